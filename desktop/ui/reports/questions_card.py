"""The decision helper's questions about the object in front, with their answers."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout

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
        self._index = 0
        self._known = False  # True: the answers were given before this form was opened
        self._given: set[tuple[int, str]] = set()
        self._rows: dict[str, AnswerRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        self.body.addLayout(self._list)
        exempt = QLabel(exempt_question())
        exempt.setWordWrap(True)
        self._exempt = ChoiceField("", choices_of(ExemptKind))
        self._exempt.box.setAccessibleName(exempt_question())
        self._exempt.changed.connect(lambda: self._answer("exempt_kind", self._exempt.value()))
        self.body.addWidget(exempt)
        self.body.addWidget(self._exempt)
        self._loading = False
        self._ask()

    def start(self, *, known: bool) -> None:
        """Begin with a form; `known` tells that its answers were given earlier, so a no is a no."""
        self._known = known
        self._given = set()

    def show_object(self, item: GiftObject, index: int = 0) -> None:
        """Show the answers of an object, and the questions that fit its kind."""
        self._answers = item.answers
        self._index = index
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
        for field, row in self._rows.items():
            value = getattr(self._answers, field)
            given = (self._index, field) in self._given
            row.show_answer(value, asked=given or value is True or (self._known and value is not None))
        self._exempt.set_value(self._answers.exempt_kind)
        self._loading = False

    def _answer(self, field: str, value: Any) -> None:
        if self._loading:
            return
        self._given.add((self._index, field))
        self._answers = replace(self._answers, **{field: value})
        self.answered.emit(self._answers)


def _answers(*, unsure: bool) -> Sequence[tuple[Any, str]]:
    known: list[tuple[Any, str]] = [(True, _("Ya")), (False, _("Tidak"))]
    return [*known, (None, _("Tidak yakin"))] if unsure else known
