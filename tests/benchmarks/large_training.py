"""A register of 10,000 made-up people and 1,000 sessions with 30 participants each, built once and kept."""

import os
import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from db.base import Base
from db.clock import FixedClock
from db.queries.sessions import _draft_columns
from db.records.training import Meeting, SessionDraft, Subject
from db.vocabulary import ParticipantRole, PersonKind, RiskLevel, Role, SessionKind, SessionState, Sex, TrainingTopic
from desktop.services import offices, sign_in
from desktop.services.desk import Desk
from tests.offices import MANAGER, PASSWORD, profile

PEOPLE, SESSIONS, EACH = 10_000, 1_000, 30
_SHAPE = "1"  # of the made-up data; another number builds it anew
_FIRST = ("Ayu", "Budi", "Citra", "Dewi", "Eko", "Fitri", "Gunawan", "Hasan", "Indah", "Joko", "Kartika", "Lukman")
_LAST = ("Contohwan", "Rekaan", "Khayali", "Semuwan", "Andaian", "Misalnya", "Umpama", "Gaiban", "Bayangan")
_POSITIONS = ("Sekretaris", "Kaur Umum", "Kaur Keuangan", "Kasi Pelayanan", "Kasi Pemerintahan", "Kepala Dusun", "Staf")
_TOPICS = list(TrainingTopic)


def folder() -> Path:
    """Where the register is kept between runs."""
    return Path(tempfile.gettempdir()) / f"sigap-pelatihan-{_SHAPE}"


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
    print(f"building {PEOPLE:,} people and {SESSIONS:,} sessions in {home} …", flush=True)
    made = offices.set_up(home / "buku", profile(), MANAGER, Role.MANAGER, PASSWORD, clock)
    office, account = made.desk.register.uid, made.desk.account.uid
    rows: dict[str, list[dict[str, Any]]] = {"officials": [], "sessions": [], "participants": [], "attendance": []}
    for number in range(PEOPLE):
        rows["officials"].append(_official(number, office))
    for number in range(SESSIONS):
        _session(number, office, account, rows)
    with made.desk.changing() as change:
        for name, values in rows.items():
            change.session.execute(insert(Base.metadata.tables[name]), values)
    made.desk.register.close()


def _name(number: int) -> str:
    return f"{_FIRST[number % 12]} {_LAST[number // 12 % 9]} {number}"


def _official(number: int, office: str) -> dict[str, Any]:
    texts = ("nik", "nip", "rank", "birth_place", "address", "phone", "email", "decree", "note")
    return dict.fromkeys(texts, "") | {
        "uid": f"p-{number}",
        "owner_office": office,
        "revision": 1,
        "name": _name(number),
        "nip_label": "NIPD",
        "position": _POSITIONS[number % 7],
        "unit": f"Desa Rekaan {number % 300}",
        "risk_level": RiskLevel.ABOVE_LOW if number % 3 == 0 else RiskLevel.LOW,
        "active_from": date(2020, 1, 1) + timedelta(days=number % 2500),
        "active_to": None,
        "birth_date": None,
    }


def _session(number: int, office: str, account: str, rows: dict[str, list[dict[str, Any]]]) -> None:
    first = date(2023, 1, 2) + timedelta(days=number * 1450 // SESSIONS)
    days = (first, first + timedelta(days=1)) if number % 4 == 0 else (first,)
    draft = SessionDraft(
        kind=list(SessionKind)[number % 6],
        title=f"Sosialisasi pengendalian gratifikasi nomor {number}",
        meetings=tuple(Meeting(uid=f"m-{number}-{d}", on=d, place=f"Aula Rekaan {number % 40}") for d in days),
        organiser="Inspektorat Contoh",
        subjects=(Subject(name="Mengenal gratifikasi", lesson_hours=Decimal(4)),),
        topics=tuple(_TOPICS[place] for place in range(9) if (number >> place) & 1 or place == number % 9),
    )
    at = datetime(first.year, first.month, first.day, 3, tzinfo=UTC)
    came = 0
    for place in range(EACH):
        person = (number * 37 + place * 331) % PEOPLE
        present = (number + place) % 8 != 0
        came += present
        rows["participants"].append(_participant(number, place, person, present))
        if present:
            rows["attendance"].append(
                {
                    "participant_id": number * EACH + place + 1,
                    "meeting_uid": draft.meetings[-1].uid,
                    "present": True,
                    "signed": True,
                }
            )
    rows["sessions"].append(
        _draft_columns(draft)
        | {
            "id": number + 1,
            "uid": f"s-{number}",
            "owner_office": office,
            "revision": 1,
            "state": SessionState.HELD,
            "void_reason": "",
            "written_by": account,
            "written_by_name": MANAGER,
            "created_at": at,
            "changed_at": at,
            "participant_count": EACH,
            "present_count": came,
            "certificate_count": 0,
        }
    )


def _participant(number: int, place: int, person: int, present: bool) -> dict[str, Any]:
    texts = ("nik", "id_label", "id_number", "phone", "address", "batch", "note", "certificate_uid", "removed_reason")
    return dict.fromkeys(texts, "") | {
        "id": number * EACH + place + 1,
        "uid": f"t-{number}-{place}",
        "session_id": number + 1,
        "place_in_list": place + 1,
        "person_uid": f"p-{person}",
        "person_kind": PersonKind.OFFICIAL,
        "role": ParticipantRole.PARTICIPANT,
        "name": _name(person),
        "position": _POSITIONS[person % 7],
        "institution": f"Desa Rekaan {person % 300}",
        "risk_level": RiskLevel.ABOVE_LOW if person % 3 == 0 else RiskLevel.LOW,
        "sex": Sex.FEMALE if person % 2 else Sex.MALE,
        "pre_score": Decimal(40 + person % 40),
        "post_score": Decimal(60 + person % 40),
        "walk_in": False,
        "result": None,
        "attended": present,
        "removed_at": None,
    }
