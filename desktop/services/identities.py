"""What a reader sees instead of identities (role "reader: no identities")."""

from dataclasses import replace

from db.records.report import GiftObject, Giver, ReportDraft, Reporter, ReportRecord, ReportRevision, ReportRow

HIDDEN = "•••"


def hide_in_row(row: ReportRow) -> ReportRow:
    """Return a register line without names."""
    return replace(
        row,
        reporter_name=HIDDEN,
        reporter_position=HIDDEN,
        giver_name=HIDDEN if row.giver_name else "",
        giver_institution=HIDDEN if row.giver_institution else "",
    )


def hide_in_record(record: ReportRecord) -> ReportRecord:
    """Return a report without identities: names, addresses, numbers, and the texts that may hold names."""
    hidden_events = tuple(
        replace(
            e,
            details=replace(
                e.details,
                recipient=_hide(e.details.recipient),
                recipient_address=_hide(e.details.recipient_address),
                witness=_hide(e.details.witness),
                reason=_hide(e.details.reason),
            ),
        )
        for e in record.events
    )
    return replace(
        record,
        reporter=_reporter(record.reporter),
        objects=tuple(_object(item) for item in record.objects),
        official_uid="",
        chronology=_hide(record.chronology),
        note=_hide(record.note),
        late_reason=_hide(record.late_reason),
        events=hidden_events,
        attachments=(),
    )


def hide_in_revision(revision: ReportRevision) -> ReportRevision:
    """Return a revision without identities."""
    content = revision.content
    hidden: ReportDraft = replace(
        content,
        reporter=_reporter(content.reporter),
        objects=tuple(_object(item) for item in content.objects),
        official_uid="",
        chronology=_hide(content.chronology),
        note=_hide(content.note),
        late_reason=_hide(content.late_reason),
    )
    return replace(revision, content=hidden)


def _reporter(reporter: Reporter) -> Reporter:
    return Reporter(name=HIDDEN, institution=reporter.institution)


def _object(item: GiftObject) -> GiftObject:
    giver = item.giver
    return replace(
        item,
        giver=Giver(
            name=_hide(giver.name),
            institution=_hide(giver.institution),
            address=_hide(giver.address),
            relation=giver.relation,
            relation_other=giver.relation_other,
            reason=_hide(giver.reason),
        ),
    )


def _hide(text: str) -> str:
    return HIDDEN if text else ""
