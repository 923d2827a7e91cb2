"""Papers of an inspectorate: the regency's summary, letters to late offices, a random sample with its evidence."""

from datetime import timedelta
from typing import TYPE_CHECKING

from db.problem import Problem
from db.records.matrix import Matrix, MatrixRow
from db.records.period import Period
from db.vocabulary import CellState, OfficeKind, PaperKind
from desktop.services import consolidated as consolidated_service
from desktop.services import matrix as matrix_service
from desktop.services.audit_sample import audit_sample
from desktop.services.paper_contents import Builder, Prepared, Sources
from desktop.services.tutoring import require_inspectorate

if TYPE_CHECKING:
    from desktop.printing.late_letters import LateOffice

_LOOK_BACK = 8  # periods a letter names, the one asked for included
_TIME = 7  # days a letter gives
_HERE = (CellState.ARRIVED, CellState.NIL, CellState.LATE, CellState.LATE_NIL)


def consolidated(sources: Sources) -> Prepared:
    """The summary of the regency for a period."""
    from desktop.printing.consolidated import ConsolidatedPaper

    period = sources.period()
    rules = matrix_service.rules(sources.desk)
    grid = matrix_service.matrix(sources.desk, (period,))
    content = ConsolidatedPaper(
        frame=sources.frame(sources.request.number),
        figures=consolidated_service.consolidated(sources.desk, period),
        places={row.code: row.subdistrict for row in grid.rows if row.subdistrict},
        due_days=rules.due_days,
        source=rules.source,
    )
    return Prepared(content=content, subject_uid=period.code, number=sources.request.number)


def late_letters(sources: Sources) -> Prepared:
    """One letter for each office that has sent nothing for a period although its day is past.

    With `subject_uid`, the code of an office, for that one alone. Raises Problem `nobody-late(period)`.
    """
    from desktop.printing.late_letters import LateLettersPaper

    require_inspectorate(sources.session)
    period, wanted = sources.period(), sources.request.subject_uid
    grid = matrix_service.matrix(sources.desk, _up_to(period))
    late = [
        row
        for row in grid.rows
        if row.cells[-1].state is CellState.OVERDUE and wanted in ("", row.code, row.partner_uid)
    ]
    if not late:
        raise Problem("nobody-late", field="period", period=period.code)
    content = LateLettersPaper(
        frame=sources.frame(sources.request.number),
        offices=tuple(_late(grid, row) for row in late),
        until=sources.dated + timedelta(days=_TIME),
        source=matrix_service.rules(sources.desk).source,
    )
    return Prepared(content=content, subject_uid=period.code, number=sources.request.number)


def _up_to(period: Period) -> tuple[Period, ...]:
    found = [period]
    while len(found) < _LOOK_BACK:
        found.insert(0, found[0].previous())
    return tuple(found)


def _late(grid: Matrix, row: MatrixRow) -> "LateOffice":
    from desktop.printing.late_letters import LateOffice

    # Periods nobody sent anything for lie before this regency worked with files.
    missing = tuple(
        (period, due)
        for period, due, cell, counts in zip(grid.periods, grid.due, row.cells, grid.counts, strict=True)
        if cell.state is CellState.OVERDUE and (period == grid.periods[-1] or any(counts.get(s, 0) for s in _HERE))
    )
    return LateOffice(head=_head(row), place=_place(row), missing=missing, enrolled=row.confirmed)


def _head(row: MatrixRow) -> str:
    match row.kind:
        case OfficeKind.VILLAGE:
            return f"Kepala Desa {row.name.removeprefix('Desa ')}"
        case OfficeKind.URBAN_VILLAGE:
            return f"Lurah {row.name.removeprefix('Kelurahan ')}"
        case OfficeKind.SUBDISTRICT:
            return f"Camat {row.name.removeprefix('Kecamatan ')}"
        case _:
            return f"Pimpinan {row.name}"


def _place(row: MatrixRow) -> str:
    return f"Kecamatan {row.subdistrict}" if row.subdistrict and row.kind != OfficeKind.SUBDISTRICT else ""


BUILDERS: dict[PaperKind, Builder] = {
    PaperKind.CONSOLIDATED: consolidated,
    PaperKind.LATE_LETTERS: late_letters,
    PaperKind.AUDIT_SAMPLE: audit_sample,
}
