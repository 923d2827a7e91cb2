"""The dialogs that say something about a received record: a comment with its state, the decision of KPK."""

from typing import Any

from PySide6.QtWidgets import QWidget

from db.vocabulary import DecisionOutcome, FeedbackState
from desktop.rules.labels import label
from desktop.ui.kit import ChoiceField, DateField, FormDialog, LineField, RadioField, TextField
from desktop.ui.workplace import Workplace
from resources.language import _


class CommentDialog(FormDialog):
    """Accepted, to be mended by a day, or rejected; a new word takes the place of the open one."""

    def __init__(self, workplace: Workplace, parent: QWidget, uid: str, title: str) -> None:
        super().__init__(
            parent,
            _("Catatan tentang {record}").format(record=title),
            accept=_("Simpan catatan"),
            explanation=_("Sampai di kantornya lewat berkas umpan balik berikutnya."),
            width=560,
        )
        self._workplace = workplace
        self._uid = uid
        self.state = RadioField(
            _("Bagaimana catatan ini dinilai?"),
            [
                (FeedbackState.ACCEPTED, label(FeedbackState.ACCEPTED)),
                (FeedbackState.TO_MEND, label(FeedbackState.TO_MEND)),
                (FeedbackState.REJECTED, label(FeedbackState.REJECTED)),
            ],
            path="state",
        )
        self.text = TextField(_("Apa yang perlu diperbaiki, atau mengapa ditolak"), path="text", rows=4)
        self.due_on = DateField(_("Diperbaiki paling lambat"), path="due_on")
        for field in (self.state, self.text, self.due_on):
            self.body.addWidget(field)
        self.state.set_value(FeedbackState.TO_MEND)
        self.state.changed.connect(self._on_state)
        self._on_state()
        self.on_accept(self._save)
        self.fit()

    def _on_state(self) -> None:
        state = self.state.value()
        self.due_on.setVisible(state is FeedbackState.TO_MEND)
        needed = state is not FeedbackState.ACCEPTED
        words = _("Apa yang perlu diperbaiki, atau mengapa ditolak") if needed else _("Catatan (boleh kosong)")
        self.text.set_label(words, required=needed)

    def _save(self) -> None:
        state, text = self.state.value(), self.text.value()
        due_on = self.due_on.value() if state is FeedbackState.TO_MEND else None
        uid = self._uid

        def store(desk: Any) -> Any:
            from desktop.services import feedback

            return feedback.comment(desk, uid, state, text, due_on)

        self.set_working(True)
        self._workplace.change(store, lambda _item: self.accept(), on_problem=self.show_problem)


class DecisionDialog(FormDialog):
    """Passes on what KPK decided about a report."""

    def __init__(self, workplace: Workplace, parent: QWidget, uid: str, title: str) -> None:
        super().__init__(
            parent,
            _("Penetapan KPK atas {record}").format(record=title),
            accept=_("Teruskan penetapan"),
            explanation=_("Sampai di kantornya lewat berkas umpan balik berikutnya."),
        )
        self._workplace = workplace
        self._uid = uid
        self.number = LineField(_("Nomor surat keputusan"), path="number", required=True, longest=120)
        self.dated = DateField(_("Tanggal"), path="dated", required=True)
        self.outcome = ChoiceField(
            _("Status objek"),
            [(one, label(one)) for one in DecisionOutcome],
            path="outcome",
            required=True,
            placeholder=_("Pilih status"),
        )
        self.text = TextField(_("Keterangan"), path="text", rows=3)
        for field in (self.number, self.dated, self.outcome, self.text):
            self.body.addWidget(field)
        self.on_accept(self._save)
        self.fit()

    def _save(self) -> None:
        number, dated, outcome, text = (
            self.number.value(),
            self.dated.value(),
            self.outcome.value(),
            self.text.value(),
        )
        if dated is None or outcome is None:
            field = self.dated if dated is None else self.outcome
            field.show_problem(_("Isi dahulu."))
            field.take_focus()
            return
        uid = self._uid

        def store(desk: Any) -> Any:
            from desktop.services import feedback

            return feedback.decide_on_report(desk, uid, number, dated, outcome.value, text)

        self.set_working(True)
        self._workplace.change(store, lambda _item: self.accept(), on_problem=self.show_problem)
