"""Records to canonical JSON and back: sorted keys, no spaces, UTF-8; hashes are taken over these bytes."""

import hashlib
from typing import TypeVar

import msgspec

T = TypeVar("T")

_encoder = msgspec.json.Encoder(order="deterministic")


def to_bytes(record: object) -> bytes:
    """Return the canonical JSON of a record; equal records give equal bytes on every machine."""
    return _encoder.encode(record)


def from_bytes(content: bytes, kind: type[T]) -> T:
    """Read a record back.

    Raises msgspec.ValidationError when the content does not fit the type.
    """
    return msgspec.json.decode(content, type=kind)


def content_hash(content: bytes) -> str:
    """Return the SHA-256 of canonical bytes, in hex."""
    return hashlib.sha256(content).hexdigest()
