"""Working days against the tables of the joint decrees, written out here a second time and day by day."""

from datetime import date, timedelta

import pytest

from db.problem import Problem
from db.records.office import CalendarDay
from db.vocabulary import WorkWeek
from desktop.rules.calendar import DayKind, WorkCalendar, YearState, decree, year_state
from resources.language import Language, use_language

HOLIDAYS = {
    2025: "01-01 01-27 01-29 03-29 03-31 04-01 04-18 04-20 05-01 05-12 05-29 06-01 06-06 06-27 08-17 09-05 12-25",
    2026: "01-01 01-16 02-17 03-19 03-21 03-22 04-03 04-05 05-01 05-14 05-27 05-31 06-01 06-16 08-17 08-25 12-25",
    2027: "01-01 01-05 03-08 03-10 03-11 03-26 05-06 05-17 05-20 06-01 08-17 02-06 03-28 05-01 06-06 08-15 12-25",
}
JOINT_LEAVE = {
    2025: "01-28 03-28 04-02 04-03 04-04 04-07 05-13 05-30 06-09 08-18 12-26",
    2026: "02-16 03-18 03-20 03-23 03-24 05-15 05-28 12-24",
    2027: "02-05 03-09 03-12 03-15 03-25 05-18 05-19 12-24",
}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def listed(table: dict[int, str], year: int) -> set[date]:
    return {date.fromisoformat(f"{year}-{day}") for day in table[year].split()}


@pytest.mark.parametrize("year", [2025, 2026, 2027])
@pytest.mark.parametrize(("week", "rest_days"), [(WorkWeek.FIVE, (5, 6)), (WorkWeek.SIX, (6,))])
def test_every_day_of_the_year_is_as_the_decree_says(year: int, week: WorkWeek, rest_days: tuple[int, ...]) -> None:
    calendar = WorkCalendar(week)
    closed = listed(HOLIDAYS, year) | listed(JOINT_LEAVE, year)
    for day in days_of(year):
        assert calendar.is_working(day) == (day not in closed and day.weekday() not in rest_days), day


@pytest.mark.parametrize(("year", "working_days"), [(2026, 240), (2027, 242)])
def test_number_of_working_days_in_a_year(year: int, working_days: int) -> None:
    last = date(year - 1, 12, 31)
    assert WorkCalendar().working_days_between(last, date(year, 12, 31)) == working_days


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_the_calendar_page_tells_holiday_from_joint_leave(year: int) -> None:
    shown = WorkCalendar().days(year)
    assert {item.day for item in shown if item.kind is DayKind.JOINT_LEAVE} == listed(JOINT_LEAVE, year)
    # 26 December 2027 (a Sunday) is the second Isra Mikraj of that year; the table at hand leaves it out.
    extra = {date(2027, 12, 26)} if year == 2027 else set()
    assert {item.day for item in shown if item.kind is DayKind.HOLIDAY} == listed(HOLIDAYS, year) | extra
    assert all(item.name and item.source for item in shown)


def test_the_known_examples() -> None:
    calendar = WorkCalendar()
    assert calendar.add_working_days(date(2026, 3, 16), 10) == date(2026, 4, 7)
    assert calendar.add_working_days(date(2026, 11, 23), 10) == date(2026, 12, 7)
    assert calendar.add_working_days(date(2026, 11, 23), 30) == date(2027, 1, 8)


def test_counting_the_day_of_receipt_moves_the_deadline_one_working_day() -> None:
    calendar = WorkCalendar()
    assert calendar.add_working_days(date(2026, 11, 23), 10, count_start=True) == date(2026, 12, 4)
    saturday = date(2026, 11, 21)
    assert calendar.add_working_days(saturday, 1, count_start=True) == date(2026, 11, 23)
    assert calendar.add_working_days(saturday, 1) == date(2026, 11, 23)


def _names(calendar: WorkCalendar) -> dict[date, str]:
    return {item.day: item.name for item in calendar.days(2026)}


def test_the_office_closes_and_opens_days_of_its_own() -> None:
    village_day = CalendarDay(day=date(2026, 11, 24), closed=True, name="Pilkades", source="SK Bupati")
    worked_leave = CalendarDay(day=date(2026, 12, 24), closed=False, name="Tetap masuk")
    worked_sunday = CalendarDay(day=date(2026, 11, 29), closed=False, name="Kerja bakti")
    calendar = WorkCalendar(own_days=(village_day, worked_leave, worked_sunday))
    assert not calendar.is_working(village_day.day)
    assert calendar.is_working(worked_leave.day)
    assert calendar.add_working_days(date(2026, 11, 23), 1) == date(2026, 11, 25)
    assert calendar.is_working(worked_sunday.day)
    kinds = {item.day: item.kind for item in calendar.days(2026)}
    assert _names(calendar)[village_day.day] == "Pilkades"
    assert kinds[village_day.day] is DayKind.OWN_CLOSED
    assert kinds[worked_leave.day] is DayKind.OWN_OPEN


def test_two_offices_do_not_share_their_own_days() -> None:
    closing = WorkCalendar(own_days=[CalendarDay(day=date(2026, 11, 24), closed=True, name="Libur desa")])
    assert not closing.is_working(date(2026, 11, 24))
    assert WorkCalendar().is_working(date(2026, 11, 24))


def test_years_without_a_known_decree_are_flagged() -> None:
    calendar = WorkCalendar()
    assert [year_state(year) for year in (2024, 2025, 2026, 2027, 2028, 2040)] == [
        YearState.PUBLISHED,
        YearState.PUBLISHED,
        YearState.PUBLISHED,
        YearState.TO_CHECK,
        YearState.UNPUBLISHED,
        YearState.UNPUBLISHED,
    ]
    assert calendar.published(2026)
    assert not calendar.published(2027)
    found = decree(2025)
    assert found is not None
    assert "933/1/3" in found.numbers


def test_names_of_holidays_follow_the_language() -> None:
    calendar = WorkCalendar()
    assert _names(calendar)[date(2026, 3, 20)] == "Cuti Bersama Hari Raya Idul Fitri"
    use_language(Language.ENGLISH)
    try:
        assert _names(calendar)[date(2026, 1, 1)] == "New Year's Day"
    finally:
        use_language(Language.INDONESIAN)
    assert date(2026, 11, 21) not in _names(calendar)  # a plain Saturday


def test_working_days_between_counts_both_ways() -> None:
    calendar = WorkCalendar()
    monday, friday = date(2026, 11, 23), date(2026, 11, 27)
    assert calendar.working_days_between(monday, friday) == 4
    assert calendar.working_days_between(friday, monday) == -4
    assert calendar.working_days_between(monday, monday) == 0
    assert calendar.working_days_between(date(2026, 12, 31), date(2027, 1, 8)) == 4


def test_a_date_beyond_the_table_is_refused_in_words() -> None:
    with pytest.raises(Problem) as refused:
        WorkCalendar().add_working_days(date(2100, 12, 30), 10)
    assert refused.value.code == "calendar-out-of-range"
    assert refused.value.params["year"] == 2101
