"""The book of files in and out (buku ekspedisi)."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, func, insert, or_, select, update
from sqlalchemy.orm import Session

from db.models.exchange import ExchangeFileModel
from db.problem import Problem
from db.queries.tables import table
from db.records import canonical
from db.records.exchange import ExchangeFile, FileDetails
from db.records.names import normalised
from db.records.period import Period
from db.vocabulary import FileState, PackageKind

_files = table(ExchangeFileModel)
_FIELDS = [f.name for f in fields(ExchangeFile)]
_JSON = frozenset(["problem_params", "details"])


@dataclass(frozen=True, slots=True, kw_only=True)
class FileQuery:
    """What the book of files asks for. `period` is the period a file is about, `went` the one it went or came in.

    `part_set` asks for the parts of one hand-over.
    """

    search: str = ""
    outgoing: bool | None = None
    kinds: frozenset[PackageKind] = frozenset()
    states: frozenset[FileState] = frozenset()
    partner_uid: str = ""
    period: Period | None = None
    went: Period | None = None
    part_set: str = ""
    offset: int = 0
    limit: int = 100


def insert_file(session: Session, file: ExchangeFile) -> int:
    """Enter a file and return its local id."""
    result = session.execute(insert(_files).values(**_columns(file)))
    return int(cast(Any, result).inserted_primary_key[0])


def update_file(session: Session, uid: str, **columns: Any) -> None:
    """Note what became of a file."""
    kept = {name: canonical.to_bytes(value) if name in _JSON else value for name, value in columns.items()}
    session.execute(update(_files).where(_files.c.uid == uid).values(**kept))


def get_file(session: Session, uid: str) -> ExchangeFile:
    """Return a file by its uid, digest or check code.

    Raises Problem `file-entry-unknown`.
    """
    wanted = or_(_files.c.uid == uid, _files.c.digest == uid, _files.c.check_code == uid)
    row = session.execute(select(_files).where(wanted).order_by(_files.c.id.desc())).mappings().first()
    if row is None:
        raise Problem("file-entry-unknown")
    return record_of(row)


def find_by_digest(session: Session, digest: str, *, outgoing: bool = False) -> ExchangeFile | None:
    """Return the file of a digest that was taken over or written first, or None."""
    statement = select(_files).where(_files.c.outgoing == outgoing, _files.c.digest == digest).order_by(_files.c.id)
    rows = [record_of(row) for row in session.execute(statement).mappings()]
    return next((row for row in rows if row.state is FileState.ACCEPTED), rows[0] if rows else None)


def of_device(session: Session, partner_uid: str, device: str, *states: FileState) -> tuple[ExchangeFile, ...]:
    """Return the files of one sending device of an office, in the order of their numbers."""
    conditions = [_files.c.device == device, _files.c.partner_uid == partner_uid, _files.c.outgoing.is_(False)]
    if states:
        conditions.append(_files.c.state.in_(states))
    statement = select(_files).where(*conditions).order_by(_files.c.sequence, _files.c.id)
    return tuple(record_of(row) for row in session.execute(statement).mappings())


def list_files(session: Session, query: FileQuery) -> tuple[ExchangeFile, ...]:
    """Return one page of the book, the latest first."""
    statement = (
        select(_files)
        .where(*_conditions(query))
        .order_by(_files.c.at.desc(), _files.c.id.desc())
        .limit(query.limit)
        .offset(query.offset)
    )
    return tuple(record_of(row) for row in session.execute(statement).mappings())


def count_files(session: Session, query: FileQuery) -> int:
    """Return how many files match."""
    return int(session.execute(select(func.count()).select_from(_files).where(*_conditions(query))).scalar_one())


def record_of(row: Any) -> ExchangeFile:
    """Return the record of a row of the table."""
    values = {name: row[name] for name in _FIELDS if name not in _JSON}
    return ExchangeFile(
        **values,
        problem_params=canonical.from_bytes(row["problem_params"], dict[str, str]),
        details=canonical.from_bytes(row["details"], FileDetails),
    )


def _columns(file: ExchangeFile) -> dict[str, Any]:
    return {name: canonical.to_bytes(getattr(file, name)) if name in _JSON else getattr(file, name) for name in _FIELDS}


def _conditions(query: FileQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.outgoing is not None:
        conditions.append(_files.c.outgoing.is_(query.outgoing))
    if query.kinds:
        conditions.append(_files.c.kind.in_(query.kinds))
    if query.states:
        conditions.append(_files.c.state.in_(query.states))
    if query.partner_uid:
        conditions.append(_files.c.partner_uid == query.partner_uid)
    if query.period is not None:
        conditions.append(_files.c.period == query.period.code)
    if query.went is not None:
        after = query.went.last_day + timedelta(days=1)
        conditions += [_files.c.at >= _begin(query.went.first_day), _files.c.at < _begin(after)]
    if query.part_set:
        conditions.append(_files.c.part_set == query.part_set)
    words: Iterable[str] = normalised(query.search).split()
    for word in words:
        conditions.append(
            or_(
                *(
                    func.lower(column).contains(word, autoescape=True)
                    for column in (
                        _files.c.partner_name,
                        _files.c.partner_code,
                        _files.c.file_name,
                        _files.c.check_code,
                    )
                )
            )
        )
    return conditions


def _begin(day: date) -> datetime:
    """The first moment of a day by this computer's clock."""
    return datetime.combine(day, time()).astimezone()
