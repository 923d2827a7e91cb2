"""The common shape of every page: a head with title and actions, a body, and when it refreshes."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.records.changes import Changes
from db.vocabulary import Topic
from desktop.ui import icons
from desktop.ui.workplace import Workplace


class Page(QWidget):
    """A page of the main window.

    A subclass builds its widgets into `self.body` in `__init__`, names the `topics` it shows, and fills itself in
    `refresh`, which runs when the page is first shown and after each change of its topics (at once while visible,
    else at the next showing). Keys, titles, icons and roles stand in `desktop/ui/pages.py`.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset()
    scrolling: ClassVar[bool] = False  # True: the body scrolls; False: the body fills the window (tables)
    widest: ClassVar[int] = 0  # widest body in pixels at 100 %, 0 = as wide as the window

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self._stale = True
        self.setObjectName("page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 22, 28, 18)
        outer.setSpacing(16)
        outer.addLayout(self._build_head())
        content = QWidget()
        content.setObjectName("pageBody")
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(16)
        if self.widest:
            content.setMaximumWidth(self.widest)
        if self.scrolling:
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.body.setContentsMargins(2, 2, 14, 12)  # room for the focus ring and the scroll bar
            area.setWidget(content)
            self.scroll_area: QScrollArea | None = area
            outer.addWidget(area, 1)
        else:
            self.scroll_area = None
            outer.addWidget(content, 1)
        workplace.changed.connect(self._on_register_changed)

    def refresh(self) -> None:
        """Fetch what the page shows; a page that shows nothing of the register leaves this out."""

    def open(self, **arguments: object) -> None:
        """Take the arguments of `workplace.go`; a page without arguments leaves this out."""

    def can_leave(self) -> bool:
        """Tell whether the page may be left now; a page with unsaved work asks first."""
        return True

    def take_focus(self) -> None:
        """Put the cursor where work begins on this page; called when it is opened."""

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Set the words at the head of the page."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def set_primary(self, text: str, icon: str, on_click: Callable[[], object]) -> QPushButton:
        """Put the one primary button at the right of the head."""
        button = QPushButton(icons.icon(icon, on_accent=True), text)
        button.setProperty("primary", True)
        button.clicked.connect(lambda: on_click())
        self._buttons.addWidget(button)
        return button

    def add_action(self, text: str, icon: str, on_click: Callable[[], object]) -> QPushButton:
        """Add a secondary button to the head, left of the primary one."""
        button = QPushButton(icons.icon(icon), text)
        button.clicked.connect(lambda: on_click())
        self._buttons.insertWidget(self._secondary, button)
        self._secondary += 1
        return button

    def refresh_soon(self) -> None:
        """Refresh now when visible, else when next shown."""
        if self.isVisible():
            self._stale = False
            self.refresh()
        else:
            self._stale = True

    @Slot(object)
    def _on_register_changed(self, changes: Changes) -> None:
        if self.topics & changes.topics:
            self.refresh_soon()

    def _build_head(self) -> QHBoxLayout:
        self._title = QLabel()
        self._title.setObjectName("pageTitle")
        self._subtitle = QLabel()
        self._subtitle.setObjectName("pageSubtitle")
        self._subtitle.setWordWrap(True)
        self._subtitle.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._secondary = 0
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(words, 1)
        head.addLayout(self._buttons)
        head.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)
        return head

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
