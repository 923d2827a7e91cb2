"""Which column of a sheet holds which field: guessed from the headings, corrected by a person, remembered."""

import hashlib
import re
import tomllib
from collections.abc import Mapping as Names
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache

from desktop.sheets.cells import Cell
from resources import resource_path
from resources.language import Language, language

# A heading this sure or surer is taken; one below CERTAIN is shown for confirmation.
TAKEN, CERTAIN = 0.55, 0.9


class Target(StrEnum):
    """What a sheet is read as."""

    REPORTS = "reports"
    OFFICIALS = "officials"
    CALENDAR = "calendar"
    PARTICIPANTS = "participants"  # of a training session; taken over by the session's own import


# What a book or list without a session can be.
REGISTER_TARGETS = (Target.REPORTS, Target.OFFICIALS, Target.CALENDAR)


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column: place from 0, heading, the field it holds (empty: not used), and how sure that is (0 to 1)."""

    column: int
    header: str
    field: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Mapping:
    """All columns of a sheet with their fields. `fingerprint` names the set of headings, to remember the mapping by."""

    target: Target
    columns: tuple[ColumnMatch, ...]
    fingerprint: str

    def column(self, field: str) -> int | None:
        """Return the column that holds a field, or None."""
        return next((match.column for match in self.columns if match.field == field), None)

    def with_field(self, column: int, field: str) -> "Mapping":
        """Return the mapping with a column given to a field by a person; another column that held it is freed."""
        return replace(self, columns=tuple(_corrected(match, column, field) for match in self.columns))

    def remembered(self) -> dict[str, str]:
        """Return what to keep for next time: heading of each column to its field, as JSON allows."""
        return {str(match.column): match.field for match in self.columns}

    @property
    def uncertain(self) -> tuple[ColumnMatch, ...]:
        """The columns a person should look at: a field guessed from a heading that is only similar."""
        return tuple(match for match in self.columns if match.field and match.confidence < CERTAIN)

    @property
    def unused(self) -> tuple[ColumnMatch, ...]:
        """The columns that have a heading and hold no field."""
        return tuple(match for match in self.columns if match.header and not match.field)


def map_columns(
    header: Sequence[str], target: Target, remembered: Names[str, Names[str, str]] | None = None
) -> Mapping:
    """Return the fields of a row of headings; `remembered` holds earlier mappings by fingerprint."""
    mark = fingerprint(header, target)
    kept = (remembered or {}).get(mark)
    if kept is not None:
        known = set(field_names(target))
        fields = {column: kept.get(str(column), "") for column in range(len(header))}
        return Mapping(
            target,
            tuple(
                ColumnMatch(column, text, fields[column] if fields[column] in known else "", 1.0)
                for column, text in enumerate(header)
            ),
            mark,
        )
    guesses = sorted(
        (-score, column, order, field)
        for column, text in enumerate(header)
        for order, field in enumerate(field_names(target))
        if (score := _score(text, target, field)) >= TAKEN
    )
    chosen: dict[int, tuple[str, float]] = {}
    for negative, column, _order, field in guesses:
        if column not in chosen and field not in {name for name, _sure in chosen.values()}:
            chosen[column] = (field, -negative)
    return Mapping(
        target,
        tuple(ColumnMatch(column, text, *chosen.get(column, ("", 0.0))) for column, text in enumerate(header)),
        mark,
    )


def fingerprint(header: Sequence[str], target: Target) -> str:
    """Return a short name for a set of headings; small differences in spelling do not change it."""
    words = "|".join([target.value, *(_words(text) for text in header)])
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def header_score(cells: Sequence[Cell], target: Target) -> float:
    """Return how much a row looks like the headings of a target: the sum of its best guesses."""
    best: dict[str, float] = {}
    for cell in cells:
        if isinstance(cell, str) and 0 < len(cell) <= 80:
            score, field = max((_score(cell, target, field), field) for field in field_names(target))
            best[field] = max(score if score >= TAKEN else 0.0, best.get(field, 0.0))
    return sum(best.values())


def field_names(target: Target) -> tuple[str, ...]:
    """Return the fields a target has, in the order of a register."""
    return tuple(_columns()[target.value])


def field_label(target: Target, field: str) -> str:
    """Return the label of a field in the language in use."""
    return str(_columns()[target.value][field]["id" if language() is Language.INDONESIAN else "en"])


def template_fields(target: Target) -> tuple[tuple[str, str], ...]:
    """Return field and Indonesian heading of each column of the empty template."""
    entries = _columns()[target.value].items()
    return tuple((field, str(entry["id"])) for field, entry in entries if entry.get("template", True))


def _corrected(match: ColumnMatch, column: int, field: str) -> ColumnMatch:
    if match.column == column:
        return replace(match, field=field, confidence=1.0)
    if field and match.field == field:
        return replace(match, field="", confidence=0.0)
    return match


@cache
def _score(text: str, target: Target, field: str) -> float:
    written = _words(text)
    if not written:
        return 0.0
    return max(_likeness(written, phrase) for phrase in _phrases(target, field))


def _likeness(written: str, phrase: str) -> float:
    if written == phrase:
        return 1.0
    have, want = set(written.split()), set(phrase.split())
    inside = 0.6 + 0.3 * len(want) / len(have) if want <= have else 0.0
    alike = SequenceMatcher(None, written, phrase).ratio()
    return max(inside, 0.95 * alike if alike >= 0.84 else 0.0)


@cache
def _phrases(target: Target, field: str) -> tuple[str, ...]:
    entry = _columns()[target.value][field]
    return tuple(dict.fromkeys(_words(text) for text in (*entry["headers"], entry["id"])))  # type: ignore[misc]


@cache
def _words(text: str) -> str:
    short_forms = _columns()["expand"]
    words = re.sub(r"[^\w]+", " ", text.casefold()).replace("_", " ").split()
    return " ".join(str(short_forms.get(word, word)) for word in words)


@cache
def _columns() -> dict[str, dict[str, dict[str, object]]]:
    return tomllib.loads(resource_path("code_lists", "sheet_columns.toml").read_text("utf-8"))
