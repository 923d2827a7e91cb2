"""What the register knows of other offices and of files in and out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from db.records.keys import PublicKeys
from db.vocabulary import (
    FeedbackKind,
    FeedbackState,
    FileState,
    KeyState,
    PackageKind,
    PartnerRelation,
    RequestState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Another office this one exchanges files with, and its present keys; `state` says how far they are trusted."""

    uid: str
    code: str
    name: str
    kind: str  # OfficeKind, or nothing while unknown
    relation: PartnerRelation
    known_since: datetime
    note: str
    keys: PublicKeys
    state: KeyState
    confirmed_at: datetime | None
    confirmed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAsideRecord:
    """A record of a file that was not taken over, and why."""

    collection: str
    uid: str
    revision: int
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDetails:
    """What a file holds and what became of it: counts and totals of its header, records by arrival and collection."""

    counts: Mapping[str, int] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)
    arrivals: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # collection -> Arrival -> count
    set_aside: tuple[SetAsideRecord, ...] = ()
    missing: tuple[int, ...] = ()  # out: numbers of this device that had not arrived when the receipt was written
    attachments: int = 0
    program: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeFile:
    """One line of the book of files (buku ekspedisi), in or out; see db/models/exchange.py for each member."""

    uid: str
    outgoing: bool
    kind: PackageKind | None
    state: FileState
    partner_uid: str = ""
    partner_code: str = ""
    partner_name: str = ""
    key_id: str = ""
    device: str = ""
    sequence: int = 0
    digest: str = ""
    previous: str = ""
    sha256: str = ""
    period: str = ""
    part_set: str = ""
    part_number: int = 1
    part_of: int = 1
    nil: bool = False
    file_name: str = ""
    length: int = 0
    written_at: datetime | None = None
    at: datetime
    by_name: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""
    standing: str = ""
    clock_suspect: bool = False
    problem_code: str = ""
    problem_params: Mapping[str, str] = field(default_factory=dict)
    audit_count: int = 0
    audit_head: str = ""
    check_code: str = ""
    answered_by: str = ""
    details: FileDetails = field(default_factory=FileDetails)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackDetails:
    """What a decision or an assignment says beside its text."""

    number: str = ""  # of the decision
    dated: date | None = None
    outcome: str = ""  # DecisionOutcome
    people: tuple[str, ...] = ()  # uids of officials, of an assignment
    topics: tuple[str, ...] = ()  # TrainingTopic


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackItem:
    """One thing the mentor says to an office; see db/models/exchange.py."""

    uid: str
    kind: FeedbackKind
    state: FeedbackState
    author_office: str
    office_uid: str
    collection: str = ""
    record_uid: str = ""
    seen_revision: int = 0
    text: str = ""
    due_on: date | None = None
    details: FeedbackDetails = field(default_factory=FeedbackDetails)
    at: datetime
    by_name: str = ""
    sent_in: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    closed_revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DestroyRequest:
    """A request to destroy a record here too, with its minutes; a tutor decides."""

    uid: str
    office_uid: str
    collection: str
    record_uid: str
    revision: int
    minutes: str
    at: datetime
    state: RequestState
    decided_at: datetime | None
    decided_by: str
    reason: str
