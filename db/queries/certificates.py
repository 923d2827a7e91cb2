"""Certificates in the register, the looks they were issued with, and the designs that can still be changed."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.orm import Session

from db.models.training import CertificateLookModel, CertificateModel, DesignModel
from db.problem import Problem
from db.queries.tables import table
from db.records import canonical
from db.records.certificate import (
    CertificateDesign,
    CertificateLook,
    CertificateRecord,
    CertificateRow,
    CertificateWords,
    DesignRecord,
)
from db.records.names import normalised
from db.records.period import Period
from db.vocabulary import CertificateState, ParticipantRole

_certificates = table(CertificateModel)
_looks = table(CertificateLookModel)
_designs = table(DesignModel)
_ROW = [_certificates.c[f.name] for f in fields(CertificateRow)]
_OWN = [f.name for f in fields(CertificateRecord) if f.name != "words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateQuery:
    """What the register of certificates asks for; an empty part does not narrow it."""

    search: str = ""
    year: int | None = None
    period: Period | None = None  # of the date of issue
    states: frozenset[CertificateState] = frozenset()
    roles: frozenset[ParticipantRole] = frozenset()
    session_uid: str = ""
    person_uid: str = ""
    sort: str = "issued_on"
    descending: bool = True
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePage:
    """One page of the register with how many certificates match, and how many of those are void."""

    rows: tuple[CertificateRow, ...]
    count: int
    void: int


SORTS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "issued_on": (_certificates.c.issued_on,),
    "number": (_certificates.c.year, _certificates.c.running_number, _certificates.c.number),
    "name": (_certificates.c.name,),
    "role": (_certificates.c.role,),
    "activity": (_certificates.c.activity,),
    "expires_on": (_certificates.c.expires_on,),
    "state": (_certificates.c.state,),
}


# Certificates


def last_number(session: Session, office_uid: str, year: int) -> int:
    """Return the last running number of an office in a year, or 0; numbers of void certificates count."""
    own = (_certificates.c.owner_office == office_uid, _certificates.c.year == year)
    return int(
        session.execute(select(func.coalesce(func.max(_certificates.c.running_number), 0)).where(*own)).scalar_one()
    )


def number_known(session: Session, office_uid: str, number: str) -> bool:
    """Tell whether an office has given a number to a certificate, void ones included."""
    own = (_certificates.c.owner_office == office_uid, _certificates.c.number == number)
    return session.execute(select(_certificates.c.id).where(*own)).first() is not None


def insert_certificates(session: Session, records: Sequence[CertificateRecord]) -> None:
    """Add issued certificates with their frozen words."""
    session.execute(insert(_certificates), [_columns(record) for record in records])


def void_certificate(session: Session, uid: str, reason: str, on: date) -> None:
    """Mark a certificate as void; its number and words stay."""
    session.execute(
        update(_certificates)
        .where(_certificates.c.uid == uid)
        .values(state=CertificateState.VOID, void_reason=reason, voided_on=on)
    )


def get_certificate(session: Session, uid: str) -> CertificateRecord:
    """Return a certificate by uid, number or check code.

    Raises Problem `certificate-unknown`, `certificate-changed`.
    """
    for column in (_certificates.c.uid, _certificates.c.number, _certificates.c.check_code):
        found = _first(session, column, uid)
        if found is not None:
            return found
    raise Problem("certificate-unknown")


def find_by_number(session: Session, number: str) -> CertificateRecord | None:
    """Return the certificate with a number, or None."""
    return _first(session, _certificates.c.number, number)


def find_by_check_code(session: Session, code: str) -> CertificateRecord | None:
    """Return the certificate with a check code, or None."""
    return _first(session, _certificates.c.check_code, code)


def _first(session: Session, column: ColumnElement[str], value: str) -> CertificateRecord | None:
    row = session.execute(select(_certificates).where(column == value).order_by(_certificates.c.id)).mappings().first()
    return None if row is None else record_of(row)


def get_certificates(session: Session, uids: Sequence[str]) -> Iterator[tuple[CertificateRecord, bytes]]:
    """Yield certificates with their canonical words in the order asked for, a hundred read at a time.

    Raises Problem `certificate-unknown`, `certificate-changed`.
    """
    for start in range(0, len(uids), 100):
        some = uids[start : start + 100]
        found = {
            row["uid"]: row
            for row in session.execute(select(_certificates).where(_certificates.c.uid.in_(some))).mappings()
        }
        for uid in some:
            if uid not in found:
                raise Problem("certificate-unknown")
            yield record_of(found[uid]), zlib.decompress(found[uid]["content"])


def of_session(session: Session, session_uid: str) -> tuple[str, ...]:
    """Return the uids of the certificates of a session that stand, in the order they were issued."""
    own = (_certificates.c.session_uid == session_uid, _certificates.c.state == CertificateState.ISSUED)
    return tuple(session.execute(select(_certificates.c.uid).where(*own).order_by(_certificates.c.id)).scalars())


def void_certificates(session: Session) -> tuple[CertificateRecord, ...]:
    """Return every void certificate, in the order they were issued.

    Raises Problem `certificate-changed`.
    """
    void = _certificates.c.state == CertificateState.VOID
    rows = session.execute(select(_certificates).where(void).order_by(_certificates.c.id)).mappings()
    return tuple(record_of(row) for row in rows)


def find_rows(session: Session, query: CertificateQuery) -> tuple[CertificateRow, ...]:
    """Return one page of the register."""
    sort = (*SORTS.get(query.sort, SORTS["issued_on"]), _certificates.c.id)
    order = [column.desc() if query.descending else column.asc() for column in sort]
    # Which ones, from the index alone; then only the rows of this page are read.
    page = (
        select(_certificates.c.id).where(*_conditions(query)).order_by(*order).limit(query.limit).offset(query.offset)
    )
    statement = select(*_ROW).where(_certificates.c.id.in_(page)).order_by(*order)
    return tuple(CertificateRow(**row) for row in session.execute(statement).mappings())


def totals(session: Session, query: CertificateQuery) -> tuple[int, int]:
    """Return how many certificates match, and how many of them are void."""
    void = func.count().filter(_certificates.c.state == CertificateState.VOID)
    row = session.execute(select(func.count(), void).select_from(_certificates).where(*_conditions(query))).one()
    return int(row[0]), int(row[1])


def years(session: Session) -> tuple[int, ...]:
    """Return the years in which certificates were issued, the latest first."""
    return tuple(
        session.execute(select(_certificates.c.year).distinct().order_by(_certificates.c.year.desc())).scalars()
    )


def _conditions(query: CertificateQuery) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if query.year is not None:
        found.append(_certificates.c.year == query.year)
    if query.period is not None:
        days = (query.period.first_day, query.period.last_day)
        found.append(_certificates.c.issued_on.between(*days))
    if query.states:
        found.append(_certificates.c.state.in_(query.states))
    if query.roles:
        found.append(_certificates.c.role.in_(query.roles))
    if query.session_uid:
        found.append(_certificates.c.session_uid == query.session_uid)
    if query.person_uid:
        found.append(_certificates.c.person_uid == query.person_uid)
    words = normalised(query.search).split()
    found += [_certificates.c.search_text.contains(word, autoescape=True) for word in words]
    if query.search.strip() and not words:  # only signs were typed: nothing matches
        found.append(_certificates.c.id < 0)
    return found


def _columns(record: CertificateRecord) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in _OWN if name != "id"}
    words = record.words
    return values | {
        "name": words.name,
        "role": words.role,
        "activity": words.activity,
        "search_text": search_text(record),
        "content": zlib.compress(canonical.to_bytes(words), 6),
    }


def search_text(record: CertificateRecord) -> str:
    """Return what a search looks through: number, name, position and institution, activity, check code."""
    words = record.words
    shown = (line for line in words.identity_lines if not any(sign.isdigit() for sign in line))
    return normalised(" ".join((words.number, words.name, *shown, words.activity, words.organiser, record.check_code)))


def record_of(row: Any) -> CertificateRecord:
    """Return a certificate from its row.

    Raises Problem `certificate-changed` where its words cannot be read any more.
    """
    try:
        words = canonical.from_bytes(zlib.decompress(row["content"]), CertificateWords)
    except (zlib.error, msgspec.DecodeError) as error:
        raise Problem("certificate-changed", number=row["number"]) from error
    return CertificateRecord(**{name: row[name] for name in _OWN}, words=words)


# Looks


def put_look(session: Session, look: CertificateLook) -> str:
    """Keep a look unless it is kept already; return its hash."""
    content = canonical.to_bytes(look)
    sha256 = canonical.content_hash(content)
    if session.execute(select(_looks.c.sha256).where(_looks.c.sha256 == sha256)).first() is None:
        session.execute(insert(_looks).values(sha256=sha256, content=zlib.compress(content, 6)))
    return sha256


def look_content(session: Session, sha256: str) -> bytes:
    """Return the canonical JSON of a look; nothing where it is gone or damaged."""
    content = session.execute(select(_looks.c.content).where(_looks.c.sha256 == sha256)).scalar()
    try:
        return zlib.decompress(content) if content else b""
    except zlib.error:
        return b""


# Designs


def list_designs(session: Session) -> tuple[DesignRecord, ...]:
    """Return the designs kept in the register, by name."""
    return tuple(_design(row) for row in session.execute(select(_designs).order_by(_designs.c.name)).mappings())


def put_design(session: Session, uid: str, design: CertificateDesign, *, archived: bool = False) -> DesignRecord:
    """Add a design, or write its next revision."""
    values = {"name": design.name, "archived": archived, "content": canonical.to_bytes(design)}
    row = session.execute(select(_designs.c.id, _designs.c.revision).where(_designs.c.uid == uid)).first()
    if row is None:
        session.execute(insert(_designs).values(uid=uid, revision=1, **values))
    else:
        session.execute(update(_designs).where(_designs.c.id == row.id).values(revision=row.revision + 1, **values))
    stored = session.execute(select(_designs).where(_designs.c.uid == uid)).mappings().one()
    return _design(stored)


def _design(row: Any) -> DesignRecord:
    design = canonical.from_bytes(row["content"], CertificateDesign)
    own = {f.name: getattr(design, f.name) for f in fields(CertificateDesign)}
    return DesignRecord(**own, **{name: row[name] for name in ("id", "uid", "revision", "archived")})


def iterate(session: Session) -> Iterable[Any]:
    """Yield every row as it is stored, a few at a time."""
    return session.execute(select(_certificates).order_by(_certificates.c.id)).yield_per(200).mappings()
