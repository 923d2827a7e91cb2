"""Dotted paths into a draft: `reporter.name`, `objects.0.giver.relation`, `received_on`."""

from dataclasses import replace
from typing import Any, TypeVar

T = TypeVar("T")


def value_at(record: object, path: str) -> Any:
    """Return the value a dotted path names; raises AttributeError or IndexError where nothing is."""
    here: Any = record
    for step in path.split("."):
        here = here[int(step)] if step.isdigit() else getattr(here, step)
    return here


def with_value(record: T, path: str, value: object) -> T:
    """Return a copy of a frozen record with the value at a dotted path replaced."""
    return _replaced(record, path.split("."), value)  # type: ignore[no-any-return]


def object_path(index: int, path: str) -> str:
    """Return the path of a field of one object within the report."""
    return f"objects.{index}.{path}"


def split_object_path(path: str) -> tuple[int, str] | None:
    """Return (index, path within the object) for a path under `objects`, else None; a bare object has an empty rest."""
    parts = path.split(".", 2)
    if parts[0] != "objects":
        return None
    index = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0
    return index, parts[2] if len(parts) > 2 else ""


def _replaced(record: Any, steps: list[str], value: object) -> Any:
    if not steps:
        return value
    first, rest = steps[0], steps[1:]
    if first.isdigit():
        index = int(first)
        return tuple(_replaced(item, rest, value) if n == index else item for n, item in enumerate(record))
    return replace(record, **{first: _replaced(getattr(record, first), rest, value)})
