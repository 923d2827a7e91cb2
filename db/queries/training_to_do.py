"""What waits to be done about training sessions: those to come, and those that took place with something missing."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.training import SessionModel
from db.queries.tables import table
from db.records import canonical
from db.records.coverage import TrainingToDo
from db.records.training import Minutes
from db.vocabulary import SessionKind, SessionState

_sessions = table(SessionModel)
_COLUMNS = [_sessions.c[name] for name in ("uid", "title", "kind", "place", "starts_on", "ends_on", "state")]
_COUNTS = [_sessions.c[name] for name in ("present_count", "certificate_count", "content")]
# Neither minutes are written of these nor certificates handed out.
_INFORMAL = frozenset({SessionKind.BRIEFING, SessionKind.E_LEARNING})


@dataclass(frozen=True, slots=True)
class _Content:
    """What is read of a session's content here."""

    minutes: Minutes = field(default_factory=Minutes)


def coming(session: Session, today: date, days: int) -> tuple[TrainingToDo, ...]:
    """Return the planned sessions that have a day from today on, within some days, the earliest first."""
    statement = (
        select(*_COLUMNS)
        .where(
            _sessions.c.state == SessionState.PLANNED,
            _sessions.c.ends_on >= today,
            _sessions.c.starts_on <= today + timedelta(days=days),
        )
        .order_by(_sessions.c.starts_on, _sessions.c.id)
    )
    return tuple(
        TrainingToDo(session_uid=row.uid, title=row.title, starts_on=row.starts_on, place=row.place)
        for row in session.execute(statement)
    )


def unfinished(session: Session, today: date, days: int) -> tuple[TrainingToDo, ...]:
    """Return the sessions that ended in the last days with something missing, the latest first.

    `missing` names what: "held" (nobody said that it took place), "attendance", "minutes", "certificates".
    """
    statement = (
        select(*_COLUMNS, *_COUNTS)
        .where(
            _sessions.c.state.in_((SessionState.PLANNED, SessionState.HELD)),
            _sessions.c.ends_on.between(today - timedelta(days=days), today - timedelta(days=1)),
        )
        .order_by(_sessions.c.ends_on.desc(), _sessions.c.id.desc())
    )
    found = []
    for row in session.execute(statement):
        missing = []
        if row.state is SessionState.PLANNED:
            missing.append("held")
        if not row.present_count:
            missing.append("attendance")
        if row.kind not in _INFORMAL:
            if canonical.from_bytes(row.content, _Content).minutes == Minutes():
                missing.append("minutes")
            if row.present_count and not row.certificate_count:
                missing.append("certificates")
        if missing:
            found.append(
                TrainingToDo(
                    session_uid=row.uid,
                    title=row.title,
                    starts_on=row.starts_on,
                    place=row.place,
                    missing=tuple(missing),
                )
            )
    return tuple(found)
