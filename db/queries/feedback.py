"""What the mentor says to offices; the same table at both ends."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, insert, or_, select, update
from sqlalchemy.orm import Session

from db.models.exchange import FeedbackModel
from db.problem import Problem
from db.queries.tables import table
from db.records import canonical
from db.records.exchange import FeedbackDetails, FeedbackItem
from db.vocabulary import FeedbackKind, FeedbackState

_feedback = table(FeedbackModel)
_FIELDS = [f.name for f in fields(FeedbackItem)]
OPEN = frozenset({FeedbackState.TO_MEND, FeedbackState.REJECTED, FeedbackState.OPEN, FeedbackState.MENDED})


def put_feedback(session: Session, item: FeedbackItem) -> None:
    """Enter an item, or bring the one of its uid up to date."""
    values = {name: getattr(item, name) for name in _FIELDS} | {"details": canonical.to_bytes(item.details)}
    known = session.execute(select(_feedback.c.id).where(_feedback.c.uid == item.uid)).scalar()
    if known is None:
        session.execute(insert(_feedback).values(**values))
    else:
        session.execute(update(_feedback).where(_feedback.c.id == known).values(**values))


def get_feedback(session: Session, uid: str) -> FeedbackItem:
    """Return one item.

    Raises Problem `feedback-unknown`.
    """
    row = session.execute(select(_feedback).where(_feedback.c.uid == uid)).mappings().first()
    if row is None:
        raise Problem("feedback-unknown")
    return record_of(row)


def list_feedback(
    session: Session,
    *,
    uid: str = "",
    office_uid: str = "",
    record_uid: str = "",
    states: Iterable[FeedbackState] = (),
    kinds: Iterable[FeedbackKind] = (),
    unsent: bool = False,
) -> tuple[FeedbackItem, ...]:
    """Return items, the earliest due first, then the latest said."""
    conditions: list[ColumnElement[bool]] = []
    if uid:
        conditions.append(_feedback.c.uid == uid)
    if office_uid:
        conditions.append(_feedback.c.office_uid == office_uid)
    if record_uid:
        conditions.append(_feedback.c.record_uid == record_uid)
    if wanted := list(states):
        conditions.append(_feedback.c.state.in_(wanted))
    if of_kind := list(kinds):
        conditions.append(_feedback.c.kind.in_(of_kind))
    if unsent:
        conditions.append(_feedback.c.sent_in == "")
    order = (_feedback.c.due_on.is_(None), _feedback.c.due_on, _feedback.c.at.desc(), _feedback.c.id.desc())
    rows = session.execute(select(_feedback).where(*conditions).order_by(*order)).mappings()
    return tuple(record_of(row) for row in rows)


def count_open(session: Session) -> dict[str, int]:
    """Return how many items are open, by the office they are for."""
    rows = session.execute(
        select(_feedback.c.office_uid, func.count()).where(_feedback.c.state.in_(OPEN)).group_by(_feedback.c.office_uid)
    )
    return {row[0]: int(row[1]) for row in rows}


def close_mended(session: Session, record_uid: str, revision: int, at: datetime) -> int:
    """Note that a later revision of a record was seen: what asked for mending waits to be looked at again."""
    waiting = (
        _feedback.c.record_uid == record_uid,
        _feedback.c.state == FeedbackState.TO_MEND,
        _feedback.c.seen_revision < revision,
    )
    result = session.execute(
        update(_feedback).where(*waiting).values(state=FeedbackState.MENDED, closed_at=at, closed_revision=revision)
    )
    return int(getattr(result, "rowcount", 0))


def answer_assignment(session: Session, uid: str, office_uid: str, done_at: datetime, by: str) -> None:
    """Note that an office has carried out its assignment; of several words the earliest counts.

    One that is closed already, or is another office's, stays as it is.
    """
    here = (
        _feedback.c.uid == uid,
        _feedback.c.office_uid == office_uid,
        _feedback.c.kind == FeedbackKind.ASSIGNMENT,
        or_(
            _feedback.c.state == FeedbackState.OPEN,
            and_(_feedback.c.state == FeedbackState.MENDED, _feedback.c.closed_at > done_at),
        ),
    )
    session.execute(update(_feedback).where(*here).values(state=FeedbackState.MENDED, closed_at=done_at, closed_by=by))


def mark_sent(session: Session, uids: Iterable[str], file_uid: str) -> None:
    """Note in which file items travelled last."""
    session.execute(update(_feedback).where(_feedback.c.uid.in_(list(uids))).values(sent_in=file_uid))


def record_of(row: Any) -> FeedbackItem:
    """Return the record of a row of the table."""
    values = {name: row[name] for name in _FIELDS if name != "details"}
    return FeedbackItem(**values, details=canonical.from_bytes(row["details"], FeedbackDetails))
