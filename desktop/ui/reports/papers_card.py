"""The papers of one report: issued ones with their state, and those that can be made now."""

from functools import partial

from PySide6.QtWidgets import QWidget

from db.vocabulary import PaperKind
from desktop.rules import labels
from desktop.ui.kit.row_button import RowButton
from desktop.ui.kit.surfaces import Card
from desktop.ui.papers.issued_row import IssuedRow
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.reports.paper_requests import NEEDS_STEP, OF_A_REPORT, paper_request
from desktop.ui.reports.report_view import ReportView
from desktop.ui.workplace import Workplace
from resources.language import _


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
            row = IssuedRow(workplace, paper, may_write=view.may_write)
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
