"""The deadlines of a report side by side: which clock, by when, how far off."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.rules import labels
from desktop.rules.deadlines import Deadline
from desktop.ui.kit.chips import FlowLayout
from desktop.ui.reports.shown import day_words, days_left_words
from desktop.ui.theme import COLOURS
from resources.language import _

_SOON = 3  # working days


class DeadlineStrip(QWidget):
    """One tile a clock."""

    def __init__(self, deadlines: Sequence[Deadline]) -> None:
        super().__init__()
        flow = FlowLayout(self, spacing=10)
        self.tiles = [DeadlineTile(item) for item in deadlines]
        for tile in self.tiles:
            flow.addWidget(tile)


class DeadlineTile(QFrame):
    """Name, date and state of one clock."""

    def __init__(self, clock: Deadline) -> None:
        super().__init__()
        self.setObjectName("banner")
        tone, colour = _look(clock)
        self.setProperty("tone", tone)
        name = QLabel(labels.label(clock.kind))
        name.setObjectName("fieldHint")
        day = QLabel(day_words(clock.due_on))
        day.setObjectName("fieldLabel")
        if colour:
            day.setStyleSheet(f"color: {colour};")
        note = QLabel(state_words(clock))
        note.setObjectName("fieldHint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(0)
        for label in (name, day, note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        days = _("{n} hari kerja sejak {day}").format(n=clock.working_days, day=day_words(clock.starts_on))
        self.setToolTip(f"{days}\n{clock.source}")
        self.setAccessibleName(f"{name.text()}: {day.text()}, {note.text()}")


def state_words(clock: Deadline) -> str:
    """Return where a clock stands: done in time, done late, so many working days left or passed."""
    if clock.done_on is not None:
        text = _("terlambat, {day}") if clock.late else _("dilakukan {day}")
        return text.format(day=day_words(clock.done_on))
    return days_left_words(clock.days_left)


def _look(clock: Deadline) -> tuple[str, str]:
    if clock.done_on is not None:
        return ("warn", COLOURS.warn) if clock.late else ("good", COLOURS.good)
    if clock.late:
        return ("danger", COLOURS.danger) if clock.ours else ("", "")
    return ("warn", COLOURS.warn) if clock.ours and clock.days_left <= _SOON else ("", "")
