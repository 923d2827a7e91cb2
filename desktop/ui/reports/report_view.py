"""Everything the page of one report shows, fetched in one go."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.records.paper import IssuedPaper
from db.records.report import ReportRecord, ReportRevision
from db.vocabulary import Duty, ReportState
from desktop.rules.assessment import Advice
from desktop.rules.deadlines import Deadline
from desktop.rules.findings import Finding, FindingLevel
from desktop.rules.life_cycle import StepOption, next_steps
from desktop.rules.report_checks import check_report
from desktop.ui.reports.duty_words import heaviest

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.mentor_said import SaidLine


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report with advice, deadlines, papers and revisions, and what the person may do with it."""

    record: ReportRecord
    advice: tuple[Advice, ...]
    deadlines: tuple[Deadline, ...]
    papers: tuple[IssuedPaper, ...]
    revisions: tuple[ReportRevision, ...]
    steps: tuple[StepOption, ...]
    gaps: tuple[Finding, ...]
    may_write: bool
    mentor: "tuple[SaidLine, ...]" = ()

    @property
    def duty(self) -> Duty | None:
        """The heaviest duty among the objects."""
        return heaviest(tuple(item.duty for item in self.advice))

    @property
    def may_correct(self) -> bool:
        """Whether the report may be corrected or made void."""
        return self.may_write and self.record.state is not ReportState.VOID


def look_up(desk: "Desk", uid: str) -> ReportView:
    """Fetch a report with all that belongs to it (on the worker)."""
    from desktop.services import mentor_said, papers, reports

    record = reports.report(desk, uid)
    may_write = desk.sees_identities
    return ReportView(
        record=record,
        advice=reports.advise(desk, record, record.uid),
        deadlines=reports.deadlines_of(desk, record),
        papers=papers.list_papers(desk, record.uid) if may_write else (),
        revisions=reports.revisions(desk, record.uid),
        steps=next_steps(record) if may_write else (),
        gaps=tuple(item for item in check_report(record, desk.today) if item.level is FindingLevel.GAP),
        may_write=may_write,
        mentor=mentor_said.said_about(desk, record.uid),
    )
