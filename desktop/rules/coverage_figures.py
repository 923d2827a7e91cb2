"""The coverage counted: by state, risk, position, institution, topic and period, and drawn as charts."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.records.coverage import ConcernedPerson, TrainingTaken
from db.records.period import Period
from db.records.person import TrainingRules
from db.vocabulary import PeriodKind, RiskLevel, TrainingTopic
from desktop.rules.chart import TEAL, Chart, ChartKind, Series
from desktop.rules.coverage import COVERED, CoverageLine, CoverageState, coverage_lines, months_for
from desktop.rules.labels import indonesian_label, label
from desktop.rules.months import add_months
from desktop.rules.words import MONTHS, grouped, month_short, roman
from resources.language import _

TREND = 6  # periods shown, the present one the last
NOT_FILLED = "Belum diisi"  # the name of the group of those without one


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of a group are covered; `key` is a stored word or empty, `label` its words. None: kept back."""

    key: str
    label: str
    covered: int | None
    total: int | None

    @property
    def percent(self) -> int | None:
        """Whole percent; 100 only when all are covered, 0 only when none is. None for an empty group."""
        if self.covered is None or not self.total:
            return None
        return percent(self.covered, self.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCount:
    """How many people had a topic within their interval, and how many lack it."""

    topic: TrainingTopic
    having: int
    lacking: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Everything the coverage of a day says. `trend` are the last periods of the office's kind, the oldest first."""

    on: date
    rules: TrainingRules
    lines: tuple[CoverageLine, ...]
    whole: Share
    states: Mapping[CoverageState, int]
    risks: tuple[Share, ...]
    positions: tuple[Share, ...]
    institutions: tuple[Share, ...]
    topics: tuple[TopicCount, ...]
    trend: tuple[Share, ...] = field(default=())

    def count(self, *states: CoverageState) -> int:
        """Return how many people are in some states."""
        return sum(self.states.get(state, 0) for state in states)


def percent(part: int, whole: int) -> int:
    """Return a part in whole percent, rounded, but never 100 where one is missing or 0 where there is one."""
    if part in (0, whole):
        return 100 if part else 0
    return min(max((200 * part + whole) // (2 * whole), 1), 99)


def coverage_of(
    people: Sequence[ConcernedPerson],
    taken: Mapping[str, Sequence[TrainingTaken]],
    rules: TrainingRules,
    on: date,
    kind: PeriodKind = PeriodKind.QUARTER,
) -> Coverage:
    """Return the coverage of a day; `people` may hold those who have left or come later, for the trend."""
    lines = coverage_lines(people, taken, rules, on)
    states = dict.fromkeys(CoverageState, 0)
    lacked = dict.fromkeys(TrainingTopic, 0)
    for line in lines:
        states[line.state] += 1
        for topic in line.lacking:
            lacked[topic] += 1
    return Coverage(
        on=on,
        rules=rules,
        lines=lines,
        whole=_share("", "", lines),
        states=states,
        risks=tuple(
            _share(risk.value, indonesian_label(risk), found)
            for risk in RiskLevel
            if (found := [line for line in lines if line.risk_level is risk])
        ),
        positions=_groups(lines, lambda line: line.position),
        institutions=_groups(lines, lambda line: line.institution),
        topics=tuple(
            TopicCount(topic=topic, having=len(lines) - number, lacking=number) for topic, number in lacked.items()
        ),
        trend=_trend(people, taken, rules, on, kind),
    )


def trend_chart(coverage: Coverage, *, on_paper: bool = False) -> Chart:
    """Return the columns of covered people in percent at the end of each period."""
    return Chart(
        title="Cakupan pelatihan (% orang)" if on_paper else _("Cakupan pelatihan (% orang)"),
        kind=ChartKind.COLUMNS,
        categories=tuple(_period_short(Period.parse(share.key), on_paper=on_paper) for share in coverage.trend),
        series=(
            Series("Tercakup" if on_paper else _("Tercakup"), TEAL, tuple(s.percent or 0 for s in coverage.trend)),
        ),
    )


def topic_chart(coverage: Coverage) -> Chart:
    """Return the bars of people who had each topic within their interval, for the screen."""
    return Chart(
        title=_("Orang yang sudah menerima tiap topik"),
        kind=ChartKind.BARS,
        categories=tuple(label(count.topic) for count in coverage.topics),
        series=(Series(_("Orang"), TEAL, tuple(count.having for count in coverage.topics)),),
        notes=tuple(_("{n} belum").format(n=grouped(count.lacking)) for count in coverage.topics),
    )


def topic_numbers(topics: Iterable[TrainingTopic]) -> str:
    """Return topics by their numbers from 1, as a narrow column holds them: "1, 4, 9"."""
    order = {topic: place for place, topic in enumerate(TrainingTopic, start=1)}
    return ", ".join(str(order[topic]) for topic in topics)


def _trend(
    people: Sequence[ConcernedPerson],
    taken: Mapping[str, Sequence[TrainingTaken]],
    rules: TrainingRules,
    on: date,
    kind: PeriodKind,
) -> tuple[Share, ...]:
    periods = [Period.containing(on, kind)]
    while len(periods) < TREND:
        periods.insert(0, periods[0].previous())
    months = {risk: months_for(rules, risk) for risk in RiskLevel}
    ends = [min(period.last_day, on) for period in periods]
    # Which period ends a person was concerned at, and covered at, as bits: people alike are counted together.
    alike: Counter[tuple[int, int]] = Counter()
    for person in people:
        concerned = _bits(ends, person.active_from, person.active_to)
        covered = 0
        for training in taken.get(person.uid, ()):
            covered |= _bits(ends, training.on, add_months(training.on, months[person.risk_level]))
        alike[concerned, covered & concerned] += 1
    return tuple(
        Share(
            key=period.code,
            label=period.code,
            covered=sum(count for (_there, covered), count in alike.items() if covered >> place & 1),
            total=sum(count for (there, _covered), count in alike.items() if there >> place & 1),
        )
        for place, period in enumerate(periods)
    )


def _bits(ends: Sequence[date], first: date | None, last: date | None) -> int:
    """Return a bit for each of some days, in order, that lies from a first to a last day (None: without end)."""
    start = 0 if first is None else bisect_left(ends, first)
    stop = len(ends) if last is None else bisect_right(ends, last)
    return (1 << stop) - (1 << start) if stop > start else 0


def _groups(lines: Sequence[CoverageLine], of: Callable[[CoverageLine], str]) -> tuple[Share, ...]:
    """Return the shares of groups by name; the same words in other letters or spaces are one group."""
    groups: dict[str, tuple[str, list[CoverageLine]]] = {}
    for line in lines:
        words = " ".join(of(line).split())
        groups.setdefault(words.casefold(), (words or NOT_FILLED, []))[1].append(line)
    return tuple(_share("", words, found) for __, (words, found) in sorted(groups.items()))


def _share(key: str, words: str, lines: Sequence[CoverageLine]) -> Share:
    return Share(key=key, label=words, covered=sum(line.state in COVERED for line in lines), total=len(lines))


def _period_short(period: Period, *, on_paper: bool) -> str:
    match period.kind:
        case PeriodKind.YEAR:
            return str(period.year)
        case PeriodKind.MONTH:
            month = MONTHS[period.index - 1][:3] if on_paper else month_short(period.index)
            return f"{month} {period.year}"
        case PeriodKind.SEMESTER:
            word = "Smt" if on_paper else _("Smt")
        case PeriodKind.QUARTER:
            word = "Tw" if on_paper else _("Tw")
    return f"{word} {roman(period.index)} {period.year}"
