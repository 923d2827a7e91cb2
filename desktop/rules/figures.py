"""The figures of a summary: plain rows that a screen shows and a paper prints, and that are stored with the paper."""

from dataclasses import dataclass
from datetime import date

from db.vocabulary import DeadlineKind, ReportKind
from desktop.rules.chart import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One row of a table: `key` is the stored word it counts (or empty), `label` its Indonesian words.

    Counts are None where small numbers are kept back. Value in rupiah.
    """

    key: str
    label: str
    count: int | None
    value: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinessRow:
    """One clock: how many reports met it, met it late, passed it undone, still wait, or have no such clock."""

    kind: DeadlineKind
    label: str
    on_time: int
    late: int
    overdue: int
    waiting: int
    none: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """One month: reports of receipt and refusal, and the value of their objects."""

    label: str
    receipts: int
    refusals: int
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryLine:
    """One report in the list of a summary; reporter and giver are empty unless names were asked for."""

    number: str
    received_on: date | None
    kind: ReportKind
    kind_label: str
    occasion: str
    description: str
    value: int | None
    state: str
    late: bool
    reporter: str = ""
    giver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryFigures:
    """Everything a summary says about a period; `period_code` as Period.parse reads it, `as_of` the day of counting."""

    period_code: str
    as_of: date
    reports: int | None  # None here and below: a small number kept back
    receipts: int | None
    refusals: int | None
    voided: int
    objects: int | None
    value: int | None
    receipt_value: int | None
    refusal_value: int | None
    without_value: int  # objects whose value is not known yet
    by_object_kind: tuple[FigureRow, ...]
    by_occasion: tuple[FigureRow, ...]
    by_outcome: tuple[FigureRow, ...]  # a report may count in several rows
    by_state: tuple[FigureRow, ...]
    timeliness: tuple[TimelinessRow, ...]
    months: tuple[MonthRow, ...]
    month_chart: Chart
    kind_chart: Chart
    lines: tuple[SummaryLine, ...]
    carried: tuple[SummaryLine, ...]  # received in an earlier period, registered in this one
    with_names: bool = False
    for_publication: bool = False

    @property
    def nil(self) -> bool:
        """Tell whether nothing happened in the period."""
        return self.reports == 0
