"""The summary of a period: what was received and refused, what became of it, and whether it was in time.

A report belongs to the period of its receipt or refusal. One that was received earlier but registered only in this
period is listed apart, so that no report falls between two signed summaries.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from db.records.period import Period
from db.records.report import GiftObject, ReportRecord
from db.vocabulary import (
    Confidentiality,
    DeadlineKind,
    DecisionOutcome,
    ObjectKind,
    Occasion,
    ReportKind,
    ReportState,
    Step,
)
from desktop.rules.chart import AMBER, TEAL, Chart, ChartKind, Series
from desktop.rules.deadlines import Deadline
from desktop.rules.figures import FigureRow, MonthRow, SummaryFigures, SummaryLine, TimelinessRow
from desktop.rules.labels import indonesian_label, label
from desktop.rules.masking import mask_inside, mask_names
from desktop.rules.small_numbers import SMALLEST, merge_small
from desktop.rules.words import MONTHS, month_short, rupiah_short
from resources.language import _

_CLOCKS = (DeadlineKind.TO_UPG, DeadlineKind.UPG_TO_KPK, DeadlineKind.TO_KPK, DeadlineKind.FOLLOW_UP)
_ENDED = frozenset([ReportState.NOTED, ReportState.SETTLED, ReportState.NOT_FOLLOWED_UP, ReportState.CLOSED])
_NOT_FILLED = "Belum diisi"

DeadlinesByReport = Mapping[str, Sequence[Deadline]]


def summarise(
    reports: Iterable[ReportRecord],
    period: Period,
    deadlines: DeadlinesByReport,
    today: date,
    *,
    with_names: bool = False,
    for_publication: bool = False,
) -> SummaryFigures:
    """Return the figures of a period; `deadlines` holds the clocks of each report by its uid.

    Reports of other periods may be among those given: they are left out, or listed as carried over. Void reports
    are only counted as void. For publication no names, no list and no number below three is told.
    Raises ValueError for a secret report: it must never have been read for a total that leaves the office.
    """
    given = sorted(reports, key=_list_order)
    if any(report.confidentiality is Confidentiality.SECRET for report in given):
        raise ValueError("a secret report was given to a summary")
    kept = [report for report in given if report.state not in (ReportState.DRAFT, ReportState.VOID)]
    counted = [report for report in kept if _day(report) in period]
    carried = [
        report
        for report in kept
        if _day(report) < period.first_day and report.registered_on is not None and report.registered_on in period
    ]
    figures = _figures(counted, period, deadlines, today)
    voided = sum(report.state is ReportState.VOID and _day(report) in period for report in given)
    if for_publication:
        return _published(figures)

    def line(report: ReportRecord) -> SummaryLine:
        return _line(report, deadlines.get(report.uid, ()), with_names)

    return replace(
        figures,
        voided=voided,
        lines=tuple(line(report) for report in counted),
        carried=tuple(line(report) for report in carried),
        with_names=with_names,
    )


def month_chart(period: Period, counts: Mapping[tuple[int, ReportKind], int], *, on_paper: bool = False) -> Chart:
    """Return the columns of reports by month; `counts` has a number for (month, kind), nothing for none."""
    months = [part.index for part in period.months()]

    def row(kind: ReportKind, colour: str) -> Series:
        name = indonesian_label(kind) if on_paper else label(kind)
        return Series(name, colour, tuple(counts.get((month, kind), 0) for month in months))

    return Chart(
        title="Laporan menurut bulan" if on_paper else _("Laporan menurut bulan"),
        kind=ChartKind.COLUMNS,
        categories=tuple(MONTHS[month - 1][:3] if on_paper else month_short(month) for month in months),
        series=(row(ReportKind.RECEIPT, TEAL), row(ReportKind.REFUSAL, AMBER)),
    )


def kind_chart(period: Period, kinds: Mapping[ObjectKind, tuple[int, int]], *, on_paper: bool = False) -> Chart:
    """Return the bars of objects by kind, KPK's five groups; `kinds` has number and value in rupiah for a kind."""
    del period  # the figures are already those of the period; it is asked for so that both charts are called alike
    naming: Callable[[StrEnum], str] = indonesian_label if on_paper else label
    return Chart(
        title="Objek menurut jenis" if on_paper else _("Objek menurut jenis"),
        kind=ChartKind.BARS,
        categories=tuple(naming(kind) for kind in ObjectKind),
        series=(
            Series(
                "Jumlah objek" if on_paper else _("Jumlah objek"),
                TEAL,
                tuple(kinds.get(kind, (0, 0))[0] for kind in ObjectKind),
            ),
        ),
        notes=tuple(rupiah_short(kinds[kind][1]) if kind in kinds else "" for kind in ObjectKind),
    )


def _figures(
    reports: Sequence[ReportRecord], period: Period, deadlines: DeadlinesByReport, today: date
) -> SummaryFigures:
    objects = [item for report in reports for item in report.objects]
    receipts = [report for report in reports if report.kind is ReportKind.RECEIPT]
    refusals = [report for report in reports if report.kind is ReportKind.REFUSAL]
    by_month = Counter((_day(report).month, report.kind) for report in reports)
    kinds = {
        kind: (sum(item.kind is kind for item in objects), _worth(item for item in objects if item.kind is kind))
        for kind in ObjectKind
        if any(item.kind is kind for item in objects)
    }
    return SummaryFigures(
        period_code=period.code,
        as_of=today,
        reports=len(reports),
        receipts=len(receipts),
        refusals=len(refusals),
        voided=0,
        objects=len(objects),
        value=_worth(objects),
        receipt_value=sum(report.total_value for report in receipts),
        refusal_value=sum(report.total_value for report in refusals),
        without_value=sum(item.value is None for item in objects),
        by_object_kind=_object_rows(objects, ObjectKind, lambda item: item.kind),
        by_occasion=_object_rows(objects, Occasion, lambda item: item.occasion),
        by_outcome=_outcomes(reports, deadlines),
        by_state=_states(reports),
        timeliness=tuple(_timeliness(kind, reports, deadlines) for kind in _CLOCKS),
        months=_months(reports, period),
        month_chart=month_chart(period, by_month, on_paper=True),
        kind_chart=kind_chart(period, kinds, on_paper=True),
        lines=(),
        carried=(),
    )


def _object_rows(
    objects: Sequence[GiftObject], words: type[StrEnum], of: Callable[[GiftObject], StrEnum | None]
) -> tuple[FigureRow, ...]:
    rows = [_row(word.value, indonesian_label(word), [item for item in objects if of(item) is word]) for word in words]
    missing = [item for item in objects if of(item) is None]
    return (*rows, _row("", _NOT_FILLED, missing)) if missing else tuple(rows)


def _row(key: str, text: str, objects: Sequence[GiftObject]) -> FigureRow:
    return FigureRow(key=key, label=text, count=len(objects), value=_worth(objects))


def _outcomes(reports: Sequence[ReportRecord], deadlines: DeadlinesByReport) -> tuple[FigureRow, ...]:
    def row(key: str, text: str, belongs: Callable[[ReportRecord], bool]) -> FigureRow:
        found = [report for report in reports if belongs(report)]
        return FigureRow(key=key, label=text, count=len(found), value=sum(report.total_value for report in found))

    def step(wanted: Step) -> Callable[[ReportRecord], bool]:
        return lambda report: report.event(wanted) is not None

    def decided(outcome: DecisionOutcome) -> Callable[[ReportRecord], bool]:
        return lambda report: outcome in _decisions(report)

    return (
        row("forwarded", "Diteruskan ke KPK", step(Step.FORWARDED)),
        row("noted", "Tidak wajib dilaporkan, dicatat", step(Step.NOTED)),
        row("distributed", "Objek disalurkan", step(Step.DISTRIBUTED)),
        *(row(item.value, f"Ditetapkan {indonesian_label(item).lower()}", decided(item)) for item in DecisionOutcome),
        row("not_followed_up", "Tidak ditindaklanjuti KPK", step(Step.NOT_FOLLOWED_UP)),
        row("in_process", "Masih diproses", lambda report: report.state not in _ENDED),
        row("late", "Ada batas waktu yang terlewat", lambda report: _late(deadlines.get(report.uid, ()))),
    )


def _decisions(report: ReportRecord) -> set[DecisionOutcome]:
    return {
        event.details.outcome
        for event in report.events
        if event.step is Step.DECIDED and event.details.outcome is not None
    }


def _states(reports: Sequence[ReportRecord]) -> tuple[FigureRow, ...]:
    rows = []
    for state in ReportState:
        found = [report for report in reports if report.state is state]
        if found:
            value = sum(report.total_value for report in found)
            rows.append(FigureRow(key=state.value, label=indonesian_label(state), count=len(found), value=value))
    return tuple(rows)


def _timeliness(kind: DeadlineKind, reports: Sequence[ReportRecord], deadlines: DeadlinesByReport) -> TimelinessRow:
    counts: Counter[str] = Counter()
    for report in reports:
        clock = next((item for item in deadlines.get(report.uid, ()) if item.kind is kind), None)
        if clock is None:
            counts["none"] += 1
        elif clock.done_on is not None:
            counts["late" if clock.late else "on_time"] += 1
        else:
            counts["overdue" if clock.late else "waiting"] += 1
    return TimelinessRow(
        kind=kind,
        label=indonesian_label(kind),
        on_time=counts["on_time"],
        late=counts["late"],
        overdue=counts["overdue"],
        waiting=counts["waiting"],
        none=counts["none"],
    )


def _months(reports: Sequence[ReportRecord], period: Period) -> tuple[MonthRow, ...]:
    rows = []
    for month in period.months():
        found = [report for report in reports if _day(report) in month]
        refusals = sum(report.kind is ReportKind.REFUSAL for report in found)
        rows.append(
            MonthRow(
                label=f"{MONTHS[month.index - 1]} {month.year}",
                receipts=len(found) - refusals,
                refusals=refusals,
                value=sum(report.total_value for report in found),
            )
        )
    return tuple(rows)


def _line(report: ReportRecord, clocks: Sequence[Deadline], with_names: bool) -> SummaryLine:
    known = any(item.value is not None for item in report.objects)
    described = "; ".join(_described(item) for item in report.objects)
    names = [report.reporter.name, report.reporter.contact_name, *(item.giver.name for item in report.objects)]
    givers = dict.fromkeys(item.giver.name.strip() or "Tidak diketahui" for item in report.objects)
    return SummaryLine(
        number=report.number,
        received_on=report.received_on,
        kind=report.kind,
        kind_label=indonesian_label(report.kind),
        occasion="; ".join(
            dict.fromkeys(indonesian_label(item.occasion) for item in report.objects if item.occasion is not None)
        ),
        description=mask_inside(described if with_names else mask_names(described, names)),
        value=report.total_value if known else None,
        state="; ".join([indonesian_label(report.state), *sorted(map(indonesian_label, _decisions(report)))]),
        late=_late(clocks),
        reporter=report.reporter.name if with_names else "",
        giver="; ".join(givers) if with_names else "",
    )


def _described(item: GiftObject) -> str:
    return item.description.strip() or (indonesian_label(item.kind) if item.kind is not None else _NOT_FILLED)


def _published(figures: SummaryFigures) -> SummaryFigures:
    """Return the figures fit for a notice board: nothing that tells of one or two people."""
    months_tell = any(_small(number) for row in figures.months for number in (row.receipts, row.refusals))
    kinds_tell = any(_small(row.count) for row in figures.by_object_kind)
    if _small(figures.reports):
        figures = replace(figures, reports=None, objects=None, value=None)
    if figures.reports is None or _small(figures.receipts) or _small(figures.refusals):
        figures = replace(figures, receipts=None, refusals=None, receipt_value=None, refusal_value=None)
    return replace(
        figures,
        without_value=0,
        by_object_kind=merge_small(figures.by_object_kind),
        by_occasion=merge_small(figures.by_occasion),
        by_outcome=tuple(row for row in figures.by_outcome if not _small(row.count)),
        by_state=merge_small(figures.by_state),
        timeliness=(),
        months=() if months_tell else figures.months,
        month_chart=_without_figures(figures.month_chart) if months_tell else figures.month_chart,
        kind_chart=_without_figures(figures.kind_chart) if kinds_tell else figures.kind_chart,
        for_publication=True,
    )


def _small(number: int | None) -> bool:
    return number is not None and 0 < number < SMALLEST


def _without_figures(chart: Chart) -> Chart:
    return Chart(title=chart.title, kind=chart.kind, categories=(), series=())


def _worth(objects: Iterable[GiftObject]) -> int:
    return sum(item.value or 0 for item in objects)


def _late(clocks: Iterable[Deadline]) -> bool:
    return any(clock.late and clock.ours for clock in clocks)


def _day(report: ReportRecord) -> date:
    """The day that decides the period: of receipt or refusal, else of registration."""
    return report.received_on or report.registered_on or date.min


def _list_order(report: ReportRecord) -> tuple[date, str]:
    return _day(report), report.number
