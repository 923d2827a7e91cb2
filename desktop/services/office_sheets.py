"""Lists of the office pages as spreadsheets: calendar of a year, statements of a period, accounts, backups."""

from collections.abc import Sequence
from typing import Any

from db.records.period import Period
from desktop.rules.calendar import DayKind
from desktop.rules.labels import label
from desktop.rules.statement_words import answer_words
from desktop.services import accounts, backups, calendar, statements
from desktop.services.desk import Desk
from desktop.sheets.writer import Column, ColumnKind
from resources.language import _

Table = tuple[str, list[Column], Sequence[Sequence[Any]]]


def calendar_table(desk: Desk, year: int | None) -> Table:
    """Return the days of a year as the calendar page shows them, or without a year the office's own days of all."""
    columns = [
        Column(_("Tanggal"), ColumnKind.DATE),
        Column(_("Keadaan")),
        Column(_("Nama")),
        Column(_("Jenis hari")),
        Column(_("Sumber")),
    ]
    if year is None:
        days = [(day.day, day.closed, day.name, "", day.source) for day in calendar.own_days(desk)]
    else:
        days = [
            (day.day, day.kind is not DayKind.OWN_OPEN, day.name, _kind_words(day.kind), day.source)
            for day in calendar.calendar(desk).days(year)
        ]
    rows = [(day, _("libur") if closed else _("masuk"), *rest) for day, closed, *rest in days]
    return _("Kalender kantor"), columns, rows


def statements_table(desk: Desk, period: Period) -> Table:
    """Return who has returned the statement of a period, and what it says."""
    columns = [
        Column(_("Nama")),
        Column(_("Jabatan")),
        Column(_("Periode")),
        Column(_("Tanggal kembali"), ColumnKind.DATE),
        Column(_("Isi pernyataan")),
    ]
    rows = [
        (row.official_name, row.position, row.period, row.returned_on, answer_words(row.answer))
        for row in statements.list_statements(desk, period)
    ]
    return _("Pernyataan berkala"), columns, rows


def accounts_table(desk: Desk) -> Table:
    """Return the accounts, those that ended included."""
    columns = [Column(_("Nama")), Column(_("Peran")), Column(_("Dibuat"), ColumnKind.DATE), Column(_("Status"))]
    rows = [
        (
            account.name,
            label(account.role),
            account.created_at.astimezone().date(),
            _("Aktif") if account.active else _("Sudah dihapus"),
        )
        for account in accounts.list_accounts(desk)
    ]
    return _("Akun kantor"), columns, rows


def backups_table(desk: Desk) -> Table:
    """Return the automatic backups."""
    columns = [Column(_("Dibuat pada")), Column(_("Ukuran (byte)"), ColumnKind.NUMBER), Column(_("Berkas"))]
    rows = [
        (f"{backup.made_at.astimezone():%Y-%m-%d %H:%M}", backup.length, backup.path.name)
        for backup in backups.list_backups(desk)
    ]
    return _("Cadangan"), columns, rows


def _kind_words(kind: DayKind) -> str:
    return {
        DayKind.HOLIDAY: _("Libur nasional"),
        DayKind.JOINT_LEAVE: _("Cuti bersama"),
        DayKind.OWN_CLOSED: _("Libur kantor ini"),
        DayKind.OWN_OPEN: _("Tetap masuk"),
    }[kind]
