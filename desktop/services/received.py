"""What other offices sent, to be looked at: registers of all offices, one record with its versions, one office."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from db.problem import Problem
from db.queries import destroy_requests as request_queries
from db.queries import exchange_files as file_queries
from db.queries import feedback as feedback_queries
from db.queries import partners as partner_queries
from db.queries import received as queries
from db.queries.exchange_files import FileQuery
from db.queries.received import ReceivedQuery, ReceivedRow
from db.records.changes import Done
from db.records.exchange import DestroyRequest, ExchangeFile, FeedbackItem, Partner
from db.records.report import AttachmentRecord, ReportRecord
from db.start_checks import RELEASED_ON
from db.vocabulary import PackageKind, Role, Topic
from desktop.exchange import content_form
from desktop.exchange.contents import COLLECTIONS
from desktop.exchange.report_contents import AttachmentContent, EventContent, ReportContent
from desktop.exchange.training_contents import PeriodContent
from desktop.rules import masking, regions
from desktop.rules.deadlines import Deadline, deadlines_of
from desktop.rules.sequences import DeviceHistory, device_histories
from desktop.services import pictures
from desktop.services.desk import Desk, stored_profile
from desktop.services.file_marks import mark_of
from desktop.services.projection import report_record
from desktop.services.work_calendar import calendar_in

READERS = (Role.MANAGER, Role.CLERK)
_MOST_FILES = 500
_PARTS = 2  # dots in the code of a kecamatan


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedLine:
    """One line of a register of all offices."""

    row: ReceivedRow
    office_code: str
    office_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedPage:
    """A stretch of a register; count, rupiah and people of all that matches, -1 where that was not asked."""

    rows: tuple[ReceivedLine, ...]
    count: int = -1
    value: int = -1
    people: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedVersion:
    """One version of a record that arrived; `content` is None for one that was destroyed."""

    row: ReceivedRow
    content: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedRecord:
    """A record of another office with everything that came with it. `report` is set for a report.

    `attachments` names all files of the record, `here` those that came along.
    """

    row: ReceivedRow
    office: Partner
    content: Any
    versions: tuple[ReceivedVersion, ...]
    attachments: tuple[AttachmentRecord, ...]
    here: frozenset[str]
    feedback: tuple[FeedbackItem, ...]
    report: ReportRecord | None = None
    deadlines: tuple[Deadline, ...] = ()

    @property
    def forks(self) -> tuple[ReceivedVersion, ...]:
        """The contents a person has to choose between, two or more of the highest revision; nothing otherwise."""
        top = max((version.row.revision for version in self.versions), default=0)
        found = tuple(version for version in self.versions if version.row.revision == top)
        return found if len(found) > 1 else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCard:
    """One office as the mentor knows it: its files, what it says of periods, what was said to it."""

    partner: Partner
    files: tuple[ExchangeFile, ...]
    devices: tuple[DeviceHistory, ...]
    periods: tuple[PeriodContent, ...]
    feedback: tuple[FeedbackItem, ...]
    counts: Mapping[str, int]
    forks: tuple[ReceivedRow, ...]

    @property
    def unsent(self) -> int:
        """How many things said to it have not gone into a file yet."""
        return sum(1 for item in self.feedback if not item.sent_in)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDestruction:
    """A request to destroy a record, with the names of its office and of the record (nothing once it is destroyed)."""

    request: DestroyRequest
    office_name: str
    title: str


def find(desk: Desk, query: ReceivedQuery, *, with_totals: bool = True) -> ReceivedPage:
    """Return one page of a register of all offices."""
    desk.require(*READERS)
    with desk.reading() as session:
        names = partner_queries.names(session)
        rows = tuple(_line(row, names) for row in queries.find_rows(session, query))
        if not with_totals:
            return ReceivedPage(rows=rows)
        count, value, people = queries.totals(session, query)
    return ReceivedPage(rows=rows, count=count, value=value, people=people)


def places(desk: Desk) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the kecamatan offices are known of, by name, each with the uids of its offices."""
    desk.require(*READERS)
    with desk.reading() as session:
        names = partner_queries.names(session)
    found: dict[str, set[str]] = {}
    for uid, (code, _name) in names.items():
        if code.count(".") >= _PARTS:
            found.setdefault(".".join(code.split(".")[: _PARTS + 1]), set()).add(uid)
    regions_named = ((regions.get(code), uids) for code, uids in found.items())
    return tuple(sorted((region.name, frozenset(uids)) for region, uids in regions_named if region is not None))


def record(desk: Desk, uid: str) -> ReceivedRecord:
    """Return a record with all its versions, its NIK covered.

    Raises Problem `received-unknown`.
    """
    desk.require(*READERS)
    with desk.reading() as session:
        return read_record(session, desk, uid)


def open_identity(desk: Desk, uid: str) -> Done[ReceivedRecord]:
    """Return a record with its NIK in full; that is in the audit log."""
    desk.require(*READERS)
    with desk.changing() as change:
        found = read_record(change.session, desk, uid, covered=False)
        change.audit("identity-opened", "received", uid)
        change.touch(Topic.AUDIT)
    return Done(found, change.changes)


def attachment(desk: Desk, uid: str) -> bytes:
    """Return a file that came with a record, the best that arrived.

    Raises Problem `attachment-not-here`, `attachment-not-shown` for what is no whole picture or PDF (SAFETY.md S19),
    and those of the attachments' store.
    """
    desk.require(*READERS)
    with desk.reading() as session:
        found = queries.blob_of(session, uid)
    if found is None:
        raise Problem("attachment-not-here")
    content = desk.register.attachments.open(found[0], found[1])
    try:
        pictures.check(content, "")
    except Problem as problem:
        raise Problem("attachment-not-shown") from problem
    return content


def office(desk: Desk, uid: str) -> OfficeCard:
    """Return everything about one office.

    Raises Problem `partner-unknown`.
    """
    desk.require(*READERS)
    with desk.reading() as session:
        partner = partner_queries.get_partner(session, uid)
        files = file_queries.list_files(session, FileQuery(partner_uid=partner.uid, limit=_MOST_FILES))
        arrived = [file for file in files if not file.outgoing and file.kind is PackageKind.EXPORT]
        of_office = frozenset({partner.uid})
        periods = [
            content_form.decoded(raw, PeriodContent)
            for _row, raw in queries.iterate_contents(session, ReceivedQuery(collection="periods", offices=of_office))
        ]
        counts = {
            name: queries.totals(session, ReceivedQuery(collection=name, offices=of_office))[0]
            for name in ("reports", "sessions", "certificates", "officials")
        }
        forked = [
            row
            for name in COLLECTIONS
            for row in queries.find_rows(session, ReceivedQuery(collection=name, offices=of_office, forked=True))
        ]
        said = feedback_queries.list_feedback(session, office_uid=partner.uid)
    return OfficeCard(
        partner=partner,
        files=files,
        devices=device_histories(map(mark_of, arrived), RELEASED_ON),
        periods=tuple(sorted(periods, key=lambda said: said.period, reverse=True)),
        feedback=said,
        counts=counts,
        forks=tuple(forked),
    )


def asked_destructions(desk: Desk) -> tuple[AskedDestruction, ...]:
    """Return the requests of offices to destroy records here, the latest first."""
    desk.require(*READERS)
    with desk.reading() as session:
        names = partner_queries.names(session)
        found = []
        for request in reversed(request_queries.list_requests(session)):
            if request.office_uid not in names:
                continue  # this office's own, on its way to a mentor
            rows = [row for row, _raw in queries.versions_of(session, request.record_uid)]
            title = record_title(rows[-1]) if rows else ""
            found.append(AskedDestruction(request=request, office_name=names[request.office_uid][1], title=title))
    return tuple(found)


def record_title(row: ReceivedRow) -> str:
    """Return by what a record is known: its number, or the name of a session, whose number is its invitation's."""
    return row.title if row.collection == "sessions" else row.number or row.title


def read_record(session: Session, desk: Desk, uid: str, *, covered: bool = True) -> ReceivedRecord:
    """Return a record within an open session; see `record`."""
    row = queries.get_row(session, uid)
    kind = COLLECTIONS[row.collection].kind
    versions = tuple(
        ReceivedVersion(row=one, content=_covered(_content(raw, kind), covered=covered))
        for one, raw in queries.versions_of(session, uid)
    )
    content = next(one.content for one in versions if one.row.id == row.id)
    attachments, here = _attachments(session, uid)
    found = ReceivedRecord(
        row=row,
        office=partner_queries.get_partner(session, row.office_uid),
        content=content,
        versions=versions,
        attachments=attachments,
        here=here,
        feedback=feedback_queries.list_feedback(session, record_uid=uid),
    )
    if row.collection != "reports" or content is None:
        return found
    events = [
        content_form.decoded(raw, EventContent)
        for _uid, raw in queries.children_of(session, [uid], "report_events").get(uid, [])
    ]
    report = report_record(
        content,
        events,
        uid=uid,
        owner_office=row.office_uid,
        revision=row.revision,
        attachments=attachments,
        changed_at=row.changed_at,
    )
    clocks = deadlines_of(report, calendar_in(session), stored_profile(session).rules, desk.today)
    return replace(found, report=report, deadlines=tuple(clocks))


def _line(row: ReceivedRow, names: Mapping[str, tuple[str, str]]) -> ReceivedLine:
    code, name = names.get(row.office_uid, ("", ""))
    return ReceivedLine(row=row, office_code=code, office_name=name)


def _content(raw: bytes, kind: type[Any]) -> Any:
    return None if raw == b"null" else content_form.decoded(raw, kind)


def _covered(content: Any, *, covered: bool) -> Any:
    if not covered or not isinstance(content, ReportContent) or not content.reporter.nik:
        return content
    return replace(content, reporter=replace(content.reporter, nik=masking.mask_nik(content.reporter.nik)))


def _attachments(session: Session, uid: str) -> tuple[tuple[AttachmentRecord, ...], frozenset[str]]:
    found, here = [], set()
    for one, raw in queries.children_of(session, [uid], "attachments").get(uid, []):
        content = _content(raw, AttachmentContent)
        if content is None:
            continue
        if queries.blob_of(session, one) is not None:
            here.add(one)
        found.append(
            AttachmentRecord(
                uid=one,
                kind=content.kind,
                file_name=content.file_name,
                media_type=content.media_type,
                length=content.length,
                sha256=content.sha256,
                sealed_name="",
                caption=content.caption,
                added_at=content.added_at,
                added_by=content.added_by,
                paper_uid=content.paper_uid,
                subject_uid=uid,
            )
        )
    return tuple(found), frozenset(here)
