"""Tables of the training records: people, sessions, participants, attendance, certificates."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.vocabulary import (
    CertificateState,
    LearningState,
    ParticipantRole,
    PersonKind,
    RiskLevel,
    SessionKind,
    SessionState,
    Sex,
    TrainingResult,
)

LISTED_BY = (
    *("issued_on", "state", "year", "role", "expires_on", "running_number"),
    *("number", "name", "activity", "search_text"),
)


class PersonModel(Base):
    """A person who is no official of this office."""

    __tablename__ = "people"
    __table_args__ = (Index(None, "name", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    owner_office: Mapped[str]
    revision: Mapped[int]
    kind: Mapped[PersonKind]
    name: Mapped[str]
    nik: Mapped[str] = mapped_column(index=True)
    id_label: Mapped[str]
    id_number: Mapped[str]
    position: Mapped[str]
    institution: Mapped[str]
    risk_level: Mapped[RiskLevel]
    sex: Mapped[Sex | None]
    phone: Mapped[str]
    email: Mapped[str]
    address: Mapped[str]
    note: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)  # normalised, so that one person written two ways is found
    search_text: Mapped[str]


class SessionModel(Base):
    """A training session; `content` is the canonical JSON of what was typed, the other columns serve the list."""

    __tablename__ = "sessions"
    __table_args__ = (Index(None, "starts_on", "id"), Index(None, "state", "starts_on"))

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    owner_office: Mapped[str]
    revision: Mapped[int]
    state: Mapped[SessionState]
    void_reason: Mapped[str]
    kind: Mapped[SessionKind]
    title: Mapped[str]
    organiser: Mapped[str]
    place: Mapped[str]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    lesson_hours: Mapped[Decimal]
    topics: Mapped[str]  # values parted by commas
    content: Mapped[bytes]
    content_hash: Mapped[str]
    search_text: Mapped[str]
    written_by: Mapped[str]
    written_by_name: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    participant_count: Mapped[int]
    present_count: Mapped[int]
    certificate_count: Mapped[int]


class ParticipantModel(Base):
    """Somebody who takes part in a session, as of the session."""

    __tablename__ = "participants"
    __table_args__ = (Index(None, "session_id", "place_in_list"), Index(None, "person_uid", "session_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id"))
    place_in_list: Mapped[int]
    person_uid: Mapped[str]
    person_kind: Mapped[PersonKind]
    role: Mapped[ParticipantRole]
    name: Mapped[str]
    nik: Mapped[str]
    id_label: Mapped[str]
    id_number: Mapped[str]
    position: Mapped[str]
    institution: Mapped[str]
    risk_level: Mapped[RiskLevel]
    sex: Mapped[Sex | None]
    phone: Mapped[str]
    address: Mapped[str]
    batch: Mapped[str]
    pre_score: Mapped[Decimal | None]
    post_score: Mapped[Decimal | None]
    note: Mapped[str]
    walk_in: Mapped[bool]
    result: Mapped[TrainingResult | None]
    attended: Mapped[bool]  # present at one sitting at least
    certificate_uid: Mapped[str]
    removed_at: Mapped[datetime | None]
    removed_reason: Mapped[str]


class AttendanceModel(Base):
    """One mark on an attendance list."""

    __tablename__ = "attendance"

    participant_id: Mapped[int] = mapped_column(ForeignKey("participants.id"), primary_key=True)
    meeting_uid: Mapped[str] = mapped_column(primary_key=True)
    present: Mapped[bool]
    signed: Mapped[bool]


class DesignModel(Base):
    """A design of certificates that can still be changed; `content` is canonical JSON."""

    __tablename__ = "certificate_designs"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    revision: Mapped[int]
    name: Mapped[str]
    archived: Mapped[bool]
    content: Mapped[bytes]


class CertificateLookModel(Base):
    """A design as it was when certificates were issued with it, by the hash of its content; never changed."""

    __tablename__ = "certificate_looks"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes]


class CertificateModel(Base):
    """A certificate as it was issued; `content` is the zlib-compressed canonical JSON of its words."""

    __tablename__ = "certificates"
    __table_args__ = (
        UniqueConstraint("owner_office", "number"),
        UniqueConstraint("owner_office", "year", "running_number"),
        Index(None, "session_uid"),
        Index(None, "person_uid"),
        # All that the list narrows and sorts by, without the words and the code that fill the rows themselves.
        Index("ix_certificates_list", *LISTED_BY),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    owner_office: Mapped[str]
    session_uid: Mapped[str]
    participant_uid: Mapped[str]
    person_uid: Mapped[str]
    number: Mapped[str]
    year: Mapped[int]
    running_number: Mapped[int | None]
    state: Mapped[CertificateState]
    issued_on: Mapped[date]
    expires_on: Mapped[date | None]
    issued_at: Mapped[datetime]
    issued_by: Mapped[str]
    name: Mapped[str]
    role: Mapped[ParticipantRole]
    activity: Mapped[str]
    search_text: Mapped[str]
    look: Mapped[str] = mapped_column(ForeignKey("certificate_looks.sha256"))
    check_code: Mapped[str] = mapped_column(index=True)
    qr: Mapped[str]
    content: Mapped[bytes]
    void_reason: Mapped[str]
    voided_on: Mapped[date | None]


class OutsideCertificateModel(Base):
    """A certificate another body issued to a person (KPK e-learning)."""

    __tablename__ = "outside_certificates"
    __table_args__ = (Index(None, "person_uid"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    owner_office: Mapped[str]
    revision: Mapped[int]
    person_uid: Mapped[str]
    title: Mapped[str]
    issuer: Mapped[str]
    number: Mapped[str]
    dated: Mapped[date | None]
    lesson_hours: Mapped[Decimal]
    topics: Mapped[str]
    state: Mapped[LearningState]
    note: Mapped[str]
    attachment_uid: Mapped[str]
    checked_by: Mapped[str]
    checked_on: Mapped[date | None]
    removed_at: Mapped[datetime | None]
    removed_reason: Mapped[str]
