"""The grid where attendance is taken: one key for each person."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import icons
from desktop.ui.theme import COLOURS
from desktop.ui.training.attendance_model import AttendanceModel, Presence
from desktop.ui.training.name_grid import NameGrid
from resources.language import _

_Index = QModelIndex | QPersistentModelIndex
_LOOKS = {
    Presence.PRESENT: ("mdi6.check-bold", COLOURS.good, COLOURS.good_soft),
    Presence.SIGNED: ("mdi6.draw-pen", COLOURS.good, COLOURS.good_soft),
    Presence.ABSENT: ("mdi6.close-thick", COLOURS.danger, COLOURS.danger_soft),
}


def short_words(presence: Presence) -> str:
    """Return the words inside a cell."""
    return {Presence.PRESENT: _("Hadir"), Presence.SIGNED: _("Hadir"), Presence.ABSENT: _("Tidak hadir")}.get(
        presence, ""
    )


class AttendanceGrid(NameGrid):
    """Space or H: present; T: not present; Shift+Space: present and signed on the paper list; Delete: blank again.

    Other letters find a name.

    Signals: `marked()` after a mark.
    """

    marked = Signal()

    def __init__(self, model: AttendanceModel, *, may_mark: bool) -> None:
        super().__init__(_("Kehadiran peserta"))
        self._model = model
        self.may_mark = may_mark
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.horizontalHeader().setDefaultSectionSize(max(124, self.fontMetrics().horizontalAdvance("0") * 17))
        self.doubleClicked.connect(self._on_double_click)
        model.modelReset.connect(self._on_reset)

    def mark_here(self, *, present: bool, signed: bool = False) -> None:
        """Mark the current cell and go to the next person."""
        index = self.currentIndex()
        if not self.may_mark or not index.isValid() or self._model.at(index) is Presence.OTHER_BATCH:
            return
        self._model.mark(index, present=present, signed=signed)
        self.marked.emit()
        self.forget_typed()
        self.stand_on(self._next_row(index.row()))

    def clear_here(self) -> None:
        """Make the current cell blank again, as if nobody had said anything, and go to the next person."""
        index = self.currentIndex()
        if not self.may_mark or not index.isValid() or self._model.at(index) is Presence.OTHER_BATCH:
            return
        if self._model.at(index) is not Presence.UNKNOWN:
            self._model.clear(index)
            self.marked.emit()
        self.forget_typed()
        self.stand_on(self._next_row(index.row()))

    def _next_row(self, row: int) -> int:
        """Return the next person of this sitting's batch; at the end of the list one stays."""
        column = self.currentIndex().column()
        for later in range(row + 1, self._model.rowCount()):
            if self._model.at(self._model.index(later, column)) is not Presence.OTHER_BATCH:
                return later
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        letter = event.text()
        if key == Qt.Key.Key_Space and plain:
            self.mark_here(present=True, signed=shift)
        elif plain and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_here()
        elif plain and letter.isalpha():
            self._on_letter(letter)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stand_on(self._next_row(self.currentIndex().row()))
        else:
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape):
                self.forget_typed()
            super().keyPressEvent(event)
            self.verticalHeader().viewport().update()
            return
        event.accept()

    def _on_letter(self, letter: str) -> None:
        """H and T mark, unless they go on with a name that is being typed."""
        begun = bool(self.typed)
        mark = letter.casefold() in ("h", "t")
        if (begun or not mark) and self.type_letter(letter):
            return
        if mark:
            self.mark_here(present=letter.casefold() == "h")

    def _on_double_click(self, index: QModelIndex) -> None:
        if self.may_mark and self._model.at(index) is not Presence.OTHER_BATCH:
            present = self._model.at(index) not in (Presence.PRESENT, Presence.SIGNED)
            self._model.mark(index, present=present)
            self.marked.emit()

    def _on_reset(self) -> None:
        if self._model.rowCount() and self._model.columnCount():
            self.stand_on(0, 0)


class _Delegate(QStyledItemDelegate):
    def __init__(self, grid: AttendanceGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        model = index.model()
        presence = model.at(index) if isinstance(model, AttendanceModel) else Presence.UNKNOWN
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if presence is Presence.OTHER_BATCH:
            painter.fillRect(rect, QColor(COLOURS.sunken))
        painter.setPen(QColor(COLOURS.sunken))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        look = _LOOKS.get(presence)
        box = QRectF(rect).adjusted(6, 4, -6, -5)
        if look is not None:
            self._paint_mark(painter, option, box, look, short_words(presence))
        elif presence is Presence.UNKNOWN:
            painter.setPen(QPen(QColor(COLOURS.line), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box, 6, 6)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(COLOURS.focus if self._grid.hasFocus() else COLOURS.strong_line), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -2), 7, 7)
        painter.restore()

    def _paint_mark(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF, look: tuple[str, str, str], words: str
    ) -> None:
        icon, ink, ground = look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 6, 6)
        metrics = option.fontMetrics
        side = metrics.height() - 4
        whole = side + 6 + metrics.horizontalAdvance(words)
        left = int(box.center().x() - whole / 2)
        icons.icon(icon, ink).paint(painter, QRect(left, int(box.center().y() - side / 2), side, side))
        painter.setPen(QColor(ink))
        place = QRectF(left + side + 6, box.top(), metrics.horizontalAdvance(words) + 4, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
