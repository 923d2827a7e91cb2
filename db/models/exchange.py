"""Tables of the exchange: other offices and their keys, every file in and out, what arrived, what is answered."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Rupiah
from db.vocabulary import (
    FeedbackKind,
    FeedbackState,
    FileState,
    KeyState,
    PackageKind,
    PartnerRelation,
    RecordState,
    RequestState,
    Standing,
)


class PartnerModel(Base):
    """Another office this one exchanges files with."""

    __tablename__ = "partners"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)  # the office's own uid
    code: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    kind: Mapped[str]  # OfficeKind, or nothing while unknown
    relation: Mapped[PartnerRelation]
    known_since: Mapped[datetime]
    note: Mapped[str]


class PartnerKeyModel(Base):
    """One pair of public keys of another office, and how far they are trusted."""

    __tablename__ = "partner_keys"

    id: Mapped[int] = mapped_column(primary_key=True)
    partner_uid: Mapped[str] = mapped_column(index=True)
    key_id: Mapped[str] = mapped_column(unique=True)
    signing_key: Mapped[bytes]
    recipient: Mapped[str]
    state: Mapped[KeyState]
    known_since: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    confirmed_by: Mapped[str]
    retired_at: Mapped[datetime | None]


class ExchangeFileModel(Base):
    """One file in or out (buku ekspedisi); `digest` names it whatever its seal. Rows are never removed."""

    __tablename__ = "exchange_files"
    __table_args__ = (
        Index(None, "outgoing", "digest"),
        Index(None, "partner_uid", "kind", "period"),
        Index(None, "device", "sequence"),
        Index(None, "at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    outgoing: Mapped[bool]
    kind: Mapped[PackageKind | None]  # None while a file could not be opened
    state: Mapped[FileState]
    partner_uid: Mapped[str]  # the other office, as the header names it
    partner_code: Mapped[str]
    partner_name: Mapped[str]
    key_id: Mapped[str]  # that signed it
    device: Mapped[str]
    sequence: Mapped[int]
    digest: Mapped[str]
    previous: Mapped[str]
    sha256: Mapped[str]  # of the file as it is
    period: Mapped[str]
    part_set: Mapped[str]
    part_number: Mapped[int]
    part_of: Mapped[int]
    nil: Mapped[bool]  # an export of a period in which nothing happened
    file_name: Mapped[str]
    length: Mapped[int]
    written_at: Mapped[datetime | None]  # by the sender's clock; orders nothing
    at: Mapped[datetime]  # when it was written here, or arrived
    by_name: Mapped[str]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str]
    standing: Mapped[str]  # FileStanding among the files of its device, or nothing
    clock_suspect: Mapped[bool]
    problem_code: Mapped[str]
    problem_params: Mapped[bytes]  # canonical JSON of the parameters of its sentence
    audit_count: Mapped[int]
    audit_head: Mapped[str]
    check_code: Mapped[str]  # of the receipt, to be read over the phone
    answered_by: Mapped[str]  # uid of the receipt file that answers it, or nothing
    details: Mapped[bytes]  # canonical JSON: counts, totals, what became of the records


class ReceivedRecordModel(Base):
    """A record of another office: the union of (uid, revision, hash) of everything that arrived (SAFETY.md §2.4).

    `content` is the zlib-compressed canonical JSON. The columns from `day` on are derived, for lists and figures.
    """

    __tablename__ = "received_records"
    __table_args__ = (
        UniqueConstraint("collection", "uid", "revision", "content_hash"),
        Index(None, "office_uid", "collection", "standing", "day"),
        Index(None, "collection", "standing", "day"),
        Index(None, "parent_uid"),
        Index(None, "uid"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    collection: Mapped[str]
    uid: Mapped[str]
    revision: Mapped[int]
    content_hash: Mapped[str]
    office_uid: Mapped[str]
    parent_uid: Mapped[str]
    file_id: Mapped[int] = mapped_column(ForeignKey("exchange_files.id"))
    state: Mapped[RecordState]
    standing: Mapped[Standing]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    content: Mapped[bytes]

    day: Mapped[date | None]
    title: Mapped[str]
    number: Mapped[str]
    kind: Mapped[str]
    status: Mapped[str]
    value: Mapped[Rupiah]
    people: Mapped[int]
    due_on: Mapped[date | None]
    late: Mapped[bool]
    search_text: Mapped[str]


class ReceivedBlobModel(Base):
    """A file that came with a record, sealed among the attachments of this register."""

    __tablename__ = "received_blobs"
    __table_args__ = (UniqueConstraint("record_uid", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    record_uid: Mapped[str]
    sha256: Mapped[str]
    sealed_name: Mapped[str]
    media_type: Mapped[str]
    length: Mapped[int]
    reduced: Mapped[bool]
    file_id: Mapped[int] = mapped_column(ForeignKey("exchange_files.id"))


class FeedbackModel(Base):
    """One thing the mentor says to an office: a comment on a record, a decision of KPK, an assignment.

    The same table at both ends: the mentor writes it, the village reads it. `seen_revision` is the revision of the
    record it was said about; a later one closes a comment that asked for mending.
    """

    __tablename__ = "feedback"
    __table_args__ = (Index(None, "office_uid", "state"), Index(None, "record_uid"))

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[FeedbackKind]
    state: Mapped[FeedbackState]
    author_office: Mapped[str]
    office_uid: Mapped[str]
    collection: Mapped[str]
    record_uid: Mapped[str]
    seen_revision: Mapped[int]
    text: Mapped[str]
    due_on: Mapped[date | None]
    details: Mapped[bytes]
    at: Mapped[datetime]
    by_name: Mapped[str]
    sent_in: Mapped[str]  # uid of the file it last travelled in, or nothing
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str]
    closed_revision: Mapped[int]


class DestroyRequestModel(Base):
    """An office asks that a record be destroyed here too; a tutor decides."""

    __tablename__ = "destroy_requests"
    __table_args__ = (UniqueConstraint("collection", "record_uid"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    office_uid: Mapped[str]
    collection: Mapped[str]
    record_uid: Mapped[str]
    revision: Mapped[int]
    minutes: Mapped[str]
    file_id: Mapped[int | None] = mapped_column(
        ForeignKey("exchange_files.id")
    )  # it came in; None at the office itself
    at: Mapped[datetime]
    state: Mapped[RequestState]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str]
    reason: Mapped[str]


class CertificateKeyModel(Base):
    """The signing key of another office, to check its certificates; with the day of the list it came in."""

    __tablename__ = "certificate_keys"

    key_id: Mapped[str] = mapped_column(primary_key=True)
    office_code: Mapped[str]
    office_name: Mapped[str]
    signing_key: Mapped[bytes]
    as_of: Mapped[date]


class CertificateVoidModel(Base):
    """A certificate another office voided; with the day of the list it came in."""

    __tablename__ = "certificate_voids"

    key_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(primary_key=True)
    reason: Mapped[str]
    voided_on: Mapped[date | None]
    as_of: Mapped[date]


class StagedFileModel(Base):
    """A file that waits in the inbox, sealed as it came under `kotak-masuk/`, until it is taken over or refused."""

    __tablename__ = "staged_files"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    file_name: Mapped[str]
    length: Mapped[int]
    at: Mapped[datetime]
    state: Mapped[str]
    problem_code: Mapped[str]
    problem_params: Mapped[bytes]
    preview: Mapped[bytes]  # canonical JSON of what the preview says


class PackModel(Base):
    """A pack of rules, holidays or words that came from the mentor, as it came."""

    __tablename__ = "packs"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    version: Mapped[int]
    author_office: Mapped[str]
    source: Mapped[str]
    at: Mapped[datetime]
    applied: Mapped[bool]
    content: Mapped[bytes]
