"""Reports in the register: add, change, find, read."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from sqlalchemy import Boolean, ColumnElement, and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from db.models.reports import (
    AttachmentModel,
    ReportEventModel,
    ReportModel,
    ReportObjectModel,
)
from db.problem import Problem
from db.queries import report_mapping as mapping
from db.queries import search
from db.queries.report_conditions import Viewer, not_secret, not_void, visible_to
from db.queries.tables import table
from db.records import canonical
from db.records.names import name_key
from db.records.report import (
    AttachmentRecord,
    GiftObject,
    ReportDraft,
    ReportEvent,
    ReportRecord,
)
from db.vocabulary import ReportKind

_reports = table(ReportModel)
_objects = table(ReportObjectModel)
_events = table(ReportEventModel)
_attachments = table(AttachmentModel)

# Statements built once: building one costs more than running it.
_INSERT, _INSERT_OBJECT, _INSERT_EVENT = insert(_reports), insert(_objects), insert(_events)
_UPDATE = update(_reports).where(_reports.c.id == bindparam("this_id"))
_LAST_NUMBER = select(func.max(_reports.c.running_number)).where(
    _reports.c.owner_office == bindparam("office"), _reports.c.year == bindparam("of_year")
)
_NUMBER = select(_reports.c.id).where(
    _reports.c.owner_office == bindparam("office"), _reports.c.number == bindparam("wanted")
)
_GIFTS = (
    select(
        _reports.c.received_on,
        _objects.c.value,
        _objects.c.occasion,
        _reports.c.reporter_name,
        _reports.c.official_uid,
    )
    .join(_reports, _reports.c.id == _objects.c.report_id)
    .where(
        _objects.c.giver_key == bindparam("giver"),
        _reports.c.received_on >= bindparam("first"),
        _reports.c.received_on <= bindparam("last"),
        _reports.c.kind == ReportKind.RECEIPT,
        not_void(),
        or_(bindparam("sees_secret", type_=Boolean), not_secret(), _reports.c.written_by == bindparam("account")),
        _reports.c.uid != bindparam("without"),
    )
)


def insert_report(session: Session, columns: dict[str, Any], draft: ReportDraft) -> int:
    """Add a report with its objects and search words; return its local id."""
    result = session.execute(_INSERT, mapping.draft_columns(draft) | columns)
    report_id = int(cast(Any, result).inserted_primary_key[0])
    _insert_objects(session, report_id, draft)
    search.index_report(session, report_id, columns["number"], draft)
    return report_id


def replace_content(session: Session, report: ReportRecord, columns: dict[str, Any], draft: ReportDraft) -> None:
    """Write a new revision's content over the row; the old content is kept in `revisions` by the caller."""
    update_columns(session, report.id, mapping.draft_columns(draft) | columns)
    session.execute(delete(_objects).where(_objects.c.report_id == report.id))
    _insert_objects(session, report.id, draft)
    search.reindex_report(session, report.id, columns.get("number", report.number), draft)


def update_columns(session: Session, report_id: int, columns: dict[str, Any]) -> None:
    """Change single columns of a report (state, derived columns)."""
    session.execute(_UPDATE, {"this_id": report_id, **columns})


def insert_events(session: Session, report_id: int, *events: ReportEvent) -> None:
    """Add entries to a report's timeline."""
    session.execute(
        _INSERT_EVENT,
        [
            {
                "uid": event.uid,
                "report_id": report_id,
                "step": event.step,
                "on_day": event.on,
                "at": event.at,
                "by_uid": event.by_uid,
                "by_name": event.by_name,
                "details": canonical.to_bytes(event.details),
            }
            for event in events
        ],
    )


def get_report(session: Session, uid: str, viewer: Viewer | None) -> ReportRecord:
    """Return a report with everything that belongs to it; `viewer` None reads as the program itself.

    Raises Problem `report-unknown` when there is none or the viewer may not see it.
    """
    conditions = [_reports.c.uid == uid]
    if viewer is not None:
        conditions.append(visible_to(viewer))
    row = session.execute(select(_reports).where(*conditions)).mappings().first()
    if row is None:
        raise Problem("report-unknown", uid=uid)
    return _complete(session, [row])[0]


def find_uid(session: Session, number: str, viewer: Viewer) -> str:
    """Return the uid of the report with a register number (or with this uid).

    Raises Problem `report-unknown`.
    """
    found = session.execute(
        select(_reports.c.uid).where(or_(_reports.c.number == number, _reports.c.uid == number), visible_to(viewer))
    ).scalar()
    if found is None:
        raise Problem("report-unknown", uid=number)
    return str(found)


def iterate_reports(
    session: Session, conditions: Sequence[ColumnElement[bool]] = (), *, chunk: int = 500
) -> Iterable[ReportRecord]:
    """Yield whole reports in order of registration, a chunk at a time so that memory stays flat."""
    last: tuple[date, int] | None = None
    while True:
        after: list[ColumnElement[bool]] = []
        if last is not None:
            day, last_id = last
            after = [
                or_(_reports.c.registered_on > day, and_(_reports.c.registered_on == day, _reports.c.id > last_id))
            ]
        rows = (
            session.execute(
                select(_reports)
                .where(*conditions, *after)
                .order_by(_reports.c.registered_on, _reports.c.id)
                .limit(chunk)
            )
            .mappings()
            .all()
        )
        if not rows:
            return
        yield from _complete(session, rows)
        last = (rows[-1]["registered_on"], rows[-1]["id"])


def gifts_of_giver(
    session: Session,
    giver_name: str,
    recipient: str,
    official_uid: str,
    first: date,
    last: date,
    viewer: Viewer,
    without_uid: str = "",
) -> list[tuple[date, int, Any]]:
    """Return (date received, value, occasion) of the gifts one giver made to one recipient between two days.

    The recipient is matched by the official picked, else by normalised name. Void reports and refusals count nothing:
    nothing was kept.
    """
    key = name_key(giver_name)
    if not key:
        return []
    asked = {
        "giver": key,
        "first": first,
        "last": last,
        "sees_secret": viewer.sees_secret,
        "account": viewer.account_uid,
        "without": without_uid,
    }
    rows = session.execute(_GIFTS, asked).all()
    person = name_key(recipient)
    return [
        (row.received_on, row.value or 0, row.occasion)
        for row in rows
        if (official_uid and row.official_uid == official_uid) or name_key(row.reporter_name) == person
    ]


def uids_of_givers(session: Session, givers: Iterable[str], year: int, without_uid: str) -> tuple[str, ...]:
    """Return the reports, not void, that hold a gift of one of these givers received in a year."""
    keys = {name_key(name) for name in givers} - {""}
    if not keys:
        return ()
    first, last = date(year, 1, 1), date(year, 12, 31)
    holding = select(_objects.c.report_id).where(_objects.c.giver_key.in_(keys))
    rows = session.execute(
        select(_reports.c.uid).where(
            _reports.c.id.in_(holding),
            _reports.c.received_on.between(first, last),
            not_void(),
            _reports.c.uid != without_uid,
        )
    )
    return tuple(rows.scalars())


def candidates_for_duplicates(
    session: Session, draft: ReportDraft, viewer: Viewer, without_uid: str = ""
) -> list[ReportRecord]:
    """Return visible reports with the same date of receipt, or the same giver and value, to be compared."""
    conditions: list[ColumnElement[bool]] = []
    if draft.received_on is not None:
        conditions.append(_reports.c.received_on == draft.received_on)
    keys = [name_key(item.giver.name) for item in draft.objects if name_key(item.giver.name)]
    if keys:
        same_giver = select(_objects.c.report_id).where(_objects.c.giver_key.in_(keys))
        conditions.append(
            and_(_reports.c.id.in_(same_giver), _reports.c.total_value == sum(o.value or 0 for o in draft.objects))
        )
    if not conditions:
        return []
    rows = (
        session.execute(
            select(_reports)
            .where(or_(*conditions), not_void(), visible_to(viewer), _reports.c.uid != without_uid)
            .limit(200)
        )
        .mappings()
        .all()
    )
    return _complete(session, rows)


def next_running_number(session: Session, owner_office: str, year: int) -> int:
    """Return the next running number of a year; void numbers stay used."""
    highest = session.execute(_LAST_NUMBER, {"office": owner_office, "of_year": year}).scalar()
    return int(highest or 0) + 1


def number_taken(session: Session, owner_office: str, number: str) -> bool:
    """Tell whether a register number is used already."""
    return session.execute(_NUMBER, {"office": owner_office, "wanted": number}).first() is not None


def _insert_objects(session: Session, report_id: int, draft: ReportDraft) -> None:
    rows = [mapping.object_columns(report_id, n, item) for n, item in enumerate(draft.objects, start=1)]
    if rows:
        session.execute(_INSERT_OBJECT, rows)


def _complete(session: Session, rows: Sequence[Any]) -> list[ReportRecord]:
    ids = [row["id"] for row in rows]
    uids = [row["uid"] for row in rows]
    objects: dict[int, list[GiftObject]] = {}
    for item in session.execute(
        select(_objects).where(_objects.c.report_id.in_(ids)).order_by(_objects.c.report_id, _objects.c.position)
    ).mappings():
        objects.setdefault(item["report_id"], []).append(mapping.object_record(item))
    events: dict[int, list[ReportEvent]] = {}
    for event in session.execute(select(_events).where(_events.c.report_id.in_(ids)).order_by(_events.c.id)).mappings():
        events.setdefault(event["report_id"], []).append(mapping.event_record(event))
    attachments: dict[str, list[AttachmentRecord]] = {}
    for attachment in session.execute(
        select(_attachments)
        .where(_attachments.c.subject_uid.in_(uids), _attachments.c.removed_at.is_(None))
        .order_by(_attachments.c.id)
    ).mappings():
        attachments.setdefault(attachment["subject_uid"], []).append(mapping.attachment_record(attachment))
    return [
        mapping.report_record(
            row,
            tuple(objects.get(row["id"], ())),
            tuple(events.get(row["id"], ())),
            tuple(attachments.get(row["uid"], ())),
        )
        for row in rows
    ]
