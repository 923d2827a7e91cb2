"""Training sessions in the register: add, change, find, read."""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, and_, func, insert, or_, select, update
from sqlalchemy.orm import Session

from db.models.training import AttendanceModel, CertificateModel, ParticipantModel, SessionModel
from db.problem import Problem
from db.queries.tables import table
from db.records import canonical
from db.records.names import normalised
from db.records.period import Period
from db.records.training import SessionDraft, SessionRecord, SessionRow
from db.vocabulary import CertificateState, SessionKind, SessionState

_sessions = table(SessionModel)
_participants = table(ParticipantModel)
_attendance = table(AttendanceModel)
_certificates = table(CertificateModel)
_DRAFT_FIELDS = [f.name for f in fields(SessionDraft)]
_ROW_FIELDS = [f.name for f in fields(SessionRow)]
_OWN_FIELDS = [f.name for f in fields(SessionRecord) if f.name not in _DRAFT_FIELDS]


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionQuery:
    """What the list of sessions asks for. `period` is touched by any day of a session; without a day by none."""

    search: str = ""
    period: Period | None = None
    kinds: frozenset[SessionKind] = frozenset()
    states: frozenset[SessionState] = frozenset()
    sort: str = "starts_on"
    descending: bool = True
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPage:
    """One page of the list with the totals of everything that matches."""

    rows: tuple[SessionRow, ...]
    count: int
    participants: int
    present: int
    certificates: int


SORTS: dict[str, ColumnElement[Any]] = {
    "starts_on": _sessions.c.starts_on,
    "title": _sessions.c.title,
    "kind": _sessions.c.kind,
    "state": _sessions.c.state,
    "place": _sessions.c.place,
    "organiser": _sessions.c.organiser,
    "participant_count": _sessions.c.participant_count,
    "present_count": _sessions.c.present_count,
    "certificate_count": _sessions.c.certificate_count,
}


def insert_session(session: Session, draft: SessionDraft, **columns: Any) -> int:
    """Add a session and return its local id; `columns` are those the register gives (uid, state, who and when)."""
    values = _draft_columns(draft) | columns
    result = session.execute(
        insert(_sessions).values(**values, participant_count=0, present_count=0, certificate_count=0)
    )
    return int(cast(Any, result).inserted_primary_key[0])


def replace_session(session: Session, record: SessionRecord, draft: SessionDraft, changed_at: datetime) -> None:
    """Write a new revision's content over the row; the old content is kept in `revisions` by the caller."""
    values = _draft_columns(draft) | {"revision": record.revision + 1, "changed_at": changed_at}
    session.execute(update(_sessions).where(_sessions.c.id == record.id).values(**values))


def update_session(session: Session, session_id: int, **columns: Any) -> None:
    """Write single columns of a session."""
    session.execute(update(_sessions).where(_sessions.c.id == session_id).values(**columns))


def touch_revision(session: Session, session_uid: str, changed_at: datetime) -> None:
    """Raise the revision of a session by one and count its people and certificates anew.

    To be called by whatever changes participants, attendance or certificates: a session is exchanged as a whole.
    """
    own = _sessions.c.uid == session_uid
    here = and_(_participants.c.session_id == _sessions.c.id, _participants.c.removed_at.is_(None))
    people = select(func.count()).select_from(_participants).where(here).scalar_subquery()
    present = select(func.count()).select_from(_participants).where(here, _participants.c.attended).scalar_subquery()
    issued = (
        select(func.count())
        .select_from(_certificates)
        .where(_certificates.c.session_uid == _sessions.c.uid, _certificates.c.state == CertificateState.ISSUED)
        .scalar_subquery()
    )
    session.execute(
        update(_sessions)
        .where(own)
        .values(
            revision=_sessions.c.revision + 1,
            changed_at=changed_at,
            participant_count=people,
            present_count=present,
            certificate_count=issued,
        )
    )


def get_session(session: Session, uid: str) -> SessionRecord:
    """Return one session.

    Raises Problem `session-unknown`.
    """
    row = session.execute(select(_sessions).where(_sessions.c.uid == uid)).mappings().first()
    if row is None:
        raise Problem("session-unknown")
    return record_of(row)


def record_of(row: Any) -> SessionRecord:
    """Return the record of a row of the table."""
    draft = canonical.from_bytes(row["content"], SessionDraft)
    return SessionRecord(
        **{name: getattr(draft, name) for name in _DRAFT_FIELDS}, **{name: row[name] for name in _OWN_FIELDS}
    )


def find_rows(session: Session, query: SessionQuery) -> tuple[SessionRow, ...]:
    """Return one page of the list."""
    sort = SORTS.get(query.sort, SORTS["starts_on"])
    order = [c.desc() if query.descending else c.asc() for c in (sort, _sessions.c.id)]
    columns = [_sessions.c[name] for name in _ROW_FIELDS]
    statement = select(*columns).where(*conditions_of(query)).order_by(*order).limit(query.limit).offset(query.offset)
    return tuple(SessionRow(**row) for row in session.execute(statement).mappings())


def totals(session: Session, query: SessionQuery) -> tuple[int, int, int, int]:
    """Return how many sessions match and the sums of their participants, of those present, of certificates."""
    sums = (_sessions.c.participant_count, _sessions.c.present_count, _sessions.c.certificate_count)
    row = session.execute(
        select(func.count(), *(func.coalesce(func.sum(column), 0) for column in sums))
        .select_from(_sessions)
        .where(*conditions_of(query))
    ).one()
    return int(row[0]), int(row[1]), int(row[2]), int(row[3])


def sessions_between(session: Session, period: Period) -> tuple[SessionRecord, ...]:
    """Return the sessions with a day in a period, void ones not, by their first day."""
    query = SessionQuery(period=period, states=frozenset({SessionState.PLANNED, SessionState.HELD}))
    statement = select(_sessions).where(*conditions_of(query)).order_by(_sessions.c.starts_on, _sessions.c.id)
    return tuple(record_of(row) for row in session.execute(statement).mappings())


def conditions_of(query: SessionQuery) -> list[ColumnElement[bool]]:
    """Return the conditions of a query, so that other reads can narrow by the same ones."""
    conditions: list[ColumnElement[bool]] = []
    if query.period is not None:
        conditions += [_sessions.c.starts_on <= query.period.last_day, _sessions.c.ends_on >= query.period.first_day]
    if query.kinds:
        conditions.append(_sessions.c.kind.in_(query.kinds))
    if query.states:
        conditions.append(_sessions.c.state.in_(query.states))
    conditions += [_sessions.c.search_text.contains(word, autoescape=True) for word in normalised(query.search).split()]
    if query.search.strip() and not normalised(query.search):  # only signs were typed: nothing matches
        conditions.append(or_(_sessions.c.id < 0))
    return conditions


def _draft_columns(draft: SessionDraft) -> dict[str, Any]:
    content = canonical.to_bytes(draft)
    days = draft.days
    places = dict.fromkeys(meeting.place for meeting in draft.meetings if meeting.place)
    words = [
        draft.title,
        draft.organiser,
        draft.invitation_number,
        draft.programme,
        *places,
        *(text for speaker in draft.speakers for text in (speaker.name, speaker.institution)),
        *(subject.name for subject in draft.subjects),
        draft.note,
    ]
    return {
        "kind": draft.kind,
        "title": draft.title,
        "organiser": draft.organiser,
        "place": ", ".join(places),
        "starts_on": days[0] if days else None,
        "ends_on": days[-1] if days else None,
        "lesson_hours": draft.lesson_hours,
        "topics": ",".join(topic.value for topic in draft.topics),
        "content": content,
        "content_hash": canonical.content_hash(content),
        "search_text": normalised(" ".join(words)),
    }
