"""Every list of the office pages can be saved as a spreadsheet, with what its page shows."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

from db.records.office import CalendarDay
from db.records.period import Period
from db.vocabulary import PeriodKind
from desktop.services import backups, calendar, officials, sheets, statements
from desktop.services.desk import Desk
from tests.offices import CLERK, MANAGER, TODAY, OfficeAtWork


def _rows(desk: Desk, what: str, path: Path, query: Any = None) -> list[tuple[Any, ...]]:
    written = sheets.save_as_sheet(desk, what, path, query)
    return [row for row in openpyxl.load_workbook(written).active.iter_rows(values_only=True) if any(row)]


def test_the_calendar_holds_the_days_of_its_year(office: OfficeAtWork, tmp_path: Path) -> None:
    day = CalendarDay(day=date(2026, 12, 31), closed=True, name="Libur desa", source="SE Contoh")
    calendar.add_day(office.clerk, day)
    rows = _rows(office.clerk, "calendar", tmp_path / "kalender.xlsx", 2026)
    assert any(row[:3] == (datetime(2026, 8, 17), "libur", "Hari Kemerdekaan Republik Indonesia") for row in rows)
    assert any(row[:4] == (datetime(2026, 12, 31), "libur", "Libur desa", "Libur kantor ini") for row in rows)
    assert not any(isinstance(row[0], datetime) and row[0].year != 2026 for row in rows)


def test_a_calendar_saved_is_read_again_as_it_was(office: OfficeAtWork, tmp_path: Path) -> None:
    path = tmp_path / "kalender.xlsx"
    saved = _rows(office.clerk, "calendar", path, 2026)
    (preview,) = sheets.understand_file(office.clerk, path, sheets.Target.CALENDAR)
    assert [(day.day, day.name) for day in preview.drafts] == [
        (row[0].date(), row[2]) for row in saved if isinstance(row[0], datetime)
    ]
    assert all(day.closed for day in preview.drafts)


def test_who_has_returned_the_statement(office: OfficeAtWork, tmp_path: Path) -> None:
    period = Period.containing(TODAY, PeriodKind.SEMESTER)
    person = officials.list_officials(office.clerk)[0]
    statements.mark_returned(office.clerk, period, person.uid, TODAY, "never")
    rows = _rows(office.clerk, "statements", tmp_path / "pernyataan.xlsx", period)
    row = next(row for row in rows if row[0] == person.name)
    assert row[2:] == (period.code, datetime(TODAY.year, TODAY.month, TODAY.day), "Tidak pernah menerima gratifikasi")


def test_accounts_and_backups(office: OfficeAtWork, tmp_path: Path) -> None:
    names = [row[0] for row in _rows(office.manager, "accounts", tmp_path / "akun.xlsx")]
    assert {MANAGER, CLERK} <= set(names)
    made = backups.automatic(office.manager)
    assert made is not None
    assert made.name in [row[2] for row in _rows(office.manager, "backups", tmp_path / "cadangan.xlsx") if len(row) > 2]
