"""What waits for the tutors of an inspectorate, for the home page."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from db.queries import destroy_requests, received
from db.queries import feedback as feedback_queries
from db.queries import partners as partner_queries
from db.records.exchange import FeedbackItem
from db.records.office import OfficeProfile
from db.records.period import Period
from db.vocabulary import CellState, FeedbackState, KeyState, OfficeKind, PartnerRelation, RequestState, Role
from desktop.services import matrix
from desktop.services.desk import Desk

_PROMISED = (FeedbackState.TO_MEND, FeedbackState.OPEN)  # what an office was asked to do by a day


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeWaits:
    """One tutored office and how many things of it wait."""

    uid: str
    name: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class TutorDue:
    """What the home page of an inspectorate says of its offices, each list in the order of names.

    `late_offices` have sent nothing for `period` although its day, `due`, is past; None for who writes nothing.
    """

    known: int
    pending: tuple[OfficeWaits, ...] = ()  # their eight words were not compared yet
    forks: int = 0  # records with two contents
    requests: int = 0  # to destroy a record
    mended: tuple[OfficeWaits, ...] = ()  # comments whose record came back mended and was not looked at again
    overdue: tuple[OfficeWaits, ...] = ()  # comments and tasks whose day is past
    unsent: tuple[OfficeWaits, ...] = ()  # comments and tasks that are in no feedback file yet
    period: Period
    due: date
    late_offices: int = 0

    @property
    def anything(self) -> bool:
        """Whether something waits."""
        lists = (self.pending, self.mended, self.overdue, self.unsent)
        return any(lists) or bool(self.forks or self.requests or self.late_offices)


def due_in(session: Session, desk: Desk, profile: OfficeProfile) -> TutorDue | None:
    """Return what waits; None for an office without offices of its own, and for who has nothing to do with them."""
    if profile.office.kind is not OfficeKind.INSPECTORATE or desk.account.role not in (Role.MANAGER, Role.CLERK):
        return None
    partners = partner_queries.list_partners(session, PartnerRelation.PUPIL)
    names = {partner.uid: partner.name for partner in partners}
    states = (*_PROMISED, FeedbackState.MENDED)
    said = [item for item in feedback_queries.list_feedback(session, states=states) if item.office_uid in names]
    unsent = [item for item in feedback_queries.list_feedback(session, unsent=True) if item.office_uid in names]
    period = _last_due(session, desk, profile)
    found = matrix.matrix(desk, (period,))
    waiting = destroy_requests.list_requests(session, RequestState.WAITING)
    return TutorDue(
        known=len(partners),
        pending=_offices((partner.uid for partner in partners if partner.state is KeyState.PENDING), names),
        forks=len(received.forks(session)),
        requests=sum(1 for request in waiting if request.office_uid in names),
        mended=_offices((item.office_uid for item in said if item.state is FeedbackState.MENDED), names),
        overdue=_offices((item.office_uid for item in said if _is_overdue(item, desk.today)), names),
        unsent=_offices((item.office_uid for item in unsent), names),
        period=period,
        due=found.due[0],
        late_offices=found.counts[0].get(CellState.OVERDUE, 0) if partners else 0,
    )


def _last_due(session: Session, desk: Desk, profile: OfficeProfile) -> Period:
    """Return the last period whose files should all have come by now."""
    days = timedelta(days=matrix.stored_rules(session).due_days)
    period = Period.containing(desk.today, profile.rules.summary_period).previous()
    while period.last_day + days >= desk.today:
        period = period.previous()
    return period


def _offices(uids: Iterable[str], names: Mapping[str, str]) -> tuple[OfficeWaits, ...]:
    counted = Counter(uids)
    found = (OfficeWaits(uid=uid, name=names[uid], count=count) for uid, count in counted.items())
    return tuple(sorted(found, key=lambda waits: (waits.name.casefold(), waits.uid)))


def _is_overdue(item: FeedbackItem, today: date) -> bool:
    return item.state in _PROMISED and item.due_on is not None and item.due_on < today
