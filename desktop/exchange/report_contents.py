"""A report as a package carries it: its form, its timeline and its attachments are records of their own.

The form changes by revisions; events and attachments are only ever added. So a package of an earlier day and one of
today agree about everything that was in both.
"""

from dataclasses import dataclass, field, fields
from datetime import date, datetime

from db.records.report import AttachmentRecord, ReportDraft, ReportEvent, ReportRecord, StepDetails
from db.vocabulary import AttachmentKind, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent(ReportDraft):
    """The form of a report with what the register added when it was entered. Its state follows from its events."""

    number: str = ""
    year: int | None = None
    rule_set: str = ""
    registered_on: date | None = None
    written_by_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventContent:
    """One entry of a report's timeline."""

    report_uid: str
    place: int = 0  # in the timeline, from 1: several entries may bear the same moment
    step: Step
    on: date
    at: datetime
    by_name: str = ""
    details: StepDetails = field(default_factory=StepDetails)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentContent:
    """A file kept with a report or a session; `sha256` and `length` are of the file as the office keeps it.

    Whether the file itself comes along, and in which size, stands in the body's list of blobs.
    """

    subject_uid: str  # of the report or session
    kind: AttachmentKind
    file_name: str = ""  # shown only, never a path
    media_type: str = ""
    length: int = 0
    sha256: str = ""
    caption: str = ""
    added_at: datetime
    added_by: str = ""
    paper_uid: str = ""


def report_content(report: ReportRecord) -> ReportContent:
    """Return the form of a report; where a clerk imported it from stays in the office."""
    values = {item.name: getattr(report, item.name) for item in fields(ReportContent)}
    return ReportContent(**values | {"imported_from": ""})


def event_content(report_uid: str, event: ReportEvent, place: int) -> EventContent:
    """Return an entry of a timeline; the account that wrote it stays in the office, its name goes along."""
    return EventContent(
        report_uid=report_uid,
        place=place,
        step=event.step,
        on=event.on,
        at=event.at,
        by_name=event.by_name,
        details=event.details,
    )


def attachment_content(attachment: AttachmentRecord) -> AttachmentContent:
    """Return what is known of an attachment, without the file."""
    return AttachmentContent(**{item.name: getattr(attachment, item.name) for item in fields(AttachmentContent)})
