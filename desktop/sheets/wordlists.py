"""Words that offices write in their books, recognised from the shipped lists."""

import re
import tomllib
from enum import StrEnum
from functools import cache
from typing import TypeVar

from desktop.rules.labels import indonesian_label
from resources import resource_path

E = TypeVar("E", bound=StrEnum)


def recognise(group: str, text: str) -> str | None:
    """Return the first meaning in a group of the word lists whose words stand in a text, or None."""
    plain = _plain(text)
    return next((meaning for meaning, pattern in _patterns(group).items() if pattern.search(plain)), None)


def all_meanings(group: str, text: str) -> tuple[str, ...]:
    """Return every meaning in a group whose words stand in a text, in the order of the list."""
    plain = _plain(text)
    return tuple(meaning for meaning, pattern in _patterns(group).items() if pattern.search(plain))


def recognise_member(kind: type[E], group: str, text: str) -> E | None:
    """Return the stored word a text means: its own label or value exactly, otherwise by the word lists."""
    plain = _plain(text)
    for member in kind:
        if plain in (member.value, _plain(indonesian_label(member))):
            return member
    meaning = recognise(group, text)
    return kind(meaning) if meaning else None


def begins_with(group: str, meaning: str, text: str) -> bool:
    """Tell whether a text begins with one of the words of a meaning."""
    return _patterns(group)[meaning].match(_plain(text)) is not None


def means_nothing(text: str) -> bool:
    """Tell whether a cell holds only a sign for "nothing", such as a dash."""
    return _plain(text) in _lists()["nothing"]


def unit_pattern() -> re.Pattern[str]:
    """Return the pattern of a quantity with its unit, as in "2 dus"."""
    units = "|".join(sorted(map(re.escape, _lists()["units"]["all"]), key=len, reverse=True))
    return re.compile(rf"(?<![\w.,])(\d{{1,6}}(?:[.,]\d{{1,2}})?)\s*({units})\b", re.IGNORECASE)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


@cache
def _patterns(group: str) -> dict[str, re.Pattern[str]]:
    return {meaning: _pattern(tuple(words)) for meaning, words in _lists()[group].items()}


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    ends = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ends)})(?!\w)")


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    lists: dict[str, dict[str, list[str]]] = tomllib.loads(
        resource_path("code_lists", "sheet_words.toml").read_text("utf-8")
    )
    return lists
