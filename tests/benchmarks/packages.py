"""Files of offices taken over at the mentor, against the bare driver's `executemany` of the same rows."""

import os
import resource
import time
from contextlib import closing
from pathlib import Path

from db.engine import connect
from desktop.services import inbox, office_keys
from desktop.services.desk import Desk
from tests import many_villages, pairs
from tests.benchmarks.table import Row

FILES, REPORTS = 300, 100  # each report with one event: 200 records in a file, and the period's statement
LINEAR = (30, 3_000)
_COLUMNS = (
    "collection, uid, revision, content_hash, office_uid, parent_uid, file_id, state, standing, created_at, "
    "changed_at, content, day, title, number, kind, status, value, people, due_on, late, search_text"
)


def rows(folder: Path) -> list[Row]:
    """Measure 300 files of 200 records, then the cost of a file among 30 and among 3,000."""
    os.environ["SIGAP_STATE_DIR"] = str(folder / "state")
    taken, mentor = _accept(folder / "besar", FILES, REPORTS)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare = _bare(mentor, folder / "acuan.db")
    mentor.register.close()
    found = [
        Row(f"{FILES} files × {2 * REPORTS} records taken over", taken, bare, "ms", most_ratio=8),
        Row("  memory at its highest", memory, None, "MB", most=300),
    ]
    costs = []
    for count in LINEAR:
        cost, mentor = _accept(folder / str(count), count, 5)
        mentor.register.close()
        costs.append(cost / count)
    found.append(Row(f"a file of 10 records: among {LINEAR[1]:,}, among {LINEAR[0]}", costs[1], costs[0], "ms", 1.5))
    return found


def _accept(folder: Path, count: int, reports: int) -> tuple[float, Desk]:
    mentor = pairs.inspectorate(folder / "inspektorat")
    keys = office_keys.own_public_keys(mentor)
    known = many_villages.villages(count)
    many_villages.know(mentor, known)
    files = list(many_villages.write_packages(folder / "berkas", known, keys, reports=reports))
    begun = time.perf_counter()
    outcomes = inbox.accept_all(mentor, files).record
    taken = (time.perf_counter() - begun) * 1000
    if any(outcome.problem for outcome in outcomes):
        raise RuntimeError(f"a file was not taken over: {next(o.problem for o in outcomes if o.problem)}")
    return taken, mentor


def _bare(mentor: Desk, path: Path) -> float:
    """The very same rows by the driver alone: one transaction a file, forced to disk like ours."""
    with mentor.reading() as session:
        driver = session.connection().connection.dbapi_connection
        if driver is None:
            raise RuntimeError("no connection")
        cursor = driver.cursor()
        kept = cursor.execute(f"SELECT file_id, {_COLUMNS} FROM received_records ORDER BY id").fetchall()  # noqa: S608
        statements = [
            row[0]
            for row in cursor.execute(
                "SELECT sql FROM sqlite_master WHERE tbl_name = 'received_records' AND sql IS NOT NULL"
            ).fetchall()
        ]
    by_file: dict[int, list[tuple[object, ...]]] = {}
    for row in kept:
        by_file.setdefault(row[0], []).append(tuple(row[1:]))
    marks = ", ".join("?" * len(_COLUMNS.split(",")))
    with closing(
        connect(path, bytes(range(32)), ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = OFF"))
    ) as bare:
        bare.isolation_level = None
        for statement in statements:
            bare.execute(statement)
        begun = time.perf_counter()
        for part in by_file.values():
            bare.execute("BEGIN IMMEDIATE")
            bare.executemany(f"INSERT INTO received_records ({_COLUMNS}) VALUES ({marks})", part)  # noqa: S608
            bare.execute("COMMIT")
        taken = (time.perf_counter() - begun) * 1000
        if bare.execute("SELECT count(*) FROM received_records").fetchone()[0] != len(kept):
            raise RuntimeError("rows are missing")
    return taken
