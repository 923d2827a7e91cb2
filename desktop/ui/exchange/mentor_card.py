"""What the mentor said about one record, on the page of that record."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.rules.screen_dates import date_long
from desktop.services.mentor_said import Said, SaidLine
from desktop.ui.exchange import said_words
from desktop.ui.kit.chips import Tag
from desktop.ui.kit.surfaces import Banner, Card
from resources.language import _

_MOST = 4


class MentorCard(Card):
    """One block for each thing said, what is open first.

    Signals: `send_wanted()`, `decision_wanted(SaidLine)`, `mend_wanted()`.
    """

    send_wanted = Signal()
    decision_wanted = Signal(object)
    mend_wanted = Signal()

    def __init__(self, lines: Sequence[SaidLine], *, may_write: bool) -> None:
        super().__init__(_("Catatan mentor"))
        self.buttons: dict[str, QPushButton] = {}
        for line in lines[:_MOST]:
            self.body.addWidget(self._block(line, may_write))
        if len(lines) > _MOST:
            more = QLabel(_("dan {n} catatan lama").format(n=len(lines) - _MOST))
            more.setObjectName("soft")
            self.body.addWidget(more)

    def _block(self, line: SaidLine, may_write: bool) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Tag(said_words.tag(line), said_words.tone(line)))
        if line.open and line.item.due_on:
            head.addWidget(_label(said_words.due(line), "soft"), 1)
        head.addStretch()
        column.addLayout(head)
        column.addWidget(_label(said_words.what(line)))
        said_by = " · ".join(part for part in (line.item.by_name, _day(line)) if part)
        column.addWidget(_label(said_by, "fieldHint"))
        column.addWidget(_label(said_words.state_sentence(line), "soft"))
        if may_write and (words := _action(line.state)):
            button = QPushButton(words)
            button.clicked.connect(lambda: self._act(line))
            self.buttons[line.item.uid] = button
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _act(self, line: SaidLine) -> None:
        match line.state:
            case Said.MENDED:
                self.send_wanted.emit()
            case Said.DECISION:
                self.decision_wanted.emit(line)
            case _:
                self.mend_wanted.emit()


def mentor_banner(line: SaidLine) -> Banner:
    """Return a line as a banner, for pages without room for a card."""
    day = said_words.due(line)
    parts = (f"{said_words.tag(line)}, {day}." if day else "", said_words.state_sentence(line))
    return Banner(
        said_words.tone(line),
        _("Mentor: {words}").format(words=said_words.what(line)),
        detail=" ".join(part for part in parts if part),
        action=_("Kirim lagi…") if line.state is Said.MENDED else "",
    )


def _action(state: Said) -> str:
    return {
        Said.TO_MEND: _("Perbaiki laporan"),
        Said.REJECTED: _("Perbaiki laporan"),
        Said.MENDED: _("Kirim lagi…"),
        Said.DECISION: _("Catat penetapan ini…"),
    }.get(state, "")


def _day(line: SaidLine) -> str:
    return date_long(line.item.at.astimezone().date())


def _label(text: str, name: str = "") -> QLabel:
    shown = QLabel(text)
    shown.setObjectName(name)
    shown.setWordWrap(True)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown
