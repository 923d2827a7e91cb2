"""What a correction changed, field by field, as a person reads it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from db.records.report import FieldChange, GiftObject, ReportDraft
from desktop.rules.labels import label
from desktop.rules.masking import mask_nik
from desktop.rules.words import date_short, rupiah
from resources.language import _

_UNSEEN = frozenset(["uid", "official_uid", "imported_from"])
_MONEY = frozenset(["value", "amount"])


def compare(before: ReportDraft, after: ReportDraft) -> tuple[FieldChange, ...]:
    """Return the fields that differ, in the order of the form; a NIK is masked, words and dates are readable.

    Objects are matched by their uid where both have one, otherwise by their place. `labels.field_label` names a path.
    """
    return (
        *_differences(before, after, ""),
        *_object_differences(before.objects, after.objects),
    )


def _object_differences(before: tuple[GiftObject, ...], after: tuple[GiftObject, ...]) -> Iterator[FieldChange]:
    known = {item.uid: item for item in before if item.uid}
    matched: set[int] = set()
    for index, item in enumerate(after):
        old = known.get(item.uid) or (before[index] if index < len(before) and not item.uid else None)
        if old is None:
            yield FieldChange(field=f"objects.{index}", before="", after=_object_line(item))
            continue
        matched.add(id(old))
        yield from _differences(old, item, f"objects.{index}.")
    for index, item in enumerate(before):
        if id(item) not in matched:
            yield FieldChange(field=f"objects.{index}", before=_object_line(item), after="")


def _differences(before: Any, after: Any, prefix: str) -> Iterator[FieldChange]:
    for item in fields(ReportDraft if isinstance(before, ReportDraft) else before):
        old, new = getattr(before, item.name), getattr(after, item.name)
        if item.name in _UNSEEN or item.name == "objects" or old == new:
            continue
        if is_dataclass(new):
            yield from _differences(old, new, f"{prefix}{item.name}.")
        else:
            yield FieldChange(field=prefix + item.name, before=_masked(item.name, old), after=_masked(item.name, new))


def _object_line(item: GiftObject) -> str:
    parts = [item.description, rupiah(item.value), item.giver.name]
    return " · ".join(part for part in parts if part) or _("objek tanpa keterangan")


def _masked(name: str, value: object) -> str:
    return mask_nik(str(value)) if name == "nik" and value else readable(name, value)


def readable(name: str, value: object) -> str:
    """Return the value of a field as a person reads it: labels, dd-mm-yyyy, rupiah; nothing for none."""
    if value is None or value == "":
        return ""
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    if isinstance(value, bool):
        return _("Ya") if value else _("Tidak")
    if isinstance(value, StrEnum):
        return label(value)
    if isinstance(value, date):
        return date_short(value)
    if isinstance(value, int) and name in _MONEY:
        return rupiah(value)
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return str(value)
