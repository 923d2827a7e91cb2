"""How much two names look like one person's: the same signs, other titles, another spelling, only a part."""

import re
import tomllib
from difflib import SequenceMatcher
from enum import IntEnum
from functools import cache
from typing import Any

from db.records.names import name_key, normalised
from resources import resource_path

# A degree that nobody put a comma before: "Siti Contoh S.IP".
_BARE_DEGREE = re.compile(r"(?:\s+[A-Za-z]{1,4}\.(?:[A-Za-z]{1,5}\.?)+)+\s*$")
_TYPING_MISTAKE = 0.84  # share of common signs from which one name is another with a slip of the fingers


class NameLikeness(IntEnum):
    """How alike two names are; more is more alike."""

    NONE = 0
    SLIP = 1  # a letter or two differ
    PART = 2  # one is the other with words left out, or shortened to their first letter
    SPELLING = 3  # the father's name left out, or an older spelling
    TITLES = 4  # other titles, degrees or forms of address
    SAME = 5  # the same but for capitals, signs and blanks


def name_likeness(one: str, other: str) -> NameLikeness:
    """Return how alike two names are; nothing is like an empty name."""
    plain, plain_other = normalised(one), normalised(other)
    if not plain or not plain_other:
        return NameLikeness.NONE
    if plain == plain_other:
        return NameLikeness.SAME
    if name_key(one) == name_key(other) or _without_degree(one) == _without_degree(other):
        return NameLikeness.TITLES
    core, core_other = core_name(one), core_name(other)
    if core == core_other:
        return NameLikeness.SPELLING
    if is_part(core, core_other):
        return NameLikeness.PART
    if SequenceMatcher(None, core, core_other).ratio() >= _TYPING_MISTAKE:
        return NameLikeness.SLIP
    return NameLikeness.NONE


def is_part(core: str, other: str) -> bool:
    """Tell whether of two core names one is the other with words left out, or shortened to their first letter."""
    words, words_other = core.split(), other.split()
    if min(len(words), len(words_other)) < 2:
        return False
    if set(words) < set(words_other) or set(words_other) < set(words):
        return True
    if len(words) != len(words_other):
        return False
    pairs = list(zip(words, words_other, strict=True))
    whole = any(one == two and len(one) > 1 for one, two in pairs)
    return whole and all(one == two or (one[0] == two[0] and 1 in (len(one), len(two))) for one, two in pairs)


def core_name(name: str) -> str:
    """Return what stays of a name written in any of its ways: no titles, no father's name, one spelling."""
    words = _without_degree(name).split()
    lists = _lists()
    until = next((n for n, word in enumerate(words) if n and word in lists["father"]), len(words))
    kept = words[:until]
    if kept and len(kept) > 1:
        kept[0] = lists["first_word"].get(kept[0], kept[0])
    return " ".join(_spelled(lists["words"].get(word, word)) for word in kept)


def _without_degree(name: str) -> str:
    before, comma, after = name.partition(",")
    return name_key(f"{_BARE_DEGREE.sub('', before)}{comma}{after}") or name_key(name)


def _spelled(word: str) -> str:
    for old, new in _lists()["letters"].items():
        word = word.replace(old, new)
    return re.sub(r"(.)\1", r"\1", word)


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(resource_path("code_lists", "name_variants.toml").read_text("utf-8"))
