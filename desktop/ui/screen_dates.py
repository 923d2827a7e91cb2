"""Dates in words in the language of the screen; papers use `desktop.rules.words`, always Indonesian."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from desktop.rules import words
from resources.language import Language, language


def date_long(day: date) -> str:
    """Return "21 November 2026" in the language of the screen."""
    return _english(day, "d MMMM yyyy") if language() is Language.ENGLISH else words.date_long(day)


def weekday_date(day: date) -> str:
    """Return "Sabtu, 21 November 2026" in the language of the screen."""
    return _english(day, "dddd, d MMMM yyyy") if language() is Language.ENGLISH else words.weekday_date(day)


def _english(day: date, pattern: str) -> str:
    locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return locale.toString(QDate(day.year, day.month, day.day), pattern)
