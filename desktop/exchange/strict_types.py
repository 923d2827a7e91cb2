"""Types that read a record's JSON strictly and fast: made from its dataclass, with every bound of a package in them.

A dataclass read by msgspec forgives members it does not know and knows no bounds. The struct made here has the same
members, refuses unknown ones, and leaves out on writing what the canonical form leaves out.
"""

import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec

from desktop.exchange.limits import LARGEST_NUMBER, LONGEST_TEXT, MOST_DIGITS, MOST_ITEMS

_SIMPLE: dict[Any, Any] = {
    str: Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)],
    int: Annotated[int, msgspec.Meta(ge=-LARGEST_NUMBER, le=LARGEST_NUMBER)],
    datetime: Annotated[datetime, msgspec.Meta(tz=True)],
    # As text: a decimal number of a hundred million digits is never made.
    Decimal: Annotated[str, msgspec.Meta(max_length=MOST_DIGITS + 2, pattern=r"\A-?[0-9]+(\.[0-9]+)?\Z")],
}
_structs: dict[Any, Any] = {}


def strict_type(kind: Any) -> Any:
    """Return the strict twin of a type: a struct for a dataclass, bounds for texts, numbers and lists."""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if isinstance(kind, type) and is_dataclass(kind):
        if kind not in _structs:
            _structs[kind] = _struct(kind)
        return _structs[kind]
    origin, inner = get_origin(kind), tuple(item if item is ... else strict_type(item) for item in get_args(kind))
    held = {Mapping: dict, Sequence: tuple}.get(origin, origin)
    if held in (tuple, list, dict, frozenset, set):
        return Annotated[held[inner if origin is not Sequence else (*inner, ...)], msgspec.Meta(max_length=MOST_ITEMS)]
    if origin is Union or origin is types.UnionType:
        return Union[inner]  # noqa: UP007 — made from a list
    return kind


def _struct(kind: type) -> Any:
    hints = get_type_hints(kind)
    members = [_member(item, strict_type(hints[item.name])) for item in fields(kind)]
    return msgspec.defstruct(
        f"Strict{kind.__name__}", members, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
    )


def _member(item: "Field[Any]", kind: Any) -> Any:
    if item.default is not MISSING:
        default = item.default
    elif item.default_factory is not MISSING:
        default = item.default_factory()
    else:
        return item.name, kind
    if is_dataclass(default) and isinstance(kind, type):
        return item.name, kind, kind()
    if isinstance(default, Decimal):
        default = str(default)
    elif isinstance(default, list | dict | set | frozenset) and not default:
        return item.name, kind, msgspec.field(default_factory=type(default))
    elif default:
        # Not empty: written even when it is the default, so it is made anew and never taken for it.
        return item.name, kind, msgspec.field(default_factory=lambda: default)
    return item.name, kind, default
