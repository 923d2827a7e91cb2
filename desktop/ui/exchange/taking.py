"""Taking in `.sigap` files: chosen from a dialog, or dropped anywhere on a page."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from db.problem import Problem
from db.records.exchange import Partner
from db.vocabulary import KeyState
from desktop.ui import files, messages
from desktop.ui.exchange.taken_words import outcome_lines, outcome_title, taken_lines, taken_title
from desktop.ui.exchange.words_dialog import WordsDialog
from desktop.ui.kit.surfaces import Banner
from desktop.ui.page import Page
from desktop.ui.theme import COLOURS
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.intake import Intake

SUFFIX = ".sigap"


class FilesTakingPage(Page):
    """A page that takes `.sigap` files wherever they are dropped; what became of the last one stands at its top."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.setAcceptDrops(True)
        self.dialog: QDialog | None = None
        self.result = Banner("good", "", action=_("Lihat catatan mentor"))
        self.result.hide()
        self.result.acted.connect(lambda: workplace.go("feedback"))
        self.body.addWidget(self.result)
        self._veil = QLabel(_("Lepaskan berkas .sigap di sini"), self)
        self._veil.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._veil.setStyleSheet(
            f"background: {COLOURS.accent_soft}; color: {COLOURS.accent_pressed}; font-size: 18pt;"
            f" border: 2px dashed {COLOURS.accent}; border-radius: 12px;"
        )
        self._veil.hide()

    def choose_file(self) -> None:
        """Ask for a file to take in."""
        files.ask_open(
            self.workplace,
            self,
            _("Masukkan berkas dari inspektorat"),
            _("Berkas SIGAP (*.sigap)"),
            lambda path: self.take_in([path]),
        )

    def take_in(self, paths: Sequence[Path]) -> None:
        """Take files in one after the other."""
        self.result.hide()
        for path in paths:
            self.workplace.change(partial(_take_in, path), self._on_taken, on_problem=partial(self._refuse, path))

    def _on_taken(self, found: "Intake") -> None:
        if found.enrolled is not None:
            self.compare(found.enrolled)
        elif found.taken is not None:
            taken = found.taken
            news = any((taken.to_mend, taken.rejected, taken.decisions, taken.assignments, taken.destructions))
            self._say("good", taken_title(taken), taken_lines(taken), to_feedback=news)
        elif found.outcome is not None and found.outcome.problem is not None:
            self._refuse(Path(found.file_name), found.outcome.problem)
        elif found.outcome is not None:
            self._say("good", outcome_title(found.outcome), outcome_lines(found.outcome))

    def compare(self, partner: Partner) -> None:
        """Ask for the eight words of an office that was just enrolled, unless they were compared already."""
        if partner.state is KeyState.CONFIRMED:
            self._say("good", _("{office} sudah terdaftar dan sudah dicocokkan.").format(office=partner.name), ())
            return
        dialog = WordsDialog(self.workplace, partner, self.window())
        dialog.confirmed.connect(self._on_confirmed)
        self.dialog = dialog
        dialog.open()

    def _on_confirmed(self, partner: Partner) -> None:
        self._say("good", _("Delapan kata {office} cocok.").format(office=partner.name), ())

    def _refuse(self, path: Path, problem: Problem) -> None:
        sentence, next_step = messages.problem_text(problem)
        self._say("danger", f"{path.name}: {sentence}", (next_step,))

    def _say(self, tone: str, text: str, lines: Sequence[str], *, to_feedback: bool = False) -> None:
        self.result.say(tone, text, "  ·  ".join(line for line in lines if line))
        self.result.button.setVisible(to_feedback)
        self.result.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            self._veil.setGeometry(self.rect().adjusted(16, 16, -16, -16))
            self._veil.raise_()
            self._veil.show()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take_in(_dropped(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._veil.setGeometry(self.rect().adjusted(16, 16, -16, -16))


def _dropped(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold() == SUFFIX]


def _take_in(path: Path, desk: Any) -> Any:
    from desktop.services import intake

    return intake.take_in(desk, path)
