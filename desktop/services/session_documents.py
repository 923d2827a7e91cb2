"""The record of a session as JSON: what `sigap list sessions --json` and `sigap show session --json` give."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from db.records.training import AttendanceMark, ParticipantDraft, ParticipantRecord, SessionDraft, SessionRecord
from db.vocabulary import SessionState, TrainingResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantDocument(ParticipantDraft):
    """A participant as JSON. Numbers are masked unless the identity was opened; `result` follows the pass mark."""

    uid: str = ""
    place_in_list: int = 0
    walk_in: bool = False
    result: TrainingResult | None = None
    marks: tuple[AttendanceMark, ...] = ()
    attended: bool = False
    certificate_uid: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionDocument(SessionDraft):
    """A session as JSON. `participants` is filled where one session is shown, and left empty in lists."""

    uid: str = ""
    owner_office: str = ""
    revision: int = 0
    state: SessionState = SessionState.PLANNED
    void_reason: str = ""
    written_by_name: str = ""
    created_at: datetime | None = None
    changed_at: datetime | None = None
    content_hash: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    total_lesson_hours: Decimal = Decimal(0)
    participant_count: int = 0
    present_count: int = 0
    certificate_count: int = 0
    participants: tuple[ParticipantDocument, ...] = ()


def document_of(record: SessionRecord, people: Sequence[ParticipantRecord] = ()) -> SessionDocument:
    """Return a session as its JSON record."""
    computed = {"starts_on", "ends_on", "total_lesson_hours", "participants"}
    names = [f.name for f in dataclasses.fields(SessionDocument) if f.name not in computed]
    return SessionDocument(
        **{name: getattr(record, name) for name in names},
        starts_on=record.days[0] if record.days else None,
        ends_on=record.days[-1] if record.days else None,
        total_lesson_hours=record.lesson_hours,
        participants=tuple(participant_document(person) for person in people),
    )


def participant_document(record: ParticipantRecord) -> ParticipantDocument:
    """Return a participant as the JSON record."""
    return ParticipantDocument(**{f.name: getattr(record, f.name) for f in dataclasses.fields(ParticipantDocument)})
