"""What stands inside the seal: signature, mark, format, header, packed body, blobs; nothing before, nothing after.

    sig(64) | "SGAP" | u16 format | u32 header length | header JSON | zlib(body JSON) | blobs

Numbers are big-endian. The signature is over a context string and everything from "SGAP" to the end of the header;
the header holds length and SHA-256 of all that follows.
"""

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from db.problem import Problem
from db.records.keys import OfficeKeys
from desktop.exchange.header import Header, context, header_bytes, read_header
from desktop.exchange.keys import SIGNATURE_LENGTH, sign, signed_by
from desktop.exchange.limits import BLOB_LIMIT, HEADER_LIMIT
from desktop.exchange.upgrades import FORMAT, SHIPPED, Upgrades

MARK = b"SGAP"
_FIXED = struct.Struct(">4sHI")
PREFIX_LENGTH = SIGNATURE_LENGTH + _FIXED.size
_UNSIGNED = bytes(SIGNATURE_LENGTH)


@dataclass(frozen=True, slots=True)
class Container:
    """A package out of its seal: its signature is sound and its parts are those the header names."""

    file_format: int
    header: Header
    digest: str
    body: memoryview
    blobs: tuple[memoryview, ...]


def write_container(keys: OfficeKeys, header: Header, body: bytes, blobs: Sequence[bytes]) -> tuple[bytes, str]:
    """Return the bytes that go under the seal, and their digest."""
    content = header_bytes(header)
    signed = _FIXED.pack(MARK, FORMAT, len(content)) + content
    signature = sign(keys, context(header.kind), signed)
    return b"".join((signature, signed, body, *blobs)), digest(header, signed)


def read_container(plain: bytes, upgrades: Upgrades = SHIPPED) -> Container:
    """Take a package apart and check that all of it is what its sender signed. Who that is, others must judge.

    Raises Problem `package-not-sigap`, `package-newer`, `package-too-old`, `package-header-wrong`, `package-unsigned`,
    `package-signature-wrong` or `package-content-differs`.
    """
    if len(plain) < PREFIX_LENGTH or plain[SIGNATURE_LENGTH : SIGNATURE_LENGTH + 4] != MARK:
        raise Problem("package-not-sigap")
    __, file_format, length = _FIXED.unpack_from(plain, SIGNATURE_LENGTH)
    if file_format > FORMAT:
        raise Problem("package-newer")
    if file_format < upgrades.oldest_format:
        raise Problem("package-too-old")
    end = PREFIX_LENGTH + length
    if length > HEADER_LIMIT or end > len(plain):
        raise Problem("package-header-wrong")
    signature = plain[:SIGNATURE_LENGTH]
    if signature == _UNSIGNED:
        raise Problem("package-unsigned")
    header = read_header(plain[PREFIX_LENGTH:end], file_format, upgrades)
    signed = plain[SIGNATURE_LENGTH:end]
    if not signed_by(header.office.signing_key, context(header.kind), signed, signature):
        raise Problem("package-signature-wrong", office=header.office.name)
    body, blobs = _parts(header, memoryview(plain)[end:])
    return Container(file_format, header, digest(header, signed), body, blobs)


def digest(header: Header, signed: bytes) -> str:
    """Return what names a package whatever its seal: SHA-256 over context string and signed bytes, in hex."""
    return hashlib.sha256(context(header.kind) + signed).hexdigest()


def blob_limit(header: Header) -> int:
    """Return how long one blob may be; a bundle holds whole files, everything else attachments."""
    return BLOB_LIMIT if header.kind.value != "bundle" else 10 * BLOB_LIMIT


def _parts(header: Header, rest: memoryview) -> tuple[memoryview, tuple[memoryview, ...]]:
    lengths = [header.body.packed, *(blob.length for blob in header.blobs)]
    hashes = [header.body.sha256, *(blob.sha256 for blob in header.blobs)]
    if sum(lengths) != len(rest) or max(lengths[1:], default=0) > blob_limit(header):
        raise Problem("package-content-differs")
    parts = []
    start = 0
    for length, expected in zip(lengths, hashes, strict=True):
        part = rest[start : start + length]
        if hashlib.sha256(part).hexdigest() != expected:
            raise Problem("package-content-differs")
        parts.append(part)
        start += length
    return parts[0], tuple(parts[1:])
