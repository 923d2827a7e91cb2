"""The catalogue of problems: each code has a sentence and a next step, in both languages."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from db.problem import Problem
from desktop.rules.words import date_short
from resources import resource_path
from resources.language import Language, language

UNKNOWN = "unknown-problem"


@dataclass(frozen=True, slots=True)
class ProblemText:
    """What a person reads about a problem: one sentence, and what to do next (may be empty for a mere doubt)."""

    code: str
    sentence: str
    next_step: str


def explain(problem: Problem) -> ProblemText:
    """Return the texts of a problem in the language in use."""
    return explain_code(problem.code, problem.params)


def explain_code(code: str, params: Mapping[str, object]) -> ProblemText:
    """Return the texts of a code with its parameters filled in.

    A code that is not in the catalogue gets the texts of `unknown-problem`, so a person never meets an empty box.
    """
    entry = _catalogue().get(code)
    if entry is None:
        entry, params = _catalogue()[UNKNOWN], {"code": code}
    suffix = "" if language() is Language.INDONESIAN else "en"
    sentence = entry["en" if suffix else "id"]
    next_step = entry["en_next" if suffix else "id_next"]
    values = _Params({name: _readable(value) for name, value in params.items()})
    return ProblemText(code, sentence.format_map(values), next_step.format_map(values))


def explain_on_paper(code: str, params: Mapping[str, object]) -> str:
    """Return the Indonesian sentence of a code, for papers."""
    entry = _catalogue().get(code) or _catalogue()[UNKNOWN]
    return entry["id"].format_map(_Params({"code": code} | {name: _readable(value) for name, value in params.items()}))


def all_codes() -> tuple[str, ...]:
    """Return every code of the catalogue, sorted."""
    return tuple(sorted(_catalogue()))


class _Params(dict[str, str]):
    """Leaves a brace it has no value for as it stands: a clumsy sentence is better than none."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _readable(value: object) -> str:
    if isinstance(value, date):
        return date_short(value)
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_readable(item) for item in value)
    return str(value)


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for path in sorted(resource_path("wording", "problems").glob("*.toml")):
        entries.update(tomllib.loads(path.read_text("utf-8")))
    return entries
