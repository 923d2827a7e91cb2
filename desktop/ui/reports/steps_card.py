"""What can be done next with a report, each step a button."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from db.records.report import ReportRecord
from db.vocabulary import DecisionOutcome, Duty, ObjectKind, ReportState, Step
from desktop.rules.life_cycle import StepOption
from desktop.ui.kit.row_button import RowButton
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports.step_words import step_words
from resources.language import _


class StepsCard(Card):
    """The steps the rules allow now; voiding stands elsewhere, it is no step forward.

    Signals: `chosen(StepOption)`.
    """

    chosen = Signal(object)

    def __init__(self, record: ReportRecord, steps: Sequence[StepOption], duty: Duty | None) -> None:
        super().__init__(_("Langkah berikutnya"))
        self.body.setSpacing(4)
        self.buttons: dict[Step, RowButton] = {}
        for option in forward(record, steps, duty):
            words = step_words(option.step)
            button = RowButton(words.action, icon=words.icon, on_click=partial(self.chosen.emit, option))
            button.setToolTip(f"<span>{words.meaning}</span>")
            self.buttons[option.step] = button
            self.body.addWidget(button)
        if not self.buttons:
            nothing = QLabel(_("Tidak ada langkah lagi."))
            nothing.setObjectName("soft")
            self.body.addWidget(nothing)


def forward(record: ReportRecord, steps: Sequence[StepOption], duty: Duty | None) -> tuple[StepOption, ...]:
    """Return the steps that move a report on, the advisable one first."""
    likely = _likely(record, duty)
    found = [option for option in steps if option.step is not Step.VOIDED]
    return tuple(sorted(found, key=lambda option: likely.index(option.step) if option.step in likely else len(likely)))


def _likely(record: ReportRecord, duty: Duty | None) -> tuple[Step, ...]:
    """What usually comes next, the likeliest first; the rest keeps the order of the rules.

    What is probably exempt is noted; what must be reported is handed on, though the rules allow to note it.
    """
    match record.state:
        case ReportState.REGISTERED if duty is Duty.EXEMPT:
            return (Step.NOTED,)
        case ReportState.REGISTERED:
            return (Step.SENT_TO_UPG, Step.FORWARDED)
        case ReportState.RETURNED:
            return (Step.COMPLETED,)
        case ReportState.FORWARDED:
            return (Step.DECIDED, Step.RETURNED)
        case ReportState.DECIDED:
            decided = record.event(Step.DECIDED)
            if decided is not None and decided.details.outcome is DecisionOutcome.RECIPIENT:
                return (Step.CLOSED,)
            money = all(item.kind is ObjectKind.MONEY for item in record.objects)
            return (Step.PAID, Step.HANDED_OVER) if money else (Step.HANDED_OVER, Step.PAID)
        case ReportState.NOTED | ReportState.SETTLED | ReportState.NOT_FOLLOWED_UP:
            return (Step.CLOSED,)
        case _:
            return ()
