"""The second step of an import of participants: what was understood, what is odd about the list, what it offers."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from db.records.training import SessionDraft
from desktop.ui.kit import Banner, ChipBar
from desktop.ui.reports.import_preview import ImportPreview
from desktop.ui.training.session_words import days_words
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.participant_lists import ListReview, ReviewedRow


class ImportUnderstood(QWidget):
    """The rows with their doubts, under the remarks about the list as a whole.

    `completed` is the session with what the lines above the list add to it, or None. Signals: `sheet_wanted(str)` for
    another sheet of the file; `completion_wanted()`; those of the preview stand at `preview`.
    """

    sheet_wanted = Signal(str)
    completion_wanted = Signal()

    def __init__(self, review: "ListReview", completed: SessionDraft | None) -> None:
        super().__init__()
        self.review = review
        self.preview = ImportPreview(review.preview)
        self.offer: Banner | None = None
        self.sheets = ChipBar(single=True, name=_("Lembar berkas"))
        self.presence = QCheckBox(_("Tandai hadir mereka yang bertanda tangan, tertulis hadir, atau mempunyai nilai"))
        self.presence.setChecked(True)
        self.presence.setVisible(any(row.draft is not None and row.draft.present for row in review.preview.rows))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for remark in review.preview.remarks:
            layout.addWidget(Banner("warn", remark.text))
        if completed is not None:
            self.offer = self._build_offer(completed)
            layout.addWidget(self.offer)
        layout.addWidget(self.sheets)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.presence)
        self._offer_sheets()

    def doubtful(self) -> "tuple[ReviewedRow, ...]":
        """Return the rows that would be taken and may be somebody known."""
        taken = self.preview.taken()
        return tuple(
            one
            for one in self.review.rows
            if one.row.row_number in taken and one.match and one.match.doubtful and not one.participant_uid
        )

    def say_completed(self) -> None:
        """Say that the session was filled in."""
        if self.offer is not None:
            self.offer.say("good", _("Tanggal dan tempat kegiatan sudah diisi dari daftar."))
            self.offer.button.hide()

    def _build_offer(self, completed: SessionDraft) -> Banner:
        meeting = completed.meetings[0]
        words = ", ".join(filter(None, (days_words(meeting.on, meeting.on), meeting.place)))
        text = _("Di atas daftar tertulis: {what}.").format(what=words)
        offer = Banner("info", text, action=_("Isikan ke kegiatan"))
        offer.acted.connect(self.completion_wanted)
        return offer

    def _offer_sheets(self) -> None:
        preview = self.review.preview
        names = sorted({preview.sheet_name, *preview.other_sheets}) if preview.other_sheets else []
        self.sheets.set_choices([(name, name) for name in names])
        self.sheets.set_values(preview.sheet_name)
        self.sheets.setVisible(bool(names))
        self.sheets.changed.connect(lambda: self.sheet_wanted.emit(self.sheets.value() or preview.sheet_name))
