"""Training records as a package carries them: a session with its participants is one record, a certificate another.

Numbers of people are masked and telephone numbers stay in the office: the mentor needs to know who was trained, not
how to call them.
"""

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from db.records.certificate import CertificateRecord
from db.records.office import OfficialRecord
from db.records.training import AttendanceMark, ParticipantRecord, SessionDraft, SessionRecord
from db.vocabulary import (
    CertificateState,
    LearningState,
    ParticipantRole,
    PersonKind,
    RiskLevel,
    SessionState,
    Sex,
    TrainingResult,
    TrainingTopic,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantContent:
    """Somebody on the list of a session; `nik` is masked."""

    uid: str
    person_uid: str = ""
    person_kind: PersonKind = PersonKind.OFFICIAL
    role: ParticipantRole = ParticipantRole.PARTICIPANT
    name: str = ""
    nik: str = ""
    position: str = ""
    institution: str = ""
    risk_level: RiskLevel = RiskLevel.LOW
    sex: Sex | None = None
    batch: str = ""
    walk_in: bool = False
    pre_score: Decimal | None = None
    post_score: Decimal | None = None
    result: TrainingResult | None = None
    marks: tuple[AttendanceMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionContent(SessionDraft):
    """A session with everybody on its list."""

    state: SessionState = SessionState.PLANNED
    void_reason: str = ""
    written_by_name: str = ""
    participants: tuple[ParticipantContent, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateContent:
    """A certificate that was issued, or voided since."""

    session_uid: str
    participant_uid: str
    person_uid: str = ""
    number: str
    name: str
    role: ParticipantRole
    activity: str = ""
    days: tuple[date, ...] = ()
    lesson_hours: Decimal = Decimal(0)
    result: TrainingResult | None = None
    issued_on: date
    expires_on: date | None = None
    check_code: str = ""
    state: CertificateState = CertificateState.ISSUED
    void_reason: str = ""
    voided_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialContent:
    """An official of the office, without identity numbers."""

    name: str
    position: str = ""
    unit: str = ""
    risk_level: RiskLevel = RiskLevel.LOW
    active_from: date | None = None
    active_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideCertificateContent:
    """A certificate another body issued (KPK e-learning)."""

    person_uid: str
    person_name: str = ""
    title: str = ""
    issuer: str = ""
    number: str = ""
    dated: date | None = None
    lesson_hours: Decimal = Decimal(0)
    topics: tuple[TrainingTopic, ...] = ()
    state: LearningState = LearningState.DONE
    checked_by: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodContent:
    """What an office says of a period as a whole; `nil` is its statement that nothing was received or refused.

    Secret reports are in none of these figures.
    """

    period: str
    nil: bool
    reports: int = 0
    value: int = 0  # rupiah
    late: int = 0
    sessions: int = 0
    participants: int = 0
    certificates: int = 0
    officials: int = 0
    officials_current: int = 0  # whose training is up to date
    officials_overdue: int = 0
    statements_returned: int = 0
    head_name: str = ""
    head_title: str = ""


def session_content(record: SessionRecord, people: tuple[ParticipantRecord, ...]) -> SessionContent:
    """Return a session as it travels; `people` come with their numbers masked."""
    values = {item.name: getattr(record, item.name) for item in fields(SessionContent) if item.name != "participants"}
    return SessionContent(**values, participants=tuple(participant_content(person) for person in people))


def participant_content(record: ParticipantRecord) -> ParticipantContent:
    """Return a participant as it travels."""
    return ParticipantContent(**{item.name: getattr(record, item.name) for item in fields(ParticipantContent)})


def certificate_content(record: CertificateRecord) -> CertificateContent:
    """Return a certificate as it travels."""
    words = record.words
    return CertificateContent(
        session_uid=record.session_uid,
        participant_uid=record.participant_uid,
        person_uid=record.person_uid,
        number=record.number,
        name=words.name,
        role=words.role,
        activity=words.activity,
        days=words.days,
        lesson_hours=words.lesson_hours,
        result=words.result,
        issued_on=record.issued_on,
        expires_on=record.expires_on,
        check_code=record.check_code,
        state=record.state,
        void_reason=record.void_reason,
        voided_on=record.voided_on,
    )


def official_content(record: OfficialRecord) -> OfficialContent:
    """Return an official as it travels."""
    return OfficialContent(**{item.name: getattr(record, item.name) for item in fields(OfficialContent)})
