"""The life of a report: no sequence of allowed steps reaches an impossible state."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records.report import StepDetails
from db.vocabulary import Confidentiality, DecisionOutcome, PaperKind, ReportState, Step
from desktop.rules.findings import blocking
from desktop.rules.life_cycle import check_step, next_steps, option, state_after, state_with
from desktop.rules.problems import all_codes
from tests.rules.made_up import TODAY, event, record

FULL = StepDetails(
    number="SK-1",
    document_date=date(2026, 11, 10),
    outcome=DecisionOutcome.STATE,
    recipient="Panti Rekaan",
    place="Lemari kantor",
    amount=350_000,
    reason="Sesuai petunjuk",
    gaps=("Foto objek",),
)


def offered(report) -> set[Step]:
    return {item.step for item in next_steps(report)}


@given(st.data())
def test_no_sequence_of_offered_steps_reaches_an_impossible_state(data):
    secret = data.draw(st.booleans())
    report = record(
        events=[event(Step.REGISTERED)],
        confidentiality=Confidentiality.SECRET if secret else Confidentiality.COPY_TO_UPG,
    )
    for __ in range(data.draw(st.integers(0, 12))):
        steps = sorted(offered(report))
        if not steps:
            break
        step = data.draw(st.sampled_from(steps))
        assert not blocking(check_step(report, step, TODAY, FULL, TODAY))
        state = state_with(report, step)
        details = {name: getattr(FULL, name) for name in StepDetails.__dataclass_fields__}
        report = replace(report, state=state, events=(*report.events, event(step, **details)))
        past = [item.step for item in report.events]
        assert state not in (ReportState.DRAFT,)
        if state in (ReportState.DECIDED, ReportState.SETTLED):
            assert Step.DECIDED in past and (Step.SENT_TO_UPG in past or Step.FORWARDED in past)
        if state is ReportState.SETTLED:
            assert past.index(Step.DECIDED) < max(past.index(s) for s in past if s in (Step.HANDED_OVER, Step.PAID))
        if state is ReportState.NOT_FOLLOWED_UP:
            assert Step.SENT_TO_UPG in past or Step.FORWARDED in past
        if secret:
            assert Step.SENT_TO_UPG not in past
        if state is ReportState.VOID:
            assert offered(report) == set()
        if state is ReportState.CLOSED:
            assert offered(report) == {Step.VOIDED}


@given(st.sampled_from(ReportState), st.sampled_from(Step))
def test_a_step_is_allowed_or_refused_but_never_guessed(state, step):
    report = record(state=state)
    findings = blocking(check_step(report, step, TODAY, FULL, TODAY))
    try:
        after = state_after(state, step)
    except ValueError:
        assert findings[0].code == "step-not-possible"
        assert "{" not in findings[0].explain().sentence
    else:
        assert after in ReportState
        assert not findings


def test_a_registered_report_is_offered_what_can_follow():
    assert offered(record()) == {
        Step.NOTED,
        Step.SENT_TO_UPG,
        Step.FORWARDED,
        Step.IN_CUSTODY,
        Step.DISTRIBUTED,
        Step.KEPT,
        Step.VOIDED,
    }


def test_a_secret_report_never_goes_to_the_upg():
    secret = record(confidentiality=Confidentiality.SECRET)
    assert Step.SENT_TO_UPG not in offered(secret)
    findings = check_step(secret, Step.SENT_TO_UPG, TODAY, StepDetails(), TODAY)
    assert "step-secret-not-to-upg" in {item.code for item in blocking(findings)}


def test_a_completed_report_goes_back_where_it_came_from():
    to_kpk = [event(Step.REGISTERED), event(Step.FORWARDED), event(Step.RETURNED)]
    assert state_with(record(state=ReportState.RETURNED, events=to_kpk), Step.COMPLETED) is ReportState.FORWARDED
    to_upg = [event(Step.REGISTERED), event(Step.SENT_TO_UPG), event(Step.RETURNED)]
    assert state_with(record(state=ReportState.RETURNED, events=to_upg), Step.COMPLETED) is ReportState.SENT_TO_UPG


@pytest.mark.parametrize("step", [Step.VOIDED, Step.NOT_FOLLOWED_UP, Step.NOTED])
def test_a_step_without_its_reason_is_refused(step):
    report = record(state=ReportState.RETURNED)
    findings = blocking(check_step(report, step, TODAY, StepDetails(reason="  "), TODAY))
    assert [(item.field, item.code) for item in findings] == [("details.reason", "step-needs")]
    assert findings[0].explain().sentence == "Alasan belum diisi."


def test_a_decision_needs_outcome_number_and_date():
    report = record(state=ReportState.FORWARDED)
    findings = blocking(check_step(report, Step.DECIDED, TODAY, StepDetails(), TODAY))
    assert [item.field for item in findings] == ["details.outcome", "details.number", "details.document_date"]


def test_money_is_paid_only_for_state_property():
    decided = record(state=ReportState.DECIDED, events=[event(Step.DECIDED, outcome=DecisionOutcome.RECIPIENT)])
    assert Step.PAID not in offered(decided)
    state = record(state=ReportState.DECIDED, events=[event(Step.DECIDED, outcome=DecisionOutcome.STATE)])
    assert Step.PAID in offered(state)
    doubts = {item.code for item in check_step(state, Step.CLOSED, TODAY, StepDetails(), TODAY)}
    assert "step-decision-unsettled" in doubts


def test_odd_dates_and_amounts_of_a_step():
    report = record(state=ReportState.DECIDED, events=[event(Step.DECIDED, on=date(2026, 11, 20))])
    findings = check_step(report, Step.PAID, date(2026, 10, 1), StepDetails(amount=-5), TODAY)
    found = {item.code for item in findings}
    assert {"value-negative", "step-before-receipt", "step-before-last"} <= found
    assert found <= set(all_codes())
    wrong = check_step(report, Step.HANDED_OVER, TODAY, StepDetails(recipient="x", object_uids=("not-there",)), TODAY)
    assert "step-object-unknown" in {item.code for item in blocking(wrong)}


def test_each_step_offers_its_paper():
    assert option(Step.REGISTERED).paper is PaperKind.RECEIPT
    assert option(Step.SENT_TO_UPG).paper is PaperKind.COVER_LETTER
    assert option(Step.IN_CUSTODY).paper is PaperKind.HANDOVER
    assert option(Step.DISTRIBUTED).paper is PaperKind.DISTRIBUTION
    assert option(Step.HANDED_OVER).paper is PaperKind.HANDOVER
