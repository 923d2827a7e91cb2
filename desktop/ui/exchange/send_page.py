"""Sending to the mentor: how the pairing stands, what will be in the file and what not, and the file itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.exchange import ExchangeFile, Partner
from db.records.period import Period
from db.vocabulary import PeriodKind, Topic
from desktop.ui import files, messages
from desktop.ui.exchange.contents_card import ContentsCard
from desktop.ui.exchange.done_card import DoneCard
from desktop.ui.exchange.findings_card import FindingsCard
from desktop.ui.exchange.pairing_card import PairingCard
from desktop.ui.exchange.send_options import SendOptions
from desktop.ui.exchange.taking import FilesTakingPage
from desktop.ui.kit.surfaces import Banner
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.exports import ExportChoice, ExportPreview

_PAUSE = 250  # milliseconds after the last change of a choice before it is counted anew


class SendPage(FilesTakingPage):
    """Opened with `period` (a code such as 2026-Q3) that period is chosen."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            *(Topic.PARTNERS, Topic.FILES, Topic.REPORTS, Topic.DRAFTS, Topic.ATTACHMENTS),
            *(Topic.SESSIONS, Topic.CERTIFICATES, Topic.OFFICIALS, Topic.OFFICE),
        }
    )
    scrolling: ClassVar[bool] = True

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(
            _("Kirim ke mentor"),
            _("Berkas tersegel yang hanya dapat dibuka oleh inspektorat pembina."),
        )
        self.add_action(_("Masukkan jawaban…"), "mdi6.tray-arrow-down", self.choose_file)
        self.primary = self.set_primary(_("Segel dan simpan ke…"), "mdi6.lock-outline", self.send)
        self.primary.setEnabled(False)
        self._chosen = False
        self._question = 0
        self.preview: ExportPreview | None = None
        self.pairing = PairingCard(workplace, self)
        self.pairing.file_wanted.connect(self.choose_file)
        self.pairing.files_dropped.connect(self.take_in)
        self.pairing.compare_wanted.connect(self.compare)
        self.trouble = Banner("danger", "")
        self.trouble.hide()
        self.done = DoneCard(workplace)
        self.done.closed.connect(self._on_done_closed)
        self.options = SendOptions(workplace)
        self.contents = ContentsCard()
        self.findings = FindingsCard(workplace)
        for widget in (self.pairing, self.trouble, self.done):
            self.body.addWidget(widget)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self.options)
        left.addWidget(self.findings)
        left.addStretch()
        right = QVBoxLayout()
        right.addWidget(self.contents)
        right.addStretch()
        self._parts = QWidget()
        row = QHBoxLayout(self._parts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 5)
        row.addLayout(right, 6)
        self.body.addWidget(self._parts)
        self.body.addStretch()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._count)
        self.options.changed.connect(self._on_changed)

    def open(self, **arguments: object) -> None:
        """Choose the period asked for."""
        code = arguments.get("period")
        if code:
            self._chosen = True
            self.options.set_period(Period.parse(str(code)))

    def refresh(self) -> None:
        self.workplace.read(_look, self._show)

    def take_focus(self) -> None:
        self.options.period.take_focus()

    def send(self) -> None:
        """Ask for a folder, then seal and write."""
        if self.preview is None or self.preview.blocking is not None:
            return
        files.ask_folder(self.workplace, self, _("Simpan berkas kiriman di flashdisk atau folder"), self.write)

    def write(self, folder: Path) -> None:
        """Seal and write the file into a folder."""
        choice = self.options.choice()
        self.trouble.hide()
        self.primary.setEnabled(False)

        def export(desk: "Desk", report: Any, _cancelled: object) -> Any:
            from desktop.services import exports

            return exports.export(desk, choice, folder, on_progress=report)

        self.workplace.long(
            export,
            _("Menyegel, menulis, dan membaca ulang berkas…"),
            lambda entries: self._on_written(entries, folder),
            on_problem=self._on_trouble,
            parent=self.window(),
            cancellable=False,
        )

    def _show(self, found: "tuple[tuple[Partner, ...], PeriodKind]") -> None:
        partners, kind = found
        if not self._chosen:
            self._chosen = True
            self.options.set_period(Period.containing(self.workplace.desk.today, kind).previous())
        self.pairing.show_partners(partners)
        self.options.show_partners(partners)
        self._count()

    def _on_changed(self) -> None:
        self.primary.setEnabled(False)
        self.contents.say_counting()
        self._pause.start()

    def _count(self) -> None:
        self._pause.stop()
        self._question += 1
        question, choice = self._question, self.options.choice()

        def count(desk: "Desk") -> "ExportPreview":
            from desktop.services import exports

            return exports.what_goes(desk, choice)

        self.workplace.read(
            count, lambda preview: self._on_preview(question, choice, preview), on_problem=self._on_trouble
        )

    def _on_preview(self, question: int, choice: "ExportChoice", preview: "ExportPreview") -> None:
        if question != self._question:
            return
        self.preview = preview
        self.contents.show_preview(preview, choice)
        self.findings.show_findings(preview.findings, choice.period)
        self.primary.setEnabled(preview.blocking is None)
        self.primary.setToolTip(messages.problem_text(preview.blocking)[0] if preview.blocking is not None else "")

    def _on_written(self, entries: tuple[ExchangeFile, ...], folder: Path) -> None:
        self.done.show_files(entries, folder)
        self._parts.hide()
        self.primary.hide()
        self._to_top()

    def _on_done_closed(self) -> None:
        self.done.hide()
        self._parts.show()
        self.primary.show()
        self._count()

    def _on_trouble(self, problem: Problem) -> None:
        sentence, next_step = messages.problem_text(problem)
        self.trouble.say("danger", sentence, next_step)
        self.trouble.show()
        self.primary.setEnabled(self.preview is not None and self.preview.blocking is None)
        self._to_top()

    def _to_top(self) -> None:
        if self.scroll_area is not None:
            self.scroll_area.verticalScrollBar().setValue(0)


def _look(desk: "Desk") -> "tuple[tuple[Partner, ...], PeriodKind]":
    from desktop.services import offices, partners

    return partners.list_partners(desk), offices.profile(desk).rules.summary_period
