"""Papers about who is trained: coverage report, history of one person, the training part of the summary."""

from db.problem import Problem
from db.queries import training_figures as figure_queries
from db.queries import training_history as queries
from db.records.period import Period
from db.vocabulary import PaperKind, PeriodKind
from desktop.rules.training_summary import TrainingFigures, summarise_training
from desktop.services.coverage import coverage_in, history_in
from desktop.services.paper_contents import Builder, Prepared, Sources


def coverage_report(sources: Sources) -> Prepared:
    """The coverage at the end of a period, today without one, and who did not come to its sessions (of this year)."""
    from desktop.printing.coverage import CoveragePaper

    today, asked = sources.desk.today, sources.request.period
    period = asked or Period.containing(today, PeriodKind.YEAR)
    content = CoveragePaper(
        frame=sources.frame(sources.request.number),
        period=period,
        coverage=coverage_in(sources.session, sources.desk, min(period.last_day, today)),
        sessions=queries.held_sessions(sources.session, period),
    )
    return Prepared(content=content, subject_uid=asked.code if asked else "", number=sources.request.number)


def training_history(sources: Sources) -> Prepared:
    """The training history of the person named by `subject_uid`.

    Raises Problem `paper-needs-person` or `person-unknown`.
    """
    from desktop.printing.history import HistoryPaper

    uid = sources.request.subject_uid
    if not uid:
        raise Problem("paper-needs-person", field="subject_uid")
    content = HistoryPaper(
        frame=sources.frame(sources.request.number),
        history=history_in(sources.session, sources.desk, uid),
    )
    return Prepared(content=content, subject_uid=uid, number=sources.request.number)


def training_figures(sources: Sources) -> TrainingFigures:
    """Return the training part of the summary of a period; the coverage is that of its last day, or of today."""
    period, session = sources.period(), sources.session
    return summarise_training(
        figure_queries.sessions_of(session, period),
        period,
        coverage_in(session, sources.desk, min(period.last_day, sources.desk.today)),
        not_held=figure_queries.not_held(session, period),
        certificates=figure_queries.certificates_of(session, period),
        for_publication="publication" in sources.request.details,
    )


BUILDERS: dict[PaperKind, Builder] = {
    PaperKind.COVERAGE: coverage_report,
    PaperKind.HISTORY: training_history,
}
