"""One certificate: what it says, how it is printed, whether it stands; printed again, saved, or voided."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.certificate import CertificateRecord
from db.records.changes import Changes
from db.vocabulary import CertificateState, Role, Topic
from desktop.rules.words import date_short
from desktop.ui import files, icons, messages
from desktop.ui.kit.pdf_bar import PdfBar
from desktop.ui.kit.pdf_view import PdfView
from desktop.ui.kit.surfaces import Banner
from desktop.ui.papers.printing import print_pdf
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.training.certificate_facts import certificate_facts
from desktop.ui.training.save_bytes import save_bytes
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_SIDE = 330
_WIDEST = 16_777_215  # as Qt has it: no limit


def open_certificate(workplace: Workplace, parent: QWidget, uid: str) -> None:
    """Fetch a certificate and show it."""

    def fetch(desk: "Desk") -> CertificateRecord:
        from desktop.services import certificates

        return certificates.certificate(desk, uid)

    def show(record: CertificateRecord) -> None:
        dialog = CertificateDialog(workplace, record, parent.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    workplace.read(fetch, show, on_problem=lambda problem: messages.problem(parent, problem))


class CertificateDialog(QDialog):
    """The words at the left, the paper at the right; a reader sees the words only."""

    def __init__(self, workplace: Workplace, record: CertificateRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self.record = record
        self.content = b""
        self.void_dialog: ReasonDialog | None = None
        self._may_write = workplace.desk.account.role is not Role.READER
        self.setWindowTitle(_("Sertifikat {number}").format(number=record.number))
        self.banner = Banner("good", "")
        self._facts = QScrollArea()
        self._facts.setWidgetResizable(True)
        self._facts.setFrameShape(QFrame.Shape.NoFrame)
        self._facts.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = PdfView()
        self._build()
        workplace.changed.connect(self._on_changed)
        self._show(record)

    @staticmethod
    def ask_void(
        workplace: Workplace,
        parent: QWidget,
        uid: str,
        number: str,
        name: str,
    ) -> ReasonDialog:
        """Ask why a certificate is voided, then void it."""
        dialog = ReasonDialog(
            parent,
            _("Batalkan sertifikat"),
            accept=_("Batalkan sertifikat"),
            question=_("Mengapa sertifikat ini dibatalkan?"),
            hint=_("Contoh: nama salah tulis, diganti sertifikat baru."),
            explanation=_(
                "Sertifikat {number} atas nama {name} tetap tercatat sebagai batal. Nomornya tidak dipakai lagi; "
                "orangnya dapat diberi sertifikat baru."
            ).format(number=number, name=name),
            destructive=True,
        )

        def void(reason: str) -> None:
            workplace.change(
                lambda desk: _void(desk, uid, reason),
                lambda _row: dialog.accept(),
                on_problem=dialog.show_problem,
            )

        dialog.given.connect(void)
        dialog.open()
        return dialog

    def void(self) -> None:
        """Ask why, then void the certificate."""
        self.void_dialog = self.ask_void(
            self._workplace, self, self.record.uid, self.record.number, self.record.words.name
        )

    def _build(self) -> None:
        self.print_button = QPushButton(icons.icon("mdi6.printer", on_accent=True), _("Cetak"))
        self.print_button.setProperty("primary", True)
        self.save_button = QPushButton(icons.icon("mdi6.file-download-outline"), _("Simpan PDF"))
        self.void_button = QPushButton(_("Batalkan sertifikat…"))
        self.void_button.setProperty("danger", True)
        close = QPushButton(_("Tutup"))
        for button, action in (
            (self.print_button, self._print),
            (self.save_button, self._ask_save),
            (self.void_button, self.void),
            (close, self.reject),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(action)
        self._bar = PdfBar(self.view)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._bar)
        head.addStretch(1)
        head.addWidget(close)
        head.addWidget(self.save_button)
        head.addWidget(self.print_button)
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self._facts, 1)
        side.addWidget(self.void_button, 0, Qt.AlignmentFlag.AlignLeft)
        middle = QHBoxLayout()
        middle.setSpacing(14)
        middle.addLayout(side)
        middle.addWidget(self.view, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.banner)
        layout.addLayout(middle, 1)
        room = (self.screen() or QGuiApplication.primaryScreen()).availableGeometry()
        if self._may_write and self.record.state is CertificateState.ISSUED:
            self.resize(min(1240, int(room.width() * 0.92)), int(room.height() * 0.92))
        else:  # the words alone
            self.resize(600, min(660, int(room.height() * 0.92)))
        for key, button in (
            (QKeySequence.StandardKey.Print, self.print_button),
            (QKeySequence.StandardKey.Save, self.save_button),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(button.click)

    def _show(self, record: CertificateRecord) -> None:
        self.record = record
        stands = record.state is CertificateState.ISSUED
        if stands:
            self.banner.say(
                "good", _("Nomor {number}  ·  kode cek {code}").format(number=record.number, code=record.check_code)
            )
        else:
            on = date_short(record.voided_on)
            self.banner.say("danger", _("Dibatalkan pada {date}.").format(date=on), record.void_reason)
        self._facts.setWidget(certificate_facts(record))
        for widget in (self.print_button, self.save_button, self.void_button, self.view, self._bar):
            widget.setVisible(stands and self._may_write)
        self._facts.setMinimumWidth(_SIDE)
        self._facts.setMaximumWidth(_SIDE if stands and self._may_write else _WIDEST)
        if stands and self._may_write:
            self._draw()
            self.view.setFocus()
        else:
            self.view.clear()

    def _draw(self) -> None:
        uid = self.record.uid
        for button in (self.print_button, self.save_button):
            button.setEnabled(False)

        def draw(desk: "Desk") -> bytes:
            from desktop.services import certificates

            return certificates.pdf(desk, [uid])

        self._workplace.read(draw, self._on_drawn, on_problem=self._on_problem)

    def _on_drawn(self, content: bytes) -> None:
        self.content = content
        self.view.show_pdf(content)
        for button in (self.print_button, self.save_button):
            button.setEnabled(True)

    def _on_changed(self, changes: Changes) -> None:
        if Topic.CERTIFICATES not in changes.topics:
            return
        uid = self.record.uid

        def fetch(desk: "Desk") -> CertificateRecord:
            from desktop.services import certificates

            return certificates.certificate(desk, uid)

        self._workplace.read(fetch, self._on_record)

    def _on_record(self, record: CertificateRecord) -> None:
        if record.state is not self.record.state:
            self._show(record)

    def _print(self) -> None:
        try:
            print_pdf(self, self.content, self.windowTitle(), self.view.page_count)
        except Problem as problem:
            self._on_problem(problem)

    def _ask_save(self) -> None:
        name = f"sertifikat-{file_part(self.record.number)}.pdf"
        files.ask_save(self._workplace, self, _("Simpan PDF"), name, _("Dokumen PDF (*.pdf)"), self._save)

    def _save(self, path: Path) -> None:
        save_bytes(self._workplace, path, self.content, self._on_saved, self._on_problem)

    def _on_saved(self, path: Path) -> None:
        self.banner.say("good", _("PDF sudah disimpan."), str(path))

    def _on_problem(self, problem: Problem) -> None:
        messages.problem(self, problem)

    def done(self, result: int) -> None:
        super().done(result)
        self.view.clear()


def file_part(number: str) -> str:
    """Return a number as part of a file's name."""
    return "".join(sign if sign.isalnum() else "-" for sign in number)[:60].strip("-") or "tanpa-nomor"


def _void(desk: "Desk", uid: str, reason: str) -> Any:
    from desktop.services import certificates

    return certificates.void(desk, uid, reason)
