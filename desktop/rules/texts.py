"""Text from outside made safe to keep: nothing invisible, nothing that turns the reading direction.

Decided: what a person cannot see must not be stored. NUL, other control signs, direction overrides (U+202A–E,
U+2066–9) and broken surrogates become U+FFFD, the sign everybody sees as "something stood here"; text is brought
to NFC so that two spellings of one name are one name. Letters of every script and emoji stay as they were.
"""

import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

REPLACEMENT = "\ufffd"
_DIRECTION = frozenset([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_DROPPED = frozenset([0x200B, 0x2060, 0xFEFF])  # of no width and no meaning: they only make equal names unequal
_MANY_LINES = frozenset(
    [
        *("chronology", "note", "description", "late_reason", "reason", "address"),
        *("basis", "purpose", "audience", "conclusion"),
        *("represented", "proceedings", "questions", "agreed", "not_agreed", "follow_up"),
    ]
)

T = TypeVar("T")


def clean_text(text: str) -> str:
    """Return a text of one or more lines with line ends as \\n and every unsafe sign made visible."""
    if text.isascii() and text.isprintable():
        return text.strip()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    cleaned = unicodedata.normalize("NFC", "".join(_safe(sign) for sign in lines))
    return "\n".join(line.rstrip() for line in cleaned.split("\n")).strip()


def clean_line(text: str) -> str:
    """Return a text brought to one line, with single blanks between its words."""
    return " ".join(clean_text(text).split())


def clean_record(record: T) -> T:
    """Return a record with all its texts cleaned: those that may have several lines keep them, others get one line."""
    if not is_dataclass(record) or isinstance(record, type):
        return record
    changed: dict[str, Any] = {}
    for item in fields(record):
        if not item.init:
            continue
        before = getattr(record, item.name)
        after = _clean_value(item.name, before)
        if after is not before:
            changed[item.name] = after
    return replace(record, **changed) if changed else record


def _clean_value(name: str, value: Any) -> Any:
    """Return the value cleaned, or the very same object when there was nothing to clean."""
    if type(value) is str:
        cleaned: Any = clean_text(value) if name in _MANY_LINES else clean_line(value)
        return value if cleaned == value else cleaned
    if isinstance(value, tuple):
        cleaned = tuple(_clean_value(name, item) for item in value)
        return value if all(new is old for new, old in zip(cleaned, value, strict=True)) else cleaned
    return clean_record(value)


def _safe(sign: str) -> str:
    code = ord(sign)
    if sign in "\n\t":
        return "\n" if sign == "\n" else " "
    if code in _DROPPED:
        return ""
    if code in _DIRECTION or unicodedata.category(sign) in ("Cc", "Cs") or code & 0xFFFE == 0xFFFE:
        return REPLACEMENT
    return sign
