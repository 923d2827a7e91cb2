"""A box to search a list with: it asks after a short pause in typing, and at once when it is emptied."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit

from desktop.ui import icons
from desktop.ui.theme import COLOURS

_TYPING_PAUSE = 220  # milliseconds without a key before the list is searched


class SearchBox(QLineEdit):
    """Signals: `searched(str)` with the words, without blanks around them, when the person has changed them."""

    searched = Signal(str)

    def __init__(self, placeholder: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.addAction(icons.icon("mdi6.magnify", COLOURS.soft_text), QLineEdit.ActionPosition.LeadingPosition)
        self.setMinimumWidth(200)
        self._searched = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self.search_now)
        self.textEdited.connect(lambda _text: self._pause.start())
        self.textChanged.connect(self._on_text)

    def words(self) -> str:
        """Return what is to be searched for."""
        return self.text().strip()

    def show_words(self, words: str) -> None:
        """Show words that are searched for already; nothing is asked."""
        self._searched = words
        if self.words() != words:
            self.setText(words)
        self._pause.stop()

    def search_now(self) -> None:
        """Search without waiting for the pause; words that were searched for last are not asked again."""
        self._pause.stop()
        words = self.words()
        if words != self._searched:
            self._searched = words
            self.searched.emit(words)

    def _on_text(self, text: str) -> None:
        if not text and self._searched:  # the clear button; no need to wait
            self._pause.stop()
            QTimer.singleShot(0, self, self.search_now)
