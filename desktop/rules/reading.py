"""Dates as village offices write them, read into real dates, with every doubt said."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db.problem import Problem
from desktop.rules.reading_amount import read_rupiah
from desktop.rules.reading_result import Reading
from desktop.rules.words import date_long
from resources.language import _

__all__ = ["DateHabit", "Reading", "habit_of", "read_date", "read_rupiah"]

FIRST_YEAR, LAST_YEAR = 1900, 2100

# Full and short names, Indonesian, English and the misspellings seen in office files.
_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari pebruari february feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agu ags agt agst agus aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_PREFIX = re.compile(
    r"^(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|mon|tue|wed|thu|fri|sat|sun)[a-z]*\s*[,/]?\s*)?"
    r"(?:(?:tanggal|tgl|tg|pada)\b\.?\s*:?\s*)?",
)
_CLOCK_TIME = re.compile(r"[ t]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?:\s*(?:wib|wita|wit|z))?$")
_WORDED = re.compile(r"^(\d{1,2})[\s./-]*([a-z]{3,10})\.?[\s./,-]*'?(\d{4}|\d{2})$")
_WORDED_MONTH_FIRST = re.compile(r"^([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$")
_ISO = re.compile(r"^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$")
_NUMBERS = re.compile(r"^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*'?(\d{4}|\d{2})$")
_DIGITS = re.compile(r"^\d{5}(?:\.\d+)?$|^\d{8}$")

# A bare number that can only be meant as a spreadsheet's day count: 1 January 1900 to 31 December 2100.
_SERIAL_ZERO = date(1899, 12, 30)
_LAST_SERIAL = (date(LAST_YEAR, 12, 31) - _SERIAL_ZERO).days


@dataclass(frozen=True, slots=True)
class DateHabit:
    """How one hand writes dates, seen from many of them: an example that can only have the day first, or nothing,
    and the years written in full."""

    day_first: str = ""
    years: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Found:
    """A date, the other date the same signs could mean, what is doubtful about it, and its year if it was short."""

    day: date
    other: date | None = None
    doubts: tuple[str, ...] = ()
    short_year: str = ""


def habit_of(values: Iterable[object]) -> DateHabit:
    """Return how the dates of one column are written; one date with the month first leaves the order open."""
    example, month_first, years = "", False, set()
    for value in values:
        if isinstance(value, date):
            years.add(value.year)
        if not isinstance(value, str) or len(value) > 40:
            continue
        match = _NUMBERS.match(value.strip())
        if match is None:
            continue
        first, second = int(match[1]), int(match[2])
        if len(match[3]) == 4:
            years.add(int(match[3]))
        if first > 12 >= second:
            example = example or value.strip()
        month_first = month_first or second > 12 >= first
    return DateHabit("" if month_first else example, frozenset(years))


def read_date(
    value: str | date | float | int,
    *,
    prefer_before: date | None = None,
    today: date | None = None,
    habit: DateHabit | None = None,
) -> Reading[date]:
    """Read a date from typed text, a spreadsheet's date cell or its day count; the day stands first.

    `prefer_before` is a date this one should not come after: when the day-first reading does and the month-first
    reading does not, the latter is taken, with a doubt. `today` names dates in the future as doubtful and places
    two-digit years. `habit` settles what other dates of the same hand settle.
    Raises Problem `date-unreadable`, `date-impossible` or `date-out-of-range`.
    """
    found = _find(value, today)
    day, doubts, notes = found.day, list(found.doubts), []
    if found.short_year and not (habit and day.year in habit.years):
        doubts.append(
            _("Tahun ditulis dua angka ({short}): dibaca {year}.").format(short=found.short_year, year=day.year)
        )
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Problem("date-out-of-range", text=str(value), first=FIRST_YEAR, last=LAST_YEAR)
    if found.other is not None:
        other = found.other
        if prefer_before is not None and other <= prefer_before < day:
            day, other = other, day
        if habit and habit.day_first and day == found.day:
            sentence = _("Ditulis “{text}”: dibaca {day}, karena kolom ini juga memuat “{example}”.")
            example = habit.day_first
            notes.append(sentence.format(text=str(value).strip(), day=date_long(day), example=example))
        else:
            sentence = _("Ditulis “{text}”: dibaca {day}; dapat juga berarti {other}.")
            doubts.insert(0, sentence.format(text=str(value).strip(), day=date_long(day), other=date_long(other)))
    if today is not None and day > today:
        doubts.append(_("Tanggal {day} belum terjadi.").format(day=date_long(day)))
    return Reading(day, tuple(doubts), tuple(notes))


def _find(value: str | date | float | int, today: date | None) -> _Found:
    if isinstance(value, datetime):
        return _Found(value.date())
    if isinstance(value, date):
        return _Found(value)
    if isinstance(value, bool):
        raise Problem("date-unreadable", text=str(value))
    if isinstance(value, (int, float)):
        return _from_number(value)
    return _from_text(value, today)


def _from_number(value: float | int) -> _Found:
    if isinstance(value, float) and not math.isfinite(value):
        raise Problem("date-unreadable", text=str(value))
    if not -(10**12) < value < 10**12:
        raise Problem("date-unreadable", text=_("bilangan yang sangat besar"))
    if 1 <= value < _LAST_SERIAL + 1:
        return _Found(_SERIAL_ZERO + timedelta(days=int(value)))
    if value == int(value) and 10_000_000 <= value <= 99_999_999:
        return _from_eight_digits(str(int(value)))
    raise Problem("date-unreadable", text=f"{value:g}")


def _from_text(text: str, today: date | None) -> _Found:
    plain = " ".join(text.replace("\u00a0", " ").casefold().split()).replace("’", "'").strip(" .,;:'\"")
    plain = _CLOCK_TIME.sub("", _PREFIX.sub("", plain, count=1)).strip(" .,;")
    if len(plain) > 40:
        raise Problem("date-unreadable", text=text[:40].strip() + "…")
    if match := _WORDED.match(plain):
        return _worded(text, match[1], match[2], match[3], today)
    if match := _WORDED_MONTH_FIRST.match(plain):
        return _worded(text, match[2], match[1], match[3], today)
    if match := _ISO.match(plain):
        return _Found(_date(text, int(match[1]), int(match[2]), int(match[3])))
    if match := _NUMBERS.match(plain):
        return _numbers(text, int(match[1]), int(match[2]), match[3], today)
    if _DIGITS.match(plain):
        if len(plain) == 8 and plain.isdigit():
            return _from_eight_digits(plain)
        day = _from_number(float(plain)).day
        doubt = _("Ditulis sebagai bilangan {text}: dibaca sebagai tanggal lembar kerja, {day}.")
        return _Found(day, doubts=(doubt.format(text=plain, day=date_long(day)),))
    raise Problem("date-unreadable", text=text.strip())


def _worded(text: str, day: str, month: str, year: str, today: date | None) -> _Found:
    number = _MONTHS.get(month)
    if number is None:
        raise Problem("date-unreadable", text=text.strip())
    return _Found(_date(text, _full_year(year, today), number, int(day)), short_year=_short(year))


def _numbers(text: str, first: int, second: int, year: str, today: date | None) -> _Found:
    full_year = _full_year(year, today)
    if second > 12 >= first:
        day = _date(text, full_year, first, second)
        doubt = _("Ditulis “{text}” dengan bulan di depan: dibaca {day}.")
        return _Found(day, doubts=(doubt.format(text=text.strip(), day=date_long(day)),), short_year=_short(year))
    other = _date(text, full_year, first, second) if first <= 12 and first != second else None
    return _Found(_date(text, full_year, second, first), other, short_year=_short(year))


def _from_eight_digits(digits: str) -> _Found:
    """Read 20260811 or 11082026, whichever makes a date; the first when both do."""
    for year, month, day in (
        (digits[:4], digits[4:6], digits[6:]),
        (digits[4:], digits[2:4], digits[:2]),
    ):
        if FIRST_YEAR <= int(year) <= LAST_YEAR:
            try:
                found = date(int(year), int(month), int(day))
            except ValueError:
                continue
            doubt = _("Ditulis tanpa tanda pemisah, {text}: dibaca {day}.")
            return _Found(found, doubts=(doubt.format(text=digits, day=date_long(found)),))
    raise Problem("date-unreadable", text=digits)


def _full_year(year: str, today: date | None) -> int:
    if len(year) == 4:
        return int(year)
    # Next year at most: a register is about the past, and birth dates belong to the last century.
    newest = (today.year if today else 2068) % 100 + (1 if today else 0)
    return 2000 + int(year) if int(year) <= newest else 1900 + int(year)


def _short(year: str) -> str:
    return year if len(year) == 2 else ""


def _date(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Problem("date-impossible", text=text.strip()) from None
