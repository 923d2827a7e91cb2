"""The officials (perangkat) of the office."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QStackedWidget, QWidget

from db.records.office import OfficialRecord
from db.vocabulary import RiskLevel, Role, Topic
from desktop.rules.labels import label
from desktop.rules.words import date_short
from desktop.ui import icons
from desktop.ui.kit import Cell, ChipBar, Column, EmptyState, Tone, VirtualTable, from_list
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

_ACTIVE = "active"


class OfficialsPage(Page):
    """Who works here: a searched list; Enter opens a person."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.OFFICIALS})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Perangkat"), _("Mereka yang wajib melapor. Nomor identitas selalu disamarkan."))
        self._may_write = workplace.desk.account.role in (Role.MANAGER, Role.CLERK)
        if self._may_write:
            self.add_action(_("Impor"), "mdi6.table-arrow-down", self._import)
        self.add_action(_("Cetak"), "mdi6.printer-outline", self._print)
        self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
        if self._may_write:
            self.set_primary(_("Tambah perangkat"), "mdi6.plus", self.add)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari nama atau jabatan… (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari perangkat"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.only = ChipBar([(_ACTIVE, _("Sedang menjabat"))], name=_("Saringan"))
        self.only.set_values(_ACTIVE)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        row.addWidget(self.only)
        self.table: VirtualTable[OfficialRecord] = VirtualTable(
            _columns(),
            key=lambda record: record.uid,
            name="officials",
            title=_("Daftar perangkat"),
            memory=workplace.preferences,
        )
        self.empty = EmptyState(
            "mdi6.account-group-outline",
            _("Belum ada perangkat"),
            _("Tambahkan satu per satu, atau impor dari daftar Excel yang sudah ada."),
            action=_("Impor dari lembar kerja") if self._may_write else "",
            on_action=self._import,
        )
        self.nothing = EmptyState("mdi6.filter-off-outline", _("Tidak ada yang cocok"))
        self.stack = QStackedWidget()
        for widget in (self.table, self.empty, self.nothing):
            self.stack.addWidget(widget)
        self.count = QLabel()
        self.count.setObjectName("soft")
        self.body.addLayout(row)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.count)
        self._connect()

    def refresh(self) -> None:
        text = self.search.text().strip()
        active_on = self.workplace.desk.today if self.only.values() else None

        def fetch(desk: Any) -> tuple[OfficialRecord, ...]:
            from desktop.services import officials

            return officials.list_officials(desk, active_on, text)

        self.workplace.read(fetch, self._show)

    def add(self) -> None:
        """Open an empty dialog for a new person."""
        from desktop.ui.office.official_dialog import OfficialDialog

        OfficialDialog(self.workplace, self).open()

    def take_focus(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self.refresh())
        self.search.returnPressed.connect(self._go_to_table)
        self.only.changed.connect(self.refresh)
        self.table.opened.connect(self._open)
        self.table.customContextMenuRequested.connect(self._show_menu)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.take_focus)

    def _show(self, records: tuple[OfficialRecord, ...]) -> None:
        sort_keys = {
            "name": lambda r: r.name.casefold(),
            "position": lambda r: r.position.casefold(),
            "risk": lambda r: r.risk_level is RiskLevel.LOW,
        }
        self.table.show_rows(from_list(records, sort_keys))
        filtered = bool(self.search.text().strip())
        self.stack.setCurrentWidget(self.table if records else self.nothing if filtered else self.empty)
        self.count.setText(ngettext("{n} orang", "{n} orang", len(records)).format(n=len(records)))

    def _open(self, record: OfficialRecord) -> None:
        from desktop.ui.office.official_dialog import OfficialDialog

        OfficialDialog(self.workplace, self, record, read_only=not self._may_write).open()

    def _show_menu(self, place: Any) -> None:
        record = self.table.current()
        if record is None:
            return
        menu = QMenu(self)
        menu.addAction(_("Buka"), lambda: self._open(record))
        menu.exec(self.table.viewport().mapToGlobal(place))
        menu.deleteLater()

    def _go_to_table(self) -> None:
        self.table.setFocus()
        self.table.stand_on_first()

    def _import(self) -> None:
        self.workplace.go("import", target="officials")

    def _print(self) -> None:
        print_list(self.workplace, self, self.table, "officials", _("Perangkat"))

    def _save(self) -> None:
        save_list(self.workplace, self, "officials", f"perangkat-{self.workplace.desk.today:%Y-%m-%d}.xlsx")


def _columns() -> tuple[Column[OfficialRecord], ...]:
    return (
        Column("name", _("Nama"), lambda r: Cell(r.name, bold=True), 190, sort="name", stretch=3),
        Column("position", _("Jabatan"), lambda r: Cell(r.position or "–"), 170, sort="position", stretch=2),
        Column("unit", _("Unit kerja"), lambda r: Cell(r.unit or "–"), 130, shown=False),
        Column("nik", "NIK", lambda r: Cell(r.nik or "–", Tone.MUTED), 150),
        Column("nip", "NIP/NIPD", lambda r: Cell(r.nip or "–", Tone.MUTED), 160, shown=False),
        Column("risk", _("Risiko"), _risk, 130, sort="risk"),
        Column("from", _("Menjabat"), _term, 176),
    )


def _risk(record: OfficialRecord) -> Cell:
    high = record.risk_level is RiskLevel.ABOVE_LOW
    return Cell(label(record.risk_level), Tone.WARN if high else Tone.MUTED, chip=True)


def _term(record: OfficialRecord) -> Cell:
    if record.active_from is None and record.active_to is None:
        return Cell("–")
    start = date_short(record.active_from) if record.active_from else "…"
    end = date_short(record.active_to) if record.active_to else _("kini")
    return Cell(_("{start} s.d. {end}").format(start=start, end=end))
