"""What is due in training: people to be trained, sessions to come, sessions that lack a paper."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from db.queries import training_to_do as queries
from db.records.coverage import TrainingToDo
from db.vocabulary import Role
from desktop.rules.coverage import CoverageState
from desktop.services.coverage import coverage_in
from desktop.services.desk import Desk

COMING_DAYS = 30  # how far ahead sessions are shown
UNFINISHED_DAYS = 180  # how long a session held is asked for what it lacks


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingDue:
    """What is due today: numbers of people by state, sessions to come, sessions that lack something."""

    people: int
    covered: int
    overdue: int
    never: int
    due: int
    induction: int
    coming: tuple[TrainingToDo, ...]
    unfinished: tuple[TrainingToDo, ...]


def training_due(desk: Desk) -> TrainingDue:
    """Return what is due in training as of today."""
    desk.require(Role.MANAGER, Role.CLERK, Role.TRAINER, Role.READER)
    with desk.reading() as session:
        return due_in(session, desk)


def due_in(session: Session, desk: Desk) -> TrainingDue:
    """Return what is due in training inside an open session."""
    coverage, today = coverage_in(session, desk), desk.today
    return TrainingDue(
        people=coverage.whole.total or 0,
        covered=coverage.whole.covered or 0,
        overdue=coverage.count(CoverageState.OVERDUE),
        never=coverage.count(CoverageState.NEVER),
        due=coverage.count(CoverageState.DUE),
        induction=coverage.count(CoverageState.INDUCTION),
        coming=queries.coming(session, today, COMING_DAYS),
        unfinished=queries.unfinished(session, today, UNFINISHED_DAYS),
    )
