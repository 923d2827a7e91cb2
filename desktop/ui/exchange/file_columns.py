"""The columns of the book of files."""

from db.records.exchange import ExchangeFile
from desktop.rules.labels import label
from desktop.rules.words import date_short
from desktop.services.file_marks import own_code
from desktop.ui.exchange.file_words import STATE_TONES, kind_words, number_words, period_words, way_words
from desktop.ui.exchange.size_words import size_words
from desktop.ui.kit.table_columns import Cell, Column, Tone
from resources.language import _


def file_columns() -> tuple[Column[ExchangeFile], ...]:
    """Return the columns; the latest file stands first."""
    return (
        Column("at", _("Tanggal"), _moment, 92),
        Column("way", _("Arah"), _way, 98),
        Column("number", _("Nomor"), lambda f: Cell(number_words(f)), 66, right=True),
        Column("office", _("Kantor"), lambda f: Cell(f.partner_name or "–", bold=True), 146, stretch=2),
        Column("kind", _("Jenis berkas"), lambda f: Cell(kind_words(f)), 110),
        Column("period", _("Masa"), lambda f: Cell(period_words(f)), 118),
        Column("state", _("Status"), lambda f: Cell(label(f.state), STATE_TONES[f.state], chip=True), 140),
        Column("code", _("Kode cek"), lambda f: Cell(own_code(f)), 162),
        Column("name", _("Nama berkas"), _name, 260, stretch=2, shown=False, cut_middle=True),
        Column("size", _("Ukuran"), lambda f: Cell(size_words(f.length)), 90, right=True, shown=False),
        Column("by", _("Dicatat oleh"), lambda f: Cell(f.by_name), 140, shown=False),
    )


def _name(file: ExchangeFile) -> Cell:
    return Cell(file.file_name, Tone.MUTED)


def _moment(file: ExchangeFile) -> Cell:
    moment = file.at.astimezone()
    day = date_short(moment.date())
    return Cell(day, hint=f"{day} {moment:%H.%M}")


def _way(file: ExchangeFile) -> Cell:
    icon = "mdi6.arrow-top-right" if file.outgoing else "mdi6.arrow-bottom-left"
    return Cell(way_words(outgoing=file.outgoing), icon=icon)
