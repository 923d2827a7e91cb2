"""The training part of a summary: what was held in a period, who came, what the tests and the coverage say.

A session belongs to the period of its last day. Sessions that are only planned, or void, are in no figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from db.records.coverage import SessionFigures
from db.records.period import Period
from db.vocabulary import SessionKind, TrainingResult, TrainingTopic
from desktop.rules.chart import AMBER, TEAL, Chart, ChartKind, Series
from desktop.rules.coverage import CoverageState
from desktop.rules.coverage_figures import Coverage, Share, percent, trend_chart
from desktop.rules.labels import indonesian_label
from desktop.rules.small_numbers import SMALLEST
from desktop.rules.words import MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRow:
    """Sessions of one kind: how many, how many people came, their lesson hours. None: a small number kept back."""

    label: str
    sessions: int
    came: int | None
    lesson_hours: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """One of the nine topics: how many sessions of the period covered it."""

    label: str
    sessions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """One session in the list of a summary."""

    starts_on: date | None
    ends_on: date | None
    title: str
    kind_label: str
    place: str
    lesson_hours: Decimal
    listed: int | None
    came: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingFigures:
    """Everything a summary says about training. None stands for a small number kept back, or for no figure at all.

    `came` counts attendances: who came to two sessions counts twice. `person_hours` are the lesson hours of a session
    times those who came. `rate` is the percentage of those on the list beforehand who came.
    """

    sessions: int
    not_held: int
    by_kind: tuple[KindRow, ...]
    listed: int | None
    came: int | None
    men: int | None
    women: int | None
    rate: int | None
    lesson_hours: Decimal
    person_hours: Decimal | None
    tested: int | None
    passed: int | None
    failed: int | None
    pass_rate: int | None
    gain: Decimal | None
    certificates_issued: int
    certificates_void: int
    topics: tuple[TopicRow, ...]
    months: Chart
    covered: Share
    risks: tuple[Share, ...]
    late: int | None
    trend: Chart
    lines: tuple[SessionLine, ...]

    @property
    def nil(self) -> bool:
        """Tell whether nothing was held in the period."""
        return self.sessions == 0


def summarise_training(
    sessions: Sequence[SessionFigures],
    period: Period,
    coverage: Coverage,
    *,
    not_held: int = 0,
    certificates: tuple[int, int] = (0, 0),
    for_publication: bool = False,
) -> TrainingFigures:
    """Return the figures of a period; `certificates` are issued and void. For publication no number below three.

    Sessions themselves are public events and are told; small numbers of people are not.
    """
    expected, expected_came = sum(s.expected for s in sessions), sum(s.expected_came for s in sessions)
    tests = [test for session in sessions for test in session.tested]
    passed = sum(test.result is TrainingResult.PASSED for test in tests)
    failed = sum(test.result is TrainingResult.FAILED for test in tests)
    gains = [test.post - test.pre for test in tests if test.pre is not None and test.post is not None]
    figures = TrainingFigures(
        sessions=len(sessions),
        not_held=not_held,
        by_kind=_kinds(sessions),
        listed=sum(s.listed for s in sessions),
        came=sum(s.came for s in sessions),
        men=sum(s.men for s in sessions),
        women=sum(s.women for s in sessions),
        rate=percent(expected_came, expected) if expected else None,
        lesson_hours=sum((s.lesson_hours for s in sessions), Decimal(0)),
        person_hours=sum((s.lesson_hours * s.came for s in sessions), Decimal(0)),
        tested=len(tests),
        passed=passed,
        failed=failed,
        pass_rate=percent(passed, passed + failed) if passed + failed else None,
        gain=(sum(gains, Decimal(0)) / len(gains)).quantize(Decimal("0.1"), ROUND_HALF_UP) if gains else None,
        certificates_issued=certificates[0],
        certificates_void=certificates[1],
        topics=tuple(
            TopicRow(label=indonesian_label(topic), sessions=sum(topic in s.topics for s in sessions))
            for topic in TrainingTopic
        ),
        months=_months(sessions, period),
        covered=coverage.whole,
        risks=coverage.risks,
        late=coverage.count(CoverageState.OVERDUE, CoverageState.NEVER),
        trend=trend_chart(coverage, on_paper=True),
        lines=tuple(_line(session) for session in sessions),
    )
    return _published(figures, len(gains), expected - expected_came) if for_publication else figures


def _kinds(sessions: Sequence[SessionFigures]) -> tuple[KindRow, ...]:
    groups = [(kind, [s for s in sessions if s.kind is kind]) for kind in SessionKind]
    return tuple(
        KindRow(
            label=indonesian_label(kind),
            sessions=len(group),
            came=sum(s.came for s in group),
            lesson_hours=sum((s.lesson_hours for s in group), Decimal(0)),
        )
        for kind, group in groups
        if group
    )


def _months(sessions: Sequence[SessionFigures], period: Period) -> Chart:
    months = period.months()

    def values(number: Sequence[int]) -> tuple[int, ...]:
        ended = [(s.ends_on, one) for s, one in zip(sessions, number, strict=True)]
        return tuple(sum(one for day, one in ended if day is not None and day in month) for month in months)

    return Chart(
        title="Orang menurut bulan: ada dalam daftar, hadir",
        kind=ChartKind.COLUMNS,
        categories=tuple(MONTHS[month.index - 1][:3] for month in months),
        series=(
            Series("Dalam daftar", AMBER, values([s.listed for s in sessions])),
            Series("Hadir", TEAL, values([s.came for s in sessions])),
        ),
    )


def _line(session: SessionFigures) -> SessionLine:
    return SessionLine(
        starts_on=session.starts_on,
        ends_on=session.ends_on,
        title=session.title,
        kind_label=indonesian_label(session.kind),
        place=session.place,
        lesson_hours=session.lesson_hours,
        listed=session.listed,
        came=session.came,
    )


def _published(figures: TrainingFigures, gains: int, absent: int) -> TrainingFigures:
    """Return the figures without any number that tells of one or two people, itself or by what is left over."""
    men, women = _pair(figures.men, figures.women)
    if _small((figures.came or 0) - (figures.men or 0) - (figures.women or 0)):
        men = women = None
    passed, failed = _pair(figures.passed, figures.failed)
    covered = _share(figures.covered)
    return replace(
        figures,
        by_kind=tuple(replace(row, came=_told(row.came)) for row in figures.by_kind),
        listed=_told(figures.listed),
        came=_told(figures.came),
        men=men,
        women=women,
        rate=None if _small(absent) or _small(figures.came) else figures.rate,
        person_hours=None if any(_small(line.came) for line in figures.lines) else figures.person_hours,
        tested=_told(figures.tested),
        passed=passed,
        failed=failed,
        pass_rate=None if passed is None else figures.pass_rate,
        gain=None if gains < SMALLEST else figures.gain,
        months=_without_small(figures.months),
        covered=covered,
        risks=() if any(_share(risk) != risk for risk in figures.risks) else figures.risks,
        late=None if _small(figures.late) or covered.covered is None else figures.late,
        trend=figures.trend if covered.covered is not None else _empty(figures.trend),
        lines=tuple(_line_told(line) for line in figures.lines),
    )


def _pair(one: int | None, other: int | None) -> tuple[int | None, int | None]:
    """Return two parts of a whole, both kept back where either is small: one could be told from the other."""
    return (None, None) if _small(one) or _small(other) else (one, other)


def _share(share: Share) -> Share:
    rest = (share.total or 0) - (share.covered or 0)
    if _small(share.total):
        return replace(share, covered=None, total=None)
    return replace(share, covered=None) if _small(share.covered) or _small(rest) else share


def _line_told(line: SessionLine) -> SessionLine:
    absent = (line.listed or 0) - (line.came or 0)
    if _small(line.came) or _small(line.listed) or _small(absent):
        return replace(line, came=None, listed=_told(line.listed))
    return line


def _without_small(chart: Chart) -> Chart:
    parts = zip(*(row.values for row in chart.series), strict=True)
    tells = any(_small(number) for values in parts for number in (*values, values[0] - values[1]))
    return _empty(chart) if tells else chart


def _empty(chart: Chart) -> Chart:
    return Chart(title=chart.title, kind=chart.kind, categories=(), series=())


def _told(number: int | None) -> int | None:
    return None if _small(number) else number


def _small(number: int | None) -> bool:
    return number is not None and 0 < number < SMALLEST
