"""The first step of an import: what kind of list it is, and the file, dropped or chosen."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.sheets.mapping import REGISTER_TARGETS, Target
from desktop.ui import icons
from desktop.ui.kit.chips import ChipBar
from desktop.ui.kit.surfaces import Card
from desktop.ui.theme import COLOURS
from resources.language import _


def target_words(target: Target) -> str:
    """Return what a target is called."""
    match target:
        case Target.REPORTS:
            return _("Buku laporan")
        case Target.OFFICIALS:
            return _("Perangkat")
        case Target.CALENDAR:
            return _("Hari libur kantor")
        case Target.PARTICIPANTS:
            return _("Daftar peserta")


class ImportStart(QWidget):
    """Asks for the file.

    Signals: `dropped(Path)`; `choose_wanted()`; `template_wanted()`.
    """

    dropped = Signal(object)
    choose_wanted = Signal()
    template_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.targets = ChipBar(
            [(target, target_words(target)) for target in REGISTER_TARGETS], single=True, name=_("Isi lembar kerja")
        )
        self.targets.set_values(Target.REPORTS)
        self.targets.changed.connect(self._on_target)
        which = QHBoxLayout()
        which.setSpacing(12)
        asked = QLabel(_("Yang diimpor:"))
        asked.setObjectName("fieldLabel")
        which.addWidget(asked)
        which.addWidget(self.targets, 1)
        self.zone = _DropZone()
        self.zone.dropped.connect(self.dropped)
        self.zone.button.clicked.connect(self.choose_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(which)
        layout.addWidget(self.zone, 1)
        layout.addWidget(self._build_template())

    @property
    def target(self) -> Target:
        """What the file is read as."""
        return Target(self.targets.value() or Target.REPORTS)

    def set_target(self, target: Target) -> None:
        """Choose what the file is read as."""
        self.targets.set_values(target)

    def set_working(self, name: str) -> None:
        """Say that a file is being read; an empty name says that it is done."""
        self.zone.set_working(name)
        self.targets.setEnabled(not name)

    def _build_template(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        words = QLabel(
            _("Belum punya berkas? Unduh templat kosong, isi di Excel atau LibreOffice, lalu impor di sini.")
        )
        words.setWordWrap(True)
        words.setObjectName("soft")
        button = QPushButton(icons.icon("mdi6.file-download-outline"), _("Unduh templat"))
        button.clicked.connect(self.template_wanted)
        row.addWidget(words, 1)
        row.addWidget(button)
        card.body.addLayout(row)
        return card

    def _on_target(self) -> None:
        if self.targets.value() is None:  # one of the three stays chosen
            self.targets.set_values(Target.REPORTS)


class _DropZone(QFrame):
    """A framed ground that takes one file."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dropZone")
        self.setAcceptDrops(True)
        picture = QLabel()
        picture.setPixmap(icons.pixmap("mdi6.table-arrow-down", 52, COLOURS.accent))
        self.title = QLabel()
        self.title.setObjectName("sectionTitle")
        self.words = QLabel(
            _("Excel (.xlsx, .xls), LibreOffice (.ods), atau .csv. Judul tabel dan baris jumlah dikenali sendiri.")
        )
        self.words.setObjectName("soft")
        self.words.setWordWrap(True)
        self.button = QPushButton(_("Pilih berkas…"))
        self.button.setProperty("primary", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(10)
        layout.addStretch(1)
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        layout.addSpacing(6)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.set_working("")
        self._light(False)

    def set_working(self, name: str) -> None:
        """Say that a file is being read."""
        self.title.setText(_("Membaca {name}…").format(name=name) if name else _("Jatuhkan berkas di sini"))
        self.button.setEnabled(not name)
        self.setAcceptDrops(not name)

    def _light(self, on: bool) -> None:
        ground = COLOURS.accent_soft if on else COLOURS.surface
        edge = COLOURS.accent if on else COLOURS.strong_line
        self.setStyleSheet(f"#dropZone {{ background: {ground}; border: 2px dashed {edge}; border-radius: 12px; }}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            self._light(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        event.acceptProposedAction()
        self.dropped.emit(Path(event.mimeData().urls()[0].toLocalFile()))
