"""Asks on which day a paper was signed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.records.paper import IssuedPaper
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from datetime import date

    from db.records.changes import Done
    from desktop.services.desk import Desk


class SignedDialog(FormDialog):
    """One date."""

    def __init__(self, workplace: Workplace, paper: IssuedPaper, parent: QWidget | None) -> None:
        explanation = _("{title} {number} sudah ditandatangani di kertas.").format(
            title=paper.title, number=paper.number
        )
        super().__init__(parent, _("Dokumen ditandatangani"), accept=_("Simpan"), explanation=explanation, width=420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self._paper = paper
        today = workplace.desk.today
        self.day = DateField(_("Tanggal tanda tangan"), required=True, path="signed_on", latest=today)
        self.day.set_value(today)
        self.body.addWidget(self.day)
        self.on_accept(self._on_accept)
        self.fit()

    def _on_accept(self) -> None:
        day = self.day.value()
        if day is None:
            self.day.show_problem(_("Isi tanggalnya."))
            return
        self.set_working(True)
        self._workplace.change(
            lambda desk: _sign(desk, self._paper.uid, day), self._on_done, on_problem=self.show_problem
        )

    def _on_done(self, _record: None) -> None:
        self.accept()


def _sign(desk: "Desk", uid: str, day: "date") -> "Done[None]":
    from desktop.services import papers

    return papers.mark_signed(desk, uid, day)
