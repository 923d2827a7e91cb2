"""What happens when the program itself is at fault: a log without personal data, a calm window, data safe."""

import logging
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QMessageBox

from resources.language import _

LOG_FILE = "sigap.log"
_LONGEST_LOG = 1_000_000
log = logging.getLogger(__name__)
_showing = False


def log_path() -> Path:
    """Return the log file of this computer."""
    from db.places import state_dir

    return state_dir() / LOG_FILE


def start_log() -> None:
    """Send what the program itself reports to the log file; an unwritable folder means no log."""
    try:
        path = log_path()
        if path.exists() and path.stat().st_size > _LONGEST_LOG:
            path.replace(path.with_suffix(".log.1"))
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        return
    handler.setFormatter(_PlaceOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)


def fingerprint(error: BaseException) -> str:
    """Return where an error happened, without its message: a message may hold what a person typed.

    One line for each step, "file.py:12 function", then the kinds of the error and of its causes.
    """
    lines = [
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    kinds: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(kinds) < 5:
        kinds.append(type(seen).__qualname__)
        seen = seen.__cause__ or seen.__context__
    return "\n".join([*lines, " < ".join(kinds)])


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


def _short(file_name: str) -> str:
    """Return the last three parts of a path: the full one may hold the user's name."""
    return "/".join(Path(file_name).parts[-3:])


class _PlaceOnly(logging.Formatter):
    """Writes an exception as its place and kind."""

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return fingerprint(error) if isinstance(error, BaseException) else ""
