"""Why age refused a file: cut off, damaged, or sealed for others. It chooses a sentence and never lets anything in.

age says only that a file cannot be opened. Its file format (age-encryption.org/v1) lets the holder of a key look at
the first bytes without their check: they hold the lengths of everything, so a file that is too short is told from one
that was changed.
"""

import base64
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec

from db.problem import Problem
from desktop.exchange.container import MARK, PREFIX_LENGTH
from desktop.exchange.keys import SIGNATURE_LENGTH
from desktop.exchange.limits import HEADER_LIMIT

AGE_MARK = b"age-encryption.org/v1\n"
_CHUNK = 65_536
_TAG = 16
_NONCE = 16
_LONGEST_SEAL_HEADER = 65_536
_ZEROS = bytes(64)  # a file system allocated the end of a file and never wrote it
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


class _Length(msgspec.Struct):
    length: int = 0
    packed: int = 0


class _Lengths(msgspec.Struct):
    body: _Length
    blobs: list[_Length] = []


def why_unopened(content: bytes, identities: Sequence[str]) -> Problem:
    """Return what to tell about a file that none of these age identities opens."""
    if not content.strip(b"\0"):
        return Problem("package-zero-filled") if content else Problem("package-empty")
    if not content.startswith(AGE_MARK):
        cut = AGE_MARK.startswith(content)
        return Problem("package-truncated") if cut else Problem("package-not-sigap")
    start = _payload_start(content)
    if start is None and len(content) > _LONGEST_SEAL_HEADER:
        return Problem("package-damaged")
    if start is None or len(content) < start + _NONCE + _TAG or content.endswith(_ZEROS):
        return Problem("package-truncated")
    for identity in identities:
        file_key = _file_key(content[:start], identity)
        if file_key is not None:
            return _judged(content, start, file_key)
    return Problem("package-not-for-us")


def stated_length(plain: bytes) -> int | None:
    """Return how long a container says it is: at least that much, None before it says so, 0 for nonsense."""
    if len(plain) < PREFIX_LENGTH:
        return None
    length = int.from_bytes(plain[PREFIX_LENGTH - 4 : PREFIX_LENGTH], "big")
    end = PREFIX_LENGTH + length
    if length > HEADER_LIMIT:
        return 0
    if len(plain) < end:
        return end
    try:
        said = msgspec.json.decode(plain[PREFIX_LENGTH:end], type=_Lengths)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return 0
    return end + said.body.packed + sum(blob.length for blob in said.blobs)


def _payload_start(content: bytes) -> int | None:
    """Where age's payload begins: after the line with the check of its header."""
    line = content.find(b"\n--- ", 0, _LONGEST_SEAL_HEADER)
    end = content.find(b"\n", line + 1, _LONGEST_SEAL_HEADER) if line >= 0 else -1
    return end + 1 if end >= 0 else None


def _judged(content: bytes, start: int, file_key: bytes) -> Problem:
    plain = _unchecked_beginning(content, start, file_key)
    marked = plain[SIGNATURE_LENGTH : SIGNATURE_LENGTH + len(MARK)] == MARK
    stated = stated_length(plain) if marked or len(plain) < PREFIX_LENGTH else 0
    if stated is None:
        return Problem("package-truncated")
    chunks = max(1, -(-stated // _CHUNK))
    whole = start + _NONCE + stated + chunks * _TAG
    return Problem("package-truncated" if len(content) < whole else "package-damaged")


def _unchecked_beginning(content: bytes, start: int, file_key: bytes) -> bytes:
    """The plain bytes as far as the container's header may reach, without age's check of them."""
    key = _derived(file_key, content[start : start + _NONCE], b"payload")
    plain = b""
    position = start + _NONCE
    number = 0
    while position < len(content) and len(plain) < PREFIX_LENGTH + HEADER_LIMIT:
        chunk = content[position : position + _CHUNK]
        position += _CHUNK + _TAG
        # The last chunk has a nonce of its own; of a file that was cut off nobody knows which was the last.
        candidates = [_keystream(key, number, last, chunk) for last in (False, True)]
        if number == 0 and candidates[1][SIGNATURE_LENGTH : SIGNATURE_LENGTH + len(MARK)] == MARK:
            return candidates[1]
        plain += candidates[0]
        number += 1
    return plain


def _keystream(key: bytes, number: int, last: bool, chunk: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

    nonce = number.to_bytes(11, "big") + bytes([last])
    # Block 0 of ChaCha20 makes the key of the check; the text begins with block 1.
    cipher: Any = Cipher(algorithms.ChaCha20(key, (1).to_bytes(4, "little") + nonce), mode=None)
    plain: bytes = cipher.decryptor().update(chunk)
    return plain


def _file_key(seal_header: bytes, identity: str) -> bytes | None:
    """Unwrap the key of a file from the X25519 stanzas of its seal, or return None."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    private = X25519PrivateKey.from_private_bytes(_secret(identity))
    own = private.public_key().public_bytes_raw()
    lines = seal_header.split(b"\n")
    for line, body in pairwise(lines):
        words = line.split(b" ")
        if len(words) != 3 or words[:2] != [b"->", b"X25519"]:
            continue
        try:
            share, wrapped = _base64(words[2]), _base64(body)
            shared = private.exchange(X25519PublicKey.from_public_bytes(share))
            key = _derived(shared, share + own, b"age-encryption.org/v1/X25519")
            return ChaCha20Poly1305(key).decrypt(bytes(12), wrapped, None)
        except (ValueError, InvalidTag):
            continue
    return None


def _derived(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, purpose).derive(secret)


def _base64(text: bytes) -> bytes:
    return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)


def _secret(identity: str) -> bytes:
    """The 32 bytes of "AGE-SECRET-KEY-1…" (bech32; its check was made when the key was taken in)."""
    number = 0
    signs = identity.lower().rpartition("1")[2][:-6]
    for sign in signs:
        number = number << 5 | _BECH32.index(sign)
    return (number >> (5 * len(signs) - 256)).to_bytes(32, "big")
