"""Made-up reports for tests; every name here is invented."""

from datetime import UTC, date, datetime
from decimal import Decimal

from db.records.report import GiftObject, Giver, ReportDraft, Reporter, ReportEvent, ReportRecord, StepDetails
from db.vocabulary import (
    Confidentiality,
    ObjectKind,
    ObjectLocation,
    Occasion,
    Relation,
    ReportKind,
    ReportState,
    Step,
)

TODAY = date(2026, 11, 21)


def whole_object(**changes) -> GiftObject:
    values = {
        "uid": "object-1",
        "giver": Giver(
            name="Toko Contoh Rekaan",
            institution="CV Rekaan",
            address="Jl. Contoh 1",
            relation=Relation.PROVIDER,
            reason="Ucapan terima kasih",
        ),
        "occasion": Occasion.DUTY,
        "location": ObjectLocation.REPORTER,
        "kind": ObjectKind.FOOD,
        "description": "Parsel makanan",
        "quantity": Decimal(1),
        "unit": "paket",
        "value": 350_000,
    }
    return GiftObject(**{**values, **changes})


def whole_draft(**changes) -> ReportDraft:
    return ReportDraft(**{**_values(), **changes})


def _values() -> dict:
    return {
        "reporter": Reporter(
            name="Siti Rekaan",
            nik="3604055203800003",
            birth_place="Serang",
            birth_date=date(1980, 3, 12),
            institution="Desa Contoh",
            position="Kaur Umum",
            email="contoh@contoh.desa.id",
            address="Kp. Contoh RT 1",
            subdistrict="Contoh",
            regency="Kabupaten Contoh",
            province="Banten",
            phone="081200000000",
            contact_name="Budi Rekaan",
            contact_phone="081200000001",
        ),
        "objects": (whole_object(),),
        "received_on": date(2026, 11, 2),
        "received_place": "Kantor desa",
        "reported_on": date(2026, 11, 3),
        "chronology": "Diantar ke kantor setelah surat selesai.",
        "compensation": False,
    }


def record(number: int = 1, state: ReportState = ReportState.REGISTERED, events=(), **changes) -> ReportRecord:
    moment = datetime(2026, 11, 3, 2, tzinfo=UTC)
    values = {
        **_values(),
        "id": number,
        "uid": f"report-{number}",
        "owner_office": "36.04.05.2003",
        "revision": 1,
        "state": state,
        "number": f"{number:03d}/GRT/XI/2026",
        "year": 2026,
        "rule_set": "perkpk-1-2026",
        "registered_on": date(2026, 11, 3),
        "written_by": "account-1",
        "written_by_name": "Petugas Rekaan",
        "created_at": moment,
        "changed_at": moment,
        "content_hash": "",
        "events": tuple(events),
        "kind": ReportKind.RECEIPT,
        "confidentiality": Confidentiality.COPY_TO_UPG,
    }
    return ReportRecord(**{**values, **changes})


def event(step: Step, on: date = date(2026, 11, 5), **details) -> ReportEvent:
    return ReportEvent(
        uid=f"event-{step.value}-{on}",
        step=step,
        on=on,
        at=datetime(2026, 11, 5, 2, tzinfo=UTC),
        by_uid="account-1",
        by_name="Petugas Rekaan",
        details=StepDetails(**details),
    )
