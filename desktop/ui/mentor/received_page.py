"""The page "Register gabungan": reports, sessions, certificates and officials of all offices."""

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QWidget

from db.records.period import Period
from db.vocabulary import Topic
from desktop.rules.words import grouped, rupiah
from desktop.ui import icons, messages
from desktop.ui.kit.chips import ChipBar
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import Stretch
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.mentor.only_tutors import ask_whether_decides
from desktop.ui.mentor.received_columns import received_columns
from desktop.ui.mentor.received_filter import ReceivedFilter
from desktop.ui.mentor.received_filter_bar import ReceivedFilterBar
from desktop.ui.mentor.sample_dialog import SampleDialog
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.received import ReceivedLine

COLLECTIONS = ("reports", "sessions", "certificates", "officials")


class ReceivedPage(Page):
    """Opened with `collection`, `search`, `office` (uid) and `name`, `period`, `overdue` or `forked` it is narrowed."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECEIVED, Topic.PARTNERS})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Register gabungan"))
        self.sample_button = self.add_action(_("Sampel acak…"), "mdi6.dice-multiple-outline", self._ask_sample)
        ask_whether_decides(workplace, self.sample_button.setVisible)
        self.print_button = self.add_action(_("Cetak daftar"), "mdi6.printer-outline", self._print_list)
        self.save_button = self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
        self.views = ChipBar(list(zip(COLLECTIONS, _titles(), strict=True)), single=True, name=_("Register"))
        self.views.set_values("reports")
        self.filters = ReceivedFilterBar(workplace.desk.today)
        self._add_column_button()
        self.tables: dict[str, VirtualTable[ReceivedLine]] = {
            name: VirtualTable(
                received_columns(name, workplace.desk.today),
                key=lambda line: line.row.uid,
                name=f"received-{name}",
                title=title,
                reader=workplace.read,
                memory=workplace.preferences,
            )
            for name, title in zip(COLLECTIONS, _titles(), strict=True)
        }
        self.empty = EmptyState(
            "mdi6.inbox-outline",
            _("Belum ada yang diterima"),
            _("Masukkan berkas dari kantor binaan lewat Kotak masuk."),
            action=_("Buka Kotak masuk"),
            on_action=lambda: workplace.go("inbox"),
        )
        self.nothing_found = EmptyState(
            "mdi6.filter-off-outline",
            _("Tidak ada catatan yang cocok"),
            _("Ubah kata pencarian atau hapus sebagian saringan."),
            action=_("Hapus semua saringan"),
            on_action=self.filters.clear,
        )
        self.stack = QStackedWidget()
        for widget in (*self.tables.values(), self.empty, self.nothing_found):
            self.stack.addWidget(widget)
        self.totals = QLabel()
        self.totals.setObjectName("soft")
        hint = QLabel(_("Enter membuka catatan"))
        hint.setObjectName("soft")
        foot = QHBoxLayout()
        foot.addWidget(self.totals)
        foot.addStretch(1)
        foot.addWidget(hint)
        self.body.addWidget(self.views)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(foot)
        self._connect()

    @property
    def table(self) -> "VirtualTable[ReceivedLine]":
        """The table of the register in sight."""
        return self.tables[self.filters.filter.collection]

    def refresh(self) -> None:
        def fetch(desk: Any) -> Any:
            from desktop.services import received

            return received.places(desk)

        self.workplace.read(fetch, self.filters.set_places)
        if self.table.rows.source is None:
            self._ask()
        else:
            self.table.refresh()

    def open(self, **arguments: object) -> None:
        """Narrow a register to what is given; without arguments it stays as the person left it."""
        if not arguments:
            return
        period, office = arguments.get("period"), str(arguments.get("office", ""))
        chosen = ReceivedFilter(
            collection=str(arguments.get("collection", "reports")),
            search=str(arguments.get("search", "")),
            place=str(arguments.get("name", "")) if office else "",
            offices=frozenset({office}) if office else frozenset(),
            period=Period.parse(period) if isinstance(period, str) else None,
            overdue=bool(arguments.get("overdue")),
            forked=bool(arguments.get("forked")),
        )
        self.views.set_values(chosen.collection)
        self.filters.set_filter(chosen)

    def take_focus(self) -> None:
        self.table.setFocus()

    def _add_column_button(self) -> None:
        button = QPushButton(icons.icon("mdi6.view-column-outline"), _("Kolom"))
        button.clicked.connect(
            lambda: self.table.column_menu(button).popup(button.mapToGlobal(QPoint(0, button.height())))
        )
        self.filters.row.addWidget(button)

    def _connect(self) -> None:
        self.filters.changed.connect(self._ask)
        self.views.changed.connect(self._on_view)
        for table in self.tables.values():
            table.opened.connect(self._open_line)
            table.counted.connect(self._on_page)
            table.failed.connect(lambda problem: messages.problem(self, problem))
            table.customContextMenuRequested.connect(self._show_row_menu)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(lambda: self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _on_view(self) -> None:
        chosen = self.views.value() or self.filters.filter.collection
        self.views.set_values(chosen)
        self.filters.set_filter(self.filters.filter.of(chosen))

    def _ask(self) -> None:
        chosen = self.filters.filter

        def fetch(desk: Any, stretch: Stretch) -> Any:
            from desktop.services import received

            query = chosen.query(
                desk.today,
                sort=stretch.sort,
                descending=stretch.descending,
                offset=stretch.offset,
                limit=stretch.limit,
            )
            return received.find(desk, query, with_totals=stretch.counted)

        self.table.show_rows(fetch)

    def _on_page(self, page: Any) -> None:
        if page.count:
            self.stack.setCurrentWidget(self.table)
        else:
            self.stack.setCurrentWidget(self.nothing_found if self.filters.filter.narrows else self.empty)
        parts = [ngettext("{n} catatan", "{n} catatan", page.count).format(n=grouped(page.count))]
        if self.filters.filter.collection == "reports":
            parts.append(_("nilai taksiran {value}").format(value=rupiah(page.value)))
        if self.filters.filter.collection == "sessions":
            parts.append(_("{n} kehadiran").format(n=grouped(page.people)))
        self.totals.setText("  ·  ".join(parts))
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(page.count))

    def _open_line(self, line: "ReceivedLine") -> None:
        self.workplace.go("received-record", uid=line.row.uid)

    def _show_row_menu(self, place: QPoint) -> None:
        line = self.table.current()
        if line is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Buka catatan"), lambda: self._open_line(line))
        menu.addAction(_("Riwayat kantor"), lambda: self.workplace.go("tutored-office", uid=line.row.office_uid))
        menu.addAction(_("Saring kantor ini"), lambda: self._narrow_to(line))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _narrow_to(self, line: "ReceivedLine") -> None:
        from dataclasses import replace

        offices = frozenset({line.row.office_uid})
        self.filters.set_filter(replace(self.filters.filter, place=line.office_name, offices=offices))

    def _ask_sample(self) -> None:
        SampleDialog(self.workplace, self, self.filters.filter.period).open()

    def _register_title(self) -> str:
        return _titles()[COLLECTIONS.index(self.filters.filter.collection)]

    def _print_list(self) -> None:
        note = " · ".join(self.filters.words())
        print_list(self.workplace, self, self.table, "received", self._register_title(), note=note)

    def _save(self) -> None:
        sort, descending = self.table.rows.order
        query = self.filters.filter.query(self.workplace.desk.today, sort=sort, descending=descending)
        name = f"register-gabungan-{query.collection}-{self.workplace.desk.today:%Y-%m-%d}.xlsx"
        warning = (
            _("Lembar kerja ini memuat isi laporan dan nama orang tanpa kunci apa pun."),
            _("Simpan hanya di tempat yang aman dan hapus bila sudah tidak dipakai."),
        )
        save_list(self.workplace, self, "received", name, query=query, warning=warning)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filters.filter.narrows:
            self.filters.clear()
            return
        super().keyPressEvent(event)


def _titles() -> tuple[str, str, str, str]:
    return _("Laporan gratifikasi"), _("Kegiatan pelatihan"), _("Sertifikat pelatihan"), _("Perangkat")
