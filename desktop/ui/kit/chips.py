"""Chips: small filters that are on or off, and tags that only say something."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget


class Chip(QPushButton):
    """A filter that is on or off."""

    def __init__(self, text: str, value: Any = None) -> None:
        super().__init__(text)
        self.value = value
        self.setCheckable(True)
        self.setProperty("chip", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        # A chip that is on has bolder words; it takes the same room when it is off, so nothing jumps or is cut off.
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        hint = super().sizeHint()
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        return hint + QSize(max(more, 0) + 2, 0)


class Tag(QLabel):
    """A word on coloured ground; tone is info, good, warn, danger or empty. Its words alone carry the meaning."""

    def __init__(self, text: str, tone: str = "") -> None:
        super().__init__(text)
        self.setObjectName("tag")
        self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class ChipBar(QWidget):
    """A row of chips that wraps onto the next line; with `single=True` at most one is on.

    Signals: `changed()` when the person turned a chip.
    """

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]] = (), *, single: bool = False, name: str = "") -> None:
        super().__init__()
        self._single = single
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self)
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_choices(choices)

    def values(self) -> tuple[Any, ...]:
        """Return the values of the chips that are on."""
        return tuple(chip.value for chip in self._chips if chip.isChecked())

    def value(self) -> Any:
        """Return the value of the first chip that is on, or None."""
        return next(iter(self.values()), None)

    def set_values(self, *values: Any) -> None:
        """Turn exactly these chips on, without a signal."""
        for chip in self._chips:
            chip.setChecked(chip.value in values)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Show other chips; those that were on stay on when they are among them."""
        kept = self.values()
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        for value, text in choices:
            chip = Chip(text, value)
            chip.setChecked(value in kept)
            chip.clicked.connect(lambda _on=False, chosen=chip: self._on_clicked(chosen))
            self._flow.addWidget(chip)
            self._chips.append(chip)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips in order."""
        return tuple(self._chips)

    def _on_clicked(self, chosen: Chip) -> None:
        if self._single and chosen.isChecked():
            for chip in self._chips:
                if chip is not chosen:
                    chip.setChecked(False)
        self.changed.emit()


class FlowLayout(QLayout):
    """Puts widgets side by side and goes on beneath when the row is full."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        width = sum(item.sizeHint().width() + self.spacing() for item in self._items) - self.spacing()
        height = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(max(width, 0), height)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        x, y, row_height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if row_height and x + hint.width() > rect.right() + 1:
                x, y, row_height = rect.x(), y + row_height + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), QSize(min(hint.width(), rect.width()), hint.height())))
            x += hint.width() + self.spacing()
            row_height = max(row_height, hint.height())
        return y + row_height - rect.y()
