"""Names brought to one shape, so that the same person written two ways is found."""

import re
import unicodedata

_DEGREES = re.compile(r",.*$")


def normalised(text: str) -> str:
    """Return the text without case, accents and punctuation, words parted by one space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    ascii_only = "".join(c for c in plain if not unicodedata.combining(c))
    kept = "".join(c if c.isalnum() else " " for c in ascii_only)
    return " ".join(kept.split())


def name_key(name: str) -> str:
    """Return what identifies a person or firm by name: without degrees after a comma, case and punctuation."""
    return normalised(_DEGREES.sub("", name))


def words(*texts: str) -> set[str]:
    """Return the normalised words of several texts."""
    return {word for text in texts for word in normalised(text).split()}
