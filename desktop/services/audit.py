"""The audit log, read."""

from typing import Any, TypeVar

from sqlalchemy import Select, func, or_, select

from db.models.system import AccountModel, AuditEntryModel
from db.records.audit import AuditRecord
from db.vocabulary import Role
from desktop.rules.texts import clean_line
from desktop.services.desk import Desk

# Any statement over the entries; narrowing it keeps what it selects.
Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])


def list_entries(desk: Desk, search: str = "", offset: int = 0, limit: int = 200) -> tuple[AuditRecord, ...]:
    """Return entries, the latest first; `search` looks in action, kind and uid of the subject."""
    desk.require(Role.MANAGER)
    statement = (
        select(AuditEntryModel, AccountModel.name)
        .join(AccountModel, AccountModel.uid == AuditEntryModel.account_uid, isouter=True)
        .order_by(AuditEntryModel.seq.desc())
        .offset(offset)
        .limit(limit)
    )
    with desk.reading() as session:
        rows = session.execute(_matching(statement, search)).all()
    return tuple(
        AuditRecord(
            seq=entry.seq,
            at=entry.at,
            account_uid=entry.account_uid,
            account_name=name or "",
            action=entry.action,
            subject_kind=entry.subject_kind,
            subject_uid=entry.subject_uid,
            content_hash=entry.content_hash,
            hash=entry.hash,
        )
        for entry, name in rows
    )


def count_entries(desk: Desk, search: str = "") -> int:
    """Return how many entries `list_entries` would find in all."""
    desk.require(Role.MANAGER)
    statement = select(func.count(AuditEntryModel.seq)).join(
        AccountModel, AccountModel.uid == AuditEntryModel.account_uid, isouter=True
    )
    with desk.reading() as session:
        return int(session.execute(_matching(statement, search)).scalar_one())


def _matching(statement: Statement, search: str) -> Statement:
    """Narrow a statement to entries in which every word is found."""
    for word in clean_line(search).split():
        statement = statement.where(
            or_(
                AuditEntryModel.action.contains(word, autoescape=True),
                AuditEntryModel.subject_kind.contains(word, autoescape=True),
                AuditEntryModel.subject_uid.contains(word, autoescape=True),
                AccountModel.name.contains(word, autoescape=True),
            )
        )
    return statement
