"""Periods as screens name them, in the language in use (papers name them through rules.words)."""

from datetime import date

from db.records.period import Period
from db.vocabulary import PeriodKind
from resources.language import _


def month_names() -> tuple[str, ...]:
    """Return the twelve months, January first."""
    return (
        _("Januari"),
        _("Februari"),
        _("Maret"),
        _("April"),
        _("Mei"),
        _("Juni"),
        _("Juli"),
        _("Agustus"),
        _("September"),
        _("Oktober"),
        _("November"),
        _("Desember"),
    )


def weekday_names() -> tuple[str, ...]:
    """Return the seven weekdays, Monday first."""
    return (_("Senin"), _("Selasa"), _("Rabu"), _("Kamis"), _("Jumat"), _("Sabtu"), _("Minggu"))


def part_names(kind: PeriodKind) -> tuple[str, ...]:
    """Return the periods of a kind within a year: months, "Triwulan I" to "IV", "Semester I" and "II"."""
    if kind is PeriodKind.MONTH:
        return month_names()
    if kind is PeriodKind.QUARTER:
        return tuple(_("Triwulan {roman}").format(roman=roman) for roman in ("I", "II", "III", "IV"))
    if kind is PeriodKind.SEMESTER:
        return tuple(_("Semester {roman}").format(roman=roman) for roman in ("I", "II"))
    return ("",)


def period_name(period: Period) -> str:
    """Return a period as screens name it: "November 2026", "Triwulan IV 2026", "Semester II 2026", "Tahun 2026"."""
    if period.kind is PeriodKind.YEAR:
        return _("Tahun {year}").format(year=period.year)
    return f"{part_names(period.kind)[period.index - 1]} {period.year}"


def day_name(day: date) -> str:
    """Return weekday and date as screens write them: "Sabtu, 21 November 2026"."""
    return f"{weekday_names()[day.weekday()]}, {day.day} {month_names()[day.month - 1]} {day.year}"
