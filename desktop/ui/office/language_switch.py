"""Two small buttons that choose the language of the screen before anybody signs in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from resources.language import Language, language


class LanguageSwitch(QWidget):
    """Indonesian or English.

    Signals: `wanted(Language)` when the other one is pressed.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        group = QButtonGroup(self)
        for choice, name in ((Language.INDONESIAN, "Indonesia"), (Language.ENGLISH, "English")):
            button = QPushButton(name)
            button.setProperty("chip", True)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(language() is choice)
            button.clicked.connect(lambda _on=False, c=choice: self._on_clicked(c))
            group.addButton(button)
            row.addWidget(button)

    def _on_clicked(self, choice: Language) -> None:
        if choice is not language():
            self.wanted.emit(choice)
