"""The register of 10,000 certificates: any page, search and filter as the window asks it."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from db.clock import FixedClock
from db.queries import certificates as queries
from db.records import canonical
from db.records.certificate import CertificateDesign, CertificateRecord
from db.vocabulary import CertificateState, ParticipantRole, Role
from desktop.rules.certificate_words import look_of
from desktop.rules.check_code import check_code
from desktop.services import certificates, offices
from desktop.services.certificates import CertificateQuery
from desktop.services.desk import Desk
from tests.benchmarks.certificates import printed
from tests.benchmarks.table import Row, timed
from tests.offices import MANAGER, PASSWORD, profile

COUNT = 10_000
QUERIES = {
    "first page": CertificateQuery(),
    "last page": CertificateQuery(offset=COUNT - 100),
    "by number": CertificateQuery(sort="number", descending=False),
    "by name": CertificateQuery(sort="name", descending=False, offset=5_000),
    "a year and its standing ones": CertificateQuery(year=2025, states=frozenset({CertificateState.ISSUED})),
    "a role": CertificateQuery(roles=frozenset({ParticipantRole.SPEAKER})),
    "one session": CertificateQuery(session_uid="s-17"),
    "search: one name": CertificateQuery(search="rekaan 7777"),
    "search: every name": CertificateQuery(search="rekaan"),
    "search: a check code that is none": CertificateQuery(search="0000-0000-0000-0000"),
}


def rows(folder: Path) -> list[Row]:
    """Measure each query with its totals."""
    desk = _build(folder)
    try:
        return [
            Row(
                f"{COUNT:,} certificates, {name}",
                timed(partial(certificates.find_certificates, desk, query)),
                None,
                "ms",
                None,
                50,
            )
            for name, query in QUERIES.items()
        ]
    finally:
        desk.register.close()


def _build(folder: Path) -> Desk:
    os.environ["SIGAP_STATE_DIR"] = str(folder / "state")
    clock = FixedClock(datetime(2026, 12, 31, 3, 0, tzinfo=UTC))
    desk = offices.set_up(folder / "buku", profile(), MANAGER, Role.MANAGER, PASSWORD, clock).desk
    with desk.changing() as change:
        look = queries.put_look(change.session, look_of(CertificateDesign(name="Klasik"), profile()))
        for start in range(0, COUNT, 1_000):
            made = [_record(number, look, desk) for number in range(start, start + 1_000)]
            queries.insert_certificates(change.session, made)
    return desk


def _record(number: int, look: str, desk: Desk) -> CertificateRecord:
    issued_on = date(2024, 1, 2) + timedelta(days=number // 10)
    item = printed(number)
    role = ParticipantRole.SPEAKER if number % 40 == 0 else ParticipantRole.PARTICIPANT
    words = replace(item.words, number=f"{number:05d}/X/{issued_on.year}", issued_on=issued_on, role=role)
    return CertificateRecord(
        id=0,
        uid=f"c-{number}",
        owner_office=desk.register.uid,
        session_uid=f"s-{number // 30}",
        participant_uid=f"t-{number}",
        person_uid=f"p-{number % 3000}",
        number=words.number,
        year=issued_on.year,
        running_number=number,
        state=CertificateState.VOID if number % 97 == 0 else CertificateState.ISSUED,
        issued_on=issued_on,
        expires_on=None,
        issued_at=desk.clock.now(),
        issued_by=MANAGER,
        look=look,
        check_code=check_code(canonical.to_bytes(words)),
        qr=item.qr,
        words=words,
    )
