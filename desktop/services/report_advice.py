"""What the rules say of a report here: advice per object with running totals, deadlines, derived columns."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from db.queries import reports as queries
from db.records.office import OfficeProfile
from db.records.report import ReportDraft, ReportRecord
from db.vocabulary import Duty, Step
from desktop.rules.assessment import Advice, assess, question_of
from desktop.rules.calendar import WorkCalendar
from desktop.rules.deadlines import Deadline, deadlines_of, next_open
from desktop.services.calendar import calendar_in
from desktop.services.desk import Desk, stored_profile

_HEAVIEST_FIRST = (Duty.REFUSE_AND_REPORT, Duty.REPORT, Duty.EXEMPT)


@dataclass(frozen=True, slots=True, kw_only=True)
class GiverTotals:
    """What this giver gave this recipient before, without the gift at hand; rupiah."""

    calendar_year: int
    rolling_year: int
    gifts: int


def giver_totals(session: Session, draft: ReportDraft, index: int, today: date, own_uid: str = "") -> GiverTotals:
    """Return the running totals for the giver of one object, in the calendar year and in the twelve months before."""
    day = draft.received_on or today
    giver = draft.objects[index].giver.name
    year_start, rolling_start = date(day.year, 1, 1), day - timedelta(days=364)
    found = queries.gifts_of_giver(
        session,
        giver,
        draft.reporter.name,
        draft.official_uid,
        min(year_start, rolling_start),
        date(day.year, 12, 31),
        own_uid,
    )
    # Other objects of the same report by the same giver count too.
    siblings = [
        (day, item.value or 0)
        for n, item in enumerate(draft.objects)
        if n != index and giver and item.giver.name.casefold() == giver.casefold()
    ]
    gifts = [(on, value) for on, value, _occasion in found] + siblings
    return GiverTotals(
        calendar_year=sum(value for on, value in gifts if on >= year_start),
        rolling_year=sum(value for on, value in gifts if rolling_start <= on <= day),
        gifts=len(gifts),
    )


def advise_in(
    session: Session, draft: ReportDraft, profile: OfficeProfile, calendar: WorkCalendar, today: date, own_uid: str = ""
) -> tuple[Advice, ...]:
    """Return the advice for each object of a draft, inside an open session."""
    result = []
    for index in range(len(draft.objects)):
        totals = giver_totals(session, draft, index, today, own_uid)
        question = question_of(draft, index, totals.calendar_year, totals.rolling_year, today)
        result.append(assess(question, calendar, profile.rules))
    return tuple(result)


def advise(desk: Desk, draft: ReportDraft, own_uid: str = "") -> tuple[Advice, ...]:
    """Return the decision helper's advice for each object of a draft."""
    with desk.reading() as session:
        return advise_in(session, draft, stored_profile(session), calendar_in(session), desk.today, own_uid)


def deadlines(desk: Desk, report: ReportDraft) -> tuple[Deadline, ...]:
    """Return the deadlines of a report or of a draft, as of today."""
    with desk.reading() as session:
        return deadlines_of(report, calendar_in(session), stored_profile(session).rules, desk.today)


def derived_columns(
    session: Session, report: ReportRecord, profile: OfficeProfile, calendar: WorkCalendar, today: date
) -> dict[str, object]:
    """Return the columns the register page reads: nearest deadline, lateness, duty, outcome."""
    advice = advise_in(session, report, profile, calendar, today, report.uid)
    clocks = deadlines_of(report, calendar, profile.rules, today)
    nearest = next_open(clocks)
    duties = {item.duty for item in advice}
    decided = report.event(Step.DECIDED)
    return {
        "due_on": nearest.due_on if nearest else None,
        "due_kind": nearest.kind if nearest else None,
        "was_late": any(item.ours and item.done_on is not None and item.done_on > item.due_on for item in clocks),
        "duty": next((duty for duty in _HEAVIEST_FIRST if duty in duties), None),
        "outcome": decided.details.outcome if decided else None,
    }
