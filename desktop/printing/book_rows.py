"""From a report to its lines in the register book; names, or none, are decided here."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from db.records.report import GiftObject, ReportEvent, ReportRecord
from db.vocabulary import Confidentiality, DeadlineKind, Duty, ObjectLocation, ReportKind, ReportState, Step
from desktop.printing.register_book import BookRow
from desktop.rules.deadlines import Deadline
from desktop.rules.labels import indonesian_label
from desktop.rules.masking import mask_inside, mask_names
from desktop.rules.words import date_short, rupiah

_MOVES = {
    Step.IN_CUSTODY: "Dititipkan",
    Step.DISTRIBUTED: "Disalurkan",
    Step.KEPT: "Disimpan",
    Step.HANDED_OVER: "Diserahkan",
    Step.PAID: "Disetor",
}

_AWAY = (Step.IN_CUSTODY, Step.DISTRIBUTED, Step.HANDED_OVER)


def book_rows(
    report: ReportRecord,
    clocks: Sequence[Deadline],
    duties: Sequence[Duty | None] = (),
    *,
    with_names: bool = True,
) -> tuple[BookRow, ...]:
    """Return the lines of a report, one for each object; `duties` is what was advised about each object.

    A secret report gives one line with its number and the day it was entered, nothing else.
    """
    if report.confidentiality is Confidentiality.SECRET:
        return (BookRow(number=report.number, registered_on=report.registered_on, secret=True),)
    padded = [*duties, *([None] * len(report.objects))]
    return tuple(
        _row(report, item, padded[place], clocks, first=place == 0, names=with_names)
        for place, item in enumerate(report.objects)
    )


def _row(
    report: ReportRecord,
    item: GiftObject,
    duty: Duty | None,
    clocks: Sequence[Deadline],
    *,
    first: bool,
    names: bool,
) -> BookRow:
    due = {clock.kind: clock.due_on for clock in clocks}
    sent, forwarded = report.event(Step.SENT_TO_UPG), report.event(Step.FORWARDED)
    decided = _latest(report, item, (Step.DECIDED,))
    details = decided.details if decided else None

    def free(text: str) -> str:
        """A text a clerk typed: without the names of the report unless they are wanted, never with a NIK."""
        return mask_inside(text if names else mask_names(text, _names(report)))

    return BookRow(
        number=report.number,
        registered_on=report.registered_on,
        first=first,
        void=report.state is ReportState.VOID,
        kind=indonesian_label(report.kind),
        received_on=report.received_on,
        place=free(report.received_place),
        reporter=report.reporter.name if names else "",
        position=report.reporter.position,
        giver=item.giver.name if names else "",
        institution=item.giver.institution if names else "",
        relation=_word(item.giver.relation),
        occasion=_word(item.occasion),
        object_kind=_word(item.kind),
        description=free(item.description),
        quantity_text=_quantity(item.quantity, item.unit),
        value=item.value,
        due_upg=due.get(DeadlineKind.TO_UPG),
        due_kpk=due.get(DeadlineKind.TO_KPK),
        sent_to_upg_on=sent.on if sent else report.reported_to_upg_on,
        forwarded_on=forwarded.on if forwarded else None,
        ticket=forwarded.details.number if forwarded else "",
        review=_review(report, duty),
        outcome=_word(details.outcome) if details else "",
        decree=details.number if details else "",
        decree_on=details.document_date if details else None,
        follow_up=free(_follow_up(report, item, names)),
        location=free(_location(report, item)),
        state=_state(report, clocks),
        note=free(report.note),
    )


def _names(report: ReportRecord) -> list[str]:
    reporter = report.reporter
    names = [reporter.name, reporter.contact_name]
    return [*names, *(item.giver.name for item in report.objects)]


def _word(member: StrEnum | None) -> str:
    return indonesian_label(member) if member is not None else ""


def _quantity(quantity: Decimal | None, unit: str) -> str:
    if quantity is None:
        return ""
    return f"{quantity.normalize():f} {unit}".replace(".", ",").strip()


def _review(report: ReportRecord, duty: Duty | None) -> str:
    noted = report.event(Step.NOTED)
    if noted is None:
        return _word(duty)
    letter = noted.details.exemption_letter
    return f"Tidak wajib dilaporkan, huruf {letter}" if letter else "Tidak wajib dilaporkan"


def _latest(report: ReportRecord, item: GiftObject, steps: Sequence[Step]) -> ReportEvent | None:
    """Return the latest event of these steps that concerns an object."""
    return next((e for e in reversed(report.events) if e.step in steps and _concerns(e, item)), None)


def _concerns(event: ReportEvent, item: GiftObject) -> bool:
    return not event.details.object_uids or item.uid in event.details.object_uids


def _follow_up(report: ReportRecord, item: GiftObject, names: bool) -> str:
    lines = []
    for event in report.events:
        if event.step not in _MOVES or not _concerns(event, item):
            continue
        details = event.details
        to = f" kepada {details.recipient}" if names and details.recipient else ""
        amount = f" {rupiah(details.amount)}" if details.amount is not None else ""
        number = f", nomor {details.number}" if details.number else ""
        lines.append(f"{_MOVES[event.step]} {date_short(event.on)}{to}{amount}{number}")
    return "\n".join(lines)


def _location(report: ReportRecord, item: GiftObject) -> str:
    """Return where an object was said to be; nothing where it was refused, or where a later step says that it moved."""
    if report.kind is ReportKind.REFUSAL or _latest(report, item, _AWAY):
        return ""
    other = item.location_other if item.location is ObjectLocation.OTHER else ""
    return other or _word(item.location)


def _state(report: ReportRecord, clocks: Sequence[Deadline]) -> str:
    late = report.state is not ReportState.VOID and any(clock.late and clock.ours for clock in clocks)
    return f"{indonesian_label(report.state)}{' (terlambat)' if late else ''}"
