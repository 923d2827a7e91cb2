"""How a table's cells are painted: quiet lines, chips for states, bars where rows are still on the way."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import icons
from desktop.ui.kit.table_columns import Cell, Column, Tone
from desktop.ui.kit.table_model import PagedModel
from desktop.ui.theme import COLOURS

# Ink and ground of each tone.
TONES: dict[Tone, tuple[str, str]] = {
    Tone.PLAIN: (COLOURS.text, COLOURS.sunken),
    Tone.MUTED: (COLOURS.soft_text, COLOURS.sunken),
    Tone.INFO: (COLOURS.info, COLOURS.info_soft),
    Tone.GOOD: (COLOURS.good, COLOURS.good_soft),
    Tone.WARN: (COLOURS.warn, COLOURS.warn_soft),
    Tone.DANGER: (COLOURS.danger, COLOURS.danger_soft),
}
_PAD = 8
_TURNING_SIGNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])


class TableDelegate(QStyledItemDelegate):
    """Paints the cells of a `PagedModel`."""

    def __init__(self, model: PagedModel[object]) -> None:
        super().__init__(model)
        self._model = model
        self.hovered_row = -1

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(COLOURS.accent_soft))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, QColor(COLOURS.ground))
        painter.setPen(QColor(COLOURS.sunken))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        cell = self._model.cell(index.row(), index.column())
        if cell is None:
            self._paint_waiting(painter, rect, index.row() + index.column())
        else:
            self._paint_cell(painter, option, rect, cell, self._model.columns[index.column()])
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        cell = self._model.cell(index.row(), index.column())
        metrics: QFontMetrics = option.fontMetrics
        width = metrics.horizontalAdvance(cell.text if cell else "") + 2 * _PAD
        if cell is not None:
            width += (20 if cell.icon else 0) + (16 if cell.chip else 0)
        return QSize(width, metrics.height() + 16)

    def _paint_waiting(self, painter: QPainter, rect: QRect, salt: int) -> None:
        width = (rect.width() - 2 * _PAD) * (50 + salt * 37 % 45) // 100
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COLOURS.sunken))
        painter.drawRoundedRect(QRectF(rect.left() + _PAD, rect.center().y() - 4, max(width, 8), 8), 4, 4)

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, cell: Cell, column: Column[object]
    ) -> None:
        ink, ground = TONES[cell.tone]
        font = option.font
        font.setBold(cell.bold)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        if cell.icon:
            side = metrics.height() - 1
            icons.icon(cell.icon, ink).paint(painter, QRect(room.left(), room.center().y() - side // 2, side, side))
            room.setLeft(room.left() + side + 6)
        if not cell.text:
            return
        if cell.chip:
            self._paint_chip(painter, room, cell.text, QColor(ink), QColor(ground), metrics)
            return
        painter.setPen(QColor(ink))
        cut = Qt.TextElideMode.ElideMiddle if column.cut_middle else Qt.TextElideMode.ElideRight
        text = metrics.elidedText(_one_line(cell.text), cut, room.width())
        side_flag = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side_flag | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_chip(
        self, painter: QPainter, room: QRect, text: str, ink: QColor, ground: QColor, metrics: QFontMetrics
    ) -> None:
        shown = metrics.elidedText(_one_line(text), Qt.TextElideMode.ElideRight, room.width() - 16)
        height = metrics.height() + 6
        chip = QRectF(room.left(), room.center().y() - height / 2 + 1, metrics.horizontalAdvance(shown) + 16, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(ink)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)


def _one_line(text: str) -> str:
    """Return the text on one line, without the signs that turn the direction of writing around."""
    return " ".join(text.translate(_TURNING_SIGNS).split())
