"""Requests of offices to destroy a record here too."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from db.models.exchange import DestroyRequestModel
from db.problem import Problem
from db.queries.tables import table
from db.records.exchange import DestroyRequest
from db.vocabulary import RequestState

_requests = table(DestroyRequestModel)
_FIELDS = tuple(DestroyRequest.__dataclass_fields__)


def put_request(
    session: Session,
    uid: str,
    *,
    office_uid: str,
    collection: str,
    record_uid: str,
    revision: int,
    minutes: str,
    file_id: int | None,
    at: datetime,
) -> bool:
    """Enter a request, and tell whether it is new: there is none for the record, or one with other minutes was refused.

    The one that was refused gives way to it.
    """
    values = {
        "uid": uid,
        "office_uid": office_uid,
        "collection": collection,
        "record_uid": record_uid,
        "revision": revision,
        "minutes": minutes,
        "file_id": file_id,
        "at": at,
        "state": RequestState.WAITING,
        "decided_at": None,
        "decided_by": "",
        "reason": "",
    }
    known = find_request(session, collection, record_uid)
    if known is None:
        session.execute(insert(_requests).values(**values))
        return True
    if known.state is not RequestState.REFUSED or known.minutes == minutes:
        return False
    session.execute(update(_requests).where(_requests.c.uid == known.uid).values(**values))
    return True


def find_request(session: Session, collection: str, record_uid: str) -> DestroyRequest | None:
    """Return the request for a record, or None."""
    found = select(_requests).where(_requests.c.collection == collection, _requests.c.record_uid == record_uid)
    row = session.execute(found).mappings().first()
    return None if row is None else _record(row)


def list_decided(session: Session, office_uid: str) -> tuple[DestroyRequest, ...]:
    """Return the requests that came in from an office and were decided here, the earliest first."""
    decided = select(_requests).where(
        _requests.c.office_uid == office_uid,
        _requests.c.file_id.is_not(None),
        _requests.c.state != RequestState.WAITING,
    )
    return tuple(_record(row) for row in session.execute(decided.order_by(_requests.c.id)).mappings())


def decide_request(session: Session, uid: str, state: RequestState, at: datetime, by: str, reason: str) -> None:
    """Note what a tutor decided."""
    session.execute(
        update(_requests).where(_requests.c.uid == uid).values(state=state, decided_at=at, decided_by=by, reason=reason)
    )


def get_request(session: Session, uid: str) -> DestroyRequest:
    """Return one request.

    Raises Problem `request-unknown`.
    """
    row = session.execute(select(_requests).where(_requests.c.uid == uid)).mappings().first()
    if row is None:
        raise Problem("request-unknown")
    return _record(row)


def list_requests(session: Session, *states: RequestState) -> tuple[DestroyRequest, ...]:
    """Return requests, the earliest first."""
    statement = select(_requests).order_by(_requests.c.id)
    if states:
        statement = statement.where(_requests.c.state.in_(states))
    return tuple(_record(row) for row in session.execute(statement).mappings())


def _record(row: Any) -> DestroyRequest:
    return DestroyRequest(**{name: row[name] for name in _FIELDS})
