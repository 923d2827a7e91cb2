"""The audit log: who did what and when; it names records, never persons in them."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from db.records.audit import AuditRecord
from db.vocabulary import Topic
from desktop.rules.audit_words import action_words, subject_words
from desktop.rules.words import date_short
from desktop.ui import icons
from desktop.ui.kit import Cell, Column, Rows, Stretch, Tone, VirtualTable
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext


class AuditPage(Page):
    """The chain of entries, the latest first, with a search box."""

    topics: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(
            _("Jejak audit"),
            _("Setiap perubahan dan setiap pembukaan identitas tercatat dan berantai; tidak dapat dihapus."),
        )
        self.add_action(_("Cetak"), "mdi6.printer-outline", self._print)
        self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari akun atau pengenal catatan… (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari di jejak audit"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.table: VirtualTable[AuditRecord] = VirtualTable(
            _columns(),
            key=lambda entry: str(entry.seq),
            name="audit",
            title=_("Jejak audit"),
            reader=workplace.read,
            memory=workplace.preferences,
        )
        self.count = QLabel()
        self.count.setObjectName("soft")
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.count)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(200)
        self._pause.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.table.counted.connect(self._on_page)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.take_focus)

    def refresh(self) -> None:
        words = self.search.text().strip()

        def fetch(desk: Any, stretch: Stretch) -> Rows[AuditRecord]:
            from desktop.services import audit

            rows = audit.list_entries(desk, words, stretch.offset, stretch.limit)
            return Rows(rows, audit.count_entries(desk, words))

        self.table.show_rows(fetch)

    def take_focus(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_page(self, page: Rows[AuditRecord]) -> None:
        self.count.setText(ngettext("{n} entri", "{n} entri", page.count).format(n=page.count))

    def _print(self) -> None:
        print_list(self.workplace, self, self.table, "audit", _("Jejak audit"))

    def _save(self) -> None:
        save_list(self.workplace, self, "audit", f"jejak-audit-{self.workplace.desk.today:%Y-%m-%d}.xlsx")


def _columns() -> tuple[Column[AuditRecord], ...]:
    return (
        Column("seq", _("Urut"), lambda e: Cell(str(e.seq), Tone.MUTED), 70, right=True),
        Column("at", _("Waktu"), _moment, 150),
        Column("account", _("Akun"), lambda e: Cell(e.account_name or "–", bold=True), 150, stretch=1),
        Column("action", _("Tindakan"), lambda e: Cell(action_words(e.action)), 220, stretch=2),
        Column("kind", _("Tentang"), lambda e: Cell(subject_words(e.subject_kind)), 120, stretch=1),
        Column("uid", _("Pengenal"), lambda e: Cell(e.subject_uid or "–", Tone.MUTED), 180, stretch=1),
        Column("hash", _("Sidik rantai"), lambda e: Cell(e.hash[:16], Tone.MUTED, hint=e.hash), 150, shown=False),
    )


def _moment(entry: AuditRecord) -> Cell:
    local = entry.at.astimezone()
    return Cell(f"{date_short(local.date())} {local:%H.%M.%S}", hint=f"{entry.at:%Y-%m-%d %H:%M:%S} UTC")
