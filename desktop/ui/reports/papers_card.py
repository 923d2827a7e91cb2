"""The papers of one report: issued ones with their state, and those that can be made now."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records.paper import IssuedPaper
from db.vocabulary import PaperKind
from desktop.rules import labels
from desktop.rules.words import date_short
from desktop.ui import icons
from desktop.ui.kit.chips import Tag
from desktop.ui.kit.row_button import RowButton
from desktop.ui.kit.surfaces import Card
from desktop.ui.papers.preview_dialog import preview_papers, show_issued
from desktop.ui.reports import file_intake
from desktop.ui.reports.paper_requests import NEEDS_STEP, OF_A_REPORT, paper_request
from desktop.ui.reports.pending_files import PendingFile
from desktop.ui.reports.report_view import ReportView
from desktop.ui.reports.signed_dialog import SignedDialog
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk


class PapersCard(Card):
    """Shows, prints, signs and scans.

    Dialogs belong to the window: this card is renewed with each change, also with those made in the dialogs.
    """

    def __init__(self, workplace: Workplace, view: ReportView) -> None:
        super().__init__(_("Surat dan formulir"))
        self._workplace = workplace
        self._view = view
        self.body.setSpacing(6)
        self.rows: dict[str, QWidget] = {}
        for paper in view.papers:
            row = self._row(paper)
            self.rows[paper.uid] = row
            self.body.addWidget(row)
        self.makers: dict[PaperKind, RowButton] = {}
        for kind in self._makeable():
            title = _("Cetak {paper}").format(paper=labels.label(kind).lower())
            button = RowButton(title, icon="mdi6.printer-outline", on_click=partial(self.make, kind))
            self.makers[kind] = button
            self.body.addWidget(button)

    def make(self, kind: PaperKind) -> None:
        """Show a paper as it would be issued."""
        record = self._view.record
        title = f"{labels.label(kind)} {record.number}"
        preview_papers(self._workplace, self.window(), (paper_request(kind, record.uid),), title)

    def _makeable(self) -> list[PaperKind]:
        done = {event.step for event in self._view.record.events}
        return [kind for kind in OF_A_REPORT if kind not in NEEDS_STEP or done.intersection(NEEDS_STEP[kind])]

    def _row(self, paper: IssuedPaper) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        state, tone = paper_state(paper)
        detail = " · ".join(part for part in (date_short(paper.dated), paper.number) if part)
        shown = RowButton(
            paper.title,
            detail,
            icon="mdi6.file-document-outline",
            on_click=lambda: show_issued(self._workplace, self.window(), (paper,)),
        )
        column.addWidget(shown)
        under = QVBoxLayout()
        under.setContentsMargins(42, 0, 0, 6)
        under.setSpacing(2)
        under.addWidget(Tag(state, tone))
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        if paper.needs_scan and self._view.may_write:
            if paper.signed_on is None:
                buttons.addWidget(_flat(_("Tanda tangan…"), "mdi6.draw-pen", partial(self._sign, paper)))
            if not paper.scan_uid:
                buttons.addWidget(_flat(_("Pindaian…"), "mdi6.scanner", partial(self._scan, paper)))
        buttons.addStretch()
        under.addLayout(buttons)
        column.addLayout(under)
        return holder

    def _sign(self, paper: IssuedPaper) -> None:
        SignedDialog(self._workplace, paper, self.window()).open()

    def _scan(self, paper: IssuedPaper) -> None:
        workplace = self._workplace

        def keep(file: PendingFile) -> None:
            workplace.change(lambda desk: _attach(desk, paper.uid, file))

        file_intake.browse(workplace, self.window(), keep)


def paper_state(paper: IssuedPaper) -> tuple[str, str]:
    """Return in a word where a paper stands, and the tone of that word."""
    if paper.scan_uid:
        return _("pindaian ada"), "good"
    if paper.signed_on is not None:
        return (_("menunggu pindaian"), "warn") if paper.needs_scan else (_("ditandatangani"), "good")
    if paper.printed:
        return (_("menunggu tanda tangan"), "warn") if paper.needs_scan else (_("dicetak"), "good")
    return _("belum dicetak"), "info"


def _flat(text: str, icon: str, action: "partial[None]") -> QPushButton:
    button = QPushButton(icons.icon(icon), text)
    button.setProperty("flat", True)
    button.setStyleSheet("padding: 1px 6px; min-height: 20px;")
    button.clicked.connect(lambda: action())
    return button


def _attach(desk: "Desk", paper_uid: str, file: PendingFile) -> "Done[None]":
    from desktop.services import papers

    return papers.attach_scan(desk, paper_uid, file.content, file.file_name)
