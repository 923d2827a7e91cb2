"""What the code of a certificate carries, who may have signed it, and what checking it found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from db.problem import Problem
from db.vocabulary import ParticipantRole

CUT = "…"  # the last sign of a name or activity that the code has no room for


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFields:
    """The printed fields of a certificate, as its code carries them.

    `name` and `activity` may end in "…" where the code has no room for more.
    """

    office_code: str  # dotted Kemendagri code; empty where the office is not in the list
    number: str
    name: str
    activity: str
    role: ParticipantRole
    starts_on: date
    ends_on: date
    issued_on: date
    lesson_hours: Decimal  # JP of 45 minutes, to a tenth
    passed: bool  # a test was passed; otherwise the person took part
    text_hash: bytes  # the first 8 bytes of SHA-256 over the certificate's canonical content
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCode:
    """A code taken apart; nothing is proven about its signature yet."""

    fields: CertificateFields
    key_id: str  # 16 hex digits, as PublicKeys.key_id
    payload: bytes
    signature: bytes  # 64 bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerKey:
    """A key that signs certificates: whose it is, and the day its office's list of void numbers was last known."""

    signing_key: bytes  # 32 bytes, Ed25519
    office_code: str
    office_name: str
    as_of: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VoidMark:
    """A certificate number that its office took back."""

    voided_on: date
    reason: str = ""


# By key id; and by office code and certificate number.
SignerKeys = Mapping[str, SignerKey]
VoidNumbers = Mapping[tuple[str, str], VoidMark]


class VerdictKind(StrEnum):
    """What checking a code can find."""

    VALID = "valid"
    CHANGED = "changed"  # the signature is not of this content
    UNKNOWN_SIGNER = "unknown_signer"
    VOID = "void"
    OTHER_OFFICE = "other_office"  # a known key, but of another office than the code names
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What checking a code found. `fields` is None where nothing could be read; then `problem` says why.

    `signer` is the owner of the key, where it is known; `void` stands for kind VOID alone.
    """

    kind: VerdictKind
    fields: CertificateFields | None = None
    key_id: str = ""
    signer: SignerKey | None = None
    void: VoidMark | None = None
    problem: Problem | None = field(default=None, compare=False)
