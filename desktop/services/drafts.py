"""Reports still being written: saved as the clerk leaves a field, so a power cut loses at most one field."""

from db.queries import drafts as queries
from db.queries.drafts import StoredDraft
from db.records.changes import Done
from db.records.report import ReportDraft
from db.vocabulary import Role, Topic
from desktop.rules.texts import clean_record
from desktop.services.desk import Desk
from desktop.services.uids import new_uid


def save_draft(desk: Desk, draft: ReportDraft, uid: str | None = None) -> Done[str]:
    """Save a draft and return its uid; drafts belong to the account that writes them and leave no audit line."""
    desk.require(Role.MANAGER, Role.CLERK)
    uid = uid or new_uid(desk.clock)
    with desk.changing() as change:
        queries.put_draft(change.session, uid, desk.account.uid, clean_record(draft), desk.clock.now())
        change.touch(Topic.DRAFTS)
    return Done(uid, change.changes)


def list_drafts(desk: Desk) -> tuple[StoredDraft, ...]:
    """Return the drafts of the signed-in account, the latest first."""
    with desk.reading() as session:
        return queries.list_drafts(session, desk.account.uid)


def open_draft(desk: Desk, uid: str) -> StoredDraft:
    """Return one draft.

    Raises Problem `draft-unknown`.
    """
    with desk.reading() as session:
        return queries.get_draft(session, uid, desk.account.uid)


def discard_draft(desk: Desk, uid: str) -> Done[None]:
    """Throw a draft away."""
    with desk.changing() as change:
        queries.delete_draft(change.session, uid, desk.account.uid)
        change.audit("draft-discarded", "draft", uid)
        change.touch(Topic.DRAFTS)
    return Done(None, change.changes)
