"""Tables of the gratification reports."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Rupiah
from db.vocabulary import (
    AttachmentKind,
    Confidentiality,
    DeadlineKind,
    DecisionOutcome,
    Duty,
    ObjectKind,
    ObjectLocation,
    Occasion,
    Relation,
    ReportKind,
    ReportState,
    Step,
)


class ReportModel(Base):
    """A report. The columns from `giver_name` on are derived, kept so that the register page is one indexed query."""

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("owner_office", "number"),
        UniqueConstraint("owner_office", "year", "running_number"),
        Index(None, "received_on", "id"),
        Index(None, "registered_on", "id"),
        Index(None, "state", "due_on"),
        # The totals line of the register reads this index alone.
        Index(None, "confidentiality", "written_by", "total_value"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    owner_office: Mapped[str]
    revision: Mapped[int]
    kind: Mapped[ReportKind]
    confidentiality: Mapped[Confidentiality]
    state: Mapped[ReportState]
    number: Mapped[str]
    year: Mapped[int]
    running_number: Mapped[int | None]
    rule_set: Mapped[str]
    registered_on: Mapped[date]
    received_on: Mapped[date | None]
    received_place: Mapped[str]
    reported_on: Mapped[date | None]
    reported_to_upg_on: Mapped[date | None]
    chronology: Mapped[str]
    compensation: Mapped[bool | None]
    late_reason: Mapped[str]
    note: Mapped[str]
    typed_number: Mapped[str]
    imported_from: Mapped[str]
    official_uid: Mapped[str]
    written_by: Mapped[str]
    written_by_name: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    content_hash: Mapped[str]

    reporter_name: Mapped[str]
    reporter_nik: Mapped[str]
    reporter_birth_place: Mapped[str]
    reporter_birth_date: Mapped[date | None]
    reporter_institution: Mapped[str]
    reporter_position: Mapped[str]
    reporter_email: Mapped[str]
    reporter_address: Mapped[str]
    reporter_subdistrict: Mapped[str]
    reporter_regency: Mapped[str]
    reporter_province: Mapped[str]
    reporter_phone: Mapped[str]
    reporter_contact_name: Mapped[str]
    reporter_contact_phone: Mapped[str]

    giver_name: Mapped[str]
    giver_institution: Mapped[str]
    relation: Mapped[Relation | None]
    occasion: Mapped[Occasion | None]
    object_kind: Mapped[ObjectKind | None]
    description: Mapped[str]
    object_count: Mapped[int]
    total_value: Mapped[Rupiah]
    due_on: Mapped[date | None]  # the nearest deadline still open
    due_kind: Mapped[DeadlineKind | None]
    was_late: Mapped[bool]  # a step that is done was done after its deadline
    duty: Mapped[Duty | None]
    outcome: Mapped[DecisionOutcome | None]


class ReportObjectModel(Base):
    """One object of a report, in the order of the form's sheets."""

    __tablename__ = "report_objects"
    __table_args__ = (
        UniqueConstraint("report_id", "position"),
        Index(None, "giver_key", "report_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    position: Mapped[int]
    uid: Mapped[str] = mapped_column(unique=True)
    giver_key: Mapped[str]  # normalised name, for running totals per giver
    giver_name: Mapped[str]
    giver_institution: Mapped[str]
    giver_address: Mapped[str]
    giver_relation: Mapped[Relation | None]
    giver_relation_other: Mapped[str]
    giver_reason: Mapped[str]
    occasion: Mapped[Occasion | None]
    occasion_other: Mapped[str]
    location: Mapped[ObjectLocation | None]
    location_other: Mapped[str]
    kind: Mapped[ObjectKind | None]
    kind_other: Mapped[str]
    description: Mapped[str]
    quantity: Mapped[Decimal | None]
    unit: Mapped[str]
    value: Mapped[Rupiah | None]
    currency: Mapped[str]
    foreign_value: Mapped[Decimal | None]
    answers: Mapped[bytes]


class ReportEventModel(Base):
    """One entry of a report's timeline; never changed."""

    __tablename__ = "report_events"
    __table_args__ = (Index(None, "report_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"))
    step: Mapped[Step]
    on_day: Mapped[date]
    at: Mapped[datetime]
    by_uid: Mapped[str]
    by_name: Mapped[str]
    details: Mapped[bytes]


class RevisionModel(Base):
    """The content of one revision of a record, kept for good."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("subject_uid", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject_kind: Mapped[str]
    subject_uid: Mapped[str]
    revision: Mapped[int]
    at: Mapped[datetime]
    by_uid: Mapped[str]
    by_name: Mapped[str]
    reason: Mapped[str]
    content: Mapped[bytes]
    content_hash: Mapped[str]


class AttachmentModel(Base):
    """A sealed file that belongs to a report, a session or a person; removed ones stay listed with their reason."""

    __tablename__ = "attachments"
    __table_args__ = (Index(None, "subject_uid"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    subject_uid: Mapped[str]
    kind: Mapped[AttachmentKind]
    file_name: Mapped[str]
    media_type: Mapped[str]
    length: Mapped[int]
    sha256: Mapped[str]
    sealed_name: Mapped[str]
    caption: Mapped[str]
    added_at: Mapped[datetime]
    added_by: Mapped[str]
    paper_uid: Mapped[str]
    removed_at: Mapped[datetime | None]
    removed_reason: Mapped[str]


class DraftModel(Base):
    """A report that is still being written; belongs to the account that writes it."""

    __tablename__ = "drafts"

    uid: Mapped[str] = mapped_column(primary_key=True)
    account_uid: Mapped[str]
    started_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    content: Mapped[bytes]


class ReportTextModel(Base):
    """The words a report is found by; the FTS5 index of migration 0002 reads them from here."""

    __tablename__ = "report_texts"

    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
    text: Mapped[str]


class NameWordModel(Base):
    """Normalised words of a report's names, for searches of one or two letters (trigrams find none)."""

    __tablename__ = "name_words"

    word: Mapped[str] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), primary_key=True)
