"""The certificates other bodies issued to a person: registered, looked at, checked, corrected, taken off."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from db.records.person import OutsideCertificateRecord
from db.records.report import AttachmentRecord
from db.vocabulary import LearningState
from desktop.rules.labels import label
from desktop.rules.words import date_short
from desktop.ui import icons, messages
from desktop.ui.kit import Card
from desktop.ui.kit.chips import Tag
from desktop.ui.reports.attachment_dialog import AttachmentDialog
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.training.outside_dialog import OutsideCertificateDialog
from desktop.ui.training.person_view import PersonView
from desktop.ui.training.session_words import hours_words
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk

_TONES = {LearningState.NOT_YET: "", LearningState.DONE: "warn", LearningState.VERIFIED: "good"}


@dataclass(frozen=True, slots=True)
class CertificateFile:
    """The file of one certificate, to be looked at; `number` is its title."""

    number: str
    attachments: tuple[AttachmentRecord, ...]


class CertificateFileDialog(AttachmentDialog):
    """Shows the file of a certificate."""

    def title_words(self) -> str:
        return self._record.number


class OutsideCard(Card):
    """One block for each certificate; only checked ones count as training."""

    def __init__(self, workplace: Workplace, view: PersonView) -> None:
        super().__init__(
            _("Sertifikat dari lembaga lain"),
            _("Misalnya e-learning KPK. Dihitung sebagai pelatihan setelah dicocokkan dengan penerbitnya."),
        )
        self._workplace = workplace
        self._view = view
        self.dialog: OutsideCertificateDialog | ReasonDialog | CertificateFileDialog | None = None
        self.check_buttons: dict[str, QPushButton] = {}
        for record in view.outside:
            self.body.addWidget(self._block(record))
        if not view.outside:
            none = QLabel(_("Belum ada yang dicatat."))
            none.setObjectName("soft")
            self.body.addWidget(none)
        self.add_button = QPushButton(icons.icon("mdi6.plus"), _("Catat sertifikat"))
        self.add_button.clicked.connect(lambda: self.open_dialog(None))
        self.add_button.setVisible(view.may_write)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch()
        self.body.addLayout(row)

    def open_dialog(self, record: OutsideCertificateRecord | None) -> None:
        """Register a certificate, or correct one."""
        # The window is its parent: this card is renewed with each change.
        self.dialog = OutsideCertificateDialog(self._workplace, self.window(), self._view.person.uid, record)
        self.dialog.open()

    def check(self, record: OutsideCertificateRecord) -> None:
        """Ask, then note that the certificate was looked up and is right."""
        if messages.ask(
            self.window(),
            _("Apakah sertifikat ini sudah dicocokkan?"),
            detail=_("Nama, nomor {number}, dan tanggalnya sama dengan catatan {issuer}.").format(
                number=record.number or "–", issuer=record.issuer
            ),
            yes=_("Ya, cocok"),
        ):
            self._workplace.change(lambda desk: _verify(desk, record.uid))

    def show_file(self, record: OutsideCertificateRecord) -> None:
        """Show the file of a certificate."""
        files = tuple(file for file in self._view.files if file.uid == record.attachment_uid)
        if files:
            shown = CertificateFile(f"{record.title} {record.number}".strip(), files)
            self.dialog = CertificateFileDialog(self._workplace, shown, files[0].uid, self.window(), may_write=False)
            self.dialog.open()

    def remove(self, record: OutsideCertificateRecord) -> None:
        """Ask why, then take a certificate off the list."""
        dialog = ReasonDialog(
            self.window(),
            _("Hapus sertifikat dari daftar"),
            accept=_("Hapus dari daftar"),
            question=_("Mengapa sertifikat {number} dihapus?").format(number=record.number or record.title),
            destructive=True,
        )
        dialog.given.connect(
            lambda reason: self._workplace.change(
                lambda desk: _remove(desk, record.uid, reason),
                lambda _none: dialog.accept(),
                on_problem=dialog.show_problem,
            )
        )
        self.dialog = dialog
        dialog.open()

    def _block(self, record: OutsideCertificateRecord) -> QFrame:
        block = QFrame()
        block.setObjectName("inset")
        layout = QVBoxLayout(block)
        layout.setContentsMargins(0, 4, 0, 8)
        layout.setSpacing(4)
        head = QHBoxLayout()
        title = QLabel(record.title)
        title.setObjectName("fieldLabel")
        title.setWordWrap(True)
        head.addWidget(title, 1)
        head.addWidget(Tag(label(record.state), _TONES[record.state]))
        layout.addLayout(head)
        about = QLabel(" · ".join(filter(None, self._facts(record))))
        about.setObjectName("soft")
        about.setWordWrap(True)
        layout.addWidget(about)
        if record.note:
            note = QLabel(record.note)
            note.setWordWrap(True)
            layout.addWidget(note)
        if self._view.may_write:
            layout.addLayout(self._buttons(record))
        return block

    def _facts(self, record: OutsideCertificateRecord) -> tuple[str, ...]:
        checked = ""
        if record.checked_on is not None:
            checked = _("diperiksa {name}, {day}").format(name=record.checked_by, day=date_short(record.checked_on))
        number = _("nomor {number}").format(number=record.number) if record.number else ""
        hours = hours_words(record.lesson_hours) if record.lesson_hours else ""
        return (record.issuer, number, date_short(record.dated), hours, checked)

    def _buttons(self, record: OutsideCertificateRecord) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if record.attachment_uid:
            self._button(row, _("Lihat berkas"), "mdi6.file-eye-outline", partial(self.show_file, record))
        if record.state is LearningState.DONE:
            check = self._button(row, _("Tandai sudah diperiksa"), "mdi6.check", partial(self.check, record))
            self.check_buttons[record.uid] = check
        self._button(row, _("Ubah"), "mdi6.pencil-outline", partial(self.open_dialog, record))
        self._button(row, _("Hapus…"), "mdi6.trash-can-outline", partial(self.remove, record))
        row.addStretch()
        return row

    def _button(self, row: QHBoxLayout, words: str, picture: str, on_click: partial[None]) -> QPushButton:
        button = QPushButton(icons.icon(picture), words)
        button.setProperty("flat", True)
        button.clicked.connect(lambda: on_click())
        row.addWidget(button)
        return button


def _verify(desk: "Desk", uid: str) -> "Done[OutsideCertificateRecord]":
    from desktop.services import outside_certificates

    return outside_certificates.verify(desk, uid)


def _remove(desk: "Desk", uid: str, reason: str) -> "Done[None]":
    from desktop.services import outside_certificates

    return outside_certificates.remove(desk, uid, reason)
