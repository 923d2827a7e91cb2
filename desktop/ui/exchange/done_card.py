"""What stands on the page after a file was written: safe to pull out, its name, its code, its letter."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from db.records.exchange import ExchangeFile
from db.vocabulary import PaperKind
from desktop.services.file_marks import own_code
from desktop.ui import icons
from desktop.ui.exchange.size_words import size_words
from desktop.ui.kit.surfaces import Banner, Card
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

_MOST_SHOWN = 6


class DoneCard(Card):
    """The files of one hand-over.

    Signals: `closed()` when the person has seen it.
    """

    closed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self.entries: tuple[ExchangeFile, ...] = ()
        self.folder = Path()
        self.banner = Banner("good", "")
        self.body.addWidget(self.banner)
        self._files = QWidget()
        self.body.addWidget(self._files)
        self.letter = QPushButton(icons.icon("mdi6.printer", on_accent=True), _("Cetak surat pengantar…"))
        self.letter.setProperty("primary", True)
        self.letter.clicked.connect(self.print_letter)
        self.open_button = QPushButton(icons.icon("mdi6.folder-open-outline"), _("Buka folder"))
        self.open_button.clicked.connect(self.open_folder)
        self.close_button = QPushButton(_("Buat kiriman lain"))
        self.close_button.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.letter, self.open_button, self.close_button):
            row.addWidget(button)
        row.addStretch()
        self.body.addLayout(row)
        self.hide()

    def show_files(self, entries: Sequence[ExchangeFile], folder: Path) -> None:
        """Show what was written."""
        self.entries, self.folder = tuple(entries), folder
        count = len(self.entries)
        written = ngettext(
            "{n} berkas sudah ditulis, dibaca ulang, dan sama dengan aslinya.",
            "{n} berkas sudah ditulis, dibaca ulang, dan sama dengan aslinya.",
            count,
        )
        self.banner.say(
            "good",
            _("Aman dicabut."),
            f"{written.format(n=count)}  {folder}",
        )
        files = QWidget()
        grid = QGridLayout(files)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        heads = (_("Nama berkas"), _("Nomor"), _("Ukuran"), _("Kode cek"))
        for column, text in enumerate(heads):
            grid.addWidget(_label(text, "fieldHint"), 0, column)
        for row, entry in enumerate(self.entries[:_MOST_SHOWN], start=1):
            cells = (entry.file_name, str(entry.sequence), size_words(entry.length), own_code(entry))
            for column, text in enumerate(cells):
                grid.addWidget(_label(text, "" if column else "fieldLabel"), row, column)
        if count > _MOST_SHOWN:
            more = _("dan {n} berkas lagi; semuanya ada di buku ekspedisi").format(n=count - _MOST_SHOWN)
            grid.addWidget(_label(more, "soft"), _MOST_SHOWN + 1, 0, 1, len(heads))
        self.body.replaceWidget(self._files, files)
        self._files.deleteLater()
        self._files = files
        self.show()

    def print_letter(self) -> None:
        """Show the transmittal letter."""
        print_transmittal(self._workplace, self.window(), self.entries[0])

    def open_folder(self) -> None:
        """Show the folder in the file manager of the system."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))


def print_transmittal(workplace: Workplace, parent: QWidget, file: ExchangeFile) -> None:
    """Show the transmittal letter of a file, to print or save."""
    from desktop.services.papers import PaperRequest

    request = PaperRequest(kind=PaperKind.TRANSMITTAL, subject_uid=file.uid)
    preview_papers(workplace, parent, (request,), _("Surat pengantar berkas"))


def _label(text: str, name: str) -> QLabel:
    shown = QLabel(text)
    shown.setObjectName(name)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown
