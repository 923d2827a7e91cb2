"""One record of a package: an envelope that says what it is, and its content."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from db.records.report import ReportRecord
from db.vocabulary import Confidentiality, RecordState, ReportState
from desktop.exchange.content_form import content_hash, decoded, encoded
from desktop.exchange.contents import COLLECTIONS
from desktop.exchange.report_contents import attachment_content, event_content, report_content


@dataclass(frozen=True, kw_only=True)
class PackageRecord:
    """A record as it travels. `raw` is the canonical JSON of its content, `content_hash` its SHA-256.

    A record that asks to be destroyed has neither content nor raw, keeps the hash of its last content, and names the
    minutes of the destruction.
    """

    collection: str
    uid: str
    revision: int
    content_hash: str
    owner_office: str  # uid of the office it belongs to
    created_at: datetime
    changed_at: datetime
    state: RecordState = RecordState.LIVE
    minutes: str = ""
    raw: bytes = field(default=b"", repr=False)

    @cached_property
    def content(self) -> Any:
        """The content as a record of its collection's type, read when first asked for; None without one."""
        return decoded(self.raw, COLLECTIONS[self.collection].kind) if self.raw else None


def record_of(
    collection: str,
    content: object,
    *,
    uid: str,
    owner_office: str,
    created_at: datetime,
    revision: int = 1,
    changed_at: datetime | None = None,
) -> PackageRecord:
    """Return a record that holds a content.

    Raises TypeError when the content is not of the collection's type, ContentFault when it breaks a bound.
    """
    if type(content) is not COLLECTIONS[collection].kind:
        raise TypeError(f"{collection} does not hold {type(content).__name__}")
    raw = encoded(content)
    return PackageRecord(
        collection=collection,
        uid=uid,
        revision=revision,
        content_hash=content_hash(raw),
        owner_office=owner_office,
        created_at=created_at,
        changed_at=changed_at or created_at,
        raw=raw,
    )


def destruction_of(record: PackageRecord, minutes: str, at: datetime) -> PackageRecord:
    """Return the request to destroy a record: its envelope without its content."""
    return PackageRecord(
        collection=record.collection,
        uid=record.uid,
        revision=record.revision,
        content_hash=record.content_hash,
        owner_office=record.owner_office,
        created_at=record.created_at,
        changed_at=at,
        state=RecordState.DESTROYED,
        minutes=minutes,
    )


def records_of_report(report: ReportRecord) -> tuple[PackageRecord, ...]:
    """Return a report with its timeline and its attachments.

    Raises ValueError for a secret report and for a draft: neither ever leaves the office.
    """
    if report.confidentiality is Confidentiality.SECRET or report.state is ReportState.DRAFT:
        raise ValueError("a secret report or a draft never leaves the office")
    owner = report.owner_office
    form = record_of(
        "reports",
        report_content(report),
        uid=report.uid,
        revision=report.revision,
        owner_office=owner,
        created_at=report.created_at,
        changed_at=report.changed_at,
    )
    events = (
        record_of(
            "report_events",
            event_content(report.uid, item, place),
            uid=item.uid,
            owner_office=owner,
            created_at=item.at,
        )
        for place, item in enumerate(report.events, start=1)
    )
    attachments = (
        record_of(
            "attachments",
            attachment_content(item),
            uid=item.uid,
            owner_office=owner,
            created_at=item.added_at,
        )
        for item in report.attachments
    )
    return (form, *events, *attachments)
