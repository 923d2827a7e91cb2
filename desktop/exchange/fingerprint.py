"""Eight words that stand for the keys of an office, to be read out over the telephone or printed in a letter.

88 bits of SHA-256 over both keys, eleven for each word of an own list of 2,048 Indonesian words
(`resources/code_lists/words.txt`): nobody can make other keys with the same words.
"""

import hashlib
import re
from difflib import get_close_matches
from functools import cache

from db.problem import Problem
from db.records.keys import PublicKeys
from resources import resource_path

COUNT = 8
_BITS = 11
_CONTEXT = b"SIGAP-WORDS-v1"
_BETWEEN = re.compile(r"[^a-z]+")
_SUGGESTIONS = 3


def fingerprint_words(keys: PublicKeys) -> tuple[str, ...]:
    """Return the eight words of an office's keys."""
    number = int.from_bytes(hashlib.sha256(_CONTEXT + keys.fingerprint).digest()[: COUNT * _BITS // 8], "big")
    return tuple(word_list()[number >> (_BITS * place) & 2047] for place in reversed(range(COUNT)))


def read_words(typed: str) -> tuple[str, ...]:
    """Return the eight words a person typed; case, spaces, hyphens and numbering make no difference.

    Raises Problem `words-unlike` or `words-unknown`, naming the first word that is not in the list (with those like
    it, if any), or `words-count`.
    """
    words = tuple(word for word in _BETWEEN.split(typed.casefold()) if word)
    for place, word in enumerate(words, start=1):
        if word not in _known():
            near = suggestions(word)
            if near:
                raise Problem("words-unlike", field="words", place=place, word=word[:20], near=near)
            raise Problem("words-unknown", field="words", place=place, word=word[:20])
    if len(words) != COUNT:
        raise Problem("words-count", field="words", typed=len(words), count=COUNT)
    return words


def check_words(typed: str, keys: PublicKeys) -> None:
    """Compare what a person typed with the words of an office's keys.

    Raises Problem `words-differ` with the first word that is another, and those of `read_words`.
    """
    words = read_words(typed)
    for place, (said, expected) in enumerate(zip(words, fingerprint_words(keys), strict=True), start=1):
        if said != expected:
            raise Problem("words-differ", field="words", place=place, word=said, office=keys.office_name)


def suggestions(word: str) -> tuple[str, ...]:
    """Return the words of the list most like a word that is not in it."""
    # Four letters tell a word of the list, so a slip after them leaves only one.
    starting = [known for known in word_list() if len(word) >= 3 and known.startswith(word[:4])]
    near = get_close_matches(word[:20], word_list(), _SUGGESTIONS, 0.6)
    return tuple(dict.fromkeys([*starting, *near]))[:_SUGGESTIONS]


@cache
def word_list() -> tuple[str, ...]:
    """Return the 2,048 words; the place of a word is its eleven bits."""
    return tuple(resource_path("code_lists", "words.txt").read_text("ascii").split())


@cache
def _known() -> frozenset[str]:
    return frozenset(word_list())
