"""A reader of `.sigap` files written from resources/schemas/package.md alone: it knows nothing of the program."""

import base64
import hashlib
import json
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parents[2] / "resources" / "code_lists" / "words.txt"
OPEN = b"SIGAP-OPEN-v1\n"


class Refused(Exception):
    """What section 4 says must not be read; the number is that of the step."""


@dataclass(frozen=True)
class Read:
    """What one file says."""

    digest: str
    header: dict[str, Any]
    records: dict[str, list[dict[str, Any]]]
    attachments: dict[str, bytes]  # uid of the record → file
    spoiled: tuple[str, ...]  # uids of records that are wrong in themselves


def opened(content: bytes, identity: str) -> bytes:
    """Section 1: take the seal off with an `AGE-SECRET-KEY-1…`."""
    import pyrage

    if content.startswith(OPEN):
        return content.removeprefix(OPEN)
    try:
        return pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.DecryptError as error:
        raise Refused(1) from error


def read(plain: bytes, own_key_id: str) -> Read:
    """Sections 2 to 5: everything a reader without a register can check."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if plain[64:68] != b"SGAP" or int.from_bytes(plain[68:70], "big") != 1:
        raise Refused(2)
    end = 74 + int.from_bytes(plain[70:74], "big")
    signature, header = plain[:64], json.loads(plain[74:end])
    sender = header["office"]
    signing_key = base64.b64decode(sender["signing_key"], validate=True)
    signed = f"SIGAP-{header['kind'].upper()}-v1".encode() + plain[64:end]
    try:
        if not any(signature):
            raise Refused(3)
        Ed25519PublicKey.from_public_bytes(signing_key).verify(signature, signed)
    except InvalidSignature as error:
        raise Refused(3) from error
    if key_id(signing_key, sender["recipient"]) != sender["key_id"]:
        raise Refused(6)
    if header["kind"] != "enrol" and own_key_id not in (*header["recipients"], sender["key_id"]):
        raise Refused(4)
    packed, blobs = _pieces(plain, end, header)
    body = _unpacked(packed, header["body"]["length"])
    records = body.get("records", {})
    if {name: len(some) for name, some in records.items() if some} != header["counts"]:
        raise Refused(7)
    if any(one["owner_office"] != sender["uid"] for some in records.values() for one in some):
        raise Refused(7)
    named = {entry["uid"]: blob for entry, blob in zip(body.get("blobs", []), blobs, strict=True)}
    spoiled = tuple(one["uid"] for some in records.values() for one in some if not _hash_fits(one))
    return Read(hashlib.sha256(signed).hexdigest(), header, records, named, spoiled)


def body_of(plain: bytes) -> dict[str, Any]:
    """Section 5: the JSON object of a file, whatever its signature says."""
    end = 74 + int.from_bytes(plain[70:74], "big")
    header = json.loads(plain[74:end])
    return _unpacked(_pieces(plain, end, header)[0], header["body"]["length"])


def key_id(signing_key: bytes, recipient: str) -> str:
    """Section 3: the short name of a pair of keys."""
    return hashlib.sha256(signing_key + recipient.encode()).hexdigest()[:16]


def eight_words(signing_key: bytes, recipient: str) -> tuple[str, ...]:
    """Section 3: what two people compare."""
    words = WORDS.read_text("utf-8").split()
    whole = hashlib.sha256(signing_key + recipient.encode()).digest()
    bits = int.from_bytes(hashlib.sha256(b"SIGAP-WORDS-v1" + whole).digest()[:11], "big")
    return tuple(words[(bits >> (11 * place)) & 2047] for place in reversed(range(8)))


def canonical(content: Any) -> bytes:
    """Section 5: the canonical form of a content whose empty members are left out already."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _pieces(plain: bytes, start: int, header: dict[str, Any]) -> tuple[bytes, list[bytes]]:
    parts = [(header["body"]["packed"], header["body"]["sha256"])]
    parts += [(blob["length"], blob["sha256"]) for blob in header.get("blobs", [])]
    found = []
    for length, expected in parts:
        piece = plain[start : start + length]
        if hashlib.sha256(piece).hexdigest() != expected:
            raise Refused(5)
        found.append(piece)
        start += length
    if start != len(plain):
        raise Refused(5)
    return found[0], found[1:]


def _unpacked(packed: bytes, length: int) -> dict[str, Any]:
    unpacked = zlib.decompressobj().decompress(packed, length + 1)
    if len(unpacked) != length:
        raise Refused(7)
    body: dict[str, Any] = json.loads(unpacked)
    return body


def _hash_fits(record: dict[str, Any]) -> bool:
    if record.get("state") == "destroyed":
        return "content" not in record
    return hashlib.sha256(canonical(record["content"])).hexdigest() == record["content_hash"]
