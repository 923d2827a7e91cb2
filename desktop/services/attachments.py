"""Files kept with a report, session or person: sealed once, shown from memory, copied out only with an audit line."""

from pathlib import Path
from typing import Any, cast

from sqlalchemy import CursorResult, func, insert, select, update
from sqlalchemy.orm import Session

from db.change import Change
from db.models.reports import AttachmentModel
from db.problem import Problem
from db.queries import papers as paper_queries
from db.queries import reports as report_queries
from db.queries.report_mapping import attachment_record
from db.queries.tables import table
from db.records.changes import Done
from db.records.report import AttachmentRecord
from db.safe_file import write_atomically
from db.vocabulary import AttachmentKind, Role, Topic
from desktop.rules.texts import clean_line
from desktop.services import pictures
from desktop.services.desk import Desk
from desktop.services.paper_access import require_to_issue
from desktop.services.uids import new_uid

_attachments = table(AttachmentModel)
MAX_PER_REPORT = 40
_TRAINING = (AttachmentKind.SESSION_PHOTO, AttachmentKind.CERTIFICATE_COPY)


def add(
    desk: Desk,
    subject_uid: str,
    content: bytes,
    file_name: str,
    kind: AttachmentKind,
    caption: str = "",
    paper_uid: str = "",
) -> Done[AttachmentRecord]:
    """Keep a file with a report, a session or a person (with an empty `subject_uid`: with a paper about none of them).

    Raises the Problems of `pictures.prepare`, and `attachments-too-many`.
    """
    _require(desk, kind)
    kept = pictures.prepare(content, file_name)
    with desk.changing() as change:
        record = keep(desk, change, kept, subject_uid, kind, caption, paper_uid)
    return Done(record, change.changes)


def keep(
    desk: Desk,
    change: Change,
    kept: pictures.KeptFile,
    subject_uid: str,
    kind: AttachmentKind,
    caption: str = "",
    paper_uid: str = "",
) -> AttachmentRecord:
    """Seal a prepared file and enter it, as part of a change that is open already.

    Raises Problem `attachments-too-many`, `report-unknown`.
    """
    if subject_uid:  # asked before the file is sealed, so that a refused one leaves nothing in the folder
        if kind not in _TRAINING:
            report_queries.get_report(change.session, subject_uid, desk.viewer)
        if _count(change.session, subject_uid) >= MAX_PER_REPORT:
            raise Problem("attachments-too-many", field="file", limit=MAX_PER_REPORT)
    sealed = desk.register.attachments.seal(kept.content)
    record = AttachmentRecord(
        uid=new_uid(desk.clock),
        subject_uid=subject_uid,
        kind=kind,
        file_name=kept.file_name,
        media_type=kept.media_type,
        length=sealed.length,
        sha256=sealed.sha256,
        sealed_name=sealed.sealed_name,
        caption=clean_line(caption),
        added_at=desk.clock.now(),
        added_by=desk.account.name,
        paper_uid=paper_uid,
    )
    values = {name: getattr(record, name) for name in record.__dataclass_fields__}
    change.session.execute(insert(_attachments).values(**values, removed_at=None, removed_reason=""))
    change.audit("attachment-added", "attachment", record.uid, record.sha256)
    change.touch(Topic.ATTACHMENTS, Topic.SESSIONS if kind in _TRAINING else Topic.REPORTS)
    return record


def of_subject(desk: Desk, subject_uid: str) -> tuple[AttachmentRecord, ...]:
    """Return the files kept with a session or a person, the first first."""
    with desk.reading() as session:
        rows = session.execute(
            select(_attachments)
            .where(
                _attachments.c.subject_uid == subject_uid,
                _attachments.c.kind.in_(_TRAINING),
                _attachments.c.removed_at.is_(None),
            )
            .order_by(_attachments.c.id)
        ).mappings()
        return tuple(attachment_record(row) for row in rows)


def content(desk: Desk, uid: str) -> bytes:
    """Return the plain bytes of an attachment, checked against its hash.

    Raises Problem `attachment-unknown`, `attachment-damaged`, `not-allowed`: a picture may show who gave.
    """
    record = _record(desk, uid)
    if record.subject_uid or not record.paper_uid:
        _require(desk, record.kind)
    else:  # the scan of a paper is for who may issue that paper
        with desk.reading() as session:
            require_to_issue(desk, paper_queries.get_paper(session, record.paper_uid, desk.viewer).kind)
    return desk.register.attachments.open(record.sealed_name, record.sha256)


def remove(desk: Desk, uid: str, reason: str) -> Done[AttachmentRecord]:
    """Take an attachment from a report's page; it stays sealed and listed in the audit log with its reason."""
    reason = clean_line(reason)
    if not reason:
        raise Problem("reason-missing", field="reason")
    record = _record(desk, uid)
    _require(desk, record.kind)
    with desk.changing() as change:
        removed = change.session.execute(
            update(_attachments)
            .where(_attachments.c.uid == uid, _attachments.c.removed_at.is_(None))
            .values(removed_at=desk.clock.now(), removed_reason=reason)
        )
        if cast(CursorResult[Any], removed).rowcount == 0:
            raise Problem("attachment-unknown")
        change.audit("attachment-removed", "attachment", uid, reason)
        change.touch(Topic.ATTACHMENTS, Topic.SESSIONS if record.kind in _TRAINING else Topic.REPORTS)
    return Done(record, change.changes)


def save_copy(desk: Desk, uid: str, path: Path) -> Path:
    """Write an unsealed copy where the person says; that it left the register is in the audit log.

    Raises Problem `file-not-written`.
    """
    plain = content(desk, uid)
    with desk.changing() as change:
        change.audit("attachment-copied-out", "attachment", uid)
        change.touch(Topic.AUDIT)
        try:
            write_atomically(path, plain)
        except OSError as error:
            raise Problem("file-not-written", path=path) from error
    return path


def _record(desk: Desk, uid: str) -> AttachmentRecord:
    with desk.reading() as session:
        row = session.execute(select(_attachments).where(_attachments.c.uid == uid)).mappings().first()
        if row is None:
            raise Problem("attachment-unknown")
        record = attachment_record(row)
        if record.subject_uid and record.kind not in _TRAINING:
            report_queries.get_report(session, record.subject_uid, desk.viewer)  # refuses what this person may not see
        elif record.paper_uid:
            paper_queries.get_paper(session, record.paper_uid, desk.viewer)
    return record


def _count(session: Session, subject_uid: str) -> int:
    statement = (
        select(func.count())
        .select_from(_attachments)
        .where(_attachments.c.subject_uid == subject_uid, _attachments.c.removed_at.is_(None))
    )
    return int(session.execute(statement).scalar_one())


def _require(desk: Desk, kind: AttachmentKind) -> None:
    trainers = (Role.TRAINER,) if kind in _TRAINING else ()
    desk.require(Role.MANAGER, Role.CLERK, *trainers)
