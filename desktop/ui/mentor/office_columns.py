"""The columns of the lists on the page of one office: its files, and what it says of each period."""

from typing import TYPE_CHECKING

from db.records.exchange import ExchangeFile
from db.records.period import Period
from db.vocabulary import FileStanding
from desktop.rules.labels import label
from desktop.rules.words import date_short, grouped, rupiah
from desktop.ui.kit.table_columns import Cell, Column, Tone
from desktop.ui.period_words import period_name
from resources.language import _

if TYPE_CHECKING:
    from desktop.exchange.training_contents import PeriodContent

_NONE = "–"
_IN_ORDER = (FileStanding.NEXT, FileStanding.SAME)


def file_columns() -> tuple[Column[ExchangeFile], ...]:
    """Return the columns of the files of an office; texts in the language in use."""
    return (
        Column("at", _("Tanggal"), lambda file: Cell(date_short(file.at.astimezone().date())), 108, sort="at"),
        Column("way", _("Arah"), _way, 128),
        Column("period", _("Masa"), _period, 172, sort="period"),
        Column("sequence", _("Nomor"), lambda file: Cell(grouped(file.sequence)), 70, sort="sequence", right=True),
        Column("standing", _("Urutan"), _standing, 110, stretch=2),
        Column("reports", _("Laporan"), lambda file: _count(file, "reports"), 80, right=True),
        Column("sessions", _("Kegiatan"), lambda file: _count(file, "sessions"), 84, right=True),
        Column("code", _("Kode terima"), lambda file: Cell(file.check_code or _NONE), 178),
        Column(
            "by",
            _("Oleh"),
            lambda file: Cell(file.decided_by or file.by_name or _NONE),
            130,
            shown=False,  # the code beside it has to be read out whole
        ),
    )


def period_columns() -> "tuple[Column[PeriodContent], ...]":
    """Return the columns of what an office says of each period."""
    return (
        Column(
            "period", _("Masa"), lambda said: Cell(period_name(Period.parse(said.period)), bold=True), 160, stretch=2
        ),
        Column("reports", _("Laporan"), _reports, 90, right=True),
        Column("value", _("Nilai taksiran"), lambda said: Cell(rupiah(said.value) or _NONE), 130, right=True),
        Column("late", _("Terlambat"), lambda said: _number(said.late, Tone.WARN), 96, right=True),
        Column("sessions", _("Kegiatan"), lambda said: _number(said.sessions), 90, right=True),
        Column("people", _("Hadir"), lambda said: _number(said.participants), 76, right=True),
        Column("coverage", _("Cakupan"), _coverage, 130, right=True),
        Column("statements", _("Pernyataan"), lambda said: _number(said.statements_returned), 104, right=True),
    )


def _way(file: ExchangeFile) -> Cell:
    return (
        Cell(_("Jawaban"), Tone.MUTED, icon="mdi6.arrow-up")
        if file.outgoing
        else Cell(_("Kiriman masuk"), icon="mdi6.arrow-down")
    )


def _period(file: ExchangeFile) -> Cell:
    if not file.period:
        return Cell(label(file.kind) if file.kind else _NONE, Tone.MUTED)
    name = period_name(Period.parse(file.period))
    return Cell(f"{name} · {_('nihil')}" if file.nil else name)


def _standing(file: ExchangeFile) -> Cell:
    if file.clock_suspect:
        return Cell(_("Jam pengirim tampak salah"), Tone.WARN, icon="mdi6.clock-alert-outline")
    if file.outgoing or not file.standing:
        return Cell(_NONE, Tone.MUTED)
    standing = FileStanding(file.standing)
    return Cell(label(standing), Tone.MUTED if standing in _IN_ORDER else Tone.WARN)


def _count(file: ExchangeFile, name: str) -> Cell:
    return _number(file.details.counts.get(name, 0))


def _number(number: int, tone: Tone = Tone.PLAIN) -> Cell:
    return Cell(grouped(number), tone) if number else Cell(_NONE, Tone.MUTED)


def _reports(said: "PeriodContent") -> Cell:
    return Cell(_("nihil"), Tone.MUTED) if said.nil else _number(said.reports)


def _coverage(said: "PeriodContent") -> Cell:
    if not said.officials:
        return Cell(_NONE, Tone.MUTED)
    share = round(100 * said.officials_current / said.officials)
    return Cell(f"{share}% ({said.officials_current}/{said.officials})", Tone.WARN if share < 50 else Tone.PLAIN)
