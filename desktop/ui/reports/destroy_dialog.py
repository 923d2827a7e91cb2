"""Asking the inspectorate to destroy a report, with the minutes of its destruction."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui import messages
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.text_fields import LineField
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class DestroyDialog(FormDialog):
    """Asks for the signed minutes; what the service refuses is said at the field."""

    def __init__(self, workplace: Workplace, parent: QWidget, uid: str, number: str) -> None:
        super().__init__(
            parent,
            _("Mohon laporan {number} dimusnahkan").format(number=number),
            accept=_("Ajukan permohonan"),
            explanation=_(
                "Hanya untuk laporan yang masa simpannya sudah habis. Permohonan ikut di kiriman berikutnya dan "
                "diputuskan inspektorat; sampai saat itu catatannya tetap ada, di sini dan di sana."
            ),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self._uid = uid
        self._number = number
        self.minutes = LineField(
            _("Berita acara pemusnahan"),
            path="minutes",
            required=True,
            hint=_("Nomor dan tanggalnya, misalnya BA 12/2026 tanggal 5 Januari 2026."),
        )
        self.body.addWidget(self.minutes)
        self.body.addStretch()
        self.on_accept(self._ask)
        self.fit()
        self.minutes.take_focus()

    def _ask(self) -> None:
        uid, minutes = self._uid, self.minutes.value()
        self.set_working(True)
        self._workplace.change(lambda desk: _ask(desk, uid, minutes), self._on_asked, on_problem=self.show_problem)

    def _on_asked(self, _request: Any) -> None:
        page = self.parentWidget()
        self.accept()
        messages.tell(
            page,
            _("Permohonan untuk laporan {number} tercatat.").format(number=self._number),
            _("Ia berangkat bersama kiriman berikutnya ke inspektorat."),
        )


def _ask(desk: "Desk", uid: str, minutes: str) -> Any:
    from desktop.services import destruction

    return destruction.ask(desk, "reports", uid, minutes)
