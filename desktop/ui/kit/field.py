"""The common shape of an input: label above, editor, hint and problem line beneath."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from db.problem import Problem
from desktop.ui.kit.top_layout import TopLayout
from resources.language import _


class Field(QWidget):
    """An input with its words. Subclasses give it `value()` and `set_value()`.

    `path` is the dotted path of the draft it fills ("objects.0.value"), so problems find their field.

    Signals: `changed()` after each change by the person or the program; `left()` when the focus leaves it.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        hint: str = "",
        required: bool = False,
        path: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.path = path
        self.editor = editor
        self._hint_text = hint
        self.label = QLabel()
        self.label.setObjectName("fieldLabel")
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.hint = QLabel(hint)
        self.hint.setObjectName("fieldHint")
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setVisible(bool(hint))
        self.problem = QLabel()
        self.problem.setObjectName("fieldProblem")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        self._layout = TopLayout(self)  # without a stretch: a field that could grow would tear a form apart
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.label)
        self._layout.addWidget(editor)
        self._layout.addWidget(self.problem)
        self._layout.addWidget(self.hint)
        self.set_label(label, required=required)
        self._watch(editor)

    def value(self) -> Any:
        """Return what the field holds, as the draft wants it."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show a value."""
        raise NotImplementedError

    def set_label(self, label: str, *, required: bool = False) -> None:
        """Change the words above the editor; an empty label takes no room."""
        self.label.setText(f"{label} *" if required else label)
        self.label.setVisible(bool(label))
        spoken = _("{label}, wajib diisi").format(label=label) if required else label
        for widget in self.focus_widgets():
            widget.setAccessibleName(spoken)
            widget.setAccessibleDescription(self._hint_text)
        self.label.setBuddy(self.focus_widgets()[0])

    def set_hint(self, hint: str) -> None:
        """Change the words beneath the editor."""
        self._hint_text = hint
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))

    def show_problem(self, text: str, *, warning: bool = False) -> None:
        """Say beneath the field what is wrong and what to do; a warning lets the person go on."""
        self.problem.setObjectName("fieldWarning" if warning else "fieldProblem")
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self._restyle(self.problem)
        self._mark_wrong(bool(text) and not warning)

    def show_found(self, problem: Problem) -> None:
        """Show the words of a Problem beneath the field."""
        from desktop.ui.messages import problem_text

        self.show_problem(" ".join(part for part in problem_text(problem) if part))

    def clear_problem(self) -> None:
        """Take the problem line away."""
        if not self.problem.isHidden():
            self.show_problem("")

    @property
    def has_problem(self) -> bool:
        """Whether a problem (not a warning) stands beneath the field."""
        return not self.problem.isHidden() and self.problem.objectName() == "fieldProblem"

    def focus_widgets(self) -> list[QWidget]:
        """Return the widgets that take the typing, the first one first."""
        return [self.editor]

    def take_focus(self) -> None:
        """Put the cursor into the field."""
        self.focus_widgets()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self._still_inside():
            self._on_left()
            self.left.emit()
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        """Tidy what was typed; subclasses that read dates or money do it here."""

    def _watch(self, *widgets: QWidget) -> None:
        for widget in widgets:
            widget.installEventFilter(self)

    def _still_inside(self) -> bool:
        popup = QApplication.activePopupWidget()
        focus = QApplication.focusWidget()
        return popup is not None or (focus is not None and self.isAncestorOf(focus))

    def _mark_wrong(self, wrong: bool) -> None:
        for widget in self.focus_widgets():
            if bool(widget.property("wrong")) != wrong:
                widget.setProperty("wrong", wrong)
                self._restyle(widget)

    @staticmethod
    def _restyle(widget: QWidget) -> None:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
