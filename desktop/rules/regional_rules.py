"""What regencies are known to order otherwise than the nation: examples to pick from, with their source."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from db.problem import Problem
from db.records.office import DeadlineRule, RegencyRules
from db.vocabulary import DeadlineKind, PeriodKind
from desktop.rules.regions import RegionKind, find, get
from resources import resource_path
from resources.language import Language, language


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRegency:
    """A regency or province whose own rule was read; `rules` is what the office profile would hold."""

    name: str
    aliases: tuple[str, ...]
    rules: RegencyRules
    note_indonesian: str
    note_english: str
    mark: str

    @property
    def note(self) -> str:
        """What the rule says, in the language in use."""
        return self.note_indonesian if language() is Language.INDONESIAN else self.note_english


@cache
def known_regencies() -> tuple[KnownRegency, ...]:
    """Return every regency whose own rule is shipped, in the order of the file."""
    data = tomllib.loads(resource_path("regulations", "regencies.toml").read_text("utf-8"))
    return tuple(_regency(entry) for entry in data["regency"])


def regency_rules(name: str | None) -> RegencyRules:
    """Return the rules of a regency by name, short form or Kemendagri code; None or "" gives the national rules.

    A real regency or province of which no own rule is shipped has the national rules too. Raises Problem
    `regency-unknown` for any other name, with the names that have rules of their own.
    """
    if not name:
        return RegencyRules()
    region = get(name.strip()) if name.strip()[:1].isdigit() else None
    wanted = " ".join((region.name if region else name).split()).casefold()
    for regency in known_regencies():
        if wanted in {word.casefold() for word in (regency.name, *regency.aliases)}:
            return regency.rules
    if _is_region(wanted):
        return RegencyRules()
    allowed = tuple(regency.name for regency in known_regencies())
    raise Problem("regency-unknown", field="regency", name=name, allowed=allowed)


def _is_region(wanted: str) -> bool:
    for kind in (RegionKind.REGENCY, RegionKind.PROVINCE):
        if any(found.region.name.casefold() == wanted for found in find(wanted, kind)):
            return True
    return False


def _regency(entry: Mapping[str, Any]) -> KnownRegency:
    deadlines = tuple(
        DeadlineRule(kind=DeadlineKind(rule["kind"]), working_days=rule["working_days"], source=rule["source"])
        for rule in entry.get("deadline", ())
    )
    return KnownRegency(
        name=entry["name"],
        aliases=tuple(entry["aliases"]),
        rules=RegencyRules(deadlines=deadlines, summary_period=PeriodKind(entry["summary_period"])),
        note_indonesian=entry["note"],
        note_english=entry["note_en"],
        mark=entry["mark"],
    )
