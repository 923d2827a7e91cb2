"""The check code of a paper: 80 bits of SHA-256 over its canonical content (SAFETY.md §2.5)."""

import hashlib

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32
_SAME = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "–": None, ".": None})
_SIGNS = 16


def check_code(content: bytes) -> str:
    """Return the check code of a content: 16 Crockford signs in four groups, "XXXX-XXXX-XXXX-XXXX"."""
    return _grouped(hashlib.sha256(content).digest()[:10])


def check_code_start(digest_start: bytes) -> str:
    """Return the first twelve signs of a check code from the first 8 bytes of the same SHA-256, "XXXX-XXXX-XXXX"."""
    return _grouped(digest_start[:8] + bytes(2))[:14]


def _grouped(digest: bytes) -> str:
    number = int.from_bytes(digest, "big")
    signs = "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(_SIGNS)))
    return "-".join(signs[start : start + 4] for start in range(0, _SIGNS, 4))


def tidy_code(typed: str) -> str:
    """Return a code typed by a person as it is printed; small letters, blanks and O/0, I/L/1 make no difference.

    What is no code at all comes back as something that equals none.
    """
    plain = typed.strip().upper().translate(_SAME)
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def same_code(typed: str, code: str) -> bool:
    """Tell whether a code typed by a person is the code."""
    return tidy_code(typed) == tidy_code(code) and len(tidy_code(code)) == _SIGNS + 3
