"""The office's own calendar days and the names the office had before."""

from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from db.models.office import CalendarDayModel, OfficeChangeModel
from db.queries.tables import table
from db.records.office import CalendarDay, OfficeChange

_days = table(CalendarDayModel)
_changes = table(OfficeChangeModel)
_OWN_DAYS = select(_days).order_by(_days.c.day)


def own_days(session: Session) -> tuple[CalendarDay, ...]:
    """Return the days the office added or took away, in order."""
    rows = session.execute(_OWN_DAYS).mappings()
    return tuple(CalendarDay(**row) for row in rows)


def put_day(session: Session, day: CalendarDay) -> None:
    """Add a day, or say something else about it."""
    remove_day(session, day.day)
    session.execute(insert(_days).values(day=day.day, closed=day.closed, name=day.name, source=day.source))


def remove_day(session: Session, day: date) -> None:
    """Forget what the office said about a day."""
    session.execute(delete(_days).where(_days.c.day == day))


def add_office_change(session: Session, change: OfficeChange) -> None:
    """Keep what the office was called until now."""
    values = {name: getattr(change, name) for name in ("until", "code", "name", "term", "kind", "reason", "at")}
    session.execute(insert(_changes).values(**values))


def office_changes(session: Session) -> tuple[OfficeChange, ...]:
    """Return what the office was called before, in order."""
    columns = [_changes.c[name] for name in ("until", "code", "name", "term", "kind", "reason", "at")]
    rows = session.execute(select(*columns).order_by(_changes.c.until, _changes.c.id)).mappings()
    return tuple(OfficeChange(**row) for row in rows)
