"""Asks what each new photo of a session shows; the words stand under it on the photo sheet."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.records.report import AttachmentRecord
from db.vocabulary import AttachmentKind
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.text_fields import LineField
from desktop.ui.reports.files_group import thumbnail
from desktop.ui.reports.pending_files import PendingFile
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk

_LONGEST = 200
_THUMB = 72


class CaptionDialog(FormDialog):
    """One line a photo. It opens with the first photo that can be kept; pictures that cannot are told about before."""

    def __init__(self, workplace: Workplace, session_uid: str, count: int, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            _("Foto kegiatan"),
            accept=ngettext("Simpan foto", "Simpan foto", count),
            explanation=_("Keterangan tercetak di bawah foto. Boleh dikosongkan."),
            width=560,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self._session_uid = session_uid
        self.photos: list[tuple[PendingFile, LineField]] = []
        self.body.addStretch()
        self.on_accept(self._keep)

    def add(self, file: PendingFile) -> None:
        """Show a checked picture with a line for its words."""
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(thumbnail(file.content, file.media_type, _THUMB), 0, Qt.AlignmentFlag.AlignTop)
        field = LineField(_("Keterangan foto"), hint=file.file_name, longest=_LONGEST)
        row.addWidget(field, 1)
        self.body.insertLayout(self.body.count() - 1, row)
        self.photos.append((file, field))
        self.resize(self.width(), min(180 + len(self.photos) * (_THUMB + 40), 620))
        if not self.isVisible():
            self.open()
            field.take_focus()

    def _keep(self) -> None:
        """Keep one photo after the other; what is kept is not asked for again when a later one is refused."""
        if not self.photos:
            self.accept()
            return
        uid, (file, field) = self._session_uid, self.photos[0]
        caption = field.value()
        self.set_working(True)
        self._workplace.change(lambda desk: _add(desk, uid, file, caption), self._on_kept, on_problem=self.show_problem)

    def _on_kept(self, _record: AttachmentRecord) -> None:
        self.photos.pop(0)
        self._keep()


def _add(desk: "Desk", session_uid: str, file: PendingFile, caption: str) -> "Done[AttachmentRecord]":
    from desktop.services import attachments

    return attachments.add(desk, session_uid, file.content, file.file_name, AttachmentKind.SESSION_PHOTO, caption)
