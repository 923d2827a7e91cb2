"""What the mentor said to this office, each with the record it is about and how far this office is with it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.office import OfficialModel
from db.models.reports import ReportEventModel, ReportModel, RevisionModel
from db.models.training import CertificateModel, SessionModel
from db.problem import Problem
from db.queries import destroy_requests as request_queries
from db.queries import exchange_files as file_queries
from db.queries import feedback as queries
from db.queries.exchange_files import FileQuery
from db.queries.report_conditions import visible_to
from db.queries.tables import table
from db.records import canonical
from db.records.exchange import DestroyRequest, ExchangeFile, FeedbackItem
from db.records.period import Period
from db.records.report import StepDetails
from db.vocabulary import FeedbackKind, FeedbackState, PackageKind, RequestState, Role, Step
from desktop.services.desk import Desk, stored_profile

_reports = table(ReportModel)
_events = table(ReportEventModel)
_revisions = table(RevisionModel)
_sessions = table(SessionModel)
_officials = table(OfficialModel)
_certificates = table(CertificateModel)
_TRAINING = frozenset({"sessions", "officials", "certificates", "outside_certificates"})
_LATEST_FILES = 200


class Said(StrEnum):
    """How far this office is with something the mentor said."""

    TO_MEND = "to_mend"
    REJECTED = "rejected"
    MENDED = "mended"  # corrected here since, not sent yet
    SENT = "sent"  # corrected and sent; the mentor has not answered
    DECISION = "decision"  # of KPK, not in the register yet
    TASK = "task"
    ACCEPTED = "accepted"
    DONE = "done"
    DESTROY_ASKED = "destroy_asked"  # asked for; the mentor has not decided
    DESTROY_REFUSED = "destroy_refused"  # the record stays and goes out again
    DESTROY_GRANTED = "destroy_granted"


OPEN = frozenset({Said.TO_MEND, Said.REJECTED, Said.MENDED, Said.DECISION, Said.TASK})
_RANK = (
    *(Said.REJECTED, Said.TO_MEND, Said.DECISION, Said.TASK, Said.MENDED, Said.SENT),
    *(Said.DESTROY_ASKED, Said.DESTROY_REFUSED, Said.DESTROY_GRANTED, Said.ACCEPTED, Said.DONE),
)
_DESTRUCTION = {
    RequestState.WAITING: Said.DESTROY_ASKED,
    RequestState.REFUSED: Said.DESTROY_REFUSED,
    RequestState.GRANTED: Said.DESTROY_GRANTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLine:
    """One thing the mentor said. `about` names the record, `page` is the page that shows it (empty where none does)."""

    item: FeedbackItem
    state: Said
    about: str = ""
    page: str = ""
    late: bool = False
    minutes: str = ""  # of a request to destroy the record

    @property
    def open(self) -> bool:
        """Whether this office has something to do about it."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class _About:
    """The record an item is about, as the register has it now."""

    title: str = ""
    page: str = ""
    revision: int = 0
    changed_at: datetime | None = None
    hidden: bool = False  # a secret report this person may not see
    decisions: frozenset[str] = frozenset()


def said(desk: Desk) -> tuple[SaidLine, ...]:
    """Return everything the mentor said, what is to be done first; a trainer gets what concerns training."""
    desk.require(Role.MANAGER, Role.CLERK, Role.TRAINER)
    with desk.reading() as session:
        return said_in(session, desk)


def said_about(desk: Desk, record_uid: str) -> tuple[SaidLine, ...]:
    """Return what the mentor said about one record; nothing for a reader."""
    if desk.account.role is Role.READER:
        return ()
    with desk.reading() as session:
        return said_in(session, desk, record_uid)


def said_in(session: Session, desk: Desk, record_uid: str = "") -> tuple[SaidLine, ...]:
    """Return the lines inside an open session; see `said`."""
    own = stored_profile(session).office.uid
    found = queries.list_feedback(session, office_uid=own, record_uid=record_uid)
    items = [item for item in found if item.author_office != own and _concerns(desk, item)]
    asked = _requests(session, desk, own, record_uid)
    if not items:
        return tuple(sorted(asked, key=_order))
    records = {item.uid: _about(session, desk, item) for item in items}
    sent = _sent_files(session)
    lines = [_line(item, records[item.uid], sent, desk.today) for item in items if not records[item.uid].hidden]
    return tuple(sorted([*lines, *asked], key=_order))


def title_of(session: Session, desk: Desk, item: FeedbackItem) -> str:
    """Return the name of the record an item is about, or nothing."""
    return _about(session, desk, item).title


def _concerns(desk: Desk, item: FeedbackItem) -> bool:
    if desk.account.role is not Role.TRAINER:
        return True
    return item.collection in _TRAINING or item.kind is FeedbackKind.ASSIGNMENT


def _requests(session: Session, desk: Desk, own: str, record_uid: str) -> list[SaidLine]:
    """Return a line for each request of this office to destroy a record, with what the mentor decided."""
    lines = []
    for request in request_queries.list_requests(session):
        if request.office_uid != own or (record_uid and request.record_uid != record_uid):
            continue
        item = _as_item(request)
        about = _about(session, desk, item)
        if not about.hidden and _concerns(desk, item):
            state = _DESTRUCTION[request.state]
            lines.append(SaidLine(item=item, state=state, about=about.title, page=about.page, minutes=request.minutes))
    return lines


def _as_item(request: DestroyRequest) -> FeedbackItem:
    return FeedbackItem(
        uid=request.uid,
        kind=FeedbackKind.COMMENT,
        state=FeedbackState.CLOSED,
        author_office="",
        office_uid=request.office_uid,
        collection=request.collection,
        record_uid=request.record_uid,
        text=request.reason,
        at=request.decided_at or request.at,
        by_name=request.decided_by,
    )


def _line(item: FeedbackItem, about: _About, sent: Iterable[ExchangeFile], today: date) -> SaidLine:
    state = _state(item, about, sent)
    late = item.due_on is not None and item.due_on < today and state in OPEN
    return SaidLine(item=item, state=state, about=about.title, page=about.page, late=late)


def _state(item: FeedbackItem, about: _About, sent: Iterable[ExchangeFile]) -> Said:
    if item.closed_at is not None or item.state is FeedbackState.CLOSED:
        return Said.DONE
    if item.kind is FeedbackKind.ASSIGNMENT:
        return Said.TASK
    if item.kind is FeedbackKind.DECISION:
        return Said.DONE if item.details.number.casefold() in about.decisions else Said.DECISION
    if item.state is FeedbackState.ACCEPTED:
        return Said.ACCEPTED
    if item.state is FeedbackState.MENDED:
        return Said.SENT
    if about.revision > item.seen_revision and about.changed_at is not None:
        return Said.SENT if any(_holds(file, about.changed_at) for file in sent) else Said.MENDED
    return Said.REJECTED if item.state is FeedbackState.REJECTED else Said.TO_MEND


def _holds(file: ExchangeFile, changed_at: datetime) -> bool:
    """Tell whether a file that was sent holds a record as it was changed at a moment."""
    if file.at <= changed_at:
        return False
    try:
        return Period.parse(file.period).first_day <= changed_at.astimezone().date()
    except Problem:
        return True


def _sent_files(session: Session) -> tuple[ExchangeFile, ...]:
    query = FileQuery(outgoing=True, kinds=frozenset({PackageKind.EXPORT}), limit=_LATEST_FILES)
    return file_queries.list_files(session, query)


def _about(session: Session, desk: Desk, item: FeedbackItem) -> _About:
    uid = item.record_uid
    match item.collection:
        case "reports":
            return _report(session, desk, uid)
        case "report_events":
            parent = _reports.c.id == _events.c.report_id
            report = session.execute(select(_reports.c.uid).join(_events, parent).where(_events.c.uid == uid)).scalar()
            return _report(session, desk, report or "")
        case "sessions":
            title = session.execute(select(_sessions.c.title).where(_sessions.c.uid == uid)).scalar()
            return _with_revision(session, uid, title, "session")
        case "officials":
            name = session.execute(select(_officials.c.name).where(_officials.c.uid == uid)).scalar()
            return _with_revision(session, uid, name, "officials")
        case "certificates":
            number = session.execute(select(_certificates.c.number).where(_certificates.c.uid == uid)).scalar()
            return _About(number or "")
    return _About()


def _with_revision(session: Session, uid: str, title: str | None, page: str) -> _About:
    if title is None:
        return _About()
    latest = select(_revisions.c.revision, _revisions.c.at).where(_revisions.c.subject_uid == uid)
    row = session.execute(latest.order_by(_revisions.c.revision.desc()).limit(1)).first()
    return _About(title, page, row.revision, row.at) if row else _About(title, page)


def _report(session: Session, desk: Desk, uid: str) -> _About:
    row = session.execute(
        select(_reports.c.id, _reports.c.number).where(_reports.c.uid == uid, visible_to(desk.viewer))
    ).first()
    if row is None:
        there = session.execute(select(_reports.c.id).where(_reports.c.uid == uid)).scalar()
        return _About(hidden=there is not None)
    kept = session.execute(
        select(_events.c.details).where(_events.c.report_id == row.id, _events.c.step == Step.DECIDED)
    ).scalars()
    numbers = (canonical.from_bytes(details, StepDetails).number.strip().casefold() for details in kept)
    return replace(_with_revision(session, uid, row.number, "report"), decisions=frozenset(numbers))


def _order(line: SaidLine) -> tuple[bool, bool, date, int, float]:
    due = line.item.due_on if line.open and line.item.due_on else date.max
    return (not line.open, not line.late, due, _RANK.index(line.state), -line.item.at.timestamp())
