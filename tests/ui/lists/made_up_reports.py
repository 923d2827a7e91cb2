"""Made-up reports in several states on a real register, for the pages that list things."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import cast

from db.clock import FixedClock
from db.records.office import OfficialDraft
from db.records.report import GiftObject, Giver, ReportDraft, Reporter, StepDetails
from db.vocabulary import (
    Confidentiality,
    ObjectKind,
    Occasion,
    Relation,
    ReportKind,
    Step,
)
from desktop.services.desk import Desk

_PEOPLE = (
    ("Budi Contoh", "Kepala Desa"),
    ("Dewi Contoh", "Sekretaris Desa"),
    ("Hasan Contoh", "Kaur Keuangan"),
    ("Ratna Contoh", "Kasi Pelayanan"),
    ("Jaya Contoh", "Kadus I"),
)
_GIFTS = (
    ("Parsel lebaran berisi kue kaleng dan sirup", ObjectKind.FOOD, Occasion.HOLIDAY, Relation.PROVIDER, 350_000),
    ("Amplop pengurusan surat pindah", ObjectKind.MONEY, Occasion.DUTY, Relation.PROVIDER, 50_000),
    ("Jam tangan", ObjectKind.GOODS, Occasion.FAREWELL, Relation.COLLEAGUE, 3_750_000),
    ("Voucer belanja toserba", ObjectKind.MONEY, Occasion.DUTY, Relation.PROVIDER, 250_000),
    ("Buah-buahan dua dus", ObjectKind.FOOD, Occasion.DUTY, Relation.UNKNOWN, 220_000),
    ("Plakat kenang-kenangan", ObjectKind.FLOWERS, Occasion.NON_DUTY, Relation.OTHER, 400_000),
    ("Tiket pesawat CGK–SUB", ObjectKind.FACILITY, Occasion.DUTY, Relation.PROVIDER, 1_450_000),
)
_GIVERS = (
    ("Wawan Rekaan", "CV Pelaksana Rekaan"),
    ("Tuti Rekaan", "Warga pemohon surat"),
    ("", "Toko Material Rekaan"),
    ("Eko Rekaan", "Pengembang Perumahan Rekaan"),
    ("Siti Rekaan", ""),
)


def draft(number: int, day: date) -> ReportDraft:
    """Return a made-up report; equal numbers give equal reports."""
    name, position = _PEOPLE[number % len(_PEOPLE)]
    description, kind, occasion, relation, value = _GIFTS[number % len(_GIFTS)]
    giver, institution = _GIVERS[number % len(_GIVERS)]
    gift = GiftObject(
        giver=Giver(name=giver, institution=institution, relation=relation),
        occasion=occasion,
        kind=kind,
        description=description,
        value=value,
    )
    return ReportDraft(
        kind=ReportKind.REFUSAL if number % 4 == 3 else ReportKind.RECEIPT,
        confidentiality=Confidentiality.SECRET if number % 11 == 10 else Confidentiality.COPY_TO_UPG,
        reporter=Reporter(name=name, position=position, institution="Pemerintah Desa Contoh Makmur"),
        objects=(gift, replace(gift, description="Kartu ucapan", value=0)) if number % 9 == 5 else (gift,),
        received_on=day,
        reported_on=day + timedelta(days=1),
        received_place="Kantor desa",
        chronology="Ditinggalkan di meja pelayanan. (Cerita contoh.)",
    )


def fill(desk: Desk, reports: int = 26) -> list[str]:
    """Add officials, reports in several states and a few papers; return the uids of the reports, oldest first."""
    from desktop.services import officials
    from desktop.services import reports as service

    officials.import_officials(desk, [OfficialDraft(name=name, position=position) for name, position in _PEOPLE])
    uids = []
    at = cast(FixedClock, desk.clock)
    now, today = at.now(), desk.today
    for number in range(reports):
        day = today - timedelta(days=2 + (reports - 1 - number) * 12)
        at.move_to(datetime(day.year, day.month, day.day, 4, tzinfo=UTC) + timedelta(days=1))
        record = service.register_report(desk, draft(number, day)).record
        uids.append(record.uid)
        at.advance(days=20)
        if number < reports - 4:
            _move_along(desk, record.uid, day, number)
    at.move_to(now)
    return uids


def _move_along(desk: Desk, uid: str, day: date, number: int) -> None:
    from desktop.services import reports as service

    if number % 6 == 0:
        noted = StepDetails(reason="Hidangan umum", exemption_letter="p")
        service.record_step(desk, uid, Step.NOTED, day + timedelta(days=2), noted)
        return
    if number % 5 == 4 or number % 11 == 10:
        return
    service.record_step(desk, uid, Step.SENT_TO_UPG, day + timedelta(days=5), StepDetails(number=f"{number}/UPG"))
    if number % 3 == 0:
        service.record_step(desk, uid, Step.FORWARDED, day + timedelta(days=9), StepDetails(number=f"GOL-{number:04d}"))
