"""The fast calendar against a slow one that asks day by day."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.office import CalendarDay
from db.vocabulary import WorkWeek
from desktop.rules.calendar import WorkCalendar

days = st.dates(date(2024, 12, 20), date(2028, 2, 1))
own_days = st.lists(
    st.builds(lambda day, closed: CalendarDay(day=day, closed=closed, name="x"), days, st.booleans()),
    max_size=12,
    unique_by=lambda item: item.day,
)
calendars = st.builds(WorkCalendar, st.sampled_from(WorkWeek), own_days)


def slow_add(calendar: WorkCalendar, start: date, count: int, count_start: bool) -> date:
    day = start
    if count_start and calendar.is_working(day):
        count -= 1
    while count:
        day += timedelta(days=1)
        if calendar.is_working(day):
            count -= 1
    return day


@settings(max_examples=150, deadline=None)
@given(calendars, days, st.integers(1, 60), st.booleans())
def test_adding_working_days(calendar: WorkCalendar, start: date, count: int, count_start: bool) -> None:
    found = calendar.add_working_days(start, count, count_start)
    assert found == slow_add(calendar, start, count, count_start)
    assert calendar.add_working_days(start, count, count_start) == found  # the remembered answer is the same
    assert calendar.is_working(found)


@settings(max_examples=100, deadline=None)
@given(calendars, days, days)
def test_counting_between(calendar: WorkCalendar, first: date, last: date) -> None:
    low, high = min(first, last), max(first, last)
    count = sum(calendar.is_working(low + timedelta(days=n)) for n in range(1, (high - low).days + 1))
    assert calendar.working_days_between(first, last) == (count if first <= last else -count)


@settings(max_examples=100, deadline=None)
@given(calendars, days)
def test_the_day_before(calendar: WorkCalendar, day: date) -> None:
    before = calendar.previous_working_day(day)
    assert calendar.is_working(before)
    assert calendar.working_days_between(before, day - timedelta(days=1)) == 0
