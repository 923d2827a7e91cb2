"""Certificates other bodies issued to people of the register."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from db.models.training import OutsideCertificateModel
from db.problem import Problem
from db.queries.people import known_people
from db.queries.tables import table
from db.records.person import OutsideCertificateDraft, OutsideCertificateRecord
from db.vocabulary import LearningState, TrainingTopic

_outside = table(OutsideCertificateModel)
_DRAFT_FIELDS = [f.name for f in fields(OutsideCertificateDraft)]
_RECORD_FIELDS = [f.name for f in fields(OutsideCertificateRecord)]
_LOOKED_UP = ("person_name", "person_position")
_STANDING = _outside.c.removed_at.is_(None)


def insert_certificate(session: Session, uid: str, owner_office: str, draft: OutsideCertificateDraft) -> None:
    """Enter a certificate that nobody has checked yet."""
    session.execute(
        insert(_outside).values(
            uid=uid,
            owner_office=owner_office,
            revision=1,
            attachment_uid="",
            checked_by="",
            checked_on=None,
            removed_at=None,
            removed_reason="",
            **_values(draft),
        )
    )


def replace_certificate(
    session: Session,
    record: OutsideCertificateRecord,
    draft: OutsideCertificateDraft,
    *,
    attachment_uid: str,
    checked_by: str,
    checked_on: date | None,
) -> None:
    """Write a new revision of a certificate."""
    session.execute(
        update(_outside)
        .where(_outside.c.id == record.id)
        .values(
            revision=record.revision + 1,
            attachment_uid=attachment_uid,
            checked_by=checked_by,
            checked_on=checked_on,
            **_values(draft),
        )
    )


def remove_certificate(session: Session, certificate_id: int, at: datetime, reason: str) -> None:
    """Take a certificate off the list of its person; the row stays with its reason."""
    session.execute(
        update(_outside).where(_outside.c.id == certificate_id).values(removed_at=at, removed_reason=reason)
    )


def get_certificate(session: Session, uid: str) -> OutsideCertificateRecord:
    """Return a certificate that stands.

    Raises Problem `outside-certificate-unknown`.
    """
    row = session.execute(select(_outside).where(_outside.c.uid == uid, _STANDING)).mappings().first()
    if row is None:
        raise Problem("outside-certificate-unknown")
    return _records(session, [row])[0]


def certificates_of(session: Session, person_uid: str) -> tuple[OutsideCertificateRecord, ...]:
    """Return the certificates of a person, the latest first."""
    rows = session.execute(
        select(_outside)
        .where(_outside.c.person_uid == person_uid, _STANDING)
        .order_by(_outside.c.dated.desc(), _outside.c.id.desc())
    ).mappings()
    return _records(session, list(rows))


def all_certificates(session: Session, states: Iterable[LearningState] = ()) -> tuple[OutsideCertificateRecord, ...]:
    """Return the certificates of everybody in some states (none named: in any), the latest first."""
    wanted = list(states)
    statement = select(_outside).where(_STANDING).order_by(_outside.c.dated.desc(), _outside.c.id.desc())
    if wanted:
        statement = statement.where(_outside.c.state.in_(wanted))
    return _records(session, list(session.execute(statement).mappings()))


def with_number(session: Session, issuer: str, number: str, own_uid: str = "") -> OutsideCertificateRecord | None:
    """Return another certificate that bears the same number of the same issuer, or None."""
    rows = session.execute(select(_outside).where(_outside.c.number == number, _outside.c.uid != own_uid, _STANDING))
    for row in rows.mappings():
        if row["issuer"].casefold() == issuer.casefold():
            return _records(session, [row])[0]
    return None


def _values(draft: OutsideCertificateDraft) -> dict[str, Any]:
    values = {name: getattr(draft, name) for name in _DRAFT_FIELDS}
    return values | {"topics": ",".join(draft.topics)}


def _records(session: Session, rows: list[Any]) -> tuple[OutsideCertificateRecord, ...]:
    people = {person.uid: person for person in known_people(session, {row["person_uid"] for row in rows}, "")}
    found = []
    for row in rows:
        person = people.get(row["person_uid"])
        values = {name: row[name] for name in _RECORD_FIELDS if name not in _LOOKED_UP}
        values["topics"] = tuple(TrainingTopic(word) for word in row["topics"].split(",") if word)
        found.append(
            OutsideCertificateRecord(
                **values,
                person_name=person.name if person else "",
                person_position=person.position if person else "",
            )
        )
    return tuple(found)
