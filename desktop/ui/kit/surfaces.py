"""Grounds that hold other widgets: card, banner, section title, empty state, columns."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.theme import COLOURS

_TONES = {
    "info": ("mdi6.information-outline", COLOURS.info),
    "good": ("mdi6.check-circle-outline", COLOURS.good),
    "warn": ("mdi6.alert-outline", COLOURS.warn),
    "danger": ("mdi6.alert-octagon-outline", COLOURS.danger),
}


class SectionTitle(QWidget):
    """A heading inside a page, with an explaining line beneath."""

    def __init__(self, text: str, explanation: str = "") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.title = QLabel(text)
        self.title.setObjectName("sectionTitle")
        self.title.setWordWrap(True)
        layout.addWidget(self.title)
        self.explanation = QLabel(explanation)
        self.explanation.setObjectName("soft")
        self.explanation.setWordWrap(True)
        self.explanation.setVisible(bool(explanation))
        layout.addWidget(self.explanation)


class Card(QFrame):
    """A white ground with a thin line around it; put widgets into `body`."""

    def __init__(self, title: str = "", explanation: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 16, 20, 18)
        self.body.setSpacing(14)
        if title:
            self.body.addWidget(SectionTitle(title, explanation))


class Banner(QFrame):
    """A line that wants attention; tone is info, good, warn or danger. `stacked` puts the button beneath the words.

    Signals: `acted()` when its button is pressed.
    """

    acted = Signal()

    def __init__(self, tone: str, text: str, *, detail: str = "", action: str = "", stacked: bool = False) -> None:
        super().__init__()
        self.setObjectName("banner")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(12)
        self._picture = QLabel()
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self._text = QLabel()
        self._detail = QLabel()
        for label in (self._text, self._detail):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        self._detail.setObjectName("soft")
        layout.addLayout(words, 1)
        self.button = QPushButton(action)
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.acted)
        if stacked:
            words.addSpacing(6)
            words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.say(tone, text, detail)

    def say(self, tone: str, text: str, detail: str = "") -> None:
        """Change what the banner says."""
        picture, colour = _TONES[tone]
        self._picture.setPixmap(icons.pixmap(picture, 20, colour))
        self._text.setText(text)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName(f"{text} {detail}".strip())
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    @property
    def text(self) -> str:
        """The words of the banner."""
        return self._text.text()


class EmptyState(QWidget):
    """What stands where a list is empty: says what to do first."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        *,
        action: str = "",
        on_action: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(8)
        layout.addStretch()
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, 44, COLOURS.strong_line))
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        self.title = QLabel(title)
        self.title.setObjectName("sectionTitle")
        self.text = QLabel(text)
        self.text.setObjectName("soft")
        self.text.setVisible(bool(text))
        for label in (self.title, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            layout.addWidget(label)
        self.button = QPushButton(action)
        self.button.setVisible(bool(action))
        if on_action is not None:
            self.button.clicked.connect(lambda: on_action())
        layout.addSpacing(4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()


def columns(*widgets: QWidget, stretch: Sequence[int] = (), spacing: int = 16) -> QGridLayout:
    """Return a row of widgets of equal (or `stretch`-ed) width, aligned at the top."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(spacing)
    for number, widget in enumerate(widgets):
        grid.addWidget(widget, 0, number, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(number, stretch[number] if stretch else 1)
        grid.setColumnMinimumWidth(number, 0)
    return grid
