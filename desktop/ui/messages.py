"""The only place where message boxes are built."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QMessageBox, QWidget

from db.problem import Problem
from desktop.ui import icons
from desktop.ui.theme import COLOURS
from resources.language import _


@dataclass
class Recorder:
    """Stands in for the boxes in tests: keeps what would have been shown and gives the answers laid ready.

    `shown` holds (kind, text) pairs; kind is tell, warn, ask, destroy or problem (then text is the code).
    """

    shown: list[tuple[str, str]] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)

    def answer(self) -> bool:
        """Take the next laid-ready answer; no when none is left."""
        return self.answers.pop(0) if self.answers else False


_PICTURES = {
    QMessageBox.Icon.Information: ("mdi6.check-circle-outline", COLOURS.good),
    QMessageBox.Icon.Question: ("mdi6.help-circle-outline", COLOURS.info),
    QMessageBox.Icon.Warning: ("mdi6.alert-outline", COLOURS.warn),
}
recorder: Recorder | None = None


def use_recorder(new: Recorder | None) -> None:
    """Let a recorder stand in for the boxes, or take it away again."""
    global recorder
    recorder = new


def tell(parent: QWidget | None, text: str, detail: str = "") -> None:
    """Say that something went well."""
    if recorder is not None:
        recorder.shown.append(("tell", text))
        return
    _box(parent, QMessageBox.Icon.Information, text, detail).exec()


def warn(parent: QWidget | None, text: str, detail: str = "") -> None:
    """Say what needs attention."""
    if recorder is not None:
        recorder.shown.append(("warn", text))
        return
    _box(parent, QMessageBox.Icon.Warning, text, detail).exec()


def problem(parent: QWidget | None, found: Problem) -> None:
    """Show a problem: its sentence, and what to do next."""
    if recorder is not None:
        recorder.shown.append(("problem", found.code))
        return
    sentence, next_step = problem_text(found)
    _box(parent, QMessageBox.Icon.Warning, sentence, next_step).exec()


def problem_text(found: Problem) -> tuple[str, str]:
    """Return the sentence and the next step of a problem in the language in use."""
    from desktop.rules.problems import explain

    text = explain(found)
    return text.sentence, text.next_step


def ask(parent: QWidget | None, text: str, *, yes: str, no: str = "", detail: str = "") -> bool:
    """Ask a question whose answer `yes` does the thing named; the buttons carry verbs."""
    if recorder is not None:
        recorder.shown.append(("ask", text))
        return recorder.answer()
    return _answer(question_box(parent, text, yes=yes, no=no, detail=detail))


def ask_destructive(parent: QWidget | None, text: str, *, yes: str, no: str = "", detail: str = "") -> bool:
    """Ask before something that cannot be taken back: names the thing; Cancel is the default button."""
    if recorder is not None:
        recorder.shown.append(("destroy", text))
        return recorder.answer()
    return _answer(question_box(parent, text, yes=yes, no=no, detail=detail, destructive=True))


def question_box(
    parent: QWidget | None, text: str, *, yes: str, no: str = "", detail: str = "", destructive: bool = False
) -> QMessageBox:
    """Return the box of a question, not yet shown; the default button of a destructive one is Cancel."""
    icon = QMessageBox.Icon.Warning if destructive else QMessageBox.Icon.Question
    box = _box(parent, icon, text, detail)
    box.setStandardButtons(QMessageBox.StandardButton.NoButton)
    role = QMessageBox.ButtonRole.DestructiveRole if destructive else QMessageBox.ButtonRole.AcceptRole
    yes_button = box.addButton(yes, role)
    yes_button.setProperty("primary", not destructive)
    yes_button.setProperty("danger", destructive)
    no_button = box.addButton(no or _("Batal"), QMessageBox.ButtonRole.RejectRole)
    for button in (yes_button, no_button):  # they were dressed before their properties were set
        button.style().unpolish(button)
        button.style().polish(button)
    box.setDefaultButton(no_button if destructive else yes_button)
    box.setEscapeButton(no_button)
    return box


def _answer(box: QMessageBox) -> bool:
    box.exec()
    role = box.buttonRole(box.clickedButton())
    return role in (QMessageBox.ButtonRole.AcceptRole, QMessageBox.ButtonRole.DestructiveRole)


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str, detail: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("SIGAP Desa")
    box.setIcon(icon)  # for the sound and the reader of the screen; the picture is our own
    name, colour = _PICTURES[icon]
    box.setIconPixmap(icons.pixmap(name, 36, colour))
    box.setText(text)
    box.setInformativeText(detail)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    return box
