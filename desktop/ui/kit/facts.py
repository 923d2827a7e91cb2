"""Labels and values to be read, not typed: two soft columns of words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget


class Facts(QWidget):
    """A grid of labels with their values; empty values are left out unless a word stands in for them."""

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self._columns = columns
        self._count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self.values: dict[str, QLabel] = {}

    def add(self, label: str, value: str, *, empty: str = "", wide: bool = False) -> QLabel | None:
        """Add one fact; `wide` gives it a row of its own. Returns the label that shows the value."""
        if not value and not empty:
            return None
        name = QLabel(label)
        name.setObjectName("fieldHint")
        name.setWordWrap(True)
        shown = QLabel(value or empty)
        if not value:
            shown.setObjectName("soft")
        shown.setWordWrap(True)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown.setAccessibleName(f"{label}: {value or empty}")
        if wide and self._count % self._columns:
            self._count += self._columns - self._count % self._columns
        row, column = divmod(self._count, self._columns)
        span = self._columns if wide else 1
        cell = QGridLayout()
        cell.setSpacing(0)
        cell.addWidget(name, 0, 0)
        cell.addWidget(shown, 1, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(cell, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._count += span
        self.values[label] = shown
        return shown

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added."""
        return not self.values
