"""Hundreds of made-up villages of one regency, their keys, and files of theirs; nobody of these names exists."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from db.records.keys import OfficeKeys, PublicKeys
from db.records.office import Office
from db.vocabulary import OfficeKind, PackageKind, Step
from desktop.exchange.records import PackageRecord, record_of, records_of_report
from desktop.exchange.seal import Outgoing, seal_one
from desktop.exchange.training_contents import PeriodContent
from desktop.rules import regions
from desktop.services.desk import Desk
from tests.rules import made_up

REGENCY = "36.04"
WRITTEN = datetime(2026, 11, 1, 3, tzinfo=UTC)


@dataclass(frozen=True)
class Village:
    """One village: its code of the official list, its keys, a name that says it is made up."""

    keys: OfficeKeys
    office: Office


def villages(count: int) -> list[Village]:
    """Villages by the official codes of one regency; beyond its number, by codes nobody has."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from pyrage import x25519

    codes = [region.code for region in regions.children(REGENCY, regions.RegionKind.VILLAGE)]
    codes += [f"99.{n // 100 % 100:02d}.{n % 100:02d}.{2000 + n // 10_000}" for n in range(max(0, count - len(codes)))]
    made = []
    for number, code in enumerate(codes[:count], start=1):
        uid = f"desa-rekaan-{number}"
        secret = hashlib.sha256(uid.encode()).digest()
        identity = x25519.Identity.generate()
        public = PublicKeys(
            office_uid=uid,
            office_code=code,
            office_name=f"Desa Rekaan {number}",
            signing_key=Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw(),
            recipient=str(identity.to_public()),
        )
        office = Office(uid=uid, kind=OfficeKind.VILLAGE, code=code, name=f"Rekaan {number}", term="Desa")
        made.append(Village(OfficeKeys(public=public, signing_secret=secret, identity=str(identity)), office))
    return made


def know(mentor: Desk, known: list[Village]) -> None:
    """Let the mentor know villages as if a tutor had compared their eight words."""
    from db.queries import partners as queries
    from db.vocabulary import PartnerRelation

    with mentor.changing() as change:
        for village in known:
            queries.insert_partner(change.session, village.keys.public, PartnerRelation.PUPIL, WRITTEN, kind="desa")
            queries.confirm_keys(change.session, village.keys.public.key_id, WRITTEN, "Tutor Contoh")


def records(
    village: Village, period: str, reports: int, first: int = 1, value: int | None = None, revision: int = 1
) -> tuple[PackageRecord, ...]:
    """A period's statement and reports with one event each; `value` is what every object is worth."""
    uid = village.office.uid
    found: list[PackageRecord] = []
    for number in range(first, first + reports):
        event = made_up.event(Step.REGISTERED)
        event = replace(event, uid=f"{uid}-peristiwa-{period}-{number}")
        report = made_up.record(
            number,
            uid=f"{uid}-laporan-{period}-{number}",
            events=(event,),
            owner_office=uid,
            revision=revision,
            received_on=date(2026, 10, 1) + timedelta(days=number % 28),
        )
        if value is not None:
            report = replace(report, objects=tuple(replace(item, value=value) for item in report.objects))
        found += records_of_report(report)
    found.sort(key=lambda record: record.collection)
    said = PeriodContent(period=period, nil=not reports, reports=reports, officials=9, officials_current=7)
    found.append(record_of("periods", said, uid=f"{uid}.{period}", owner_office=uid, created_at=WRITTEN))
    return tuple(found)


def package(
    village: Village,
    mentor: PublicKeys,
    period: str = "2026-Q4",
    reports: int = 20,
    sequence: int = 1,
    value: int | None = None,
    revision: int = 1,
) -> bytes:
    """One export file of a village."""
    return seal_one(
        Outgoing(
            kind=PackageKind.EXPORT,
            keys=village.keys,
            recipients=(mentor,),
            device=f"perangkat-{village.office.uid}",
            sequence=sequence,
            previous="",
            uid=f"{village.office.uid}-{period}-{sequence}",
            period=period,
            program="SIGAP Desa 0.1.0",
            written_at=WRITTEN,
            records=records(village, period, reports, value=value, revision=revision),
        )
    ).content


def write_packages(
    folder: Path, known: list[Village], mentor: PublicKeys, period: str = "2026-Q4", reports: int = 20
) -> Iterator[Path]:
    """Write one file of each village, named by its code."""
    folder.mkdir(parents=True, exist_ok=True)
    for village in known:
        path = folder / f"{village.office.code}.sigap"
        path.write_bytes(package(village, mentor, period, reports))
        yield path
