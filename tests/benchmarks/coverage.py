"""The coverage of 10,000 people and 1,000 sessions: reckoned anew, then any page of its list; one person's history."""

from functools import partial
from pathlib import Path

from desktop.rules.coverage import CoverageState
from desktop.services import coverage
from desktop.services.coverage import CoverageQuery
from desktop.services.desk import Desk
from tests.benchmarks.large_training import open_large
from tests.benchmarks.table import Row, timed

NAME = "10,000 people, 1,000 sessions"
QUERIES = {
    "first page": CoverageQuery(),
    "page 90": CoverageQuery(offset=9_000),
    "sorted by position": CoverageQuery(sort="position"),
    "most topics lacking first": CoverageQuery(sort="lacking"),
    "search: a first name": CoverageQuery(search="budi"),
    "late ones": CoverageQuery(states=frozenset({CoverageState.OVERDUE, CoverageState.NEVER})),
    "one institution": CoverageQuery(institution="Desa Rekaan 7"),
}


def rows(_folder: Path) -> list[Row]:
    """Measure the report, each page as the window asks it, and the history of one person."""
    desk = open_large()
    try:
        found = [Row(f"{NAME}, coverage reckoned anew", timed(partial(_anew, desk)), None, "ms", most=1000)]
        coverage.coverage(desk)
        for name, query in QUERIES.items():
            found.append(Row(f"{NAME}, {name}", timed(partial(_page, desk, query)), None, "ms", most=50))
        one = timed(partial(coverage.history, desk, "p-37"))
        found.append(Row(f"{NAME}, history of one", one, None, "ms", most=50))
    finally:
        desk.register.close()
    return found


def _page(desk: Desk, query: CoverageQuery) -> None:
    """Ask for a page as after another question: nothing of its list is at hand."""
    coverage._FOUND.pop(desk.register, None)
    coverage.find_lines(desk, query)


def _anew(desk: Desk) -> None:
    coverage.forget(desk.register)
    coverage.coverage(desk)
