"""What one account chose: columns, widths, mappings, folders."""

from typing import TypeVar

import msgspec

from db.queries.settings import get_preference, put_preference
from db.records import canonical
from desktop.services.desk import Desk

T = TypeVar("T")


def get(desk: Desk, key: str, default: T) -> T:
    """Return a preference of the signed-in account; `default` when unset or no longer of its kind."""
    with desk.reading() as session:
        stored = get_preference(session, desk.account.uid, key)
    if stored is None:
        return default
    try:
        return canonical.from_bytes(stored, type(default)) if default is not None else msgspec.json.decode(stored)
    except msgspec.ValidationError:
        return default


def put(desk: Desk, key: str, value: object) -> None:
    """Keep a preference of the signed-in account, or forget it with None."""
    content = None if value is None else canonical.to_bytes(value)
    with desk.changing() as change:
        put_preference(change.session, desk.account.uid, key, content)
