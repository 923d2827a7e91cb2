"""How a table's cells are painted: quiet lines, chips for states, bars where rows are still on the way."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.kit.table_columns import Cell, Tone
from desktop.ui.kit.table_model import PagedModel

# Ink and ground of each tone; every pair has a contrast of at least 4.5 : 1.
TONES: dict[Tone, tuple[str, str]] = {
    Tone.PLAIN: ("#1F2933", "#EDF0F3"),
    Tone.MUTED: ("#52606D", "#EDF0F3"),
    Tone.INFO: ("#1D4F91", "#E3EDFA"),
    Tone.GOOD: ("#0B5A45", "#DDF3EA"),
    Tone.WARN: ("#7A4A00", "#FDF0D5"),
    Tone.DANGER: ("#A61B1B", "#FCE4E4"),
}
_LINE = QColor("#E4E8EC")
_HOVER = QColor("#F3F7F6")
_CHOSEN = QColor("#DCEFEA")
_WAITING = QColor("#E8ECEF")
_PAD = 10


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
            painter.fillRect(rect, _CHOSEN)
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, _HOVER)
        painter.setPen(_LINE)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        cell = self._model.cell(index.row(), index.column())
        if cell is None:
            self._paint_waiting(painter, rect, index.row() + index.column())
        else:
            self._paint_cell(painter, option, rect, cell, self._model.columns[index.column()].right)
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
        painter.setBrush(_WAITING)
        painter.drawRoundedRect(QRectF(rect.left() + _PAD, rect.center().y() - 4, max(width, 8), 8), 4, 4)

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, cell: Cell, right: bool
    ) -> None:
        ink, ground = TONES[cell.tone]
        font = option.font
        font.setBold(cell.bold)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        if cell.icon:
            side = metrics.height() - 1
            self._icon(cell.icon, ink).paint(painter, QRect(room.left(), room.center().y() - side // 2, side, side))
            room.setLeft(room.left() + side + 6)
        if not cell.text:
            return
        if cell.chip:
            self._paint_chip(painter, room, cell.text, QColor(ink), QColor(ground), metrics)
            return
        painter.setPen(QColor(ink))
        text = metrics.elidedText(_one_line(cell.text), Qt.TextElideMode.ElideRight, room.width())
        side_flag = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
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

    def _icon(self, name: str, colour: str) -> QIcon:
        import qtawesome

        icon: QIcon = qtawesome.icon(name, color=colour)
        return icon


def _one_line(text: str) -> str:
    return " ".join(text.split())
