"""What one giver gave one recipient in a year, counted in both ways: the rule does not say which year it means."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PastGift:
    """An earlier gift: when it was received, and its value in rupiah."""

    received_on: date
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GiverTotals:
    """Rupiah from one giver to one recipient, without the gift in question."""

    calendar_year: int = 0  # 1 January to 31 December of the year of receipt
    rolling_year: int = 0  # the twelve months that end with the day of receipt


def totals_on(gifts: Iterable[PastGift], received_on: date) -> GiverTotals:
    """Return both totals of the other gifts of one giver to one recipient, seen from a day of receipt."""
    after = _a_year_before(received_on)
    calendar_year = rolling_year = 0
    for gift in gifts:
        if gift.received_on.year == received_on.year:
            calendar_year += gift.value
        if after < gift.received_on <= received_on:
            rolling_year += gift.value
    return GiverTotals(calendar_year=calendar_year, rolling_year=rolling_year)


def _a_year_before(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
