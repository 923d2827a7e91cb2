"""Participants of sessions and their marks on the attendance lists."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from db.models.training import AttendanceModel, CertificateModel, ParticipantModel, SessionModel
from db.problem import Problem
from db.queries.tables import table
from db.records.training import AttendanceMark, ParticipantDraft, ParticipantRecord
from db.vocabulary import TrainingResult

_participants = table(ParticipantModel)
_attendance = table(AttendanceModel)
_sessions = table(SessionModel)
_DRAFT_FIELDS = [f.name for f in fields(ParticipantDraft)]
_COLUMNS = [*_DRAFT_FIELDS, "id", "uid", "place_in_list", "walk_in", "result", "certificate_uid"]
_JOINED = select(*(_participants.c[name] for name in _COLUMNS), _sessions.c.uid.label("session_uid")).join(
    _sessions, _sessions.c.id == _participants.c.session_id
)


def insert_participants(
    session: Session,
    session_id: int,
    entries: Sequence[tuple[str, ParticipantDraft, TrainingResult | None]],
    *,
    walk_in: bool,
) -> None:
    """Add participants (uid, draft, result) at the end of a session's list."""
    if not entries:
        return
    last = session.execute(
        select(func.coalesce(func.max(_participants.c.place_in_list), 0)).where(
            _participants.c.session_id == session_id
        )
    ).scalar_one()
    session.execute(
        insert(_participants),
        [
            {name: getattr(draft, name) for name in _DRAFT_FIELDS}
            | {
                "uid": uid,
                "session_id": session_id,
                "place_in_list": last + place,
                "walk_in": walk_in,
                "result": result,
                "attended": False,
                "certificate_uid": "",
                "removed_at": None,
                "removed_reason": "",
            }
            for place, (uid, draft, result) in enumerate(entries, start=1)
        ],
    )


def replace_participant(
    session: Session, participant_id: int, draft: ParticipantDraft, result: TrainingResult | None
) -> None:
    """Write what was corrected of a participant."""
    values = {name: getattr(draft, name) for name in _DRAFT_FIELDS} | {"result": result}
    session.execute(update(_participants).where(_participants.c.id == participant_id).values(**values))


def remove_participant(session: Session, participant_id: int, at: datetime, reason: str) -> None:
    """Take a participant from the list; the row stays with its reason."""
    session.execute(
        update(_participants).where(_participants.c.id == participant_id).values(removed_at=at, removed_reason=reason)
    )


def put_scores(
    session: Session, participant_id: int, pre: Decimal | None, post: Decimal | None, result: TrainingResult | None
) -> None:
    """Write the scores of a participant and what follows from them."""
    session.execute(
        update(_participants)
        .where(_participants.c.id == participant_id)
        .values(pre_score=pre, post_score=post, result=result)
    )


def put_certificate(session: Session, participant_uid: str, certificate_uid: str) -> None:
    """Note the certificate that stands for a participant, or that none does."""
    session.execute(
        update(_participants).where(_participants.c.uid == participant_uid).values(certificate_uid=certificate_uid)
    )


def certificate_number(session: Session, certificate_uid: str) -> str:
    """Return the number of a certificate, or nothing."""
    statement = select(CertificateModel.number).where(CertificateModel.uid == certificate_uid)
    return session.execute(statement).scalar() or ""


def put_marks(session: Session, participant_id: int, marks: Iterable[AttendanceMark]) -> None:
    """Set marks of a participant; marks of other sittings stay."""
    for mark in marks:
        session.execute(
            delete(_attendance).where(
                _attendance.c.participant_id == participant_id, _attendance.c.meeting_uid == mark.meeting_uid
            )
        )
        session.execute(
            insert(_attendance).values(
                participant_id=participant_id, meeting_uid=mark.meeting_uid, present=mark.present, signed=mark.signed
            )
        )
    _count_as_attended(session, participant_id)


def forget_marks(session: Session, participant_id: int, meetings: Iterable[str]) -> None:
    """Take back the marks of a participant at these sittings; marks of others stay."""
    session.execute(
        delete(_attendance).where(
            _attendance.c.participant_id == participant_id, _attendance.c.meeting_uid.in_(list(meetings))
        )
    )
    _count_as_attended(session, participant_id)


def _count_as_attended(session: Session, participant_id: int) -> None:
    present = select(_attendance.c.participant_id).where(
        _attendance.c.participant_id == participant_id, _attendance.c.present
    )
    session.execute(update(_participants).where(_participants.c.id == participant_id).values(attended=present.exists()))


def forget_marks_of_other_meetings(session: Session, session_id: int, kept: Iterable[str]) -> None:
    """Drop marks of sittings a session no longer has."""
    own = select(_participants.c.id).where(_participants.c.session_id == session_id)
    gone = delete(_attendance).where(
        _attendance.c.participant_id.in_(own), _attendance.c.meeting_uid.not_in(list(kept))
    )
    if not getattr(session.execute(gone), "rowcount", 0):
        return
    still = select(_attendance.c.participant_id).where(
        _attendance.c.participant_id == _participants.c.id, _attendance.c.present
    )
    session.execute(
        update(_participants).where(_participants.c.session_id == session_id).values(attended=still.exists())
    )


def get_participant(session: Session, uid: str) -> ParticipantRecord:
    """Return a participant who is on a list.

    Raises Problem `participant-unknown`.
    """
    row = (
        session.execute(_JOINED.where(_participants.c.uid == uid, _participants.c.removed_at.is_(None)))
        .mappings()
        .first()
    )
    if row is None:
        raise Problem("participant-unknown")
    return _records(session, [row])[0]


def list_participants(session: Session, session_uid: str) -> tuple[ParticipantRecord, ...]:
    """Return the participants of a session in the order of its list; removed ones not."""
    rows = session.execute(
        _JOINED.where(_sessions.c.uid == session_uid, _participants.c.removed_at.is_(None)).order_by(
            _participants.c.place_in_list, _participants.c.id
        )
    ).mappings()
    return _records(session, list(rows))


def _records(session: Session, rows: Sequence[Any]) -> tuple[ParticipantRecord, ...]:
    marks = _marks(session, [row["id"] for row in rows])
    return tuple(ParticipantRecord(**row, marks=marks.get(row["id"], ())) for row in rows)


def _marks(session: Session, ids: Sequence[int]) -> dict[int, tuple[AttendanceMark, ...]]:
    found: dict[int, tuple[AttendanceMark, ...]] = {}
    for start in range(0, len(ids), 500):
        some = ids[start : start + 500]
        statement = (
            select(_attendance).where(_attendance.c.participant_id.in_(some)).order_by(_attendance.c.meeting_uid)
        )
        for row in session.execute(statement).mappings():
            mark = AttendanceMark(meeting_uid=row["meeting_uid"], present=row["present"], signed=row["signed"])
            found[row["participant_id"]] = (*found.get(row["participant_id"], ()), mark)
    return found
