"""The fields of a certificate as the items of its code and back: cut to length, checked to the last sign.

`resources/schemas/certificate-code.md` describes the items.
"""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

from db.problem import Problem
from db.records.certificate_code import CUT, CertificateFields
from db.vocabulary import ParticipantRole
from desktop.exchange.strict_cbor import Item

VERSION = 1
LONGEST_NUMBER = 60  # bytes of UTF-8, as the next two
LONGEST_NAME = 80
LONGEST_ACTIVITY = 60
HASH_LENGTH = 8
KEY_ID_LENGTH = 8
LAST_VARIANT = 23  # the largest number that takes one byte
_EPOCH = date(2000, 1, 1)
_LARGEST = 0xFFFF
_ROLES = tuple(ParticipantRole)
_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")
_CODE_LENGTHS = {0, 1, 2, 3, 5}
# Signs that are not seen, or that turn the direction of what follows: control, format, private use, line separators.
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")


def items(fields: CertificateFields, key_id: str, variant: int) -> list[Item]:
    """Return the fields as the items of the array that is signed.

    Raises Problem `certificate-code-number` for a number too long to be carried whole, `certificate-code-field` for
    another value a code cannot carry.
    """
    number = _tidy(fields.number)
    if not 0 < len(number.encode()) <= LONGEST_NUMBER:
        raise Problem("certificate-code-number", field="number", number=number, limit=LONGEST_NUMBER)
    name = cut(fields.name, LONGEST_NAME)
    tenths = fields.lesson_hours * 10
    checks = (
        ("name", bool(name)),
        ("office_code", not fields.office_code or _CODE.fullmatch(fields.office_code) is not None),
        ("starts_on", _in_range(fields.starts_on)),
        ("ends_on", _in_range(fields.ends_on) and fields.starts_on <= fields.ends_on),
        ("issued_on", _in_range(fields.issued_on)),
        ("expires_on", fields.expires_on is None or (_in_range(fields.expires_on) and fields.expires_on > _EPOCH)),
        ("lesson_hours", tenths == int(tenths) and 0 <= tenths <= _LARGEST),
        ("text_hash", len(fields.text_hash) == HASH_LENGTH),
    )
    for field, sound in checks:
        if not sound:
            raise Problem("certificate-code-field", field=field, value=getattr(fields, field))
    return [
        VERSION,
        bytes.fromhex(key_id),
        bytes.fromhex(fields.office_code.replace(".", "")),
        number,
        name,
        cut(fields.activity, LONGEST_ACTIVITY),
        _ROLES.index(fields.role),
        _days(fields.starts_on),
        (fields.ends_on - fields.starts_on).days,
        _days(fields.issued_on),
        _days(fields.expires_on) if fields.expires_on else 0,
        int(tenths),
        int(fields.passed),
        fields.text_hash,
        variant,
    ]


def read_items(found: list[Item]) -> tuple[CertificateFields, str]:
    """Return the fields and the key id that the items of a code stand for.

    Raises ValueError where they are not what `items` makes.
    """
    match found:
        case [
            1,
            bytes() as key_id,
            bytes() as office,
            str() as number,
            str() as name,
            str() as activity,
            int() as role,
            int() as starts,
            int() as length,
            int() as issued,
            int() as expires,
            int() as tenths,
            0 | 1 as passed,
            bytes() as text_hash,
            int() as variant,
        ]:
            pass
        case _:
            raise ValueError("other items than those of a certificate")
    fits = (
        len(key_id) == KEY_ID_LENGTH
        and len(text_hash) == HASH_LENGTH
        and role < len(_ROLES)
        and starts + length <= _LARGEST
        and variant <= LAST_VARIANT
        and _carried(number, LONGEST_NUMBER)
        and _carried(name, LONGEST_NAME)
        and (not activity or _carried(activity, LONGEST_ACTIVITY))
    )
    if not fits:
        raise ValueError("an item beyond its bounds")
    starts_on = _EPOCH + timedelta(starts)
    fields = CertificateFields(
        office_code=_dotted(office),
        number=number,
        name=name,
        activity=activity,
        role=_ROLES[role],
        starts_on=starts_on,
        ends_on=starts_on + timedelta(length),
        issued_on=_EPOCH + timedelta(issued),
        expires_on=_EPOCH + timedelta(expires) if expires else None,
        lesson_hours=Decimal(tenths) / 10,
        passed=passed == 1,
        text_hash=text_hash,
    )
    return fields, key_id.hex()


def cut(text: str, limit: int) -> str:
    """Return a text in at most so many bytes of UTF-8; what is cut off is told by a last "…".

    No letter is parted from the marks that stand on it.
    """
    tidy = _tidy(text)
    if len(tidy.encode()) <= limit:
        return tidy
    kept = tidy.encode()[: limit - len(CUT.encode())].decode("utf-8", "ignore")
    end = len(kept)
    while end and unicodedata.combining(tidy[end]):
        end -= 1
    return tidy[:end].rstrip() + CUT


def _tidy(text: str) -> str:
    seen = "".join(" " if sign.isspace() else sign for sign in text)
    seen = "".join(sign for sign in seen if unicodedata.category(sign) not in _UNSEEN)
    return unicodedata.normalize("NFC", " ".join(seen.split(" "))).strip()


def _carried(text: str, limit: int) -> bool:
    strange = any(unicodedata.category(s) in _UNSEEN or (s != " " and unicodedata.category(s) == "Zs") for s in text)
    return 0 < len(text.encode()) <= limit and text == text.strip(" ") and not strange


def _in_range(day: date) -> bool:
    return 0 <= _days(day) <= _LARGEST


def _days(day: date) -> int:
    return (day - _EPOCH).days


def _dotted(office: bytes) -> str:
    digits = office.hex()
    if len(office) not in _CODE_LENGTHS or not (digits.isdigit() or not digits):
        raise ValueError("no office code")
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)
