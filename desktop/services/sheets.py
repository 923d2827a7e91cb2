"""Spreadsheets in and out: understood row by row, taken over in one step or none, every list saved as a spreadsheet."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from db.problem import Problem
from db.queries.settings import get_setting, put_setting
from db.records.changes import Done
from db.vocabulary import Role, Topic
from desktop.services import calendar, officials, reports
from desktop.services.desk import Desk
from desktop.services.known_reports import IN_REGISTER, doubt_of
from desktop.services.list_access import takers
from desktop.sheets.mapping import REGISTER_TARGETS, Mapping, Target, header_score
from desktop.sheets.preview import RowResult, SheetPreview
from desktop.sheets.reader import read_cells
from desktop.sheets.row_reader import remark_of
from desktop.sheets.understand import ON_OTHER_SHEET, understand_all
from desktop.sheets.wordlists import recognise

MAPPINGS = "sheet-mappings"  # setting: fingerprint of the headings → column → field


def understand_file(
    desk: Desk, path: Path, target: Target | None = None, corrected: Collection[Mapping] = ()
) -> tuple[SheetPreview[Any], ...]:
    """Read a spreadsheet and return what was understood of each sheet that holds such a list; nothing is kept yet.

    Without a target the headings decide what kind of list it is. `corrected` are mappings a person corrected; each
    applies to the sheets with its headings. Raises the Problems of the reader, and `sheet-is-attendance` for a list of
    those who came to a meeting: they need not be officials of this office.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    cells = read_cells(path)
    if target is None:
        heads = [row for sheet in cells for row in sheet.rows[:40]]
        target = max(REGISTER_TARGETS, key=lambda t: max((header_score(row, t) for row in heads), default=0))
        titles = (cell for row in heads for cell in row if isinstance(cell, str))
        if target is Target.OFFICIALS and any(recognise("other_list", title) for title in titles):
            raise Problem("sheet-is-attendance", file=path.name)
    with desk.reading() as session:
        remembered = get_setting(session, MAPPINGS, dict[str, dict[str, str]]) or {}
    remembered |= {mapping.fingerprint: mapping.remembered() for mapping in corrected}
    found = understand_all(cells, target, desk.today, file_name=path.name, remembered=remembered)
    if target is not Target.REPORTS:
        return found
    with desk.reading() as session:
        return tuple(
            replace(preview, rows=tuple(_compared(desk, session, row) for row in preview.rows)) for preview in found
        )


def _compared(desk: Desk, session: Session, row: RowResult[Any]) -> RowResult[Any]:
    """Return a row with the doubt that the register has it already, or has something like it."""
    problem = doubt_of(desk, session, row.draft) if row.draft is not None else None
    return row if problem is None else replace(row, doubts=(*row.doubts, remark_of(problem)))


def known_already(row: RowResult[Any]) -> bool:
    """Tell whether the register, or an earlier sheet of the file, has this row: nothing may enter twice unasked."""
    return any(doubt.code in (IN_REGISTER, ON_OTHER_SHEET) for doubt in row.doubts)


def accept(
    desk: Desk,
    previews: Sequence[SheetPreview[Any]],
    rows: Sequence[Collection[int]] | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> Done[int]:
    """Take over the rows understood (all, or those with these row numbers of each sheet) in one step or none.

    Returns how many were taken. Raises Problem `sheet-nothing-to-take`, or the Problem of the first row that cannot be
    kept.
    """
    drafts: list[Any] = [
        row.draft
        for place, preview in enumerate(previews)
        for row in preview.rows
        if row.draft is not None and (rows is None or row.row_number in rows[place])
    ]
    if not drafts:
        raise Problem("sheet-nothing-to-take", file=previews[0].file_name)
    match previews[0].target:
        case Target.REPORTS:
            done = reports.register_many(desk, drafts, on_progress)
        case Target.OFFICIALS:
            done = officials.import_officials(desk, drafts)
        case Target.CALENDAR:
            done = calendar.import_days(desk, drafts)
        case Target.PARTICIPANTS:  # they belong to a session: `participant_import.enter`
            raise Problem("sheet-is-attendance", file=previews[0].file_name)
    for mapping in {preview.mapping.fingerprint: preview.mapping for preview in previews}.values():
        remember_mapping(desk, mapping)
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


def save_as_sheet(desk: Desk, what: str, path: Path, query: Any = None) -> Path:
    """Write a list as spreadsheet; `sheet_lists.table_of` names the lists. Identity numbers stay masked.

    What is written can be read by anybody who has the file, so it is in the audit log. Raises Problem
    `list-unknown`, `file-not-written`.
    """
    from desktop.services.sheet_lists import table_of
    from desktop.sheets.writer import write_table

    desk.require(*takers(what))
    title, columns, rows = table_of(desk, what, query)
    with desk.changing() as change:
        change.audit("list-saved-as-sheet", what, "", len(rows))
        change.touch(Topic.AUDIT)
        write_table(path, title, columns, rows)
    return path


__all__ = ["Target", "accept", "known_already", "remember_mapping", "save_as_sheet", "template", "understand_file"]
