"""How the state of an office for a period is shown: a sign, a short word and a colour, each alone enough."""

from dataclasses import dataclass

from db.records.matrix import Cell as MatrixCell
from db.vocabulary import CellState
from desktop.rules.labels import label
from desktop.rules.words import date_short, grouped, rupiah
from desktop.ui.kit.table_columns import Cell, Tone
from resources.language import _


@dataclass(frozen=True, slots=True)
class CellLook:
    """Sign, tone; the word is asked for in the language in use."""

    icon: str
    tone: Tone


LOOKS = {
    CellState.ARRIVED: CellLook("mdi6.check-circle", Tone.GOOD),
    CellState.NIL: CellLook("mdi6.circle-outline", Tone.GOOD),
    CellState.LATE: CellLook("mdi6.clock-check-outline", Tone.WARN),
    CellState.LATE_NIL: CellLook("mdi6.clock-outline", Tone.WARN),
    CellState.OVERDUE: CellLook("mdi6.close-circle", Tone.DANGER),
    CellState.MISSING: CellLook("mdi6.dots-horizontal", Tone.INFO),
    CellState.WAITING: CellLook("mdi6.minus", Tone.MUTED),
}


def short_word(state: CellState) -> str:
    """Return the word of a state that fits into a narrow column; nil and late is told by its sign and colour."""
    return {
        CellState.ARRIVED: _("Tiba"),
        CellState.NIL: _("Nihil"),
        CellState.LATE: _("Telat"),
        CellState.LATE_NIL: _("Nihil"),
        CellState.OVERDUE: _("Lewat"),
        CellState.MISSING: _("Tunggu"),
        CellState.WAITING: _("Kini"),
    }[state]


def matrix_cell(cell: MatrixCell) -> Cell:
    """Return a square of the matrix."""
    look = LOOKS[cell.state]
    return Cell(short_word(cell.state), look.tone, icon=look.icon, hint=hint(cell))


def hint(cell: MatrixCell) -> str:
    """Return what the mouse is told: the whole word, the day, the files, what the office says of the period."""
    parts = [label(cell.state)]
    if cell.first_on is not None:
        parts.append(_("tiba {day}").format(day=date_short(cell.first_on)))
    if cell.files > 1:
        parts.append(_("{n} berkas").format(n=grouped(cell.files)))
    if cell.value:
        parts.append(rupiah(cell.value))
    return " · ".join(parts)
