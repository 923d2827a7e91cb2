"""The eight words of an office's keys, shown large and numbered, to be compared or read out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel

from desktop.ui.theme import COLOURS
from resources.language import _

_ACROSS = 4


class WordsView(QFrame):
    """Eight words in two rows of four."""

    def __init__(self, words: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName("wordsView")
        self.setStyleSheet(
            f"#wordsView {{ background: {COLOURS.accent_soft}; border: 1px solid {COLOURS.accent};"
            " border-radius: 10px; }"
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 12, 18, 12)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)
        self.words: tuple[str, ...] = ()
        self.show_words(words)

    def show_words(self, words: Sequence[str]) -> None:
        """Show other words."""
        while (item := self._grid.takeAt(0)) is not None:
            layout = item.layout()
            while layout is not None and (inner := layout.takeAt(0)) is not None:
                if (label := inner.widget()) is not None:
                    label.deleteLater()
        self.words = tuple(words)
        for place, word in enumerate(words):
            number = QLabel(str(place + 1))
            number.setObjectName("soft")
            shown = QLabel(word)
            size = self.font().pointSizeF() * 1.35
            shown.setStyleSheet(f"font-size: {size:.1f}pt; font-weight: 600; color: {COLOURS.accent_pressed};")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAccessibleName(_("Kata ke-{place}: {word}").format(place=place + 1, word=word))
            cell = QHBoxLayout()
            cell.setSpacing(8)
            cell.addWidget(number)
            cell.addWidget(shown, 1)
            self._grid.addLayout(cell, *divmod(place, _ACROSS))
        self.setAccessibleName(" ".join(words))
