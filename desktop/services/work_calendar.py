"""The calendar deadlines are counted with, read inside a session that is open already."""

from sqlalchemy.orm import Session

from db.queries import calendar as queries
from desktop.rules.calendar import WorkCalendar
from desktop.services.desk import stored_profile


def calendar_in(session: Session) -> WorkCalendar:
    """Return the working-day calendar of the office: the nation's holidays and the office's own days."""
    return WorkCalendar(stored_profile(session).work_week, queries.own_days(session))
