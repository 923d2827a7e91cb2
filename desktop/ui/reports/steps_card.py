"""What can be done next with a report, each step a button."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from db.vocabulary import Duty, Step
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

    def __init__(self, steps: Sequence[StepOption], duty: Duty | None) -> None:
        super().__init__(_("Langkah berikutnya"))
        self.body.setSpacing(4)
        self.buttons: dict[Step, RowButton] = {}
        for option in forward(steps, duty):
            words = step_words(option.step)
            button = RowButton(words.action, icon=words.icon, on_click=partial(self.chosen.emit, option))
            button.setToolTip(f"<span>{words.meaning}</span>")
            self.buttons[option.step] = button
            self.body.addWidget(button)
        if not self.buttons:
            nothing = QLabel(_("Tidak ada langkah lagi."))
            nothing.setObjectName("soft")
            self.body.addWidget(nothing)


def forward(steps: Sequence[StepOption], duty: Duty | None) -> tuple[StepOption, ...]:
    """Return the steps that move a report on, the advisable one first.

    What is probably exempt is noted; what must be reported is not, though the rules allow it.
    """
    found = [option for option in steps if option.step is not Step.VOIDED]
    if duty is not Duty.EXEMPT:
        found.sort(key=lambda option: option.step is Step.NOTED)
    return tuple(found)
