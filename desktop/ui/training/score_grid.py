"""The grid where scores are typed down a column with Enter."""

from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.vocabulary import TrainingResult
from desktop.ui.theme import COLOURS
from desktop.ui.training.name_grid import NameGrid
from desktop.ui.training.score_model import GAIN, POST, PRE, RESULT, ScoreModel
from resources.language import _

_Index = QModelIndex | QPersistentModelIndex
_BUBBLE_WIDTH = 300


class ScoreGrid(NameGrid):
    """Digits begin to type, Enter goes down, Tab goes from pre-test to post-test; letters find a name.

    What is no score stays in its cell, red, with the reason beside it.
    """

    def __init__(self, model: ScoreModel) -> None:
        super().__init__(_("Nilai peserta"))
        self._model = model
        self.setModel(model)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self._delegate = _Delegate(self)
        self.setItemDelegate(self._delegate)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        wide = max(96, self.fontMetrics().horizontalAdvance("0") * 13)
        for column, share in ((PRE, 1.0), (POST, 1.0), (GAIN, 1.0), (RESULT, 1.35)):
            self.setColumnWidth(column, int(wide * share))
        self.bubble = QLabel(self.viewport())
        self.bubble.setWordWrap(True)
        self.bubble.setTextFormat(Qt.TextFormat.PlainText)
        self.bubble.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.bubble.setStyleSheet(
            f"background: {COLOURS.danger_soft}; color: {COLOURS.danger}; border: 1px solid {COLOURS.danger};"
            f" border-radius: 6px; padding: 4px 8px;"
        )
        self.bubble.hide()
        model.refused.connect(self._on_refused)
        model.scored.connect(self.show_bubble)
        model.modelReset.connect(self._on_reset)
        self.selectionModel().currentChanged.connect(lambda *_indexes: self.show_bubble())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.show_bubble())

    def go_down(self) -> None:
        """Go to the next participant in this column."""
        index = self.currentIndex()
        if index.isValid():
            self.stand_on(min(index.row() + 1, self._model.rowCount() - 1))

    def go(self, rows: int, columns: int) -> None:
        """Go so many cells down and to the right, no further than the two tests."""
        index = self.currentIndex()
        row = min(max(index.row() + rows, 0), self._model.rowCount() - 1)
        self.stand_on(row, min(max(index.column() + columns, PRE), POST))

    def show_bubble(self) -> None:
        """Show beside the current cell why what stands in it is no score."""
        index = self.currentIndex()
        words = self._model.problem_at(index) if index.isValid() else ""
        self.bubble.setVisible(bool(words))
        if not words:
            return
        cell = self.visualRect(index)
        self.bubble.setText(words)
        width = min(_BUBBLE_WIDTH, max(160, self.viewport().width() - cell.right() - 16))
        self.bubble.setFixedWidth(width)
        self.bubble.setFixedHeight(self.bubble.heightForWidth(width))
        place = QPoint(cell.right() + 8, cell.top())
        place.setY(max(2, min(place.y(), self.viewport().height() - self.bubble.height() - 4)))
        self.bubble.move(place)
        self.bubble.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key, letter = self.currentIndex(), event.key(), event.text()
        editable = index.isValid() and bool(self._model.flags(index) & Qt.ItemFlag.ItemIsEditable)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_down()
        elif editable and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._model.setData(index, "")
        elif editable and letter and (letter.isdigit() or letter in ",.-"):
            self.edit(index)
            editor = self._delegate.editor
            if editor is not None:
                editor.setText(letter)
        elif letter.isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.type_letter(letter)
        else:
            super().keyPressEvent(event)
            self.verticalHeader().viewport().update()
            return
        event.accept()

    def _on_refused(self, index: QModelIndex, _words: str) -> None:
        self.setCurrentIndex(index)
        self.show_bubble()

    def _on_reset(self) -> None:
        if self._model.rowCount():
            self.stand_on(0, PRE)


class _Delegate(QStyledItemDelegate):
    """Paints the cells; its editor hands the score in with Enter, Tab and the arrows up and down."""

    def __init__(self, grid: ScoreGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.editor: QLineEdit | None = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(12)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setStyleSheet("padding: 0 8px; min-height: 0; border-radius: 4px;")
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        self.editor = editor
        self._grid.bubble.hide()
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        line = cast(QLineEdit, editor)
        line.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        line.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: _Index) -> None:
        cast(ScoreModel, model).setData(index, cast(QLineEdit, editor).text())

    def destroyEditor(self, editor: QWidget, index: _Index) -> None:
        self.editor = None
        super().destroyEditor(editor, index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            way = {
                Qt.Key.Key_Return: (1, 0),
                Qt.Key.Key_Enter: (1, 0),
                Qt.Key.Key_Down: (1, 0),
                Qt.Key.Key_Up: (-1, 0),
                Qt.Key.Key_Tab: (0, 1),
                Qt.Key.Key_Backtab: (0, -1),
            }.get(Qt.Key(event.key()))
            if way is not None:
                self._hand_in(watched, *way)
                return True
        return super().eventFilter(watched, event)

    def _hand_in(self, editor: QLineEdit, rows: int, columns: int) -> None:
        index = self._grid.currentIndex()
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        model = self._grid.model()
        if isinstance(model, ScoreModel) and not model.problem_at(index):
            self._grid.go(rows, columns)
        else:
            self._grid.show_bubble()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        model = index.model()
        if not isinstance(model, ScoreModel):
            return
        wrong = bool(model.problem_at(index))
        painter.save()
        if wrong:
            painter.fillRect(rect, QColor(COLOURS.danger_soft))
        elif index.column() in (GAIN, RESULT):
            painter.fillRect(rect, QColor(COLOURS.ground))
        painter.setPen(QColor(COLOURS.sunken))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        ink = COLOURS.danger if wrong else COLOURS.text
        font = QFont(option.font)
        if index.column() == RESULT:
            passed = model.person(index.row()).result is TrainingResult.PASSED
            ink = COLOURS.good if passed else COLOURS.danger
            font.setWeight(QFont.Weight.DemiBold)
        elif index.column() == GAIN:
            ink = COLOURS.soft_text
        painter.setFont(font)
        painter.setPen(QColor(ink))
        side = Qt.AlignmentFlag.AlignLeft if index.column() == RESULT else Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(10, 0, -10, 0), side | Qt.AlignmentFlag.AlignVCenter, model.text(index))
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            colour = COLOURS.danger if wrong else COLOURS.focus if self._grid.hasFocus() else COLOURS.strong_line
            painter.setPen(QPen(QColor(colour), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()
