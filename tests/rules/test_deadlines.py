"""The clocks of a report through its life."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from db.records.office import DeadlineRule, RegencyRules
from db.records.report import ReportDraft, ReportEvent, ReportRecord, StepDetails
from db.vocabulary import Confidentiality, DeadlineKind, DecisionOutcome, ReportState, Step, WorkWeek
from desktop.rules.calendar import WorkCalendar
from desktop.rules.deadlines import Deadline, deadlines_of, is_late, next_open
from desktop.rules.local_rules import check_limits, check_rule, deadline_rules
from desktop.rules.problems import explain
from desktop.rules.regional_rules import known_regencies, regency_rules

RECEIVED = date(2026, 11, 23)
TODAY = date(2026, 11, 30)
NATIONAL = RegencyRules()
CALENDAR = WorkCalendar()


def record(*events: tuple[Step, date], state: ReportState = ReportState.REGISTERED, **content: object) -> ReportRecord:
    fields: dict[str, object] = {"received_on": RECEIVED} | content
    details = fields.pop("details", {})
    assert isinstance(details, dict)
    made = datetime(2026, 11, 23, 3, tzinfo=UTC)
    return ReportRecord(
        id=1,
        uid="r",
        owner_office="o",
        revision=1,
        state=state,
        number="1",
        year=2026,
        rule_set="perkpk-1-2026",
        registered_on=RECEIVED,
        written_by="a",
        written_by_name="Contoh",
        created_at=made,
        changed_at=made,
        content_hash="",
        events=tuple(
            ReportEvent(
                uid=str(n), step=step, on=on, at=made, by_uid="a", by_name="", details=details.get(step, StepDetails())
            )
            for n, (step, on) in enumerate(events)
        ),
        **fields,  # type: ignore[arg-type]
    )


def clocks(report: ReportDraft, rules: RegencyRules = NATIONAL, today: date = TODAY) -> dict[DeadlineKind, Deadline]:
    return {item.kind: item for item in deadlines_of(report, CALENDAR, rules, today)}


def test_a_new_report_has_the_clocks_to_the_upg_and_to_kpk() -> None:
    found = clocks(ReportDraft(received_on=RECEIVED))
    assert list(found) == [DeadlineKind.TO_UPG, DeadlineKind.TO_KPK]
    upg, kpk = found[DeadlineKind.TO_UPG], found[DeadlineKind.TO_KPK]
    assert (upg.due_on, upg.safe_on, upg.days_left) == (date(2026, 12, 7), date(2026, 12, 4), 5)
    assert (kpk.due_on, kpk.safe_on) == (date(2027, 1, 8), date(2027, 1, 7))
    assert (upg.unpublished_year, kpk.unpublished_year) == (None, 2027)
    assert kpk.source == "UU 20/2001 Pasal 12C ayat (2)"
    assert next_open(found.values()) == upg
    assert not is_late(found.values())


def test_around_lebaran() -> None:
    found = clocks(ReportDraft(received_on=date(2026, 3, 16)))
    assert found[DeadlineKind.TO_UPG].due_on == date(2026, 4, 7)
    assert found[DeadlineKind.TO_KPK].due_on == date(2026, 5, 6)


def test_no_date_no_clocks() -> None:
    assert clocks(ReportDraft()) == {}


def test_the_due_day_itself_is_in_time_and_the_next_is_late() -> None:
    report = ReportDraft(received_on=RECEIVED)
    on_the_day = clocks(report, today=date(2026, 12, 7))[DeadlineKind.TO_UPG]
    assert (on_the_day.late, on_the_day.days_left) == (False, 0)
    after = clocks(report, today=date(2026, 12, 8))[DeadlineKind.TO_UPG]
    assert (after.late, after.days_left) == (True, -1)


def test_sent_and_forwarded_stop_the_clocks_and_start_the_next() -> None:
    sent = record((Step.SENT_TO_UPG, date(2026, 12, 1)))
    found = clocks(sent)
    assert found[DeadlineKind.TO_UPG].done_on == date(2026, 12, 1)
    assert found[DeadlineKind.UPG_TO_KPK].due_on == CALENDAR.add_working_days(date(2026, 12, 1), 10)
    forwarded = record((Step.SENT_TO_UPG, date(2026, 12, 1)), (Step.FORWARDED, date(2027, 1, 11)))
    found = clocks(forwarded)
    assert found[DeadlineKind.TO_KPK].late
    assert found[DeadlineKind.UPG_TO_KPK].late
    assert not found[DeadlineKind.TO_UPG].late
    assert found[DeadlineKind.DECISION].due_on == CALENDAR.add_working_days(date(2027, 1, 11), 30)


def test_the_date_reported_to_the_upg_counts_even_without_a_step() -> None:
    found = clocks(ReportDraft(received_on=RECEIVED, reported_to_upg_on=date(2026, 11, 25)))
    assert found[DeadlineKind.TO_UPG].done_on == date(2026, 11, 25)


def test_forwarded_straight_to_kpk_owes_the_upg_nothing() -> None:
    found = clocks(record((Step.FORWARDED, date(2026, 11, 25))))
    assert found[DeadlineKind.TO_UPG].done_on == date(2026, 11, 25)
    assert DeadlineKind.UPG_TO_KPK not in found


def test_a_secret_report_has_no_upg_clock() -> None:
    found = clocks(ReportDraft(received_on=RECEIVED, confidentiality=Confidentiality.SECRET))
    assert list(found) == [DeadlineKind.TO_KPK]


def test_completion_counts_from_the_hand_in_that_was_returned() -> None:
    report = record(
        (Step.SENT_TO_UPG, date(2026, 11, 25)), (Step.RETURNED, date(2026, 12, 2)), state=ReportState.RETURNED
    )
    completion = clocks(report)[DeadlineKind.COMPLETION]
    assert completion.working_days == 20
    assert completion.starts_on == date(2026, 11, 25)
    assert completion.due_on == CALENDAR.add_working_days(date(2026, 11, 25), 20)
    assert completion.open
    done = record(
        (Step.SENT_TO_UPG, date(2026, 11, 25)), (Step.RETURNED, date(2026, 12, 2)), (Step.COMPLETED, date(2026, 12, 9))
    )
    assert clocks(done)[DeadlineKind.COMPLETION].done_on == date(2026, 12, 9)


def test_completion_was_thirty_days_before_the_new_rules() -> None:
    received = date(2026, 1, 19)
    report = record((Step.SENT_TO_UPG, date(2026, 1, 21)), (Step.RETURNED, date(2026, 1, 23)), received_on=received)
    assert clocks(report)[DeadlineKind.COMPLETION].working_days == 30


def test_decision_and_what_follows_from_it() -> None:
    steps = ((Step.FORWARDED, date(2026, 11, 25)), (Step.DECIDED, date(2026, 12, 14)))
    decree = StepDetails(document_date=date(2026, 12, 10), outcome=DecisionOutcome.STATE)
    report = record(*steps, state=ReportState.DECIDED, details={Step.DECIDED: decree})
    found = clocks(report)
    assert found[DeadlineKind.DECISION].done_on == date(2026, 12, 10)
    follow_up = found[DeadlineKind.FOLLOW_UP]
    assert follow_up.starts_on == date(2026, 12, 10)
    assert follow_up.due_on == date(2026, 12, 21)
    assert next_open(found.values()) == follow_up
    paid = record(*steps, (Step.PAID, date(2026, 12, 22)), details={Step.DECIDED: decree})
    assert clocks(paid)[DeadlineKind.FOLLOW_UP].late


def test_nothing_follows_when_the_recipient_keeps_the_object() -> None:
    kept = StepDetails(outcome=DecisionOutcome.RECIPIENT)
    report = record(
        (Step.FORWARDED, date(2026, 11, 25)), (Step.DECIDED, date(2026, 12, 14)), details={Step.DECIDED: kept}
    )
    assert DeadlineKind.FOLLOW_UP not in clocks(report)


def test_kpks_own_clock_is_shown_but_is_not_our_lateness() -> None:
    found = clocks(record((Step.FORWARDED, date(2026, 11, 25))), today=date(2027, 6, 1))
    assert found[DeadlineKind.DECISION].late
    assert next_open(found.values()) is None
    assert not is_late(found.values())


@pytest.mark.parametrize("state", [ReportState.NOTED, ReportState.CLOSED, ReportState.NOT_FOLLOWED_UP])
def test_a_settled_report_waits_for_nothing(state: ReportState) -> None:
    assert next_open(clocks(record(state=state), today=date(2027, 6, 1)).values()) is None


def test_a_void_report_has_no_clocks() -> None:
    assert clocks(record(state=ReportState.VOID)) == {}


def test_the_day_of_receipt_may_count() -> None:
    counted = clocks(ReportDraft(received_on=RECEIVED), RegencyRules(count_receipt_day=True))
    assert counted[DeadlineKind.TO_UPG].due_on == date(2026, 12, 4)
    assert counted[DeadlineKind.TO_KPK].due_on == date(2027, 1, 7)


def test_a_stricter_local_rule_applies_and_a_looser_one_does_not() -> None:
    magetan = regency_rules("magetan")
    found = clocks(record((Step.SENT_TO_UPG, date(2026, 12, 1))), magetan)
    assert found[DeadlineKind.TO_UPG].due_on == date(2026, 12, 2)
    assert found[DeadlineKind.TO_UPG].source == "inspektorat.magetan.go.id"
    assert found[DeadlineKind.UPG_TO_KPK].working_days == 10
    ignored = {rule.kind for rule in deadline_rules(magetan, RECEIVED) if rule.ignored}
    assert ignored == {DeadlineKind.UPG_TO_KPK}
    warnings = [check_rule(rule) for rule in magetan.deadlines]
    assert [warning and warning.code for warning in warnings] == [None, "deadline-rule-looser"]
    assert warnings[1] is not None
    assert "14 hari kerja" in explain(warnings[1]).sentence


def test_impossible_local_rules_are_named() -> None:
    for days in (0, -3, 400):
        rule = DeadlineRule(kind=DeadlineKind.TO_UPG, working_days=days, source="Perbup")
        found = check_rule(rule)
        assert found is not None
        assert found.code == "deadline-rule-impossible"
    unsourced = check_rule(DeadlineRule(kind=DeadlineKind.TO_UPG, working_days=5, source=" "))
    assert unsourced is not None
    assert unsourced.code == "local-rule-without-source"


def test_local_limits_are_checked() -> None:
    limits = replace(RegencyRules().limits, ceremony_per_giver=2_000_000, colleague_per_gift=-1)
    assert [found.code for found in check_limits(limits)] == [
        "local-limit-looser",
        "local-limit-impossible",
        "local-rule-without-source",
    ]
    assert check_limits(RegencyRules().limits) == ()


def test_every_known_regency_names_its_sources() -> None:
    assert [regency.name for regency in known_regencies()] == [
        "Provinsi Jawa Timur",
        "Kabupaten Magetan",
        "Kabupaten Purbalingga",
    ]
    assert all(rule.source for regency in known_regencies() for rule in regency.rules.deadlines)


def test_many_reports_are_quick() -> None:
    calendar = WorkCalendar(WorkWeek.SIX)
    reports = [record((Step.SENT_TO_UPG, date(2026, 12, n % 28 + 1))) for n in range(200)]
    deadlines_of(reports[0], calendar, NATIONAL, TODAY)
    start = time.perf_counter()
    for _ in range(50):
        for report in reports:
            deadlines_of(report, calendar, NATIONAL, TODAY)
    each = (time.perf_counter() - start) / 10_000
    assert each < 0.0005  # 25–40 µs on an office PC; room for a busy machine
