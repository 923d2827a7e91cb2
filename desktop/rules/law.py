"""The law as dated data: the rule set in force on a day, its limits, deadlines, exemptions and consequences."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from db.problem import Problem
from db.vocabulary import DeadlineKind, ExemptKind, ObjectKind, Occasion, Relation
from resources import resource_path
from resources.language import Language, language

RULE_SETS = ("perkpk-2-2019", "perkpk-1-2026")  # oldest first


class LimitName(StrEnum):
    """Names of the rupiah limits a rule set may hold."""

    CEREMONY_PER_GIVER = "ceremony_per_giver"
    FAREWELL_PER_GIFT = "farewell_per_gift"
    COLLEAGUE_PER_GIFT = "colleague_per_gift"
    COLLEAGUE_PER_YEAR = "colleague_per_year"
    MISFORTUNE_OLD = "misfortune_old"


class StartEvent(StrEnum):
    """The event a deadline counts from."""

    RECEIVED = "received"
    REACHED_UPG = "reached_upg"
    REPORTED = "reported"
    FORWARDED = "forwarded"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawText:
    """A text of the rules in both languages, with its source and verification mark (V, V~, K or U)."""

    indonesian: str
    english: str
    source: str
    mark: str
    article: str = ""  # the article alone, as a paper cites it

    @property
    def text(self) -> str:
        """The text in the language in use."""
        return self.indonesian if language() is Language.INDONESIAN else self.english


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A rupiah limit; a value up to and including `amount` is within it."""

    name: LimitName
    amount: int
    per: LawText  # "per pemberi", "per pemberian", …


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalDeadline:
    """How many working days one clock runs, from which event, and on what basis."""

    kind: DeadlineKind
    working_days: int
    starts: StartEvent
    basis: str  # the article
    source: str  # where it was read
    mark: str
    note: LawText | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """One letter of article 2(3), with the conditions under which it fits; empty sets ask nothing."""

    letter: str
    wording: LawText
    relations: frozenset[Relation]
    occasions: frozenset[Occasion]
    object_kinds: frozenset[ObjectKind]
    exempt_kinds: frozenset[ExemptKind]
    for_office: bool
    cash: bool  # False: never for money or what is as good as money
    official_by_nature: bool  # True: "job related" alone does not end it
    limit: LimitName | None
    year_limit: LimitName | None
    reasonable: bool  # "wajar/patut" instead of a rupiah limit


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """Everything one regulation says, chosen by the date of receipt."""

    code: str
    title: str
    short_title: str
    article: str
    refusal_article: str
    in_force_from: date
    in_force_to: date | None
    note: LawText
    refusal_note: LawText
    holiday_basis: str  # the circulars on holiday gifts
    burden_of_proof: int  # rupiah from which the recipient must prove that it was no bribe
    limits: Mapping[LimitName, Limit]
    deadlines: Mapping[DeadlineKind, NationalDeadline]
    exemptions: tuple[Exemption, ...]  # in the order in which they are tried
    consequences: Mapping[str, LawText]  # late, incomplete, penalty

    def exemption(self, letter: str) -> Exemption | None:
        """Return the exemption of a letter, or None when this rule set has none."""
        return next((item for item in self.exemptions if item.letter == letter), None)

    def cite(self, letter: str) -> str:
        """Return the article with its letter, as papers cite it."""
        return f"{self.short_title} {self.article} huruf {letter}"


def rule_set(code: str) -> RuleSet:
    """Return the rule set of a code such as "perkpk-1-2026".

    Raises Problem `rule-set-unknown`.
    """
    if code not in RULE_SETS:
        raise Problem("rule-set-unknown", rule_set=code, allowed=RULE_SETS)
    return _read(code)


def rule_sets() -> tuple[RuleSet, ...]:
    """Return all rule sets, oldest first."""
    return tuple(_read(code) for code in RULE_SETS)


def rule_set_on(day: date) -> RuleSet:
    """Return the rule set for a gift received on a day.

    A day before the oldest rule set gets the oldest one; `in_force_from` tells the caller so.
    """
    found = _read(RULE_SETS[0])
    for candidate in rule_sets():
        if candidate.in_force_from <= day:
            found = candidate
    return found


@cache
def _read(code: str) -> RuleSet:
    data = tomllib.loads(resource_path("regulations", f"{code}.toml").read_text("utf-8"))
    limits = {LimitName(name): _limit(LimitName(name), entry) for name, entry in data["limit"].items()}
    deadlines = [_deadline(entry) for entry in data["deadline"]]
    return RuleSet(
        code=data["code"],
        title=data["title"],
        short_title=data["short_title"],
        article=data["article"],
        refusal_article=data["refusal_article"],
        in_force_from=data["in_force_from"],
        in_force_to=data.get("in_force_to"),
        note=LawText(indonesian=data["note"], english=data["note_en"], source=data["source"], mark=data["mark"]),
        refusal_note=LawText(
            indonesian=data["refusal_note"], english=data["refusal_note_en"], source=data["source"], mark="U"
        ),
        holiday_basis=data["holiday_basis"],
        burden_of_proof=data["burden_of_proof"],
        limits=limits,
        deadlines={item.kind: item for item in deadlines},
        exemptions=tuple(_exemption(entry) for entry in data["exemption"]),
        consequences={name: _text(entry) for name, entry in data["consequence"].items()},
    )


def _text(entry: Mapping[str, Any]) -> LawText:
    return LawText(
        indonesian=entry["text"],
        english=entry["text_en"],
        source=entry["source"],
        mark=entry["mark"],
        article=entry.get("article", ""),
    )


def _limit(name: LimitName, entry: Mapping[str, Any]) -> Limit:
    return Limit(name=name, amount=entry["amount"], per=_text(entry))


def _deadline(entry: Mapping[str, Any]) -> NationalDeadline:
    note = None
    if "note" in entry:
        note = LawText(indonesian=entry["note"], english=entry["note_en"], source=entry["source"], mark=entry["mark"])
    return NationalDeadline(
        kind=DeadlineKind(entry["kind"]),
        working_days=entry["working_days"],
        starts=StartEvent(entry["starts"]),
        basis=entry["basis"],
        source=entry["source"],
        mark=entry["mark"],
        note=note,
    )


def _exemption(entry: Mapping[str, Any]) -> Exemption:
    return Exemption(
        letter=entry["letter"],
        wording=_text(entry),
        relations=frozenset(Relation(word) for word in entry.get("relations", ())),
        occasions=frozenset(Occasion(word) for word in entry.get("occasions", ())),
        object_kinds=frozenset(ObjectKind(word) for word in entry.get("object_kinds", ())),
        exempt_kinds=frozenset(ExemptKind(word) for word in entry.get("exempt_kinds", ())),
        for_office=entry.get("for_office", False),
        cash=entry.get("cash", True),
        official_by_nature=entry.get("official_by_nature", False),
        limit=LimitName(entry["limit"]) if "limit" in entry else None,
        year_limit=LimitName(entry["year_limit"]) if "year_limit" in entry else None,
        reasonable=entry.get("reasonable", False),
    )
