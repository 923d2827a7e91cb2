"""The tab "Dokumen": the papers of a session, those that can be made and those that were issued."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from db.vocabulary import PaperKind
from desktop.rules.labels import label
from desktop.ui.kit.row_button import RowButton, RowCard
from desktop.ui.kit.surfaces import Card
from desktop.ui.papers.issued_row import IssuedRow
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.training.attendance_paper_dialog import AttendancePaperDialog
from desktop.ui.training.session_tab import SessionTab
from desktop.ui.training.session_view import SessionView
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.papers import PaperRequest


def paper_purposes() -> dict[PaperKind, str]:
    """Return the papers of a session in the order in which they are needed, each with what it is for."""
    return {
        PaperKind.INVITATION: _("Surat undangan dengan kop kantor."),
        PaperKind.ATTENDANCE: _("Nama peserta dengan kolom tanda tangan."),
        PaperKind.MINUTES: _("Isi tab Notulen; bagian yang kosong dapat ditulis tangan."),
        PaperKind.PHOTOS: _("Foto dengan keterangannya."),
        PaperKind.BUNDLE: _("Keempatnya dalam satu berkas PDF, dengan pindaiannya."),
        PaperKind.ACTIVITY: _("Dibuat dari catatan ini, setelah kegiatan terlaksana."),
    }


class PapersTab(SessionTab):
    """What can be made at the left, what was issued at the right."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.makers: dict[PaperKind, RowButton] = {}
        self.rows: dict[str, IssuedRow] = {}
        self.dialog: AttendancePaperDialog | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def fill(self, view: SessionView) -> None:
        """Show the papers anew."""
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(2, 10, 14, 12)
        row.setSpacing(16)
        for card in (self._makers_card(), self._issued_card(view)):
            column = QVBoxLayout()
            column.addWidget(card)
            column.addStretch()
            row.addLayout(column, 1)
        self._area.setWidget(content)

    def make(self, kind: PaperKind) -> None:
        """Show a paper as it would be issued; an attendance list asks first what it is to look like."""
        if self.view is None:
            return
        if kind is PaperKind.ATTENDANCE:
            marked = any(person.marks for person in self.view.people)
            self.dialog = AttendancePaperDialog(
                self.view.record, self.window(), partial(self._show, kind), marked=marked
            )
            self.dialog.open()
        else:
            self._show(kind, {})

    def take_focus(self) -> None:
        first = next(iter(self.makers.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, kind: PaperKind, details: Mapping[str, str]) -> None:
        if self.view is not None:
            record = self.view.record
            request = _request(kind, record.uid, details)
            preview_papers(self.workplace, self.window(), (request,), f"{label(kind)} – {record.title}")

    def _makers_card(self) -> RowCard:
        card = RowCard(_("Cetak"), _("Dokumen dilihat dulu, lalu dicetak atau disimpan sebagai PDF."))
        self.makers = {}
        for kind, purpose in paper_purposes().items():
            button = RowButton(label(kind), purpose, icon="mdi6.printer-outline", on_click=partial(self.make, kind))
            self.makers[kind] = button
            card.body.addWidget(button)
        return card

    def _issued_card(self, view: SessionView) -> Card:
        card = Card(_("Sudah terbit"))
        card.body.setSpacing(6)
        self.rows = {}
        for paper in view.papers:
            row = IssuedRow(self.workplace, paper, may_write=view.may_write, title=label(paper.kind))
            self.rows[paper.uid] = row
            card.body.addWidget(row)
        if not view.papers:
            words = QLabel(_("Belum ada. Dokumen tercatat di sini saat pertama kali dicetak atau disimpan."))
            words.setObjectName("soft")
            words.setWordWrap(True)
            card.body.addWidget(words)
        return card


def _request(kind: PaperKind, session_uid: str, details: Mapping[str, str]) -> "PaperRequest":
    from desktop.services.papers import PaperRequest

    return PaperRequest(kind=kind, subject_uid=session_uid, details=dict(details))
