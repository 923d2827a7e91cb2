"""The main window: navigation at the left, bar above, pages in the middle."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from db.records.changes import Changes
from db.records.office import OfficeProfile
from db.vocabulary import OfficeKind, Topic
from desktop.ui import messages, pages, theme
from desktop.ui.navigation import Navigation
from desktop.ui.page import Page
from desktop.ui.top_bar import TopBar
from desktop.ui.workplace import Workplace
from resources.language import _

_LONGEST_WAY_BACK = 30


class MainWindow(QMainWindow):
    """Shows one page at a time; pages are made when first opened and kept.

    Signals: `close_wanted()` when the person closes the window and no page objects.
    """

    close_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.workplace = workplace
        workplace.window = self
        self.setWindowTitle("SIGAP Desa")
        self.setMinimumSize(960, 600)
        self._entries = pages.entries_for(workplace.desk.account.role)
        self._kind: OfficeKind | None = None  # until the office is read
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._way: list[str] = []
        self._may_close = False
        self.navigation = Navigation(self._entries)
        self.navigation.show_keys(self._keys_shown())
        self.top_bar = TopBar(workplace.desk.account)
        self._stack = QStackedWidget()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self._stack, 1)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.navigation.chosen.connect(self.show_page)
        workplace.page_wanted.connect(self._on_page_wanted)
        workplace.back_wanted.connect(self.go_back)
        workplace.changed.connect(self._on_changed)
        workplace.worker.busy.connect(self.top_bar.show_working)
        self._add_shortcuts()
        self._read_office()

    def show_first_page(self) -> None:
        """Open the first page of the navigation."""
        self.show_page(self.navigation.keys()[0])

    def show_page(self, key: str, arguments: dict[str, object] | None = None) -> bool:
        """Open a page with its arguments; tell whether the person may and the page before let go."""
        entry = next((item for item in self._entries if item.key == key), None)
        if entry is None:
            messages.warn(self, _("Akun ini tidak dapat membuka halaman tersebut."))
            self.navigation.light(self._lit(self._current))
            return False
        before = self._pages.get(self._current)
        if before is not None and key != self._current and not before.can_leave():
            self.navigation.light(self._lit(self._current))
            return False
        page = self._pages.get(key)
        if page is None:
            page = entry.load()(self.workplace)
            self._pages[key] = page
            self._stack.addWidget(page)
        if self._current and self._current != key:
            self._way = [*self._way[-_LONGEST_WAY_BACK:], self._current]
        self._current = key
        self.navigation.light(self._lit(key))
        if arguments:
            page.open(**arguments)
        self._stack.setCurrentWidget(page)
        page.take_focus()
        return True

    def go_back(self) -> None:
        """Open the page that was open before."""
        while self._way:
            key = self._way.pop()
            if key != self._current:
                way = list(self._way)
                if self.show_page(key):
                    self._way = way
                return
        self.show_first_page()

    def page(self, key: str) -> Page:
        """Return a page that was opened already."""
        return self._pages[key]

    @property
    def current_key(self) -> str:
        """The key of the open page."""
        return self._current

    def all_may_leave(self) -> bool:
        """Ask every page with unsaved work; tell whether none objects."""
        return all(page.can_leave() for page in self._pages.values())

    def close_now(self) -> None:
        """Close without asking anybody."""
        self._may_close = True
        self.close()

    def set_text_size(self, points: float) -> None:
        """Make all texts larger or smaller."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply(application, points)
            self.navigation.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            event.accept()
            return
        event.ignore()
        if self.all_may_leave():
            self.close_wanted.emit()

    def _lit(self, key: str) -> str:
        entry = next((item for item in self._entries if item.key == key), None)
        if entry is None:
            return ""
        return entry.key if entry.in_navigation else entry.parent

    def _on_page_wanted(self, key: str, arguments: dict[str, object]) -> None:
        self.show_page(key, arguments)

    def _on_changed(self, changes: Changes) -> None:
        if Topic.OFFICE in changes.topics:
            self._read_office()

    def _read_office(self) -> None:
        from desktop.services import offices

        self.workplace.read(offices.profile, self._show_office)

    def _show_office(self, profile: OfficeProfile) -> None:
        if profile.office.kind is not self._kind:
            self._kind = profile.office.kind
            self.navigation.show_keys(self._keys_shown())
        self.top_bar.show_office(profile.office, demo=profile.demo)
        self.setWindowTitle(f"{profile.office.full_name} – SIGAP Desa")

    def _keys_shown(self) -> frozenset[str]:
        """The pages of this kind of office; until it is known, those that every kind has."""
        return frozenset(
            entry.key
            for entry in self._entries
            if (entry.kinds == pages.EVERY_KIND if self._kind is None else self._kind in entry.kinds)
        )

    def _show_numbered(self, number: int) -> None:
        keys = self.navigation.keys()
        if number <= len(keys):
            self.show_page(keys[number - 1])

    def _add_shortcuts(self) -> None:
        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda n=number: self._show_numbered(n))
        for keys, slot in (
            ("Ctrl+L", self.top_bar.lock_wanted.emit),
            ("F5", self._refresh_page),
            ("Alt+Left", self.go_back),
            ("Ctrl++", lambda: self._step_text(1)),
            ("Ctrl+=", lambda: self._step_text(1)),
            ("Ctrl+-", lambda: self._step_text(-1)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _refresh_page(self) -> None:
        page = self._pages.get(self._current)
        if page is not None:
            page.refresh_soon()

    def _step_text(self, step: int) -> None:
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            return
        now = theme.TEXT_SIZES.index(theme.text_size(application))
        wanted = min(max(now + step, 0), len(theme.TEXT_SIZES) - 1)
        self.top_bar.text_size_wanted.emit(theme.TEXT_SIZES[wanted])
