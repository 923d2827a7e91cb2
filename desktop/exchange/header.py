"""The header of a package: who sends what to whom, in which order, and the hashes that bind everything after it.

It stands inside the seal and inside the signature. Fields it does not know are refused: a newer header has a newer
format number.
"""

from datetime import datetime
from typing import Annotated, Any

import msgspec

from db.problem import Problem
from db.records.keys import PublicKeys, Rotation
from db.vocabulary import PackageKind
from desktop.exchange.keys import SIGNATURE_LENGTH, usable
from desktop.exchange.limits import (
    BODY_LIMIT,
    MOST_BLOBS,
    MOST_RECIPIENTS,
    MOST_RECORDS,
    MOST_ROTATIONS,
    PART_LIMIT,
)
from desktop.exchange.upgrades import SCHEMA, SHIPPED, Upgrades

Hash = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]  # SHA-256, hex
HashOrNone = Annotated[str, msgspec.Meta(pattern=r"\A([0-9a-f]{64})?\Z")]
KeyId = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{16}\Z")]
Uid = Annotated[str, msgspec.Meta(pattern=r"\A[0-9A-Za-z][0-9A-Za-z._-]{0,63}\Z")]
OfficeCode = Annotated[str, msgspec.Meta(pattern=r"\A(\d\d(\.\d\d){0,2}|\d\d(\.\d\d){2}\.\d{4})?\Z")]
PeriodCode = Annotated[str, msgspec.Meta(pattern=r"\A(\d{4}(-(Q[1-4]|S[12]|0[1-9]|1[0-2]))?)?\Z")]
Line = Annotated[str, msgspec.Meta(max_length=200, pattern=r"\A[^\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]*\Z")]
Word = Annotated[str, msgspec.Meta(pattern=r"\A[a-z][a-z0-9_.-]{0,39}\Z")]
Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Number = Annotated[int, msgspec.Meta(ge=1, le=2**31)]


class Sender(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The office that signs, with its public keys: a first file can so be checked before its office is known."""

    uid: Uid
    code: OfficeCode
    name: Line
    signing_key: bytes
    recipient: Annotated[str, msgspec.Meta(max_length=100)]
    key_id: KeyId

    @classmethod
    def of(cls, keys: PublicKeys) -> "Sender":
        """Return the sender that has these keys."""
        return cls(
            uid=keys.office_uid,
            code=keys.office_code,
            name=keys.office_name,
            signing_key=keys.signing_key,
            recipient=keys.recipient,
            key_id=keys.key_id,
        )

    @property
    def keys(self) -> PublicKeys:
        """The public keys as the header states them."""
        return PublicKeys(
            office_uid=self.uid,
            office_code=self.code,
            office_name=self.name,
            signing_key=self.signing_key,
            recipient=self.recipient,
        )


class HandOver(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change of keys of the sender, repeated in every file until the other side has answered under the new keys."""

    old_key_id: KeyId
    new: Sender
    signed_at: datetime
    signature: bytes

    @classmethod
    def of(cls, rotation: Rotation) -> "HandOver":
        """Return a rotation as it stands in a header."""
        return cls(
            old_key_id=rotation.old_key_id,
            new=Sender.of(rotation.new),
            signed_at=rotation.signed_at,
            signature=rotation.signature,
        )

    @property
    def rotation(self) -> Rotation:
        """The statement to be checked."""
        return Rotation(
            old_key_id=self.old_key_id, new=self.new.keys, signed_at=self.signed_at, signature=self.signature
        )


class PartOf(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which part of one hand-over this file is; every part is a whole file with a sequence number of its own."""

    set: Uid
    number: Number = 1
    of: Number = 1


class AuditHead(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far the sender's audit chain had come."""

    count: Count = 0
    head: HashOrNone = ""


class BodyInfo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The JSON document: bytes as packed and as unpacked, and SHA-256 of the packed bytes."""

    packed: Annotated[int, msgspec.Meta(ge=0, le=PART_LIMIT)]
    length: Annotated[int, msgspec.Meta(ge=0, le=BODY_LIMIT)]
    sha256: Hash


class BlobInfo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One attachment: its length in bytes and its SHA-256."""

    length: Annotated[int, msgspec.Meta(ge=0, le=PART_LIMIT)]
    sha256: Hash


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything about a package but its content."""

    kind: PackageKind
    office: Sender
    device: Uid
    recipients: Annotated[tuple[KeyId, ...], msgspec.Meta(max_length=MOST_RECIPIENTS)]
    sequence: Number  # of this device, counting every file it makes
    previous: HashOrNone  # digest of the file before it from this device; empty for the first
    schema: Annotated[int, msgspec.Meta(ge=0, le=65535)]  # of the records in the body
    program: Line
    period: PeriodCode
    part: PartOf
    counts: Annotated[dict[Word, Annotated[int, msgspec.Meta(ge=0, le=MOST_RECORDS)]], msgspec.Meta(max_length=50)]
    totals: Annotated[
        dict[Word, Annotated[int, msgspec.Meta(ge=-(10**18), le=10**18)]],
        msgspec.Meta(max_length=100),
    ]
    audit: AuditHead
    written_at: datetime  # the sender's clock; informative, orders nothing
    rotations: Annotated[tuple[HandOver, ...], msgspec.Meta(max_length=MOST_ROTATIONS)] = ()
    body: BodyInfo
    blobs: Annotated[tuple[BlobInfo, ...], msgspec.Meta(max_length=MOST_BLOBS)] = ()


def context(kind: PackageKind) -> bytes:
    """Return the string that parts the signatures of one kind from those of all others."""
    return f"SIGAP-{kind.value.upper()}-v1".encode()


def header_bytes(header: Header) -> bytes:
    """Return the JSON of a header."""
    return msgspec.json.encode(header)


def read_header(content: bytes, file_format: int, upgrades: Upgrades = SHIPPED) -> Header:
    """Read the JSON of a header, an older one through its upgrades.

    Raises Problem `package-newer` or `package-header-wrong`.
    """
    try:
        header = msgspec.convert(upgrades.header(file_format, msgspec.json.decode(content)), Header)
        _check_schema(header.schema)
    except (msgspec.MsgspecError, ValueError, LookupError, TypeError, RecursionError) as error:
        _check_schema(_schema_said(content))
        raise Problem("package-header-wrong") from error
    keys = header.office.keys
    whole = (
        usable(keys)
        and header.part.number <= header.part.of
        and header.written_at.tzinfo is not None
        and all(len(item.signature) == SIGNATURE_LENGTH and item.signed_at.tzinfo for item in header.rotations)
    )
    if not whole:
        raise Problem("package-header-wrong")
    return header


def _check_schema(schema: int) -> None:
    if schema > SCHEMA:
        raise Problem("package-newer")


def _schema_said(content: bytes) -> int:
    """The schema number of a header that may have fields of a later time, or 0."""
    try:
        said: Any = msgspec.json.decode(content)["schema"]
    except (msgspec.MsgspecError, ValueError, LookupError, TypeError, RecursionError):
        return 0
    return said if isinstance(said, int) and said < 65536 else 0
