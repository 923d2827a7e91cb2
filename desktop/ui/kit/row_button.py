"""A line of a list that is a button: words at the left, what they mean at the right, the whole line opens."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from desktop.ui import icons
from desktop.ui.kit.chips import Tag
from desktop.ui.kit.surfaces import Card, SectionTitle
from desktop.ui.theme import COLOURS

_INSET = 10  # a line's words stand this far inside, so that its ground is seen when the mouse is on it
_STYLE = f"""
QPushButton#rowButton {{ background: transparent; border: none; border-radius: 6px; text-align: left; padding: 0; }}
QPushButton#rowButton:hover {{ background: {COLOURS.sunken}; }}
QPushButton#rowButton:focus {{ border: 2px solid {COLOURS.focus}; }}
"""


class RowButton(QPushButton):
    """One line: a title, a softer second line, and at the right a tag and a soft word."""

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        tag: str = "",
        tone: str = "",
        aside: str = "",
        icon: str = "",
        on_click: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("rowButton")
        self.setStyleSheet(_STYLE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(", ".join(part for part in (title, detail, tag, aside) if part))
        self._title, self._detail = _ElidedLabel(title), _ElidedLabel(detail)
        self._detail.setObjectName("soft")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        if detail:
            words.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_INSET, 5, _INSET, 5)
        self._row.setSpacing(12)
        if icon:
            picture = QLabel()
            picture.setPixmap(icons.pixmap(icon, 20, COLOURS.accent))
            self._row.addWidget(picture)
        self._row.addLayout(words, 1)
        if aside:
            beside = QLabel(aside)
            beside.setObjectName("soft")
            beside.setTextFormat(Qt.TextFormat.PlainText)
            self._row.addWidget(beside)
        if tag:
            self._row.addWidget(Tag(tag, tone))
        if on_click is not None:
            self.clicked.connect(lambda: on_click())

    @property
    def title(self) -> str:
        """The whole title, also where it is cut off on screen."""
        return self._title.whole

    def sizeHint(self) -> QSize:
        return QSize(200, self._row.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._row.sizeHint().height())


class RowCard(Card):
    """A card of lines; title and words stand on one edge."""

    def __init__(self, title: str = "", explanation: str = "") -> None:
        super().__init__()
        self.body.setContentsMargins(20 - _INSET, 14, 20 - _INSET, 12)
        self.body.setSpacing(1)
        if title:
            head = SectionTitle(title, explanation)
            head.setContentsMargins(_INSET, 0, _INSET, 6)
            self.body.addWidget(head)

    def add_words(self, text: str) -> None:
        """Add a line that only says something."""
        words = QLabel(text)
        words.setObjectName("soft")
        words.setWordWrap(True)
        words.setContentsMargins(_INSET, 2, _INSET, 2)
        self.body.addWidget(words)


class _ElidedLabel(QLabel):
    """A line that ends in "…" where there is no room; the whole text stands in its tip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.whole = " ".join(text.split())
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.whole) + 2, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, max(self.width(), 40))
        self.setText(shown)
        tip = self.whole.replace("&", "&amp;").replace("<", "&lt;")
        self.setToolTip(f"<span>{tip}</span>" if shown != self.whole else "")
