"""What the mentor's answer carries: receipts, feedback, decisions on destruction, packs, keys and voids of offices."""

from dataclasses import dataclass, field
from datetime import date, datetime

from db.records.exchange import FeedbackDetails, SetAsideRecord
from db.records.office import CalendarDay, DeadlineRule
from db.vocabulary import FeedbackKind, FeedbackState, FileState, RequestState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptContent:
    """What became of one file. `digest` names it, `code` is read over the phone, `arrivals` counts by collection."""

    digest: str
    device: str
    sequence: int
    period: str
    state: FileState
    code: str
    received_at: datetime
    accepted_at: datetime
    by_name: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    arrivals: dict[str, dict[str, int]] = field(default_factory=dict)
    set_aside: tuple[SetAsideRecord, ...] = ()
    missing: tuple[int, ...] = ()  # numbers of this device that have not arrived


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackContent:
    """One comment, decision or assignment; see `db.records.exchange.FeedbackItem`."""

    kind: FeedbackKind
    state: FeedbackState
    collection: str = ""
    record_uid: str = ""
    seen_revision: int = 0
    text: str = ""
    due_on: date | None = None
    details: FeedbackDetails = field(default_factory=FeedbackDetails)
    at: datetime
    by_name: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DestroyDecisionContent:
    """What a tutor decided about a request to destroy a record; `minutes` are those the request named."""

    collection: str
    record_uid: str
    minutes: str
    state: RequestState
    decided_at: datetime
    by_name: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentAnswerContent:
    """A village's word that it has carried out an assignment; `feedback_uid` names the assignment."""

    feedback_uid: str
    done_at: datetime
    by_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackContent:
    """A pack for the offices of a regency: its deadlines with their source, holidays, words for papers."""

    version: int
    source: str
    deadlines: tuple[DeadlineRule, ...] = ()
    calendar_days: tuple[CalendarDay, ...] = ()
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateVoid:
    """One voided certificate."""

    number: str
    voided_on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateKeyContent:
    """The signing key of an office, to check its certificates, and the certificates it has voided."""

    key_id: str
    office_code: str
    office_name: str
    signing_key: str  # hex
    as_of: date
    voids: tuple[CertificateVoid, ...] = ()
