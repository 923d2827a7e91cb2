"""Every step of a report's life: the state it leads to, its line in the timeline and in the log, its deadlines."""

from datetime import UTC, date, datetime

import pytest

from db.problem import Problem
from db.queries.report_rows import ReportQuery
from db.records.report import ReportRecord, StepDetails
from db.vocabulary import Confidentiality, DeadlineKind, DecisionOutcome, ReportState, Step
from desktop.services import audit, due, reports
from tests.offices import CLERK, TODAY, OfficeAtWork, draft, gift

Move = tuple[Step, StepDetails, ReportState]
D = StepDetails
SENT: Move = (Step.SENT_TO_UPG, D(number="700/1"), ReportState.SENT_TO_UPG)
FORWARDED: Move = (Step.FORWARDED, D(number="GOL-1"), ReportState.FORWARDED)
RETURNED: Move = (Step.RETURNED, D(gaps=("Foto objek",)), ReportState.RETURNED)
DECIDED: Move = (
    Step.DECIDED,
    D(outcome=DecisionOutcome.STATE, number="SK-1", document_date=TODAY),
    ReportState.DECIDED,
)
CLOSED: Move = (Step.CLOSED, D(), ReportState.CLOSED)
LIVES: dict[str, list[Move]] = {
    "noted": [(Step.NOTED, D(reason="Dikecualikan", exemption_letter="l"), ReportState.NOTED), CLOSED],
    "handed over": [
        SENT,
        FORWARDED,
        DECIDED,
        (Step.HANDED_OVER, D(recipient="KPK", number="BAST-1"), ReportState.SETTLED),
        CLOSED,
    ],
    "paid": [SENT, FORWARDED, DECIDED, (Step.PAID, D(amount=750_000, number="NTPN-1"), ReportState.SETTLED), CLOSED],
    "returned by the UPG": [SENT, RETURNED, (Step.COMPLETED, D(), ReportState.SENT_TO_UPG), FORWARDED],
    "returned by KPK": [SENT, FORWARDED, RETURNED, (Step.COMPLETED, D(), ReportState.FORWARDED)],
    "not followed up": [SENT, (Step.NOT_FOLLOWED_UP, D(reason="Tidak bernilai"), ReportState.NOT_FOLLOWED_UP), CLOSED],
    "straight to KPK": [FORWARDED, DECIDED],
    "closed at the UPG": [SENT, (Step.CLOSED, D(reason="Selesai di UPG"), ReportState.CLOSED)],
    "where the object is": [
        (Step.IN_CUSTODY, D(recipient="UPG Contoh", condition="Baik"), ReportState.REGISTERED),
        (Step.KEPT, D(place="Lemari kantor"), ReportState.REGISTERED),
        SENT,
        (Step.DISTRIBUTED, D(recipient="Panti Contoh", reason="Mudah rusak"), ReportState.SENT_TO_UPG),
    ],
    "void": [(Step.VOIDED, D(reason="Tercatat dua kali"), ReportState.VOID)],
    "void after closing": [SENT, FORWARDED, DECIDED, CLOSED, (Step.VOIDED, D(reason="Keliru"), ReportState.VOID)],
}


@pytest.mark.parametrize("name", LIVES)
def test_each_step_moves_the_report_and_leaves_its_lines(office: OfficeAtWork, name: str) -> None:
    uid = reports.register_report(office.clerk, draft()).record.uid
    for step, details, state in LIVES[name]:
        office.clock.advance(hours=1)
        before = len(audit.list_entries(office.manager))
        record = reports.record_step(office.clerk, uid, step, TODAY, details).record
        assert record == reports.report(office.clerk, uid), "what comes back is what is kept"
        assert record.state is state, step
        assert len(audit.list_entries(office.manager)) == before + 1
        entry = audit.list_entries(office.manager)[0]
        assert entry.action == f"report-{step.value.replace('_', '-')}"
        assert (entry.subject_uid, entry.account_name) == (uid, CLERK)
        last = record.events[-1]
        assert (last.step, last.on, last.by_name, last.details) == (step, TODAY, CLERK, details)
        assert last.at == office.clock.now()
    timeline = [event.step for event in reports.report(office.clerk, uid).events]
    assert timeline == [Step.DRAFTED, Step.REGISTERED, *(step for step, _details, _state in LIVES[name])]


@pytest.mark.parametrize(
    ("step", "details", "code"),
    [
        (Step.DECIDED, DECIDED[1], "step-not-possible"),
        (Step.COMPLETED, D(), "step-not-possible"),
        (Step.CLOSED, D(), "step-not-possible"),
        (Step.REGISTERED, D(), "step-not-possible"),
        (Step.NOTED, D(), "step-needs"),
        (Step.VOIDED, D(reason="   "), "step-needs"),
        (Step.DISTRIBUTED, D(recipient="Panti"), "step-needs"),
    ],
)
def test_a_step_that_does_not_follow_or_lacks_something_changes_nothing(
    office: OfficeAtWork, step: Step, details: StepDetails, code: str
) -> None:
    before = reports.register_report(office.clerk, draft()).record
    lines = len(audit.list_entries(office.manager))
    with pytest.raises(Problem, match=code):
        reports.record_step(office.clerk, before.uid, step, TODAY, details)
    assert reports.report(office.clerk, before.uid) == before
    assert len(audit.list_entries(office.manager)) == lines


def test_a_step_in_a_far_future_is_refused(office: OfficeAtWork) -> None:
    uid = reports.register_report(office.clerk, draft()).record.uid
    with pytest.raises(Problem) as refused:
        reports.record_step(office.clerk, uid, Step.SENT_TO_UPG, date(2099, 1, 1), D())
    assert (refused.value.code, refused.value.field) == ("report-date-impossible", "on")


def _clocks(office: OfficeAtWork, record: ReportRecord) -> dict[DeadlineKind, tuple[date, bool]]:
    return {c.kind: (c.due_on, c.open) for c in reports.deadlines_of(office.clerk, record)}


def test_the_deadlines_run_and_stop_with_the_steps(office: OfficeAtWork) -> None:
    """Counted by hand on a calendar of 2026: Saturdays, Sundays and 24–25 December are no working days."""
    record = reports.register_report(office.clerk, draft()).record  # received Tuesday 10 November
    clocks = _clocks(office, record)
    assert clocks[DeadlineKind.TO_UPG] == (date(2026, 11, 24), True)
    assert clocks[DeadlineKind.TO_KPK] == (date(2026, 12, 22), True)
    row = reports.find_reports(office.clerk, ReportQuery()).rows[0]
    assert (row.next_deadline, row.late) == (date(2026, 11, 24), False)

    record = reports.record_step(office.clerk, record.uid, Step.SENT_TO_UPG, TODAY, D()).record
    clocks = _clocks(office, record)
    assert clocks[DeadlineKind.TO_UPG] == (date(2026, 11, 24), False)
    assert clocks[DeadlineKind.UPG_TO_KPK] == (date(2026, 11, 30), True)
    assert reports.find_reports(office.clerk, ReportQuery()).rows[0].next_deadline == date(2026, 11, 30)
    assert [item.kind for item in due.due_items(office.clerk, 20)] == [DeadlineKind.UPG_TO_KPK]

    record = reports.record_step(office.clerk, record.uid, Step.FORWARDED, TODAY, D(number="G")).record
    record = reports.record_step(office.clerk, record.uid, *_decided()).record
    clocks = _clocks(office, record)
    assert clocks[DeadlineKind.FOLLOW_UP] == (date(2026, 11, 25), True)
    record = reports.record_step(office.clerk, record.uid, Step.HANDED_OVER, TODAY, D(recipient="KPK")).record
    row = reports.find_reports(office.clerk, ReportQuery()).rows[0]
    assert (row.next_deadline, row.outcome) == (None, DecisionOutcome.STATE)
    assert due.due_items(office.clerk, 365) == ()


def _decided() -> tuple[Step, date, StepDetails]:
    return Step.DECIDED, TODAY, DECIDED[1]


def test_late_is_kept_with_its_reason_and_never_refused(office: OfficeAtWork) -> None:
    late = draft(received_on=date(2026, 9, 1), late_reason="Pelapor sakit")
    record = reports.register_report(office.clerk, late).record
    assert record.late_reason == "Pelapor sakit"
    assert reports.find_reports(office.clerk, ReportQuery(late=True)).count == 1
    details = D(reason="Baru sembuh")
    record = reports.record_step(office.clerk, record.uid, Step.SENT_TO_UPG, TODAY, details).record
    assert record.events[-1].details.reason == "Baru sembuh"
    reports.record_step(office.clerk, record.uid, Step.CLOSED, TODAY, D(reason="Selesai di UPG"))
    (row,) = reports.find_reports(office.clerk, ReportQuery(late=True)).rows
    assert (row.late, row.next_deadline) == (True, None)  # it stays late though nothing is due any more
    assert reports.find_reports(office.clerk, ReportQuery(late=False)).count == 0


def test_what_was_in_time_becomes_late_by_itself(office: OfficeAtWork) -> None:
    reports.register_report(office.clerk, draft())
    assert reports.find_reports(office.clerk, ReportQuery(late=True)).count == 0
    office.clock.move_to(datetime(2026, 11, 25, 2, 0, tzinfo=UTC))
    assert reports.find_reports(office.clerk, ReportQuery(late=True)).count == 1
    assert due.due_items(office.clerk)[0].late


def test_a_void_report_is_due_nowhere_and_counted_nowhere(office: OfficeAtWork) -> None:
    uid = reports.register_report(office.clerk, draft()).record.uid
    reports.record_step(office.clerk, uid, Step.VOIDED, TODAY, D(reason="Keliru"))
    assert due.due_items(office.clerk, 365) == ()
    assert reports.duplicates_of(office.clerk, draft()) == ()
    assert reports.find_reports(office.clerk, ReportQuery(states=frozenset({ReportState.VOID}))).count == 1


def test_one_of_several_objects_can_be_distributed(office: OfficeAtWork) -> None:
    record = reports.register_report(office.clerk, draft(objects=(gift(), gift(description="Kue lapis")))).record
    details = D(recipient="Panti Contoh", reason="Mudah rusak", object_uids=(record.objects[1].uid,))
    done = reports.record_step(office.clerk, record.uid, Step.DISTRIBUTED, TODAY, details).record
    assert done.events[-1].details.object_uids == (record.objects[1].uid,)


def test_a_secret_report_has_no_upg_clock(office: OfficeAtWork) -> None:
    record = reports.register_report(office.clerk, draft(confidentiality=Confidentiality.SECRET)).record
    assert list(_clocks(office, record)) == [DeadlineKind.TO_KPK]
