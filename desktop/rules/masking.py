"""Numbers that identify a person, shown with all but their last four digits covered."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from resources import resource_path

COVER = "•"
_LONG_NUMBER = re.compile(r"(?<!\d)\d{16}(?!\d)")


def mask_number(text: str, shown: int = 4) -> str:
    """Return the text with every letter and digit covered except the last few.

    A number too short to keep anything secret is covered whole. Blanks, dots and dashes stay, so the shape is known.
    """
    marks = [index for index, sign in enumerate(text) if sign.isalnum()]
    open_marks = set(marks[-shown:]) if shown and len(marks) >= 2 * shown else set()
    return "".join(COVER if sign.isalnum() and index not in open_marks else sign for index, sign in enumerate(text))


def mask_nik(text: str) -> str:
    """Return a NIK with its last four digits shown: "••••••••••••0003"."""
    return mask_number(text)


def mask_inside(text: str) -> str:
    """Return a text with every 16-digit number in it masked: a NIK may have been typed into any field."""
    return _LONG_NUMBER.sub(lambda match: mask_nik(match.group()), text)


def mask_names(text: str, names: Iterable[str]) -> str:
    """Return a text in which every word of these names, of three letters or more, is covered.

    Words that name nobody (resources/code_lists/common_words.toml) stay readable.
    """
    words = {word.casefold() for name in names for word in re.findall(r"\w{3,}", name)} - _common()
    if not words or not text:
        return text
    known = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words))) + r")\b", re.IGNORECASE)
    return known.sub(COVER * 3, text)


@cache
def _common() -> frozenset[str]:
    return frozenset(tomllib.loads(resource_path("code_lists", "common_words.toml").read_text("utf-8"))["words"])
