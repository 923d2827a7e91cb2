"""What a clerk sees once a report is in the register: its number, its papers, the next step."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.records.report import ReportRecord
from db.vocabulary import Confidentiality, Duty, PaperKind
from desktop.rules import labels
from desktop.ui import icons
from desktop.ui.kit.row_button import RowButton
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.reports.assistant import Guidance
from desktop.ui.reports.duty_words import heaviest
from desktop.ui.reports.paper_requests import paper_request
from desktop.ui.reports.shown import day_words
from desktop.ui.theme import COLOURS
from desktop.ui.workplace import Workplace
from resources.language import _


class RegisteredDialog(QDialog):
    """Number, papers, next step; closing it leads to the report."""

    def __init__(
        self, workplace: Workplace, record: ReportRecord, guidance: Guidance | None, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._record = record
        self.setWindowTitle(_("Laporan terdaftar"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(540)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(14)
        layout.addLayout(self._head())
        step = QLabel(next_step_words(record, guidance))
        step.setWordWrap(True)
        layout.addWidget(step)
        ask = QLabel(_("Cetak sekarang"))
        ask.setObjectName("fieldLabel")
        layout.addWidget(ask)
        self.paper_buttons: dict[PaperKind, RowButton] = {}
        for kind, detail in (
            (PaperKind.REPORT_FORM, _("Ditandatangani pelapor, lalu disampaikan ke UPG atau KPK.")),
            (PaperKind.RECEIPT, _("Diberikan kepada pelapor sebagai bukti sudah melapor.")),
        ):
            button = RowButton(
                labels.label(kind),
                detail,
                icon="mdi6.printer-outline",
                on_click=partial(self._show_paper, kind),
            )
            self.paper_buttons[kind] = button
            layout.addWidget(button)
        layout.addStretch()
        layout.addLayout(self._buttons())
        self.open_button.setFocus()

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(icons.pixmap("mdi6.check-circle", 44, COLOURS.good))
        lead = QLabel(_("Laporan terdaftar dengan nomor"))
        lead.setObjectName("soft")
        lead.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.number = QLabel(self._record.number)
        self.number.setObjectName("pageTitle")
        self.number.setWordWrap(True)
        self.number.setTextFormat(Qt.TextFormat.PlainText)
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(lead)
        words.addWidget(self.number)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _buttons(self) -> QHBoxLayout:
        again = QPushButton(_("&Catat lagi"))
        again.clicked.connect(lambda: self._leave("report-form"))
        self.open_button = QPushButton(_("&Buka laporan"))
        self.open_button.setProperty("primary", True)
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(lambda: self._leave("report", uid=self._record.uid))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        row.addWidget(again)
        row.addWidget(self.open_button)
        return row

    def _show_paper(self, kind: PaperKind) -> None:
        request = paper_request(kind, self._record.uid)
        preview_papers(self._workplace, self, (request,), f"{labels.label(kind)} {self._record.number}")

    def _leave(self, page_key: str, **arguments: object) -> None:
        self.accept()
        self._workplace.go(page_key, **arguments)

    def reject(self) -> None:
        # Closing the window is no less than reading it: the report is registered either way.
        super().reject()
        self._workplace.go("report", uid=self._record.uid)


def next_step_words(record: ReportRecord, guidance: Guidance | None) -> str:
    """Return in one or two sentences what has to be done with a report that was just registered."""
    duty = heaviest(tuple(item.duty for item in guidance.advice)) if guidance else None
    if duty is Duty.EXEMPT:
        return _("Kemungkinan tidak wajib dilaporkan. Langkah berikutnya: catat alasannya dengan “Cukup dicatat”.")
    days = next((item.deadlines for item in guidance.advice), None) if guidance else None
    if days is None:
        return _("Langkah berikutnya: cetak formulir, mintakan tanda tangan, lalu sampaikan ke UPG.")
    if guidance is not None and guidance.late:
        return _("Batas waktunya sudah lewat. Langkah berikutnya: sampaikan secepatnya, beserta alasan keterlambatan.")
    if record.confidentiality is Confidentiality.SECRET:
        return _("Langkah berikutnya: sampaikan langsung ke KPK paling lambat {kpk}.").format(kpk=day_words(days.kpk))
    return _("Langkah berikutnya: sampaikan ke UPG paling lambat {upg}. Batas lapor ke KPK {kpk}.").format(
        upg=day_words(days.upg), kpk=day_words(days.kpk)
    )
