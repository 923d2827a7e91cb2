"""Who is trained, until when, and who lacks what: the planned intervals of training (ISO 37001, 7.3) reckoned out.

A training is good for the interval of the person's risk level, the day it ends included. What was trained before that
interval counts no longer, its topics neither. A new official has some days from taking office for the first training.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from db.records.coverage import ConcernedPerson, TrainingTaken
from db.records.person import TrainingRules
from db.vocabulary import PersonKind, RiskLevel, TrainingTopic
from desktop.rules.months import add_months

DUE_WITHIN = 30  # days before the interval ends in which somebody is "due soon"
_LATEST = date.max.toordinal()


class CoverageState(StrEnum):
    """Where a person stands; the first ones are the most urgent."""

    OVERDUE = "overdue"  # trained once, the interval has passed
    NEVER = "never"  # never trained, and no longer new
    INDUCTION = "induction"  # new, not trained yet, the days for it have not passed
    DUE = "due"  # trained; the interval ends within 30 days
    CURRENT = "current"

    @property
    def covered(self) -> bool:
        """Whether a training still counts."""
        return self in COVERED

    @property
    def late(self) -> bool:
        """Whether a training should have been taken before today."""
        return self in (CoverageState.OVERDUE, CoverageState.NEVER)


COVERED = frozenset({CoverageState.DUE, CoverageState.CURRENT})
URGENCY = {state: place for place, state in enumerate(CoverageState)}


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageLine:
    """One person: last training, next due date (None: nobody knows since when), topics lacked in the interval."""

    uid: str
    kind: PersonKind
    name: str
    position: str
    institution: str
    risk_level: RiskLevel
    state: CoverageState
    last_on: date | None
    due_on: date | None
    lacking: tuple[TrainingTopic, ...]
    active_from: date | None = None


def months_for(rules: TrainingRules, risk: RiskLevel) -> int:
    """Return the interval in months for a risk level."""
    return rules.months_low if risk is RiskLevel.LOW else rules.months_above_low


def coverage_lines(
    people: Iterable[ConcernedPerson],
    taken: Mapping[str, Sequence[TrainingTaken]],
    rules: TrainingRules,
    on: date,
) -> tuple[CoverageLine, ...]:
    """Return a line for everybody the rules concern on a day, in the order given; later trainings do not count yet."""
    return tuple(_line(person, taken.get(person.uid, ()), rules, on) for person in people if person.concerned_on(on))


def due_lines(lines: Iterable[CoverageLine], on: date, within_days: int) -> tuple[CoverageLine, ...]:
    """Return who must be trained up to some days from a day, the longest overdue first; those never trained lead."""
    until = on + timedelta(days=within_days)
    due = [line for line in lines if line.state.late or (line.due_on is not None and line.due_on <= until)]
    return tuple(sorted(due, key=lambda line: (line.due_on or date.min, line.name.casefold(), line.uid)))


def _line(person: ConcernedPerson, taken: Sequence[TrainingTaken], rules: TrainingRules, on: date) -> CoverageLine:
    months = months_for(rules, person.risk_level)
    last: date | None = None
    topics: set[TrainingTopic] = set()
    for training in taken:
        if training.on > on:
            continue
        if last is None or training.on > last:
            last = training.on
        if add_months(training.on, months) >= on:
            topics.update(training.topics)
    state, due_on = _standing(person, last, months, rules.induction_days, on)
    return CoverageLine(
        uid=person.uid,
        kind=person.kind,
        name=person.name,
        position=person.position,
        institution=person.institution,
        risk_level=person.risk_level,
        state=state,
        last_on=last,
        due_on=due_on,
        lacking=_lacking(frozenset(topics)),
        active_from=person.active_from,
    )


@lru_cache(maxsize=512)  # there are as many sets of nine topics
def _lacking(topics: frozenset[TrainingTopic]) -> tuple[TrainingTopic, ...]:
    return tuple(topic for topic in TrainingTopic if topic not in topics)


def _standing(
    person: ConcernedPerson, last: date | None, months: int, induction_days: int, on: date
) -> tuple[CoverageState, date | None]:
    """Return the state of a person and the last day on which the next training is in time."""
    if last is None:
        if person.active_from is None:
            return CoverageState.NEVER, None
        due_on = date.fromordinal(min(person.active_from.toordinal() + induction_days, _LATEST))
        return (CoverageState.INDUCTION if on <= due_on else CoverageState.NEVER), due_on
    due_on = add_months(last, months)
    if due_on < on:
        return CoverageState.OVERDUE, due_on
    soon = (due_on - on).days <= DUE_WITHIN
    return (CoverageState.DUE if soon else CoverageState.CURRENT), due_on
