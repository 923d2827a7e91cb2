"""Asks the services about the draft while it is typed: duty, deadlines, totals, duplicates."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.problem import Problem
from db.records.report import ReportDraft, ReportRow
from desktop.rules.assessment import Advice
from desktop.rules.deadlines import Deadline
from desktop.rules.giver_totals import GiverTotals
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_PAUSE_MS = 300  # long enough not to ask at each key, short enough to feel alive


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the services say about one state of the draft; advice and totals are one per object."""

    draft: ReportDraft
    advice: tuple[Advice, ...]
    totals: tuple[GiverTotals, ...]
    deadlines: tuple[Deadline, ...]
    duplicates: tuple[ReportRow, ...]
    late: bool


class Assistant(QObject):
    """Debounces edits and never has more than one question under way.

    Signals: `answered(Guidance)`.
    """

    answered = Signal(object)

    def __init__(self, workplace: Workplace, collect: Callable[[], ReportDraft], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._collect = collect
        self._own_uid = ""
        self._asking = False
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.ask_now)

    def set_own_uid(self, uid: str) -> None:
        """Leave this report out of totals and duplicates, while it is being corrected."""
        self._own_uid = uid

    def stop(self) -> None:
        """Ask nothing more until told again."""
        self._timer.stop()
        self._again = False

    def ask_soon(self) -> None:
        """Ask once the typing pauses."""
        self._timer.start()

    def ask_now(self) -> None:
        """Ask at once, or right after the question under way."""
        self._timer.stop()
        if self._asking:
            self._again = True
            return
        self._asking = True
        draft, own_uid = self._collect(), self._own_uid
        self._workplace.read(lambda desk: guide(desk, draft, own_uid), self._on_answer, on_problem=self._on_problem)

    def _on_answer(self, guidance: Guidance) -> None:
        self._asking = False
        self.answered.emit(guidance)
        self._ask_again()

    def _on_problem(self, _problem: Problem) -> None:
        # The form itself shows what is wrong with a draft; the helper only has nothing to say about it.
        self._asking = False
        self._ask_again()

    def _ask_again(self) -> None:
        if self._again:
            self._again = False
            self.ask_soon()


def guide(desk: "Desk", draft: ReportDraft, own_uid: str = "") -> Guidance:
    """Ask everything about a draft in one go (on the worker)."""
    from desktop.rules.deadlines import is_late
    from desktop.services import report_advice, reports

    deadlines = reports.deadlines_of(desk, draft)
    return Guidance(
        draft=draft,
        advice=reports.advise(desk, draft, own_uid),
        totals=report_advice.running_totals(desk, draft, own_uid),
        deadlines=deadlines,
        duplicates=reports.duplicates_of(desk, draft, own_uid),
        late=is_late(deadlines),
    )
