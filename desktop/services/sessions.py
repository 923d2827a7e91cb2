"""Training sessions: planned, corrected, copied, marked as held, void with a reason."""

from dataclasses import dataclass, fields, replace
from datetime import datetime

from sqlalchemy import select

from db.change import Change
from db.models.reports import RevisionModel
from db.problem import Problem
from db.queries import participants as participant_queries
from db.queries import sessions as queries
from db.queries.revisions import add_revision
from db.queries.sessions import SessionPage, SessionQuery
from db.records import canonical
from db.records.changes import Done
from db.records.training import MaterialFile, Meeting, Minutes, SessionDraft, SessionRecord
from db.vocabulary import Role, SessionState, Topic
from desktop.rules.findings import refuse_blocked
from desktop.rules.texts import clean_line, clean_record
from desktop.rules.training_checks import check_session, read_time, result_of
from desktop.services.desk import Desk, stored_profile
from desktop.services.uids import new_uid

__all__ = [
    "SessionPage",
    "SessionQuery",
    "SessionRevision",
    "add_session",
    "change_session",
    "copy_of",
    "draft_of",
    "find_sessions",
    "mark_held",
    "revisions",
    "session",
    "void_session",
]

READERS = (Role.MANAGER, Role.CLERK, Role.TRAINER, Role.READER)
WRITERS = (Role.MANAGER, Role.CLERK, Role.TRAINER)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRevision:
    """One kept revision of what was typed about a session, with why it was made."""

    revision: int
    at: datetime
    by_name: str
    reason: str
    content: SessionDraft


def find_sessions(desk: Desk, query: SessionQuery) -> SessionPage:
    """Return one page of the sessions with the totals of everything that matches."""
    desk.require(*READERS)
    query = clean_record(query)
    with desk.reading() as session:
        rows = queries.find_rows(session, query)
        count, participants, present, certificates = queries.totals(session, query)
    return SessionPage(rows=rows, count=count, participants=participants, present=present, certificates=certificates)


def session(desk: Desk, uid: str) -> SessionRecord:
    """Return a session.

    Raises Problem `session-unknown`.
    """
    desk.require(*READERS)
    with desk.reading() as reading:
        return queries.get_session(reading, clean_line(uid))


def add_session(desk: Desk, draft: SessionDraft) -> Done[SessionRecord]:
    """Enter a planned session; it may have gaps.

    Raises the blocking findings of `training_checks.check_session`.
    """
    desk.require(*WRITERS)
    with desk.changing() as change:
        record = enter_session(desk, change, draft)
    return Done(record, change.changes)


def enter_session(desk: Desk, change: Change, draft: SessionDraft) -> SessionRecord:
    """Enter a planned session as part of a change that is open already; see `add_session`."""
    draft = _tidy(desk, draft)
    refuse_blocked(check_session(draft, desk.today))
    uid, now = new_uid(desk.clock), desk.clock.now()
    queries.insert_session(
        change.session,
        draft,
        uid=uid,
        owner_office=stored_profile(change.session).office.uid,
        revision=1,
        state=SessionState.PLANNED,
        void_reason="",
        written_by=desk.account.uid,
        written_by_name=desk.account.name,
        created_at=now,
        changed_at=now,
    )
    _keep_revision(desk, change, uid, 1, draft, "")
    change.audit("session-added", "session", uid, draft)
    change.touch(Topic.SESSIONS)
    return queries.get_session(change.session, uid)


def change_session(desk: Desk, uid: str, draft: SessionDraft, reason: str = "") -> Done[SessionRecord]:
    """Correct a session by a new revision; the old one is kept. What changes nothing makes no revision.

    Results follow a changed pass mark; marks of sittings that are gone are dropped.
    Raises Problem `session-unknown`, `session-void`, and the blocking findings.
    """
    desk.require(*WRITERS)
    draft = _tidy(desk, draft)
    refuse_blocked(check_session(draft, desk.today))
    with desk.changing() as change:
        before = get_open(change, uid)
        if draft == draft_of(before):
            return Done(before, change.changes)
        queries.replace_session(change.session, before, draft, desk.clock.now())
        _keep_revision(desk, change, uid, before.revision + 1, draft, clean_line(reason))
        participant_queries.forget_marks_of_other_meetings(
            change.session, before.id, [meeting.uid for meeting in draft.meetings]
        )
        if draft.pass_mark != before.pass_mark:
            _judge_again(change, uid, draft)
        change.audit("session-changed", "session", uid, draft)
        change.touch(Topic.SESSIONS)
        record = queries.get_session(change.session, uid)
    return Done(record, change.changes)


def copy_of(desk: Desk, uid: str) -> SessionDraft:
    """Return a session as a template for the next: its words, subjects and speakers, none of its dates and numbers."""
    record = session(desk, uid)
    seen: dict[tuple[str, str], Meeting] = {}
    for meeting in record.meetings:
        seen.setdefault((meeting.batch, meeting.place), replace(meeting, uid="", on=None))
    return replace(
        draft_of(record),
        meetings=tuple(seen.values()),
        invitation_number="",
        invitation_date=None,
        minutes=Minutes(),
        conclusion="",
        note="",
    )


def mark_held(desk: Desk, uid: str) -> Done[SessionRecord]:
    """Note that a session took place.

    Raises Problem `session-void`, `session-without-date`, `session-not-begun(date)`.
    """
    desk.require(*WRITERS)
    with desk.changing() as change:
        record = hold(desk, change, get_open(change, uid))
    return Done(record, change.changes)


def hold(desk: Desk, change: Change, record: SessionRecord) -> SessionRecord:
    """Note that a session took place as part of a change that is open already; see `mark_held`."""
    if record.state is SessionState.HELD:
        return record
    if not record.days:
        raise Problem("session-without-date", field="meetings")
    if record.days[0] > desk.today:
        raise Problem("session-not-begun", field="meetings", date=record.days[0])
    queries.update_session(change.session, record.id, state=SessionState.HELD)
    queries.touch_revision(change.session, record.uid, desk.clock.now())
    change.audit("session-held", "session", record.uid)
    change.touch(Topic.SESSIONS)
    return queries.get_session(change.session, record.uid)


def void_session(desk: Desk, uid: str, reason: str) -> Done[SessionRecord]:
    """Call a session off, or take back one entered by mistake; it stays in the register with its reason.

    Raises Problem `reason-missing`, `session-void`, `session-has-certificates(count)`.
    """
    desk.require(*WRITERS)
    reason = clean_line(reason)
    if not reason:
        raise Problem("reason-missing", field="reason")
    with desk.changing() as change:
        record = get_open(change, uid)
        if record.certificate_count:
            raise Problem("session-has-certificates", count=record.certificate_count)
        queries.update_session(change.session, record.id, state=SessionState.VOID, void_reason=reason)
        queries.touch_revision(change.session, uid, desk.clock.now())
        change.audit("session-voided", "session", uid, reason)
        change.touch(Topic.SESSIONS)
        record = queries.get_session(change.session, uid)
    return Done(record, change.changes)


def revisions(desk: Desk, uid: str) -> tuple[SessionRevision, ...]:
    """Return all kept revisions of what was typed about a session, the first first."""
    desk.require(*READERS)
    with desk.reading() as reading:
        rows = reading.execute(
            select(RevisionModel)
            .where(RevisionModel.subject_kind == "session", RevisionModel.subject_uid == uid)
            .order_by(RevisionModel.revision)
        ).scalars()
        return tuple(
            SessionRevision(
                revision=row.revision,
                at=row.at,
                by_name=row.by_name,
                reason=row.reason,
                content=canonical.from_bytes(row.content, SessionDraft),
            )
            for row in rows
        )


def draft_of(record: SessionRecord) -> SessionDraft:
    """Return what was typed about a session."""
    return SessionDraft(**{f.name: getattr(record, f.name) for f in fields(SessionDraft)})


def get_open(change: Change, uid: str) -> SessionRecord:
    """Return a session that may still be changed.

    Raises Problem `session-unknown` or `session-void`.
    """
    record = queries.get_session(change.session, uid)
    if record.state is SessionState.VOID:
        raise Problem("session-void")
    return record


def _tidy(desk: Desk, draft: SessionDraft) -> SessionDraft:
    """Return a draft with clean texts, times written one way, uids for new sittings, and no empty lines."""
    draft = clean_record(draft)
    meetings = tuple(
        replace(
            meeting,
            uid=meeting.uid or new_uid(desk.clock),
            starts_at=read_time(meeting.starts_at) or meeting.starts_at,
            ends_at=read_time(meeting.ends_at) or meeting.ends_at,
        )
        for meeting in draft.meetings
    )
    return replace(
        draft,
        meetings=meetings,
        speakers=tuple(
            speaker for speaker in draft.speakers if speaker.name or speaker.position or speaker.institution
        ),
        subjects=tuple(
            subject for subject in draft.subjects if subject.name or subject.lesson_hours or subject.speaker
        ),
        materials=tuple(material for material in draft.materials if material != MaterialFile()),
        topics=tuple(topic for topic in type(draft.topics[0]) if topic in draft.topics) if draft.topics else (),
    )


def _judge_again(change: Change, uid: str, draft: SessionDraft) -> None:
    for person in participant_queries.list_participants(change.session, uid):
        result = result_of(person.role, person.post_score, draft.pass_mark)
        if result is not person.result:
            participant_queries.put_scores(change.session, person.id, person.pre_score, person.post_score, result)


def _keep_revision(desk: Desk, change: Change, uid: str, revision: int, draft: SessionDraft, reason: str) -> None:
    content = canonical.to_bytes(draft)
    add_revision(
        change.session,
        subject_kind="session",
        subject_uid=uid,
        revision=revision,
        at=desk.clock.now(),
        by_uid=desk.account.uid,
        by_name=desk.account.name,
        reason=reason,
        content=content,
        content_hash=canonical.content_hash(content),
    )
