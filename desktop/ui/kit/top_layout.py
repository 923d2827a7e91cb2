"""A column that keeps its widgets together at the top, whatever room it is given."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout, QWidget


class TopLayout(QVBoxLayout):
    """A QVBoxLayout that leaves spare room empty beneath.

    A stretch would make the whole widget want to grow; the layout's own alignment cuts wrapped words to the height
    they would need if they were wider.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type] # None is a layout of its own
        self.setContentsMargins(0, 0, 0, 0)

    def setGeometry(self, rect: QRect) -> None:
        needed = self.heightForWidth(rect.width()) if self.hasHeightForWidth() else self.sizeHint().height()
        super().setGeometry(QRect(rect.x(), rect.y(), rect.width(), min(rect.height(), needed)))
