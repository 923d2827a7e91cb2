"""The working-day calendar of the office: the nation's holidays and the office's own days."""

from collections.abc import Sequence
from datetime import date

from db.problem import Problem
from db.queries import calendar as queries
from db.records.changes import Done
from db.records.office import CalendarDay
from db.vocabulary import Role, Topic
from desktop.rules.calendar import WorkCalendar
from desktop.rules.texts import clean_record
from desktop.services.desk import Desk
from desktop.services.report_writing import recount
from desktop.services.work_calendar import calendar_in


def calendar(desk: Desk) -> WorkCalendar:
    """Return the calendar deadlines are counted with here."""
    with desk.reading() as session:
        return calendar_in(session)


def own_days(desk: Desk) -> tuple[CalendarDay, ...]:
    """Return the days the office added or took away."""
    with desk.reading() as session:
        return queries.own_days(session)


def add_day(desk: Desk, day: CalendarDay) -> Done[int]:
    """Add a closed or an open day; open deadlines are counted anew."""
    return import_days(desk, [day], "calendar-day-added")


def remove_day(desk: Desk, day: date) -> Done[None]:
    """Forget what the office said about a day; open deadlines are counted anew."""
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        queries.remove_day(change.session, day)
        change.audit("calendar-day-removed", "calendar", day.isoformat())
        change.touch(Topic.CALENDAR)
        recount(desk, change)
    return Done(None, change.changes)


def import_days(desk: Desk, days: Sequence[CalendarDay], action: str = "calendar-imported") -> Done[int]:
    """Add many days in one step or none; open deadlines are counted anew.

    Raises Problem `calendar-day-name-missing`.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        for day in days:
            clean = clean_record(day)
            if not clean.name:
                raise Problem("calendar-day-name-missing", field="name")
            queries.put_day(change.session, clean)
        change.audit(action, "calendar", days[0].day.isoformat() if days else "", tuple(days))
        change.touch(Topic.CALENDAR)
        recount(desk, change)
    return Done(len(days), change.changes)
