"""Files handed in with a step: a photo of the distribution, the decree, the proof of payment."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.vocabulary import AttachmentKind, Step
from desktop.ui import icons
from desktop.ui.kit.drop_zone import DropZone
from desktop.ui.reports import file_intake
from desktop.ui.reports.files_group import thumbnail
from desktop.ui.reports.pending_files import PendingFile, size_words
from desktop.ui.reports.step_words import detail_hint, detail_label
from desktop.ui.workplace import Workplace
from resources.language import _


class FilesField(QWidget):
    """A label, the files, a place to drop more."""

    def __init__(self, workplace: Workplace, step: Step, kind: AttachmentKind) -> None:
        super().__init__()
        self._workplace = workplace
        self._kind = kind
        self._files: list[PendingFile] = []
        self._rows: list[QWidget] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        label = QLabel(detail_label(step, "attachment_uids"))
        label.setObjectName("fieldLabel")
        layout.addWidget(label)
        self._list = QVBoxLayout()
        layout.addLayout(self._list)
        words = detail_hint(step, "attachment_uids") or _("Seret foto atau PDF ke sini.")
        self.zone = DropZone(words, _("Pilih berkas…"))
        self.zone.button.setAutoDefault(False)
        self.zone.dropped.connect(lambda paths: file_intake.take(workplace, self, paths, self.add))
        self.zone.browse.connect(lambda: file_intake.browse(workplace, self, self.add))
        layout.addWidget(self.zone)

    @property
    def files(self) -> tuple[PendingFile, ...]:
        """The files waiting, with the kind the step gives them."""
        return tuple(
            PendingFile(item.content, item.file_name, item.media_type, self._kind, item.caption) for item in self._files
        )

    def add(self, file: PendingFile) -> None:
        """Add a checked file."""
        self._files.append(file)
        self._fill()

    def _fill(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for index, file in enumerate(self._files):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(thumbnail(file.content, file.media_type, 40))
            line.addWidget(QLabel(f"{file.file_name} ({size_words(len(file.content))})"), 1)
            remove = QPushButton(icons.icon("mdi6.close"), "")
            remove.setProperty("flat", True)
            remove.setAutoDefault(False)
            remove.setAccessibleName(_("Lepas {name}").format(name=file.file_name))
            remove.clicked.connect(lambda _on=False, at=index: self._remove(at))
            line.addWidget(remove)
            self._rows.append(row)
            self._list.addWidget(row)

    def _remove(self, index: int) -> None:
        del self._files[index]
        self._fill()
