"""The register of reports: every report of the office, found, narrowed, sorted, opened, printed, saved."""

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from db.records.period import Period
from db.records.report import ReportRow
from db.vocabulary import Confidentiality, ReportKind, ReportState, Role, Topic
from desktop.rules.words import grouped, rupiah
from desktop.ui.kit.narrowed_list import NarrowedList
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import Stretch
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.reports.filter_bar import RegisterFilterBar
from desktop.ui.reports.register_filter import RegisterFilter
from desktop.ui.reports.report_columns import report_columns
from desktop.ui.save_list import save_list
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
        self.list = NarrowedList(
            self.filters,
            self.table,
            self._build_empty(),
            nothing=_("Tidak ada laporan yang cocok"),
            hint=_("Enter membuka laporan"),
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
        self.save_button = self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
        for button in (self.print_button, self.save_button):
            button.setVisible(self._may_write)  # both hold names, which a reader does not see
        if self._may_write:
            self.set_primary(_("Catat gratifikasi"), "mdi6.plus", lambda: self.workplace.go("report-form"))

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

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _filter: self._ask())
        self.table.opened.connect(self._open_row)
        self.table.counted.connect(self._on_page)
        self.table.customContextMenuRequested.connect(self._show_row_menu)
        self.list.find_on(self)

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
        found = ngettext("{n} laporan", "{n} laporan", page.count).format(n=grouped(page.count))
        value = _("nilai taksiran {value}").format(value=rupiah(page.total_value))
        if 0 < page.void_count < page.count:
            value += " " + _("(tanpa {n} yang dibatalkan)").format(n=grouped(page.void_count))
        self.list.show_count(page.count, found, value)
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(page.count))

    def _open_row(self, row: ReportRow) -> None:
        self.workplace.go("report", uid=row.uid)

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
            note=self.list.note(),
            keep=lambda row: row.confidentiality is not Confidentiality.SECRET,
        )

    def _print_book(self) -> None:
        period = self.filters.filter.period
        if period is None:
            self.workplace.go("papers", kind="register")
        else:
            self.workplace.go("papers", kind="register", period=period.code)

    def _save(self) -> None:
        sort, descending = self.table.rows.order
        question = self.filters.filter.query(sort=sort, descending=descending, limit=0)
        name = f"register-gratifikasi-{self.workplace.desk.today:%Y-%m-%d}.xlsx"
        warning = (
            _("Lembar kerja ini memuat nama pelapor dan pemberi tanpa kunci apa pun."),
            _(
                "Simpan hanya di tempat yang aman dan hapus bila sudah tidak dipakai. Laporan Pribadi & Rahasia "
                "tidak ikut disimpan."
            ),
        )
        save_list(self.workplace, self, "reports", name, query=question, warning=warning)


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
