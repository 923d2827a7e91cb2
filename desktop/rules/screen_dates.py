"""Dates in words in the language of the screen; papers use `desktop.rules.words`, always Indonesian."""

from datetime import date

from desktop.rules import words
from resources.language import Language, language

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_long(day: date) -> str:
    """Return "21 November 2026" in the language of the screen."""
    if language() is Language.INDONESIAN:
        return words.date_long(day)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_date(day: date) -> str:
    """Return "Sabtu, 21 November 2026" in the language of the screen."""
    if language() is Language.INDONESIAN:
        return words.weekday_date(day)
    return f"{_WEEKDAYS[day.weekday()]}, {date_long(day)}"
