"""Other offices and their keys."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.orm import Session

from db.models.exchange import PartnerKeyModel, PartnerModel
from db.problem import Problem
from db.queries.tables import table
from db.records.exchange import Partner
from db.records.keys import KnownKey, PublicKeys
from db.vocabulary import KeyState, PartnerRelation

_partners = table(PartnerModel)
_keys = table(PartnerKeyModel)
# The keys an office uses now: the latest that were not retired, else the latest at all.
_LATEST = (
    select(func.max(_keys.c.id))
    .where(_keys.c.partner_uid == _partners.c.uid, _keys.c.state != KeyState.RETIRED)
    .correlate(_partners)
    .scalar_subquery()
)
_LAST = (
    select(func.max(_keys.c.id)).where(_keys.c.partner_uid == _partners.c.uid).correlate(_partners).scalar_subquery()
)
_JOINED = select(
    _partners,
    _keys.c.signing_key,
    _keys.c.recipient,
    _keys.c.state,
    _keys.c.confirmed_at,
    _keys.c.confirmed_by,
).join(_keys, _keys.c.id == func.coalesce(_LATEST, _LAST))


def insert_partner(
    session: Session, keys: PublicKeys, relation: PartnerRelation, at: datetime, *, kind: str = "", note: str = ""
) -> None:
    """Add an office with its first keys, their eight words not compared yet."""
    session.execute(
        insert(_partners).values(
            uid=keys.office_uid,
            code=keys.office_code,
            name=keys.office_name,
            kind=kind,
            relation=relation,
            known_since=at,
            note=note,
        )
    )
    insert_keys(session, keys, KeyState.PENDING, at)


def insert_keys(session: Session, keys: PublicKeys, state: KeyState, at: datetime, by: str = "") -> None:
    """Add keys of an office that is known."""
    session.execute(
        insert(_keys).values(
            partner_uid=keys.office_uid,
            key_id=keys.key_id,
            signing_key=keys.signing_key,
            recipient=keys.recipient,
            state=state,
            known_since=at,
            confirmed_at=at if state is KeyState.CONFIRMED else None,
            confirmed_by=by,
            retired_at=None,
        )
    )


def confirm_keys(session: Session, key_id: str, at: datetime, by: str) -> None:
    """Note that a person compared the eight words of these keys."""
    session.execute(
        update(_keys)
        .where(_keys.c.key_id == key_id)
        .values(state=KeyState.CONFIRMED, confirmed_at=at, confirmed_by=by, retired_at=None)
    )


def retire_keys(session: Session, partner_uid: str, at: datetime, *, but: str = "") -> None:
    """Note that an office no longer uses its keys, except those of one id."""
    session.execute(
        update(_keys)
        .where(_keys.c.partner_uid == partner_uid, _keys.c.key_id != but, _keys.c.state != KeyState.RETIRED)
        .values(state=KeyState.RETIRED, retired_at=at)
    )


def update_partner(session: Session, uid: str, **columns: Any) -> None:
    """Write single columns of an office: name, code, relation, note."""
    session.execute(update(_partners).where(_partners.c.uid == uid).values(**columns))


def get_partner(session: Session, wanted: str) -> Partner:
    """Return an office by uid, by code, or by its whole name.

    Raises Problem `partner-unknown`.
    """
    named = or_(_partners.c.uid == wanted, _partners.c.code == wanted, func.lower(_partners.c.name) == wanted.lower())
    row = session.execute(_JOINED.where(named)).mappings().first()
    if row is None:
        raise Problem("partner-unknown")
    return _partner(row)


def list_partners(session: Session, *relations: PartnerRelation) -> tuple[Partner, ...]:
    """Return offices of some relations, or all of them, by code and name."""
    statement = _JOINED.order_by(_partners.c.code, _partners.c.name, _partners.c.id)
    if relations:
        statement = statement.where(_partners.c.relation.in_(relations))
    return tuple(_partner(row) for row in session.execute(statement).mappings())


def names(session: Session) -> dict[str, tuple[str, str]]:
    """Return code and name of every office by its uid."""
    rows = session.execute(select(_partners.c.uid, _partners.c.code, _partners.c.name))
    return {row.uid: (row.code, row.name) for row in rows}


def known_keys(
    session: Session, office_uid: str = "", office_code: str = "", key_ids: tuple[str, ...] = ()
) -> tuple[KnownKey, ...]:
    """Return the keys of other offices: all of them, or those that could concern one sender."""
    statement = select(
        _partners.c.uid,
        _partners.c.code,
        _partners.c.name,
        _keys.c.signing_key,
        _keys.c.recipient,
        _keys.c.state,
    ).join(_partners, _partners.c.uid == _keys.c.partner_uid)
    if office_uid or key_ids:
        concerned = [_partners.c.uid == office_uid, _keys.c.key_id.in_(key_ids)]
        if office_code:
            concerned.append(_partners.c.code == office_code)
        # All keys of every office that is concerned, so that a foreign key under a known code is seen as one.
        offices = select(_partners.c.uid).join(_keys, _keys.c.partner_uid == _partners.c.uid).where(or_(*concerned))
        statement = statement.where(_partners.c.uid.in_(offices))
    return tuple(
        KnownKey(
            keys=PublicKeys(
                office_uid=row.uid,
                office_code=row.code,
                office_name=row.name,
                signing_key=row.signing_key,
                recipient=row.recipient,
            ),
            state=row.state,
        )
        for row in session.execute(statement)
    )


def _partner(row: Any) -> Partner:
    return Partner(
        uid=row["uid"],
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        relation=row["relation"],
        known_since=row["known_since"],
        note=row["note"],
        keys=PublicKeys(
            office_uid=row["uid"],
            office_code=row["code"],
            office_name=row["name"],
            signing_key=row["signing_key"],
            recipient=row["recipient"],
        ),
        state=row["state"],
        confirmed_at=row["confirmed_at"],
        confirmed_by=row["confirmed_by"],
    )
