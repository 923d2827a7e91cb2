"""The recovery code on the printed sheet: 24 signs in six groups of four, the last group checks the others."""

import hashlib
import secrets

from db.problem import Problem

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford base32: no I, L, O, U
_SECRET_LENGTH = 20  # 100 bits
_CHECK_LENGTH = 4
_READ_AS = str.maketrans("OIL", "011")


def new_code() -> str:
    """Return a new code, grouped as it is printed: XXXX-XXXX-XXXX-XXXX-XXXX-XXXX."""
    return with_check("".join(secrets.choice(ALPHABET) for _ in range(_SECRET_LENGTH)))


def with_check(secret: str) -> str:
    """Return 20 secret signs with their check group, grouped as they are printed."""
    signs = secret + _check_signs(secret)
    return "-".join(signs[n : n + 4] for n in range(0, len(signs), 4))


def read_code(typed: str) -> str:
    """Return the secret signs of a typed code; lower case, spaces, dashes, O for 0 and I or L for 1 are understood.

    Raises Problem `recovery-code-incomplete` (not 24 signs) or `recovery-code-mistyped` (the last group does not fit).
    """
    signs = "".join(sign for sign in typed.upper() if not sign.isspace() and sign not in "-–—_.").translate(_READ_AS)
    if len(signs) != _SECRET_LENGTH + _CHECK_LENGTH:
        raise Problem("recovery-code-incomplete", field="code", typed=len(signs))
    secret, check = signs[:_SECRET_LENGTH], signs[_SECRET_LENGTH:]
    if any(sign not in ALPHABET for sign in signs) or check != _check_signs(secret):
        raise Problem("recovery-code-mistyped", field="code")
    return secret


def _check_signs(secret: str) -> str:
    number = int.from_bytes(hashlib.sha256(b"SIGAP-RECOVERY-v1|" + secret.encode()).digest()[:4], "big")
    return "".join(ALPHABET[(number >> shift) & 31] for shift in (15, 10, 5, 0))
