"""Attendance and results: who was there at which sitting, and what the tests say."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from db.change import Change
from db.problem import Problem
from db.queries import participants as queries
from db.queries import sessions as session_queries
from db.records.changes import Done
from db.records.training import AttendanceMark, ParticipantRecord, SessionRecord
from db.vocabulary import ParticipantRole, Topic
from desktop.rules.findings import refuse_blocked
from desktop.rules.training_checks import result_of, score_findings
from desktop.services.desk import Desk
from desktop.services.participants import shown
from desktop.services.sessions import READERS, WRITERS, get_open

# Both scores of one participant: pre-test, post-test; None where there is none.
Scores = tuple[Decimal | None, Decimal | None]


def mark(
    desk: Desk,
    session_uid: str,
    marks: Mapping[str, tuple[AttendanceMark, ...]],
    *,
    blank: Mapping[str, Sequence[str]] | None = None,
) -> Done[None]:
    """Set marks by participant uid, all in one transaction; marks of other sittings stay.

    `blank` names the sittings by participant uid that are to be as if nobody had said anything yet.
    Raises Problem `session-void`, `participant-unknown`, `meeting-unknown`.
    """
    desk.require(*WRITERS)
    with desk.changing() as change:
        session = get_open(change, session_uid)
        put(desk, change, session, marks, blank or {})
    return Done(None, change.changes)


def mark_all(
    desk: Desk, session_uid: str, meeting_uid: str, *, present: bool = True, only_unmarked: bool = True
) -> Done[int]:
    """Mark everybody of a sitting's batch at once and return how many marks were set.

    Raises Problem `session-void` or `meeting-unknown`.
    """
    desk.require(*WRITERS)
    with desk.changing() as change:
        session = get_open(change, session_uid)
        meeting = session.meeting(meeting_uid)
        if meeting is None:
            raise Problem("meeting-unknown")
        marks = {
            person.uid: (AttendanceMark(meeting_uid=meeting_uid, present=present),)
            for person in queries.list_participants(change.session, session_uid)
            if (not person.batch or person.batch == meeting.batch)
            and not (only_unmarked and person.present_at(meeting_uid) is not None)
        }
        put(desk, change, session, marks)
    return Done(len(marks), change.changes)


def set_scores(desk: Desk, session_uid: str, scores: Mapping[str, Scores]) -> Done[None]:
    """Write test scores (0 to 100) by participant uid, all in one transaction; results follow the pass mark.

    Raises Problem `session-void`, `participant-unknown`, `score-out-of-range`.
    """
    desk.require(*WRITERS)
    with desk.changing() as change:
        put_scores(desk, change, get_open(change, session_uid), scores)
    return Done(None, change.changes)


def put_scores(desk: Desk, change: Change, session: SessionRecord, scores: Mapping[str, Scores]) -> None:
    """Write test scores as part of a change that is open already; see `set_scores`."""
    people = _people(change, session.uid)
    for uid, (pre, post) in scores.items():
        person = _one(people, uid)
        refuse_blocked((*score_findings("pre_score", pre), *score_findings("post_score", post)))
        result = result_of(person.role, post, session.pass_mark)
        queries.put_scores(change.session, person.id, pre, post, result)
        change.audit("scores-entered", "participant", uid, (pre, post))
    _touch(desk, change, session.uid, bool(scores))


def absent(desk: Desk, session_uid: str) -> tuple[ParticipantRecord, ...]:
    """Return the participants who were invited and came to no sitting of their batch."""
    desk.require(*READERS)
    with desk.reading() as session:
        found = queries.list_participants(session, session_uid)
    return tuple(
        shown(desk, person) for person in found if person.role is ParticipantRole.PARTICIPANT and not person.attended
    )


def put(
    desk: Desk,
    change: Change,
    session: SessionRecord,
    marks: Mapping[str, tuple[AttendanceMark, ...]],
    blank: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Set marks as part of a change that is open already; see `mark`."""
    people, blank = _people(change, session.uid), blank or {}
    for uid, own in marks.items():
        person = _one(people, uid)
        _refuse_unknown(session, [one.meeting_uid for one in own])
        # Who was not there has not signed.
        kept = tuple(one if one.present else replace(one, signed=False) for one in own)
        queries.put_marks(change.session, person.id, kept)
        change.audit("attendance-marked", "participant", uid, kept)
    for uid, meetings in blank.items():
        person = _one(people, uid)
        _refuse_unknown(session, meetings)
        queries.forget_marks(change.session, person.id, meetings)
        change.audit("attendance-cleared", "participant", uid, tuple(meetings))
    _touch(desk, change, session.uid, bool(marks or blank))


def _refuse_unknown(session: SessionRecord, meetings: Sequence[str]) -> None:
    if any(session.meeting(uid) is None for uid in meetings):
        raise Problem("meeting-unknown")


def _people(change: Change, session_uid: str) -> dict[str, ParticipantRecord]:
    return {person.uid: person for person in queries.list_participants(change.session, session_uid)}


def _one(people: Mapping[str, ParticipantRecord], uid: str) -> ParticipantRecord:
    if uid not in people:
        raise Problem("participant-unknown")
    return people[uid]


def _touch(desk: Desk, change: Change, session_uid: str, changed: bool) -> None:
    if changed:
        session_queries.touch_revision(change.session, session_uid, desk.clock.now())
        change.touch(Topic.SESSIONS)
