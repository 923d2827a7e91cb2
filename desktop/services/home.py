"""The state at a glance: what is due and late today, what waits, two charts."""

from dataclasses import dataclass
from datetime import timedelta

from db.problem import Problem
from db.queries import papers as paper_queries
from db.queries import report_rows
from db.queries.drafts import StoredDraft, list_drafts
from db.records.office import OfficeProfile
from db.records.paper import IssuedPaper
from db.records.period import Period
from db.records.report import ReportRow
from db.vocabulary import PaperKind, PeriodKind, ReportState, Role
from desktop.rules.chart import Chart
from desktop.rules.summary import kind_chart, month_chart
from desktop.services import mentor_due, tutor_due
from desktop.services.desk import Desk, stored_profile
from desktop.services.identities import hide_in_row
from desktop.services.mentor_due import MentorDue
from desktop.services.statements import list_statements
from desktop.services.training_to_do import TrainingDue, due_in
from desktop.services.tutor_due import TutorDue
from desktop.services.work_calendar import calendar_in

DUE_WITHIN = 14  # days ahead that the home page looks
PERIODS_BACK = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything the home page shows. `late` and `due` are register lines, the earliest deadline first."""

    profile: OfficeProfile
    late: tuple[ReportRow, ...]
    due: tuple[ReportRow, ...]
    drafts: tuple[StoredDraft, ...]
    awaiting_scan: tuple[IssuedPaper, ...]
    periods_without_summary: tuple[Period, ...]
    statements_missing: int
    statement_period: Period
    counts: dict[ReportState, int]
    by_month: Chart
    by_kind: Chart
    findings: tuple[Problem, ...]
    unpublished_years: tuple[int, ...]
    training: TrainingDue
    mentor: MentorDue | None = None
    tutor: TutorDue | None = None


def home(desk: Desk) -> HomeView:
    """Return the home page's figures as of today."""
    desk.require(Role.MANAGER, Role.CLERK, Role.READER)
    today = desk.today
    with desk.reading() as session:
        profile = stored_profile(session)
        calendar = calendar_in(session)
        rows = report_rows.due_rows(session, desk.viewer, today + timedelta(days=DUE_WITHIN), today)
        drafts = list_drafts(session, desk.account.uid)
        waiting = paper_queries.list_papers(session, desk.viewer, awaiting_scan=True, limit=50)
        summarised = paper_queries.periods_with(session, PaperKind.SUMMARY)
        counts = report_rows.count_by_state(session, desk.viewer)
        year = Period(today.year, PeriodKind.YEAR)
        months = report_rows.count_by_month(session, desk.viewer, year)
        kinds = report_rows.count_by_kind(session, desk.viewer, year)
        first_day = report_rows.first_day(session)
        training = due_in(session, desk)
        mentor = mentor_due.due_in(session, desk, profile)
        tutor = tutor_due.due_in(session, desk, profile)
    if not desk.sees_identities:
        rows = tuple(hide_in_row(row) for row in rows)
    last_period = Period.containing(today, profile.rules.summary_period).previous()
    missing = [p for p in _periods_back(last_period) if p.code not in summarised and first_day <= p.last_day]
    statements = list_statements(desk, last_period)
    return HomeView(
        profile=profile,
        late=tuple(row for row in rows if row.next_deadline is not None and row.next_deadline < today),
        due=tuple(row for row in rows if row.next_deadline is not None and row.next_deadline >= today),
        drafts=drafts,
        awaiting_scan=waiting,
        periods_without_summary=tuple(missing),
        statements_missing=sum(1 for s in statements if s.returned_on is None),
        statement_period=last_period,
        counts=counts,
        by_month=month_chart(year, months),
        by_kind=kind_chart(year, kinds),
        findings=desk.register.findings,
        unpublished_years=tuple(y for y in (today.year, today.year + 1) if not calendar.published(y)),
        training=training,
        mentor=mentor,
        tutor=tutor,
    )


def _periods_back(last: Period) -> list[Period]:
    periods = [last]
    while len(periods) < PERIODS_BACK:
        periods.append(periods[-1].previous())
    return periods
