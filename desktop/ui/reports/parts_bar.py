"""The bar above the form: its parts by name, where one is, and which parts are complete."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QWidget

from desktop.ui import icons
from desktop.ui.kit.chips import FlowLayout
from desktop.ui.theme import COLOURS


class PartsBar(QWidget):
    """The parts of the form by name; the one in sight is lit, a press scrolls to it."""

    def __init__(self, parts: Sequence[tuple[str, QWidget]], area: QScrollArea, content: QWidget) -> None:
        super().__init__()
        self._area = area
        self._content = content
        self._parts = list(parts)
        self._buttons: list[QPushButton] = []
        layout = FlowLayout(self, spacing=2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for name, widget in parts:
            button = QPushButton(name)
            button.setProperty("flat", True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setStyleSheet("padding: 2px 7px; min-height: 20px;")
            button.clicked.connect(lambda _on=False, to=widget: self._go(to))
            layout.addWidget(button)
            self._buttons.append(button)
        area.verticalScrollBar().valueChanged.connect(self._light)
        self._light()

    def mark(self, index: int, missing: int) -> None:
        """Tick a part that lacks nothing."""
        self._buttons[index].setIcon(QIcon() if missing else icons.icon("mdi6.check-circle", COLOURS.good))

    def _go(self, widget: QWidget) -> None:
        self._area.verticalScrollBar().setValue(widget.mapTo(self._content, QPoint(0, 0)).y() - 4)

    def _light(self) -> None:
        top = self._area.verticalScrollBar().value() + self._area.viewport().height() // 3
        now = 0
        for number, (_name, widget) in enumerate(self._parts):
            if widget.mapTo(self._content, QPoint(0, 0)).y() <= top:
                now = number
        for number, button in enumerate(self._buttons):
            lit = number == now
            colour = COLOURS.accent_pressed if lit else COLOURS.soft_text
            ground = f"background: {COLOURS.accent_soft};" if lit else ""
            button.setStyleSheet(f"padding: 2px 7px; min-height: 20px; color: {colour}; {ground}")
