"""What of the register goes into a file for another office: records of a period, and what changed since it began.

Secret reports are in none of it, and in no figure. Numbers of people are masked but for the form of a report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from hashlib import sha256

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.models.reports import AttachmentModel, ReportModel, RevisionModel
from db.models.training import CertificateModel, OutsideCertificateModel, SessionModel
from db.queries import certificates as certificate_queries
from db.queries import participants as participant_queries
from db.queries import sessions as session_queries
from db.queries.calendar import office_changes
from db.queries.destroy_requests import list_requests
from db.queries.feedback import list_feedback
from db.queries.officials import list_officials
from db.queries.papers import statements
from db.queries.people import known_people
from db.queries.report_conditions import not_secret, touches_period
from db.queries.report_mapping import attachment_record
from db.queries.reports import iterate_reports
from db.queries.tables import table
from db.queries.training_history import topics_of
from db.records.office import OfficeProfile
from db.records.period import Period
from db.records.report import AttachmentRecord, ReportRecord
from db.vocabulary import (
    AttachmentKind,
    Confidentiality,
    FeedbackKind,
    FeedbackState,
    ReportState,
    RequestState,
    SessionState,
)
from desktop.exchange import training_contents as contents
from desktop.exchange.answer_contents import AssignmentAnswerContent
from desktop.exchange.contents import COLLECTIONS
from desktop.exchange.records import PackageRecord, destruction_of, record_of, records_of_report
from desktop.exchange.report_contents import attachment_content
from desktop.rules.coverage import COVERED, CoverageState
from desktop.rules.deadlines import deadlines_of
from desktop.rules.masking import mask_nik, mask_number
from desktop.services.coverage import coverage_in
from desktop.services.desk import Desk, stored_profile
from desktop.services.work_calendar import calendar_in

_reports = table(ReportModel)
_sessions = table(SessionModel)
_certificates = table(CertificateModel)
_outside = table(OutsideCertificateModel)
_attachments = table(AttachmentModel)
_STANDING = (RequestState.WAITING, RequestState.GRANTED)  # requests in the place of their record


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbound:
    """Everything that would go out for a period, with the files of its reports, and how many stay because secret."""

    period: Period
    records: tuple[PackageRecord, ...]
    attachments: tuple[AttachmentRecord, ...]
    nil: bool
    secret: int  # shown on this office's own screen, never sent
    incomplete_sessions: int = 0
    figures: contents.PeriodContent = field(repr=False)


def outbound(
    desk: Desk,
    session: Session,
    period: Period,
    *,
    with_training: bool = True,
    covered: bool = False,
    mentor: str = "",
) -> Outbound:
    """Return what goes out for a period; a copy with less in it leaves out training.

    `covered` hides the numbers of people even where the form of a report asks for them. `mentor` is the uid of the
    office whose assignments are answered too; a copy for another office answers none.
    """
    profile = stored_profile(session)
    reports = tuple(_reports_of(desk, session, period))
    figures = _figures(desk, session, profile, period, reports)
    records: list[PackageRecord] = [
        record_of(
            "offices",
            profile.office,
            uid=profile.office.uid,
            revision=1 + len(office_changes(session)),
            owner_office=profile.office.uid,
            created_at=_since(desk),
        )
    ]
    shown = map(_covered, reports) if covered else reports
    records += [record for report in shown for record in records_of_report(report)]
    attachments = [item for report in reports for item in report.attachments]
    open_sessions = 0
    if with_training:
        records += _officials(session, profile)
        sessions = list(_training_sessions(desk, session, profile, period))
        open_sessions = sum(
            1
            for record in sessions
            if record.content.state is SessionState.PLANNED
            and any(day <= period.last_day for day in record.content.days)
        )
        records += sessions
        photos = _photos(session, [record.uid for record in sessions])
        attachments += photos
        records += [
            record_of(
                "attachments",
                attachment_content(item),
                uid=item.uid,
                owner_office=profile.office.uid,
                created_at=item.added_at,
            )
            for item in photos
        ]
        records += _issued(desk, session, profile, period)
        records += _outside_ones(desk, session, profile)
    records = _with_requests(session, records)
    records += _assignment_answers(desk, session, profile, mentor) if mentor else ()
    records.append(_period_record(desk, session, profile, figures))
    return Outbound(
        period=period,
        records=tuple(records),
        attachments=tuple(attachments),
        nil=figures.nil,
        secret=_secret_count(session, period),
        incomplete_sessions=open_sessions,
        figures=figures,
    )


def _covered(report: ReportRecord) -> ReportRecord:
    who = report.reporter
    return replace(
        report,
        reporter=replace(
            who,
            nik=mask_nik(who.nik),
            phone=mask_number(who.phone),
            contact_phone=mask_number(who.contact_phone),
        ),
    )


def _with_requests(session: Session, records: list[PackageRecord]) -> list[PackageRecord]:
    """Put the request in the place of a record this office asks to destroy, and leave out what hangs on it.

    A record whose request was refused goes out again.
    """
    asked = {request.record_uid: request for request in list_requests(session, *_STANDING)}
    if not asked:
        return records
    kept = []
    for record in records:
        request = asked.get(record.uid)
        if request is not None:
            kept.append(destruction_of(record, request.minutes, request.at))
        elif COLLECTIONS[record.collection].parent(record.content) not in asked:
            kept.append(record)
    return kept


def _reports_of(desk: Desk, session: Session, period: Period) -> Iterator[ReportRecord]:
    changed = _reports.c.changed_at >= _start(desk, period)
    conditions = [or_(touches_period(period), changed), not_secret(), _reports.c.state != ReportState.DRAFT]
    yield from iterate_reports(session, conditions)


def _figures(
    desk: Desk, session: Session, profile: OfficeProfile, period: Period, reports: Iterable[ReportRecord]
) -> contents.PeriodContent:
    own = [r for r in reports if r.state is not ReportState.VOID and _day_in(r, period)]
    calendar = calendar_in(session)
    late = sum(
        1
        for r in own
        if any(clock.late for clock in deadlines_of(r, calendar, profile.rules, min(desk.today, period.last_day)))
    )
    held = [s for s in session_queries.sessions_between(session, period) if s.state is SessionState.HELD]
    issued = session.execute(
        select(_certificates.c.id).where(
            _certificates.c.issued_on >= period.first_day, _certificates.c.issued_on <= period.last_day
        )
    ).all()
    states = coverage_in(session, desk).states
    return contents.PeriodContent(
        period=period.code,
        nil=not own,
        reports=len(own),
        value=sum(r.total_value for r in own),
        late=late,
        sessions=len(held),
        participants=sum(s.present_count for s in held),
        certificates=len(issued),
        officials=sum(states.values()),
        officials_current=sum(count for state, count in states.items() if state in COVERED),
        officials_overdue=states.get(CoverageState.OVERDUE, 0) + states.get(CoverageState.NEVER, 0),
        statements_returned=len(statements(session, period.code)),
        head_name=profile.head.name,
        head_title=profile.head.title,
    )


def _day_in(report: ReportRecord, period: Period) -> bool:
    day = report.received_on or report.registered_on
    return day is not None and day in period


def _secret_count(session: Session, period: Period) -> int:
    rows = session.execute(
        select(_reports.c.id).where(
            touches_period(period),
            _reports.c.confidentiality == Confidentiality.SECRET,
            _reports.c.state != ReportState.DRAFT,
        )
    )
    return len(rows.all())


def _officials(session: Session, profile: OfficeProfile) -> Iterator[PackageRecord]:
    times = _revision_times(session, "official")
    for record in list_officials(session):
        made, changed = times.get(record.uid, (None, None))
        if made is not None:
            yield record_of(
                "officials",
                contents.official_content(record),
                uid=record.uid,
                revision=record.revision,
                owner_office=profile.office.uid,
                created_at=made,
                changed_at=changed,
            )


def _training_sessions(desk: Desk, session: Session, profile: OfficeProfile, period: Period) -> Iterator[PackageRecord]:
    touched = (_sessions.c.starts_on <= period.last_day) & (_sessions.c.ends_on >= period.first_day)
    rows = session.execute(
        select(_sessions)
        .where(
            or_(touched, _sessions.c.changed_at >= _start(desk, period)), _sessions.c.owner_office == profile.office.uid
        )
        .order_by(_sessions.c.id)
    ).mappings()
    for row in list(rows):
        record = session_queries.record_of(row)
        people = tuple(
            replace(person, nik=mask_nik(person.nik))
            for person in participant_queries.list_participants(session, record.uid)
        )
        yield record_of(
            "sessions",
            contents.session_content(record, people),
            uid=record.uid,
            revision=record.revision,
            owner_office=record.owner_office,
            created_at=record.created_at,
            changed_at=record.changed_at,
        )


def _photos(session: Session, uids: list[str]) -> list[AttachmentRecord]:
    rows = session.execute(
        select(_attachments)
        .where(
            _attachments.c.subject_uid.in_(uids),
            _attachments.c.kind == AttachmentKind.SESSION_PHOTO,
            _attachments.c.removed_at.is_(None),
        )
        .order_by(_attachments.c.id)
    ).mappings()
    return [attachment_record(row) for row in rows]


def _issued(desk: Desk, session: Session, profile: OfficeProfile, period: Period) -> Iterator[PackageRecord]:
    within = (_certificates.c.issued_on >= period.first_day) & (_certificates.c.issued_on <= period.last_day)
    uids = session.execute(
        select(_certificates.c.uid)
        .where(
            or_(within, _certificates.c.voided_on >= period.first_day),
            _certificates.c.owner_office == profile.office.uid,
        )
        .order_by(_certificates.c.id)
    ).scalars()
    for record, _content in certificate_queries.get_certificates(session, list(uids)):
        yield record_of(
            "certificates",
            contents.certificate_content(record),
            uid=record.uid,
            revision=1 if record.voided_on is None else 2,  # issued once, void at most once
            owner_office=record.owner_office,
            created_at=record.issued_at,
        )


def _outside_ones(desk: Desk, session: Session, profile: OfficeProfile) -> Iterator[PackageRecord]:
    rows = (
        session.execute(select(_outside).where(_outside.c.removed_at.is_(None)).order_by(_outside.c.id))
        .mappings()
        .all()
    )
    people = known_people(session, {row["person_uid"] for row in rows}, profile.office.full_name)
    names = {person.uid: person.name for person in people}
    for row in rows:
        yield record_of(
            "outside_certificates",
            contents.OutsideCertificateContent(
                person_uid=row["person_uid"],
                person_name=names.get(row["person_uid"], ""),
                title=row["title"],
                issuer=row["issuer"],
                number=row["number"],
                dated=row["dated"],
                lesson_hours=row["lesson_hours"],
                topics=topics_of(row["topics"]),
                state=row["state"],
                checked_by=row["checked_by"],
                checked_on=row["checked_on"],
            ),
            uid=row["uid"],
            revision=row["revision"],
            owner_office=profile.office.uid,
            created_at=_since(desk),
        )


def _assignment_answers(desk: Desk, session: Session, profile: OfficeProfile, mentor: str) -> Iterator[PackageRecord]:
    """Yield which assignments of the mentor were carried out; each computer of an office answers for itself."""
    for item in list_feedback(session, office_uid=profile.office.uid, kinds=(FeedbackKind.ASSIGNMENT,)):
        if item.author_office == mentor and item.state is FeedbackState.MENDED and item.closed_at is not None:
            yield record_of(
                "assignment_answers",
                AssignmentAnswerContent(feedback_uid=item.uid, done_at=item.closed_at, by_name=item.closed_by),
                uid=sha256(f"{item.uid}|{desk.register.uid}".encode()).hexdigest()[:32],
                owner_office=profile.office.uid,
                created_at=item.closed_at,
            )


def _period_record(
    desk: Desk, session: Session, profile: OfficeProfile, figures: contents.PeriodContent
) -> PackageRecord:
    # What is said of a period changes from file to file; each saying has a number of its own.
    from db.models.exchange import ExchangeFileModel

    said = session.execute(
        select(ExchangeFileModel.id).where(
            ExchangeFileModel.outgoing.is_(True), ExchangeFileModel.period == figures.period
        )
    ).all()
    return record_of(
        "periods",
        figures,
        # Each computer of an office speaks for what its own register holds.
        uid=f"{desk.register.uid}.{figures.period}",
        revision=len(said) + 1,
        owner_office=profile.office.uid,
        created_at=desk.clock.now(),
    )


def _revision_times(session: Session, kind: str) -> dict[str, tuple[datetime, datetime]]:
    rows = session.execute(
        select(RevisionModel.subject_uid, RevisionModel.at)
        .where(RevisionModel.subject_kind == kind)
        .order_by(RevisionModel.revision)
    )
    times: dict[str, tuple[datetime, datetime]] = {}
    for uid, at in rows:
        times[uid] = (times[uid][0] if uid in times else at, at)
    return times


def _start(desk: Desk, period: Period) -> datetime:
    """The first moment of a period by the office's clock."""
    return datetime.combine(period.first_day, time(), desk.clock.now().astimezone().tzinfo)


def _since(desk: Desk) -> datetime:
    """A moment that never changes, for records that have none of their own."""
    return datetime(2026, 1, 1, tzinfo=desk.clock.now().tzinfo)
