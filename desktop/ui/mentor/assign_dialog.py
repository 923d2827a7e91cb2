"""A task for one office or several: what to do, until when; it travels with the next feedback file."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui import messages
from desktop.ui.kit import DateField, FormDialog, SectionTitle, TextField
from desktop.ui.training.topics_field import TopicsField
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

_MOST_NAMED = 6


class AssignDialog(FormDialog):
    """Every office gets the same task; all of them or none."""

    def __init__(self, workplace: Workplace, parent: QWidget, offices: Sequence[tuple[str, str]]) -> None:
        super().__init__(
            parent,
            _("Beri tugas"),
            accept=_("Beri tugas"),
            explanation=_("Tugas sampai di kantornya lewat berkas umpan balik berikutnya."),
            width=600,
        )
        self._workplace = workplace
        self._uids = tuple(uid for uid, _name in offices)
        names = ", ".join(name for _uid, name in offices[:_MOST_NAMED])
        if len(offices) > _MOST_NAMED:
            names += " …"
        count = ngettext("{n} kantor", "{n} kantor", len(offices)).format(n=len(offices))
        to = QLabel(f"{count}: {names}")
        to.setWordWrap(True)
        self.text = TextField(
            _("Apa yang harus dikerjakan"),
            path="text",
            required=True,
            rows=4,
            hint=_("Misalnya: latih semua Kasi dan Kaur tentang konsekuensi tidak mematuhi."),
        )
        self.due_on = DateField(_("Paling lambat"), path="due_on")
        self.topics = TopicsField()
        for widget in (to, self.text, self.due_on, SectionTitle(_("Topik pelatihan (bila perlu)")), self.topics):
            self.body.addWidget(widget)
        self.on_accept(self._save)
        self.fit(720)

    def _save(self) -> None:
        text, due_on, topics = self.text.value(), self.due_on.value(), tuple(t.value for t in self.topics.value())
        uids = self._uids

        def store(desk: Any) -> Any:
            from db.records.exchange import FeedbackDetails
            from desktop.services import feedback

            return feedback.assign_all(desk, uids, text, due_on, FeedbackDetails(topics=topics))

        self.set_working(True)
        self._workplace.change(store, self._on_given, on_problem=self.show_problem)

    def _on_given(self, _items: object) -> None:
        self.accept()
        messages.tell(self.parentWidget(), _("Tugas dicatat."), _("Buat berkas umpan balik agar sampai di kantornya."))


def assign_to_chosen(workplace: Workplace, parent: QWidget, offices: Sequence[tuple[str, str]]) -> None:
    """Ask for the task of the offices chosen in a list, (uid, name) each; those without a uid are not enrolled."""
    chosen = [(uid, name) for uid, name in offices if uid]
    if chosen:
        AssignDialog(workplace, parent, chosen).open()
        return
    messages.tell(
        parent,
        _("Pilih dahulu kantor yang diberi tugas."),
        _("Beberapa kantor dipilih dengan Ctrl atau Shift. Kantor yang belum terdaftar tidak dapat ditugasi."),
    )
