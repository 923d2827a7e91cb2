"""Backups: made, listed, brought back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from db.vocabulary import Role, Topic
from desktop.rules.screen_dates import date_long
from desktop.ui import icons, messages
from desktop.ui.files import ask_open, ask_save
from desktop.ui.kit import Banner, Cell, Column, EmptyState, Tone, VirtualTable, from_list
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.backups import BackupFile, Written


class BackupPage(Page):
    """Says when the last backup was made; makes one at a chosen place; restores after asking twice."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.BACKUPS})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(
            _("Cadangan"),
            _("Salinan terenkripsi seluruh buku: catatan, lampiran, dan akun. Dibuka dengan kata sandi yang sama."),
        )
        self.add_action(_("Cetak"), "mdi6.printer-outline", self._print)
        self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
        self.set_primary(_("Cadangkan sekarang…"), "mdi6.content-save-outline", self._back_up)
        self.state = Banner("info", _("Memeriksa cadangan…"))
        self.table: VirtualTable[BackupFile] = VirtualTable(
            _columns(),
            key=lambda backup: backup.path.name,
            name="backups",
            title=_("Cadangan otomatis"),
            memory=workplace.preferences,
        )
        self.restore_button = QPushButton(icons.icon("mdi6.backup-restore"), _("Pulihkan yang dipilih…"))
        self.other_button = QPushButton(icons.icon("mdi6.folder-open-outline"), _("Pulihkan dari berkas lain…"))
        row = QHBoxLayout()
        row.addWidget(self.restore_button)
        row.addWidget(self.other_button)
        row.addStretch()
        self.body.addWidget(self.state)
        self.empty = EmptyState(
            "mdi6.shield-outline",
            _("Belum ada cadangan otomatis"),
            _("Sepuluh cadangan terakhir disimpan di sini, satu setiap kali program ditutup sesudah ada perubahan."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)
        if workplace.desk.account.role is Role.MANAGER:
            self.body.addLayout(row)
        self.restore_button.clicked.connect(self._restore_chosen)
        self.other_button.clicked.connect(self._restore_other)
        self.table.chosen.connect(lambda backup: self.restore_button.setEnabled(backup is not None))
        self.restore_button.setEnabled(False)

    def refresh(self) -> None:
        def fetch(desk: Any) -> "tuple[BackupFile, ...]":
            from desktop.services import backups

            return backups.list_backups(desk)

        self.workplace.read(fetch, self._show)

    def _print(self) -> None:
        print_list(self.workplace, self, self.table, "backups", _("Cadangan"), has_names=False)

    def _save(self) -> None:
        name = f"daftar-cadangan-{self.workplace.desk.today:%Y-%m-%d}.xlsx"
        save_list(self.workplace, self, "backups", name, has_names=False)

    def _show(self, backups: "tuple[BackupFile, ...]") -> None:
        self.table.show_rows(from_list(backups))
        self.stack.setCurrentWidget(self.table if backups else self.empty)
        self.restore_button.setEnabled(self.table.current() is not None)
        advice = _(
            "Simpan juga cadangan di stik USB atau komputer lain: bila komputer ini rusak, cadangan di sini hilang."
        )
        if backups:
            day = date_long(backups[0].made_at.astimezone().date())
            self.state.say("good", _("Cadangan otomatis terakhir: {day}").format(day=day), advice)
        else:
            self.state.say("warn", _("Belum ada cadangan otomatis; dibuat setiap kali program ditutup."), advice)

    def _back_up(self) -> None:
        name = f"cadangan-sigap-{self.workplace.desk.today:%Y-%m-%d}.sigapbak"
        ask_save(self.workplace, self, _("Simpan cadangan"), name, _("Cadangan SIGAP (*.sigapbak)"), self._write)

    def _write(self, path: Path) -> None:
        def write(desk: Any, _report: object, _cancelled: object) -> Any:
            from desktop.services import backups

            return backups.back_up(desk, path)

        self.workplace.long(write, _("Menulis dan memeriksa cadangan…"), self._on_written, parent=self)

    def _on_written(self, written: "Written") -> None:
        size = f"{written.length / 1_000_000:.1f}".replace(".", ",")
        messages.tell(
            self,
            _("Cadangan sudah ditulis dan diperiksa ({size} MB).").format(size=size),
            str(written.path),
        )
        self.refresh()

    def _restore_chosen(self) -> None:
        backup = self.table.current()
        if backup is not None:
            self.workplace.restore_wanted.emit(backup.path)

    def _restore_other(self) -> None:
        ask_open(
            self.workplace,
            self,
            _("Pilih berkas cadangan"),
            _("Cadangan SIGAP (*.sigapbak)"),
            self.workplace.restore_wanted.emit,
        )


def _columns() -> "tuple[Column[BackupFile], ...]":
    return (
        Column("made", _("Dibuat"), _made, 220, stretch=1),
        Column("size", _("Ukuran"), lambda b: Cell(_megabytes(b.length)), 100, right=True),
        Column("name", _("Nama berkas"), lambda b: Cell(b.path.name, Tone.MUTED), 320, stretch=2),
    )


def _made(backup: "BackupFile") -> Cell:
    moment = backup.made_at.astimezone()
    return Cell(_("{day} pukul {time}").format(day=date_long(moment.date()), time=f"{moment:%H.%M}"), bold=True)


def _megabytes(length: int) -> str:
    return f"{length / 1_000_000:.1f} MB".replace(".", ",")
