"""A colour: swatches to press, or "#RRGGBB" typed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.rules.texts import clean_line
from desktop.ui.kit.field import Field
from desktop.ui.theme import COLOURS

# Colours that are good for letters on white paper, and such as suit ornaments; none carries a meaning.
DARK = ("#1F4E79", "#0F5B4A", "#7A1F2B", "#4A2C6B", "#5B3A1A", "#3A3A3A", "#000000")
BRIGHT = ("#B8860B", "#D4A72C", "#8A8A8A", "#B42318", "#1D7A8C", "#2F855A", "#6B4FA0")
_SIDE = 26


class ColourField(Field):
    """A colour as "#RRGGBB"; value is what is typed, also where it is no colour: the service says so."""

    def __init__(self, label: str, swatches: Sequence[str], *, path: str, hint: str = "") -> None:
        holder = QWidget()
        self.line = QLineEdit()
        self.line.setMaxLength(7)
        self.line.setPlaceholderText("#1F4E79")
        self.line.setMinimumWidth(96)
        self.shown = QWidget()
        self.shown.setFixedSize(_SIDE + 8, _SIDE + 4)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.shown)
        row.addWidget(self.line, 1)
        below = QHBoxLayout()
        below.setSpacing(4)
        self.swatches: list[QPushButton] = []
        for colour in swatches:
            button = QPushButton()
            button.setFixedSize(_SIDE, _SIDE)
            button.setAccessibleName(f"{label} {colour}")
            button.setToolTip(colour)
            button.setAutoDefault(False)
            button.setStyleSheet(
                f"QPushButton {{ background: {colour}; border: 1px solid {COLOURS.line}; border-radius: 5px;"
                f" padding: 0; min-height: 0; }} QPushButton:focus {{ border: 3px solid {COLOURS.text}; }}"
            )
            button.clicked.connect(lambda _on=False, chosen=colour: self.set_value(chosen))
            self.swatches.append(button)
            below.addWidget(button)
        below.addStretch()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(below)
        super().__init__(label, holder, hint=hint, path=path)
        self._watch(self.line)
        self.line.textChanged.connect(self._on_text)

    def value(self) -> str:
        return clean_line(self.line.text()).upper()

    def set_value(self, value: str) -> None:
        if value != self.line.text():
            self.line.setText(value)

    def focus_widgets(self) -> list[QWidget]:
        return [self.line]

    def _on_text(self) -> None:
        colour = QColor(self.line.text()) if len(self.line.text()) == 7 else QColor()
        ground = colour.name() if colour.isValid() else "transparent"
        self.shown.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.shown.setStyleSheet(f"background: {ground}; border: 1px solid {COLOURS.strong_line}; border-radius: 5px;")
        self.clear_problem()
        self.changed.emit()
