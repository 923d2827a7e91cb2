"""Officials in the register."""

from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import insert, or_, select, update
from sqlalchemy.orm import Session

from db.models.office import OfficialModel
from db.problem import Problem
from db.queries.tables import table
from db.records.names import normalised
from db.records.office import OfficialDraft, OfficialRecord

_officials = table(OfficialModel)
_DRAFT_FIELDS = [f.name for f in fields(OfficialDraft)]
_RECORD_FIELDS = [f.name for f in fields(OfficialRecord)]


def insert_official(session: Session, uid: str, owner_office: str, draft: OfficialDraft) -> OfficialRecord:
    """Add an official and return the record."""
    values = {name: getattr(draft, name) for name in _DRAFT_FIELDS}
    session.execute(insert(_officials).values(uid=uid, owner_office=owner_office, revision=1, **values))
    return get_official(session, uid)


def replace_official(session: Session, record: OfficialRecord, draft: OfficialDraft) -> OfficialRecord:
    """Write a new revision of an official and return it."""
    values = {name: getattr(draft, name) for name in _DRAFT_FIELDS}
    session.execute(
        update(_officials).where(_officials.c.id == record.id).values(revision=record.revision + 1, **values)
    )
    return get_official(session, record.uid)


def get_official(session: Session, uid: str) -> OfficialRecord:
    """Return one official.

    Raises Problem `official-unknown`.
    """
    row = session.execute(select(_officials).where(_officials.c.uid == uid)).mappings().first()
    if row is None:
        raise Problem("official-unknown", uid=uid)
    return _record(row)


def list_officials(session: Session, active_on: date | None = None, search: str = "") -> tuple[OfficialRecord, ...]:
    """Return officials by name; `active_on` keeps those who held their position on that day."""
    statement = select(_officials).order_by(_officials.c.name, _officials.c.id)
    if active_on is not None:
        statement = statement.where(
            or_(_officials.c.active_from.is_(None), _officials.c.active_from <= active_on),
            or_(_officials.c.active_to.is_(None), _officials.c.active_to >= active_on),
        )
    wanted = normalised(search).split()
    records = (_record(row) for row in session.execute(statement).mappings())
    return tuple(
        record for record in records if all(w in normalised(f"{record.name} {record.position}") for w in wanted)
    )


def _record(row: Any) -> OfficialRecord:
    return OfficialRecord(**{name: row[name] for name in _RECORD_FIELDS})
