"""What is due and late: one line per open deadline, without names."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from db.queries import reports as queries
from db.queries.report_conditions import is_open, not_secret, visible_to
from db.records.report import ReportRecord
from db.vocabulary import DeadlineKind, Role
from desktop.rules.deadlines import Deadline, deadlines_of
from desktop.rules.labels import label
from desktop.services.desk import Desk, stored_profile
from desktop.services.work_calendar import calendar_in


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One open deadline of one report; `days_left` in working days, below zero when passed."""

    report_uid: str
    number: str
    kind: DeadlineKind
    label: str
    due_on: date
    safe_on: date
    days_left: int
    late: bool
    source: str
    unpublished_year: int | None


def due_items(desk: Desk, days: int = 60) -> tuple[DueLine, ...]:
    """Return the open deadlines up to so many days ahead, the earliest first."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    with desk.reading() as session:
        return due_lines(session, desk, days)


def due_lines(session: Session, desk: Desk, days: int, *, secret_too: bool = True) -> tuple[DueLine, ...]:
    """Return the open deadlines inside an open session; `secret_too=False` leaves secret reports out."""
    until = desk.today + timedelta(days=days)
    conditions = [is_open(), visible_to(desk.viewer)]
    if not secret_too:
        conditions.append(not_secret())
    calendar, rules = calendar_in(session), stored_profile(session).rules
    found = [
        _line(report, clock)
        for report in queries.iterate_reports(session, conditions)
        for clock in deadlines_of(report, calendar, rules, desk.today)
        if clock.open and clock.ours and clock.due_on <= until
    ]
    return tuple(sorted(found, key=lambda line: (line.due_on, line.number)))


def _line(report: ReportRecord, clock: Deadline) -> DueLine:
    return DueLine(
        report_uid=report.uid,
        number=report.number,
        kind=clock.kind,
        label=label(clock.kind),
        due_on=clock.due_on,
        safe_on=clock.safe_on,
        days_left=clock.days_left,
        late=clock.late,
        source=clock.source,
        unpublished_year=clock.unpublished_year,
    )
