"""Rows of a list of holidays into days of the office's calendar."""

from db.problem import Problem
from db.records.office import CalendarDay
from desktop.sheets.row_reader import RowReader
from desktop.sheets.wordlists import recognise


def calendar_day_of(row: RowReader) -> CalendarDay | None:
    """Return the day a row adds (closed) or takes away (open), or None when it has no date that can be read."""
    day = row.date("day", future=True)
    if day is None and not row.refusals:
        row.refuse(Problem("sheet-day-missing"), "day")
    name, words = row.text("name"), row.text("kind")
    meaning = recognise("calendar_kind", words) if words else None
    if words and meaning is None:
        row.doubt("sheet-day-kind-unclear", "kind", text=words)
    if not name:
        row.doubt("sheet-day-nameless", "name")
    if day is None or row.refusals:
        return None
    return CalendarDay(day=day, closed=meaning != "open", name=name or words, source=row.text("source"))
