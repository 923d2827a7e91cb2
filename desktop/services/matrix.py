"""Offices × periods at the mentor: arrived, nil, late, missing; drawn from the official list of villages."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.exchange import ExchangeFileModel, ReceivedRecordModel
from db.problem import Problem
from db.queries import feedback as feedback_queries
from db.queries import partners as partner_queries
from db.queries.received import COUNTS
from db.queries.settings import get_setting, put_setting
from db.queries.tables import table
from db.records.changes import Done
from db.records.exchange import Partner
from db.records.matrix import Cell, Matrix, MatrixRow, MentorRules
from db.records.office import Office
from db.records.period import Period
from db.vocabulary import CellState, FileState, KeyState, OfficeKind, PackageKind, PartnerRelation, Role, Topic
from desktop.rules import regions
from desktop.rules.program_version import is_older, version_said
from desktop.rules.regions import Region, RegionKind
from desktop.rules.texts import clean_record
from desktop.services.desk import Desk, stored_profile
from desktop.services.program import program_name

_SETTING = "mentor_rules"
_files = table(ExchangeFileModel)
_records = table(ReceivedRecordModel)
MOST_PERIODS = 24


@dataclass(frozen=True, slots=True)
class _Expected:
    code: str
    name: str
    kind: str
    subdistrict: str


@dataclass(frozen=True, slots=True)
class _Arrived:
    first_on: date
    files: int
    file_uid: str
    nil: bool


@dataclass(frozen=True, slots=True)
class _Said:
    value: int  # rupiah
    people: int


def rules(desk: Desk) -> MentorRules:
    """Return how this inspectorate expects its offices' files."""
    with desk.reading() as session:
        return stored_rules(session)


def stored_rules(session: Session) -> MentorRules:
    """Return the rules kept in the register, or those that hold until somebody changes them."""
    return get_setting(session, _SETTING, MentorRules) or MentorRules()


def change_rules(desk: Desk, changed: MentorRules) -> Done[MentorRules]:
    """Change how files are expected.

    Raises Problem `due-days-odd` outside 0 to 90 days, `program-version-odd(version)` for an oldest program that is no
    version or newer than this program.
    """
    desk.require(Role.MANAGER)
    changed = clean_record(changed)
    if not 0 <= changed.due_days <= 90:
        raise Problem("due-days-odd", field="due_days")
    if changed.oldest_program and (
        version_said(changed.oldest_program) is None or is_older(program_name(), changed.oldest_program)
    ):
        raise Problem("program-version-odd", field="oldest_program", version=program_name())
    with desk.changing() as change:
        put_setting(change.session, _SETTING, changed)
        change.audit("mentor-rules-changed", "office", "", changed)
        change.touch(Topic.SETTINGS, Topic.RECEIVED)
    return Done(changed, change.changes)


def recent_periods(desk: Desk, count: int = 8) -> tuple[Period, ...]:
    """Return the last periods of the office's kind, the present one the last."""
    with desk.reading() as session:
        kind = stored_profile(session).rules.summary_period
    period = Period.containing(desk.today, kind)
    found = [period]
    while len(found) < min(count, MOST_PERIODS):
        period = period.previous()
        found.append(period)
    return tuple(reversed(found))


def matrix(desk: Desk, periods: tuple[Period, ...] | None = None) -> Matrix:
    """Return the state of every office for some periods, the last eight without any given.

    326 offices and eight periods take well under a second.
    """
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    wanted = periods or recent_periods(desk)
    with desk.reading() as session:
        expected_by = get_setting(session, _SETTING, MentorRules) or MentorRules()
        due = tuple(period.last_day + timedelta(days=expected_by.due_days) for period in wanted)
        partners = _pupils(session)
        arrived = _arrived(session, wanted)
        said = _said(session, wanted)
        comments = feedback_queries.count_open(session)
        offices = _expected(session, expected_by)
    rows = [
        _row(office, partners.pop(office.code, None), wanted, due, arrived, said, comments, desk.today)
        for office in offices
    ]
    rows += [
        _row(
            _Expected(other.code, other.name, other.kind, ""),
            other,
            wanted,
            due,
            arrived,
            said,
            comments,
            desk.today,
            in_list=False,
        )
        for other in partners.values()
    ]
    counts = tuple(Counter(row.cells[place].state for row in rows) for place in range(len(wanted)))
    return Matrix(periods=wanted, due=due, rows=tuple(rows), counts=counts)


def since_first_file(found: Matrix, least: int = 2) -> Matrix:
    """Return a matrix without the periods before any office sent anything: nobody was expected to."""
    here = [
        place
        for place, counts in enumerate(found.counts)
        if any(counts.get(state, 0) for state in (CellState.ARRIVED, CellState.NIL, CellState.LATE, CellState.LATE_NIL))
    ]
    start = min(here[0] if here else len(found.periods), len(found.periods) - min(least, len(found.periods)))
    return replace(
        found,
        periods=found.periods[start:],
        due=found.due[start:],
        rows=tuple(replace(row, cells=row.cells[start:]) for row in found.rows),
        counts=found.counts[start:],
    )


def _expected(session: Session, expected_by: MentorRules) -> list[_Expected]:
    """Return the offices of the regency by the official list, by their code; at a kecamatan its own villages."""
    own = stored_profile(session).office
    found: list[_Expected] = []
    alone = own.kind is OfficeKind.SUBDISTRICT
    for subdistrict in _subdistricts(own):
        if expected_by.with_subdistricts and not alone:
            found.append(_Expected(subdistrict.code, subdistrict.name, OfficeKind.SUBDISTRICT.value, subdistrict.name))
        for village in regions.children(subdistrict.code):
            if village.urban and not expected_by.with_urban_villages:
                continue
            kind = OfficeKind.URBAN_VILLAGE if village.urban else OfficeKind.VILLAGE
            found.append(_Expected(village.code, village.name, kind.value, subdistrict.name))
    return found


def _subdistricts(own: Office) -> tuple[Region, ...]:
    """Return the kecamatan whose villages this office looks after."""
    if own.kind is OfficeKind.SUBDISTRICT:
        region = regions.get(own.code) if own.code else None
        return (region,) if region is not None else ()
    return regions.children(own.code, RegionKind.SUBDISTRICT) if own.code else ()


def _pupils(session: Session) -> dict[str, Partner]:
    """Return the tutored offices by code; those without a code by their uid."""
    found = partner_queries.list_partners(session, PartnerRelation.PUPIL)
    return {partner.code or partner.uid: partner for partner in found}


def _arrived(session: Session, periods: tuple[Period, ...]) -> dict[tuple[str, str], _Arrived]:
    rows = session.execute(
        select(_files.c.partner_uid, _files.c.period, _files.c.at, _files.c.uid, _files.c.nil, _files.c.device)
        .where(
            _files.c.outgoing.is_(False),
            _files.c.kind == PackageKind.EXPORT,
            _files.c.state == FileState.ACCEPTED,
            _files.c.period.in_([period.code for period in periods]),
        )
        .order_by(_files.c.at, _files.c.id)
    )
    found: dict[tuple[str, str], _Arrived] = {}
    # The latest file of a computer says whether it has anything; an office is nil when all its computers are.
    nil_by_device: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    for office, period, at, uid, nil, device in rows:
        before = found.get((office, period))
        said_nil = nil_by_device[office, period]
        said_nil[device] = nil
        found[office, period] = _Arrived(
            first_on=at.astimezone().date() if before is None else before.first_on,
            files=1 if before is None else before.files + 1,
            file_uid=uid,
            nil=all(said_nil.values()),
        )
    return found


def _said(session: Session, periods: tuple[Period, ...]) -> dict[tuple[str, str], _Said]:
    """Return what offices say of a period as a whole, the sayings of the computers of one office added up."""
    rows = session.execute(
        select(_records.c.office_uid, _records.c.number, _records.c.uid, _records.c.value, _records.c.people).where(
            _records.c.collection == "periods",
            _records.c.standing.in_(COUNTS),
            _records.c.number.in_([period.code for period in periods]),
        )
    )
    # While nobody has decided between two sayings of one computer, the greater one stands.
    sayings: dict[tuple[str, str, str], _Said] = {}
    for office, period, uid, value, people in rows:
        before = sayings.get((office, period, uid), _Said(0, 0))
        sayings[office, period, uid] = _Said(max(before.value, value), max(before.people, people))
    found: dict[tuple[str, str], _Said] = {}
    for (office, period, _uid), said in sayings.items():
        before = found.get((office, period), _Said(0, 0))
        found[office, period] = _Said(before.value + said.value, before.people + said.people)
    return found


def _row(
    office: _Expected,
    partner: Partner | None,
    periods: tuple[Period, ...],
    due: tuple[date, ...],
    arrived: Mapping[tuple[str, str], _Arrived],
    said: Mapping[tuple[str, str], _Said],
    comments: Mapping[str, int],
    today: date,
    *,
    in_list: bool = True,
) -> MatrixRow:
    uid = partner.uid if partner else ""
    cells = tuple(
        _cell(period, day, arrived.get((uid, period.code)), said.get((uid, period.code)), today)
        for period, day in zip(periods, due, strict=True)
    )
    return MatrixRow(
        code=office.code,
        name=office.name,
        kind=office.kind,
        subdistrict=office.subdistrict,
        partner_uid=uid,
        confirmed=partner is not None and partner.state is KeyState.CONFIRMED,
        in_list=in_list,
        cells=cells,
        open_comments=comments.get(uid, 0) if uid else 0,
    )


def _cell(period: Period, due: date, found: _Arrived | None, said: _Said | None, today: date) -> Cell:
    if found is None:
        if today > due:
            return Cell(state=CellState.OVERDUE)
        return Cell(state=CellState.MISSING if today > period.last_day else CellState.WAITING)
    late = found.first_on > due
    if found.nil:
        state = CellState.LATE_NIL if late else CellState.NIL
    else:
        state = CellState.LATE if late else CellState.ARRIVED
    return Cell(
        state=state,
        first_on=found.first_on,
        files=found.files,
        file_uid=found.file_uid,
        value=said.value if said is not None else 0,
        participants=said.people if said is not None else 0,
    )
