"""Asks which batch of a session people are put into."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.records.person import KnownPerson
from desktop.ui.kit.choice_fields import RadioField
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.training.session_words import people_words
from resources.language import _


class BatchDialog(FormDialog):
    """One choice; `on_chosen` gets the name of the batch, or nothing for "all batches"."""

    def __init__(
        self,
        names: Sequence[str],
        people: Sequence[KnownPerson],
        on_chosen: Callable[[str], object],
        parent: QWidget | None,
    ) -> None:
        title = _("Gelombang untuk {people}").format(people=people_words(len(people)))
        super().__init__(parent, title, accept=_("Tambahkan"), width=420)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._on_chosen = on_chosen
        choices = [*((name, name) for name in names), ("", _("Semua gelombang"))]
        self.batch = RadioField(_("Masukkan ke"), choices)
        self.batch.set_value(names[0])
        self.body.addWidget(self.batch)
        self.on_accept(self._finish)
        self.fit()

    def _finish(self) -> None:
        batch = self.batch.value() or ""
        self.accept()
        self._on_chosen(batch)
