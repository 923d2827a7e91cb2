"""The keys of offices: what one signs with, what one is addressed by, and how far those of others are trusted."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from db.vocabulary import KeyState


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKeys:
    """What others know of an office: its Ed25519 key to check signatures, its age recipient to seal files for it."""

    office_uid: str
    office_code: str  # dotted Kemendagri code; empty where the office is not in the list
    office_name: str
    signing_key: bytes  # 32 bytes
    recipient: str  # "age1…"

    @property
    def key_id(self) -> str:
        """The first 8 bytes of SHA-256 over both keys, as 16 hex digits."""
        return self.fingerprint[:8].hex()

    @property
    def fingerprint(self) -> bytes:
        """SHA-256 over both keys: 32 bytes of the signing key, then the age recipient as text."""
        return hashlib.sha256(self.signing_key + self.recipient.encode()).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeKeys:
    """Both key pairs of this office. The private parts never show in a repr, a log or a message."""

    public: PublicKeys
    signing_secret: bytes = field(repr=False)  # 32 bytes: the Ed25519 seed
    identity: str = field(repr=False)  # "AGE-SECRET-KEY-1…"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownKey:
    """The keys of another office in the register, and how far they are trusted."""

    keys: PublicKeys
    state: KeyState


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """A change of keys: the old signing key vouches for the new keys (context SIGAP-ROTATE-v1)."""

    old_key_id: str
    new: PublicKeys
    signed_at: datetime
    signature: bytes  # 64 bytes, by the old signing key
