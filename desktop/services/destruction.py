"""Destroying a record everywhere: an office asks with its minutes, a tutor grants or refuses; until then it stays.

Otherwise two officials could erase evidence at the inspectorate. What is destroyed keeps its uid, its hash and the
decision, so that the chain of files stays whole (SAFETY.md §5).
"""

from db.change import Change
from db.problem import Problem
from db.queries import destroy_requests as queries
from db.queries import received as received_queries
from db.queries.reports import get_report
from db.queries.sessions import get_session
from db.records.changes import Done
from db.records.exchange import DestroyRequest
from db.vocabulary import RequestState, Role, Topic
from desktop.rules.texts import clean_line
from desktop.services.desk import Desk, stored_profile
from desktop.services.tutoring import require_inspectorate
from desktop.services.uids import new_uid

COLLECTIONS = ("reports", "sessions")


def ask(desk: Desk, collection: str, record_uid: str, minutes: str) -> Done[DestroyRequest]:
    """Ask that a record of this office be destroyed at the mentor too; the request travels with the next file.

    `minutes` names the signed minutes (berita acara) of the destruction. Raises Problem `destruction-kind`,
    `minutes-missing`, `request-exists`, `report-unknown` or `session-unknown`.
    """
    desk.require(Role.MANAGER)
    minutes = clean_line(minutes)
    if collection not in COLLECTIONS:
        raise Problem("destruction-kind", kind=collection)
    if not minutes:
        raise Problem("minutes-missing", field="minutes")
    with desk.changing() as change:
        revision = _revision(desk, change, collection, record_uid)
        uid = new_uid(desk.clock)
        new = queries.put_request(
            change.session,
            uid,
            office_uid=stored_profile(change.session).office.uid,
            collection=collection,
            record_uid=record_uid,
            revision=revision,
            minutes=minutes,
            file_id=None,
            at=desk.clock.now(),
        )
        if not new:
            raise Problem("request-exists")
        change.audit("destruction-asked", collection.removesuffix("s"), record_uid, minutes)
        change.touch(Topic.REPORTS, Topic.SESSIONS)
        request = queries.get_request(change.session, uid)
    return Done(request, change.changes)


def requests(desk: Desk, *states: RequestState) -> tuple[DestroyRequest, ...]:
    """Return requests to destroy records, the earliest first."""
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.reading() as session:
        return queries.list_requests(session, *states)


def grant(desk: Desk, uid: str, reason: str) -> Done[DestroyRequest]:
    """Destroy what an office asked for: the content of all versions, what hangs on them, and their files.

    Raises Problem `request-unknown`, `request-decided`, `reason-missing`.
    """
    return _decide(desk, uid, RequestState.GRANTED, reason)


def refuse(desk: Desk, uid: str, reason: str) -> Done[DestroyRequest]:
    """Keep the record; the request stays listed with the reason. Raises as `grant`."""
    return _decide(desk, uid, RequestState.REFUSED, reason)


def _decide(desk: Desk, uid: str, state: RequestState, reason: str) -> Done[DestroyRequest]:
    desk.require(Role.MANAGER)
    reason = clean_line(reason)
    if not reason:
        raise Problem("reason-missing", field="reason")
    gone: tuple[str, ...] = ()
    with desk.changing() as change:
        require_inspectorate(change.session)
        request = queries.get_request(change.session, uid)
        if request.state is not RequestState.WAITING:
            raise Problem("request-decided", state=request.state)
        queries.decide_request(change.session, uid, state, desk.clock.now(), desk.account.name, reason)
        if state is RequestState.GRANTED:
            gone = received_queries.destroy(change.session, request.record_uid)
        change.audit(f"destruction-{state.value}", "received", request.record_uid, (request.minutes, reason))
        change.touch(Topic.RECEIVED)
        decided = queries.get_request(change.session, uid)
    for name in gone:  # after the commit: a file without a row is swept, a row without a file would be a loss
        desk.register.attachments.discard(name)
    return Done(decided, change.changes)


def _revision(desk: Desk, change: Change, collection: str, record_uid: str) -> int:
    if collection == "reports":
        return get_report(change.session, record_uid, desk.viewer).revision
    return get_session(change.session, record_uid).revision
