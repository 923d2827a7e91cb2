"""The subjects of a session in the form, with their lesson hours and the total as one types."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel

from db.records.training import SessionDraft, Subject
from desktop.rules.training_checks import limits
from desktop.ui.kit.field import Field
from desktop.ui.kit.text_fields import LineField
from desktop.ui.training.hours_field import HoursField
from desktop.ui.training.line_list import LineList
from desktop.ui.training.session_words import hours_words
from resources.language import _


class SubjectsList(LineList[Subject]):
    """One row a subject."""

    def __init__(self) -> None:
        super().__init__(
            "subjects",
            _("Materi dan jam pelajaran"),
            _("Satu jam pelajaran (JP) sama dengan {n} menit. Boleh memakai koma: 1,5.").format(
                n=limits()["lesson_hours"]["minutes"]
            ),
            _("Tambah &materi"),
            _("Hapus materi ini"),
        )
        self.total = QLabel()
        self.total.setObjectName("fieldLabel")
        self.foot.addWidget(self.total)
        self.edited.connect(lambda _path: self._show_total())

    def make_fields(self) -> Sequence[tuple[Field, int]]:
        return (
            (LineField(_("Materi"), path="name", longest=200), 6),
            (HoursField(_("JP"), path="lesson_hours"), 1),
            (LineField(_("Disampaikan oleh"), path="speaker", longest=200), 4),
        )

    def next_record(self) -> Subject:
        return Subject()

    def set_speakers(self, names: Sequence[str]) -> None:
        """Offer the speakers of the session while one types who speaks."""
        for line in self.lines:
            field = line.fields["speaker"]
            if isinstance(field, LineField):
                field.set_suggestions([name for name in names if name])

    def after_change(self) -> None:
        super().after_change()
        self._show_total()

    def _show_total(self) -> None:
        hours = SessionDraft(subjects=self.collect()).lesson_hours
        self.total.setText(_("Jumlah {hours}").format(hours=hours_words(hours)))
        self.total.setVisible(bool(self.lines))
