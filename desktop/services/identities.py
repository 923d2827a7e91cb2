"""What a reader sees instead of identities (role "reader: no identities")."""

from collections.abc import Iterable
from dataclasses import replace

from db.records.office import OfficialRecord
from db.records.report import (
    GiftObject,
    Giver,
    ReportDraft,
    Reporter,
    ReportEvent,
    ReportRecord,
    ReportRevision,
    ReportRow,
)
from desktop.rules.masking import mask_inside, mask_names

HIDDEN = "•••"


def hide_in_row(row: ReportRow) -> ReportRow:
    """Return a register line without names."""
    return replace(
        row,
        reporter_name=HIDDEN,
        reporter_position=HIDDEN,
        giver_name=HIDDEN if row.giver_name else "",
        giver_institution=HIDDEN if row.giver_institution else "",
        description=_covered(row.description, (row.reporter_name, row.giver_name, row.giver_institution)),
    )


def hide_in_record(record: ReportRecord) -> ReportRecord:
    """Return a report without identities: names, addresses, numbers, and the texts that may hold names."""
    names = _names(record)
    return replace(
        record,
        reporter=_reporter(record.reporter),
        objects=tuple(_object(item, names) for item in record.objects),
        official_uid="",
        received_place=_covered(record.received_place, names),
        chronology=_hide(record.chronology),
        note=_hide(record.note),
        late_reason=_hide(record.late_reason),
        imported_from="",
        events=tuple(_event(event) for event in record.events),
        attachments=(),
    )


def hide_in_revision(revision: ReportRevision) -> ReportRevision:
    """Return a revision without identities."""
    content = revision.content
    names = _names(content)
    hidden: ReportDraft = replace(
        content,
        reporter=_reporter(content.reporter),
        objects=tuple(_object(item, names) for item in content.objects),
        official_uid="",
        received_place=_covered(content.received_place, names),
        chronology=_hide(content.chronology),
        note=_hide(content.note),
        late_reason=_hide(content.late_reason),
        imported_from="",
    )
    return replace(revision, content=hidden, reason=_hide(revision.reason))


def hide_in_official(record: OfficialRecord) -> OfficialRecord:
    """Return an official with name and position only: who holds an office is public, the rest is not."""
    return replace(
        record,
        nik=_hide(record.nik),
        nip=_hide(record.nip),
        birth_place="",
        birth_date=None,
        address="",
        phone="",
        email="",
        note="",
    )


def _reporter(reporter: Reporter) -> Reporter:
    return Reporter(name=HIDDEN, institution=reporter.institution)


def _names(report: ReportDraft) -> tuple[str, ...]:
    givers = (name for item in report.objects for name in (item.giver.name, item.giver.institution))
    return (report.reporter.name, report.reporter.contact_name, *givers)


def _event(event: ReportEvent) -> ReportEvent:
    details = event.details
    return replace(
        event,
        details=replace(
            details,
            recipient=_hide(details.recipient),
            recipient_address=_hide(details.recipient_address),
            recipient_position=_hide(details.recipient_position),
            witness=_hide(details.witness),
            place=_hide(details.place),
            condition=_hide(details.condition),
            reason=_hide(details.reason),
            gaps=tuple(_hide(gap) for gap in details.gaps),
        ),
    )


def _object(item: GiftObject, names: Iterable[str]) -> GiftObject:
    giver = item.giver
    names = tuple(names)
    return replace(
        item,
        giver=Giver(
            name=_hide(giver.name),
            institution=_hide(giver.institution),
            address=_hide(giver.address),
            relation=giver.relation,
            relation_other=_covered(giver.relation_other, names),
            reason=_hide(giver.reason),
        ),
        description=_covered(item.description, names),
        occasion_other=_covered(item.occasion_other, names),
        location_other=_covered(item.location_other, names),
        kind_other=_covered(item.kind_other, names),
    )


def _covered(text: str, names: Iterable[str]) -> str:
    return mask_inside(mask_names(text, names))


def _hide(text: str) -> str:
    return HIDDEN if text else ""
