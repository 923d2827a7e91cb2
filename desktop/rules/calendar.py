"""Working days of the office: weekends, public holidays, joint leave, and the office's own calendar."""

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from db.problem import Problem
from db.records.office import CalendarDay
from db.vocabulary import WorkWeek
from resources import resource_path
from resources.language import Language, language

FIRST_YEAR, LAST_YEAR = 1946, 2100  # the years the holiday table knows


class YearState(StrEnum):
    """How sure the holidays of a year are."""

    PUBLISHED = "published"
    TO_CHECK = "to_check"
    UNPUBLISHED = "unpublished"


class DayKind(StrEnum):
    """Why a day stands in the calendar."""

    HOLIDAY = "holiday"
    JOINT_LEAVE = "joint_leave"
    OWN_CLOSED = "own_closed"
    OWN_OPEN = "own_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decree:
    """The joint decree on holidays of a year; `numbers` is empty when it was not found."""

    year: int
    state: YearState
    numbers: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearDay:
    """A day of the calendar page: a holiday, joint leave, or a day the office added or opened."""

    day: date
    kind: DayKind
    name: str
    source: str


class WorkCalendar:
    """The working days of an office.

    Costs: the first question about a year reads its holidays (about 10 ms, the first of all about 100 ms for loading
    the library) and sorts its working days; after that a deadline is one binary search, and the same deadline asked
    again one dictionary look-up (below 1 µs).
    """

    def __init__(self, week: WorkWeek = WorkWeek.FIVE, own_days: Iterable[CalendarDay] = ()) -> None:
        self.week = week
        self.own_days = tuple(own_days)
        self._own = {item.day: item for item in self.own_days}
        self._first_rest_day = 5 if week is WorkWeek.FIVE else 6  # Saturday or Sunday, Monday being 0
        self._years: dict[int, list[int]] = {}
        self._added: dict[tuple[date, int, bool], date] = {}

    def is_working(self, day: date) -> bool:
        """Tell whether the office works on a day."""
        own = self._own.get(day)
        if own is not None:
            return not own.closed
        return day.weekday() < self._first_rest_day and day not in _national_days(day.year)

    def add_working_days(self, start: date, count: int, count_start: bool = False) -> date:
        """Return the `count`-th working day after a day.

        Day 1 is the next working day; with `count_start` the start itself is day 1 when it is a working day.
        Raises Problem `calendar-out-of-range` outside 1946–2100 and ValueError for a count below 1.
        """
        key = (start, count, count_start)
        found = self._added.get(key)
        if found is None:
            found = self._added[key] = self._add(start, count, count_start)
        return found

    def previous_working_day(self, day: date) -> date:
        """Return the last working day before a day."""
        year = day.year
        days = self._working(year)
        position = bisect_left(days, day.toordinal())
        while position == 0:
            year -= 1
            days = self._working(year)
            position = len(days)
        return date.fromordinal(days[position - 1])

    def working_days_between(self, first: date, last: date) -> int:
        """Return how many working days lie after `first` up to and including `last`.

        Negative when `last` is the earlier one.
        """
        if last < first:
            return -self.working_days_between(last, first)
        low, high = first.toordinal(), last.toordinal()
        count = 0
        for year in range(first.year, last.year + 1):
            days = self._working(year)
            count += bisect_right(days, high) - bisect_right(days, low)
        return count

    def published(self, year: int) -> bool:
        """Tell whether the joint decree on the holidays of a year is known by its number."""
        return year_state(year) is YearState.PUBLISHED

    def days(self, year: int) -> tuple[YearDay, ...]:
        """Return the holidays, joint leave and own days of a year, in order."""
        entries: dict[date, YearDay] = dict(_national_days(year, language()))
        for own in self.own_days:
            if own.day.year == year:
                kind = DayKind.OWN_CLOSED if own.closed else DayKind.OWN_OPEN
                entries[own.day] = YearDay(day=own.day, kind=kind, name=own.name, source=own.source)
        return tuple(entries[day] for day in sorted(entries))

    def _add(self, start: date, count: int, count_start: bool) -> date:
        if count < 1:
            raise ValueError("a deadline has at least one working day")
        year = start.year
        days = self._working(year)
        position = bisect_left(days, start.toordinal() + (0 if count_start else 1))
        while position + count > len(days):
            count -= len(days) - position
            year += 1
            days = self._working(year)
            position = 0
        return date.fromordinal(days[position + count - 1])

    def _working(self, year: int) -> list[int]:
        days = self._years.get(year)
        if days is None:
            if not FIRST_YEAR <= year <= LAST_YEAR:
                raise Problem("calendar-out-of-range", year=year, first=FIRST_YEAR, last=LAST_YEAR)
            day, step = date(year, 1, 1), timedelta(days=1)
            days = []
            while day.year == year:
                if self.is_working(day):
                    days.append(day.toordinal())
                day += step
            self._years[year] = days
        return days


def year_state(year: int) -> YearState:
    """Return how sure the holidays of a year are; years before the list of decrees are long settled."""
    first_year, decrees = _decrees()
    if year < first_year:
        return YearState.PUBLISHED
    decree = decrees.get(year)
    return decree.state if decree else YearState.UNPUBLISHED


def decree(year: int) -> Decree | None:
    """Return the joint decree of a year, or None when none is known."""
    return _decrees()[1].get(year)


@cache
def _decrees() -> tuple[int, Mapping[int, Decree]]:
    data = tomllib.loads(resource_path("regulations", "holiday_decrees.toml").read_text("utf-8"))
    return data["first_year"], {
        entry["year"]: Decree(
            year=entry["year"],
            state=YearState(entry["state"]),
            numbers=entry["numbers"],
            source=entry["source"],
        )
        for entry in data["decree"]
    }


@cache
def _national_days(year: int, names_in: Language = Language.INDONESIAN) -> Mapping[date, YearDay]:
    from holidays.constants import GOVERNMENT, PUBLIC  # heavy: read with the first question about a year
    from holidays.countries.indonesia import Indonesia

    code = "id" if names_in is Language.INDONESIAN else "en_US"
    known = decree(year)
    source = known.numbers or known.source if known else ""
    found: dict[date, YearDay] = {}
    for category, kind in ((GOVERNMENT, DayKind.JOINT_LEAVE), (PUBLIC, DayKind.HOLIDAY)):
        for day, name in Indonesia(years=year, categories=(category,), language=code, expand=False).items():
            found[day] = YearDay(day=day, kind=kind, name=name, source=source)
    return found
