"""A large button with a picture, a title and an explaining line: for the few choices a page begins with."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.theme import COLOURS


class ChoiceCard(QPushButton):
    """A choice that fills itself with words; pressing it emits `clicked` like any button."""

    def __init__(self, icon: str, title: str, explanation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(explanation)
        self.setStyleSheet(
            f"ChoiceCard {{ background: {COLOURS.surface}; border: 1px solid {COLOURS.line}; border-radius: 10px;"
            f" padding: 0; }}"
            f"ChoiceCard:hover {{ background: {COLOURS.accent_soft}; border-color: {COLOURS.accent}; }}"
            f"ChoiceCard:focus {{ border: 2px solid {COLOURS.focus}; }}"
        )
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, 28, COLOURS.accent))
        self._title = QLabel(title)
        self._title.setObjectName("fieldLabel")
        self._text = QLabel(explanation)
        self._text.setObjectName("fieldHint")
        self._text.setVisible(bool(explanation))
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._title, self._text):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            words.addWidget(label)
        words.addStretch()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 11, 14, 9)
        self._row.setSpacing(12)
        self._row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(64, self._row.heightForWidth(width))

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(self.width() if self.width() > 120 else 260))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, 64)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))
