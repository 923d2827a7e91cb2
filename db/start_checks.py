"""What is looked at when a register opens: lost commits, a broken chain, a clock that cannot be right."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from db import audit
from db.audit import ChainState
from db.highwater import Mark
from db.problem import Problem

# No computer that runs this program has an earlier date (SAFETY.md S22).
RELEASED_ON = datetime(2026, 11, 1, tzinfo=UTC)
USED_ELSEWHERE = "used-elsewhere"
INTEGRITY = frozenset({"commits-lost", "history-changed", "chain-broken"})
LONGEST_PAUSE = timedelta(days=400)
_CLOCK_TOLERANCE = timedelta(minutes=10)


def lost_commits(session: Session, commits: int, mark: Mark | None) -> Problem | None:
    """Compare a register with its high-water mark.

    Returns the finding `commits-lost` (it is behind), `history-changed` (it went another way), or None.
    """
    if mark is None:
        return None
    state = audit.state(session)
    if state.count < mark.count or commits < mark.commits:
        return Problem("commits-lost", last_entry_at=local(state.last_at), missing=max(mark.count - state.count, 0))
    if mark.count and audit.hash_at(session, mark.count) != mark.head:
        return Problem("history-changed", seq=mark.count)
    return None


def used_elsewhere(commits: int, state: ChainState, mark: Mark | None) -> Problem | None:
    """Return the finding `used-elsewhere` when the log goes on properly from where this computer's mark stands.

    Only the program writes such entries: it was used by another account of the computer, or on another one.
    """
    if mark is None or commits <= mark.commits or state.count <= mark.count:
        return None
    return Problem(USED_ELSEWHERE, last_entry_at=local(state.last_at))


def broken_chain(verdict: audit.AuditVerdict) -> Problem | None:
    """Return the finding `chain-broken`, naming the first entry that does not follow."""
    if verdict.sound:
        return None
    return Problem(
        "chain-broken", seq=verdict.broken_at, subject_kind=verdict.subject_kind, subject_uid=verdict.subject_uid
    )


def clock_suspect(now: datetime, state: ChainState) -> Problem | None:
    """Return the finding `clock-suspect` when the clock cannot be right: before the release, before the last entry,
    or more than 400 days after it."""
    last = state.last_at
    too_early = now < RELEASED_ON or (last is not None and now < last - _CLOCK_TOLERANCE)
    too_late = last is not None and now > last + LONGEST_PAUSE
    if not (too_early or too_late):
        return None
    return Problem("clock-suspect", now=local(now), last_entry_at=local(last))


def local(moment: datetime | None) -> str:
    """Return a moment as the office writes it (dd-mm-yyyy HH.MM, zone of the computer), or a dash."""
    return "–" if moment is None else moment.astimezone().strftime("%d-%m-%Y %H.%M")
