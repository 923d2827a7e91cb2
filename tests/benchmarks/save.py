"""Save one report, one fsync-ed commit, against the same rows by SQLAlchemy Core in one SQLCipher transaction."""

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Engine, insert, select

from db.base import Base
from db.clock import FixedClock
from db.engine import open_engine
from db.vocabulary import Role
from desktop.services import offices, reports
from desktop.services.desk import Desk
from tests.benchmarks.table import Row
from tests.offices import MANAGER, PASSWORD, START, draft, gift, profile

_TIMES = 200
_TABLES = (
    "reports",
    "report_objects",
    "report_texts",
    "name_words",
    "revisions",
    "report_events",
    "audit_entries",
    "audit_salts",
)


def rows(folder: Path) -> list[Row]:
    """Save reports, then put the very same rows into a copy of the empty register."""
    os.environ["SIGAP_STATE_DIR"] = str(folder / "state")
    clock = FixedClock(START)
    made = offices.set_up(folder / "buku", profile(), MANAGER, Role.MANAGER, PASSWORD, clock)
    desk, key = made.desk, made.desk.register.keyring.data_key
    with desk.register.at_rest():
        shutil.copy(folder / "buku" / "register.db", folder / "lain.db")
    ours = []
    for number in range(_TIMES):
        told = draft(objects=(gift(description=f"Bingkisan nomor {number}", value=100_000 + number),))
        clock.advance(minutes=1)
        begun = time.perf_counter()
        reports.register_report(desk, replace(told, typed_number=""))
        ours.append((time.perf_counter() - begun) * 1000)
    saves = _rows_by_save(desk)
    desk.register.close()
    engine = open_engine(folder / "lain.db", key)
    theirs = [_insert(engine, save) for save in saves]
    engine.dispose()
    return [Row("save one report, one fsync-ed commit", median(ours[20:]), median(theirs[20:]), "ms", 4)]


def _rows_by_save(desk: Desk) -> list[list[tuple[str, list[dict[str, Any]]]]]:
    """Return what each save wrote, table by table."""
    with desk.reading() as session:
        kept = {
            name: [dict(row) for row in session.execute(select(Base.metadata.tables[name])).mappings()]
            for name in _TABLES
        }
    by_uid = {row["uid"]: row["id"] for row in kept["reports"]}
    for row in kept["revisions"]:
        row["report_id"] = by_uid.get(row["subject_uid"], 0)
    entries = {row["seq"]: by_uid.get(row["subject_uid"], 0) for row in kept["audit_entries"]}
    saves = []
    for report in kept["reports"]:
        found = []
        for name in _TABLES:
            column = "id" if name == "reports" else "report_id"
            if name.startswith("audit"):
                own = [row for row in kept[name] if entries[row["seq"]] == report["id"]]
            else:
                own = [row for row in kept[name] if row[column] == report["id"]]
            columns = set(Base.metadata.tables[name].columns.keys())
            found.append((name, [{k: v for k, v in row.items() if k in columns} for row in own]))
        saves.append(found)
    return saves


def _insert(engine: Engine, save: list[tuple[str, list[dict[str, Any]]]]) -> float:
    begun = time.perf_counter()
    with engine.begin() as connection:
        for name, values in save:
            connection.execute(insert(Base.metadata.tables[name]), values)
    return (time.perf_counter() - begun) * 1000
