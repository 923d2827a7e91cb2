"""One attachment looked at in the window, drawn from memory; copying it out warns and is in the audit log."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.report import AttachmentRecord
from desktop.rules import labels
from desktop.ui import files, icons, messages
from desktop.ui.kit.pdf_view import PdfView
from desktop.ui.kit.picture_view import PictureView
from desktop.ui.reports.pending_files import size_words
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.reports.shown import moment_words
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk


class Album(Protocol):
    """What files hang on: a report, or the photos of a session with its title as `number`."""

    @property
    def number(self) -> str: ...

    @property
    def attachments(self) -> tuple[AttachmentRecord, ...]: ...


class AttachmentDialog(QDialog):
    """Shows the attachments of a report one at a time; left and right lead to the next."""

    def __init__(
        self, workplace: Workplace, record: Album, uid: str, parent: QWidget | None, *, may_write: bool
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self._record = record
        self._index = next((n for n, item in enumerate(record.attachments) if item.uid == uid), 0)
        self.setWindowTitle(self.title_words())
        room = self.screen().availableGeometry()
        self.resize(min(960, int(room.width() * 0.9)), min(720, int(room.height() * 0.9)))
        self.picture = PictureView()
        self.pdf = PdfView()
        self._waiting = QLabel(_("Membuka lampiran…"))
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for widget in (self._waiting, self.picture, self.pdf):
            self._stack.addWidget(widget)
        self._title = QLabel()
        self._title.setObjectName("fieldLabel")
        self._about = QLabel()
        self._about.setObjectName("fieldHint")
        for label in (self._title, self._about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self._about)
        layout.addWidget(self._stack, 1)
        layout.addLayout(self._buttons(may_write))
        self._show()

    def title_words(self) -> str:
        """Return what the dialog is called."""
        return _("Lampiran laporan {number}").format(number=self._record.number)

    def remove_words(self) -> tuple[str, str]:
        """Return the words of the button that takes a file away, and of the question why."""
        name = self.current.file_name
        asked = _("Lepas {name} dari laporan {number}").format(name=name, number=self._record.number)
        return _("Lepas dari laporan…"), asked

    @property
    def current(self) -> AttachmentRecord:
        """The attachment in sight."""
        return self._record.attachments[self._index]

    def fetch(self, desk: "Desk", uid: str) -> bytes:
        """Return the content of an attachment (on the worker)."""
        return _content(desk, uid)

    def save_copy(self) -> None:
        """Warn, then ask where the copy goes."""
        sure = messages.ask(
            self,
            _("Simpan salinan {name} di luar register?").format(name=self.current.file_name),
            yes=_("Pilih tempat…"),
            detail=_(
                "Salinan tidak terlindung kata sandi: siapa pun yang memegang berkasnya dapat membukanya. "
                "Penyimpanan salinan dicatat pada jejak audit."
            ),
        )
        if sure:
            self._ask_place()

    def _ask_place(self) -> None:
        uid, name = self.current.uid, self.current.file_name
        suffix = ".pdf" if self.current.media_type == "application/pdf" else ".jpg"
        name = f"{Path(name).stem}{suffix}"

        def save(path: Path) -> None:
            self._workplace.change(lambda desk: _save_copy(desk, uid, path), self._on_copied)

        files.ask_save(self._workplace, self, _("Simpan salinan"), name, f"*{suffix}", save)

    def _on_copied(self, path: Path) -> None:
        messages.tell(self, _("Salinan disimpan."), str(path))

    def _buttons(self, may_write: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        several = len(self._record.attachments) > 1
        for text, picture, step, key in (
            (_("Sebelumnya"), "mdi6.chevron-left", -1, Qt.Key.Key_Left),
            (_("Berikutnya"), "mdi6.chevron-right", 1, Qt.Key.Key_Right),
        ):
            button = QPushButton(icons.icon(picture), text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, by=step: self._step(by))
            button.setVisible(several)
            QShortcut(QKeySequence(key), self).activated.connect(lambda by=step: self._step(by))
            row.addWidget(button)
        row.addStretch()
        if may_write:
            remove = QPushButton(icons.icon("mdi6.trash-can-outline"), self.remove_words()[0])
            remove.setAutoDefault(False)
            remove.clicked.connect(self._on_remove)
            self.copy_button = QPushButton(icons.icon("mdi6.content-save-outline"), _("&Simpan salinan…"))
            self.copy_button.setAutoDefault(False)
            self.copy_button.clicked.connect(self.save_copy)
            row.addWidget(remove)
            row.addWidget(self.copy_button)
        close = QPushButton(_("&Tutup"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        return row

    def _step(self, by: int) -> None:
        self._index = (self._index + by) % len(self._record.attachments)
        self._show()

    def _show(self) -> None:
        item = self.current
        self._title.setText(item.caption or item.file_name)
        parts = (labels.label(item.kind), size_words(item.length), item.added_by, moment_words(item.added_at))
        self._about.setText(" · ".join(part for part in parts if part))
        self._stack.setCurrentWidget(self._waiting)
        self._workplace.read(lambda desk: self.fetch(desk, item.uid), self._on_content, on_problem=self._on_problem)

    def _on_content(self, content: bytes) -> None:
        try:
            if self.current.media_type == "application/pdf":
                self.pdf.show_pdf(content)
                self._stack.setCurrentWidget(self.pdf)
            else:
                self.picture.show_picture(content)
                self._stack.setCurrentWidget(self.picture)
        except Problem as problem:
            self._on_problem(problem)

    def _on_problem(self, problem: Problem) -> None:
        self._waiting.setText("\n".join(part for part in messages.problem_text(problem) if part))
        self._stack.setCurrentWidget(self._waiting)

    def _on_remove(self) -> None:
        item = self.current
        dialog = ReasonDialog(
            self,
            self.remove_words()[1],
            accept=_("Lepas lampiran"),
            question=_("Mengapa lampiran ini dilepas?"),
            destructive=True,
        )

        def remove(reason: str) -> None:
            self._workplace.change(
                lambda desk: _remove(desk, item.uid, reason), lambda _record: gone(), on_problem=dialog.show_problem
            )

        def gone() -> None:
            dialog.accept()
            self.accept()

        dialog.given.connect(remove)
        dialog.open()


def _content(desk: "Desk", uid: str) -> bytes:
    from desktop.services import attachments

    return attachments.content(desk, uid)


def _save_copy(desk: "Desk", uid: str, path: Path) -> Path:
    from desktop.services import attachments

    return attachments.save_copy(desk, uid, path)


def _remove(desk: "Desk", uid: str, reason: str) -> "Done[AttachmentRecord]":
    from desktop.services import attachments

    return attachments.remove(desk, uid, reason)
