"""Chooses one session from a searched list."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.training import SessionRow
from db.vocabulary import SessionState
from desktop.ui import icons, messages
from desktop.ui.kit.table_columns import Stretch
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.training.session_columns import session_columns
from desktop.ui.workplace import Workplace
from resources.language import _

_TYPING_PAUSE = 200  # milliseconds
_SHOWN = ("starts_on", "title", "kind", "participants", "present")


class PickSessionDialog(QDialog):
    """Sessions that took place, the latest first.

    Signals: `picked(SessionRow)` when one was chosen; the dialog closes.
    """

    picked = Signal(object)

    def __init__(self, workplace: Workplace, parent: QWidget | None, title: str, words: str, accept: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self.setWindowTitle(title)
        self.setMinimumSize(900, 520)
        explanation = QLabel(words)
        explanation.setObjectName("soft")
        explanation.setWordWrap(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari kegiatan…"))
        self.search.setAccessibleName(_("Cari kegiatan"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.table: VirtualTable[SessionRow] = VirtualTable(
            [column for column in session_columns() if column.key in _SHOWN],
            key=lambda row: row.uid,
            name="pick-session",
            title=_("Daftar kegiatan pelatihan"),
            reader=workplace.read,
        )
        self.accept_button = QPushButton(accept)
        self.accept_button.setProperty("primary", True)
        self.accept_button.setEnabled(False)
        cancel = QPushButton(_("Batal"))
        cancel.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        for widget in (explanation, self.search):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._ask)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._go_to_table)
        self.table.chosen.connect(lambda row: self.accept_button.setEnabled(row is not None))
        self.table.opened.connect(self._take)
        self.table.failed.connect(self._on_failed)
        self.accept_button.clicked.connect(self._take_current)
        cancel.clicked.connect(self.reject)
        self._ask()

    def _ask(self) -> None:
        words = self.search.text().strip()

        def fetch(desk: Any, stretch: Stretch) -> Any:
            from desktop.services import sessions

            question = sessions.SessionQuery(
                search=words,
                states=frozenset({SessionState.HELD}),
                sort=stretch.sort or "starts_on",
                descending=stretch.descending if stretch.sort else True,
                offset=stretch.offset,
                limit=stretch.limit,
            )
            return sessions.find_sessions(desk, question)

        self.table.show_rows(fetch)

    def _go_to_table(self) -> None:
        self.table.setFocus()
        self.table.stand_on_first()

    def _take_current(self) -> None:
        row = self.table.current()
        if row is not None:
            self._take(row)

    def _take(self, row: SessionRow) -> None:
        self.accept()
        self.picked.emit(row)

    def _on_failed(self, problem: Problem) -> None:
        messages.problem(self, problem)
