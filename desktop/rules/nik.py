"""The Nomor Induk Kependudukan: 16 digits, of which six tell the birth date (day plus 40 for women)."""

from collections.abc import Iterator
from datetime import date

from desktop.rules.findings import Finding, FindingLevel
from desktop.rules.masking import COVER

_DIGITS = 16


def plain_nik(text: str) -> str:
    """Return a NIK without the blanks, dots and dashes people group it with."""
    return "".join(sign for sign in text if sign not in " .-\u00a0")


def nik_findings(path: str, text: str, birth_date: date | None) -> Iterator[Finding]:
    """Yield what is wrong or odd about a NIK; an empty one is nothing to this function.

    What is not 16 digits is a gap, since the form asks for a NIK; what the digits tell is never more than a doubt:
    cards with a wrong birth date in their number exist.
    """
    nik = plain_nik(text)
    if not nik or COVER in nik:  # a covered number was checked when it was typed
        return
    if len(nik) != _DIGITS or not (nik.isascii() and nik.isdigit()):
        yield Finding(path, FindingLevel.GAP, "nik-not-16-digits", {"length": len(nik)})
        return
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    day = day - 40 if day > 40 else day
    if not (1 <= day <= 31 and 1 <= month <= 12) or nik.startswith("0") or nik.endswith("0000"):
        yield Finding(path, FindingLevel.DOUBT, "nik-odd")
    elif birth_date is not None and (day, month, year) != (birth_date.day, birth_date.month, birth_date.year % 100):
        yield Finding(path, FindingLevel.DOUBT, "nik-other-birth-date")
