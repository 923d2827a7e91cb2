"""A register of 100,000 made-up reports, ten years of 10,000, built once by bulk inserts and kept for the next run."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from db.base import Base
from db.clock import FixedClock
from db.queries.report_mapping import draft_columns, object_columns
from db.queries.search import _searchable
from db.records import canonical
from db.records.names import words
from db.records.report import Giver, ReportDraft, Reporter, StepDetails
from db.vocabulary import DeadlineKind, Duty, ObjectKind, ReportKind, ReportState, Role, Step
from desktop.services import offices, sign_in
from desktop.services.desk import Desk
from tests.offices import MANAGER, PASSWORD, draft, gift, profile

REPORTS, YEARS = 100_000, 10
RARE = "Ismarlina Satusatunya"
_FIRST = ("Ayu", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gunawan", "Hasan", "Indah")
_FIRST += ("Joko", "Kartika", "Lukman", "Maya", "Nanda", "Oki", "Putri", "Rahmat", "Sari")
_LAST = ("Contohwan", "Rekaan", "Khayali", "Semuwan", "Andaian", "Misalnya")
_LAST += ("Umpama", "Gaiban", "Bayangan", "Karangan", "Imajina", "Fiktif")
_SHAPE = "1"  # of the made-up data; another number builds it anew
_PART = 5_000


def folder() -> Path:
    """Where the register is kept between runs."""
    return Path(tempfile.gettempdir()) / f"sigap-100000-{_SHAPE}"


def open_large() -> Desk:
    """Open the register, built first when it is not there or of an older shape."""
    home = folder()
    os.environ["SIGAP_STATE_DIR"] = str(home / "state")
    clock = FixedClock(datetime(2026, 12, 31, 3, 0, tzinfo=UTC))
    if not (home / "whole").exists():
        shutil.rmtree(home, ignore_errors=True)
        _build(home, clock)
        (home / "whole").touch()
    return sign_in.sign_in(home / "buku", MANAGER, PASSWORD, clock)


def _build(home: Path, clock: FixedClock) -> None:
    print(f"building {REPORTS:,} reports in {home} …", flush=True)
    made = offices.set_up(home / "buku", profile(), MANAGER, Role.MANAGER, PASSWORD, clock)
    office, account = made.desk.register.uid, made.desk.account.uid
    for start in range(0, REPORTS, _PART):
        rows: dict[str, list[dict[str, Any]]] = {}
        for number in range(start, start + _PART):
            for name, row in _rows(number, office, account):
                rows.setdefault(name, []).append(row)
        with made.desk.changing() as change:
            for name, values in rows.items():
                change.session.execute(insert(Base.metadata.tables[name]), values)
    made.desk.register.close()


def report(number: int) -> tuple[ReportDraft, date]:
    """Return the draft of a report and the day it was registered."""
    year, place = 2017 + number // (REPORTS // YEARS), number % (REPORTS // YEARS)
    day = date(year, 1, 1) + timedelta(days=place * 364 // (REPORTS // YEARS))
    who = f"{_FIRST[number % 18]} {_LAST[number // 18 % 12]}"
    giver = f"{_FIRST[number * 7 % 18]} {_LAST[number * 5 // 18 % 12]}" if number != 77_777 else RARE
    item = gift(
        uid=f"o-{number}",
        giver=Giver(name=giver, institution=f"CV Karangan {number % 900}", relation=gift().giver.relation),
        kind=list(ObjectKind)[number % 5],
        description=f"Bingkisan nomor {number}",
        quantity=Decimal(1),
        value=50_000 + number * 37 % 3_000_000,
    )
    told = draft(
        kind=ReportKind.REFUSAL if number % 9 == 0 else ReportKind.RECEIPT,
        reporter=Reporter(name=who, position="Kaur Umum", institution="Desa Contoh Makmur"),
        objects=(item,),
        received_on=day,
        reported_on=day,
        chronology="Diantar ke kantor desa pada jam kerja oleh pemberi sendiri.",
    )
    return replace(told, received_place="Kantor desa"), day


def _rows(number: int, office: str, account: str) -> Iterator[tuple[str, dict[str, Any]]]:
    told, day = report(number)
    local, uid, at = number + 1, f"r-{number}", datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
    content = canonical.to_bytes(told)
    hashed = canonical.content_hash(content)
    running = number % (REPORTS // YEARS) + 1
    state = ReportState.CLOSED if number % 50 else ReportState.REGISTERED
    yield (
        "reports",
        draft_columns(told)
        | {
            "id": local,
            "uid": uid,
            "owner_office": office,
            "revision": 1,
            "state": state,
            "number": f"{running:05d}/GRT/{day.year}",
            "year": day.year,
            "running_number": running,
            "rule_set": "perkpk-2-2019",
            "registered_on": day,
            "written_by": account,
            "written_by_name": MANAGER,
            "created_at": at,
            "changed_at": at,
            "content_hash": hashed,
            "due_on": day + timedelta(days=14) if state is ReportState.REGISTERED else None,
            "due_kind": DeadlineKind.TO_UPG if state is ReportState.REGISTERED else None,
            "was_late": number % 7 == 0,
            "duty": Duty.REPORT,
            "outcome": None,
        },
    )
    yield "report_objects", object_columns(local, 1, told.objects[0])
    yield "report_texts", {"report_id": local, "text": _searchable(f"{running:05d}/GRT/{day.year}", told)}
    for word in words(told.reporter.name, told.objects[0].giver.name):
        yield "name_words", {"word": word, "report_id": local}
    yield (
        "revisions",
        {
            "subject_kind": "report",
            "subject_uid": uid,
            "revision": 1,
            "at": at,
            "by_uid": account,
            "by_name": MANAGER,
            "reason": "",
            "content": content,
            "content_hash": hashed,
        },
    )
    for step in (Step.DRAFTED, Step.REGISTERED):
        yield (
            "report_events",
            {
                "uid": f"e-{number}-{step}",
                "report_id": local,
                "step": step,
                "on_day": day,
                "at": at,
                "by_uid": account,
                "by_name": MANAGER,
                "details": canonical.to_bytes(StepDetails()),
            },
        )
