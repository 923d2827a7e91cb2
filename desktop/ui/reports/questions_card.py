"""The decision helper's questions about the object in front, with their answers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from db.records.report import Answers, GiftObject
from db.vocabulary import ExemptKind, ObjectKind
from desktop.ui.kit.answer_row import AnswerRow
from desktop.ui.kit.choice_fields import ChoiceField
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports.choices import choices_of
from desktop.ui.reports.question_words import exempt_question, helper_questions
from resources.language import _


class QuestionsCard(Card):
    """Asks in plain words; an answer changes the advice at once.

    Signals: `answered(Answers)`.
    """

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Tujuh pertanyaan KPK (PROVE IT)"), _("Jawaban ikut disimpan bersama laporan."))
        self._answers = Answers()
        self._kind: ObjectKind | None = None
        self._rows: dict[str, AnswerRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.body.addLayout(self._list)
        self._exempt = ChoiceField(exempt_question(), choices_of(ExemptKind))
        self._exempt.changed.connect(lambda: self._answer("exempt_kind", self._exempt.value()))
        self.body.addWidget(self._exempt)
        self._loading = False
        self._ask()

    def show_object(self, item: GiftObject) -> None:
        """Show the answers of an object, and the questions that fit its kind."""
        self._answers = item.answers
        if item.kind is not self._kind:
            self._kind = item.kind
            self._ask()
        self._show_answers()

    @property
    def rows(self) -> dict[str, AnswerRow]:
        """The question rows by field of Answers."""
        return self._rows

    def _ask(self) -> None:
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for question in helper_questions(self._kind):
            meanings = {True: question.yes_means, False: question.no_means}
            row = AnswerRow(question.text, _answers(unsure=question.unsure), meanings)
            row.answered.connect(lambda value, field=question.field: self._answer(field, value))
            self._list.addWidget(row)
            self._rows[question.field] = row
        self._show_answers()

    def _show_answers(self) -> None:
        self._loading = True
        untouched = self._answers == Answers()
        for field, row in self._rows.items():
            row.show_answer(getattr(self._answers, field), asked=not untouched)
        self._exempt.set_value(self._answers.exempt_kind)
        self._loading = False

    def _answer(self, field: str, value: Any) -> None:
        if self._loading or getattr(self._answers, field) is value:
            return
        self._answers = replace(self._answers, **{field: value})
        self.answered.emit(self._answers)


def _answers(*, unsure: bool) -> Sequence[tuple[Any, str]]:
    known: list[tuple[Any, str]] = [(True, _("Ya")), (False, _("Tidak"))]
    return [*known, (None, _("Tidak yakin"))] if unsure else known
