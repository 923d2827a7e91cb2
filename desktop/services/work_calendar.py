"""The calendar deadlines are counted with, read inside a session that is open already."""

from functools import lru_cache

from sqlalchemy.orm import Session

from db.queries import calendar as queries
from db.records.office import CalendarDay
from db.vocabulary import WorkWeek
from desktop.rules.calendar import WorkCalendar
from desktop.services.desk import stored_profile


def calendar_in(session: Session) -> WorkCalendar:
    """Return the working-day calendar of the office: the nation's holidays and the office's own days."""
    return calendar_of(stored_profile(session).work_week, queries.own_days(session))


@lru_cache(maxsize=8)
def calendar_of(week: WorkWeek, own_days: tuple[CalendarDay, ...]) -> WorkCalendar:
    """Return a calendar; the same one again for the same days, since it remembers what it counted."""
    return WorkCalendar(week, own_days)
