"""The register of reports: every report of the office, found, narrowed, sorted, opened, printed, saved."""

from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QWidget

from db.problem import Problem
from db.records.period import Period
from db.records.report import ReportRow
from db.vocabulary import Confidentiality, ReportKind, ReportState, Role, Topic
from desktop.rules.words import grouped, rupiah
from desktop.ui import files, icons, messages
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import Stretch
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.reports.filter_bar import RegisterFilterBar
from desktop.ui.reports.register_filter import RegisterFilter
from desktop.ui.reports.report_columns import report_columns
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext


class RegisterPage(Page):
    """Opened with `search`, `period`, `late`, `kind` or `state` it is narrowed to that from the start."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.REPORTS})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Buku register"))
        self._may_write = workplace.desk.account.role in (Role.MANAGER, Role.CLERK)
        self._build_actions()
        self.filters = RegisterFilterBar(workplace.desk.today)
        self.table: VirtualTable[ReportRow] = VirtualTable(
            report_columns(),
            key=lambda row: row.uid,
            name="register",
            title=_("Daftar laporan gratifikasi"),
            reader=workplace.read,
            memory=workplace.preferences,
        )
        self._add_column_button()
        self.empty = self._build_empty()
        self.nothing_found = EmptyState(
            "mdi6.filter-off-outline",
            _("Tidak ada laporan yang cocok"),
            _("Ubah kata pencarian atau hapus sebagian saringan."),
            action=_("Hapus semua saringan"),
            on_action=self.filters.clear,
        )
        self.stack = QStackedWidget()
        for widget in (self.table, self.empty, self.nothing_found):
            self.stack.addWidget(widget)
        self.totals = QLabel()
        self.totals.setObjectName("soft")
        self.body.addWidget(self.filters)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(self._build_foot())
        self._asked = False
        self._connect()

    def refresh(self) -> None:
        if self._asked:
            self.table.refresh()
        else:
            self._ask()

    def open(self, **arguments: object) -> None:
        """Narrow the register to what is given; without arguments it stays as the person left it."""
        if arguments:
            self.filters.set_filter(_filter_of(arguments))

    def take_focus(self) -> None:
        self.table.setFocus()

    def _build_actions(self) -> None:
        if self._may_write:
            self.add_action(_("Impor"), "mdi6.table-arrow-down", lambda: self.workplace.go("import", target="reports"))
        self.print_button = self.add_action(_("Cetak"), "mdi6.printer-outline", lambda: None)
        self.print_menu = QMenu(self.print_button)
        self._fill_print_menu(self.print_menu)
        self.print_button.setMenu(self.print_menu)
        self.save_button = self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._ask_save)
        for button in (self.print_button, self.save_button):
            button.setVisible(self._may_write)  # both hold names, which a reader does not see
        if self._may_write:
            self.set_primary(_("Catat gratifikasi"), "mdi6.plus", lambda: self.workplace.go("report-form"))

    def _add_column_button(self) -> None:
        button = QPushButton(_("Kolom"))
        button.clicked.connect(lambda: self._show_columns(button))
        self.filters.row.addWidget(button)
        button.setIcon(icons.icon("mdi6.view-column-outline"))

    def _build_empty(self) -> EmptyState:
        if not self._may_write:
            return EmptyState("mdi6.book-open-variant", _("Belum ada laporan"))
        return EmptyState(
            "mdi6.book-open-variant",
            _("Belum ada laporan"),
            _(
                "Catat pemberian pertama yang diterima atau ditolak. Buku lama dalam Excel dapat diambil lewat "
                "tombol Impor."
            ),
            action=_("Catat gratifikasi"),
            on_action=lambda: self.workplace.go("report-form"),
        )

    def _build_foot(self) -> QHBoxLayout:
        hint = QLabel(_("Enter membuka laporan"))
        hint.setObjectName("soft")
        foot = QHBoxLayout()
        foot.addWidget(self.totals)
        foot.addStretch(1)
        foot.addWidget(hint)
        return foot

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _filter: self._ask())
        self.table.opened.connect(self._open_row)
        self.table.counted.connect(self._on_page)
        self.table.failed.connect(self._on_failed)
        self.table.customContextMenuRequested.connect(self._show_row_menu)
        self.filters.search.returnPressed.connect(self._go_to_table)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._go_to_search)

    def _ask(self) -> None:
        self._asked = True
        chosen = self.filters.filter

        def fetch(desk: Any, stretch: Stretch) -> Any:
            from desktop.services import reports

            question = chosen.query(
                sort=stretch.sort, descending=stretch.descending, offset=stretch.offset, limit=stretch.limit
            )
            return reports.find_reports(desk, question, with_totals=stretch.counted)

        self.table.show_rows(fetch)

    def _on_page(self, page: Any) -> None:
        if page.count:
            self.stack.setCurrentWidget(self.table)
        else:
            self.stack.setCurrentWidget(self.nothing_found if self.filters.filter.narrows else self.empty)
        found = ngettext("{n} laporan", "{n} laporan", page.count).format(n=grouped(page.count))
        value = _("nilai taksiran {value}").format(value=rupiah(page.total_value))
        if 0 < page.void_count < page.count:
            value += " " + _("(tanpa {n} yang dibatalkan)").format(n=grouped(page.void_count))
        self.totals.setText(f"{found}  ·  {value}")
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(page.count))

    def _on_failed(self, problem: Problem) -> None:
        messages.problem(self, problem)

    def _open_row(self, row: ReportRow) -> None:
        self.workplace.go("report", uid=row.uid)

    def _show_columns(self, button: QPushButton) -> None:
        self.table.column_menu(button).popup(button.mapToGlobal(QPoint(0, button.height())))

    def _show_row_menu(self, place: QPoint) -> None:
        row = self.table.current()
        if row is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Buka laporan"), lambda: self._open_row(row))
        if row.giver_name:
            menu.addAction(_("Saring pemberi ini"), lambda: self._narrow(giver=row.giver_name))
        if row.reporter_name and self.workplace.desk.sees_identities:
            menu.addAction(_("Saring pelapor ini"), lambda: self._narrow(person=row.reporter_name))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _narrow(self, **conditions: Any) -> None:
        self.filters.set_filter(replace(self.filters.filter, **conditions))

    def _go_to_search(self) -> None:
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def _go_to_table(self) -> None:
        if self.stack.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.table.current() is None:
                self.table.stand_on_first()

    def _fill_print_menu(self, menu: QMenu) -> None:
        menu.addAction(_("Daftar ini, seperti di layar…"), self._print_list)
        menu.addAction(_("Buku register satu periode…"), self._print_book)

    def _print_list(self) -> None:
        print_list(
            self.workplace,
            self,
            self.table,
            "reports",
            _("Daftar laporan gratifikasi"),
            note=" · ".join(self.filters.words()),
            keep=lambda row: row.confidentiality is not Confidentiality.SECRET,
        )

    def _print_book(self) -> None:
        period = self.filters.filter.period
        if period is None:
            self.workplace.go("papers", kind="register")
        else:
            self.workplace.go("papers", kind="register", period=period.code)

    def _ask_save(self) -> None:
        warned = messages.ask(
            self,
            _("Lembar kerja ini memuat nama pelapor dan pemberi tanpa kunci apa pun."),
            detail=_(
                "Simpan hanya di tempat yang aman dan hapus bila sudah tidak dipakai. Laporan Pribadi & Rahasia "
                "tidak ikut disimpan."
            ),
            yes=_("Simpan lembar kerja"),
        )
        if not warned:
            return
        name = f"register-gratifikasi-{self.workplace.desk.today:%Y-%m-%d}.xlsx"
        pattern = _("Lembar kerja Excel (*.xlsx)")
        files.ask_save(self.workplace, self, _("Simpan lembar kerja"), name, pattern, self._save)

    def _save(self, path: Path) -> None:
        sort, descending = self.table.rows.order
        question = self.filters.filter.query(sort=sort, descending=descending, limit=0)

        def write(desk: Any, progress: Any, cancelled: Any) -> Any:
            from desktop.services import sheets

            return sheets.save_as_sheet(desk, "reports", path, question)

        def saved(_answer: object) -> None:
            messages.tell(self, _("Lembar kerja sudah disimpan."), str(path))

        self.workplace.long(write, _("Menyimpan lembar kerja…"), saved, parent=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filters.filter.narrows:
            self.filters.clear()
            return
        super().keyPressEvent(event)


def _filter_of(arguments: dict[str, object]) -> RegisterFilter:
    """Read the arguments of `workplace.go`; words that name no kind, state or period raise at once (a bug)."""
    period = arguments.get("period")
    kind, state = arguments.get("kind"), arguments.get("state")
    return RegisterFilter(
        search=str(arguments.get("search", "")),
        period=Period.parse(period) if isinstance(period, str) else period if isinstance(period, Period) else None,
        kinds=frozenset({ReportKind(str(kind))}) if kind else frozenset(),
        states=frozenset({ReportState(str(state))}) if state else frozenset(),
        late=bool(arguments.get("late")),
        giver=str(arguments.get("giver", "")),
        person=str(arguments.get("person", "")),
    )
