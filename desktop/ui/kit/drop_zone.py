"""A place to drop files on, with a button for those who rather pick them."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from desktop.ui import icons
from desktop.ui.theme import COLOURS


class DropZone(QFrame):
    """Takes files.

    Signals: `dropped(list[Path])`; `browse()` when its button is pressed.
    """

    dropped = Signal(list)
    browse = Signal()

    def __init__(self, text: str, button: str) -> None:
        super().__init__()
        self.setObjectName("dropZone")
        self.setAcceptDrops(True)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("mdi6.tray-arrow-down", 26, COLOURS.icon))
        words = QLabel(text)
        words.setObjectName("soft")
        words.setWordWrap(True)
        self.button = QPushButton(button)
        self.button.clicked.connect(self.browse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(14)
        layout.addWidget(picture)
        layout.addWidget(words, 1)
        layout.addWidget(self.button)
        self._light(False)

    def _light(self, over: bool) -> None:
        ground = COLOURS.accent_soft if over else COLOURS.ground
        line = COLOURS.accent if over else COLOURS.strong_line
        self.setStyleSheet(f"#dropZone {{ background: {ground}; border: 1px dashed {line}; border-radius: 8px; }}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            self._light(True)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if paths:
            self.dropped.emit(paths)
