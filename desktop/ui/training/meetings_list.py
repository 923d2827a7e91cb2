"""The sittings of a session in the form: when and where, for one batch or several."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtWidgets import QPushButton, QWidget

from db.records.training import Meeting
from desktop.ui import icons, messages
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.field import Field
from desktop.ui.kit.text_fields import LineField
from desktop.ui.training.line_list import Line, LineList
from desktop.ui.training.session_words import meeting_words
from desktop.ui.training.time_field import TimeField
from resources.language import _


class MeetingsList(LineList[Meeting]):
    """One row a sitting. The batch is asked only where there is more than one.

    `is_marked` tells whether attendance was taken at a sitting, by its uid: it would be lost with the row.
    """

    def __init__(self, is_marked: Callable[[str], bool] = lambda _uid: False) -> None:
        super().__init__(
            "meetings",
            _("Waktu dan tempat"),
            _("Kehadiran dicatat untuk tiap pertemuan. Kegiatan dua hari memakai dua pertemuan."),
            _("Tambah &pertemuan"),
            _("Hapus pertemuan ini"),
        )
        self.is_marked = is_marked
        self.batch_button = QPushButton(icons.icon("mdi6.account-multiple-plus-outline"), _("Tambah &gelombang"))
        self.batch_button.setToolTip(_("Untuk kegiatan yang sama dengan kelompok peserta yang berbeda"))
        self.batch_button.clicked.connect(self.add_batch)
        self.foot.insertWidget(1, self.batch_button)

    def make_fields(self) -> Sequence[tuple[Field, int]]:
        return (
            (LineField(_("Gelombang"), path="batch", longest=60), 3),
            (DateField(_("Tanggal"), path="on"), 3),
            (TimeField(_("Jam mulai"), path="starts_at"), 2),
            (TimeField(_("Jam selesai"), path="ends_at"), 2),
            (LineField(_("Tempat"), path="place", placeholder=_("Misalnya: Aula kantor desa"), longest=200), 6),
        )

    def next_record(self) -> Meeting:
        """Return the day after the last sitting, at the same time and place."""
        if not self.lines:
            return Meeting()
        last = self.lines[-1].collect()
        return replace(last, uid="", on=_day_after(last.on))

    def add_batch(self) -> None:
        """Add a sitting for a further batch; the first ones become "Gelombang 1"."""
        names = {line.collect().batch for line in self.lines}
        for line in self.lines:
            if not line.collect().batch:
                line.fields["batch"].set_value(_("Gelombang {n}").format(n=1))
        number = len(names) + 1 if self.lines else 1
        record = replace(self.next_record(), batch=_("Gelombang {n}").format(n=max(2, number)))
        self.add(record)

    def focus_widgets(self) -> list[QWidget]:
        return [*super().focus_widgets(), self.batch_button]

    def may_remove(self, line: Line[Meeting]) -> bool:
        meeting = line.collect()
        if not self.is_marked(meeting.uid):
            return True
        return messages.ask_destructive(
            self,
            _("Hapus pertemuan {meeting}?").format(meeting=meeting_words(meeting)),
            yes=_("Hapus pertemuan"),
            detail=_("Kehadiran yang sudah dicatat pada pertemuan ini ikut terhapus saat kegiatan disimpan."),
        )

    def after_change(self) -> None:
        super().after_change()
        several = any(line.collect().batch for line in self.lines)
        for number, line in enumerate(self.lines):
            line.show_field("batch", several, 3)
            line.fields["batch"].label.setVisible(several and number == 0)
            line.remove_button.setVisible(len(self.lines) > 1)


def _day_after(day: date | None) -> date | None:
    return None if day is None else day + timedelta(days=1)
