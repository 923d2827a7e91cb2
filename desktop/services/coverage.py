"""Who is trained, until when, and who lacks what; the training history of one person."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from db import audit
from db.queries import training_history as queries
from db.register import Register
from db.vocabulary import PersonKind, RiskLevel, Role
from desktop.rules.coverage import URGENCY, CoverageLine, CoverageState, due_lines
from desktop.rules.coverage_figures import NOT_FILLED, Coverage, coverage_of
from desktop.rules.masking import mask_number
from desktop.rules.training_record import TrainingHistory, history_of
from desktop.services.desk import Desk, stored_profile
from desktop.services.training_rules import stored_rules

# The coverage reckoned last, with what the register was like; and the list found last in it, for its other pages.
_KEPT: "WeakKeyDictionary[Register, tuple[tuple[str, date], Coverage]]" = WeakKeyDictionary()
_FOUND: "WeakKeyDictionary[Register, tuple[Coverage, CoverageQuery, tuple[CoverageLine, ...]]]" = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageQuery:
    """What the list of people asks for; an empty set or text asks for all.

    Position and institution are the names of groups of the coverage, `NOT_FILLED` for those without one.
    """

    search: str = ""
    states: frozenset[CoverageState] = frozenset()
    risks: frozenset[RiskLevel] = frozenset()
    kinds: frozenset[PersonKind] = frozenset()
    position: str = ""
    institution: str = ""
    sort: str = "due_on"
    descending: bool = False
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """One page of the list and how many people match."""

    rows: tuple[CoverageLine, ...]
    count: int


def coverage(desk: Desk, *, on: date | None = None) -> Coverage:
    """Return the coverage of a day, today without one. 10,000 people and 30,000 attendances take under a second."""
    desk.require(Role.MANAGER, Role.CLERK, Role.TRAINER, Role.READER)
    with desk.reading() as session:
        return coverage_in(session, desk, on)


def find_lines(desk: Desk, query: CoverageQuery) -> CoveragePage:
    """Return one page of the people of today's coverage."""
    whole = coverage(desk)
    asked = replace(query, offset=0, limit=0)
    known = _FOUND.get(desk.register)
    if known is not None and known[0] is whole and known[1] == asked:
        found = known[2]
    else:
        sort = _SORTS.get(query.sort, _SORTS["due_on"])
        narrowed = asked != CoverageQuery(sort=query.sort, descending=query.descending, limit=0)
        matching = _matching(whole.lines, query) if narrowed else whole.lines
        found = tuple(sorted(matching, key=sort, reverse=query.descending))
        _FOUND[desk.register] = (whole, asked, found)
    return CoveragePage(rows=found[query.offset : query.offset + query.limit], count=len(found))


def due_people(desk: Desk, within_days: int = 30) -> tuple[CoverageLine, ...]:
    """Return who is late with a training or must take one within some days, the longest overdue first."""
    found = coverage(desk)
    return due_lines(found.lines, found.on, within_days)


def history(desk: Desk, person_uid: str) -> TrainingHistory:
    """Return everything a person was trained in, the number masked; a reader gets neither number nor scores.

    Raises Problem `person-unknown`.
    """
    desk.require(Role.MANAGER, Role.CLERK, Role.TRAINER, Role.READER)
    with desk.reading() as session:
        found = history_in(session, desk, person_uid)
    return replace(found, person=replace(found.person, id_number=mask_number(found.person.id_number)))


def coverage_in(session: Session, desk: Desk, on: date | None = None) -> Coverage:
    """Return the coverage inside an open session; asked again with nothing changed, the one reckoned before."""
    day = on or desk.today
    # Every change leaves an entry in the audit log, so its last hash tells whether anything changed.
    stamp = (audit.state(session).head, day)
    kept = _KEPT.get(desk.register)
    if kept is not None and kept[0] == stamp:
        return kept[1]
    profile, rules = stored_profile(session), stored_rules(session)
    people = queries.people_of_kinds(session, rules.kinds, profile.office.full_name)
    found = coverage_of(people, queries.trainings_taken(session), rules, day, profile.rules.summary_period)
    _KEPT[desk.register] = (stamp, found)
    return found


def forget(register: Register) -> None:
    """Forget the coverage reckoned before; it is reckoned anew by itself after every change."""
    _KEPT.pop(register, None)
    _FOUND.pop(register, None)


def history_in(session: Session, desk: Desk, person_uid: str) -> TrainingHistory:
    """Return the history of a person inside an open session; a reader gets neither number nor scores."""
    person = queries.known_person(session, person_uid, stored_profile(session).office.full_name)
    found = history_of(
        person,
        queries.attended_by(session, person_uid),
        queries.outside_of(session, person_uid),
        stored_rules(session),
        desk.today,
    )
    return found if desk.sees_people else found.without_scores()


def _matching(lines: Sequence[CoverageLine], query: CoverageQuery) -> Sequence[CoverageLine]:
    """Return the lines a query asks for, one condition after the other: ten thousand lines in some milliseconds."""
    if query.states:
        lines = [line for line in lines if line.state in query.states]
    if query.risks:
        lines = [line for line in lines if line.risk_level in query.risks]
    if query.kinds:
        lines = [line for line in lines if line.kind in query.kinds]
    if query.position:
        same = _names_like(query.position, (line.position for line in lines))
        lines = [line for line in lines if line.position in same]
    if query.institution:
        same = _names_like(query.institution, (line.institution for line in lines))
        lines = [line for line in lines if line.institution in same]
    for word in query.search.casefold().split():
        lines = [line for line in lines if word in f"{line.name}\n{line.position}\n{line.institution}".casefold()]
    return lines


def _names_like(wanted: str, names: Iterable[str]) -> set[str]:
    """Return those of some names that are the name of one group, however they are written."""
    return {name for name in set(names) if _folded(name or NOT_FILLED) == _folded(wanted)}


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()


# The lines stand by name already and sorting keeps that order among equals.
_SORTS: dict[str, Callable[[CoverageLine], Any]] = {
    "name": lambda line: line.name.casefold(),
    "position": lambda line: line.position.casefold(),
    "institution": lambda line: line.institution.casefold(),
    "risk": lambda line: line.risk_level is RiskLevel.LOW,
    "last_on": lambda line: line.last_on or date.min,
    # Those of whom nobody knows since when have the oldest duty of all.
    "due_on": lambda line: line.due_on or date.min,
    "state": lambda line: URGENCY[line.state],
    "lacking": lambda line: -len(line.lacking),
}
