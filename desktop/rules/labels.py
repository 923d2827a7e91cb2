"""Labels of stored words: plain ones for screens, the official form's own for its boxes."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from resources import resource_path
from resources.language import Language, language


@dataclass(frozen=True, slots=True)
class FormBox:
    """One tick box of the official form: its number from 1, its words, and whether a line follows to write on."""

    number: int
    text: str
    note: str
    blank: bool
    members: tuple[str, ...]


def label(member: StrEnum) -> str:
    """Return the label of a stored word in the language in use."""
    entry = _labels()[type(member).__name__][member.value]
    return entry["id" if language() is Language.INDONESIAN else "en"]


def indonesian_label(member: StrEnum) -> str:
    """Return the plain Indonesian label of a stored word, for lists and figures on paper."""
    return _labels()[type(member).__name__][member.value]["id"]


def paper_label(member: StrEnum) -> str:
    """Return the words of the official form for a word that has a box on it, otherwise the Indonesian label."""
    if type(member).__name__ not in official_form()["boxes"]:
        return indonesian_label(member)
    box = form_boxes(type(member))[form_box(member) - 1]
    return indonesian_label(member) if len(box.members) > 1 else box.text


def form_boxes(kind: type[StrEnum]) -> tuple[FormBox, ...]:
    """Return the tick boxes of the official form for one list of words, in the order of the form."""
    return _boxes(kind.__name__)


def form_box(member: StrEnum) -> int:
    """Return the number, from 1, of the box on the official form that a word belongs to."""
    return next(box.number for box in form_boxes(type(member)) if member.value in box.members)


def form_line(member: StrEnum, typed: str) -> str:
    """Return what stands on the line after a "Lainnya, sebutkan" box.

    It is what the clerk typed, headed by the finer word of this program where the form has no box of its own for it.
    """
    known = str(official_form()["boxes"]["write"].get(type(member).__name__, {}).get(member.value, ""))
    return f"{known}: {typed}" if known and typed else known or typed


@cache
def official_form() -> dict[str, Any]:
    """Return the whole wording of the official form (resources/code_lists/official_form.toml)."""
    return tomllib.loads(resource_path("code_lists", "official_form.toml").read_text("utf-8"))


def field_label(path: str) -> str:
    """Return the name of a field given by its dotted path: "objects.0.value" gives "Objek 1: Nilai taksiran".

    Paths beginning with "details." name the fields of a step. An unknown path is returned as it stands.
    """
    parts = path.split(".")
    head = ""
    if parts[0] == "objects" and len(parts) > 1 and parts[1].isdigit():
        word = "Objek" if language() is Language.INDONESIAN else "Object"
        head = f"{word} {int(parts[1]) + 1}"
        parts = parts[2:]
        if not parts:
            return head
    name = _field(parts, in_object=bool(head))
    return f"{head}: {name}" if head else name


def form_number(path: str) -> str:
    """Return the number a field has on the official form, such as "C5", or nothing."""
    parts = [part for part in path.split(".") if not part.isdigit()]
    in_object = parts[0] == "objects"
    entry = _entry(parts[1:] if in_object else parts, in_object)
    return "" if entry is None else entry.get("form", "")


def _field(parts: list[str], in_object: bool) -> str:
    entry = _entry(parts, in_object)
    if entry is None:
        return ".".join(parts)
    return entry["id" if language() is Language.INDONESIAN else "en"]


def _entry(parts: list[str], in_object: bool) -> dict[str, str] | None:
    group = "object" if in_object else "report"
    if parts and parts[0] in ("reporter", "giver", "answers"):
        group, parts = parts[0], parts[1:]
    elif parts and parts[0] == "details":
        group, parts = "step", parts[1:]
    return _fields()[group].get(parts[0]) if parts else None


@cache
def _labels() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resource_path("code_lists", "labels.toml").read_text("utf-8"))


@cache
def _fields() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resource_path("code_lists", "field_labels.toml").read_text("utf-8"))


@cache
def _boxes(name: str) -> tuple[FormBox, ...]:
    return tuple(
        FormBox(number, entry["text"], entry.get("note", ""), entry.get("blank", False), tuple(entry["members"]))
        for number, entry in enumerate(official_form()["boxes"][name], start=1)
    )
