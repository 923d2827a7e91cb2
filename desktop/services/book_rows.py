"""The lines of the register book: one for each object of each report."""

from collections.abc import Iterator
from datetime import date

from db.records.report import GiftObject, ReportEvent, ReportRecord
from db.vocabulary import DeadlineKind, Duty, ObjectLocation, ReportState, Step
from desktop.printing.register_book import BookRow
from desktop.rules.deadlines import Deadline
from desktop.rules.labels import indonesian_label
from desktop.rules.words import date_short, rupiah
from desktop.services.paper_contents import quantity_text


def book_rows(
    report: ReportRecord, clocks: tuple[Deadline, ...], duty: Duty | None, *, with_names: bool
) -> Iterator[BookRow]:
    """Yield the lines of one report; without names, reporter and giver stay empty."""
    due = {clock.kind: clock.due_on for clock in clocks}
    decided = report.event(Step.DECIDED)
    forwarded = report.event(Step.FORWARDED)
    for place, item in enumerate(report.objects):
        yield BookRow(
            number=report.number,
            registered_on=report.registered_on,
            first=place == 0,
            void=report.state is ReportState.VOID,
            kind=indonesian_label(report.kind),
            received_on=report.received_on,
            place=report.received_place,
            reporter=report.reporter.name if with_names else "",
            position=report.reporter.position if with_names else "",
            giver=item.giver.name if with_names else "",
            institution=item.giver.institution if with_names else "",
            relation=indonesian_label(item.giver.relation) if item.giver.relation else "",
            occasion=item.occasion_other or (indonesian_label(item.occasion) if item.occasion else ""),
            object_kind=indonesian_label(item.kind) if item.kind else "",
            description=item.description,
            quantity_text=quantity_text(item),
            value=item.value,
            due_upg=due.get(DeadlineKind.TO_UPG),
            due_kpk=due.get(DeadlineKind.TO_KPK),
            sent_to_upg_on=_day_of(report.event(Step.SENT_TO_UPG)) or report.reported_to_upg_on,
            forwarded_on=_day_of(forwarded),
            ticket=forwarded.details.number if forwarded else "",
            review=_review(report, duty),
            outcome=indonesian_label(decided.details.outcome) if decided and decided.details.outcome else "",
            decree=decided.details.number if decided else "",
            decree_on=decided.details.document_date if decided else None,
            follow_up=_follow_up(report),
            location=_location(report, item),
            state=indonesian_label(report.state),
            note=_note(report) if place == 0 else "",
        )


def _day_of(event: ReportEvent | None) -> date | None:
    return event.on if event else None


def _review(report: ReportRecord, duty: Duty | None) -> str:
    noted = report.event(Step.NOTED)
    words = indonesian_label(duty) if duty else ""
    if noted and noted.details.exemption_letter:
        words = f"{words} (huruf {noted.details.exemption_letter})".strip()
    return words


def _follow_up(report: ReportRecord) -> str:
    done = []
    for event in report.events:
        if event.step in (Step.HANDED_OVER, Step.PAID, Step.DISTRIBUTED):
            words = f"{indonesian_label(event.step)} {date_short(event.on)}"
            if event.step is Step.PAID:
                words += f" {rupiah(event.details.amount or 0)}"
            elif event.details.number:
                words += f", {event.details.number}"
            done.append(words)
    return "; ".join(done)


def _location(report: ReportRecord, item: GiftObject) -> str:
    """Where the object is after the last step that moved it, else where the report says."""
    for event in reversed(report.events):
        moved = event.step in (Step.IN_CUSTODY, Step.DISTRIBUTED, Step.KEPT, Step.HANDED_OVER)
        if moved and (not event.details.object_uids or item.uid in event.details.object_uids):
            return indonesian_label(event.step)
    if item.location is ObjectLocation.OTHER:
        return item.location_other
    return indonesian_label(item.location) if item.location else ""


def _note(report: ReportRecord) -> str:
    voided = report.event(Step.VOIDED)
    parts = [f"Dibatalkan: {voided.details.reason}" if voided else "", report.late_reason, report.note]
    return "; ".join(part for part in parts if part)
