"""The tamper-evident log: each entry's hash covers the one before it (SAFETY.md §2.7)."""

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Text, insert, select, type_coerce
from sqlalchemy.orm import Session

from db.models.system import AuditEntryModel, AuditSaltModel
from db.records import canonical

CONTEXT = b"SIGAP-AUDIT-v1"
NO_HEAD = ""  # the head of an empty chain
LAST_VERIFIED_AT_OPEN = 1000

_INSERT, _INSERT_SALT = insert(AuditEntryModel.__table__), insert(AuditSaltModel.__table__)  # type: ignore[arg-type]


class _Entry(msgspec.Struct, frozen=True):
    """What the hash of an entry covers; the canonical JSON of this is public, so others can verify the chain."""

    seq: int
    at: datetime
    account_uid: str
    action: str
    subject_kind: str
    subject_uid: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class ChainState:
    """How far the chain has come: number of entries, hash of the last, its time."""

    count: int
    head: str
    last_at: datetime | None


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """The outcome of a verification; `broken_at` is the first entry that does not follow from the one before."""

    checked: int
    state: ChainState
    broken_at: int | None = None
    subject_kind: str = ""
    subject_uid: str = ""

    @property
    def sound(self) -> bool:
        """Whether every checked entry follows from the one before."""
        return self.broken_at is None


def append(
    session: Session,
    *,
    at: datetime,
    account_uid: str,
    action: str,
    subject_kind: str,
    subject_uid: str,
    content: object | None = None,
) -> None:
    """Add an entry to the chain; of `content` (any record) only a salted hash is kept."""
    before = state(session)
    seq = before.count + 1
    salt = os.urandom(16) if content is not None else b""
    content_hash = salted_hash(salt, content) if content is not None else ""
    entry = _Entry(seq, at.astimezone(UTC), account_uid, action, subject_kind, subject_uid, content_hash)
    session.execute(_INSERT, msgspec.structs.asdict(entry) | {"hash": _link(before.head, entry)})
    if salt:
        session.execute(_INSERT_SALT, {"seq": seq, "salt": salt})


def state(session: Session) -> ChainState:
    """Return how far the chain has come."""
    last = session.execute(_LAST).first()
    return ChainState(0, NO_HEAD, None) if last is None else ChainState(last.seq, last.hash, _moment(last.at))


def hash_at(session: Session, seq: int) -> str | None:
    """Return the chain hash of an entry, or None when there is none of that number."""
    return session.execute(select(AuditEntryModel.hash).where(AuditEntryModel.seq == seq)).scalar()


def verify(session: Session, last: int | None = None) -> AuditVerdict:
    """Recompute the hashes of the last entries, or of all with None; memory stays constant."""
    end = state(session)
    first = 1 if last is None else max(1, end.count - last + 1)
    head = NO_HEAD if first == 1 else hash_at(session, first - 1)
    rows = session.execute(
        select(*_LINKED, AuditEntryModel.hash).where(AuditEntryModel.seq >= first).order_by(AuditEntryModel.seq)
    ).yield_per(500)
    checked = 0
    for seq, at, *words, link in rows:
        moment = _moment(at)
        follows = moment is not None and head is not None and seq == first + checked
        if not follows or link != _link(head or "", _Entry(seq, moment or _NEVER, *words)):
            return AuditVerdict(checked, end, seq, subject_kind=str(words[2]), subject_uid=str(words[3]))
        head = link
        checked += 1
    return AuditVerdict(checked, end)


def salted_hash(salt: bytes, content: object) -> str:
    """Return the hash that stands for a content in the log (hex of SHA-256)."""
    return hashlib.sha256(salt + canonical.to_bytes(content)).hexdigest()


# Read as it is stored: a nonsense moment put in from outside is a broken link, not a crash.
_AT = type_coerce(AuditEntryModel.at, Text).label("at")
_LAST = select(AuditEntryModel.seq, AuditEntryModel.hash, _AT).order_by(AuditEntryModel.seq.desc()).limit(1)
_NEVER = datetime.min.replace(tzinfo=UTC)
_LINKED = (
    AuditEntryModel.seq,
    _AT,
    AuditEntryModel.account_uid,
    AuditEntryModel.action,
    AuditEntryModel.subject_kind,
    AuditEntryModel.subject_uid,
    AuditEntryModel.content_hash,
)


def _moment(stored: object) -> datetime | None:
    try:
        moment = stored if isinstance(stored, datetime) else datetime.fromisoformat(str(stored))
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC)


def _link(previous: str, entry: _Entry) -> str:
    return hashlib.sha256(CONTEXT + b"|" + previous.encode() + b"|" + canonical.to_bytes(entry)).hexdigest()
