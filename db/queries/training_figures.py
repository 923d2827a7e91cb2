"""What was held in a period, session by session with the figures of its participants; certificates of the period."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models.training import CertificateModel, ParticipantModel, SessionModel
from db.queries.tables import table
from db.queries.training_history import topics_of
from db.records.coverage import SessionFigures, TestedPerson
from db.records.period import Period
from db.vocabulary import CertificateState, ParticipantRole, SessionState, Sex

_sessions = table(SessionModel)
_participants = table(ParticipantModel)
_certificates = table(CertificateModel)
_COLUMNS = ("uid", "title", "kind", "place", "organiser", "starts_on", "ends_on", "lesson_hours")


def sessions_of(session: Session, period: Period) -> tuple[SessionFigures, ...]:
    """Return the sessions held that ended in a period, the earliest first; participants only are counted."""
    held = _in(period, SessionState.HELD)
    people: dict[int, list[Any]] = {}
    counted = (
        select(
            _participants.c.session_id,
            _participants.c.attended,
            _participants.c.walk_in,
            _participants.c.sex,
            _participants.c.pre_score,
            _participants.c.post_score,
            _participants.c.result,
        )
        .join(_sessions, _sessions.c.id == _participants.c.session_id)
        .where(*held, _participants.c.removed_at.is_(None), _participants.c.role == ParticipantRole.PARTICIPANT)
    )
    for row in session.execute(counted):
        people.setdefault(row.session_id, []).append(row)
    statement = (
        select(_sessions.c.id, _sessions.c.topics, *(_sessions.c[name] for name in _COLUMNS))
        .where(*held)
        .order_by(_sessions.c.starts_on, _sessions.c.id)
    )
    return tuple(_figures(row, people.get(row["id"], [])) for row in session.execute(statement).mappings())


def not_held(session: Session, period: Period) -> int:
    """Return how many sessions of a period are still planned: they have not been marked as held."""
    statement = select(func.count()).select_from(_sessions).where(*_in(period, SessionState.PLANNED))
    return int(session.execute(statement).scalar_one())


def certificates_of(session: Session, period: Period) -> tuple[int, int]:
    """Return how many certificates were issued in a period, and how many were made void in it."""
    first, last = period.first_day, period.last_day
    issued = select(func.count()).where(_certificates.c.issued_on.between(first, last))
    void = select(func.count()).where(
        _certificates.c.state == CertificateState.VOID, _certificates.c.voided_on.between(first, last)
    )
    count = session.execute(issued.select_from(_certificates)).scalar_one()
    return int(count), int(session.execute(void.select_from(_certificates)).scalar_one())


def _in(period: Period, state: SessionState) -> list[Any]:
    return [_sessions.c.state == state, _sessions.c.ends_on.between(period.first_day, period.last_day)]


def _figures(row: Any, people: list[Any]) -> SessionFigures:
    came = [person for person in people if person.attended]
    return SessionFigures(
        **{name: row[name] for name in _COLUMNS},
        topics=topics_of(row["topics"]),
        listed=len(people),
        expected=sum(not person.walk_in for person in people),
        expected_came=sum(not person.walk_in for person in came),
        came=len(came),
        men=sum(person.sex is Sex.MALE for person in came),
        women=sum(person.sex is Sex.FEMALE for person in came),
        tested=tuple(
            TestedPerson(pre=person.pre_score, post=person.post_score, result=person.result)
            for person in people
            if person.pre_score is not None or person.post_score is not None
        ),
    )
