"""Who is trained until when, who lacks what, and how it is counted."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problem import Problem
from db.records.coverage import ConcernedPerson, TrainingTaken
from db.records.period import Period
from db.records.person import TrainingRules
from db.vocabulary import PeriodKind, PersonKind, RiskLevel, TrainingTopic
from desktop.rules.coverage import CoverageState, coverage_lines, due_lines
from desktop.rules.coverage_figures import coverage_of, percent, topic_numbers, trend_chart
from desktop.rules.months import add_months
from desktop.rules.training_rules import check_rules

RULES = TrainingRules()
TODAY = date(2026, 11, 16)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
TOPICS = st.lists(st.sampled_from(list(TrainingTopic)), max_size=9, unique=True).map(tuple)
TAKEN = st.lists(st.builds(TrainingTaken, DAYS, TOPICS), max_size=6)


def person(uid: str = "p1", **changes) -> ConcernedPerson:
    told = {"kind": PersonKind.OFFICIAL, "name": f"Orang Rekaan {uid}", "position": "Kaur Umum", "institution": "Desa"}
    return ConcernedPerson(uid=uid, **{"risk_level": RiskLevel.LOW, **told, **changes})


def line_of(taken, on=TODAY, rules=RULES, **changes):
    return coverage_lines([person(**changes)], {"p1": taken}, rules, on)[0]


def trained(year: int, month: int, day: int, *topics: TrainingTopic) -> TrainingTaken:
    return TrainingTaken(date(year, month, day), topics)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_months_end_where_the_month_ends(day, months, expected):
    assert add_months(day, months) == expected


@given(DAYS, st.integers(0, 240))
def test_months_keep_the_day_or_take_the_last_of_a_shorter_month(day, months):
    after = add_months(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == min(day.day, monthrange(after.year, after.month)[1])


@given(DAYS, DAYS, st.integers(1, 120))
def test_who_was_trained_later_is_never_due_earlier(one, other, months):
    first, second = sorted((one, other))
    assert add_months(first, months) <= add_months(second, months)


def test_interval_follows_the_risk_level_and_its_last_day_is_in_time():
    taken = [trained(2025, 11, 16, TrainingTopic.POLICY)]
    low, high = line_of(taken), line_of(taken, risk_level=RiskLevel.ABOVE_LOW)
    assert (low.state, low.due_on) == (CoverageState.CURRENT, date(2027, 11, 16))
    assert (high.state, high.due_on) == (CoverageState.DUE, date(2026, 11, 16))
    next_day = line_of(taken, on=date(2026, 11, 17), risk_level=RiskLevel.ABOVE_LOW)
    assert next_day.state is CoverageState.OVERDUE
    assert len(next_day.lacking) == 9


def test_topics_count_only_within_the_interval():
    taken = [trained(2024, 1, 10, TrainingTopic.RISK), trained(2025, 6, 1, TrainingTopic.POLICY)]
    lacking = line_of(taken).lacking
    assert TrainingTopic.RISK in lacking
    assert TrainingTopic.POLICY not in lacking
    assert len(lacking) == 8


def test_new_official_has_thirty_days_and_then_is_late():
    start = date(2026, 10, 17)
    assert line_of([], on=start, active_from=start).state is CoverageState.INDUCTION
    last = line_of([], on=date(2026, 11, 16), active_from=start)
    assert (last.state, last.due_on) == (CoverageState.INDUCTION, date(2026, 11, 16))
    assert line_of([], on=date(2026, 11, 17), active_from=start).state is CoverageState.NEVER


def test_nobody_knows_when_somebody_without_a_start_was_due():
    line = line_of([])
    assert (line.state, line.due_on, line.last_on) == (CoverageState.NEVER, None, None)


def test_a_training_to_come_does_not_count_yet():
    assert line_of([trained(2026, 11, 17)]).state is CoverageState.NEVER


def test_who_left_or_comes_later_is_not_on_the_list():
    gone = person("gone", active_to=TODAY - timedelta(days=1))
    coming = person("coming", active_from=TODAY + timedelta(days=1))
    assert coverage_lines([gone, coming, person("here")], {}, RULES, TODAY)[0].uid == "here"


def test_due_list_leads_with_those_never_trained():
    people = [person("a"), person("b"), person("c"), person("d")]
    taken = {"b": [trained(2024, 10, 1)], "c": [trained(2024, 12, 1)], "d": [trained(2026, 1, 1)]}
    lines = coverage_lines(people, taken, RULES, TODAY)
    assert [line.uid for line in due_lines(lines, TODAY, 30)] == ["a", "b", "c"]
    assert [line.uid for line in due_lines(lines, TODAY, 0)] == ["a", "b"]


@given(TAKEN, DAYS, st.sampled_from(list(RiskLevel)), st.integers(1, 120), st.integers(1, 120))
def test_state_due_date_and_topics_agree(taken, on, risk, low, above):
    rules = TrainingRules(months_low=low, months_above_low=above)
    line = line_of(taken, on=on, rules=rules, risk_level=risk)
    months = low if risk is RiskLevel.LOW else above
    past = [training for training in taken if training.on <= on]
    assert line.state.covered == any(one.on <= on <= add_months(one.on, months) for one in taken)
    assert line.last_on == max((training.on for training in past), default=None)
    if line.last_on is None:
        assert line.state is CoverageState.NEVER
    else:
        assert line.due_on == add_months(line.last_on, months)
        assert line.state.covered == (line.due_on >= on)
    counted = {t for training in past if add_months(training.on, months) >= on for t in training.topics}
    assert set(line.lacking) == set(TrainingTopic) - counted


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_percent_is_whole_only_when_whole(part, whole):
    part = min(part, whole)
    assert (percent(part, whole) == 100) == (part == whole)
    assert (percent(part, whole) == 0) == (part == 0)
    assert abs(percent(part, whole) - 100 * part / whole) <= 1


def test_figures_add_up_and_positions_join_whatever_their_spelling():
    people = [
        person("a", position="Kaur  Umum"),
        person("b", position="kaur umum", risk_level=RiskLevel.ABOVE_LOW),
        person("c", position=""),
    ]
    taken = {"a": [trained(2026, 1, 5, TrainingTopic.POLICY)], "b": [trained(2024, 1, 5)]}
    found = coverage_of(people, taken, RULES, TODAY)
    assert (found.whole.covered, found.whole.total, found.whole.percent) == (1, 3, 33)
    assert [(g.label, g.covered, g.total) for g in found.positions] == [("Belum diisi", 0, 1), ("Kaur Umum", 1, 2)]
    assert [(g.key, g.covered, g.total) for g in found.risks] == [("low", 1, 2), ("above_low", 0, 1)]
    assert found.count(CoverageState.OVERDUE, CoverageState.NEVER) == 2
    policy = next(count for count in found.topics if count.topic is TrainingTopic.POLICY)
    assert (policy.having, policy.lacking) == (1, 2)
    assert sum(found.states.values()) == 3


def test_trend_counts_who_was_there_then():
    people = [person("old", active_to=date(2026, 3, 1)), person("new", active_from=date(2026, 7, 1))]
    taken = {"old": [trained(2025, 9, 30)], "new": [trained(2026, 8, 1)]}
    trend = coverage_of(people, taken, RULES, TODAY, PeriodKind.QUARTER).trend
    assert [(s.key, s.covered, s.total) for s in trend] == [
        ("2025-Q3", 1, 1),
        ("2025-Q4", 1, 1),
        ("2026-Q1", 0, 0),
        ("2026-Q2", 0, 0),
        ("2026-Q3", 1, 1),
        ("2026-Q4", 1, 1),
    ]
    chart = trend_chart(coverage_of(people, taken, RULES, TODAY), on_paper=True)
    assert chart.categories[-1] == "Tw IV 2026"
    assert chart.series[0].values == (100, 100, 0, 0, 100, 100)


@given(TAKEN, st.sampled_from(list(RiskLevel)), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_trend_says_of_each_day_what_the_coverage_of_that_day_says(taken, risk, on):
    people = [person(risk_level=risk, active_from=date(2025, 11, 1)), person("p2", active_to=date(2026, 5, 1))]
    for share in coverage_of(people, {"p1": taken}, RULES, on, PeriodKind.MONTH).trend:
        day = min(Period.parse(share.key).last_day, on)
        then = coverage_of(people, {"p1": taken}, RULES, day).whole
        assert (share.covered, share.total) == (then.covered, then.total)


def test_topics_are_told_by_number():
    assert topic_numbers((TrainingTopic.POLICY, TrainingTopic.RESOURCES)) == "1, 9"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"months_low": 0}, "training-months-out-of-range", "months_low"),
        ({"months_above_low": 121}, "training-months-out-of-range", "months_above_low"),
        ({"certificate_months": 0}, "training-months-out-of-range", "certificate_months"),
        ({"induction_days": 366}, "training-days-out-of-range", "induction_days"),
        ({"kinds": ()}, "training-kinds-missing", "kinds"),
        ({"certificate_template": "SERT/{year}"}, "number-template-incomplete", "certificate_template"),
        ({"certificate_template": "{number}/{year}/{x}"}, "number-template-unknown-token", "certificate_template"),
    ],
)
def test_rules_that_cannot_be_kept_are_refused_at_their_field(changes, code, field):
    with pytest.raises(Problem) as refused:
        check_rules(TrainingRules(**changes))
    assert (refused.value.code, refused.value.field) == (code, field)


def test_rules_at_their_ends_are_kept():
    check_rules(TrainingRules(months_low=120, months_above_low=1, induction_days=365, certificate_months=36))
