"""One thing the mentor said, in the list of all: the record, the words in full, the day, what to do."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from desktop.rules.screen_dates import date_long
from desktop.services.mentor_said import Said, SaidLine
from desktop.ui import icons
from desktop.ui.exchange import said_words
from desktop.ui.kit.chips import Tag
from desktop.ui.theme import COLOURS
from resources.language import _


class SaidRow(QFrame):
    """A row.

    Signals: `opened(SaidLine)` to see the record, `sent(SaidLine)` to send again, `finished(SaidLine)` when a task is
    done.
    """

    opened = Signal(object)
    sent = Signal(object)
    finished = Signal(object)

    def __init__(self, line: SaidLine) -> None:
        super().__init__()
        self.line = line
        self.setObjectName("card")
        picture = QLabel()
        picture.setPixmap(icons.pixmap(said_words.ICONS[line.state], 22, COLOURS.accent))
        title = _label(said_words.about(line), "fieldLabel")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(Tag(said_words.tag(line), said_words.tone(line)))
        if line.open and line.item.due_on:
            head.addWidget(_label(said_words.due(line), "soft"))
        head.addStretch()
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addLayout(head)
        words.addWidget(_label(said_words.what(line), wrap=True))
        by = " · ".join(part for part in (line.item.by_name, date_long(line.item.at.astimezone().date())) if part)
        words.addWidget(_label(f"{by}.  {said_words.state_sentence(line)}", "soft", wrap=True))
        self.buttons = QVBoxLayout()
        self.buttons.setSpacing(6)
        self.open_button = self._button(_("Buka catatannya"), self.opened) if line.page else None
        self.send_button = self._button(_("Kirim lagi…"), self.sent) if line.state is Said.MENDED else None
        self.finish_button = self._button(_("Tandai selesai"), self.finished) if line.state is Said.TASK else None
        self.buttons.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(14)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self.buttons)

    def _button(self, text: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda: signal.emit(self.line))
        self.buttons.addWidget(button)
        return button


def _label(text: str, name: str = "", *, wrap: bool = False) -> QLabel:
    shown = QLabel(text)
    shown.setObjectName(name)
    shown.setWordWrap(wrap)
    shown.setTextFormat(Qt.TextFormat.PlainText)
    shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return shown
