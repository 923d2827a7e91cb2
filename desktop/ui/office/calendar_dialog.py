"""The dialog that adds a day to the office calendar."""

from typing import Any

from PySide6.QtWidgets import QWidget

from db.records.office import CalendarDay
from desktop.ui.kit import DateField, FormDialog, LineField, RadioField
from desktop.ui.workplace import Workplace
from resources.language import _


class CalendarDayDialog(FormDialog):
    """A day on which the office is closed, or on which it works although the calendar says otherwise."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent, _("Tambah hari ke kalender"), accept=_("Tambah hari"), width=480)
        self._workplace = workplace
        self.day = DateField(_("Tanggal"), required=True, path="day")
        self.closed = RadioField(
            _("Pada hari itu kantor"),
            [(True, _("libur (bukan hari kerja)")), (False, _("masuk (hari kerja)"))],
        )
        self.closed.set_value(True)
        self.name = LineField(
            _("Nama"), required=True, path="name", placeholder=_("misalnya Cuti bersama daerah"), longest=120
        )
        self.source = LineField(
            _("Dasar"), path="source", hint=_("Nomor keputusan atau surat edaran; boleh kosong."), longest=160
        )
        for field in (self.day, self.closed, self.name, self.source):
            self.body.addWidget(field)
        self.on_accept(self._add)
        self.fit()
        self.day.take_focus()

    def _add(self) -> None:
        day = self.day.value()
        if day is None:
            if not self.day.has_problem:
                self.day.show_problem(_("Isi tanggalnya, misalnya 02-01-2027."))
            self.day.take_focus()
            return
        if not self.name.value():
            self.name.show_problem(_("Tulis nama hari itu."))
            self.name.take_focus()
            return
        entry = CalendarDay(day=day, closed=self.closed.value(), name=self.name.value(), source=self.source.value())

        def store(desk: Any) -> Any:
            from desktop.services import calendar

            return calendar.add_day(desk, entry)

        self.set_working(True)
        self._workplace.change(store, lambda _count: self.accept(), on_problem=self.show_problem)
