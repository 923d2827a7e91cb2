"""The quick answer for thousands of reports is the one the whole list of clocks gives."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from db.records.office import RegencyRules
from db.vocabulary import Confidentiality, DecisionOutcome, ReportState, Step
from desktop.rules.calendar import WorkCalendar
from desktop.rules.deadlines import deadlines_of, due_and_late, next_open
from tests.rules import made_up

CALENDAR = WorkCalendar()
FIRST = date(2026, 1, 2)
STEPS = (
    Step.REGISTERED,
    Step.SENT_TO_UPG,
    Step.RETURNED,
    Step.COMPLETED,
    Step.FORWARDED,
    Step.DECIDED,
    Step.HANDED_OVER,
    Step.NOT_FOLLOWED_UP,
)


@given(
    steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 300)), max_size=7),
    state=st.sampled_from(list(ReportState)),
    secret=st.booleans(),
    outcome=st.sampled_from([None, *DecisionOutcome]),
    reported=st.none() | st.integers(0, 60),
    counted=st.booleans(),
)
def test_the_quick_answer_is_the_long_one(
    steps: list[tuple[Step, int]],
    state: ReportState,
    secret: bool,
    outcome: DecisionOutcome | None,
    reported: int | None,
    counted: bool,
) -> None:
    events = tuple(
        made_up.event(step, FIRST + timedelta(days=after), outcome=outcome) for step, after in sorted(steps, key=_after)
    )
    report = made_up.record(
        state=state,
        events=events,
        received_on=FIRST,
        reported_to_upg_on=None if reported is None else FIRST + timedelta(days=reported),
        confidentiality=Confidentiality.SECRET if secret else Confidentiality.COPY_TO_UPG,
    )
    rules = RegencyRules(count_receipt_day=counted)
    clocks = deadlines_of(report, CALENDAR, rules, date(2027, 6, 1))
    nearest = next_open(clocks)
    late = any(clock.late and clock.ours and not clock.open for clock in clocks)
    expected = (None if nearest is None else nearest.due_on, late)
    assert due_and_late(report, CALENDAR, rules) == expected


def _after(step: tuple[Step, int]) -> int:
    return step[1]
