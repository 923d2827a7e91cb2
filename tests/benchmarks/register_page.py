"""The register page on 100,000 reports: first page and any search by name, against the same SQL by the bare driver."""

from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import event

from db.engine import connect
from db.queries.report_rows import ReportQuery
from db.records.period import Period
from db.vocabulary import PeriodKind
from desktop.services import reports
from desktop.services.desk import Desk
from tests.benchmarks.large import RARE, folder, open_large
from tests.benchmarks.table import Row, timed

QUERIES = {
    "first page": ReportQuery(),
    "page 500": ReportQuery(offset=50_000),
    "sorted by reporter": ReportQuery(sort="reporter_name", descending=False),
    "search: a name that occurs once": ReportQuery(search=RARE),
    "search: a first name of 11,000 reports": ReportQuery(search="budi"),
    "search: first and last name": ReportQuery(search="budi contohwan"),
    "search: two letters": ReportQuery(search="bu"),
    "search: one letter": ReportQuery(search="b"),
    "search: two short words": ReportQuery(search="bu co"),
    "search: a word of every report": ReportQuery(search="bingkisan"),
    "search: no such name": ReportQuery(search="tidakadanama"),
    "search in one quarter": ReportQuery(search="budi", period=Period(2026, PeriodKind.QUARTER, 2)),
    "one giver": ReportQuery(giver="Budi Rekaan"),
    "one person": ReportQuery(person="Budi Rekaan"),
    "late ones": ReportQuery(late=True),
}
# Neither the first page nor a search by name: shown, held to nothing.
BEYOND = ("one giver", "sorted by reporter", "search: a word of every report", "search in one quarter", "late ones")


def rows(_folder: Path) -> list[Row]:
    """Measure each query as the window asks it: the rows of the page and the totals line."""
    desk = open_large()
    found: list[Row] = []
    try:
        asked = {name: _captured(desk, query) for name, query in QUERIES.items()}
        ours = {name: timed(partial(reports.find_reports, desk, query)) for name, query in QUERIES.items()}
        key = desk.register.keyring.data_key
    finally:
        desk.register.close()
    bare = connect(folder() / "buku" / "register.db", key)
    try:
        for name, statements in asked.items():
            theirs = timed(partial(_run, bare, statements))
            ratio, most = (None, None) if name in BEYOND else (2, 50)
            found.append(Row(f"100,000 reports, {name}", ours[name], theirs, "ms", ratio, most))
    finally:
        bare.close()
    return found


def _run(bare: Any, statements: list[tuple[str, Any]]) -> None:
    for sql, values in statements:
        bare.execute(sql, values).fetchall()


def _captured(desk: Desk, query: ReportQuery) -> list[tuple[str, Any]]:
    """Return the statements our service sends for a query."""
    seen: list[tuple[str, Any]] = []
    engine = desk.register._engine

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, _context: Any, _many: bool) -> None:
        if sql.startswith("SELECT"):
            seen.append((sql, values))

    event.listen(engine, "before_cursor_execute", note)
    try:
        reports.find_reports(desk, query)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return seen
