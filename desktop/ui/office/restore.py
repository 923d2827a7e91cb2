"""Bringing a register back from a backup; asked twice, with the password of the day of the backup."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from db.clock import Clock
from desktop.ui import messages
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.text_fields import LineField, PasswordField
from desktop.ui.tasks import ReadTask, Worker
from resources.language import _


def choose_backup(parent: QWidget | None) -> Path | None:
    """Ask for a backup file; None when cancelled."""
    pattern = _("Cadangan SIGAP (*.sigapbak)")
    name = QFileDialog.getOpenFileName(parent, _("Pilih berkas cadangan"), str(Path.home()), pattern)[0]
    return Path(name) if name else None


class RestoreDialog(FormDialog):
    """Asks for account and password, then twice whether to go on, then restores.

    `before` runs first (an open register is closed there) and calls on when it is done. What stood in the register's
    folder is kept aside, so nothing is lost.
    """

    def __init__(
        self,
        parent: QWidget | None,
        file: Path,
        directory: Path,
        worker: Worker,
        clock: Clock,
        *,
        before: Callable[[Callable[[], None]], None],
        on_done: Callable[[], None],
    ) -> None:
        super().__init__(
            parent,
            _("Pulihkan dari cadangan"),
            accept=_("Pulihkan…"),
            explanation=_("Berkas: {file}").format(file=file.name),
            width=480,
        )
        self._file = file
        self._directory = directory
        self._worker = worker
        self._clock = clock
        self._before = before
        self._on_done = on_done
        self.account = LineField(
            _("Nama akun"), required=True, hint=_("Akun yang ada saat cadangan itu dibuat."), longest=80
        )
        self.password = PasswordField(_("Kata sandi"), required=True)
        self.body.addWidget(self.account)
        self.body.addWidget(self.password)
        self.on_accept(self._ask)
        self.fit()

    def _ask(self) -> None:
        if not self.account.value():
            self.account.show_problem(_("Tulis nama akunnya."))
            self.account.take_focus()
            return
        if not self.password.value():
            self.password.show_problem(_("Ketik kata sandi akun itu."))
            self.password.take_focus()
            return
        first = _("Pulihkan buku register dari “{file}”?").format(file=self._file.name)
        detail = _(
            "Isi buku di komputer ini diganti dengan isi cadangan. Yang diganti disimpan terpisah, tidak dihapus."
        )
        if not messages.ask_destructive(self, first, yes=_("Lanjut"), detail=detail):
            return
        second = _("Catatan sesudah cadangan ini dibuat tidak ada di dalamnya. Tetap pulihkan?")
        if not messages.ask_destructive(self, second, yes=_("Pulihkan sekarang")):
            return
        self.set_working(True)
        self._before(self._restore)

    def _restore(self) -> None:
        file, directory, clock = self._file, self._directory, self._clock
        account, password = self.account.value(), self.password.value()

        def work() -> None:
            from desktop.services import backups

            backups.restore_backup(file, directory, account, password, clock)

        self._worker.submit(ReadTask(work, self._on_restored, self.show_problem))

    def _on_restored(self, _answer: object) -> None:
        self.accept()
        messages.tell(
            self.parentWidget(), _("Cadangan sudah dipulihkan. Masuk dengan kata sandi saat cadangan itu dibuat.")
        )
        self._on_done()
