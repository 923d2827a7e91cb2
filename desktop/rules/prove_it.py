"""KPK's seven PROVE IT questions in plain words, with what each answer means."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from resources import resource_path
from resources.language import Language, language


@dataclass(frozen=True, slots=True, kw_only=True)
class ProveItQuestion:
    """One of the seven questions, in the language it was asked for; `field` is the answer of the form that holds it.

    `field` is a name of `Answers`, or "value" of the object.
    """

    letter: str
    word: str
    field: str
    question: str
    yes_means: str
    no_means: str


def questions() -> tuple[ProveItQuestion, ...]:
    """Return the seven questions in the language in use, in the order of the letters P-R-O-V-E-I-T."""
    code = _language_code()
    return tuple(
        ProveItQuestion(
            letter=entry["letter"],
            word=entry["word"],
            field=entry["field"],
            question=entry[code],
            yes_means=entry[f"yes_{code}"],
            no_means=entry[f"no_{code}"],
        )
        for entry in _read()["question"]
    )


def heading() -> str:
    """Return the line above the questions, in the language in use."""
    return str(_read()["heading"][_language_code()])


def _language_code() -> str:
    return "id" if language() is Language.INDONESIAN else "en"


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads(resource_path("wording", "prove_it.toml").read_text("utf-8"))
