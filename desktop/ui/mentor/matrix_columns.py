"""The columns of the matrix: the office, then one column a period with how many arrived in its head."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from db.records.matrix import Matrix, MatrixRow
from db.records.period import Period
from db.vocabulary import CellState, OfficeKind, PeriodKind
from desktop.rules.labels import label
from desktop.rules.words import date_short, grouped
from desktop.ui.kit.table_columns import Cell, Column, Tone
from desktop.ui.mentor.cell_words import LOOKS, matrix_cell
from desktop.ui.period_words import month_names, period_name
from resources.language import _

HERE = (CellState.ARRIVED, CellState.NIL, CellState.LATE, CellState.LATE_NIL)
_URGENT = (*HERE, CellState.WAITING, CellState.MISSING, CellState.OVERDUE)
_ROMAN = ("I", "II", "III", "IV")


def matrix_columns(matrix: Matrix) -> tuple[Column[MatrixRow], ...]:
    """Return the columns for the periods of a matrix; texts in the language in use."""
    return (
        Column("name", _("Kantor"), _name, 140, sort="name", stretch=3),
        Column(
            "subdistrict",
            _("Kecamatan"),
            lambda row: Cell(row.subdistrict or "–"),
            124,
            sort="subdistrict",
            shown=False,
        ),
        *(_period_column(matrix, place) for place in range(len(matrix.periods))),
        Column("comments", _("Catatan"), _comments, 66, sort="comments", right=True, full_title=_("Catatan terbuka")),
        Column("keys", _("Kunci"), _keys, 132, sort="keys", shown=False),
    )


def sort_keys(matrix: Matrix) -> Mapping[str, Callable[[MatrixRow], Any]]:
    """Return how each column orders the rows; periods put what is missing last."""
    keys: dict[str, Callable[[MatrixRow], Any]] = {
        "name": lambda row: row.name.casefold(),
        "subdistrict": lambda row: (row.subdistrict.casefold(), row.name.casefold()),
        "comments": lambda row: row.open_comments,
        "keys": lambda row: (bool(row.partner_uid), row.confirmed),
    }
    for place, period in enumerate(matrix.periods):
        keys[period.code] = partial(_urgency, place)
    return keys


def _urgency(place: int, row: MatrixRow) -> int:
    return _URGENT.index(row.cells[place].state)


def short_period(period: Period) -> str:
    """Return a period as the head of a narrow column: "Tw IV 2026", "Nov 2026"."""
    match period.kind:
        case PeriodKind.QUARTER:
            return _("Tw {roman} {year}").format(roman=_ROMAN[period.index - 1], year=period.year)
        case PeriodKind.SEMESTER:
            return _("Sem {roman} {year}").format(roman=_ROMAN[period.index - 1], year=period.year)
        case PeriodKind.MONTH:
            return f"{month_names()[period.index - 1][:3]} {period.year}"
        case _:
            return str(period.year)


def office_name(row: MatrixRow) -> str:
    """Return the name of an office; see `named`."""
    return named(row.name, row.kind, in_list=row.in_list)


def named(name: str, kind: str, *, in_list: bool) -> str:
    """Return the name of an office; a kecamatan and a kelurahan say what they are, most are villages.

    Offices outside the official list carry their whole name already.
    """
    match kind if in_list else "":
        case OfficeKind.SUBDISTRICT:
            return _("Kec. {name}").format(name=name)
        case OfficeKind.URBAN_VILLAGE:
            return _("Kel. {name}").format(name=name)
        case _:
            return name


def count_words(matrix: Matrix, place: int) -> str:
    """Return how many offices are in which state for a period, in words."""
    counts = matrix.counts[place]
    return ", ".join(f"{label(state)} {grouped(counts[state])}" for state in LOOKS if counts.get(state, 0))


def _period_column(matrix: Matrix, place: int) -> Column[MatrixRow]:
    period, counts = matrix.periods[place], matrix.counts[place]
    here = sum(counts.get(state, 0) for state in HERE)
    head = f"{short_period(period)}\n{grouped(here)}/{grouped(len(matrix.rows))}"
    due = _("paling lambat {day}").format(day=date_short(matrix.due[place]))
    return Column(
        period.code,
        head,
        lambda row: matrix_cell(row.cells[place]),
        83,
        sort=period.code,
        full_title=f"{period_name(period)} ({due}): {count_words(matrix, place)}",
    )


def _name(row: MatrixRow) -> Cell:
    hint = row.code if row.in_list else _("{code} – tidak ada di daftar resmi").format(code=row.code)
    icon = "" if row.in_list else "mdi6.help-circle-outline"
    if row.partner_uid and not row.confirmed:
        icon, hint = "mdi6.key-alert", f"{hint}; {_('delapan kata belum dicocokkan')}"
    elif not row.partner_uid:
        icon, hint = "mdi6.link-off", f"{hint}; {_('belum terdaftar')}"
    tone = Tone.PLAIN if row.partner_uid else Tone.MUTED
    return Cell(office_name(row), tone, icon=icon, bold=True, hint=f"{row.name} ({hint})")


def _comments(row: MatrixRow) -> Cell:
    return Cell(grouped(row.open_comments), Tone.WARN, bold=True) if row.open_comments else Cell("–", Tone.MUTED)


def _keys(row: MatrixRow) -> Cell:
    if not row.partner_uid:
        return Cell(_("Belum terdaftar"), Tone.MUTED)
    if not row.confirmed:
        return Cell(_("Cocokkan kata"), Tone.WARN, icon="mdi6.key-alert")
    return Cell(_("Dicocokkan"), Tone.MUTED)
