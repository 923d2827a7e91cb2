"""The page "Periksa sertifikat": a photo, a scan, a PDF, a scanner's keys or typed text; is the paper genuine?"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.certificate import CertificateRecord
from db.vocabulary import Role
from desktop.rules.verdict_words import Tone, VerdictWords
from desktop.ui import files, icons, messages
from desktop.ui.kit.drop_zone import DropZone
from desktop.ui.kit.row_button import RowButton, RowCard
from desktop.ui.kit.surfaces import Banner, Card, EmptyState
from desktop.ui.page import Page
from desktop.ui.reports.pending_files import open_pattern
from desktop.ui.training.certificate_dialog import open_certificate
from desktop.ui.training.save_bytes import save_bytes
from desktop.ui.training.verdict_view import Finding, VerdictView, finding_of
from desktop.ui.workplace import IsCancelled, ReportProgress, Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.verifying import Checked

_SIDE = 380
_LONGEST = 20_000  # signs of a pasted text; the service reads no more
_LARGEST_FILE = 100_000_001  # bytes read before the service says its own limit
_SCANNER_PAUSE = 300  # milliseconds without a key after which a whole scanned code is taken for complete
_CODE_MARK = "SGP"
_TAGS = {Tone.GOOD: "good", Tone.BAD: "danger", Tone.OPEN: "warn"}


class VerifyPage(Page):
    """What is checked at the left, what was found at the right."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(
            _("Periksa sertifikat"), _("Apakah sertifikat ini asli? Jawabannya dari tanda tangan dalam kode QR-nya.")
        )
        self.findings: tuple[Finding, ...] = ()
        self.shown: VerdictView | None = None
        self.rows: list[RowButton] = []
        self._may_write = workplace.desk.account.role is not Role.READER
        if self._may_write:
            self.write_button = self.add_action(_("Tulis halaman pemeriksa…"), "mdi6.web", self._ask_page)
        self.written = Banner("good", "")
        self.written.hide()
        self.line = QLineEdit()
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName(_("Kode dari pemindai, kode cek, atau nomor"))
        self.line.setPlaceholderText(_("Pindai di sini, tempel, atau ketik"))
        self.check_button = QPushButton(icons.icon("mdi6.magnify-scan", on_accent=True), _("Periksa"))
        self.check_button.setProperty("primary", True)
        self.drop = DropZone(_("Tarik foto, pindaian, atau PDF sertifikat ke sini."), _("Pilih berkas…"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scanned = QTimer(self)
        self._scanned.setSingleShot(True)
        self._scanned.setInterval(_SCANNER_PAUSE)
        self._build()
        self._connect()
        self._show_nothing()

    def open(self, **arguments: object) -> None:
        """Check the `text` at once when one is given."""
        if arguments.get("text"):
            self.line.setText(str(arguments["text"]))
            self.check_typed()

    def take_focus(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def check_typed(self) -> None:
        """Check what stands in the line."""
        self._scanned.stop()
        text = self.line.text()
        if not text.strip():
            self.take_focus()
            return

        def check(desk: "Desk") -> "tuple[Checked, ...]":
            from desktop.services import verifying

            return (verifying.verify_text(desk, text),)

        self.workplace.read(check, self._on_checked, on_problem=self._on_problem)

    def check_file(self, path: Path) -> None:
        """Check every code on a picture or in a PDF, with progress."""
        self.line.clear()

        def check(desk: "Desk", report: ReportProgress, cancelled: IsCancelled) -> "tuple[Checked, ...]":
            from desktop.services import verifying

            def on_progress(done: int, total: int) -> None:
                if cancelled():
                    raise Problem("printing-cancelled")
                report(done, total)

            return verifying.verify_file(desk, _read(path), path.name, on_progress)

        self.workplace.long(check, _("Membaca kode QR…"), self._on_checked, on_problem=self._on_problem, parent=self)

    def _build(self) -> None:
        typed = Card(_("Pemindai atau ketikan"))
        typed.body.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.check_button)
        typed.body.addLayout(row)
        typed.body.addWidget(
            _soft(
                _(
                    "Pemindai USB: letakkan kursor di sini, lalu pindai kode QR-nya. Atau ketik kode cek "
                    "(XXXX-XXXX-XXXX-XXXX) atau nomor sertifikat untuk mencarinya di register ini."
                )
            )
        )
        pictures = Card(_("Foto, pindaian, atau PDF"))
        pictures.body.setSpacing(8)
        pictures.body.addWidget(self.drop)
        pictures.body.addWidget(
            _soft(_("PNG, JPEG, atau PDF. Foto dari dekat, lurus dan terang; pindaian 200 dpi atau lebih."))
        )
        side = QWidget()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(typed)
        column.addWidget(pictures)
        column.addStretch()
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(side)
        body.addWidget(self._area, 1)
        self.body.addWidget(self.written)
        self.body.addLayout(body, 1)

    def _connect(self) -> None:
        self.line.returnPressed.connect(self.check_typed)
        self.line.textEdited.connect(self._on_edited)
        self._scanned.timeout.connect(self.check_typed)
        self.check_button.clicked.connect(self.check_typed)
        self.drop.browse.connect(self._browse)
        self.drop.dropped.connect(lambda paths: self.check_file(paths[0]))

    def _on_edited(self, text: str) -> None:
        # A scanner that sends no Enter: a code of ours, whole and quiet for a moment, is checked by itself.
        if text.strip().upper().startswith(_CODE_MARK) and len(text) > 100:
            self._scanned.start()
        else:
            self._scanned.stop()

    def _browse(self) -> None:
        pattern = open_pattern(_("Foto, pindaian, dan PDF"))
        files.ask_open(self.workplace, self, _("Pilih foto, pindaian, atau PDF"), pattern, self.check_file)

    def _on_checked(self, found: "tuple[Checked, ...]") -> None:
        today = self.workplace.desk.today
        self._show(tuple(finding_of(checked, today) for checked in found))
        self.take_focus()  # the next scan takes the place of this one

    def _on_problem(self, problem: Problem) -> None:
        if problem.code == "printing-cancelled":
            return
        sentence, next_step = messages.problem_text(problem)
        self._show((Finding(VerdictWords(_("TIDAK DAPAT DIPERIKSA"), sentence, next_step, Tone.OPEN)),))
        self.take_focus()

    def _show(self, findings: Sequence[Finding]) -> None:
        self.written.hide()
        self.findings = tuple(findings)
        self.rows = []
        if len(findings) == 1:
            self._show_one(findings[0])
            return
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2, 2, 12, 8)
        good = sum(1 for finding in findings if finding.words.tone is Tone.GOOD)
        count = ngettext("{n} kode ditemukan", "{n} kode ditemukan", len(findings)).format(n=len(findings))
        card = RowCard(
            count,
            _("{good} sah atau tercatat, {other} tidak atau belum terbukti.").format(
                good=good, other=len(findings) - good
            ),
        )
        for finding in findings:
            row = RowButton(
                finding.title,
                finding.words.headline,
                tag={Tone.GOOD: _("Sah"), Tone.BAD: _("Tolak"), Tone.OPEN: _("Belum terbukti")}[finding.words.tone],
                tone=_TAGS[finding.words.tone],
                on_click=partial(self._show_one, finding),
            )
            self.rows.append(row)
            card.body.addWidget(row)
        column.addWidget(card)
        column.addStretch()
        self.shown = None
        self._area.setWidget(content)

    def _show_one(self, finding: Finding) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2, 2, 12, 8)
        column.setSpacing(8)
        if len(self.findings) > 1:
            back = QPushButton(icons.icon("mdi6.arrow-left"), _("Semua kode dalam berkas ini"))
            back.setProperty("flat", True)
            back.clicked.connect(lambda: self._show(self.findings))
            column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self.shown = VerdictView(finding, self._open_certificate)
        column.addWidget(self.shown, 1)
        self._area.setWidget(content)

    def _show_nothing(self) -> None:
        self._area.setWidget(
            EmptyState(
                "mdi6.qrcode-scan",
                _("Belum ada yang diperiksa"),
                _(
                    "Jawabannya muncul di sini: sah, isi berubah, penanda tangan tidak dikenal, atau dibatalkan, "
                    "beserta isi kodenya untuk dibandingkan dengan kertasnya."
                ),
            )
        )

    def _open_certificate(self, record: CertificateRecord) -> None:
        open_certificate(self.workplace, self, record.uid)

    def _ask_page(self) -> None:
        from desktop.services.verifying import PAGE_NAME

        files.ask_save(
            self.workplace,
            self,
            _("Tulis halaman pemeriksa"),
            PAGE_NAME,
            _("Halaman peramban (*.html)"),
            self._write_page,
        )

    def _write_page(self, path: Path) -> None:
        def make(desk: "Desk") -> bytes:
            from desktop.services import verifying

            return verifying.checking_page(desk)

        def keep(content: bytes) -> None:
            save_bytes(self.workplace, path, content, self._on_written, self._on_write_problem)

        self.workplace.change(make, keep, on_problem=self._on_write_problem)

    def _on_written(self, path: Path) -> None:
        self.written.say(
            "good",
            _("Halaman pemeriksa sudah ditulis: {path}").format(path=path),
            _(
                "Siapa pun dapat membukanya dengan peramban, tanpa internet dan tanpa program ini: simpan di komputer "
                "layanan, kirim kepada yang perlu, atau pasang di laman kantor. Isinya kunci kantor dan nomor yang "
                "batal sampai hari ini; tulis ulang setiap kali ada pembatalan."
            ),
        )
        self.written.show()

    def _on_write_problem(self, problem: Problem) -> None:
        messages.problem(self, problem)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_FILE)
    except OSError as error:
        raise Problem("file-unreadable", file=path.name) from error


def _soft(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("fieldHint")
    label.setWordWrap(True)
    return label
