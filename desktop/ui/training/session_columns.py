"""The columns of the list of sessions: what each one shows of a `SessionRow`."""

from db.records.training import SessionRow
from db.vocabulary import SessionState
from desktop.rules.labels import label
from desktop.rules.words import decimal_text, grouped
from desktop.ui.kit.table_columns import Cell, Column, Tone
from desktop.ui.training.session_words import kind_words, short_days
from resources.language import _

STATE_CELL_TONES = {SessionState.PLANNED: Tone.INFO, SessionState.HELD: Tone.GOOD, SessionState.VOID: Tone.MUTED}
_NONE = "–"


def session_columns() -> tuple[Column[SessionRow], ...]:
    """Return the columns of the list, in their first order; texts in the language in use."""
    return (
        Column(
            "starts_on",
            _("Tanggal"),
            lambda row: Cell(short_days(row.starts_on, row.ends_on) or _NONE),
            138,
            sort="starts_on",
            full_title=_("Tanggal pelaksanaan"),
        ),
        Column("title", _("Nama kegiatan"), lambda row: Cell(row.title, bold=True), 250, sort="title", stretch=5),
        Column("kind", _("Jenis"), lambda row: Cell(kind_words(row.kind), hint=label(row.kind)), 106, sort="kind"),
        Column("place", _("Tempat"), lambda row: Cell(row.place or _NONE), 100, sort="place", stretch=2),
        Column(
            "organiser",
            _("Penyelenggara"),
            lambda row: Cell(row.organiser or _NONE),
            150,
            sort="organiser",
            stretch=1,
            shown=False,
        ),
        Column(
            "hours",
            _("JP"),
            lambda row: _number(decimal_text(row.lesson_hours)),
            50,
            right=True,
            full_title=_("Jumlah JP"),
        ),
        Column(
            "participants",
            _("Peserta"),
            lambda row: _number(grouped(row.participant_count)),
            92,
            sort="participant_count",
            right=True,
        ),
        Column(
            "present", _("Hadir"), lambda row: _number(grouped(row.present_count)), 68, sort="present_count", right=True
        ),
        Column("state", _("Status"), _state, 116, sort="state"),
    )


def _number(text: str) -> Cell:
    return Cell(_NONE, Tone.MUTED) if text == "0" else Cell(text)


def _state(row: SessionRow) -> Cell:
    return Cell(label(row.state), STATE_CELL_TONES[row.state], chip=True)
