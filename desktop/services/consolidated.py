"""The regency added up: figures of all offices for a period, by kecamatan and by office, from what they sent."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from functools import reduce
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Integer, cast, func, or_, select
from sqlalchemy.orm import Session

from db.models.exchange import ReceivedRecordModel
from db.queries.received import COUNTS, forks
from db.queries.tables import table
from db.records.consolidated import Consolidated, OfficeFigures
from db.records.matrix import MatrixRow
from db.records.period import Period
from db.vocabulary import CellState, RecordState, ReportKind, ReportState, Role, SessionState
from desktop.services import matrix as matrix_service
from desktop.services.desk import Desk
from desktop.services.sayings import Saying, fullest
from desktop.services.tutoring import require_inspectorate

_records = table(ReceivedRecordModel)
_HERE = frozenset({CellState.ARRIVED, CellState.NIL, CellState.LATE, CellState.LATE_NIL})
_NIL = frozenset({CellState.NIL, CellState.LATE_NIL})
_LATE = frozenset({CellState.LATE, CellState.LATE_NIL})
_GONE = frozenset({CellState.MISSING, CellState.OVERDUE})
_OPEN = frozenset(
    {ReportState.REGISTERED, ReportState.SENT_TO_UPG, ReportState.RETURNED, ReportState.FORWARDED, ReportState.DECIDED}
)
_DECIDED = frozenset({ReportState.DECIDED, ReportState.SETTLED})
_SUMS = [item.name for item in fields(OfficeFigures) if item.name not in ("code", "name", "state")]


class _Object(msgspec.Struct):
    kind: str | None = None
    occasion: str | None = None
    value: int | None = None


class _Report(msgspec.Struct):
    """The few members of a report the figures need; everything else is passed over while reading."""

    objects: list[_Object] = []


class _Details(msgspec.Struct):
    outcome: str | None = None


class _Event(msgspec.Struct):
    step: str
    details: _Details = msgspec.field(default_factory=_Details)


def consolidated(desk: Desk, period: Period) -> Consolidated:
    """Return the regency's figures of a period."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    grid = matrix_service.matrix(desk, (period,))
    with desk.reading() as session:
        require_inspectorate(session)
        by_office = _by_office(session, period, desk.today)
        objects, occasions = _objects(session, period)
        statuses = _statuses(session, period)
        outcomes = _outcomes(session, period)
        forked = len(forks(session))
    offices = [_office(row, by_office.get(row.partner_uid, OfficeFigures())) for row in grid.rows]
    named = {row.code: row.subdistrict for row in grid.rows}
    groups: dict[str, list[OfficeFigures]] = defaultdict(list)
    for figures in offices:
        groups[named[figures.code]].append(figures)
    return Consolidated(
        period=period,
        as_of=desk.today,
        due=grid.due[0],
        whole=_sum("", "", offices),
        subdistricts=tuple(_sum("", name, some) for name, some in sorted(groups.items()) if name),
        offices=tuple(offices),
        missing=tuple(figures for figures in offices if figures.state in _GONE),
        objects=objects,
        occasions=occasions,
        statuses=statuses,
        outcomes=outcomes,
        forks=forked,
    )


def _by_office(session: Session, period: Period, today: date) -> dict[str, OfficeFigures]:
    rows = session.execute(
        select(
            _records.c.office_uid,
            _records.c.collection,
            _records.c.kind,
            _records.c.status,
            func.count(),
            func.coalesce(func.sum(_records.c.value), 0),
            func.coalesce(func.sum(_records.c.people), 0),
            func.coalesce(func.sum(cast(_late_by(today), Integer)), 0),
        )
        .where(*_in(period), _records.c.collection.in_(["reports", "sessions", "certificates"]))
        .group_by(_records.c.office_uid, _records.c.collection, _records.c.kind, _records.c.status)
    )
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for office, collection, kind, status, count, value, people, late in rows:
        found[office].update(_counted(collection, kind, status, count, value, people, late))
    for office, said in _coverage(session, period).items():
        found[office].update(officials=said.officials, officials_current=said.officials_current)
    sums: dict[str, dict[str, Any]] = {office: dict(counts) for office, counts in found.items()}
    return {office: OfficeFigures(**counts) for office, counts in sums.items()}


def _coverage(session: Session, period: Period) -> dict[str, Saying]:
    rows = session.execute(
        select(_records.c.office_uid, _records.c.content).where(
            _records.c.collection == "periods", _records.c.standing.in_(COUNTS), _records.c.number == period.code
        )
    )
    return fullest((office, raw) for office, raw in rows)


def _late_by(today: date) -> ColumnElement[bool]:
    return or_(_records.c.late, func.coalesce(_records.c.due_on < today, False))


def _counted(
    collection: str, kind: str, status: str, count: int, value: int, people: int, late: int
) -> Mapping[str, int]:
    if collection == "sessions":
        return {"sessions": count, "present": people} if status == SessionState.HELD else {}
    if collection == "certificates":
        return {"certificates": count} if status != "void" else {}
    if status == ReportState.VOID:
        return {}
    return {
        "reports": count,
        "receipts": count if kind == ReportKind.RECEIPT else 0,
        "refusals": count if kind == ReportKind.REFUSAL else 0,
        "value": value,
        "late_reports": late,
        "open_reports": count if status in _OPEN else 0,
        "decided": count if status in _DECIDED else 0,
    }


def _objects(session: Session, period: Period) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    occasions: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    decoder = msgspec.json.Decoder(_Report)
    contents = session.execute(
        select(_records.c.content).where(
            *_in(period), _records.c.collection == "reports", _records.c.status != ReportState.VOID
        )
    ).scalars()
    for raw in contents:
        for item in decoder.decode(zlib.decompress(raw)).objects:
            for group, word in ((kinds, item.kind), (occasions, item.occasion)):
                group[word or ""][0] += 1
                group[word or ""][1] += item.value or 0
    return _pairs(kinds), _pairs(occasions)


def _pairs(found: Mapping[str, list[int]]) -> dict[str, tuple[int, int]]:
    return {word: (count, value) for word, (count, value) in sorted(found.items())}


def _statuses(session: Session, period: Period) -> dict[str, int]:
    rows = session.execute(
        select(_records.c.status, func.count())
        .where(*_in(period), _records.c.collection == "reports")
        .group_by(_records.c.status)
    )
    return {status: int(count) for status, count in rows}


def _outcomes(session: Session, period: Period) -> dict[str, int]:
    """Return what KPK decided about reports of the period, by outcome."""
    own = select(_records.c.uid).where(*_in(period), _records.c.collection == "reports")
    decoder = msgspec.json.Decoder(_Event)
    found: Counter[str] = Counter()
    for raw in session.execute(
        select(_records.c.content).where(
            _records.c.collection == "report_events", _records.c.standing.in_(COUNTS), _records.c.parent_uid.in_(own)
        )
    ).scalars():
        content = zlib.decompress(raw)
        if b'"decided"' in content:
            event = decoder.decode(content)
            if event.step == "decided" and event.details.outcome:
                found[event.details.outcome] += 1
    return dict(sorted(found.items()))


def _in(period: Period) -> tuple[Any, ...]:
    return (
        _records.c.standing.in_(COUNTS),
        _records.c.state == RecordState.LIVE,
        _records.c.day >= period.first_day,
        _records.c.day <= period.last_day,
    )


def _office(row: MatrixRow, figures: OfficeFigures) -> OfficeFigures:
    (cell,) = row.cells
    return replace(
        figures,
        code=row.code,
        name=row.name,
        state=cell.state,
        offices=1,
        arrived=int(cell.state in _HERE),
        nil=int(cell.state in _NIL),
        late_files=int(cell.state in _LATE),
        missing=int(cell.state in _GONE),
        open_comments=row.open_comments,
    )


def _sum(code: str, name: str, offices: Iterable[OfficeFigures]) -> OfficeFigures:
    def add(one: OfficeFigures, other: OfficeFigures) -> OfficeFigures:
        return replace(one, **{name: getattr(one, name) + getattr(other, name) for name in _SUMS})

    return reduce(add, offices, OfficeFigures(code=code, name=name))
