"""The training history of one person and the lesson hours (JP) of each year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from db.records.coverage import AttendedTraining, ConcernedPerson, OutsideTraining, TrainingTaken
from db.records.person import TrainingRules
from db.vocabulary import ParticipantRole
from desktop.rules.coverage import CoverageLine, coverage_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class YearHours:
    """One year of a person: trainings attended as a participant, checked outside certificates, their lesson hours."""

    year: int
    trainings: int
    outside: int
    lesson_hours: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingHistory:
    """A person's trainings, the latest first; `standing` is None for somebody the rules do not concern today."""

    person: ConcernedPerson
    as_of: date
    attended: tuple[AttendedTraining, ...]
    missed: tuple[AttendedTraining, ...]
    outside: tuple[OutsideTraining, ...]
    years: tuple[YearHours, ...]  # the latest first
    standing: CoverageLine | None

    @property
    def lesson_hours(self) -> Decimal:
        """All lesson hours (JP) that count."""
        return sum((year.lesson_hours for year in self.years), Decimal(0))

    def without_scores(self) -> "TrainingHistory":
        """Return the history as a reader may see it: no scores, no results, no number of the person."""
        bare = tuple(replace(line, pre_score=None, post_score=None, result=None) for line in self.attended)
        return replace(self, attended=bare, person=replace(self.person, id_label="", id_number=""))


def history_of(
    person: ConcernedPerson,
    sessions: Sequence[AttendedTraining],
    outside: Sequence[OutsideTraining],
    rules: TrainingRules,
    today: date,
) -> TrainingHistory:
    """Return the history of a person.

    Lesson hours count where the person was a participant and came, and of certificates that were checked; those of
    speakers and committees are not training of their own.
    """
    attended = tuple(line for line in sessions if line.attended)
    counted = [line for line in attended if line.role is ParticipantRole.PARTICIPANT]
    taken = [TrainingTaken(line.last_day, line.topics) for line in counted if line.last_day is not None]
    taken += [TrainingTaken(item.dated, item.topics) for item in outside if item.counts and item.dated is not None]
    concerned = person.kind in rules.kinds and person.concerned_on(today)
    standing = coverage_lines([person], {person.uid: taken}, rules, today)[0] if concerned else None
    return TrainingHistory(
        person=person,
        as_of=today,
        attended=attended,
        missed=tuple(line for line in sessions if not line.attended),
        outside=tuple(outside),
        years=_years(counted, outside),
        standing=standing,
    )


def _years(counted: Sequence[AttendedTraining], outside: Sequence[OutsideTraining]) -> tuple[YearHours, ...]:
    own = [(line.last_day.year, line.lesson_hours) for line in counted if line.last_day is not None]
    others = [(item.dated.year, item.lesson_hours) for item in outside if item.counts and item.dated is not None]
    years = sorted({year for year, __ in [*own, *others]}, reverse=True)
    return tuple(
        YearHours(
            year=year,
            trainings=sum(one == year for one, __ in own),
            outside=sum(one == year for one, __ in others),
            lesson_hours=sum((hours for one, hours in [*own, *others] if one == year), Decimal(0)),
        )
        for year in years
    )
