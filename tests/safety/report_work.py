"""The clerk's own services as the workload of the simulators: register, import, correct, record a step."""

from collections import Counter
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select, text

from db.clock import FixedClock
from db.models.reports import (
    NameWordModel,
    ReportEventModel,
    ReportModel,
    ReportObjectModel,
    ReportTextModel,
    RevisionModel,
)
from db.queries.settings import get_setting, put_setting
from db.records import canonical
from db.records.office import AccountRecord, Office, OfficeProfile
from db.records.report import GiftObject, Giver, ReportDraft, Reporter, StepDetails
from db.register import Register
from db.vocabulary import ObjectKind, Occasion, OfficeKind, Relation, Role, Step
from desktop.services import reports
from desktop.services.desk import PROFILE, Desk

BATCH = 5  # reports of one import


class ReportWork:
    """A save is one call of a service; which one goes by its number."""

    def save(self, register: Register, number: int, clock: FixedClock) -> None:
        desk = _desk(register, clock)
        last = _last_uid(register)
        match number % 4:
            case 1:
                reports.register_many(desk, [_draft(number, part) for part in range(BATCH)])
            case 2 if last:
                before = reports.open_identity(desk, last)
                draft = replace(_draft(number, 0), note=before.note)
                reports.correct_report(desk, last, draft, f"uji-{number}")
            case 3 if last:
                details = StepDetails(place=f"uji-{number}")
                reports.record_step(desk, last, Step.KEPT, desk.today, details)
            case _:
                reports.register_report(desk, _draft(number, 0))
        clock.advance(seconds=1)

    def saved(self, register: Register) -> set[int]:
        """Return the saves that are there; every report must have all its rows, every correction all its parts."""
        with register.reading() as session:
            rows = session.execute(select(ReportModel)).scalars().all()
            ids = [row.id for row in rows]
            for model in (ReportObjectModel, ReportTextModel):
                kept = Counter(session.execute(select(model.report_id)).scalars())
                assert kept == Counter(ids), f"rows of {model.__tablename__}"
            assert set(session.execute(select(NameWordModel.report_id)).scalars()) == set(ids), "name words"
            found = session.execute(text("SELECT rowid FROM report_search WHERE report_search MATCH '\"contoh\"'"))
            assert {row[0] for row in found} == set(ids), "search index"
            revisions = Counter(session.execute(select(RevisionModel.subject_uid)).scalars())
            assert revisions == Counter({row.uid: row.revision for row in rows}), "revisions"
            batches = Counter(int(row.note.split("-")[1]) for row in rows)
            assert all(count in (1, BATCH) for count in batches.values()), f"half a batch: {batches}"
            corrected = {r.reason for r in session.execute(select(RevisionModel)).scalars() if r.reason}
            noted, kept_at = set(), set()
            for event in session.execute(select(ReportEventModel)).scalars():
                details = canonical.from_bytes(event.details, StepDetails)
                (noted if event.step is Step.CORRECTED else kept_at).update({details.reason, details.place} - {""})
            assert corrected == noted, "a correction without its event"
            events = Counter(session.execute(select(ReportEventModel.report_id)).scalars())
            assert all(events[row.id] >= 2 for row in rows), "a report without its timeline"
            audited = session.execute(
                text("SELECT count(*) FROM audit_entries WHERE action LIKE 'report-%'")
            ).scalar_one()
            total = session.execute(select(func.count()).select_from(ReportEventModel)).scalar_one()
            assert audited == total - len(rows), "a change without its audit line"
        tagged = {int(word.split("-")[1]) for word in corrected | kept_at}
        return set(batches) | tagged


def _desk(register: Register, clock: FixedClock) -> Desk:
    account = AccountRecord(
        uid="uji", name="Akun Contoh", role=Role.MANAGER, slot_id=register.slot_id, active=True, created_at=clock.now()
    )
    desk = Desk(register, account, clock)
    with desk.reading() as session:
        known = get_setting(session, PROFILE, OfficeProfile)
    if known is None:
        office = Office(uid="kantor-uji", kind=OfficeKind.VILLAGE, code="", name="Contoh", term="Desa")
        with desk.changing() as change:
            put_setting(change.session, PROFILE, OfficeProfile(office=office))
            change.audit("profile-changed", "office", office.uid)
    return desk


def _last_uid(register: Register) -> str:
    with register.reading() as session:
        row = session.execute(select(ReportModel.uid).order_by(ReportModel.id.desc()).limit(1)).scalar()
    return row or ""


def _draft(number: int, part: int) -> ReportDraft:
    item = GiftObject(
        giver=Giver(name=f"Pemberi Contoh {number}", relation=Relation.PROVIDER),
        occasion=Occasion.DUTY,
        kind=ObjectKind.MONEY,
        description="Amplop contoh " + "x" * (number * 137 % 900),
        value=10_000 * number,
    )
    return ReportDraft(
        reporter=Reporter(name=f"Pelapor Contoh {number}"),
        objects=(item,),
        received_on=date(2026, 11, 20),
        note=f"uji-{number}-{part}",
    )
