"""What the mentor said about a training session and is still open, above the tabs of its page."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records.changes import Changes
from db.vocabulary import Topic
from desktop.services.mentor_said import SaidLine
from desktop.ui.exchange.mentor_card import mentor_banner
from desktop.ui.kit.surfaces import Banner
from desktop.ui.workplace import Workplace

_MOST = 2
_TOPICS = frozenset({Topic.FEEDBACK, Topic.FILES})


class SaidOfSession(QWidget):
    """At most two banners; hidden while nothing is open."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._uid = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.banners: list[Banner] = []
        self.hide()
        workplace.changed.connect(self._on_changed)

    def ask(self, uid: str) -> None:
        """Fetch what was said about a session."""
        self._uid = uid

        def fetch(desk: Any) -> tuple[SaidLine, ...]:
            from desktop.services import mentor_said

            return mentor_said.said_about(desk, uid)

        self._workplace.read(fetch, self._show)

    def _show(self, lines: tuple[SaidLine, ...]) -> None:
        for banner in self.banners:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.banners = [mentor_banner(line) for line in lines if line.open][:_MOST]
        for banner in self.banners:
            banner.acted.connect(lambda: self._workplace.go("send"))
            self._column.addWidget(banner)
        self.setVisible(bool(self.banners))

    def _on_changed(self, changes: Changes) -> None:
        if self._uid and _TOPICS & changes.topics:
            self.ask(self._uid)
