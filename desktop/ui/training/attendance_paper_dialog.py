"""Asks what an attendance list is to look like before it is shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.records.training import SessionRecord
from desktop.ui.kit.choice_fields import CheckField, ChoiceField, RadioField
from desktop.ui.kit.decimal_field import DecimalField
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.training.session_words import meeting_words
from resources.language import _

_BLANK_ROWS = 10
_MOST_BLANK_ROWS = 500
_TO_SIGN, _RECORDED, _ABSENT = "to sign", "recorded", "absent"  # the latter two are details of the request


class AttendancePaperDialog(FormDialog):
    """Which sitting, to be signed or as it was recorded, how many empty rows; `on_chosen` gets the details."""

    def __init__(
        self,
        session: SessionRecord,
        parent: QWidget | None,
        on_chosen: Callable[[Mapping[str, str]], object],
        *,
        marked: bool,
    ) -> None:
        super().__init__(parent, _("Cetak daftar hadir"), accept=_("Lihat dan cetak"), width=460)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._on_chosen = on_chosen
        meetings = [(meeting.uid, meeting_words(meeting)) for meeting in session.meetings]
        self.meeting = ChoiceField(_("Pertemuan"), [("", _("Semua pertemuan")), *meetings])
        self.meeting.setVisible(len(meetings) > 1)
        self.form = RadioField(
            _("Bentuk"),
            [
                (_TO_SIGN, _("Untuk ditandatangani")),
                (_RECORDED, _("Kehadiran yang sudah dicatat")),
                (_ABSENT, _("Yang tidak hadir saja")),
            ],
        )
        self.form.set_value(_TO_SIGN)
        self.form.setVisible(marked)
        self.blank = DecimalField(
            _("Baris kosong tambahan"), hint=_("Untuk yang datang tanpa terdaftar."), path="blank_rows"
        )
        self.blank.line.setText(str(_BLANK_ROWS))
        self.phones = CheckField(_("Cetak juga kolom nomor telepon"))
        for field in (self.meeting, self.form, self.blank, self.phones):
            self.body.addWidget(field)
        self.form.changed.connect(self._show_fields)
        self.on_accept(self._finish)
        self.fit()

    def _show_fields(self) -> None:
        self.blank.setVisible(self.form.value() == _TO_SIGN)
        self.phones.setVisible(self.form.value() != _ABSENT)

    def _finish(self) -> None:
        rows = self.blank.value()
        if rows is None or rows != int(rows) or not 0 <= rows <= _MOST_BLANK_ROWS:
            self.blank.show_problem(_("Isi bilangan bulat dari 0 sampai {most}.").format(most=_MOST_BLANK_ROWS))
            self.blank.take_focus()
            return
        form = str(self.form.value())
        details = {"blank_rows": str(int(rows)) if form == _TO_SIGN else "0"}
        if self.meeting.value():
            details["meeting"] = self.meeting.value()
        if form != _TO_SIGN:
            details[form] = "1"
        if self.phones.value() and form != _ABSENT:
            details["phones"] = "1"
        self.accept()
        self._on_chosen(details)
