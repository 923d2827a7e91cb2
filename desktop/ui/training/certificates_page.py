"""The page "Sertifikat": every certificate ever issued, found, narrowed, opened, printed again, saved."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from db.records.certificate import CertificateRow
from db.records.training import SessionRow
from db.vocabulary import CertificateState, ParticipantRole, Role, Topic
from desktop.rules.words import grouped
from desktop.ui import icons
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.narrowed_list import NarrowedList
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import Stretch
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.training.certificate_columns import certificate_columns
from desktop.ui.training.certificate_dialog import CertificateDialog, open_certificate
from desktop.ui.training.certificate_filter import CertificateFilter
from desktop.ui.training.certificate_filter_bar import CertificateFilterBar
from desktop.ui.training.chosen_certificates import chosen_uids
from desktop.ui.training.pick_session import PickSessionDialog
from desktop.ui.training.print_certificates import print_certificates
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class CertificatesPage(Page):
    """Opened with `search`, `year`, `state`, `role`, or `session` and `title` it is narrowed to that from the start."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.CERTIFICATES})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Sertifikat"))
        self._may_write = workplace.desk.account.role is not Role.READER
        self.dialog: FormDialog | PickSessionDialog | None = None
        self._build_actions()
        self.filters = CertificateFilterBar()
        self.table: VirtualTable[CertificateRow] = VirtualTable(
            certificate_columns(workplace.desk.today),
            key=lambda row: row.uid,
            name="certificates",
            title=_("Register sertifikat"),
            reader=workplace.read,
            memory=workplace.preferences,
            several=True,
        )
        self.list = NarrowedList(
            self.filters,
            self.table,
            self._build_empty(),
            nothing=_("Tidak ada sertifikat yang cocok"),
            hint=_("Enter membuka sertifikat"),
        )
        self.list.foot.addWidget(self._build_print_button())
        self.body.addWidget(self.list, 1)
        self._asked = False
        self._connect()

    def refresh(self) -> None:
        self.workplace.read(_years, self.filters.set_years)
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

    def issue(self) -> None:
        """Choose the session whose certificates are to be issued, and go there."""
        dialog = PickSessionDialog(
            self.workplace,
            self.window(),
            _("Terbitkan sertifikat"),
            _("Sertifikat terbit dari kegiatan yang sudah terlaksana. Pilih kegiatannya."),
            _("Lanjutkan"),
        )
        dialog.picked.connect(lambda row: self.workplace.go("session", uid=row.uid, tab="certificates"))
        self.dialog = dialog
        dialog.open()

    def print_chosen(self) -> None:
        """Show the chosen certificates as one PDF; void ones stay out."""
        numbers = self._chosen_numbers()
        source = self.table.rows.source
        if not numbers or source is None:
            return
        sort, descending = self.table.rows.order
        self.dialog = print_certificates(
            self.workplace, self, len(numbers), lambda desk: chosen_uids(desk, source, numbers, sort, descending)
        )

    def _build_actions(self) -> None:
        self.print_list_button = self.add_action(_("Cetak daftar"), "mdi6.format-list-bulleted", self._print_list)
        self.save_button = self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
        self.designs_button = self.add_action(
            _("Rancangan sertifikat"), "mdi6.palette-outline", lambda: self.workplace.go("designs")
        )
        for button in (self.print_list_button, self.save_button, self.designs_button):
            button.setVisible(self._may_write)
        if self._may_write:
            self.set_primary(_("Terbitkan…"), "mdi6.certificate-outline", self.issue)

    def _build_empty(self) -> EmptyState:
        if not self._may_write:
            return EmptyState("mdi6.certificate-outline", _("Belum ada sertifikat"))
        return EmptyState(
            "mdi6.certificate-outline",
            _("Belum ada sertifikat"),
            _(
                "Sertifikat terbit dari kegiatan: tandai kegiatannya terlaksana, isi kehadiran, lalu terbitkan "
                "sertifikat untuk semua yang memenuhi syarat."
            ),
            action=_("Terbitkan sertifikat…"),
            on_action=self.issue,
        )

    def _build_print_button(self) -> QPushButton:
        self.print_button = QPushButton(icons.icon("mdi6.printer-outline"), _("Cetak"))
        self.print_button.setVisible(self._may_write)
        self.print_button.setEnabled(False)
        self.print_button.clicked.connect(self.print_chosen)
        return self.print_button

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _filter: self._ask())
        self.filters.session_wanted.connect(self._pick_session)
        self.table.opened.connect(self._open_row)
        self.table.counted.connect(self._on_page)
        self.table.selection_changed.connect(self._name_print_button)
        self.table.customContextMenuRequested.connect(self._show_row_menu)
        self.list.find_on(self)

    def _ask(self) -> None:
        self._asked = True
        chosen = self.filters.filter

        def fetch(desk: Any, stretch: Stretch) -> Any:
            from desktop.services import certificates

            question = chosen.query(
                sort=stretch.sort, descending=stretch.descending, offset=stretch.offset, limit=stretch.limit
            )
            return certificates.find_certificates(desk, question)

        self.table.show_rows(fetch)

    def _on_page(self, page: Any) -> None:
        words = [ngettext("{n} sertifikat", "{n} sertifikat", page.count).format(n=grouped(page.count))]
        if page.void:
            words.append(_("{n} dibatalkan").format(n=grouped(page.void)))
        self.list.show_count(page.count, *words)
        self.print_button.setVisible(self._may_write and bool(page.count))
        for button in (self.print_list_button, self.save_button):
            button.setEnabled(bool(page.count))
        self._name_print_button()

    def _chosen_numbers(self) -> Sequence[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _name_print_button(self) -> None:
        count = len(self._chosen_numbers())
        self.print_button.setEnabled(count > 0)
        words = _("Cetak yang dipilih ({n})").format(n=grouped(count)) if count else _("Cetak yang dipilih")
        self.print_button.setText(words)

    def _open_row(self, row: CertificateRow) -> None:
        open_certificate(self.workplace, self, row.uid)

    def _show_row_menu(self, place: QPoint) -> None:
        row = self.table.current()
        if row is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Buka sertifikat"), lambda: self._open_row(row))
        menu.addAction(_("Buka kegiatannya"), lambda: self.workplace.go("session", uid=row.session_uid))
        menu.addAction(
            _("Hanya sertifikat kegiatan ini"), lambda: self.filters.set_session(row.session_uid, row.activity)
        )
        if self._may_write:
            menu.addSeparator()
            menu.addAction(_("Cetak yang dipilih"), self.print_chosen)
            if row.state is CertificateState.ISSUED:
                menu.addAction(_("Batalkan sertifikat…"), lambda: self._void(row))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _void(self, row: CertificateRow) -> None:
        self.dialog = CertificateDialog.ask_void(self.workplace, self.window(), row.uid, row.number, row.name)

    def _pick_session(self) -> None:
        dialog = PickSessionDialog(
            self.workplace,
            self.window(),
            _("Sertifikat dari kegiatan"),
            _("Register disaring menjadi sertifikat dari satu kegiatan."),
            _("Saring"),
        )
        dialog.picked.connect(self._on_session)
        self.dialog = dialog
        dialog.open()

    def _on_session(self, row: SessionRow) -> None:
        self.filters.set_session(row.uid, row.title)

    def _print_list(self) -> None:
        print_list(self.workplace, self, self.table, "certificates", _("Register sertifikat"), note=self.list.note())

    def _save(self) -> None:
        sort, descending = self.table.rows.order
        question = self.filters.filter.query(sort=sort, descending=descending)
        name = f"sertifikat-{self.workplace.desk.today:%Y-%m-%d}.xlsx"
        save_list(self.workplace, self, "certificates", name, query=question)


def _years(desk: "Desk") -> tuple[int, ...]:
    from desktop.services import certificates

    return certificates.years(desk)


def _filter_of(arguments: dict[str, object]) -> CertificateFilter:
    """Read the arguments of `workplace.go`; words that name no state or role raise at once (a bug)."""
    year, state, role = arguments.get("year"), arguments.get("state"), arguments.get("role")
    return CertificateFilter(
        search=str(arguments.get("search", "")),
        year=int(str(year)) if year else None,
        states=frozenset({CertificateState(str(state))}) if state else frozenset(),
        roles=frozenset({ParticipantRole(str(role))}) if role else frozenset(),
        session_uid=str(arguments.get("session", "")),
        session_title=str(arguments.get("title", "")),
    )
