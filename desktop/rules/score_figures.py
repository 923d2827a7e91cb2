"""What the tests of a session say as a whole: averages, gain, who passed; no figure names a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from db.records.training import ParticipantRecord
from db.vocabulary import ParticipantRole, TrainingResult
from desktop.rules.chart import AMBER, TEAL, Chart, ChartKind, Series

_BANDS = ((0, 20), (20, 40), (40, 60), (60, 80), (80, 101))


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreLine:
    """One test: how many took it, their average, the lowest and the highest score (0 to 100)."""

    count: int = 0
    mean: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFigures:
    """Both tests of a session. `gain` is the average change of the `both` who took pre-test and post-test.

    `passed` and `failed` are 0 where no pass mark is set.
    """

    pre: ScoreLine
    post: ScoreLine
    both: int
    gain: Decimal | None
    rose: int
    same: int
    fell: int
    pass_mark: Decimal | None
    passed: int
    failed: int
    chart: Chart | None

    @property
    def empty(self) -> bool:
        """Tell whether nobody took a test."""
        return self.pre.count + self.post.count == 0


def score_figures(people: Iterable[ParticipantRecord], pass_mark: Decimal | None) -> ScoreFigures:
    """Return the figures of the participants (speakers and committee are not tested)."""
    tested = [person for person in people if person.role is ParticipantRole.PARTICIPANT]
    pre = [person.pre_score for person in tested if person.pre_score is not None]
    post = [person.post_score for person in tested if person.post_score is not None]
    gains = [person.gain for person in tested if person.gain is not None]
    return ScoreFigures(
        pre=_line(pre),
        post=_line(post),
        both=len(gains),
        gain=_mean(gains),
        rose=sum(gain > 0 for gain in gains),
        same=sum(gain == 0 for gain in gains),
        fell=sum(gain < 0 for gain in gains),
        pass_mark=pass_mark,
        passed=sum(person.result is TrainingResult.PASSED for person in tested),
        failed=sum(person.result is TrainingResult.FAILED for person in tested),
        chart=_chart(pre, post),
    )


def _line(scores: Sequence[Decimal]) -> ScoreLine:
    if not scores:
        return ScoreLine()
    return ScoreLine(count=len(scores), mean=_mean(scores), lowest=min(scores), highest=max(scores))


def _mean(numbers: Sequence[Decimal]) -> Decimal | None:
    """Return the average, rounded to one decimal."""
    if not numbers:
        return None
    return (sum(numbers, Decimal(0)) / len(numbers)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def _chart(pre: Sequence[Decimal], post: Sequence[Decimal]) -> Chart | None:
    if not pre and not post:
        return None
    series = []
    if pre:
        series.append(Series("Tes awal", AMBER, _counts(pre)))
    if post:
        series.append(Series("Tes akhir", TEAL, _counts(post)))
    names = tuple(f"{low}–{min(end - 1, 100)}" for low, end in _BANDS)
    return Chart(title="Peserta menurut nilai", kind=ChartKind.COLUMNS, categories=names, series=tuple(series))


def _counts(scores: Sequence[Decimal]) -> tuple[int, ...]:
    return tuple(sum(low <= score < end for score in scores) for low, end in _BANDS)
