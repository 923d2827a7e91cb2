"""The columns of the inbox: what a file is, how its records stand to the register, what is wrong and what to do."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from db.records.period import Period
from db.vocabulary import Arrival, FileStanding, FileState, PackageKind
from desktop.rules.labels import label
from desktop.rules.words import grouped
from desktop.ui import messages
from desktop.ui.kit.table_columns import Cell, Column, Tone
from desktop.ui.period_words import period_name
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.staging import StagedFile

STATE_TONES = {
    FileState.STAGED: Tone.INFO,
    FileState.ACCEPTED: Tone.GOOD,
    FileState.SEEN_BEFORE: Tone.MUTED,
    FileState.QUARANTINED: Tone.WARN,
    FileState.REJECTED: Tone.DANGER,
}
_NONE = "–"


def inbox_columns() -> "tuple[Column[StagedFile], ...]":
    """Return the columns of the list of files; texts in the language in use."""
    return (
        Column("office", _("Kantor"), _office, 138, sort="office", stretch=3),
        Column("file", _("Berkas"), lambda row: Cell(row.path.name), 190, sort="file", shown=False, cut_middle=True),
        Column("period", _("Periode"), _period, 168, sort="period"),
        Column("state", _("Status"), state_cell, 122, sort="state"),
        Column("new", _("Baru"), lambda row: _count(row, Arrival.NEW), 54, sort="new", right=True),
        Column("changed", _("Berubah"), lambda row: _count(row, Arrival.CHANGED), 76, sort="changed", right=True),
        Column(
            "same",
            _("Sama"),
            lambda row: _count(row, Arrival.SAME, Arrival.OLDER),
            62,
            sort="same",
            right=True,
            shown=False,
        ),
        Column("fork", _("Bentrok"), _conflicts, 76, sort="fork", right=True),
        Column(
            "aside",
            _("Sisih"),
            _aside,
            60,
            sort="aside",
            right=True,
            shown=False,
            full_title=_("Catatan yang disisihkan"),
        ),
        Column(
            "receipt",
            _("Kode terima"),
            lambda row: Cell(row.outcome.receipt_code or _NONE),
            168,
            shown=False,  # the receipt and the details of a file have it; what is wrong needs the room
        ),
        Column("problem", _("Perhatian"), remark_cell, 150, stretch=5),
    )


SORT_KEYS: Mapping[str, Callable[[Any], Any]] = {
    "office": lambda row: (row.outcome.office_name or row.path.name).casefold(),
    "file": lambda row: row.path.name.casefold(),
    "period": lambda row: row.outcome.period,
    "state": lambda row: list(STATE_TONES).index(row.outcome.state),
    "new": lambda row: row.outcome.count(Arrival.NEW),
    "changed": lambda row: row.outcome.count(Arrival.CHANGED),
    "same": lambda row: row.outcome.count(Arrival.SAME, Arrival.OLDER),
    "fork": lambda row: row.outcome.count(Arrival.FORK),
    "aside": lambda row: len(row.outcome.set_aside),
}


def state_words(state: FileState) -> str:
    """Return the word of a state in the inbox."""
    return _("Siap diterima") if state is FileState.STAGED else label(state)


def state_cell(row: "StagedFile") -> Cell:
    """Return the state as a chip."""
    return Cell(state_words(row.outcome.state), STATE_TONES[row.outcome.state], chip=True)


def remark_cell(row: "StagedFile") -> Cell:
    """Return the first thing to look at; resting the mouse says all of it and the next step."""
    said = remarks(row)
    if not said:
        return Cell("")
    tone = Tone.DANGER if row.outcome.state is FileState.REJECTED else Tone.WARN
    return Cell(said[0], tone, hint=" ".join(said))


def remarks(row: "StagedFile") -> list[str]:
    """Return everything about a file that a tutor should know, the most important first."""
    outcome = row.outcome
    found = []
    if outcome.problem is not None:
        found += [part for part in messages.problem_text(outcome.problem) if part]
    if outcome.problem is None and row.waits_for_words:
        found.append(_("Pendaftaran masuk; cocokkan delapan katanya."))
    if outcome.missing:
        numbers = ", ".join(str(number) for number in outcome.missing[:6])
        found.append(_("Kiriman nomor {numbers} dari komputer ini belum tiba.").format(numbers=numbers))
    if outcome.standing in (FileStanding.FORK, FileStanding.BROKEN):
        found.append(label(outcome.standing))
    if outcome.count(Arrival.FORK):
        found += [_("Isi bertentangan."), _("Pilih salah satunya di Register gabungan.")]
    if outcome.clock_suspect:
        found.append(_("Jam komputer pengirim tampaknya salah."))
    if outcome.set_aside:
        found.append(_("Sebagian catatan tidak dapat dipakai; lihat rinciannya."))
    return found


def _office(row: "StagedFile") -> Cell:
    return Cell(row.outcome.office_name or row.path.name, bold=bool(row.outcome.office_name), hint=str(row.path.name))


def _period(row: "StagedFile") -> Cell:
    outcome = row.outcome
    if row.kind is PackageKind.ENROL:
        return Cell(_("Pendaftaran"), Tone.MUTED)
    if row.kind is PackageKind.BUNDLE:
        return Cell(_("Bundel"), Tone.MUTED)
    if not outcome.period:
        return Cell(_NONE)
    name = period_name(Period.parse(outcome.period))
    return Cell(f"{name} · {_('nihil')}" if outcome.nil else name)


def _count(row: "StagedFile", *kinds: Arrival) -> Cell:
    number = row.outcome.count(*kinds)
    return Cell(grouped(number) if number else _NONE, Tone.PLAIN if number else Tone.MUTED)


def _conflicts(row: "StagedFile") -> Cell:
    number = row.outcome.count(Arrival.FORK)
    return Cell(grouped(number), Tone.DANGER, bold=True) if number else Cell(_NONE, Tone.MUTED)


def _aside(row: "StagedFile") -> Cell:
    number = len(row.outcome.set_aside)
    return Cell(grouped(number), Tone.DANGER, bold=True) if number else Cell(_NONE, Tone.MUTED)
