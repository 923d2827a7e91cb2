"""Reports still being written."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.orm import Session

from db.models.reports import DraftModel
from db.problem import Problem
from db.queries.tables import table
from db.records import canonical
from db.records.report import ReportDraft

_drafts = table(DraftModel)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDraft:
    """A draft with when it was begun and last saved."""

    uid: str
    started_at: datetime
    changed_at: datetime
    draft: ReportDraft


def put_draft(session: Session, uid: str, account_uid: str, draft: ReportDraft, at: datetime) -> None:
    """Save a draft, new or again.

    Raises Problem `draft-unknown` when the uid is that of another account's draft.
    """
    content = canonical.to_bytes(draft)
    changed = session.execute(
        update(_drafts)
        .where(_drafts.c.uid == uid, _drafts.c.account_uid == account_uid)
        .values(content=content, changed_at=at)
    )
    if cast(CursorResult[Any], changed).rowcount == 0:
        if session.execute(select(_drafts.c.uid).where(_drafts.c.uid == uid)).first() is not None:
            raise Problem("draft-unknown")
        session.execute(
            insert(_drafts).values(uid=uid, account_uid=account_uid, started_at=at, changed_at=at, content=content)
        )


def list_drafts(session: Session, account_uid: str) -> tuple[StoredDraft, ...]:
    """Return an account's drafts, the latest first."""
    rows = session.execute(
        select(_drafts).where(_drafts.c.account_uid == account_uid).order_by(_drafts.c.changed_at.desc())
    ).mappings()
    return tuple(
        StoredDraft(
            uid=row["uid"],
            started_at=row["started_at"],
            changed_at=row["changed_at"],
            draft=canonical.from_bytes(row["content"], ReportDraft),
        )
        for row in rows
    )


def get_draft(session: Session, uid: str, account_uid: str) -> StoredDraft:
    """Return one draft of an account.

    Raises Problem `draft-unknown`.
    """
    found = next((d for d in list_drafts(session, account_uid) if d.uid == uid), None)
    if found is None:
        raise Problem("draft-unknown")
    return found


def delete_draft(session: Session, uid: str, account_uid: str) -> None:
    """Throw a draft away; nothing was submitted yet."""
    session.execute(delete(_drafts).where(_drafts.c.uid == uid, _drafts.c.account_uid == account_uid))
