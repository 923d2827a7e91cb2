"""People who can be put on a list of participants: the office's officials and everybody else, searched together."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from sqlalchemy import Select, String, Table, cast, func, insert, literal, or_, select, union_all, update
from sqlalchemy.orm import Session

from db.models.office import OfficialModel
from db.models.training import PersonModel
from db.problem import Problem
from db.queries.tables import table
from db.records.names import name_key, normalised
from db.records.person import KnownPerson, PersonDraft, PersonRecord
from db.vocabulary import PersonKind

_people = table(PersonModel)
_officials = table(OfficialModel)
_DRAFT_FIELDS = [f.name for f in fields(PersonDraft)]
_RECORD_FIELDS = [f.name for f in fields(PersonRecord)]
_KNOWN_FIELDS = [f.name for f in fields(KnownPerson) if f.name not in ("active_from", "active_to")]
_PART = 500  # uids asked for in one statement


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleQuery:
    """What a list of people asks for; an empty text or set asks for all. Sorts: name, position, institution, kind.

    `active_on` leaves out officials who did not hold their position on that day.
    """

    search: str = ""
    kinds: frozenset[PersonKind] = frozenset()
    active_on: date | None = None
    sort: str = "name"
    descending: bool = False
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """One page of the list and how many people match."""

    rows: tuple[KnownPerson, ...]
    count: int


def find_people(session: Session, query: PeopleQuery, own_office: str, *, by_nik: bool = True) -> PeoplePage:
    """Return one page of officials and other people, numbers in full; `own_office` is the officials' institution.

    Sixteen digits are searched as a NIK where `by_nik`. The register sorts keys alone; the rest is read for the rows
    of the page.
    """
    nik = _whole_nik(query.search) if by_nik else ""
    found = [part for part in (_officials_part(query, nik, own_office), _people_part(query, nik)) if part is not None]
    if not found:
        return PeoplePage(rows=(), count=0)
    both = union_all(*found).subquery()
    order = [both.c.sorted_by, both.c.lower_name, both.c.of_office, both.c.id]
    by = [column.desc() for column in order] if query.descending else order
    statement = select(both.c.of_office, both.c.id).order_by(*by).offset(query.offset).limit(query.limit)
    wanted = [(bool(of_office), row_id) for of_office, row_id in session.execute(statement)]
    official_rows = _rows(session, _officials, [row_id for of_office, row_id in wanted if of_office])
    people_rows = _rows(session, _people, [row_id for of_office, row_id in wanted if not of_office])
    known = {(True, row["id"]): _of_official(row, own_office) for row in official_rows}
    known |= {(False, row["id"]): _of_person(row) for row in people_rows}
    count = sum(session.execute(select(func.count()).select_from(part.subquery())).scalar_one() for part in found)
    return PeoplePage(rows=tuple(known[entry] for entry in wanted), count=count)


def known_people(session: Session, uids: Collection[str], own_office: str) -> tuple[KnownPerson, ...]:
    """Return the people with these uids, numbers in full, in no particular order; unknown uids are left out."""
    found: list[KnownPerson] = []
    wanted = list(uids)
    for start in range(0, len(wanted), _PART):
        some = wanted[start : start + _PART]
        officials = session.execute(select(_officials).where(_officials.c.uid.in_(some))).mappings()
        found += [_of_official(row, own_office) for row in officials]
        people = session.execute(select(_people).where(_people.c.uid.in_(some))).mappings()
        found += [_of_person(row) for row in people]
    return tuple(found)


def known_person(session: Session, uid: str, own_office: str) -> KnownPerson:
    """Return an official or another person, numbers in full.

    Raises Problem `person-unknown`.
    """
    found = known_people(session, [uid], own_office)
    if not found:
        raise Problem("person-unknown", uid=uid)
    return found[0]


def everybody(session: Session, own_office: str) -> tuple[KnownPerson, ...]:
    """Return all officials and other people, numbers in full, to match a list against."""
    officials = session.execute(select(_officials)).mappings()
    people = session.execute(select(*(_people.c[name] for name in _KNOWN_FIELDS))).mappings()
    return (*(_of_official(row, own_office) for row in officials), *(_of_person(row) for row in people))


def name_of_nik(session: Session, nik: str, own_uid: str = "") -> str | None:
    """Return the name of the other person a NIK is recorded for, or None."""
    for one in (_officials, _people):
        name = session.execute(select(one.c.name).where(one.c.nik == nik, one.c.uid != own_uid).limit(1)).scalar()
        if name is not None:
            return str(name)
    return None


def insert_person(session: Session, uid: str, owner_office: str, draft: PersonDraft) -> PersonRecord:
    """Add a person and return the record."""
    session.execute(insert(_people).values(uid=uid, owner_office=owner_office, revision=1, **_values(draft)))
    return get_person(session, uid)


def replace_person(session: Session, record: PersonRecord, draft: PersonDraft) -> PersonRecord:
    """Write a new revision of a person and return it."""
    session.execute(
        update(_people).where(_people.c.id == record.id).values(revision=record.revision + 1, **_values(draft))
    )
    return get_person(session, record.uid)


def get_person(session: Session, uid: str) -> PersonRecord:
    """Return a person who is no official.

    Raises Problem `person-unknown`.
    """
    row = session.execute(select(_people).where(_people.c.uid == uid)).mappings().first()
    if row is None:
        raise Problem("person-unknown", uid=uid)
    return PersonRecord(**{name: row[name] for name in _RECORD_FIELDS})


def _rows(session: Session, of: Table, ids: Sequence[int]) -> list[Any]:
    found: list[Any] = []
    for start in range(0, len(ids), _PART):
        some = ids[start : start + _PART]
        found += session.execute(select(of).where(of.c.id.in_(some))).mappings().all()
    return found


def _people_part(query: PeopleQuery, nik: str) -> Select[Any] | None:
    """Return the keys of the people that match; None when nobody can."""
    kinds = [kind for kind in query.kinds if kind is not PersonKind.OFFICIAL]
    words = normalised(query.search).split()
    if (query.kinds and not kinds) or (query.search.strip() and not words):  # only officials, or only signs typed
        return None
    statement = _keys(_people, query.sort, func.lower(_people.c.institution), cast(_people.c.kind, String), 0)
    if kinds:
        statement = statement.where(_people.c.kind.in_(kinds))
    if nik:
        return statement.where(_people.c.nik == nik)
    return statement.where(*(_people.c.search_text.contains(word, autoescape=True) for word in words))


def _officials_part(query: PeopleQuery, nik: str, own_office: str) -> Select[Any] | None:
    words = normalised(query.search).split()
    if (query.kinds and PersonKind.OFFICIAL not in query.kinds) or (query.search.strip() and not words):
        return None
    kind = literal(PersonKind.OFFICIAL.value)
    statement = _keys(_officials, query.sort, literal(own_office.lower()), kind, 1)
    if query.active_on is not None:
        statement = statement.where(
            or_(_officials.c.active_from.is_(None), _officials.c.active_from <= query.active_on),
            or_(_officials.c.active_to.is_(None), _officials.c.active_to >= query.active_on),
        )
    if nik:
        return statement.where(_officials.c.nik == nik)
    searched = func.lower(_officials.c.name + " " + _officials.c.position + " " + _officials.c.unit)
    of_all = normalised(own_office)  # every official has these words
    return statement.where(*(searched.contains(word, autoescape=True) for word in words if word not in of_all))


def _keys(of: Table, sort: str, institution: Any, kind: Any, of_office: int) -> Select[Any]:
    """Return what one table is sorted by, under the names both tables share."""
    name = func.lower(of.c.name)
    orders = {"position": func.lower(of.c.position), "institution": institution, "kind": kind}
    return select(
        orders.get(sort, name).label("sorted_by"),
        name.label("lower_name"),
        literal(of_office).label("of_office"),
        of.c.id.label("id"),
    )


def _whole_nik(typed: str) -> str:
    digits = "".join(typed.split())
    return digits if len(digits) == 16 and digits.isascii() and digits.isdigit() else ""


def _values(draft: PersonDraft) -> dict[str, Any]:
    values = {name: getattr(draft, name) for name in _DRAFT_FIELDS}
    searched = f"{draft.name} {draft.position} {draft.institution}"
    return values | {"name_key": name_key(draft.name), "search_text": normalised(searched)}


def _of_person(row: Any) -> KnownPerson:
    return KnownPerson(**{name: row[name] for name in _KNOWN_FIELDS})


def _of_official(row: Any, own_office: str) -> KnownPerson:
    return KnownPerson(
        uid=row["uid"],
        kind=PersonKind.OFFICIAL,
        name=row["name"],
        nik=row["nik"],
        id_label=row["nip_label"] if row["nip"] else "",
        id_number=row["nip"],
        position=row["position"],
        institution=own_office,
        risk_level=row["risk_level"],
        phone=row["phone"],
        address=row["address"],
        active_from=row["active_from"],
        active_to=row["active_to"],
    )
