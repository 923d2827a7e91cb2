"""What an import brings that the register holds already, or holds something like."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from db.problem import Problem
from db.queries import reports as queries
from db.records.report import ReportDraft
from db.vocabulary import Role
from desktop.rules.duplicates import find_duplicates, same_entry
from desktop.services.desk import Desk

IN_REGISTER = "sheet-row-in-register"  # the doubt of a report that the register holds already


def doubts_of(desk: Desk, drafts: Sequence[ReportDraft]) -> tuple[Problem | None, ...]:
    """Return for each report of a file the doubt about it, if the register has the same or one like it."""
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.reading() as session:
        return tuple(doubt_of(desk, session, draft) for draft in drafts)


def doubt_of(desk: Desk, session: Session, draft: ReportDraft) -> Problem | None:
    """Return that the register has a report already, or one like it, with its number."""
    others = queries.candidates_for_duplicates(session, draft, desk.viewer)
    known = next((other for other in others if same_entry(draft, other)), None)
    if known is not None:
        return Problem(IN_REGISTER, number=known.number)
    alike = find_duplicates(draft, others)
    return Problem("sheet-row-like-report", number=alike[0].report.number) if alike else None
