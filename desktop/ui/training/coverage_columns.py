"""The columns of the coverage: people with what they lack, and groups with their share."""

from db.vocabulary import RiskLevel, TrainingTopic
from desktop.rules.coverage import CoverageLine, CoverageState
from desktop.rules.coverage_figures import Share
from desktop.rules.labels import label
from desktop.rules.words import date_short, grouped
from desktop.ui.kit.table_columns import Cell, Column, Tone
from resources.language import _

STATE_TONES = {
    CoverageState.OVERDUE: Tone.DANGER,
    CoverageState.NEVER: Tone.DANGER,
    CoverageState.INDUCTION: Tone.INFO,
    CoverageState.DUE: Tone.WARN,
    CoverageState.CURRENT: Tone.GOOD,
}
_NONE = "–"
_TOPICS = len(TrainingTopic)


def people_columns() -> tuple[Column[CoverageLine], ...]:
    """Return the columns of the list of people, in their first order; texts in the language in use."""
    return (
        Column("name", _("Nama"), lambda line: Cell(line.name, bold=True), 170, sort="name", stretch=3),
        Column("position", _("Jabatan"), lambda line: Cell(line.position or _NONE), 140, sort="position", stretch=2),
        Column(
            "institution",
            _("Kantor atau unit"),
            lambda line: Cell(line.institution or _NONE),
            140,
            sort="institution",
            stretch=2,
            shown=False,
        ),
        Column("risk", _("Risiko"), _risk, 122, sort="risk"),
        Column("last_on", _("Terakhir"), lambda line: Cell(date_short(line.last_on) or _NONE), 104, sort="last_on"),
        Column(
            "due_on",
            _("Paling lambat"),
            lambda line: Cell(date_short(line.due_on) or _("segera")),
            116,
            sort="due_on",
            full_title=_("Berikutnya paling lambat"),
        ),
        Column("state", _("Status"), _state, 176, sort="state"),
        Column(
            "lacking",
            _("Topik belum"),
            lambda line: topics_cell(line.lacking),
            108,
            sort="lacking",
            full_title=_("Topik yang belum diterima"),
        ),
    )


def group_columns(title: str) -> tuple[Column[Share], ...]:
    """Return the columns of a list of groups whose first one is called `title`."""
    return (
        Column("label", title, lambda share: Cell(share.label, bold=True), 260, sort="label", stretch=4),
        Column("covered", _("Tercakup"), lambda share: _number(share.covered), 110, sort="covered", right=True),
        Column("total", _("Dari"), lambda share: _number(share.total), 90, sort="total", right=True),
        Column("percent", _("Persen"), _percent, 110, sort="percent", right=True),
    )


def topics_cell(lacking: tuple[TrainingTopic, ...]) -> Cell:
    """Return how many of the nine topics somebody lacks; resting the mouse on it names them."""
    if not lacking:
        return Cell(_("lengkap"), Tone.MUTED)
    if len(lacking) == _TOPICS:
        return Cell(_("semua"), hint=_("Belum satu pun dari sembilan topik"))
    return Cell(_("{n} topik").format(n=len(lacking)), hint="; ".join(label(topic) for topic in lacking))


def _risk(line: CoverageLine) -> Cell:
    high = line.risk_level is RiskLevel.ABOVE_LOW
    return Cell(label(line.risk_level), Tone.WARN if high else Tone.MUTED, chip=True)


def _state(line: CoverageLine) -> Cell:
    return Cell(label(line.state), STATE_TONES[line.state], chip=True)


def _number(number: int | None) -> Cell:
    return Cell(grouped(number or 0))


def _percent(share: Share) -> Cell:
    return Cell(_NONE if share.percent is None else f"{share.percent}%")
