"""Papers about a period or about the whole register: book, summary, letters, statements, wall list."""

from collections.abc import Sequence

from db.problem import Problem
from db.queries import officials as official_queries
from db.queries import report_rows
from db.queries import reports as queries
from db.queries.report_conditions import in_period, not_secret, not_void, touches_period
from db.records.office import Signatory
from db.records.period import Period
from db.records.report import ReportRecord
from db.vocabulary import PaperKind, Step
from desktop.rules.deadlines import Deadline, deadlines_of
from desktop.rules.law_notes import law_notes
from desktop.services.coverage_papers import BUILDERS as COVERAGE_BUILDERS
from desktop.services.coverage_papers import training_figures
from desktop.services.due import due_lines
from desktop.services.exchange_papers import BUILDERS as EXCHANGE_BUILDERS
from desktop.services.mentor_papers import BUILDERS as MENTOR_BUILDERS
from desktop.services.paper_contents import BUILDERS, Builder, Prepared, Sources
from desktop.services.training_papers import TRAINING_BUILDERS
from desktop.services.work_calendar import calendar_in

WALL_DAYS = 60  # days ahead shown on the wall list


def builder_of(kind: PaperKind) -> Builder:
    """Return what builds the content of a paper.

    Raises Problem `paper-not-kept` for the recovery and key sheets, which hold a key and are never kept.
    """
    builder = BUILDERS.get(kind) or _PERIOD_BUILDERS.get(kind) or TRAINING_BUILDERS.get(kind)
    builder = builder or COVERAGE_BUILDERS.get(kind) or EXCHANGE_BUILDERS.get(kind)
    builder = builder or MENTOR_BUILDERS.get(kind)
    if builder is None:
        raise Problem("paper-not-kept", kind=kind)
    return builder


def register_book(sources: Sources) -> Prepared:
    """The register book of a period; secret reports are not in it, void ones are, with their reason."""
    from desktop.printing.book_rows import book_rows
    from desktop.printing.register_book import RegisterBookPaper

    period, with_names = sources.period(), sources.request.with_names
    conditions = [touches_period(period), not_secret()]
    calendar, rules = calendar_in(sources.session), sources.profile.rules
    duties = report_rows.duties(sources.session, conditions)
    rows = tuple(
        row
        for report in queries.iterate_reports(sources.session, conditions)
        for row in book_rows(
            report,
            deadlines_of(report, calendar, rules, sources.dated),
            [duties.get(report.uid)] * len(report.objects),
            with_names=with_names,
        )
    )
    content = RegisterBookPaper(
        frame=sources.frame(sources.request.number, confidential=with_names),
        period=period,
        rows=rows,
        with_names=with_names,
        keeper=Signatory(name=sources.desk.account.name, title="Petugas pencatat"),
    )
    return Prepared(content=content, subject_uid=period.code, number=sources.request.number)


def summary(sources: Sources) -> Prepared:
    """The summary of a period; secret reports are in no figure of it.

    With `publication` among the details it is fit to be hung out: no list, no names, no number below three.
    """
    from desktop.printing.summary import SummaryPaper
    from desktop.rules.summary import summarise

    period = sources.period()
    conditions = [touches_period(period), not_secret()]
    reports = list(queries.iterate_reports(sources.session, conditions))
    content = SummaryPaper(
        frame=sources.frame(sources.request.number),
        period=period,
        figures=summarise(
            reports,
            period,
            _clocks(sources, reports),
            sources.dated,
            with_names=sources.request.with_names,
            for_publication="publication" in sources.request.details,
        ),
        with_names=sources.request.with_names,
        notes=law_notes("summary", sources.dated),
        training=training_figures(sources),
    )
    return Prepared(content=content, subject_uid=period.code, number=sources.request.number)


def cover_letter(sources: Sources) -> Prepared:
    """The letter to the inspectorate that goes with the summary of a period, or with one report."""
    from desktop.printing.cover_letter import CoverLetterPaper

    profile, request = sources.profile, sources.request
    if request.subject_uid and request.period is None:
        report = sources.report()
        sent = report.event(Step.SENT_TO_UPG)
        number = request.number or (sent.details.number if sent else "")
        content = CoverLetterPaper(
            frame=sources.frame(number),
            to=profile.upg,
            regency=profile.office.regency,
            enclosures=("Formulir Laporan Gratifikasi",),
            report_numbers=(report.number,),
        )
        return Prepared(content=content, subject_uid=report.uid, number=number)
    period = sources.period()
    nil = not _has_reports(sources, period)
    content = CoverLetterPaper(
        frame=sources.frame(request.number),
        to=profile.upg,
        regency=profile.office.regency,
        period=period,
        enclosures=("Laporan Nihil",) if nil else ("Ringkasan Pengendalian Gratifikasi dan Pelatihan",),
        nil=nil,
        with_training=not nil,
    )
    return Prepared(content=content, subject_uid=period.code, number=request.number)


def nil(sources: Sources) -> Prepared:
    """The nil letter of a period.

    Raises Problem `nil-not-true` when the register holds reports of the period.
    """
    from desktop.printing.nil import NilPaper

    period = sources.period()
    if _has_reports(sources, period):
        raise Problem("nil-not-true", field="period", period=period.code)
    content = NilPaper(
        frame=sources.frame(sources.request.number),
        period=period,
        to=sources.profile.upg,
        regency=sources.profile.office.regency,
    )
    return Prepared(content=content, subject_uid=period.code, number=sources.request.number)


def statement(sources: Sources) -> Prepared:
    """The statement forms of a period for all officials at once, or for the one named in `details` (official)."""
    from desktop.printing.statement import StatementPaper, StatementPerson

    period = sources.period()
    only = sources.request.details.get("official", "")
    people = official_queries.list_officials(sources.session, min(period.last_day, sources.desk.today))
    content = StatementPaper(
        frame=sources.frame(sources.request.number),
        period=period,
        people=tuple(
            StatementPerson(
                name=person.name,
                id_label=person.nip_label or "NIP/NIPD",
                id_number=person.nip,
                rank=person.rank,
                position=person.position,
                unit=person.unit or sources.profile.office.full_name,
                email=person.email,
                phone=person.phone,
            )
            for person in people
            if not only or person.uid == only
        ),
        notes=law_notes("statement", sources.dated),
    )
    return Prepared(content=content, subject_uid=period.code, number=sources.request.number)


def deadline_list(sources: Sources) -> Prepared:
    """The list for the wall: register numbers and dates, never names, never a secret report."""
    from desktop.printing.deadlines import DeadlineRow, DeadlinesPaper

    lines = due_lines(sources.session, sources.desk, WALL_DAYS, secret_too=False)
    content = DeadlinesPaper(
        frame=sources.frame(sources.request.number),
        rows=tuple(
            DeadlineRow(number=line.number, label=line.label, due_on=line.due_on, safe_on=line.safe_on, late=line.late)
            for line in lines
        ),
    )
    return Prepared(content=content, subject_uid="", number=sources.request.number)


def _has_reports(sources: Sources, period: Period) -> bool:
    conditions = [in_period(period), not_secret(), not_void()]
    return next(iter(queries.iterate_reports(sources.session, conditions, chunk=1)), None) is not None


def _clocks(sources: Sources, reports: Sequence[ReportRecord]) -> dict[str, tuple[Deadline, ...]]:
    calendar, rules = calendar_in(sources.session), sources.profile.rules
    return {report.uid: deadlines_of(report, calendar, rules, sources.dated) for report in reports}


_PERIOD_BUILDERS: dict[PaperKind, Builder] = {
    PaperKind.REGISTER: register_book,
    PaperKind.SUMMARY: summary,
    PaperKind.COVER_LETTER: cover_letter,
    PaperKind.NIL: nil,
    PaperKind.STATEMENT: statement,
    PaperKind.DEADLINES: deadline_list,
}
