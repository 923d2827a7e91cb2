"""A dialog with fields, one primary button and Cancel."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.problem import Problem
from desktop.ui import messages
from desktop.ui.kit.field import Field
from desktop.ui.kit.surfaces import Banner
from resources.language import _


class FormDialog(QDialog):
    """A dialog built from fields: put them into `body`, call `on_accept` from the primary button.

    `on_accept` checks and starts the work; it closes the dialog itself with `accept()` when the work went well.
    """

    def __init__(
        self, parent: QWidget | None, title: str, *, accept: str, explanation: str = "", width: int = 520
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self._accepting: Callable[[], object] = self.accept
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(24, 20, 24, 12)
        self.body.setSpacing(14)
        if explanation:
            words = QLabel(explanation)
            words.setObjectName("soft")
            words.setWordWrap(True)
            self.body.addWidget(words)
        self.trouble = Banner("danger", "")
        self.trouble.hide()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(content)
        self._content = content
        self.buttons = QHBoxLayout()
        self.buttons.setContentsMargins(24, 4, 24, 18)
        self.buttons.setSpacing(8)
        self.buttons.addStretch()
        self.cancel_button = QPushButton(_("Batal"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button = QPushButton(accept)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(lambda: self._accepting())
        self.buttons.addWidget(self.cancel_button)
        self.buttons.addWidget(self.accept_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        holder = QVBoxLayout()
        holder.setContentsMargins(24, 0, 24, 8)
        holder.addWidget(self.trouble)
        outer.addLayout(holder)
        outer.addLayout(self.buttons)

    def on_accept(self, function: Callable[[], object]) -> None:
        """Set what the primary button does."""
        self._accepting = function

    def show_problem(self, problem: Problem) -> None:
        """Show a problem at its field, or above the buttons when it belongs to none."""
        self.set_working(False)
        for field in self.findChildren(Field):
            if problem.field and field.path == problem.field:
                field.show_found(problem)
                field.take_focus()
                return
        sentence, next_step = messages.problem_text(problem)
        self.trouble.say("danger", sentence, next_step)
        self.trouble.show()

    def set_working(self, working: bool) -> None:
        """Close the buttons while the worker is busy with this dialog."""
        self.accept_button.setEnabled(not working)
        if working:
            self.trouble.hide()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        fields = [field for field in self._content.findChildren(Field) if field.isVisibleTo(self) and field.isEnabled()]
        focus = self.focusWidget()
        if fields and (focus is None or not self._content.isAncestorOf(focus)):
            fields[0].take_focus()

    def fit(self, highest: int = 640) -> None:
        """Make the dialog as high as its fields need, up to `highest` pixels; call after the fields are in."""
        self.body.addStretch()
        hint = self._content.sizeHint()
        needed = max(hint.height(), self._content.heightForWidth(self.minimumWidth()))
        self.resize(max(self.minimumWidth(), hint.width()), min(needed + 76, highest))
