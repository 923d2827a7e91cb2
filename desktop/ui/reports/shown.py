"""Dates and deadlines as the screen says them, in the language in use."""

from datetime import date, datetime

from desktop.ui.period_words import month_names
from resources.language import _, ngettext


def day_words(day: date) -> str:
    """Return a date in words: "7 Desember 2026", or "7 December 2026"."""
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"


def moment_words(moment: datetime) -> str:
    """Return a moment at the zone of this computer: "21 November 2026, 10.32"."""
    local = moment.astimezone()
    return f"{day_words(local.date())}, {local:%H.%M}"


def time_words(moment: datetime) -> str:
    """Return the time of day of a moment at the zone of this computer: "10.32"."""
    return f"{moment.astimezone():%H.%M}"


def days_left_words(days_left: int) -> str:
    """Return how far off a deadline is, in working days; negative is past."""
    if days_left < 0:
        return ngettext("lewat {n} hari kerja", "lewat {n} hari kerja", -days_left).format(n=-days_left)
    if days_left == 0:
        return _("hari ini")
    return ngettext("{n} hari kerja lagi", "{n} hari kerja lagi", days_left).format(n=days_left)
