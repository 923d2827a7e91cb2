"""Names brought to one shape, so that the same person written two ways is found."""

import re
import unicodedata
from functools import lru_cache

_DEGREE = re.compile(
    r"\s*(?:[A-Za-z]{1,6}\.(?:\s?[A-Za-z]{1,6}\.?)*|[A-Za-z]{1,3}|[SMA][A-Z][A-Za-z]{1,4})\s*"
)  # S.IP, SH, SPdI
_ADDRESS = re.compile(
    r"^(?:bapak|bpk|pak|ibu|bu|sdri|sdr|saudari|saudara|hajah|haji|hj|h|kh|drs|dra|dr|ir|prof)(?:\.\s*|\s+)(?=\w)"
)


@lru_cache(maxsize=8192)
def normalised(text: str) -> str:
    """Return the text without case, accents and punctuation, words parted by one space."""
    kept = "".join(c if c.isalnum() else " " for c in _plain(text))
    return " ".join(kept.split())


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Return what identifies a person or firm by name: no case, accents, forms of address or degrees after commas."""
    first, *others = name.split(",")
    plain = _plain(" ".join([first, *(part for part in others if not _DEGREE.fullmatch(part))])).strip()
    shorter = _ADDRESS.sub("", plain)
    while shorter != plain:
        plain, shorter = shorter, _ADDRESS.sub("", shorter)
    return normalised(plain)


def forget() -> None:
    """Drop the names kept at hand for speed; called when a register is closed."""
    normalised.cache_clear()
    name_key.cache_clear()


def words(*texts: str) -> set[str]:
    """Return the normalised words of several texts."""
    return {word for text in texts for word in normalised(text).split()}


def _plain(text: str) -> str:
    # Case first and last: some signs get a new case only when they are taken apart.
    decomposed = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return "".join(c for c in decomposed if not unicodedata.combining(c))
