"""What the rules say of a report here: advice per object with running totals, deadlines, derived columns."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from db.queries import reports as queries
from db.queries.report_conditions import Viewer
from db.records.names import name_key
from db.records.office import OfficeProfile
from db.records.report import ReportDraft, ReportRecord
from db.vocabulary import Confidentiality, Duty, Role, Step
from desktop.rules.assessment import Advice, assess
from desktop.rules.assessment_question import question_of
from desktop.rules.calendar import WorkCalendar
from desktop.rules.deadlines import Deadline, deadlines_of, next_open
from desktop.rules.giver_totals import GiverTotals, PastGift, totals_on
from desktop.rules.texts import clean_record
from desktop.services.desk import Desk, stored_profile
from desktop.services.work_calendar import calendar_in

_HEAVIEST_FIRST = (Duty.REFUSE_AND_REPORT, Duty.REPORT, Duty.EXEMPT)


def totals_for(
    session: Session, draft: ReportDraft, index: int, today: date, viewer: Viewer, own_uid: str = ""
) -> GiverTotals:
    """Return what the giver of one object gave this recipient before, by calendar year and by twelve months."""
    day = draft.received_on or today
    giver = draft.objects[index].giver.name
    found = queries.gifts_of_giver(
        session,
        giver,
        draft.reporter.name,
        draft.official_uid,
        day - timedelta(days=366),
        date(day.year, 12, 31),
        viewer,
        own_uid,
    )
    # Other objects of the same report by the same giver count too.
    siblings = [
        PastGift(received_on=day, value=item.value or 0)
        for n, item in enumerate(draft.objects)
        if n != index and name_key(giver) and name_key(item.giver.name) == name_key(giver)
    ]
    gifts = [PastGift(received_on=on, value=value) for on, value, _occasion in found]
    return totals_on(gifts + siblings, day)


def advise_in(
    session: Session,
    draft: ReportDraft,
    profile: OfficeProfile,
    calendar: WorkCalendar,
    today: date,
    viewer: Viewer,
    own_uid: str = "",
) -> tuple[Advice, ...]:
    """Return the advice for each object of a draft, inside an open session."""
    result = []
    for index in range(len(draft.objects)):
        totals = totals_for(session, draft, index, today, viewer, own_uid)
        question = question_of(draft, index, totals, today=today, week=profile.work_week)
        result.append(assess(question, calendar, profile.rules))
    return tuple(result)


def advise(desk: Desk, draft: ReportDraft, own_uid: str = "") -> tuple[Advice, ...]:
    """Return the decision helper's advice for each object of a draft."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    draft = clean_record(draft)
    with desk.reading() as session:
        profile, calendar = stored_profile(session), calendar_in(session)
        return advise_in(session, draft, profile, calendar, desk.today, desk.viewer, own_uid)


def running_totals(desk: Desk, draft: ReportDraft, own_uid: str = "") -> tuple[GiverTotals, ...]:
    """Return for each object of a draft what its giver gave this recipient before."""
    desk.require(Role.MANAGER, Role.CLERK)
    draft = clean_record(draft)
    with desk.reading() as session:
        return tuple(totals_for(session, draft, n, desk.today, desk.viewer, own_uid) for n in range(len(draft.objects)))


def deadlines(desk: Desk, report: ReportDraft) -> tuple[Deadline, ...]:
    """Return the deadlines of a report or of a draft, as of today."""
    with desk.reading() as session:
        return deadlines_of(report, calendar_in(session), stored_profile(session).rules, desk.today)


def derived_columns(
    session: Session, report: ReportRecord, profile: OfficeProfile, calendar: WorkCalendar, today: date
) -> dict[str, object]:
    """Return the columns the register page reads: nearest deadline, lateness, duty, outcome."""
    # The duty of a report that everybody sees must not tell of a secret one.
    viewer = Viewer(account_uid="", sees_secret=report.confidentiality is Confidentiality.SECRET)
    advice = advise_in(session, report, profile, calendar, today, viewer, report.uid)
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
