"""Dates, money and numbers as an Indonesian paper writes them."""

from datetime import date
from decimal import Decimal

from db.records.period import Period
from db.vocabulary import PeriodKind
from resources.language import Language, language

MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS_SHORT = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
_MONTHS_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_NAMES = {PeriodKind.MONTH: "Bulan", PeriodKind.QUARTER: "Triwulan", PeriodKind.SEMESTER: "Semester"}


def date_long(day: date) -> str:
    """Return a date as letters write it: "21 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_short(day: date | None) -> str:
    """Return a date as lists and fields write it, "21-11-2026"; nothing for None."""
    return "" if day is None else f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def weekday(day: date) -> str:
    """Return the Indonesian name of the weekday."""
    return WEEKDAYS[day.weekday()]


def weekday_date(day: date) -> str:
    """Return weekday and date: "Sabtu, 21 November 2026"."""
    return f"{weekday(day)}, {date_long(day)}"


def date_spelled(day: date) -> str:
    """Return a date in words, as a hand-over sheet wants it.

    "hari Sabtu tanggal dua puluh satu bulan November tahun dua ribu dua puluh enam".
    """
    return f"hari {weekday(day)} tanggal {spelled(day.day)} bulan {MONTHS[day.month - 1]} tahun {spelled(day.year)}"


def grouped(number: int) -> str:
    """Return a whole number with dots between thousands: "1.500.000"."""
    return f"{number:,}".replace(",", ".")


def decimal_text(number: Decimal) -> str:
    """Return a number with Indonesian separators and no needless zeros: "85,5", "1.200"."""
    whole, _, fraction = f"{abs(number):f}".partition(".")
    fraction = fraction.rstrip("0")
    sign = "-" if number < 0 else ""
    return f"{sign}{grouped(int(whole))}{f',{fraction}' if fraction else ''}"


def rupiah(amount: int | None) -> str:
    """Return an amount of rupiah, "Rp1.500.000"; nothing for None, a minus before the sign for a negative one."""
    if amount is None:
        return ""
    return f"-Rp{grouped(-amount)}" if amount < 0 else f"Rp{grouped(amount)}"


def rupiah_full(amount: int) -> str:
    """Return an amount with its words: "Rp1.500.000,00 (satu juta lima ratus ribu rupiah)"."""
    return f"{rupiah(amount)},00 ({spelled(amount)} rupiah)"


def rupiah_short(amount: int) -> str:
    """Return an amount for a chart, rounded to one decimal: "Rp1,5 juta", "Rp350 ribu", "Rp2 miliar"."""
    for size, word in ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu")):
        if abs(amount) >= size:
            tenths = round(amount * 10 / size)
            whole, tenth = divmod(abs(tenths), 10)
            sign = "-" if amount < 0 else ""
            return f"{sign}Rp{grouped(whole)}{f',{tenth}' if tenth else ''} {word}"
    return rupiah(amount)


def spelled(number: int) -> str:
    """Return a whole number in lower-case Indonesian words."""
    from num2words import num2words

    return " ".join(str(num2words(number, lang="id")).split())


def counted(number: int) -> str:
    """Return a count with its words, as letters write it: "3 (tiga)"."""
    return f"{grouped(number)} ({spelled(number)})"


def roman(month: int) -> str:
    """Return a month or small number from 1 to 12 in Roman figures.

    Raises ValueError outside that range.
    """
    if not 1 <= month <= 12:
        raise ValueError(f"no Roman figure for {month}")
    return _ROMAN[month - 1]


def date_range(first: date | None, last: date | None) -> str:
    """Return days from one to another: "12 November 2026", "12 s.d. 13 November 2026"; nothing without a first day."""
    if first is None:
        return ""
    if last is None or last <= first:
        return date_long(first)
    if (first.month, first.year) == (last.month, last.year):
        return f"{first.day} s.d. {date_long(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} s.d. {date_long(last)}"
    return f"{date_long(first)} s.d. {date_long(last)}"


def period_title(period: Period) -> str:
    """Return a period as papers name it: "Triwulan IV Tahun 2026", "Bulan November 2026", "Tahun 2026"."""
    match period.kind:
        case PeriodKind.YEAR:
            return f"Tahun {period.year}"
        case PeriodKind.MONTH:
            return f"Bulan {MONTHS[period.index - 1]} {period.year}"
        case _:
            return f"{_NAMES[period.kind]} {roman(period.index)} Tahun {period.year}"


def period_range(period: Period) -> str:
    """Return first and last day of a period: "1 Oktober s.d. 31 Desember 2026"."""
    first, last = period.first_day, period.last_day
    if (first.month, first.year) == (last.month, last.year):
        return f"{first.day} s.d. {date_long(last)}"
    return f"{first.day} {MONTHS[first.month - 1]} s.d. {date_long(last)}"


def month_short(month: int) -> str:
    """Return the short name of a month from 1 to 12, in the language in use (for charts)."""
    return (_MONTHS_SHORT if language() is Language.INDONESIAN else _MONTHS_ENGLISH)[month - 1]
