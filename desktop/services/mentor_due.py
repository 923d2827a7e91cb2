"""What waits between this office and its mentor, for the home page."""

from dataclasses import dataclass, replace
from datetime import timedelta

from sqlalchemy.orm import Session

from db.queries import exchange_files as file_queries
from db.queries import partners as partner_queries
from db.queries.exchange_files import FileQuery
from db.records.exchange import Partner
from db.records.office import OfficeProfile
from db.records.period import Period
from db.vocabulary import FileState, KeyState, OfficeKind, PackageKind, PartnerRelation, Role
from desktop.services.desk import Desk
from desktop.services.mentor_said import SaidLine, said_in

UNANSWERED_AFTER = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorDue:
    """What the home page says of the mentor: who it is, what it said that is open, what was not sent or answered."""

    mentor: Partner | None
    open: tuple[SaidLine, ...]
    unsent: Period | None  # the last period, while no file of it went out
    unanswered: int  # files that went out a while ago and have no receipt


def due_in(session: Session, desk: Desk, profile: OfficeProfile) -> MentorDue | None:
    """Return what waits; None for an inspectorate, which has no mentor, and for who has nothing to do with it."""
    if profile.office.kind is OfficeKind.INSPECTORATE or desk.account.role is Role.READER:
        return None
    mentors = partner_queries.list_partners(session, PartnerRelation.MENTOR)
    mentor = mentors[0] if mentors else None
    if mentor is None:
        return MentorDue(mentor=None, open=(), unsent=None, unanswered=0)
    lines = tuple(line for line in said_in(session, desk) if line.open)
    ours = FileQuery(outgoing=True, kinds=frozenset({PackageKind.EXPORT}), partner_uid=mentor.uid)
    last = Period.containing(desk.today, profile.rules.summary_period).previous()
    sent = file_queries.count_files(session, replace(ours, period=last))
    waiting = file_queries.list_files(session, replace(ours, states=frozenset({FileState.WRITTEN})))
    before = desk.clock.now() - UNANSWERED_AFTER
    known = mentor.state is KeyState.CONFIRMED
    return MentorDue(
        mentor=mentor,
        open=lines,
        unsent=last if known and not sent else None,
        unanswered=sum(1 for file in waiting if file.at < before),
    )
