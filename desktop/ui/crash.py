"""What happens when the program itself is at fault: a log without personal data, a calm window, data safe."""

import sys
from datetime import UTC, datetime
from types import TracebackType

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.bug_log import LOG_FILE, fingerprint, log, log_path, start_log
from resources.language import _

__all__ = ["LOG_FILE", "fingerprint", "install", "log", "log_path", "report", "start_log"]
_showing = False


def install() -> None:
    """Catch what nobody caught."""
    sys.excepthook = _on_uncaught


def report(error: BaseException) -> None:
    """Write an error of the program to the log and show it, unless its window stands open already."""
    where = fingerprint(error)
    log.error("%s", where)
    application = QApplication.instance()
    if application is None or QThread.currentThread() is not application.thread():
        return
    _show(where)


def _on_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    from db.problem import Problem

    if isinstance(error, Problem):
        from desktop.ui import messages

        messages.problem(QApplication.activeWindow(), error)
        return
    report(error)


def _show(where: str) -> None:
    global _showing
    if _showing:
        return
    _showing = True
    try:
        box = QMessageBox(QApplication.activeWindow())
        box.setWindowTitle("SIGAP Desa")
        box.setIcon(QMessageBox.Icon.Critical)
        box.setText(_("Ada kesalahan pada program."))
        box.setInformativeText(
            _(
                "Data yang sudah tersimpan tetap aman. Tutup lalu buka kembali SIGAP Desa. "
                "Bila terjadi lagi, kirimkan berkas catatan ini kepada pembina; isinya tanpa data pribadi:\n{path}"
            ).format(path=log_path())
        )
        box.setDetailedText(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n{where}")
        box.setStandardButtons(QMessageBox.StandardButton.Close)
        box.exec()
    finally:
        _showing = False
