"""One issued paper as a line: opened by a press, with its state, and the buttons for signature and scan."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records.paper import IssuedPaper
from desktop.rules.words import date_short
from desktop.ui import icons
from desktop.ui.kit.chips import Tag
from desktop.ui.kit.row_button import RowButton
from desktop.ui.papers.preview_dialog import show_issued
from desktop.ui.reports import file_intake
from desktop.ui.reports.pending_files import PendingFile
from desktop.ui.reports.signed_dialog import SignedDialog
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk


class IssuedRow(QWidget):
    """Its dialogs belong to the window: the card it stands in is renewed with each change, also with theirs."""

    def __init__(self, workplace: Workplace, paper: IssuedPaper, *, may_write: bool, title: str = "") -> None:
        super().__init__()
        self._workplace = workplace
        self._paper = paper
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        state, tone = paper_state(paper)
        detail = " · ".join(part for part in (date_short(paper.dated), paper.number) if part)
        shown = RowButton(
            title or paper.title,
            detail,
            icon="mdi6.file-document-outline",
            on_click=lambda: show_issued(workplace, self.window(), (paper,)),
        )
        column.addWidget(shown)
        under = QVBoxLayout()
        under.setContentsMargins(42, 0, 0, 6)
        under.setSpacing(2)
        under.addWidget(Tag(state, tone))
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        if paper.needs_scan and may_write:
            if paper.signed_on is None:
                buttons.addWidget(_flat(_("Tanda tangan…"), "mdi6.draw-pen", self._sign))
            if not paper.scan_uid:
                buttons.addWidget(_flat(_("Pindaian…"), "mdi6.scanner", self._scan))
        buttons.addStretch()
        under.addLayout(buttons)
        column.addLayout(under)

    def _sign(self) -> None:
        SignedDialog(self._workplace, self._paper, self.window()).open()

    def _scan(self) -> None:
        workplace, uid = self._workplace, self._paper.uid

        def keep(file: PendingFile) -> None:
            workplace.change(lambda desk: _attach(desk, uid, file))

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


def _flat(text: str, icon: str, action: Callable[[], None]) -> QPushButton:
    button = QPushButton(icons.icon(icon), text)
    button.setProperty("flat", True)
    button.setStyleSheet("padding: 1px 6px; min-height: 20px;")
    button.clicked.connect(lambda: action())
    return button


def _attach(desk: "Desk", paper_uid: str, file: PendingFile) -> "Done[None]":
    from desktop.services import papers

    return papers.attach_scan(desk, paper_uid, file.content, file.file_name)
