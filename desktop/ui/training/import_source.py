"""The first step of an import of participants: a file, dropped or chosen, or text copied from a spreadsheet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.kit import Card
from desktop.ui.kit.drop_zone import DropZone
from resources.language import _


class ImportSource(QWidget):
    """Asks for the list.

    Signals: `chosen(list[Path])` of dropped files; `browse()`; `pasted(str)`; `template_wanted()`.
    """

    chosen = Signal(list)
    browse = Signal()
    pasted = Signal(str)
    template_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.zone = DropZone(
            _("Seret daftar hadir ke sini: Excel (.xlsx, .xls), LibreOffice (.ods), .csv"), _("Pilih berkas…")
        )
        self.zone.dropped.connect(self.chosen)
        self.zone.browse.connect(self.browse)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Daftar yang ditempel"))
        self.text.setPlaceholderText(
            _("Salin barisnya di Excel lalu tempel di sini (Ctrl+V), atau tulis satu nama di setiap baris.")
        )
        self.text.setTabChangesFocus(True)
        self.read_button = QPushButton(icons.icon("mdi6.clipboard-text-outline"), _("Baca tempelan"))
        self.read_button.setEnabled(False)
        self.read_button.clicked.connect(lambda: self.pasted.emit(self.text.toPlainText()))
        self.text.textChanged.connect(self._on_text)
        file_card = Card(_("Dari berkas"), _("Judul di atas tabel, nomor urut, dan tanda tangan dikenali sendiri."))
        file_card.body.addWidget(self.zone)
        file_card.body.addStretch()
        file_card.body.addLayout(self._template_row())
        paste_card = Card(_("Dari tempelan"))
        paste_card.body.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.read_button)
        paste_card.body.addLayout(row)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(file_card, 1)
        layout.addWidget(paste_card, 1)

    def set_working(self, working: bool) -> None:
        """Close the inputs while a list is being read."""
        self.zone.setEnabled(not working)
        self.text.setEnabled(not working)
        self.read_button.setEnabled(not working and bool(self.text.toPlainText().strip()))

    def _template_row(self) -> QVBoxLayout:
        words = QLabel(_("Belum punya daftar? Unduh templat kosong, isi, lalu impor di sini."))
        words.setObjectName("soft")
        words.setWordWrap(True)
        self.template_button = QPushButton(icons.icon("mdi6.file-download-outline"), _("Unduh templat"))
        self.template_button.clicked.connect(self.template_wanted)
        row = QHBoxLayout()
        row.addWidget(self.template_button)
        row.addStretch()
        layout = QVBoxLayout()
        layout.setSpacing(8)
        layout.addWidget(words)
        layout.addLayout(row)
        return layout

    def _on_text(self) -> None:
        self.read_button.setEnabled(bool(self.text.toPlainText().strip()))
