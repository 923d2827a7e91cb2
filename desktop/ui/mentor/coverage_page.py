"""Coverage of training by office: which offices train their officials, which do not, which have said nothing."""

from typing import Any, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from db.records.office_coverage import OfficeCoverage
from db.vocabulary import Role, Topic
from desktop.rules.words import grouped
from desktop.ui import messages
from desktop.ui.kit.filter_bar import FilterBar
from desktop.ui.kit.menu_button import check_action
from desktop.ui.kit.narrowed_list import NarrowedList
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import Rows, from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.mentor.assign_dialog import assign_to_chosen
from desktop.ui.mentor.coverage_columns import coverage_columns, sort_keys
from desktop.ui.mentor.coverage_filter import LOW, OfficeCoverageFilter
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext


class OfficeCoveragePage(Page):
    """Opened with `overdue`, `low`, `untrained` or `unsaid` it is narrowed to offices of that kind."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECEIVED, Topic.PARTNERS, Topic.SETTINGS})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(
            _("Cakupan per kantor"),
            _("Menurut kiriman terakhir tiap kantor; kegiatan 12 bulan terakhir."),
        )
        self._writes = workplace.desk.account.role in (Role.MANAGER, Role.CLERK)
        self.offices: tuple[OfficeCoverage, ...] = ()
        if self._writes:
            self.add_action(_("Cetak daftar"), "mdi6.printer-outline", self._print_list)
            self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
            self.set_primary(_("Beri tugas…"), "mdi6.clipboard-account-outline", self.assign)
        self.filters = FilterBar(OfficeCoverageFilter(), _("Cari desa, kecamatan, kode… (Ctrl+F)"), _("Cari kantor"))
        self.filters.add_menu(_("Kecamatan"), self._fill_subdistricts)
        self.filters.add_menu(_("Perhatian"), self._fill_attention)
        self.table: VirtualTable[OfficeCoverage] = VirtualTable(
            coverage_columns(),
            key=lambda row: row.code or row.partner_uid,
            name="office-coverage",
            title=_("Cakupan per kantor"),
            memory=workplace.preferences,
            several=True,
        )
        self.list = NarrowedList(
            self.filters,
            self.table,
            EmptyState(
                "mdi6.map-marker-question-outline",
                _("Belum ada kantor yang diharapkan"),
                _("Isi kode kabupaten pada Pengaturan agar daftar desanya dikenal, atau masukkan berkas pendaftaran."),
            ),
            nothing=_("Tidak ada kantor yang cocok"),
            hint=_("Enter membuka riwayat kantor"),
        )
        self.body.addWidget(self.list, 1)
        self.list.find_on(self)
        self.filters.changed.connect(lambda _filter: self._show_rows())
        self.table.opened.connect(self._open_row)
        self.table.customContextMenuRequested.connect(self._show_row_menu)

    def refresh(self) -> None:
        def fetch(desk: Any) -> tuple[OfficeCoverage, ...]:
            from desktop.services import office_coverage

            return office_coverage.by_office(desk)

        self.workplace.read(fetch, self._show)

    def open(self, **arguments: object) -> None:
        """Narrow the list to what is given; without arguments it stays as the person left it."""
        if arguments:
            wanted = {name: bool(arguments.get(name)) for name in ("overdue", "low", "untrained", "unsaid")}
            search, subdistrict = str(arguments.get("search", "")), str(arguments.get("subdistrict", ""))
            self.filters.set_filter(OfficeCoverageFilter(search=search, subdistrict=subdistrict, **wanted))

    def take_focus(self) -> None:
        self.table.setFocus()

    def assign(self) -> None:
        """Give the chosen offices a task."""
        assign_to_chosen(self.workplace, self, [(row.partner_uid, row.name) for row in self.table.selected()])

    def _show(self, offices: tuple[OfficeCoverage, ...]) -> None:
        self.offices = offices
        self._show_rows()

    def _show_rows(self) -> None:
        rows = self.filters.filter.rows(self.offices)
        self.table.renew_rows(from_list(rows, sort_keys()))
        officials, current = sum(row.officials for row in rows), sum(row.current for row in rows)
        words = [ngettext("{n} kantor", "{n} kantor", len(rows)).format(n=grouped(len(rows)))]
        if officials:
            words.append(
                _("{current} dari {all} perangkat masih berlaku ({share}%)").format(
                    current=grouped(current), all=grouped(officials), share=100 * current // officials
                )
            )
        unsaid = sum(1 for row in rows if not row.period)
        if unsaid:
            words.append(_("{n} belum ada kabar").format(n=grouped(unsaid)))
        self.list.show_count(Rows(rows, len(rows)).count, *words)

    def _open_row(self, row: OfficeCoverage) -> None:
        if not row.partner_uid:
            messages.tell(
                self,
                _("{office} belum terdaftar.").format(office=row.name),
                _("Minta berkas pendaftarannya, atau terima berkas pertamanya lewat Kotak masuk."),
            )
        elif self._writes:
            self.workplace.go("tutored-office", uid=row.partner_uid)

    def _show_row_menu(self, place: QPoint) -> None:
        row = self.table.current()
        if row is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Riwayat kantor"), lambda: self._open_row(row)).setEnabled(self._writes)
        if row.partner_uid and self._writes:
            menu.addAction(_("Beri tugas…"), self.assign)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _fill_subdistricts(self, menu: QMenu) -> None:
        for name in sorted({row.subdistrict for row in self.offices if row.subdistrict}):
            on = name == self.filters.filter.subdistrict
            action = check_action(menu, name.replace("&", "&&"), on)
            action.triggered.connect(lambda _on, chosen="" if on else name: self.filters.narrow(subdistrict=chosen))

    def _fill_attention(self, menu: QMenu) -> None:
        chosen = self.filters.filter
        for words, key, on in (
            (_("Ada yang lewat waktu"), "overdue", chosen.overdue),
            (_("Cakupan di bawah {n}%").format(n=LOW), "low", chosen.low),
            (_("Tanpa kegiatan 12 bulan ini"), "untrained", chosen.untrained),
            (_("Belum ada kabar"), "unsaid", chosen.unsaid),
        ):
            action = check_action(menu, words, on)
            action.triggered.connect(lambda _on, key=key, wanted=not on: self.filters.narrow(**{key: wanted}))

    def _print_list(self) -> None:
        title = _("Cakupan per kantor")
        print_list(self.workplace, self, self.table, "office-coverage", title, note=self.list.note(), has_names=False)

    def _save(self) -> None:
        name = f"cakupan-per-kantor-{self.workplace.desk.today:%Y-%m-%d}.xlsx"
        save_list(self.workplace, self, "office-coverage", name, has_names=False)
