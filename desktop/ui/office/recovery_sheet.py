"""The recovery code and its sheet: shown once, saved or printed, ticked as kept."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.office import OfficeProfile
from desktop.ui import icons, messages
from desktop.ui.kit import Banner, Card, CheckField
from desktop.ui.tasks import ReadTask, Worker
from resources.language import _

FILE_NAME = "lembar-pemulihan.pdf"


class RecoverySheet(QWidget):
    """Shows the code large, makes the sheet as PDF, and waits for the tick.

    Signals: `kept(bool)` when the tick changes.
    """

    kept = Signal(bool)

    def __init__(
        self, worker: Worker, profile: OfficeProfile, code: str, account_names: tuple[str, ...], made_on: date
    ) -> None:
        super().__init__()
        self._worker = worker
        self._profile = profile
        self._code = code
        self._names = account_names
        self._made_on = made_on
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(
            Banner(
                "warn",
                _("Tanpa kata sandi dan tanpa lembar ini, isi buku tidak dapat dibuka oleh siapa pun."),
                detail=_("Cetak dua lembar. Simpan di brankas kantor dan di tempat lain, jangan di komputer ini."),
            )
        )
        card = Card()
        caption = QLabel(_("Kode pemulihan"))
        caption.setObjectName("soft")
        self.code_label = QLabel(code)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF() * 1.5)
        font.setWeight(QFont.Weight.DemiBold)
        self.code_label.setFont(font)
        self.code_label.setStyleSheet(f"font-family: '{font.family()}'; font-size: {font.pointSizeF():.1f}pt;")
        self.code_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code_label.setAccessibleName(_("Kode pemulihan {code}").format(code=code))
        card.body.addWidget(caption)
        card.body.addWidget(self.code_label)
        row = QHBoxLayout()
        self.print_button = QPushButton(icons.icon("mdi6.printer-outline"), _("Cetak lembar…"))
        self.save_button = QPushButton(icons.icon("mdi6.file-pdf-box"), _("Simpan PDF…"))
        for button in (self.print_button, self.save_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch()
        card.body.addLayout(row)
        layout.addWidget(card)
        self.note = Banner("good", "")
        self.note.hide()
        layout.addWidget(self.note)
        self.tick = CheckField(_("Lembar pemulihan sudah dicetak atau disimpan di tempat aman"))
        layout.addWidget(self.tick)
        layout.addStretch()
        self.print_button.clicked.connect(self._on_print)
        self.save_button.clicked.connect(self._on_save)
        self.tick.changed.connect(lambda: self.kept.emit(self.tick.value()))

    @property
    def is_kept(self) -> bool:
        """Whether the person said that the sheet is in a safe place."""
        return self.tick.value()

    def save_to(self, path: Path) -> None:
        """Write the sheet to a file."""
        profile, code, names, made_on = self._profile, self._code, self._names, self._made_on

        def write() -> Path:
            from db.safe_file import write_atomically
            from desktop.services.papers import recovery_sheet

            try:
                write_atomically(path, recovery_sheet(profile, code, names, made_on))
            except OSError as error:
                raise Problem("file-not-written", path=str(path)) from error
            return path

        self._worker.submit(ReadTask(write, self._on_saved, self._on_problem))

    def _on_save(self) -> None:
        start = str(Path.home() / FILE_NAME)
        name = QFileDialog.getSaveFileName(self, _("Simpan lembar pemulihan"), start, "PDF (*.pdf)")[0]
        if name:
            path = Path(name)
            self.save_to(path if path.suffix else path.with_suffix(".pdf"))

    def _on_saved(self, path: Path) -> None:
        self.note.say("good", _("Lembar pemulihan tersimpan."), str(path))
        self.note.show()

    def _on_print(self) -> None:
        profile, code, names, made_on = self._profile, self._code, self._names, self._made_on

        def draw() -> bytes:
            from desktop.services.papers import recovery_sheet

            return recovery_sheet(profile, code, names, made_on)

        self._worker.submit(ReadTask(draw, self._print, self._on_problem))

    def _print(self, content: bytes) -> None:
        from desktop.ui.papers.printing import print_pdf

        try:
            sent = print_pdf(self, content, FILE_NAME, 1)
        except Problem as problem:
            self._on_problem(problem)
            return
        if sent:
            self.note.say("good", _("Lembar pemulihan dikirim ke pencetak."))
            self.note.show()

    def _on_problem(self, problem: Problem) -> None:
        messages.problem(self, problem)
