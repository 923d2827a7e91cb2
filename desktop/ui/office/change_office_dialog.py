"""The dialog that gives the office another code, name or kind."""

from typing import Any

from PySide6.QtWidgets import QWidget

from db.records.office import Office
from desktop.ui import messages
from desktop.ui.kit import DateField, FormDialog, LineField, columns
from desktop.ui.office.forms.office_form import OfficeForm
from desktop.ui.workplace import Workplace
from resources.language import _


class ChangeOfficeDialog(FormDialog):
    """For a split, a merger, or a desa that became a kelurahan: keys, numbers and history stay."""

    def __init__(self, workplace: Workplace, parent: QWidget, office: Office) -> None:
        super().__init__(
            parent,
            _("Ubah kode, nama, atau jenis kantor"),
            accept=_("Ubah kantor"),
            explanation=_(
                "Untuk pemekaran, penggabungan, atau perubahan status. Nomor laporan, kunci, dan riwayat tetap; "
                "kop surat disesuaikan sendiri di tab Kop surat."
            ),
            width=760,
        )
        self._workplace = workplace
        self._before = office
        self.form = OfficeForm()
        self.form.load_office(office)
        self.until = DateField(_("Hari terakhir dengan nama lama"), required=True, path="until")
        self.reason = LineField(
            _("Alasan dan dasar"), required=True, path="reason", longest=300, placeholder=_("misalnya Perda Nomor …")
        )
        self.body.addWidget(self.form)
        self.body.addLayout(columns(self.until, self.reason, stretch=(1, 2)))
        self.on_accept(self._change)
        self.fit()

    def _change(self) -> None:
        if not self.form.check():
            return
        office, until = self.form.office(), self.until.value()
        if until is None:
            if not self.until.has_problem:
                self.until.show_problem(_("Isi tanggalnya."))
            self.until.take_focus()
            return
        reason = self.reason.value()
        if not reason:
            self.reason.show_problem(_("Tulis alasan dan dasarnya."))
            self.reason.take_focus()
            return
        asked = _("Ubah “{old}” menjadi “{new}”?").format(old=self._before.full_name, new=office.full_name)
        if not messages.ask(self, asked, yes=_("Ubah kantor")):
            return

        def store(desk: Any) -> Any:
            from desktop.services import offices

            return offices.change_office(desk, office, until, reason)

        self.set_working(True)
        self._workplace.change(store, lambda _profile: self.accept(), on_problem=self.show_problem)
