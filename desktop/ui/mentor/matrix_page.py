"""The page "Matriks": which office sent what for which period, from the official list of villages."""

from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.records.matrix import Matrix, MatrixRow
from db.records.period import Period
from db.vocabulary import CellState, PaperKind, Role, Topic
from desktop.rules.words import date_short, grouped
from desktop.ui import icons, messages
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.mentor.assign_dialog import assign_to_chosen
from desktop.ui.mentor.matrix_columns import count_words, matrix_columns, sort_keys
from desktop.ui.mentor.matrix_filter import MatrixFilter
from desktop.ui.mentor.matrix_filter_bar import LENGTHS, MatrixFilterBar
from desktop.ui.mentor.matrix_rules_dialog import open_matrix_rules
from desktop.ui.mentor.only_tutors import ask_whether_decides
from desktop.ui.mentor.sticky_column import StickyColumn
from desktop.ui.page import Page
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.papers.print_list import print_list
from desktop.ui.period_words import period_name
from desktop.ui.save_list import save_list
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext


class MatrixPage(Page):
    """Opened with `states` (words of CellState) and `period` it is narrowed to offices in them."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.RECEIVED, Topic.FILES, Topic.PARTNERS, Topic.FEEDBACK, Topic.SETTINGS}
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Matriks kiriman"))
        self._role = workplace.desk.account.role
        self.matrix: Matrix | None = None
        self._length = LENGTHS[1]
        self._build_actions()
        self.filters = MatrixFilterBar()
        self._add_column_button()
        self.counts = QLabel()
        self.counts.setObjectName("soft")
        self.counts.setWordWrap(True)
        self.table: VirtualTable[MatrixRow] | None = None
        self.holder = QWidget()
        self._holder_layout = QVBoxLayout(self.holder)
        self._holder_layout.setContentsMargins(0, 0, 0, 0)
        self.nothing_found = EmptyState(
            "mdi6.filter-off-outline",
            _("Tidak ada kantor yang cocok"),
            action=_("Hapus semua saringan"),
            on_action=self.filters.clear,
        )
        self.no_list = EmptyState(
            "mdi6.map-marker-question-outline",
            _("Belum ada kantor yang diharapkan"),
            _("Isi kode kabupaten pada Pengaturan agar daftar desanya dikenal, atau masukkan berkas pendaftaran."),
        )
        self.stack = QStackedWidget()
        for widget in (self.holder, self.nothing_found, self.no_list):
            self.stack.addWidget(widget)
        self.found = QLabel()
        self.found.setObjectName("soft")
        hint = QLabel(_("Enter membuka riwayat kantor"))
        hint.setObjectName("soft")
        foot = QHBoxLayout()
        foot.addWidget(self.found)
        foot.addStretch(1)
        foot.addWidget(hint)
        self.body.addWidget(self.filters)
        self.body.addWidget(self.counts)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(foot)
        self.filters.changed.connect(self._show_rows)
        self.filters.length_chosen.connect(self._on_length)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(lambda: self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def refresh(self) -> None:
        length = self._length

        def fetch(desk: Any) -> Matrix:
            from desktop.services import matrix

            return matrix.since_first_file(matrix.matrix(desk, matrix.recent_periods(desk, length)))

        self.workplace.read(fetch, self._show)

    def open(self, **arguments: object) -> None:
        """Narrow the matrix to what is given; without arguments it stays as the person left it."""
        if arguments:
            states: Any = arguments.get("states", ())
            period = arguments.get("period")
            self.filters.set_filter(
                MatrixFilter(
                    search=str(arguments.get("search", "")),
                    states=frozenset(CellState(state) for state in states),
                    period=Period.parse(period) if isinstance(period, str) else None,
                    subdistrict=str(arguments.get("subdistrict", "")),
                )
            )

    def take_focus(self) -> None:
        if self.table is not None:
            self.table.setFocus()

    def _build_actions(self) -> None:
        writes = self._role in (Role.MANAGER, Role.CLERK)
        if self._role is Role.MANAGER:
            self.add_action(_("Aturan kiriman"), "mdi6.tune-variant", lambda: open_matrix_rules(self.workplace, self))
        if writes:
            self.assign_button = self.add_action(_("Beri tugas…"), "mdi6.clipboard-account-outline", self._assign)
            self.save_button = self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
            self.print_button = self.add_action(_("Cetak"), "mdi6.printer-outline", lambda: None)
            menu = QMenu(self.print_button)
            menu.addAction(_("Daftar ini, seperti di layar…"), self._print_list)
            self.letters = menu.addAction(_("Surat untuk kantor yang terlambat…"), self._print_letters)
            self.print_button.setMenu(menu)
        self.summary = self.set_primary(_("Ringkasan gabungan"), "mdi6.file-chart-outline", self._print_consolidated)
        self._decides = True
        ask_whether_decides(self.workplace, self._on_decides)

    def _on_decides(self, decides: bool) -> None:
        self._decides = decides
        self.summary.setVisible(decides)
        if self._role in (Role.MANAGER, Role.CLERK):
            self.assign_button.setVisible(decides)
            self.letters.setVisible(decides)

    def _add_column_button(self) -> None:
        button = QPushButton(icons.icon("mdi6.view-column-outline"), _("Kolom"))

        def show_menu() -> None:
            if self.table is not None:
                self.table.column_menu(button).popup(button.mapToGlobal(QPoint(0, button.height())))

        button.clicked.connect(show_menu)
        self.filters.row.addWidget(button)

    @property
    def period(self) -> Period | None:
        """The period the states, letters and the summary are of."""
        return self.matrix.periods[self.filters.filter.place(self.matrix)] if self.matrix else None

    def _show(self, matrix: Matrix) -> None:
        columns = matrix_columns(matrix)
        if self.table is None or len(self.table.rows.columns) != len(columns):
            self._new_table(matrix)
        elif self.table is not None:
            self.table.rows.exchange_columns(columns)
        self.matrix = matrix
        self.filters.set_matrix(matrix)
        self._show_rows()

    def _new_table(self, matrix: Matrix) -> None:
        if self.table is not None:
            self._holder_layout.removeWidget(self.table)
            self.table.deleteLater()
        # Several periods may be chosen, so each number of columns has widths of its own to remember.
        self.table = VirtualTable(
            matrix_columns(matrix),
            key=lambda row: row.code or row.partner_uid,
            name=f"matrix-{len(matrix.periods)}",
            title=_("Matriks kiriman"),
            memory=self.workplace.preferences,
            several=True,
        )
        self.table.horizontalHeader().setMinimumHeight(self.fontMetrics().height() * 2 + 14)
        self.sticky = StickyColumn(self.table)
        self.table.opened.connect(self._open_row)
        self.table.customContextMenuRequested.connect(self._show_row_menu)
        self._holder_layout.addWidget(self.table)

    def _show_rows(self) -> None:
        if self.matrix is None or self.table is None:
            return
        matrix, chosen = self.matrix, self.filters.filter
        rows = chosen.rows(matrix)
        self.table.renew_rows(from_list(rows, sort_keys(matrix)))
        place = chosen.place(matrix)
        due = date_short(matrix.due[place])
        self.counts.setText(
            _("{period}, paling lambat {due}: {counts}").format(
                period=period_name(matrix.periods[place]), due=due, counts=count_words(matrix, place) or "–"
            )
        )
        self.found.setText(ngettext("{n} kantor", "{n} kantor", len(rows)).format(n=grouped(len(rows))))
        if not matrix.rows:
            self.stack.setCurrentWidget(self.no_list)
        else:
            self.stack.setCurrentWidget(self.holder if rows else self.nothing_found)

    def _on_length(self, length: int) -> None:
        self._length = length
        self.refresh()

    def _open_row(self, row: MatrixRow) -> None:
        if row.partner_uid:
            self.workplace.go("tutored-office", uid=row.partner_uid)
        else:
            messages.tell(
                self,
                _("{office} belum terdaftar.").format(office=row.name),
                _("Minta berkas pendaftarannya, atau terima berkas pertamanya lewat Kotak masuk."),
            )

    def _show_row_menu(self, place: QPoint) -> None:
        row = self.table.current() if self.table else None
        if row is None or self.table is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Riwayat kantor"), lambda: self._open_row(row))
        if row.partner_uid and self._decides and self._role in (Role.MANAGER, Role.CLERK):
            menu.addAction(icons.icon("mdi6.clipboard-account-outline"), _("Beri tugas…"), self._assign)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _assign(self) -> None:
        chosen = self.table.selected() if self.table else []
        assign_to_chosen(self.workplace, self, [(row.partner_uid, row.name) for row in chosen])

    def _print_consolidated(self) -> None:
        self._preview(PaperKind.CONSOLIDATED, _("Ringkasan gabungan"))

    def _print_letters(self) -> None:
        if self.matrix is None:
            return
        place = self.filters.filter.place(self.matrix)
        if not self.matrix.counts[place].get(CellState.OVERDUE, 0):
            messages.tell(self, _("Tidak ada kantor yang lewat batas untuk masa ini."))
            return
        self._preview(PaperKind.LATE_LETTERS, _("Surat untuk kantor yang terlambat"))

    def _preview(self, kind: PaperKind, title: str) -> None:
        from desktop.services.papers import PaperRequest

        if self.period is not None:
            preview_papers(self.workplace, self, (PaperRequest(kind=kind, period=self.period),), title)

    def _print_list(self) -> None:
        if self.table is not None:
            note = " · ".join(self.filters.words())
            print_list(self.workplace, self, self.table, "matrix", _("Matriks kiriman"), note=note, has_names=False)

    def _save(self) -> None:
        name = f"matriks-kiriman-{self.workplace.desk.today:%Y-%m-%d}.xlsx"
        periods = self.matrix.periods if self.matrix else ()
        save_list(self.workplace, self, "matrix", name, query=periods, has_names=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filters.filter.narrows:
            self.filters.clear()
            return
        super().keyPressEvent(event)
