"""The one door user text goes through before it is drawn.

Papers are drawn on a bare canvas: no markup language is ever fed with user text, so `<img src=…>` is nothing
but twelve letters (SAFETY.md S17; a test forbids reportlab's markup modules in this room). What remains is to make
every character visible: the fonts hold Latin, Greek and Cyrillic, and nothing may be lost silently.
"""

import unicodedata
from functools import lru_cache

from desktop.printing.fonts import Face, covered

_LINE_ENDS = str.maketrans({"\r": "\n", "\v": "\n", "\f": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n"})


def visible(text: str, face: Face = Face.REGULAR) -> str:
    """Return the text as this face can draw it.

    The text is NFC-normalised; NUL is dropped, every kind of line end becomes one newline, a tab a space. A character
    the face lacks, and each invisible one (direction marks such as U+202E, joiners, controls, lone surrogates), is
    written as its code in brackets, neighbours together: `[U+0627 U+0644]`.
    """
    if text.isascii() and text.isprintable():
        return text
    return _visible(text, face)


@lru_cache(maxsize=4096)
def _visible(text: str, face: Face) -> str:
    known = covered(face)
    normal = unicodedata.normalize("NFC", text.replace("\x00", "").replace("\r\n", "\n").translate(_LINE_ENDS))
    drawn: list[str] = []
    hidden: list[str] = []
    for character in normal:
        shown = _shown(character, known)
        if shown is None:
            hidden.append(f"U+{ord(character):04X}")
            continue
        if hidden:
            drawn.append(f"[{' '.join(hidden)}]")
            hidden.clear()
        drawn.append(shown)
    if hidden:
        drawn.append(f"[{' '.join(hidden)}]")
    return "".join(drawn)


def _shown(character: str, known: frozenset[int]) -> str | None:
    if character == "\n":
        return character
    if character == "\t":
        return " "
    category = unicodedata.category(character)
    if category == "Zs":
        return character if ord(character) in known else " "
    if category[0] == "C":
        return None
    if ord(character) in known:
        return character
    parts = unicodedata.normalize("NFD", character)
    if len(parts) > 1 and all(ord(part) in known for part in parts):
        return parts
    return None


def trimmed(text: str) -> str:
    """Return the visible text without white space around it.

    A bare `strip` would lose signs such as U+001F, which Python counts as white space.
    """
    return visible(text).strip()


def or_dash(text: str) -> str:
    """Return the text, or a dash where there is none, so that an empty cell is not taken for a forgotten one."""
    return trimmed(text) or "–"
