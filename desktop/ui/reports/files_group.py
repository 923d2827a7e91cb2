"""The attachments of a form that is still being written."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.vocabulary import AttachmentKind
from desktop.ui import icons
from desktop.ui.kit.choice_fields import ChoiceField
from desktop.ui.kit.drop_zone import DropZone
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports import file_intake
from desktop.ui.reports.choices import choices_of
from desktop.ui.reports.pending_files import PendingFile, size_words
from desktop.ui.workplace import Workplace
from resources.language import _

_THUMB = 52
_NOT_OFFERED = (AttachmentKind.SIGNED_SCAN,)


class FilesGroup(Card):
    """Files dropped or picked; they are added to the register together with the report.

    Signals: `changed()` after a file was added or taken away.
    """

    changed = Signal()

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(
            _("Lampiran"),
            _("Foto objek wajib untuk semua peristiwa. Ambil foto makanan sebelum disalurkan."),
        )
        self._workplace = workplace
        self._files: list[PendingFile] = []
        self._rows: list[QWidget] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        self.zone = DropZone(_("Seret foto atau PDF ke sini (JPEG, PNG, PDF; paling besar 10 MB)"), _("&Pilih berkas…"))
        self.body.addWidget(self.zone)
        self.zone.dropped.connect(self.take)
        self.zone.browse.connect(lambda: file_intake.browse(workplace, self, self.add))

    @property
    def files(self) -> tuple[PendingFile, ...]:
        """The files waiting, in order."""
        return tuple(self._files)

    def take(self, paths: list[Path]) -> None:
        """Check and add files from outside."""
        file_intake.take(self._workplace, self, paths, self.add)

    def add(self, file: PendingFile) -> None:
        """Add a checked file."""
        self._files.append(file)
        self._fill()
        self.changed.emit()

    def clear(self) -> None:
        """Forget all files."""
        self._files = []
        self._fill()

    def _fill(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(index, file) for index, file in enumerate(self._files)]
        for row in self._rows:
            self._list.addWidget(row)

    def _row(self, index: int, file: PendingFile) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(thumbnail(file.content, file.media_type))
        name = QLabel(f"{file.file_name}\n{size_words(len(file.content))}")
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        layout.addWidget(name, 2)
        kinds = [pair for pair in choices_of(AttachmentKind) if pair[0] not in _NOT_OFFERED]
        kind = ChoiceField("", kinds)
        kind.set_value(file.kind)
        kind.box.setAccessibleName(_("Jenis lampiran {name}").format(name=file.file_name))
        kind.changed.connect(lambda: self._set_kind(index, kind.value()))
        layout.addWidget(kind, 3)
        remove = QPushButton(icons.icon("mdi6.close"), "")
        remove.setProperty("flat", True)
        remove.setToolTip(_("Lepas berkas ini"))
        remove.setAccessibleName(_("Lepas {name}").format(name=file.file_name))
        remove.clicked.connect(lambda: self._remove(index))
        layout.addWidget(remove)
        return row

    def _set_kind(self, index: int, kind: AttachmentKind) -> None:
        self._files[index] = replace(self._files[index], kind=kind)

    def _remove(self, index: int) -> None:
        del self._files[index]
        self._fill()
        self.changed.emit()


def thumbnail(content: bytes, media_type: str, size: int = _THUMB) -> QLabel:
    """Return a small picture of a file from memory; a PDF gets its sign."""
    label = QLabel()
    label.setFixedSize(size, size)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    small = small_picture(content, size, label.devicePixelRatioF()) if media_type.startswith("image/") else None
    label.setPixmap(small or icons.pixmap("mdi6.file-pdf-box", size - 12))
    return label


def small_picture(content: bytes, size: int, ratio: float) -> QPixmap | None:
    """Return the middle of a picture as a square of `size` device-independent pixels, or None for no picture."""
    picture = QImage.fromData(content)
    if picture.isNull():
        return None
    side = round(size * ratio)
    filled = picture.scaled(
        side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (filled.width() - side) // 2, (filled.height() - side) // 2
    small = QPixmap.fromImage(filled.copy(left, top, side, side))
    small.setDevicePixelRatio(ratio)
    return small
