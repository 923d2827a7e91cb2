"""A table of cells into drafts: what each row was understood to say."""

from collections.abc import Callable, Hashable, Sequence
from collections.abc import Mapping as Names
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from db.problem import Problem
from db.records.office import CalendarDay, OfficialDraft
from db.records.report import ReportDraft
from desktop.rules.institutions import kind_in_heading
from desktop.rules.reading import habit_of
from desktop.sheets.calendar_rows import calendar_day_of
from desktop.sheets.cells import SheetCells
from desktop.sheets.layout import Table, is_known, tables
from desktop.sheets.mapping import Mapping, Target, map_columns
from desktop.sheets.official_rows import number_label, official_of
from desktop.sheets.participant_rows import ListedParticipant, compared, participant_of, shared_phones
from desktop.sheets.preview import RowResult, SheetPreview
from desktop.sheets.report_rows import likeness_key, report_of
from desktop.sheets.row_reader import RowReader, remark_of

D = TypeVar("D")

ON_OTHER_SHEET = "sheet-row-on-other-sheet"  # the doubt of a report that an earlier sheet of the file has too


def understand(
    sheets: Sequence[SheetCells],
    target: Target,
    today: date,
    *,
    file_name: str,
    mapping: Mapping | None = None,
    remembered: Names[str, Names[str, str]] | None = None,
    sheet_name: str | None = None,
) -> (
    SheetPreview[ReportDraft]
    | SheetPreview[OfficialDraft]
    | SheetPreview[CalendarDay]
    | SheetPreview[ListedParticipant]
):
    """Return the preview of one sheet: the one named, or the one whose headings are known best.

    `mapping` is one a person corrected; without it the headings decide, or what was `remembered` for them.
    Raises Problem `sheet-no-header`.
    """
    found = tables(sheets, target)
    table = next((one for one in found if one.sheet_name == sheet_name), found[0])
    chosen = mapping or map_columns(table.header, target, remembered)
    others = tuple(one.sheet_name for one in found if one is not table and one.rows and is_known(one, target))
    match target:
        case Target.REPORTS:
            return replace(understand_reports(table, chosen, today, file_name), other_sheets=others)
        case Target.OFFICIALS:
            return replace(understand_officials(table, chosen, today, file_name), other_sheets=others)
        case Target.CALENDAR:
            return replace(understand_calendar(table, chosen, today, file_name), other_sheets=others)
        case Target.PARTICIPANTS:
            return replace(understand_participants(table, chosen, today, file_name), other_sheets=others)


def understand_all(
    sheets: Sequence[SheetCells],
    target: Target,
    today: date,
    *,
    file_name: str,
    remembered: Names[str, Names[str, str]] | None = None,
) -> tuple[SheetPreview[Any], ...]:
    """Return the previews of every sheet that holds a list of this kind, the one with the best known headings first.

    A gift that an earlier sheet tells of already (a recapitulation beside the months) is doubted, code
    `ON_OTHER_SHEET`. Raises Problem `sheet-no-header`.
    """

    def read(name: str | None) -> SheetPreview[Any]:
        return understand(sheets, target, today, file_name=file_name, remembered=remembered, sheet_name=name)

    first = read(None)
    every = (first, *(read(name) for name in first.other_sheets))
    found = tuple(preview for preview in every if preview.rows) or (first,)
    return found if target is not Target.REPORTS else _compared(found)


def _compared(previews: Sequence[SheetPreview[Any]]) -> tuple[SheetPreview[Any], ...]:
    """Return the previews with a doubt at each report that an earlier sheet has too."""
    seen: dict[Hashable, tuple[str, int]] = {}
    result = []
    for preview in previews:
        rows = []
        for row in preview.rows:
            key = likeness_key(row.draft) if row.draft is not None else None
            name, number = seen.setdefault(key, (preview.sheet_name, row.row_number)) if key else ("", 0)
            if key and name != preview.sheet_name:
                remark = remark_of(Problem(ON_OTHER_SHEET, sheet=name, row=number))
                row = replace(row, doubts=(*row.doubts, remark))
            rows.append(row)
        result.append(replace(preview, rows=tuple(rows)))
    return tuple(result)


def understand_reports(table: Table, mapping: Mapping, today: date, file_name: str) -> SheetPreview[ReportDraft]:
    """Return what the rows of a gift register say."""
    source = f"{file_name}, lembar {table.sheet_name}" if table.sheet_name else file_name
    return _understood(table, mapping, today, file_name, lambda row: report_of(row, source), likeness_key)


def understand_officials(table: Table, mapping: Mapping, today: date, file_name: str) -> SheetPreview[OfficialDraft]:
    """Return what the rows of a list of officials say."""
    nip_header = _heading(table, mapping, "nip")

    def likeness(draft: OfficialDraft) -> Hashable:
        return draft.nik or (draft.name.casefold(), draft.position.casefold())

    return _understood(table, mapping, today, file_name, lambda row: official_of(row, nip_header, today), likeness)


def understand_calendar(table: Table, mapping: Mapping, today: date, file_name: str) -> SheetPreview[CalendarDay]:
    """Return what the rows of a list of holidays say."""
    return _understood(table, mapping, today, file_name, calendar_day_of, lambda day: day.day)


def understand_participants(
    table: Table, mapping: Mapping, today: date, file_name: str
) -> SheetPreview[ListedParticipant]:
    """Return what the rows of an attendance list say, each by itself and all together."""
    kind = kind_in_heading(_heading(table, mapping, "institution"))
    id_label = number_label(_heading(table, mapping, "id_number"))

    def read(row: RowReader) -> ListedParticipant | None:
        return participant_of(row, kind, id_label)

    found = _understood(table, mapping, today, file_name, read, lambda _listed: object())
    rows = compared(found.rows)
    return replace(found, rows=rows, remarks=tuple(remark_of(doubt, "phone") for doubt in shared_phones(rows)))


def _heading(table: Table, mapping: Mapping, field: str) -> str:
    column = mapping.column(field)
    return table.header[column] if column is not None else ""


def _understood(
    table: Table,
    mapping: Mapping,
    today: date,
    file_name: str,
    read: Callable[[RowReader], D | None],
    likeness: Callable[[D], Hashable],
) -> SheetPreview[D]:
    seen: dict[Hashable, int] = {}
    results: list[RowResult[D]] = []
    habits = {
        match.column: habit_of(cells[match.column] for _number, cells in table.rows if match.column < len(cells))
        for match in mapping.columns
        if match.field
    }
    for row_number, cells in table.rows:
        row = RowReader(row_number, cells, mapping, today, habits)
        draft = read(row)
        if draft is not None:
            earlier = seen.setdefault(likeness(draft), row_number)
            if earlier != row_number:
                row.doubt("sheet-row-repeated", earlier=earlier)
        results.append(
            RowResult(
                row_number=row_number,
                raw=row.raw,
                draft=draft,
                doubts=tuple(row.doubts),
                refusals=tuple(row.refusals),
                inferred=tuple(row.inferred),
            )
        )
    return SheetPreview(
        target=mapping.target,
        file_name=file_name,
        sheet_name=table.sheet_name,
        header_row=table.header_row,
        header=table.header,
        mapping=mapping,
        rows=tuple(results),
        skipped=table.skipped,
    )
