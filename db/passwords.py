"""The rule a password must meet (SAFETY.md S5)."""

import unicodedata

from db.problem import Problem

SHORTEST = 12
FEWEST_WORDS = 4
_SHORTEST_WORD = 3
_FEWEST_SIGNS = 5  # different ones: "aaaaaaaaaaaa" is no password


def normal(password: str) -> str:
    """Return the password as it is hashed: the same letters typed on another keyboard give the same bytes (NFC)."""
    return unicodedata.normalize("NFC", password)


def check_password(password: str, field: str = "password") -> None:
    """Accept 12 or more characters, or four or more words.

    Raises Problem `password-too-weak`.
    """
    words = {word for word in password.casefold().split() if len(word) >= _SHORTEST_WORD}
    signs = set(password.strip())
    long_enough = len(password.strip()) >= SHORTEST or len(words) >= FEWEST_WORDS
    if not long_enough or len(signs) < _FEWEST_SIGNS:
        raise Problem("password-too-weak", field=field, shortest=SHORTEST, words=FEWEST_WORDS)
