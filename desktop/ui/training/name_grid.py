"""A grid with a fixed column of names at its left: who is meant stays in sight however far one scrolls sideways."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from db.records.names import name_key, normalised
from db.records.training import ParticipantRecord
from desktop.ui.theme import COLOURS

PERSON = Qt.ItemDataRole.UserRole  # a row's participant, from the model's vertical head
_TYPING_MS = 1200
_PAD = 10


class NameHead(QHeaderView):
    """Number, name, and softly the position."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)

    def sizeHint(self) -> QSize:
        least = max(300, self.fontMetrics().horizontalAdvance("n") * 40)
        view = self.parent()
        spare = view.room_for_names() if isinstance(view, NameGrid) else 0
        return QSize(min(max(least, spare), least * 2), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        person = self.model().headerData(logicalIndex, Qt.Orientation.Vertical, PERSON)
        if not isinstance(person, ParticipantRecord):
            return
        view = self.parent()
        current = isinstance(view, QTableView) and view.currentIndex().row() == logicalIndex
        painter.save()
        painter.fillRect(rect, QColor(COLOURS.accent_soft if current else COLOURS.surface))
        painter.setPen(QColor(COLOURS.sunken))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(QColor(COLOURS.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        font = QFont(self.font())
        metrics = QFontMetrics(font)
        number_room = metrics.horizontalAdvance("8888") + 6
        painter.setFont(font)
        painter.setPen(QColor(COLOURS.soft_text))
        place = QRect(rect.left() + 4, rect.top(), number_room - 6, rect.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(person.place_in_list))
        room = rect.adjusted(number_room + _PAD, 0, -_PAD, 0)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(COLOURS.text))
        bold = QFontMetrics(font)
        name = bold.elidedText(" ".join(person.name.split()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        room.setLeft(room.left() + bold.horizontalAdvance(name) + 10)
        about = ", ".join(part for part in (person.position, person.institution) if part)
        if about and room.width() > metrics.horizontalAdvance("nnnnnn"):
            font.setWeight(QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(COLOURS.soft_text))
            text = metrics.elidedText(" ".join(about.split()), Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class NameGrid(QTableView):
    """A table view with `NameHead`, one current cell, and letters that jump to a name."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        head = NameHead(self)
        head.setDefaultSectionSize(self.fontMetrics().height() + 16)
        self.setVerticalHeader(head)
        head.sectionClicked.connect(self._on_name_clicked)
        across = self.horizontalHeader()
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.typed = ""
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.forget_typed)

    def room_for_names(self) -> int:
        """Return how many pixels the columns leave to the names."""
        bar = self.verticalScrollBar().sizeHint().width()
        return self.width() - self.horizontalHeader().length() - bar - 4

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def people(self) -> Sequence[ParticipantRecord]:
        """Return who stands in the rows."""
        model = self.model()
        return [
            model.headerData(row, Qt.Orientation.Vertical, PERSON) for row in range(model.rowCount() if model else 0)
        ]

    def stand_on(self, row: int, column: int | None = None) -> None:
        """Make a cell the current one; without a column, in the column one stands in."""
        model = self.model()
        if model is None or not 0 <= row < model.rowCount() or not model.columnCount():
            return
        here = max(0, self.currentIndex().column()) if column is None else column
        self.setCurrentIndex(model.index(row, min(here, model.columnCount() - 1)))
        self.verticalHeader().viewport().update()

    def find_name(self, words: str, start: int = 0) -> int | None:
        """Return the first row from `start` on whose name, or a word of it, begins so."""
        wanted = normalised(words)
        if not wanted:
            return None
        names = [name_key(person.name) for person in self.people()]  # "Drs. H. Budi" is found under B
        order: list[int] = [*range(start, len(names)), *range(start)]
        for row in order:
            if names[row].startswith(wanted):
                return row
        for row in order:
            if any(word.startswith(wanted) for word in names[row].split()) or f" {wanted}" in names[row]:
                return row
        return None

    def type_letter(self, letter: str) -> bool:
        """Jump to the name that begins with what was typed so far; tell whether there is one."""
        row = self.find_name(self.typed + letter)
        if row is None:
            return False
        self.typed += letter
        self._typing.start()
        self.stand_on(row)
        return True

    def forget_typed(self) -> None:
        """Begin a new word with the next letter."""
        self.typed = ""

    def _on_name_clicked(self, row: int) -> None:
        self.stand_on(row)
        self.setFocus(Qt.FocusReason.MouseFocusReason)
