"""Bringing a register back from a backup, before anybody is signed in; asked twice."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from db.clock import Clock
from db.problem import Problem
from desktop.ui import messages
from desktop.ui.tasks import ReadTask, Worker
from resources.language import _


def restore_register(
    parent: QWidget | None, directory: Path, worker: Worker, clock: Clock, on_done: Callable[[], None]
) -> None:
    """Ask for a backup file, ask twice, and put its register in place; what is replaced is kept aside."""
    pattern = _("Cadangan SIGAP (*.sigapbak)")
    name = QFileDialog.getOpenFileName(parent, _("Pilih berkas cadangan"), str(Path.home()), pattern)[0]
    if not name:
        return
    restore_file(parent, Path(name), directory, worker, clock, on_done)


def restore_file(
    parent: QWidget | None, file: Path, directory: Path, worker: Worker, clock: Clock, on_done: Callable[[], None]
) -> None:
    """Ask twice, then restore a backup file."""
    first = _("Pulihkan buku register dari “{file}”?").format(file=file.name)
    detail = _("Isi buku di komputer ini diganti dengan isi cadangan. Yang diganti disimpan terpisah, tidak dihapus.")
    if not messages.ask_destructive(parent, first, yes=_("Lanjut"), detail=detail):
        return
    second = _("Catatan sesudah cadangan ini dibuat tidak ada di dalamnya. Tetap pulihkan?")
    if not messages.ask_destructive(parent, second, yes=_("Pulihkan sekarang")):
        return

    def work() -> object:
        from desktop.services import backups

        return backups.restore(file, directory, clock)

    def settle(_answer: object) -> None:
        messages.tell(parent, _("Cadangan sudah dipulihkan. Masuk dengan kata sandi saat cadangan itu dibuat."))
        on_done()

    def fail(problem: Problem) -> None:
        messages.problem(parent, problem)

    worker.submit(ReadTask(work, settle, fail))
