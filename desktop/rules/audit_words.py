"""The words for what stands in the audit log."""

import tomllib
from functools import cache

from db.vocabulary import PaperKind, Step
from desktop.rules.labels import label
from resources import resource_path
from resources.language import language

_STEPS = {f"report-{step.value.replace('_', '-')}": step for step in Step}
_PAPERS = {kind.value: kind for kind in PaperKind}


def action_words(action: str) -> str:
    """Return an audit action in the screen language; an action without words is shown as it is stored."""
    entry = _table()["actions"].get(action)
    if entry is not None:
        return entry[language().value]
    return label(_STEPS[action]) if action in _STEPS else action


def subject_words(kind: str) -> str:
    """Return what kind of record an audit line is about, in the screen language."""
    entry = _table()["subjects"].get(kind)
    if entry is not None:
        return entry[language().value]
    return label(_PAPERS[kind]) if kind in _PAPERS else kind


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(resource_path("code_lists", "audit_actions.toml").read_text(encoding="utf-8"))
