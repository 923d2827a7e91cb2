"""Records of other offices: the union of everything that arrived (SAFETY.md §2.4)."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, DateTime, bindparam, column, delete, func, insert, or_, select, update
from sqlalchemy import table as lightweight_table
from sqlalchemy.orm import Session

from db.models.exchange import ExchangeFileModel, PartnerModel, ReceivedBlobModel, ReceivedRecordModel
from db.problem import Problem
from db.queries.search_uids import among
from db.queries.tables import table
from db.records.names import normalised
from db.records.period import Period
from db.vocabulary import RecordState, Standing

_records = table(ReceivedRecordModel)
_blobs = table(ReceivedBlobModel)
_files = table(ExchangeFileModel)
_partners = table(PartnerModel)
# The same table with plain columns: thousands of rows at once, their values brought to what is stored beforehand.
_PLAIN = lightweight_table(
    ReceivedRecordModel.__tablename__,
    *(
        column(name, DateTime if name in ("created_at", "changed_at") else None)
        for name in ReceivedRecordModel.__table__.columns.keys()  # noqa: SIM118 — not a dict
        if name != "id"
    ),
)
_INSERT = insert(_PLAIN)
DERIVED = ("day", "title", "number", "kind", "status", "value", "people", "due_on", "late", "search_text")
_RENEW = (
    update(_records)
    .where(_records.c.id == bindparam("this_id"))
    .values({_records.c[name]: bindparam(f"new_{name}") for name in DERIVED})
)
COUNTS = (Standing.CURRENT, Standing.FORK)  # what lists and figures show; a fork stands for the record until decided


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldVersion:
    """One version of a record that is in the register."""

    id: int
    collection: str
    uid: str
    revision: int
    content_hash: str
    office_uid: str
    standing: Standing
    state: RecordState


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedRow:
    """One line of the consolidated registers; `forked` says that a person has to decide between two contents."""

    id: int
    collection: str
    uid: str
    revision: int
    content_hash: str
    office_uid: str
    standing: Standing
    day: date | None
    title: str
    number: str
    kind: str
    status: str
    value: int
    people: int
    due_on: date | None
    late: bool
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedQuery:
    """What a consolidated register asks for; empty members do not narrow. `offices` are uids.

    Words are looked for in the record and in the name of its office.
    """

    collection: str = "reports"
    search: str = ""
    offices: frozenset[str] = frozenset()
    period: Period | None = None
    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    late: bool | None = None
    due_until: date | None = None
    forked: bool | None = None
    sort: str = "day"
    descending: bool = True
    offset: int = 0
    limit: int = 100


SORTS: dict[str, ColumnElement[Any]] = {
    name: _records.c[name]
    for name in ("day", "title", "number", "kind", "status", "value", "people", "due_on", "office_uid", "changed_at")
}
SORTS["office"] = select(_partners.c.name).where(_partners.c.uid == _records.c.office_uid).scalar_subquery()
_ROW = [_records.c[name] for name in ReceivedRow.__dataclass_fields__]
_HELD = [_records.c[name] for name in HeldVersion.__dataclass_fields__]


def held_versions(session: Session, uids: Iterable[str]) -> tuple[HeldVersion, ...]:
    """Return every version that is held of some records."""
    wanted = list(dict.fromkeys(uids))
    if not wanted:
        return ()
    rows = session.execute(select(*_HELD).where(among(_records.c.uid, wanted)))
    names = tuple(HeldVersion.__dataclass_fields__)
    return tuple(HeldVersion(**dict(zip(names, row, strict=True))) for row in rows)


def insert_records(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Add versions; `content` comes as canonical JSON and is kept packed."""
    if rows:
        session.connection().execute(_INSERT, [_stored(row) for row in rows])


def set_standings(session: Session, standings: Sequence[tuple[int, Standing]]) -> None:
    """Write which versions count."""
    if standings:
        statement = update(_records).where(_records.c.id == bindparam("this_id")).values(standing=bindparam("now"))
        session.connection().execute(statement, [{"this_id": one, "now": standing} for one, standing in standings])


def update_derived(session: Session, renewed: Sequence[tuple[int, dict[str, Any]]]) -> None:
    """Write the derived columns of some versions anew."""
    if renewed:
        session.connection().execute(
            _RENEW, [{"this_id": one} | {f"new_{name}": columns[name] for name in DERIVED} for one, columns in renewed]
        )


def content_of(session: Session, uid: str, content_hash: str = "") -> bytes:
    """Return the canonical JSON of a record: of one version, or of the one that counts.

    Raises Problem `received-unknown`.
    """
    conditions = [_records.c.uid == uid]
    conditions.append(_records.c.content_hash == content_hash if content_hash else _records.c.standing.in_(COUNTS))
    packed = session.execute(
        select(_records.c.content).where(*conditions).order_by(_records.c.revision.desc(), _records.c.id).limit(1)
    ).scalar()
    if packed is None:
        raise Problem("received-unknown")
    return zlib.decompress(packed)


def versions_of(session: Session, uid: str) -> tuple[tuple[ReceivedRow, bytes], ...]:
    """Return all versions of a record with their canonical JSON, the first revision first."""
    rows = session.execute(
        select(*_ROW, _records.c.content).where(_records.c.uid == uid).order_by(_records.c.revision, _records.c.id)
    ).mappings()
    return tuple((_row(row), zlib.decompress(row["content"])) for row in rows)


def children_of(session: Session, parents: Iterable[str], collection: str) -> dict[str, list[tuple[str, bytes]]]:
    """Return (uid, canonical JSON) of what hangs on some records, by the uid of the record, in order of arrival."""
    found: dict[str, list[tuple[str, bytes]]] = {}
    wanted = list(parents)
    if not wanted:
        return found
    rows = session.execute(
        select(_records.c.parent_uid, _records.c.uid, _records.c.content)
        .where(
            among(_records.c.parent_uid, wanted), _records.c.collection == collection, _records.c.standing.in_(COUNTS)
        )
        .order_by(_records.c.id)
    )
    for parent, uid, packed in rows:
        found.setdefault(parent, []).append((uid, zlib.decompress(packed)))
    return found


def get_row(session: Session, uid: str) -> ReceivedRow:
    """Return the line of a record that counts.

    Raises Problem `received-unknown`.
    """
    row = (
        session.execute(
            select(*_ROW)
            .where(_records.c.uid == uid, _records.c.standing.in_(COUNTS))
            .order_by(_records.c.revision.desc(), _records.c.id)
            .limit(1)
        )
        .mappings()
        .first()
    )
    if row is None:
        raise Problem("received-unknown")
    return _row(row)


def find_rows(session: Session, query: ReceivedQuery) -> tuple[ReceivedRow, ...]:
    """Return one page of a consolidated register."""
    sort = SORTS.get(query.sort, SORTS["day"])
    order = [c.desc() if query.descending else c.asc() for c in (sort, _records.c.id)]
    statement = select(*_ROW).where(*_conditions(query)).order_by(*order).limit(query.limit).offset(query.offset)
    return tuple(_row(row) for row in session.execute(statement).mappings())


def totals(session: Session, query: ReceivedQuery) -> tuple[int, int, int]:
    """Return how many records match, the sum of their values in rupiah, and of their people."""
    row = session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(_records.c.value), 0),
            func.coalesce(func.sum(_records.c.people), 0),
        )
        .select_from(_records)
        .where(*_conditions(query))
    ).one()
    return int(row[0]), int(row[1]), int(row[2])


def iterate_contents(session: Session, query: ReceivedQuery, chunk: int = 500) -> Iterator[tuple[ReceivedRow, bytes]]:
    """Yield the records of a query with their canonical JSON by id, a chunk at a time; sort and offset do not count."""
    last = 0
    while True:
        rows = (
            session.execute(
                select(*_ROW, _records.c.content)
                .where(*_conditions(query), _records.c.id > last)
                .order_by(_records.c.id)
                .limit(chunk)
            )
            .mappings()
            .all()
        )
        if not rows:
            return
        for row in rows:
            yield _row(row), zlib.decompress(row["content"])
        last = rows[-1]["id"]


def forks(session: Session) -> tuple[str, ...]:
    """Return the uids of records that wait for a person to decide."""
    rows = session.execute(
        select(_records.c.uid).where(_records.c.standing == Standing.FORK).distinct().order_by(_records.c.uid)
    )
    return tuple(rows.scalars())


def insert_blob(
    session: Session,
    record_uid: str,
    sha256: str,
    sealed_name: str,
    media_type: str,
    length: int,
    reduced: bool,
    file_id: int,
) -> None:
    """Note a file that came with a record."""
    session.execute(
        insert(_blobs).values(
            record_uid=record_uid,
            sha256=sha256,
            sealed_name=sealed_name,
            media_type=media_type,
            length=length,
            reduced=reduced,
            file_id=file_id,
        )
    )


def blob_known(session: Session, record_uid: str, sha256: str) -> bool:
    """Tell whether a file of a record is held already."""
    held = select(_blobs.c.id).where(_blobs.c.record_uid == record_uid, _blobs.c.sha256 == sha256)
    return session.execute(held).first() is not None


def blob_of(session: Session, record_uid: str) -> tuple[str, str, str] | None:
    """Return (sealed name, sha256, media type) of the best file held of a record, or None."""
    row = session.execute(
        select(_blobs.c.sealed_name, _blobs.c.sha256, _blobs.c.media_type)
        .where(_blobs.c.record_uid == record_uid)
        .order_by(_blobs.c.reduced, _blobs.c.length.desc())
        .limit(1)
    ).first()
    return None if row is None else (row[0], row[1], row[2])


def destroy(session: Session, uid: str) -> tuple[str, ...]:
    """Empty every version of a record and of what hangs on it; return the sealed files nobody needs any more."""
    children = select(_records.c.uid).where(_records.c.parent_uid == uid)
    uids = [uid, *session.execute(children).scalars()]
    files = select(_blobs.c.sealed_name).where(_blobs.c.record_uid.in_(uids))
    sealed = tuple(dict.fromkeys(session.execute(files).scalars()))
    session.execute(delete(_blobs).where(_blobs.c.record_uid.in_(uids)))
    session.execute(
        update(_records)
        .where(_records.c.uid.in_(uids))
        .values(
            state=RecordState.DESTROYED,
            content=zlib.compress(b"null", 1),
            title="",
            number="",
            value=0,
            people=0,
            due_on=None,
            late=False,
            search_text="",
        )
    )
    still = set(session.execute(select(_blobs.c.sealed_name).where(_blobs.c.sealed_name.in_(sealed))).scalars())
    return tuple(name for name in sealed if name not in still)


def content_digest(session: Session) -> str:
    """Return a digest of the union: equal for two registers that hold the same versions with the same standing."""
    import hashlib

    digest = hashlib.sha256()
    rows = session.execute(
        select(
            _records.c.collection,
            _records.c.uid,
            _records.c.revision,
            _records.c.content_hash,
            _records.c.standing,
            _records.c.status,
            _records.c.day,
            _records.c.value,
            _records.c.late,
            _records.c.due_on,
        ).order_by(_records.c.collection, _records.c.uid, _records.c.revision, _records.c.content_hash)
    )
    for row in rows:
        digest.update("|".join(map(str, row)).encode() + b"\n")
    return digest.hexdigest()


def _stored(row: dict[str, Any]) -> dict[str, Any]:
    return row | {
        "content": zlib.compress(row["content"], 1),
        "created_at": row["created_at"].astimezone(UTC).replace(tzinfo=None),
        "changed_at": row["changed_at"].astimezone(UTC).replace(tzinfo=None),
        "day": None if row["day"] is None else row["day"].isoformat(),
        "due_on": None if row["due_on"] is None else row["due_on"].isoformat(),
    }


def _row(row: Any) -> ReceivedRow:
    return ReceivedRow(**{name: row[name] for name in ReceivedRow.__dataclass_fields__})


def _conditions(query: ReceivedQuery) -> list[ColumnElement[bool]]:
    standing = [Standing.FORK] if query.forked else list(COUNTS)
    conditions: list[ColumnElement[bool]] = [
        _records.c.collection == query.collection,
        _records.c.standing.in_(standing),
        _records.c.state == RecordState.LIVE,
    ]
    if query.offices:
        conditions.append(_records.c.office_uid.in_(query.offices))
    if query.period is not None:
        conditions += [_records.c.day >= query.period.first_day, _records.c.day <= query.period.last_day]
    if query.kinds:
        conditions.append(_records.c.kind.in_(query.kinds))
    if query.statuses:
        conditions.append(_records.c.status.in_(query.statuses))
    if query.late is not None:
        conditions.append(_records.c.late.is_(query.late))
    if query.due_until is not None:
        conditions.append(_records.c.due_on <= query.due_until)
    words = normalised(query.search).split()
    for word in words:
        named = select(_partners.c.uid).where(func.lower(_partners.c.name).contains(word, autoescape=True))
        found = _records.c.search_text.contains(word, autoescape=True)
        conditions.append(or_(found, _records.c.office_uid.in_(named)))
    if query.search.strip() and not words:
        conditions.append(or_(_records.c.id < 0))
    return conditions
