"""Time is passed in, never taken."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Where the program gets its time from."""

    def now(self) -> datetime:
        """Return the present moment, with UTC as its zone."""
        ...

    def today(self) -> date:
        """Return the date at the office (the zone of the computer)."""
        ...


class SystemClock:
    """The computer's own clock; `today` may be pinned for answers that are computed, never for audit times."""

    def __init__(self, pinned_today: date | None = None) -> None:
        self._pinned_today = pinned_today

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return self._pinned_today or datetime.now().astimezone().date()


class FixedClock:
    """A clock that stands still until it is moved; for tests and for made-up data."""

    def __init__(self, moment: datetime, zone: tzinfo = timezone(timedelta(hours=7))) -> None:
        self._moment = moment.astimezone(UTC)
        self._zone = zone

    def now(self) -> datetime:
        return self._moment

    def today(self) -> date:
        return self._moment.astimezone(self._zone).date()

    def advance(self, **delta: float) -> None:
        """Move the clock by a timedelta given in its keywords (days=1, seconds=30)."""
        self._moment += timedelta(**delta)

    def move_to(self, moment: datetime) -> None:
        """Set the clock to a moment."""
        self._moment = moment.astimezone(UTC)
