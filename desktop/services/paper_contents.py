"""From records to what a paper is drawn from: one builder per paper, no drawing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from db.problem import Problem
from db.queries import reports as queries
from db.queries.report_mapping import draft_of
from db.records.office import OfficeProfile, Signatory
from db.records.period import Period
from db.records.report import GiftObject, ReportEvent, ReportRecord
from db.vocabulary import AttachmentKind, Confidentiality, PaperKind, PaperSize, Step
from desktop.printing.frame import PaperFrame
from desktop.printing.items import Party, paper_item
from desktop.rules.deadlines import deadlines_of
from desktop.rules.labels import indonesian_label, paper_label
from desktop.rules.law import LimitName, rule_set_on
from desktop.services.desk import Desk
from desktop.services.work_calendar import calendar_in


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRequest:
    """Which paper is wanted. `subject_uid` is a report (uid or number) or a session (uid) for papers about one.

    `period` is for books, summaries, nil letters and statements; `number` a number typed from the office's agenda;
    `details` holds what a single paper asks beside that (`event` = uid of the step it belongs to).
    """

    kind: PaperKind
    subject_uid: str = ""
    period: Period | None = None
    with_names: bool = False
    number: str = ""
    dated: date | None = None
    paper_size: PaperSize | None = None
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A paper ready to be drawn: its content and what the list of issued papers says of it.

    `dated` is the date on the paper where that is not the day it is asked for; `title` says more than its kind.
    """

    content: Any
    subject_uid: str
    number: str
    dated: date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """What every builder may ask: an open session, the desk, the profile, the request."""

    session: Session
    desk: Desk
    profile: OfficeProfile
    request: PaperRequest

    @property
    def dated(self) -> date:
        """The date on the paper."""
        return self.request.dated or self.desk.today

    def frame(self, number: str, *, confidential: bool = False) -> PaperFrame:
        """Return the office's part of the paper."""
        return frame_of(self.profile, number, self.dated, self.request.paper_size, confidential=confidential)

    def report(self) -> ReportRecord:
        """Return the report the paper is about.

        Raises Problem `paper-needs-report` or `report-unknown`.
        """
        if not self.request.subject_uid:
            raise Problem("paper-needs-report", field="subject_uid")
        viewer = self.desk.viewer
        uid = queries.find_uid(self.session, self.request.subject_uid, viewer)
        return queries.get_report(self.session, uid, viewer)

    def period(self) -> Period:
        """Return the period the paper is about.

        Raises Problem `paper-needs-period`.
        """
        if self.request.period is None:
            raise Problem("paper-needs-period", field="period")
        return self.request.period


def frame_of(
    profile: OfficeProfile, number: str, dated: date, size: PaperSize | None = None, *, confidential: bool = False
) -> PaperFrame:
    """Return the office's part of a paper."""
    return PaperFrame(
        office_name=profile.office.full_name,
        kind=profile.office.kind,
        letterhead=profile.letterhead,
        head=profile.head,
        place=profile.place or profile.office.name,
        paper_size=size or profile.paper_size,
        number=number,
        dated=dated,
        confidential=confidential,
        demo=profile.demo,
    )


def report_form(sources: Sources) -> Prepared:
    """The official form, filled from one report; the only paper that holds the NIK in full."""
    from desktop.printing.report_form import ReportFormPaper

    report = sources.report()
    sent = report.event(Step.SENT_TO_UPG)
    draft = draft_of(report)
    if draft.reported_to_upg_on is None and sent is not None:
        draft = replace(draft, reported_to_upg_on=sent.on)
    number = sources.request.number or report.number
    content = ReportFormPaper(
        frame=sources.frame(number, confidential=True),
        number=report.number,
        draft=draft,
        attachments=tuple((a.kind, a.caption or a.file_name) for a in report.attachments),
        limits=form_limits(report.received_on or sources.dated),
    )
    return _about(report, content, number)


def form_limits(day: date) -> Any:
    """Return the limits that differ from the printed form, for a gift received on a day."""
    from desktop.printing.report_form import FormLimits

    rules = rule_set_on(day)
    return FormLimits(
        ceremony=rules.limits[LimitName.CEREMONY_PER_GIVER].amount,
        since=rules.in_force_from,
        source=rules.short_title,
        notes=(rules.consequences["late"].indonesian, rules.consequences["incomplete"].indonesian),
    )


def receipt(sources: Sources) -> Prepared:
    """The receipt for the reporter."""
    from desktop.printing.receipt import ReceiptPaper

    report = sources.report()
    clocks = deadlines_of(report, calendar_in(sources.session), sources.profile.rules, sources.dated)
    number = sources.request.number or report.number
    content = ReceiptPaper(
        frame=sources.frame(number, confidential=True),
        report_number=report.number,
        kind=report.kind,
        reporter_name=report.reporter.name,
        reporter_position=report.reporter.position,
        received_on=report.received_on,
        reported_on=report.reported_on or report.registered_on,
        objects=tuple(paper_item(o) for o in report.objects),
        deadlines=tuple((indonesian_label(c.kind), c.due_on) for c in clocks if c.ours and c.open),
        met=tuple((indonesian_label(c.kind), c.done_on) for c in clocks if c.ours and c.done_on is not None),
        taken_by=Signatory(name=report.written_by_name, title="Petugas pencatat"),
    )
    return _about(report, content, number)


def handover(sources: Sources) -> Prepared:
    """The hand-over sheet (BAST) of the step that moved the object."""
    from desktop.printing.handover import HandoverPaper

    report = sources.report()
    event = _event(report, sources.request, (Step.HANDED_OVER, Step.IN_CUSTODY))
    details = event.details
    number = sources.request.number or details.number or report.number
    content = HandoverPaper(
        frame=sources.frame(number, confidential=report.confidentiality is Confidentiality.SECRET),
        on=event.on,
        basis=_basis(report),
        first=_reporter(report),
        second=Party(name=details.recipient, position=details.recipient_position, address=details.recipient_address),
        items=tuple(paper_item(o, details.condition) for o in _objects(report, event)),
        witness=Party(name=details.witness) if details.witness else None,
        note=details.reason,
    )
    return _about(report, content, number)


def distribution(sources: Sources) -> Prepared:
    """The distribution sheet of perishable objects, with the photos kept of it."""
    from desktop.printing.distribution import DistributionPaper

    report = sources.report()
    event = _event(report, sources.request, (Step.DISTRIBUTED,))
    details = event.details
    number = sources.request.number or details.number or report.number
    photos = [
        a
        for a in report.attachments
        if a.media_type == "image/jpeg"
        and (a.uid in details.attachment_uids or a.kind is AttachmentKind.DISTRIBUTION_PHOTO)
    ]
    store = sources.desk.register.attachments
    content = DistributionPaper(
        frame=sources.frame(number, confidential=report.confidentiality is Confidentiality.SECRET),
        on=event.on,
        basis=_basis(report),
        giver_party=_reporter(report),
        recipient=Party(name=details.recipient, position=details.recipient_position, address=details.recipient_address),
        items=tuple(paper_item(o, details.condition) for o in _objects(report, event)),
        reason=details.reason,
        photos=tuple(store.open(a.sealed_name, a.sha256) for a in photos[:4]),
        photo_captions=tuple(a.caption for a in photos[:4]),
    )
    return _about(report, content, number)


def _about(report: ReportRecord, content: Any, number: str) -> Prepared:
    return Prepared(content=content, subject_uid=report.uid, number=number)


def _event(report: ReportRecord, request: PaperRequest, steps: tuple[Step, ...]) -> ReportEvent:
    wanted = request.details.get("event", "")
    found = [e for e in report.events if e.step in steps and (not wanted or e.uid == wanted)]
    if not found:
        raise Problem("paper-needs-step", step=", ".join(paper_label(s) for s in steps), number=report.number)
    return found[-1]


def _objects(report: ReportRecord, event: ReportEvent) -> tuple[GiftObject, ...]:
    chosen = event.details.object_uids
    return tuple(o for o in report.objects if not chosen or o.uid in chosen)


def _reporter(report: ReportRecord) -> Party:
    who = report.reporter
    return Party(name=who.name, position=who.position, address=who.institution or who.address)


def _basis(report: ReportRecord) -> str:
    from desktop.rules.words import date_long

    basis = f"laporan gratifikasi nomor register {report.number}"
    if report.registered_on is not None:
        basis += f" tanggal {date_long(report.registered_on)}"
    decided = report.event(Step.DECIDED)
    if decided is not None and decided.details.number:
        basis += f" dan Keputusan Pimpinan KPK Nomor {decided.details.number}"
        if decided.details.document_date is not None:
            basis += f" tanggal {date_long(decided.details.document_date)}"
    return basis


Builder = Callable[[Sources], Prepared]
BUILDERS: dict[PaperKind, Builder] = {
    PaperKind.REPORT_FORM: report_form,
    PaperKind.RECEIPT: receipt,
    PaperKind.HANDOVER: handover,
    PaperKind.DISTRIBUTION: distribution,
}
