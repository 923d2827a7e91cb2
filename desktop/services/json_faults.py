"""What is wrong with a value in a JSON record: which key it stands under, and what is expected there."""

import re
import types
import typing
from dataclasses import is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from db.problem import Problem
from resources.language import _

_PLACE = re.compile(r" - at `\$(.*)`$")
_MISSING = re.compile(r"missing required field `(\w+)`")
_STEP = re.compile(r"\.(\w+)|\[\d+\]")


def wrong_value(error: str, kind: Any, place: str) -> Problem:
    """Return Problem `json-wrong-value` for what msgspec says of a record of this kind that stands at `place`."""
    found, missing = _PLACE.search(error), _MISSING.search(error)
    path = (found[1] if found else "") + (f".{missing[1]}" if missing else "")
    for step in _STEP.finditer(path):
        kind = _inside(kind, step[1])
    key = path.rpartition(".")[2] or _("catatan")
    return Problem("json-wrong-value", field=f"{place}{path}".removeprefix("."), key=key, expected=_words(kind))


def _inside(kind: Any, key: str | None) -> Any:
    """Return the kind of what stands under a key, or of the members of a list."""
    kind = _without_none(kind)
    if key is None:
        return next((inner for inner in typing.get_args(kind) if inner is not Ellipsis), None)
    return typing.get_type_hints(kind).get(key) if is_dataclass(kind) else None


def _without_none(kind: Any) -> Any:
    if not isinstance(kind, types.UnionType):
        return kind
    return next(inner for inner in typing.get_args(kind) if inner is not types.NoneType)


def _words(kind: Any) -> str:
    plain = _without_none(kind)
    text = _plain_words(plain)
    return text if plain is kind else _("{what}, atau null").format(what=text)


def _plain_words(kind: Any) -> str:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _("salah satu dari {words}").format(words=", ".join(f'"{word.value}"' for word in kind))
    if is_dataclass(kind):
        return _("catatan di dalam kurung kurawal")
    known = {
        str: _("teks di antara tanda kutip"),
        int: _("bilangan bulat tanpa tanda kutip"),
        Decimal: _("bilangan, misalnya 2 atau 2.5"),
        bool: _("true atau false"),
        date: _("tanggal YYYY-MM-DD yang ada di kalender"),
        datetime: _("waktu, misalnya 2026-11-21T09:15:00Z"),
    }
    return known.get(kind) or _("daftar di dalam kurung siku")
