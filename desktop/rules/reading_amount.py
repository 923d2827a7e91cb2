"""Rupiah as village offices write them, read into whole rupiah, with every doubt said."""

import math
import re
from decimal import Decimal

from db.problem import Problem
from desktop.rules.reading_result import Reading
from resources.language import _

# No gift in a village is worth a trillion; such a figure is a slip of the keyboard.
LARGEST_AMOUNT = 999_999_999_999
# Below this a figure was most likely meant in thousands (a spreadsheet that took "50.000" for fifty).
_SMALLEST_LIKELY = 100

_MULTIPLIERS = {
    "rb": 1_000,
    "ribu": 1_000,
    "rbu": 1_000,
    "k": 1_000,
    "jt": 1_000_000,
    "juta": 1_000_000,
    "jta": 1_000_000,
    "m": 1_000_000_000,
    "milyar": 1_000_000_000,
    "miliar": 1_000_000_000,
}
_APPROXIMATE = re.compile(r"^(?:±|\+/-|\+-|~|kurang lebih|kira[- ]kira|sekitar|taksiran|ca\.?|lk\.?)\s*")
_FOREIGN = re.compile(r"us\$|s\$|\$|€|£|¥|usd|sgd|myr|eur|sar\b|jpy|dollar|dolar|ringgit|riyal|real\b|yen\b")
_CURRENCY = re.compile(r"^(?:rp|idr)\s*\.?\s*:?\s*")
_IN_BRACKETS = re.compile(r"\((?=[^)]*[a-z])[^)]*\)")
_TAIL = re.compile(r"(?:\s*rupiah)?(?:[,.]\s*[-–—=]+)?\s*$")
_PARTS = re.compile(r"^(\d[\d., ]*)\s*(rb|rbu|ribu|k|jt|jta|juta|m|milyar|miliar)?\.?$")
_GROUPED_DOTS = re.compile(r"^\d{1,3}(?:\.\d{3})+(?:,(\d{1,2}))?$")
_GROUPED_COMMAS = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.(\d{1,2}))?$")
_PLAIN = re.compile(r"^\d+$")
_ONE_SIGN = re.compile(r"^\d+[.,]\d{1,3}$")


def read_rupiah(value: str | float | int | Decimal) -> Reading[int]:
    """Read an amount of whole rupiah from typed text or a number; dots group thousands, a comma begins the sen.

    Raises Problem `amount-unreadable`, `amount-negative`, `amount-absurd` or `amount-foreign`.
    """
    if isinstance(value, bool):
        raise Problem("amount-unreadable", text=str(value))
    if isinstance(value, (int, float, Decimal)):
        amount = _finite(value)
        return _whole(f"{amount:.15g}", amount, [])
    return _from_text(value)


def _finite(value: float | int | Decimal) -> Decimal:
    if isinstance(value, float) and not math.isfinite(value):
        raise Problem("amount-unreadable", text=str(value))
    exact = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise Problem("amount-unreadable", text=str(value))
    return exact


def _from_text(text: str) -> Reading[int]:
    shown = " ".join(text.split())
    shown = shown if len(shown) <= 60 else shown[:60] + "…"
    plain = " ".join(text.replace("\u00a0", " ").casefold().split()).strip(" '\"")
    doubts: list[str] = []
    if len(plain) > 200:
        raise Problem("amount-unreadable", text=shown)
    if _APPROXIMATE.match(plain):
        plain = _APPROXIMATE.sub("", plain, count=1)
        doubts.append(_("Ditulis sebagai perkiraan: “{text}”.").format(text=shown))
    if _FOREIGN.search(plain):
        raise Problem("amount-foreign", text=shown)
    negative = plain.startswith(("-", "−", "(")) or bool(re.match(r"^(?:rp|idr)[\s.]*[-−]", plain))
    plain = _CURRENCY.sub("", _IN_BRACKETS.sub(" ", plain).strip(), count=1)
    plain = _TAIL.sub("", plain, count=1).strip(" -−().") if negative else _TAIL.sub("", plain, count=1).strip(" .")
    match = _PARTS.match(plain)
    if match is None:
        raise Problem("amount-unreadable", text=shown)
    if negative:
        raise Problem("amount-negative", text=shown)
    multiplier = _MULTIPLIERS[match[2]] if match[2] else None
    number = _number(match[1].strip(), shown, multiplier, doubts)
    return _whole(shown, number * (multiplier or 1), doubts)


def _number(digits: str, shown: str, multiplier: int | None, doubts: list[str]) -> Decimal:
    """Return the number that digits, dots and commas spell; the doubts of a foreign habit are added."""
    if " " in digits:
        if not re.match(r"^\d{1,3}(?: \d{3})+(?:,\d{1,2})?$", digits):
            raise Problem("amount-unreadable", text=shown)
        digits = digits.replace(" ", "")
    if multiplier is not None and _ONE_SIGN.match(digits):
        # "1.5 jt" and "1,5 jt" are both one and a half million; three digits behind the sign could be a group.
        if re.search(r"[.,]\d{3}$", digits):
            doubts.append(_("“{text}” dapat dibaca dua cara; periksa jumlahnya.").format(text=shown))
            return Decimal(re.sub(r"[.,]", "", digits))
        return Decimal(digits.replace(",", "."))
    if _PLAIN.match(digits):
        return Decimal(digits)
    if _GROUPED_DOTS.match(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    if _GROUPED_COMMAS.match(digits):
        doubts.append(_("“{text}” ditulis dengan koma sebagai pemisah ribuan.").format(text=shown))
        return Decimal(digits.replace(",", ""))
    if re.match(r"^\d+,\d{1,2}$", digits):
        return Decimal(digits.replace(",", "."))
    if re.match(r"^\d{4,}\.\d{1,2}$", digits):
        doubts.append(_("“{text}” ditulis dengan titik di depan sen.").format(text=shown))
        return Decimal(digits)
    raise Problem("amount-unreadable", text=shown)


def _whole(shown: str, amount: Decimal, doubts: list[str]) -> Reading[int]:
    if amount < 0:
        raise Problem("amount-negative", text=shown)
    if amount > LARGEST_AMOUNT:
        raise Problem("amount-absurd", text=shown)
    whole = int(amount.to_integral_value(rounding="ROUND_HALF_UP"))
    if amount != whole:
        doubts.append(_("Sen dibulatkan ke rupiah penuh: “{text}”.").format(text=shown))
    if 0 < whole < _SMALLEST_LIKELY:
        doubts.append(_("Nilai sangat kecil ({text}); mungkin maksudnya ribuan rupiah.").format(text=shown))
    return Reading(whole, tuple(doubts))
