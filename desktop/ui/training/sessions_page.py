"""The page "Kegiatan pelatihan": every session, found, narrowed, sorted, opened, printed, saved."""

from typing import Any, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from db.records.period import Period
from db.records.training import SessionRow
from db.vocabulary import Role, SessionKind, SessionState, Topic
from desktop.rules.words import grouped
from desktop.ui.kit.narrowed_list import NarrowedList
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import Stretch
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.training.session_columns import session_columns
from desktop.ui.training.session_filter import SessionFilter
from desktop.ui.training.session_filter_bar import SessionFilterBar
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext


class SessionsPage(Page):
    """Opened with `search`, `period`, `kind` or `state` it is narrowed to that from the start."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.SESSIONS})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Kegiatan pelatihan"))
        self._may_write = workplace.desk.account.role is not Role.READER
        self._build_actions()
        self.filters = SessionFilterBar(workplace.desk.today)
        self.table: VirtualTable[SessionRow] = VirtualTable(
            session_columns(),
            key=lambda row: row.uid,
            name="sessions",
            title=_("Daftar kegiatan pelatihan"),
            reader=workplace.read,
            memory=workplace.preferences,
        )
        self.list = NarrowedList(
            self.filters,
            self.table,
            self._build_empty(),
            nothing=_("Tidak ada kegiatan yang cocok"),
            hint=_("Enter membuka kegiatan"),
        )
        self.body.addWidget(self.list, 1)
        self._asked = False
        self._connect()

    def refresh(self) -> None:
        if self._asked:
            self.table.refresh()
        else:
            self._ask()

    def open(self, **arguments: object) -> None:
        """Narrow the list to what is given; without arguments it stays as the person left it."""
        if arguments:
            self.filters.set_filter(_filter_of(arguments))

    def take_focus(self) -> None:
        self.table.setFocus()

    def _build_actions(self) -> None:
        self.print_button = self.add_action(_("Cetak"), "mdi6.printer-outline", self._print)
        self.save_button = self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
        for button in (self.print_button, self.save_button):
            button.setVisible(self._may_write)
        if self._may_write:
            self.set_primary(_("Catat kegiatan"), "mdi6.plus", lambda: self.workplace.go("session-form"))

    def _build_empty(self) -> EmptyState:
        if not self._may_write:
            return EmptyState("mdi6.school-outline", _("Belum ada kegiatan pelatihan"))
        return EmptyState(
            "mdi6.school-outline",
            _("Belum ada kegiatan pelatihan"),
            _(
                "Catat kegiatan pertama: nama, tanggal, dan tempatnya sudah cukup. Peserta, daftar hadir, dan nilai "
                "menyusul di halaman kegiatannya."
            ),
            action=_("Catat kegiatan"),
            on_action=lambda: self.workplace.go("session-form"),
        )

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _filter: self._ask())
        self.table.opened.connect(self._open_row)
        self.table.counted.connect(self._on_page)
        self.table.customContextMenuRequested.connect(self._show_row_menu)
        self.list.find_on(self)
        new = QShortcut(QKeySequence(QKeySequence.StandardKey.New), self)
        new.activated.connect(lambda: self.workplace.go("session-form") if self._may_write else None)

    def _ask(self) -> None:
        self._asked = True
        chosen = self.filters.filter

        def fetch(desk: Any, stretch: Stretch) -> Any:
            from desktop.services import sessions

            question = chosen.query(
                sort=stretch.sort, descending=stretch.descending, offset=stretch.offset, limit=stretch.limit
            )
            return sessions.find_sessions(desk, question)

        self.table.show_rows(fetch)

    def _on_page(self, page: Any) -> None:
        self.list.show_count(
            page.count,
            ngettext("{n} kegiatan", "{n} kegiatan", page.count).format(n=grouped(page.count)),
            ngettext("{n} peserta", "{n} peserta", page.participants).format(n=grouped(page.participants)),
            _("{n} hadir").format(n=grouped(page.present)),
        )
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(page.count))

    def _open_row(self, row: SessionRow) -> None:
        self.workplace.go("session", uid=row.uid)

    def _show_row_menu(self, place: QPoint) -> None:
        row = self.table.current()
        if row is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Buka kegiatan"), lambda: self._open_row(row))
        if self._may_write:
            menu.addAction(_("Salin sebagai kegiatan baru"), lambda: self.workplace.go("session-form", copy_of=row.uid))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _print(self) -> None:
        title = _("Daftar kegiatan pelatihan")
        print_list(self.workplace, self, self.table, "sessions", title, note=self.list.note(), has_names=False)

    def _save(self) -> None:
        sort, descending = self.table.rows.order
        question = self.filters.filter.query(sort=sort, descending=descending)
        name = f"kegiatan-pelatihan-{self.workplace.desk.today:%Y-%m-%d}.xlsx"
        save_list(self.workplace, self, "sessions", name, query=question, has_names=False)


def _filter_of(arguments: dict[str, object]) -> SessionFilter:
    """Read the arguments of `workplace.go`; words that name no kind, state or period raise at once (a bug)."""
    period, kind, state = arguments.get("period"), arguments.get("kind"), arguments.get("state")
    return SessionFilter(
        search=str(arguments.get("search", "")),
        period=Period.parse(period) if isinstance(period, str) else period if isinstance(period, Period) else None,
        kinds=frozenset({SessionKind(str(kind))}) if kind else frozenset(),
        states=frozenset({SessionState(str(state))}) if state else frozenset(),
    )
