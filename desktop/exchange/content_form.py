"""The one form a record's content has in a package, so that equal contents have equal bytes and equal hashes.

JSON with sorted keys, no spaces, UTF-8. A member whose value is empty (null, "", [], {}, false, 0) is left out when
that empty value is its default: a later version may add such members and old contents keep their hash.
"""

import re
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, TypeVar

import msgspec

from db.records.canonical import content_hash
from desktop.exchange.limits import (
    CONTENT_LIMIT,
    DEEPEST,
    LARGEST_NUMBER,
    LONGEST_TEXT,
    MOST_DIGITS,
    MOST_ITEMS,
)
from desktop.exchange.strict_types import strict_type

__all__ = ["ContentFault", "checked", "content_hash", "decoded", "encoded", "rewritten"]

# What the register itself never keeps (rules.texts): control signs, turned reading direction, halves of signs.
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# In canonical JSON only control signs are written \\u…, \\t, \\r, \\b, \\f; a backslash of the text itself is doubled.
_ESCAPED = re.compile(r"(?<!\\)(?:\\\\)*\\[utrbf]")
_encoder = msgspec.json.Encoder(order="deterministic")
_sorted_encoder = msgspec.json.Encoder(order="sorted")

T = TypeVar("T")


class ContentFault(ValueError):
    """A value of a record breaks a bound; the message says where, never what."""


def encoded(content: object) -> bytes:
    """Return the bytes of a content.

    Raises ContentFault for a text, number or list beyond the limits, and for signs that nobody can see.
    """
    form = _form(content, "", 0)
    result = _encoder.encode(form)
    if len(result) > CONTENT_LIMIT:
        raise ContentFault("content too long")
    return result


def checked(content: bytes, kind: type[Any]) -> Any:
    """Make sure that a content stands there exactly as `encoded` writes it; returns it with the members of its kind.

    What is returned is quick to make and has the same names, for looking at; `decoded` gives the record itself.
    Raises ContentFault when the content is of another form, has members nobody knows, or breaks a bound.
    """
    if len(content) > CONTENT_LIMIT:
        raise ContentFault("content too long")
    try:
        shape = _strict_decoder(kind).decode(content)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise ContentFault(_place(str(error))) from None
    if _sorted_encoder.encode(shape) != content:
        raise ContentFault("not in its canonical form")
    if (b"\\" in content or not content.isascii() or b"\x7f" in content) and _unseen(content):
        rewritten(content, kind)  # finds the place and raises
    return shape


def decoded(content: bytes, kind: type[T]) -> T:
    """Read a content back; it must stand there exactly as `encoded` writes it.

    Raises ContentFault when it is of another form, has members nobody knows, or breaks a bound.
    """
    checked(content, kind)
    record: T = _decoder(kind).decode(content)
    return record


def rewritten(content: bytes, kind: type[T]) -> tuple[T, bytes]:
    """Read a content an upgrade of our own has made, and return it with its canonical bytes.

    Raises ContentFault when it is of another form or breaks a bound.
    """
    if len(content) > CONTENT_LIMIT:
        raise ContentFault("content too long")
    try:
        record: T = _decoder(kind).decode(content)
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError) as error:
        raise ContentFault(_place(str(error))) from None
    return record, encoded(record)


def _form(value: Any, place: str, depth: int) -> Any:
    kind = type(value)
    if kind is str:
        if len(value) > LONGEST_TEXT or (not (value.isascii() and value.isprintable()) and _UNSAFE.search(value)):
            raise ContentFault(place)
        return value
    if value is None or kind is bool:
        return value
    if kind is int:
        if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
            raise ContentFault(place)
        return value
    plan = _plan(kind)
    if plan is not None:
        return _object(value, plan, place, depth)
    return _other(value, place, depth)


def _object(value: Any, plan: "tuple[_Member, ...]", place: str, depth: int) -> dict[str, Any]:
    if depth > DEEPEST:
        raise ContentFault(place)
    form = {}
    for name, default, is_empty in plan:
        member = getattr(value, name)
        if is_empty and member == default:
            continue
        form[name] = _form(member, f"{place}.{name}" if place else name, depth + 1)
    return form


def _other(value: Any, place: str, depth: int) -> Any:
    if isinstance(value, tuple | list | frozenset):
        if len(value) > MOST_ITEMS or depth > DEEPEST:
            raise ContentFault(place)
        return [_form(item, f"{place}[{n}]", depth + 1) for n, item in enumerate(value)]
    if isinstance(value, dict):
        if len(value) > MOST_ITEMS or depth > DEEPEST:
            raise ContentFault(place)
        return {_form(key, place, depth): _form(item, f"{place}.{key}", depth + 1) for key, item in value.items()}
    if isinstance(value, Decimal):
        if not value.is_finite() or len(value.as_tuple().digits) > MOST_DIGITS or abs(value.adjusted()) > MOST_DIGITS:
            raise ContentFault(place)
        return format(value, "f")
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ContentFault(place)
    if isinstance(value, Enum | date | bytes):
        return value
    raise ContentFault(place)


_Member = tuple[str, Any, bool]  # name, default, whether the default is empty


_plans: dict[type, tuple[_Member, ...] | None] = {}


def _plan(kind: type) -> tuple[_Member, ...] | None:
    """How a record is written, or None for what is no record."""
    if kind not in _plans:
        members = tuple((item.name, *_default(item)) for item in fields(kind)) if is_dataclass(kind) else None
        _plans[kind] = members
    return _plans[kind]


def _default(item: "Field[Any]") -> tuple[Any, bool]:
    if item.default is not MISSING:
        return item.default, not item.default
    if item.default_factory is not MISSING:
        value = item.default_factory()
        # A record all of whose members are at their empty defaults is written {} and so is empty itself.
        return value, not value or (is_dataclass(value) and _form(value, "", 0) == {})
    return None, False


_decoders: dict[Any, "msgspec.json.Decoder[Any]"] = {}
_strict_decoders: dict[Any, "msgspec.json.Decoder[Any]"] = {}


def _decoder(kind: Any) -> "msgspec.json.Decoder[Any]":
    if kind not in _decoders:
        _decoders[kind] = msgspec.json.Decoder(kind)
    return _decoders[kind]


def _strict_decoder(kind: Any) -> "msgspec.json.Decoder[Any]":
    if kind not in _strict_decoders:
        _strict_decoders[kind] = msgspec.json.Decoder(strict_type(kind))
    return _strict_decoders[kind]


def _unseen(content: bytes) -> bool:
    """Whether JSON holds signs that nobody can see, plain or escaped."""
    text = content.decode()
    return _UNSAFE.search(text) is not None or _ESCAPED.search(text) is not None


def _place(message: str) -> str:
    """The place at the end of a message of msgspec; the message itself may repeat what stands in the file."""
    __, found, place = message.rpartition(" - at `$.")
    if found:
        return place.rstrip("`")
    return "unknown member" if "unknown field" in message else "content"
