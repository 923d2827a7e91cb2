"""Officials and reports of made-up offices, from resources/demo; nobody of these names exists."""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from db.records.office import OfficialDraft
from db.records.report import Answers, GiftObject, Giver, ReportDraft, Reporter
from db.vocabulary import Confidentiality, ObjectKind, ObjectLocation, Occasion, Relation, ReportKind, RiskLevel


@dataclass(frozen=True, slots=True)
class Gift:
    """A gift that will be reported on its day by an official; `case` is what resources/demo says of its kind."""

    day: date
    case: dict[str, Any]
    official: OfficialDraft
    secret: bool = False


def official_of(entry: Mapping[str, str], unit: str, dice: random.Random) -> OfficialDraft:
    """Return an official of a unit, with numbers and a birthday drawn by the dice."""
    # A NIK of region 00.00.00 belongs to nobody.
    nik = f"000000{dice.randint(1, 28):02d}{dice.randint(1, 12):02d}{dice.randint(65, 99):02d}{dice.randint(1, 9):04d}"
    return OfficialDraft(
        name=entry["name"],
        nik=nik,
        position=entry["position"],
        unit=unit,
        risk_level=RiskLevel(entry["risk"]),
        active_from=date(2023, 1, 2),
        birth_place="Contoh Jaya",
        birth_date=date(1900 + int(nik[10:12]), int(nik[8:10]), int(nik[6:8])),
        address=f"Kampung Contoh RT 00{dice.randint(1, 9)} RW 001",
        phone=f"0800-0000-{dice.randint(0, 9999):04d}",
        email="contoh@example.invalid",
    )


def draft_of(gift: Gift, official_uid: str, dice: random.Random) -> ReportDraft:
    """Return the report of a gift, with a giver and a value drawn by the dice."""
    case, person = gift.case, gift.official
    value = round(dice.randint(case["low"], case["high"]), -4)
    item = GiftObject(
        giver=Giver(
            name=dice.choice(case["giver"]),
            institution=case["institution"],
            address="Kampung Contoh" if case["giver"][0] else "",
            relation=Relation(case["relation"]),
            relation_other=case.get("relation_other", ""),
            reason=case["reason"],
        ),
        occasion=Occasion(case["occasion"]),
        occasion_other=case.get("occasion_other", ""),
        location=ObjectLocation.REPORTER,
        kind=ObjectKind(case["object"]),
        description=case["description"],
        quantity=Decimal(1),
        unit=case["unit"],
        value=value,
        answers=Answers(job_related=case.get("job_related", False), for_office=case.get("for_office", False)),
    )
    return ReportDraft(
        kind=ReportKind(case["kind"]),
        confidentiality=Confidentiality.SECRET if gift.secret else Confidentiality.COPY_TO_UPG,
        reporter=Reporter(
            name=person.name,
            nik=person.nik,
            birth_place=person.birth_place,
            birth_date=person.birth_date,
            institution=person.unit,
            position=person.position,
            email=person.email,
            address=person.address,
            subdistrict="Contoh Jaya",
            regency="Kabupaten Contoh",
            province="Provinsi Contoh",
            phone=person.phone,
            contact_name="Keluarga pelapor (contoh)",
            contact_phone="0800-0000-0000",
        ),
        official_uid=official_uid,
        objects=(item,),
        received_on=gift.day,
        received_place=case["place"],
        reported_on=gift.day,
        chronology=case["story"],
        compensation=False,
    )
