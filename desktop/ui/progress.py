"""The window that long work is watched and cancelled in."""

import threading

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from resources.language import _


class ProgressWindow(QDialog):
    """Shows how far the work is; appears only when the work takes longer than a moment."""

    _reported = Signal(int, int)

    def __init__(self, title: str, parent: QWidget | None, *, cancellable: bool = True) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(420)
        self._cancelled = threading.Event()
        self._ended = False
        self._text = QLabel(title)
        self._text.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._cancel = QPushButton(_("Batalkan"))
        self._cancel.clicked.connect(self.reject)
        self._cancel.setVisible(cancellable)
        self._cancellable = cancellable
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(self._text)
        layout.addWidget(self._bar)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._cancel)
        layout.addLayout(row)
        self._reported.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(400, self, self._appear)

    def report(self, done: int, total: int) -> None:
        """Tell how far the work is; may be called from the worker."""
        self._reported.emit(done, total)

    def is_cancelled(self) -> bool:
        """Tell whether the person wants the work stopped; may be called from the worker."""
        return self._cancelled.is_set()

    def finish(self) -> None:
        """Close the window: the work has ended."""
        self._ended = True
        self.accept()
        self.deleteLater()

    def reject(self) -> None:
        if not self._cancellable:
            return
        self._cancelled.set()
        self._cancel.setEnabled(False)
        self._text.setText(_("Menghentikan pekerjaan…"))

    def _appear(self) -> None:
        if not self._ended:
            self.open()

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
