"""The register page: lines of reports, filtered, sorted and counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from db.models.reports import ReportModel, ReportObjectModel
from db.queries import search
from db.queries.report_conditions import Viewer, in_period, not_secret, not_void, visible_to
from db.queries.tables import table
from db.records.names import name_key
from db.records.period import Period
from db.records.report import ReportRow
from db.vocabulary import Duty, ObjectKind, ReportKind, ReportState

_reports = table(ReportModel)
_objects = table(ReportObjectModel)
_VOID = _reports.c.state == ReportState.VOID


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportQuery:
    """What the register page asks for. `period` goes by the date of receipt or refusal."""

    search: str = ""
    number_search: str = ""  # part of a register number; for who may not search by name
    period: Period | None = None
    kinds: frozenset[ReportKind] = frozenset()
    states: frozenset[ReportState] = frozenset()
    late: bool | None = None
    giver: str = ""
    person: str = ""
    without_secret: bool = False  # for everything that leaves the office
    sort: str = "registered_on"
    descending: bool = True
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """One page of the register with the totals of everything that matches; void reports count, their values do not."""

    rows: tuple[ReportRow, ...]
    count: int
    total_value: int
    void_count: int = 0


SORTS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "registered_on": (_reports.c.registered_on,),
    "received_on": (_reports.c.received_on,),
    "number": (_reports.c.year, _reports.c.running_number, _reports.c.number),
    "reporter_name": (_reports.c.reporter_name,),
    "giver_name": (_reports.c.giver_name,),
    "total_value": (_reports.c.total_value,),
    "state": (_reports.c.state,),
    "kind": (_reports.c.kind,),
    "next_deadline": (_reports.c.due_on,),
}

_ROW_COLUMNS = [
    _reports.c.id,
    _reports.c.uid,
    _reports.c.number,
    _reports.c.kind,
    _reports.c.confidentiality,
    _reports.c.state,
    _reports.c.registered_on,
    _reports.c.received_on,
    _reports.c.reporter_name,
    _reports.c.reporter_position,
    _reports.c.giver_name,
    _reports.c.giver_institution,
    _reports.c.relation,
    _reports.c.occasion,
    _reports.c.object_kind,
    _reports.c.description,
    _reports.c.object_count,
    _reports.c.total_value,
    _reports.c.due_on,
    _reports.c.due_kind,
    _reports.c.was_late,
    _reports.c.duty,
    _reports.c.outcome,
]


def find_rows(session: Session, query: ReportQuery, viewer: Viewer, today: date) -> tuple[ReportRow, ...]:
    """Return one page of register lines."""
    conditions = _conditions(session, query, viewer, today)
    sort = SORTS.get(query.sort, SORTS["registered_on"])
    if sort is SORTS["registered_on"] and (query.search.strip() or query.person.strip()):
        sort = ()  # ids follow the order of registration, and matches are read by id without sorting them all
    order = [c.desc() if query.descending else c.asc() for c in (*sort, _reports.c.id)]
    statement = select(*_ROW_COLUMNS).where(*conditions).order_by(*order).limit(query.limit).offset(query.offset)
    return tuple(_row_record(row, today) for row in session.execute(statement).all())


def totals(session: Session, query: ReportQuery, viewer: Viewer, today: date) -> tuple[int, int, int]:
    """Return how many reports match, the sum of their values in rupiah without void ones, and how many are void.

    Who asks for void reports alone gets the sum of those.
    """
    conditions = _conditions(session, query, viewer, today, counting=True)
    summed = select(func.count(), func.coalesce(func.sum(_reports.c.total_value), 0)).select_from(_reports)
    count, value = (int(part) for part in session.execute(summed.where(*conditions)).one())
    only_void = query.states == {ReportState.VOID}
    # Read by the index of states: void reports are few, and the whole is counted in an index without the state.
    if only_void or session.execute(select(_reports.c.id).where(_VOID).limit(1)).first() is None:
        return count, value, count if only_void else 0
    voids, void_value = (int(part) for part in session.execute(summed.where(*conditions, _VOID)).one())
    return count, value - void_value, voids


def rows_of(session: Session, uids: Iterable[str], viewer: Viewer, today: date) -> tuple[ReportRow, ...]:
    """Return the register lines of some reports, the latest first."""
    statement = (
        select(*_ROW_COLUMNS)
        .where(_reports.c.uid.in_(list(uids)), visible_to(viewer))
        .order_by(_reports.c.registered_on.desc(), _reports.c.id.desc())
    )
    return tuple(_row_record(row, today) for row in session.execute(statement).all())


def due_rows(session: Session, viewer: Viewer, until: date, today: date, limit: int = 200) -> tuple[ReportRow, ...]:
    """Return open reports whose nearest deadline falls on or before a day, the earliest first."""
    statement = (
        select(*_ROW_COLUMNS)
        .where(_reports.c.due_on.is_not(None), _reports.c.due_on <= until, visible_to(viewer))
        .order_by(_reports.c.due_on, _reports.c.id)
        .limit(limit)
    )
    return tuple(_row_record(row, today) for row in session.execute(statement).all())


def count_by_state(session: Session, viewer: Viewer) -> dict[ReportState, int]:
    """Return how many visible reports stand in each state."""
    rows = session.execute(
        select(_reports.c.state, func.count()).where(visible_to(viewer)).group_by(_reports.c.state)
    ).all()
    return {row[0]: int(row[1]) for row in rows}


def count_by_month(session: Session, viewer: Viewer, year: Period) -> dict[tuple[int, ReportKind], int]:
    """Return how many reports, not void, were received or refused in each month of a year, by kind."""
    rows = session.execute(
        select(_reports.c.received_on, _reports.c.kind).where(in_period(year), not_void(), visible_to(viewer))
    ).all()
    return dict(Counter((row[0].month, row[1]) for row in rows if row[0] is not None))


def count_by_kind(session: Session, viewer: Viewer, year: Period) -> dict[ObjectKind, tuple[int, int]]:
    """Return number and value in rupiah of the objects of a year's reports, not void, by kind of object."""
    rows = session.execute(
        select(_objects.c.kind, func.count(), func.coalesce(func.sum(_objects.c.value), 0))
        .join(_reports, _reports.c.id == _objects.c.report_id)
        .where(in_period(year), not_void(), visible_to(viewer), _objects.c.kind.is_not(None))
        .group_by(_objects.c.kind)
    ).all()
    return {row[0]: (int(row[1]), int(row[2])) for row in rows}


def duties(session: Session, conditions: Sequence[ColumnElement[bool]]) -> dict[str, Duty]:
    """Return the advice kept with each report, by uid."""
    rows = session.execute(select(_reports.c.uid, _reports.c.duty).where(*conditions, _reports.c.duty.is_not(None)))
    return {row[0]: row[1] for row in rows}


def first_day(session: Session) -> date:
    """Return the day the first report was registered; the last of days while there is none."""
    return session.execute(select(func.min(_reports.c.registered_on))).scalar() or date.max


def givers_like(session: Session, text: str, viewer: Viewer, limit: int = 12) -> tuple[str, ...]:
    """Return names of givers that begin like the text, for completion while typing."""
    key = name_key(text)
    if not key:  # only signs were typed
        return ()
    rows = session.execute(
        select(_objects.c.giver_name)
        .join(_reports, _reports.c.id == _objects.c.report_id)
        .where(_objects.c.giver_key >= key, _objects.c.giver_key < key + "\U0010ffff", visible_to(viewer))
        .distinct()
        .limit(limit)
    )
    return tuple(row[0] for row in rows if row[0])


def _row_record(row: Any, today: date) -> ReportRow:
    (*columns, due_on, due_kind, was_late, duty, outcome) = row
    names = [c.name for c in _ROW_COLUMNS[: len(columns)]]
    return ReportRow(
        **dict(zip(names, columns, strict=True)),
        next_deadline=due_on,
        next_deadline_kind=due_kind,
        late=was_late or (due_on is not None and due_on < today),
        duty=duty,
        outcome=outcome,
    )


def _conditions(
    session: Session, query: ReportQuery, viewer: Viewer, today: date, *, counting: bool = False
) -> list[ColumnElement[bool]]:
    conditions = [visible_to(viewer)]
    # With nothing but words asked for, counting reads the index of totals once instead of looking up each match.
    only_words = not (
        query.period or query.kinds or query.states or query.late is not None or query.giver or query.number_search
    )
    own_id = _reports.c.id + 0 if counting and only_words else _reports.c.id
    if query.period is not None:
        conditions.append(in_period(query.period))
    if query.kinds:
        conditions.append(_reports.c.kind.in_(query.kinds))
    if query.states:
        conditions.append(_reports.c.state.in_(query.states))
    if query.late is not None:
        is_late = or_(_reports.c.was_late, and_(_reports.c.due_on.is_not(None), _reports.c.due_on < today))
        conditions.append(is_late if query.late else ~is_late)
    if query.giver:
        key = name_key(query.giver)
        conditions.append(_reports.c.id.in_(select(_objects.c.report_id).where(_objects.c.giver_key == key)))
    if query.person:
        conditions += [own_id.in_(ids) for ids in search.matching_ids(query.person)]
    if query.without_secret:
        conditions.append(not_secret())
    if query.number_search.strip():
        conditions.append(_reports.c.number.contains(query.number_search.strip(), autoescape=True))
    if query.search.strip():
        conditions += [own_id.in_(ids) for ids in search.matching_ids(query.search)]
    return conditions
