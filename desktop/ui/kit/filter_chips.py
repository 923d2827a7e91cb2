"""The conditions a list is narrowed by: a chip for each, taken away by a press."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.ui import icons
from desktop.ui.kit.chips import Chip, FlowLayout
from desktop.ui.theme import COLOURS
from resources.language import _


class FilterChips(QWidget):
    """Hidden while there is no condition.

    Signals: `removed(key)` when one condition is to go; `cleared()` when all are.
    """

    removed = Signal(str)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self.hide()

    def show_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show a chip for each (key, words)."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for key, words in chips:
            self._flow.addWidget(self._chip(key, words))
        if len(chips) > 1:
            everything = QPushButton(_("Hapus semua saringan"))
            everything.setProperty("flat", True)
            everything.clicked.connect(self.cleared)
            self._flow.addWidget(everything)
        self.setVisible(bool(chips))
        self.updateGeometry()

    def _chip(self, key: str, words: str) -> QPushButton:
        button = Chip(words.replace("&", "&&"))
        button.setChecked(True)
        button.setIcon(icons.icon("mdi6.close", COLOURS.accent_pressed))
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        button.setAccessibleName(_("Hapus saringan {name}").format(name=words))
        button.clicked.connect(lambda: self.removed.emit(key))
        return button
