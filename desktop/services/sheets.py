"""Spreadsheets in and out: understood row by row, taken over in one step or none, every list saved as a spreadsheet."""

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db.problem import Problem
from db.queries.settings import get_setting, put_setting
from db.records.changes import Done
from db.vocabulary import Role, Topic
from desktop.rules.problems import explain
from desktop.services import calendar, officials, reports
from desktop.services.desk import Desk
from desktop.services.known_reports import doubt_of
from desktop.sheets.mapping import Mapping, Target, header_score
from desktop.sheets.preview import Remark, RowResult, SheetPreview
from desktop.sheets.reader import read_cells
from desktop.sheets.understand import understand
from desktop.sheets.wordlists import recognise

MAPPINGS = "sheet-mappings"  # setting: fingerprint of the headings → column → field


def understand_file(
    desk: Desk, path: Path, target: Target | None = None, mapping: Mapping | None = None
) -> SheetPreview[Any]:
    """Read a spreadsheet and return what was understood; nothing is kept yet.

    Without a target the headings decide what kind of list it is. Raises the Problems of the reader, and
    `sheet-is-attendance` for a list of those who came to a meeting: they need not be officials of this office.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    cells = read_cells(path)
    if target is None:
        heads = [row for sheet in cells for row in sheet.rows[:40]]
        target = max(Target, key=lambda t: max((header_score(row, t) for row in heads), default=0))
        titles = (cell for row in heads for cell in row if isinstance(cell, str))
        if target is Target.OFFICIALS and any(recognise("other_list", title) for title in titles):
            raise Problem("sheet-is-attendance", file=path.name)
    with desk.reading() as session:
        remembered = get_setting(session, MAPPINGS, dict[str, dict[str, str]])
    preview: SheetPreview[Any] = understand(
        cells, target, desk.today, file_name=path.name, mapping=mapping, remembered=remembered
    )
    if preview.target is not Target.REPORTS:
        return preview
    with desk.reading() as session:
        return replace(preview, rows=tuple(_compared(desk, session, row) for row in preview.rows))


def _compared(desk: Desk, session: Session, row: RowResult[Any]) -> RowResult[Any]:
    """Return a row with the doubt that the register has it already, or has something like it."""
    if row.draft is None:
        return row
    problem = doubt_of(desk, session, row.draft)
    if problem is None:
        return row
    text = explain(problem)
    remark = Remark("", f"{text.sentence} {text.next_step}", problem.code)
    return replace(row, doubts=(*row.doubts, remark))


def accept(
    desk: Desk,
    preview: SheetPreview[Any],
    rows: Collection[int] | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> Done[int]:
    """Take over the rows understood (all, or those with these row numbers) in one step or none; return how many.

    Raises Problem `sheet-nothing-to-take`, or the Problem of the first row that cannot be kept, with its row.
    """
    wanted = [r for r in preview.rows if r.draft is not None and (rows is None or r.row_number in rows)]
    if not wanted:
        raise Problem("sheet-nothing-to-take", file=preview.file_name)
    drafts: list[Any] = [row.draft for row in wanted]
    match preview.target:
        case Target.REPORTS:
            done = reports.register_many(desk, drafts, on_progress)
        case Target.OFFICIALS:
            done = officials.import_officials(desk, drafts)
        case Target.CALENDAR:
            done = calendar.import_days(desk, drafts)
    remember_mapping(desk, preview.mapping)
    return done


def remember_mapping(desk: Desk, mapping: Mapping) -> None:
    """Keep which column holds what, for the next file with the same headings."""
    with desk.changing() as change:
        known = get_setting(change.session, MAPPINGS, dict[str, dict[str, str]]) or {}
        put_setting(change.session, MAPPINGS, known | {mapping.fingerprint: mapping.remembered()})
        change.touch(Topic.SETTINGS)


def template(target: Target, path: Path) -> Path:
    """Write an empty spreadsheet with the headings the import knows best."""
    from desktop.sheets.template import write_template

    write_template(path, target)
    return path


def save_as_sheet(desk: Desk, what: str, path: Path, query: reports.ReportQuery | None = None) -> Path:
    """Write a list as spreadsheet: reports, officials, audit, calendar, papers; identity numbers stay masked.

    What is written can be read by anybody who has the file, so it is in the audit log. Raises Problem
    `list-unknown`, `file-not-written`.
    """
    from desktop.services.sheet_lists import table_of
    from desktop.sheets.writer import write_table

    desk.require(Role.MANAGER, Role.CLERK)
    title, columns, rows = table_of(desk, what, query)
    with desk.changing() as change:
        change.audit("list-saved-as-sheet", what, "", len(rows))
        change.touch(Topic.AUDIT)
        write_table(path, title, columns, rows)
    return path


__all__ = ["Target", "accept", "remember_mapping", "save_as_sheet", "template", "understand_file"]
