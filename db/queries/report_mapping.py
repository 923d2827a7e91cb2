"""Report records to table rows and back."""

from dataclasses import fields
from typing import Any

from db.records import canonical
from db.records.names import name_key
from db.records.report import (
    Answers,
    AttachmentRecord,
    GiftObject,
    Giver,
    ReportDraft,
    Reporter,
    ReportEvent,
    ReportRecord,
    StepDetails,
)

_DRAFT_FIELDS = [f.name for f in fields(ReportDraft) if f.name not in ("reporter", "objects")]
_REPORTER_FIELDS = [f.name for f in fields(Reporter)]
_GIVER_FIELDS = [f.name for f in fields(Giver)]
_OBJECT_FIELDS = [f.name for f in fields(GiftObject) if f.name not in ("giver", "answers")]
_ATTACHMENT_FIELDS = [f.name for f in fields(AttachmentRecord)]


def draft_columns(draft: ReportDraft) -> dict[str, Any]:
    """Return the columns of `reports` that a draft fills, with those derived from its objects."""
    columns: dict[str, Any] = {name: getattr(draft, name) for name in _DRAFT_FIELDS}
    columns |= {f"reporter_{name}": getattr(draft.reporter, name) for name in _REPORTER_FIELDS}
    first = draft.objects[0] if draft.objects else GiftObject()
    columns |= {
        "giver_name": first.giver.name,
        "giver_institution": first.giver.institution,
        "relation": first.giver.relation,
        "occasion": first.occasion,
        "object_kind": first.kind,
        "description": first.description,
        "object_count": len(draft.objects),
        "total_value": sum(item.value or 0 for item in draft.objects),
    }
    return columns


def object_columns(report_id: int, position: int, item: GiftObject) -> dict[str, Any]:
    """Return one row of `report_objects`."""
    columns: dict[str, Any] = {name: getattr(item, name) for name in _OBJECT_FIELDS}
    columns |= {f"giver_{name}": getattr(item.giver, name) for name in _GIVER_FIELDS}
    columns |= {
        "report_id": report_id,
        "position": position,
        "giver_key": name_key(item.giver.name),
        "answers": canonical.to_bytes(item.answers),
    }
    return columns


def object_record(row: Any) -> GiftObject:
    """Return the object of a row of `report_objects`."""
    return GiftObject(
        **{name: row[name] for name in _OBJECT_FIELDS},
        giver=Giver(**{name: row[f"giver_{name}"] for name in _GIVER_FIELDS}),
        answers=canonical.from_bytes(row["answers"], Answers),
    )


def event_record(row: Any) -> ReportEvent:
    """Return the event of a row of `report_events`."""
    return ReportEvent(
        uid=row["uid"],
        step=row["step"],
        on=row["on_day"],
        at=row["at"],
        by_uid=row["by_uid"],
        by_name=row["by_name"],
        details=canonical.from_bytes(row["details"], StepDetails),
    )


def attachment_record(row: Any) -> AttachmentRecord:
    """Return the attachment of a row of `attachments`."""
    return AttachmentRecord(**{name: row[name] for name in _ATTACHMENT_FIELDS})


_RECORD_FIELDS = [
    f.name for f in fields(ReportRecord) if f.name not in ("reporter", "objects", "events", "attachments")
]


def report_record(
    row: Any,
    objects: tuple[GiftObject, ...],
    events: tuple[ReportEvent, ...],
    attachments: tuple[AttachmentRecord, ...],
) -> ReportRecord:
    """Return the report of a row of `reports` and the rows that belong to it."""
    return ReportRecord(
        **{name: row[name] for name in _RECORD_FIELDS},
        reporter=Reporter(**{name: row[f"reporter_{name}"] for name in _REPORTER_FIELDS}),
        objects=objects,
        events=events,
        attachments=attachments,
    )


def draft_of(report: ReportDraft) -> ReportDraft:
    """Return only what a clerk can type of a report, for a form, a revision or an exchange file."""
    return ReportDraft(**{f.name: getattr(report, f.name) for f in fields(ReportDraft)})
