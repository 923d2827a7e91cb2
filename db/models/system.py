"""Tables of the program itself: audit chain, settings, accounts."""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, event
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base
from db.vocabulary import Role


class AuditEntryModel(Base):
    """One link of the audit chain (SAFETY.md §2.7); rows are only ever added."""

    __tablename__ = "audit_entries"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(index=True)
    account_uid: Mapped[str]
    action: Mapped[str]
    subject_kind: Mapped[str]
    subject_uid: Mapped[str] = mapped_column(index=True)
    content_hash: Mapped[str]  # SHA-256 over salt and content, hex; empty without content
    hash: Mapped[str]


class AuditSaltModel(Base):
    """The salt of an entry's content hash; destroying it makes the hash mean nothing, and the chain stays valid."""

    __tablename__ = "audit_salts"

    seq: Mapped[int] = mapped_column(ForeignKey("audit_entries.seq"), primary_key=True, autoincrement=False)
    salt: Mapped[bytes]


class SettingModel(Base):
    """A setting of the register."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(primary_key=True)
    json: Mapped[str]


class AccountModel(Base):
    """A person who signs in; `slot_id` names the key slot in kunci.json, empty once the account is removed."""

    __tablename__ = "accounts"

    uid: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[Role]
    slot_id: Mapped[str] = mapped_column(index=True)
    active: Mapped[bool]
    created_at: Mapped[datetime]


# A correction of the log is a new entry; these make that true for every statement that comes through SQL.
AUDIT_TRIGGERS = (
    "CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END",
    "CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never deleted'); END",
)


@event.listens_for(AuditEntryModel.__table__, "after_create")
def _add_triggers(_table: object, connection: Connection, **_options: object) -> None:
    for statement in AUDIT_TRIGGERS:
        connection.exec_driver_sql(statement)
