"""Who attended what: of everybody at once for the coverage, of one person in full, and who did not come."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from db.models.office import OfficialModel
from db.models.training import (
    AttendanceModel,
    CertificateModel,
    OutsideCertificateModel,
    ParticipantModel,
    PersonModel,
    SessionModel,
)
from db.problem import Problem
from db.queries.tables import table
from db.records import canonical
from db.records.coverage import (
    AbsentPerson,
    AttendedTraining,
    ConcernedPerson,
    HeldSession,
    OutsideTraining,
    TrainingTaken,
)
from db.records.period import Period
from db.records.training import Meeting
from db.vocabulary import LearningState, ParticipantRole, PersonKind, SessionMethod, SessionState, TrainingTopic

_officials = table(OfficialModel)
_people = table(PersonModel)
_sessions = table(SessionModel)
_participants = table(ParticipantModel)
_attendance = table(AttendanceModel)
_certificates = table(CertificateModel)
_outside = table(OutsideCertificateModel)
_PART = 500  # ids asked for in one statement


@dataclass(frozen=True, slots=True)
class _Content:
    """What is read of a session's content here."""

    meetings: tuple[Meeting, ...] = ()
    method: SessionMethod = SessionMethod.FACE_TO_FACE


def people_of_kinds(session: Session, kinds: Collection[PersonKind], own_unit: str) -> tuple[ConcernedPerson, ...]:
    """Return everybody of some kinds, by name, those too who left; `own_unit` stands for an official without a unit."""
    found: list[ConcernedPerson] = []
    if PersonKind.OFFICIAL in kinds:
        names = ("uid", "name", "position", "unit", "risk_level", "active_from", "active_to")
        rows = session.execute(select(*(_officials.c[name] for name in names))).all()
        found += [
            ConcernedPerson(
                uid=uid,
                kind=PersonKind.OFFICIAL,
                name=name,
                position=position,
                institution=unit or own_unit,
                risk_level=risk_level,
                active_from=active_from,
                active_to=active_to,
            )
            for uid, name, position, unit, risk_level, active_from, active_to in rows
        ]
    others = [kind for kind in kinds if kind is not PersonKind.OFFICIAL]
    if others:
        columns = [_people.c[name] for name in ("uid", "kind", "name", "position", "institution", "risk_level")]
        statement = select(*columns).where(_people.c.kind.in_(others))
        found += [ConcernedPerson(**row) for row in session.execute(statement).mappings()]
    return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.uid)))


def known_person(session: Session, uid: str, own_unit: str) -> ConcernedPerson:
    """Return an official or another person by uid.

    Raises Problem `person-unknown`.
    """
    row = session.execute(select(_officials).where(_officials.c.uid == uid)).mappings().first()
    if row is not None:
        return ConcernedPerson(
            uid=uid,
            kind=PersonKind.OFFICIAL,
            institution=row["unit"] or own_unit,
            id_label=row["nip_label"],
            id_number=row["nip"],
            **{name: row[name] for name in ("name", "position", "risk_level", "active_from", "active_to")},
        )
    names = ("uid", "kind", "name", "position", "institution", "risk_level", "id_label", "id_number")
    row = session.execute(select(*(_people.c[name] for name in names)).where(_people.c.uid == uid)).mappings().first()
    if row is None:
        raise Problem("person-unknown")
    return ConcernedPerson(**row)


def trainings_taken(session: Session) -> dict[str, list[TrainingTaken]]:
    """Return what every person took part in, by uid: sessions held, and certificates of others that were checked.

    Only participants count: who spoke or organised was not trained. 30,000 attendances take about 0.2 s.
    """
    held = {row.id: row for row in session.execute(_HELD)}
    topics = {row.topics: topics_of(row.topics) for row in held.values()}
    once = {row.id: TrainingTaken(row.ends_on, topics[row.topics]) for row in held.values() if row.ends_on is not None}
    several = [row.id for row in held.values() if row.starts_on != row.ends_on]
    last_days = _last_days(session, several)
    taken: dict[str, list[TrainingTaken]] = {}
    for participant_id, session_id, person_uid in session.execute(_ATTENDED).all():
        training = once.get(session_id)
        if training is None:
            continue
        day = last_days.get(participant_id)
        if day is not None and day != training.on:
            training = TrainingTaken(day, training.topics)
        taken.setdefault(person_uid, []).append(training)
    for person_uid, day, words in session.execute(_CHECKED):
        taken.setdefault(person_uid, []).append(TrainingTaken(day, topics_of(words)))
    return taken


def attended_by(session: Session, person_uid: str) -> tuple[AttendedTraining, ...]:
    """Return the sessions held that a person was on the list of, the latest first."""
    rows = session.execute(_OF_PERSON.where(_participants.c.person_uid == person_uid)).mappings().all()
    return tuple(_history_line(session, row) for row in rows)


def outside_of(session: Session, person_uid: str) -> tuple[OutsideTraining, ...]:
    """Return the certificates other bodies issued to a person, the latest first."""
    names = ("title", "issuer", "number", "dated", "lesson_hours", "topics", "state", "checked_on")
    statement = (
        select(*(_outside.c[name] for name in names))
        .where(_outside.c.person_uid == person_uid, _outside.c.removed_at.is_(None))
        .order_by(_outside.c.dated.desc(), _outside.c.id.desc())
    )
    return tuple(
        OutsideTraining(**{**row, "topics": topics_of(row["topics"])}) for row in session.execute(statement).mappings()
    )


def held_sessions(session: Session, period: Period) -> tuple[HeldSession, ...]:
    """Return the sessions held with a day in a period, the earliest first, each with who did not come."""
    names = ("id", "uid", "title", "kind", "starts_on", "ends_on", "place")
    statement = (
        select(*(_sessions.c[name] for name in names), _sessions.c.present_count)
        .where(
            _sessions.c.state == SessionState.HELD,
            _sessions.c.starts_on <= period.last_day,
            _sessions.c.ends_on >= period.first_day,
        )
        .order_by(_sessions.c.starts_on, _sessions.c.id)
    )
    sessions = session.execute(statement).mappings().all()
    invited: dict[int, int] = {}
    absent: dict[int, list[AbsentPerson]] = {}
    for ids in _parts([row["id"] for row in sessions]):
        for row in session.execute(_INVITED.where(_participants.c.session_id.in_(ids))):
            invited[row.session_id] = invited.get(row.session_id, 0) + 1
            if not row.attended and not row.walk_in:
                person = AbsentPerson(name=row.name, position=row.position, institution=row.institution)
                absent.setdefault(row.session_id, []).append(person)
    return tuple(
        HeldSession(
            **{name: row[name] for name in names[1:]},
            invited=invited.get(row["id"], 0),
            marked=row["present_count"] > 0,
            absent=tuple(absent.get(row["id"], ())) if row["present_count"] else (),
        )
        for row in sessions
    )


def topics_of(words: str) -> tuple[TrainingTopic, ...]:
    """Return the topics of a column that holds them parted by commas."""
    return tuple(TrainingTopic(word) for word in words.split(",") if word)


def _last_days(session: Session, session_ids: list[int]) -> dict[int, date]:
    """Return the last day each participant of sessions of several days was present."""
    days: dict[str, date] = {}
    last: dict[int, date] = {}
    for ids in _parts(session_ids):
        for content in session.execute(select(_sessions.c.content).where(_sessions.c.id.in_(ids))).scalars():
            for meeting in canonical.from_bytes(content, _Content).meetings:
                if meeting.on is not None:
                    days[meeting.uid] = meeting.on
        for participant_id, meeting_uid in session.execute(_PRESENT.where(_participants.c.session_id.in_(ids))):
            day = days.get(meeting_uid)
            if day is not None and day > last.get(participant_id, date.min):
                last[participant_id] = day
    return last


def _history_line(session: Session, row: Any) -> AttendedTraining:
    content = canonical.from_bytes(row["content"], _Content)
    mine = [m for m in content.meetings if not row["batch"] or m.batch == row["batch"]] or list(content.meetings)
    marks = session.execute(
        select(_attendance.c.meeting_uid).where(
            _attendance.c.participant_id == row["participant_id"], _attendance.c.present
        )
    ).scalars()
    present = set(marks)
    was_there = [m for m in content.meetings if m.uid in present]
    days = {m.on for m in (was_there or mine) if m.on is not None}
    return AttendedTraining(
        session_uid=row["uid"],
        title=row["title"],
        kind=row["kind"],
        method=content.method,
        organiser=row["organiser"],
        place=row["place"],
        days=tuple(sorted(days)),
        role=row["role"],
        position=row["position"],
        institution=row["institution"],
        lesson_hours=row["lesson_hours"],
        topics=topics_of(row["topics"]),
        attended=row["attended"],
        sittings=len(mine),
        sittings_present=len(was_there),
        pre_score=row["pre_score"],
        post_score=row["post_score"],
        result=row["result"],
        certificate_number=row["number"] or "",
    )


def _parts(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + _PART] for start in range(0, len(ids), _PART))


def _history_statement() -> Select[Any]:
    session_columns = ("uid", "title", "kind", "organiser", "place", "lesson_hours", "topics", "content")
    own_columns = ("role", "position", "institution", "batch", "attended", "pre_score", "post_score", "result")
    return (
        select(
            *(_sessions.c[name] for name in session_columns),
            *(_participants.c[name] for name in own_columns),
            _participants.c.id.label("participant_id"),
            _certificates.c.number,
        )
        .select_from(_participants)
        .join(_sessions, _sessions.c.id == _participants.c.session_id)
        .outerjoin(_certificates, _certificates.c.uid == _participants.c.certificate_uid)
        .where(_participants.c.removed_at.is_(None), _sessions.c.state == SessionState.HELD)
        .order_by(_sessions.c.starts_on.desc(), _sessions.c.id.desc())
    )


_OF_PERSON = _history_statement()
_HELD = select(_sessions.c.id, _sessions.c.starts_on, _sessions.c.ends_on, _sessions.c.topics).where(
    _sessions.c.state == SessionState.HELD
)
_ATTENDED = select(_participants.c.id, _participants.c.session_id, _participants.c.person_uid).where(
    _participants.c.attended,
    _participants.c.removed_at.is_(None),
    _participants.c.role == ParticipantRole.PARTICIPANT,
    _participants.c.person_uid != "",
)
_PRESENT = (
    select(_participants.c.id, _attendance.c.meeting_uid)
    .join(_attendance, _attendance.c.participant_id == _participants.c.id)
    .where(_attendance.c.present, _participants.c.removed_at.is_(None))
)
_CHECKED = select(_outside.c.person_uid, _outside.c.dated, _outside.c.topics).where(
    _outside.c.state == LearningState.VERIFIED, _outside.c.dated.is_not(None), _outside.c.removed_at.is_(None)
)
_INVITED = (
    select(
        _participants.c.session_id,
        _participants.c.name,
        _participants.c.position,
        _participants.c.institution,
        _participants.c.attended,
        _participants.c.walk_in,
    )
    .where(_participants.c.removed_at.is_(None), _participants.c.role == ParticipantRole.PARTICIPANT)
    .order_by(_participants.c.session_id, _participants.c.place_in_list)
)
