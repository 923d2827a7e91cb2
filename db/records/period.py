"""A reporting period: month, quarter, semester or year."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from db.problem import Problem
from db.vocabulary import PeriodKind

_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.SEMESTER: 6, PeriodKind.YEAR: 12}
_CODE = re.compile(r"^(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|S(?P<semester>[12])|(?P<month>0[1-9]|1[0-2])))?$")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar period; `index` counts from 1 within the year."""

    year: int
    kind: PeriodKind
    index: int = 1

    @classmethod
    def parse(cls, code: str) -> "Period":
        """Read `2026`, `2026-S1`, `2026-Q4` or `2026-11`.

        Raises Problem `period-unreadable`.
        """
        match = _CODE.match(code.strip().upper())
        if match is None or not 1900 <= int(match["year"]) <= 2200:
            raise Problem("period-unreadable", text=code)
        year = int(match["year"])
        if match["quarter"]:
            return cls(year, PeriodKind.QUARTER, int(match["quarter"]))
        if match["semester"]:
            return cls(year, PeriodKind.SEMESTER, int(match["semester"]))
        if match["month"]:
            return cls(year, PeriodKind.MONTH, int(match["month"]))
        return cls(year, PeriodKind.YEAR)

    @classmethod
    def containing(cls, day: date, kind: PeriodKind) -> "Period":
        """Return the period of a kind in which a day falls."""
        return cls(day.year, kind, (day.month - 1) // _MONTHS[kind] + 1)

    @property
    def code(self) -> str:
        """The short code, as `parse` reads it."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.year}-{self.index:02d}"
            case PeriodKind.QUARTER:
                return f"{self.year}-Q{self.index}"
            case PeriodKind.SEMESTER:
                return f"{self.year}-S{self.index}"
            case PeriodKind.YEAR:
                return str(self.year)

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        return date(self.year, (self.index - 1) * _MONTHS[self.kind] + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.next().first_day - timedelta(days=1)

    def next(self) -> "Period":
        """Return the period of the same kind that follows."""
        if self.index * _MONTHS[self.kind] >= 12:
            return Period(self.year + 1, self.kind, 1)
        return Period(self.year, self.kind, self.index + 1)

    def previous(self) -> "Period":
        """Return the period of the same kind before this one."""
        return Period.containing(self.first_day - timedelta(days=1), self.kind)

    def months(self) -> list["Period"]:
        """Return the months of the period, in order."""
        first = (self.index - 1) * _MONTHS[self.kind] + 1
        return [Period(self.year, PeriodKind.MONTH, first + n) for n in range(_MONTHS[self.kind])]

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day
