"""Notes on the law at the foot of papers, as they hold on the day of the paper."""

import tomllib
from datetime import date
from functools import cache
from typing import Any

from resources import resource_path


def law_notes(paper: str, on: date) -> tuple[str, ...]:
    """Return the notes for a paper ("summary" or "statement") dated on a day, from resources/wording/law_notes.toml."""
    return tuple(
        entry["text"] for entry in _notes().get(paper, []) if entry["from"] <= on and on <= entry.get("until", date.max)
    )


@cache
def _notes() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(resource_path("wording", "law_notes.toml").read_text("utf-8"))
