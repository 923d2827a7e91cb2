"""The usual cases of a village office: one click fills the answers of the report form."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from db.problem import Problem
from db.records.report import Answers, GiftObject, Giver, ReportDraft
from db.vocabulary import ExemptKind, ObjectKind, Occasion, Relation, ReportKind
from resources import resource_path
from resources.language import Language, language


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A usual case: what it fills in, and one line that explains it."""

    code: str
    title_indonesian: str
    title_english: str
    explanation_indonesian: str
    explanation_english: str
    report_kind: ReportKind
    item: GiftObject  # relation, occasion, kind, answers and a first wording

    @property
    def title(self) -> str:
        """The name of the case in the language in use."""
        return self.title_indonesian if language() is Language.INDONESIAN else self.title_english

    @property
    def explanation(self) -> str:
        """What the case means, in the language in use."""
        return self.explanation_indonesian if language() is Language.INDONESIAN else self.explanation_english

    def apply(self, draft: ReportDraft, object_index: int = 0) -> ReportDraft:
        """Return the draft with this case filled in for one object; words and values already typed stay."""
        before = draft.objects[object_index]
        answers = self.item.answers
        after = replace(
            before,
            giver=replace(
                before.giver,
                relation=self.item.giver.relation,
                reason=before.giver.reason or self.item.giver.reason,
            ),
            occasion=self.item.occasion,
            kind=self.item.kind,
            description=before.description or self.item.description,
            answers=replace(
                before.answers,
                job_related=answers.job_related,
                for_office=answers.for_office,
                exempt_kind=answers.exempt_kind,
            ),
        )
        objects = (*draft.objects[:object_index], after, *draft.objects[object_index + 1 :])
        return replace(draft, kind=self.report_kind, objects=objects)


@cache
def presets() -> tuple[Preset, ...]:
    """Return every preset, in the order of the file."""
    data = tomllib.loads(resource_path("code_lists", "presets.toml").read_text("utf-8"))
    return tuple(_preset(entry) for entry in data["preset"])


def preset(code: str) -> Preset:
    """Return one preset.

    Raises Problem `preset-unknown` with the codes that are known.
    """
    for item in presets():
        if item.code == code:
            return item
    raise Problem("preset-unknown", preset=code, allowed=tuple(item.code for item in presets()))


def _preset(entry: Mapping[str, Any]) -> Preset:
    return Preset(
        code=entry["code"],
        title_indonesian=entry["title"],
        title_english=entry["title_en"],
        explanation_indonesian=entry["explanation"],
        explanation_english=entry["explanation_en"],
        report_kind=ReportKind(entry.get("report_kind", ReportKind.RECEIPT)),
        item=GiftObject(
            giver=Giver(relation=Relation(entry["relation"]), reason=entry["reason"]),
            occasion=Occasion(entry["occasion"]),
            kind=ObjectKind(entry["object_kind"]),
            description=entry["description"],
            answers=Answers(
                job_related=entry.get("job_related", False),
                for_office=entry.get("for_office", False),
                exempt_kind=ExemptKind(entry.get("exempt_kind", ExemptKind.NONE)),
            ),
        ),
    )
