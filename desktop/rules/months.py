"""Arithmetic of calendar months, as intervals of training are counted."""

from calendar import monthrange
from datetime import date
from functools import lru_cache


@lru_cache(maxsize=8192)  # few days and fewer intervals: reckoned once, not for each of ten thousand people
def add_months(day: date, months: int) -> date:
    """Return the same day some months later; where that month is shorter, its last day.

    31 January and one month are 28 (or 29) February. Dates past the year 9999 end at its last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
