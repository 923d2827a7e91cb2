"""The book of files out and in (buku ekspedisi)."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QMenu, QWidget

from db.records.exchange import ExchangeFile
from db.records.period import Period
from db.vocabulary import OfficeKind, PaperKind, PeriodKind, Role, Topic
from desktop.rules.words import grouped
from desktop.ui.exchange.file_columns import file_columns
from desktop.ui.exchange.file_dialog import FileDialog
from desktop.ui.exchange.file_filter_bar import FileFilterBar
from desktop.ui.exchange.own_keys_dialog import OwnKeysDialog
from desktop.ui.exchange.taking import FilesTakingPage
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.menu_button import menu_button
from desktop.ui.kit.narrowed_list import NarrowedList
from desktop.ui.kit.period_field import PeriodField
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import Rows, Stretch
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext


class FilesPage(FilesTakingPage):
    """Every file that went out or came in, the latest first; Enter shows what it holds."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.FILES})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(
            _("Berkas keluar & masuk"),
            _("Buku ekspedisi: setiap berkas kiriman dan jawabannya."),
        )
        self._writes = workplace.desk.account.role in (Role.MANAGER, Role.CLERK)
        self.setAcceptDrops(False)  # until it is known that this office is no inspectorate, which has an inbox
        self.take_button = self.add_action(_("Masukkan jawaban…"), "mdi6.tray-arrow-down", self.choose_file)
        self.take_button.hide()
        self.keys_button = self.add_action(_("Kunci kantor ini…"), "mdi6.key-outline", self.show_keys)
        self.keys_button.setVisible(self._writes)
        self.filters = FileFilterBar(workplace.desk.today)
        if self._writes:
            self.filters.row.addWidget(menu_button(_("Cetak"), self._fill_print_menu))
            self.save_button = self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
        self.table: VirtualTable[ExchangeFile] = VirtualTable(
            file_columns(),
            key=lambda file: file.uid,
            name="files",
            title=_("Berkas keluar & masuk"),
            reader=workplace.read,
            memory=workplace.preferences,
        )
        empty = EmptyState(
            "mdi6.email-fast-outline",
            _("Belum ada berkas"),
            _("Berkas kiriman yang dibuat dan jawaban yang dimasukkan tercatat di sini dengan sendirinya."),
        )
        self.list = NarrowedList(
            self.filters,
            self.table,
            empty,
            nothing=_("Tidak ada berkas yang cocok"),
            hint=_("Enter menampilkan isi berkas"),
        )
        self.body.addWidget(self.list, 1)
        self._connect()

    def refresh(self) -> None:
        self.workplace.read(_office_kind, self._on_kind)
        self._ask()

    def take_focus(self) -> None:
        self.table.setFocus()

    def show_file(self, file: ExchangeFile) -> None:
        """Show what a file holds and what became of it."""
        self.dialog = FileDialog(self.workplace, file, self.window())
        self.dialog.show()

    def show_keys(self) -> None:
        """Show the keys of this office."""
        self.dialog = OwnKeysDialog(self.workplace, self.window())
        self.dialog.show()

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _filter: self._ask())
        self.table.opened.connect(self.show_file)
        self.table.counted.connect(self._on_page)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.list.find_on(self)

    def _on_kind(self, kind: OfficeKind) -> None:
        takes = self._writes and kind is not OfficeKind.INSPECTORATE
        self.setAcceptDrops(takes)
        self.take_button.setVisible(takes)

    def _ask(self) -> None:
        chosen = self.filters.filter

        def fetch(desk: Any, stretch: Stretch) -> Rows[ExchangeFile]:
            from desktop.services import exports

            found, count = exports.files(desk, chosen.query(offset=stretch.offset, limit=stretch.limit))
            return Rows(found, count)

        self.table.show_rows(fetch)

    def _on_page(self, page: Rows[ExchangeFile]) -> None:
        self.list.show_count(page.count, ngettext("{n} berkas", "{n} berkas", page.count).format(n=grouped(page.count)))

    def _show_menu(self, place: Any) -> None:
        file = self.table.current()
        if file is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Lihat isi berkas"), lambda: self.show_file(file))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _fill_print_menu(self, menu: QMenu) -> None:
        menu.addAction(_("Daftar ini, seperti di layar…"), self._print_list)
        menu.addAction(_("Buku ekspedisi satu masa…"), self.print_book)

    def _print_list(self) -> None:
        title = _("Berkas keluar & masuk")
        print_list(self.workplace, self, self.table, "files", title, note=self.list.note(), has_names=False)

    def print_book(self) -> None:
        """Ask for the period, then show the book to be printed."""
        dialog = FormDialog(self.window(), _("Buku ekspedisi berkas"), accept=_("Lihat dan cetak"), width=480)
        field = PeriodField(
            _("Berkas yang keluar atau masuk dalam"), today=self.workplace.desk.today, kind=PeriodKind.YEAR
        )
        dialog.body.addWidget(field)
        dialog.fit()

        def show() -> None:
            dialog.accept()
            self._show_book(field.value())

        dialog.on_accept(show)
        self.dialog = dialog
        dialog.show()

    def _show_book(self, period: Period) -> None:
        from desktop.services.papers import PaperRequest

        request = PaperRequest(kind=PaperKind.FILE_BOOK, period=period)
        preview_papers(self.workplace, self.window(), (request,), _("Buku ekspedisi berkas"))

    def _save(self) -> None:
        name = f"buku-ekspedisi-{self.workplace.desk.today:%Y-%m-%d}.xlsx"
        save_list(self.workplace, self, "files", name, query=self.filters.filter.query(limit=0), has_names=False)


def _office_kind(desk: Any) -> OfficeKind:
    from desktop.services import offices

    kind: OfficeKind = offices.profile(desk).office.kind
    return kind
