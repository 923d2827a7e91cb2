"""The column at the left: one button with icon and word for each page."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.pages import PageEntry
from desktop.ui.theme import COLOURS
from resources.language import _


class Navigation(QFrame):
    """The pages a person may open, in groups.

    Signals: `chosen(key)` when a button is pressed.
    """

    chosen = Signal(str)

    def __init__(self, entries: tuple[PageEntry, ...]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAccessibleName(_("Menu halaman"))
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 14, 10, 12)
        outer.setSpacing(10)
        outer.addWidget(_brand())
        content = QWidget()
        content.setObjectName("navigationContent")
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self._headings: list[tuple[QLabel, list[QPushButton]]] = []
        heading = ""
        for entry in entries:
            if not entry.in_navigation:
                continue
            if entry.group() != heading:
                heading = entry.group()
                label = QLabel(heading)
                label.setObjectName("navigationGroup")
                layout.addWidget(label)
                self._headings.append((label, []))
            button = self._button(entry)
            layout.addWidget(button)
            if self._headings:
                self._headings[-1][1].append(button)
        layout.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        outer.addWidget(area, 1)
        self.fit()

    def light(self, key: str) -> None:
        """Show which page is open; an unknown key lights none."""
        button = self._buttons.get(key)
        if button is not None:
            button.setChecked(True)
            return
        self._group.setExclusive(False)
        for other in self._buttons.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the buttons in use from top to bottom."""
        return tuple(key for key, button in self._buttons.items() if not button.isHidden())

    def show_keys(self, keys: Collection[str]) -> None:
        """Leave out every page but these, and headings with nothing beneath."""
        for key, button in self._buttons.items():
            button.setHidden(key not in keys)
        for heading, buttons in self._headings:
            heading.setHidden(all(button.isHidden() for button in buttons))
        self.fit()

    def button(self, key: str) -> QPushButton:
        """Return the button of a page."""
        return self._buttons[key]

    def fit(self) -> None:
        """Make the column as wide as its longest word needs."""
        shown = [button for button in self._buttons.values() if not button.isHidden()]
        widest = max((self.fontMetrics().horizontalAdvance(button.text()) for button in shown), default=120)
        self.setFixedWidth(max(196, int(widest * 1.08) + 78))

    def _button(self, entry: PageEntry) -> QPushButton:
        words = entry.title().replace("&", "&&")  # else it would underline the next letter
        button = QPushButton(icons.icon(entry.icon, COLOURS.navigation_text), f" {words}")
        button.setIconSize(QSize(20, 20))
        button.setCheckable(True)
        button.setAccessibleName(entry.title())
        button.clicked.connect(lambda: self.chosen.emit(entry.key))
        self._group.addButton(button)
        self._buttons[entry.key] = button
        return button


def _brand() -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(8, 0, 4, 6)
    row.setSpacing(8)
    picture = QLabel()
    picture.setPixmap(icons.pixmap("mdi6.shield-check", 26, "#7FD1BF"))
    words = QLabel("SIGAP Desa")
    words.setObjectName("brand")
    row.addWidget(picture)
    row.addWidget(words, 1)
    return holder
