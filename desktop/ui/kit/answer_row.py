"""A question with its answers as buttons beneath, for narrow columns."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.kit.chips import Chip


class AnswerRow(QWidget):
    """One question; at most one answer is on. `meanings` says beneath what an answer means.

    Signals: `answered(value)` when the person chose.
    """

    answered = Signal(object)

    def __init__(
        self, question: str, answers: Sequence[tuple[Any, str]], meanings: Mapping[Any, str] | None = None
    ) -> None:
        super().__init__()
        self._meanings = dict(meanings or {})
        words = _label(question)
        self.meaning = _label("")
        self.meaning.setObjectName("fieldHint")
        row = QHBoxLayout()
        row.setSpacing(6)
        self._group = QButtonGroup(self)
        self.chips: list[Chip] = []
        for value, text in answers:
            chip = Chip(text, value)
            chip.setAccessibleName(f"{question} {text}")
            self._group.addButton(chip)
            self.chips.append(chip)
            row.addWidget(chip)
            chip.clicked.connect(lambda _on=False, chosen=chip: self._on_clicked(chosen))
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(words)
        layout.addLayout(row)
        layout.addWidget(self.meaning)
        self.meaning.hide()

    def value(self) -> Any:
        """Return the chosen answer, or None."""
        chip = self._group.checkedButton()
        return chip.value if isinstance(chip, Chip) else None

    def show_answer(self, value: Any, *, asked: bool = True) -> None:
        """Turn an answer on without a signal; with `asked=False` none is on."""
        self._group.setExclusive(False)
        for chip in self.chips:
            chip.setChecked(asked and chip.value is value)
        self._group.setExclusive(True)
        self._say(value if asked else None)

    def _on_clicked(self, chosen: Chip) -> None:
        self._say(chosen.value)
        self.answered.emit(chosen.value)

    def _say(self, value: Any) -> None:
        text = self._meanings.get(value, "")
        self.meaning.setText(text)
        self.meaning.setVisible(bool(text))


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
