"""What the mentor said about a record or to an office, and how far it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.records.exchange import FeedbackItem
from db.vocabulary import DecisionOutcome, FeedbackKind, FeedbackState
from desktop.rules.labels import label
from desktop.rules.words import date_short
from desktop.ui.kit.chips import Tag
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports.shown import moment_words
from resources.language import _

if TYPE_CHECKING:
    from datetime import date

TONES = {
    FeedbackState.ACCEPTED: "good",
    FeedbackState.TO_MEND: "warn",
    FeedbackState.REJECTED: "danger",
    FeedbackState.OPEN: "info",
    FeedbackState.MENDED: "info",
    FeedbackState.CLOSED: "",
}


class SaidCard(Card):
    """One block an item, the most urgent first.

    Signals: `closed(uid)` when an item needs no more attention.
    """

    closed = Signal(str)

    def __init__(
        self, title: str, items: Sequence[FeedbackItem], today: "date", *, may_close: bool = True, most: int = 30
    ) -> None:
        super().__init__(title)
        self.body.setSpacing(12)
        if not items:
            words = QLabel(_("Belum ada catatan."))
            words.setObjectName("soft")
            self.body.addWidget(words)
        self.close_buttons: dict[str, QPushButton] = {}
        for item in items[:most]:
            self.body.addWidget(self._block(item, today, may_close=may_close))

    def _block(self, item: FeedbackItem, today: "date", *, may_close: bool) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(Tag(label(item.kind)))
        head.addWidget(Tag(state_words(item), TONES[item.state]))
        is_open = item.state in (FeedbackState.TO_MEND, FeedbackState.OPEN, FeedbackState.MENDED)
        done = item.kind is FeedbackKind.ASSIGNMENT and item.closed_at is not None
        if is_open and not done and item.due_on is not None and item.due_on < today:
            head.addWidget(Tag(_("Lewat waktu"), "danger"))
        head.addStretch()
        column.addLayout(head)
        for line in said_lines(item):
            column.addWidget(_words(line, ""))
        if done and item.closed_by:
            column.addWidget(_words(_("Menurut kantornya dikerjakan oleh {name}").format(name=item.closed_by), ""))
        sent = _("sudah dikirim") if item.sent_in else _("belum dikirim")
        column.addWidget(_words(f"{item.by_name}, {moment_words(item.at)} · {sent}", "fieldHint"))
        if may_close and item.state is not FeedbackState.CLOSED and item.state is not FeedbackState.ACCEPTED:
            button = QPushButton(_("Tandai selesai"))
            button.setProperty("flat", True)
            button.clicked.connect(lambda _on=False, uid=item.uid: self.closed.emit(uid))
            self.close_buttons[item.uid] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return holder


def state_words(item: FeedbackItem) -> str:
    """Return how far an item is; of an assignment, that its office has carried it out and on which day."""
    if item.kind is FeedbackKind.ASSIGNMENT and item.state is FeedbackState.MENDED and item.closed_at is not None:
        return _("Sudah dikerjakan {day}").format(day=date_short(item.closed_at.astimezone().date()))
    return label(item.state)


def said_lines(item: FeedbackItem) -> list[str]:
    """Return what an item says, a line for each part."""
    found = []
    if item.kind is FeedbackKind.DECISION:
        words = item.details.number
        if item.details.dated is not None:
            words += f", {date_short(item.details.dated)}"
        if item.details.outcome in {one.value for one in DecisionOutcome}:
            words += f": {label(DecisionOutcome(item.details.outcome))}"
        found.append(words)
    if item.text:
        found.append(item.text)
    if item.due_on is not None:
        found.append(_("Paling lambat {day}").format(day=date_short(item.due_on)))
    return found


def _words(text: str, name: str) -> QLabel:
    shown = QLabel(text)
    shown.setObjectName(name)
    shown.setWordWrap(True)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown
