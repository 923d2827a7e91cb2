"""A list below the bar that narrows it: what stands there when nothing is found, a count and a hint at its foot."""

from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.ui import icons, messages
from desktop.ui.kit.filter_bar import FilterBar
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.virtual_table import VirtualTable
from resources.language import _

R = TypeVar("R")


class NarrowedList(QWidget, Generic[R]):
    """Puts a filter bar above its table; Enter in the search box goes to the table.

    Signals: `search_wanted()` when Ctrl+F is pressed, before the cursor goes to the search box.
    """

    search_wanted = Signal()

    def __init__(
        self, filters: FilterBar[Any], table: VirtualTable[R], empty: EmptyState, *, nothing: str, hint: str
    ) -> None:
        super().__init__()
        self.filters = filters
        self.table = table
        self.empty = empty
        self.nothing_found = EmptyState(
            "mdi6.filter-off-outline",
            nothing,
            _("Ubah kata pencarian atau hapus sebagian saringan."),
            action=_("Hapus semua saringan"),
            on_action=filters.clear,
        )
        self.stack = QStackedWidget()
        for widget in (table, empty, self.nothing_found):
            self.stack.addWidget(widget)
        self.totals = QLabel()
        self.hint = QLabel(hint)
        for each in (self.totals, self.hint):
            each.setObjectName("soft")
        self.foot = QHBoxLayout()
        self.foot.setSpacing(14)
        self.foot.addWidget(self.totals)
        self.foot.addStretch(1)
        self.foot.addWidget(self.hint)
        self._add_column_button()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(filters)
        layout.addWidget(self.stack, 1)
        layout.addLayout(self.foot)
        filters.search.returnPressed.connect(self.go_to_table)
        table.failed.connect(lambda problem: messages.problem(self, problem))

    def find_on(self, page: QWidget) -> None:
        """Let Ctrl+F anywhere on a page go to the search box, and Escape widen the list again."""
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), page)
        shortcut.activated.connect(self.go_to_search)
        page.installEventFilter(self)

    def show_count(self, count: int, *words: str) -> None:
        """Show the table, or what stands for it when `count` is 0, and the words at the foot."""
        narrows = self.filters.filter != self.filters.everything()
        self.stack.setCurrentWidget(self.table if count else self.nothing_found if narrows else self.empty)
        self.totals.setText("  ·  ".join(words))
        for each in (self.totals, self.hint):
            each.setVisible(bool(count))

    def note(self) -> str:
        """Return in one line what the list is narrowed to, for the paper it is printed on."""
        return " · ".join(self.filters.words())

    def go_to_search(self) -> None:
        """Put the cursor into the search box."""
        self.search_wanted.emit()
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def go_to_table(self) -> None:
        """Put the cursor on the list, on its first row when it stood on none."""
        if self.stack.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.table.current() is None:
                self.table.stand_on_first()

    def _add_column_button(self) -> None:
        button = QPushButton(icons.icon("mdi6.view-column-outline"), _("Kolom"))
        button.clicked.connect(
            lambda: self.table.column_menu(button).popup(button.mapToGlobal(QPoint(0, button.height())))
        )
        self.filters.row.addWidget(button)

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        narrows = self.filters.filter != self.filters.everything()
        escape = (
            isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
        )
        if escape and narrows and self.isVisible():
            self.filters.clear()
            return True
        return super().eventFilter(page, event)
