"""A small view of a paper that follows what is being chosen: drawn on the worker, never faster than one can read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.problem import Problem
from desktop.ui import messages
from desktop.ui.kit.pdf_view import PdfView
from desktop.ui.kit.surfaces import Banner
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_PAUSE = 250  # milliseconds without a change before the paper is drawn anew
Draw = Callable[["Desk"], bytes]


class PaperPreview(QWidget):
    """Shows what `ask` was last given.

    Signals: `drawn()` when a paper is shown; `refused(Problem)` when it could not be drawn: the older one stays.
    """

    drawn = Signal()
    refused = Signal(object)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._draw: Draw | None = None
        self._asked = 0
        self.view = PdfView()
        self.trouble = Banner("warn", "")
        self.trouble.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.trouble)
        layout.addWidget(self.view, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.draw_now)

    def ask(self, draw: Draw) -> None:
        """Show another paper, after a moment without a newer wish."""
        self._draw = draw
        self._pause.start()

    def draw_now(self) -> None:
        """Draw what was asked for last."""
        self._pause.stop()
        draw = self._draw
        if draw is None:
            return
        self._asked += 1
        asked = self._asked
        self._workplace.read(
            lambda desk: (asked, draw(desk)),
            self._on_drawn,
            on_problem=lambda problem: self._on_problem(asked, problem),
        )

    def clear(self) -> None:
        """Show nothing."""
        self._pause.stop()
        self._draw = None
        self._asked += 1
        self.view.clear()

    def _on_drawn(self, answer: tuple[int, bytes]) -> None:
        asked, content = answer
        if asked != self._asked:
            return
        self.trouble.hide()
        self.view.show_pdf(content)
        self.drawn.emit()

    def _on_problem(self, asked: int, problem: Problem) -> None:
        if asked != self._asked:
            return
        self.trouble.say("warn", *messages.problem_text(problem))
        self.trouble.show()
        self.refused.emit(problem)
