"""Every revision of a record's content, kept for good."""

from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from db.models.reports import RevisionModel
from db.queries.tables import table
from db.records import canonical
from db.records.report import ReportDraft, ReportRevision

_revisions = table(RevisionModel)
_INSERT = insert(_revisions)


def add_revision(
    session: Session,
    *,
    subject_kind: str,
    subject_uid: str,
    revision: int,
    at: datetime,
    by_uid: str,
    by_name: str,
    reason: str,
    content: bytes,
    content_hash: str,
) -> None:
    """Keep the content of a revision; revisions are never changed."""
    session.execute(
        _INSERT,
        {
            "subject_kind": subject_kind,
            "subject_uid": subject_uid,
            "revision": revision,
            "at": at,
            "by_uid": by_uid,
            "by_name": by_name,
            "reason": reason,
            "content": content,
            "content_hash": content_hash,
        },
    )


def report_revisions(session: Session, uid: str) -> tuple[ReportRevision, ...]:
    """Return all revisions of a report, the first first."""
    rows = session.execute(
        select(_revisions).where(_revisions.c.subject_uid == uid).order_by(_revisions.c.revision)
    ).mappings()
    return tuple(
        ReportRevision(
            revision=row["revision"],
            at=row["at"],
            by_name=row["by_name"],
            reason=row["reason"],
            content=canonical.from_bytes(row["content"], ReportDraft),
            content_hash=row["content_hash"],
        )
        for row in rows
    )
