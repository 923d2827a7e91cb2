"""Settings of the office and preferences of an account: small JSON values by key."""

from typing import TypeVar

from sqlalchemy import bindparam, delete, select
from sqlalchemy.orm import Session

from db.models.office import PreferenceModel
from db.models.system import SettingModel
from db.records import canonical

T = TypeVar("T")

_SETTING = select(SettingModel.json).where(SettingModel.key == bindparam("wanted"))


def get_setting(session: Session, key: str, kind: type[T]) -> T | None:
    """Return a setting of the office, or None when it was never set."""
    stored = session.execute(_SETTING, {"wanted": key}).scalar()
    return None if stored is None else canonical.from_bytes(stored.encode(), kind)


def put_setting(session: Session, key: str, value: object) -> None:
    """Set a setting of the office."""
    session.merge(SettingModel(key=key, json=canonical.to_bytes(value).decode()))
    session.flush()


def get_preference(session: Session, account_uid: str, key: str) -> bytes | None:
    """Return a preference of an account as JSON, or None."""
    return session.execute(
        select(PreferenceModel.value).where(PreferenceModel.account_uid == account_uid, PreferenceModel.key == key)
    ).scalar()


def put_preference(session: Session, account_uid: str, key: str, value: bytes | None) -> None:
    """Set a preference of an account, or forget it with None."""
    session.execute(
        delete(PreferenceModel).where(PreferenceModel.account_uid == account_uid, PreferenceModel.key == key)
    )
    if value is not None:
        session.add(PreferenceModel(account_uid=account_uid, key=key, value=value))
    session.flush()
