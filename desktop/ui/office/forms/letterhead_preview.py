"""The head of a letter as it will be printed, painted small."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.records.office import Letterhead
from resources.language import _

# Millimetres and points of the printed letterhead (desktop/printing/frame.py), drawn to scale.
_WIDTH_MM = 165.0
_LOGO_MM = 20.0
_POINT_MM = 25.4 / 72


class LetterheadPreview(QWidget):
    """Shows lines, address and logo between the margins of a sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._head = Letterhead()
        self._logo = QPixmap()
        self.setMinimumWidth(380)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Contoh kop surat"))

    def show_head(self, head: Letterhead) -> None:
        """Show another letterhead."""
        if head.logo != self._head.logo:
            self._logo = QPixmap()
            if head.logo:
                self._logo.loadFromData(head.logo)
        self._head = head
        self.setFixedHeight(self._height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _height(self) -> int:
        """The height the words or the logo need at this width."""
        scale = (self.width() - 36) / _WIDTH_MM
        lines = sum(1 for line in self._head.lines if line.strip())
        words = (lines * 14 + 4) * 1.3 + (12 if self._head.address.strip() else 0)
        logo = _LOGO_MM if self._head.logo else 0
        return max(110, round(max(words * _POINT_MM, logo) * scale + 46))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        painter.setPen(QPen(QColor("#D5DCE1"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        scale = (self.width() - 36) / _WIDTH_MM
        left, top = 18.0, 16.0
        width = _WIDTH_MM * scale
        logo = _LOGO_MM * scale if not self._logo.isNull() else 0.0
        if logo:
            self._paint_logo(painter, QRectF(left, top, logo, logo))
        inset = logo + 2 * scale if logo else 0.0
        y = self._paint_words(painter, left + inset, top, width - 2 * inset, scale)
        y = max(y, top + logo) + 1.8 * scale
        ink = QColor("#111111")
        painter.fillRect(QRectF(left, y, width, max(1.6, 2.4 * _POINT_MM * scale)), ink)
        painter.fillRect(QRectF(left, y + max(3.0, 1.4 * scale), width, 1), ink)

    def _paint_words(self, painter: QPainter, left: float, y: float, width: float, scale: float) -> float:
        lines = [line for line in self._head.lines if line.strip()]
        painter.setPen(QColor("#111111"))
        for number, line in enumerate(lines):
            last = number == len(lines) - 1
            weight = QFont.Weight.Bold if last else QFont.Weight.DemiBold
            y = _centred(painter, line, left, y, width, (17 if last else 14) * _POINT_MM * scale, weight, italic=False)
        if self._head.address.strip():
            height = 9 * _POINT_MM * scale
            y = _centred(painter, self._head.address, left, y + 1, width, height, QFont.Weight.Normal, italic=True)
        return y

    def _paint_logo(self, painter: QPainter, room: QRectF) -> None:
        size = self._logo.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        x = room.x() + (room.width() - size.width()) / 2
        y = room.y() + (room.height() - size.height()) / 2
        painter.drawPixmap(QRectF(x, y, size.width(), size.height()), self._logo, QRectF(self._logo.rect()))


def _centred(
    painter: QPainter,
    text: str,
    left: float,
    y: float,
    width: float,
    height: float,
    weight: QFont.Weight,
    *,
    italic: bool,
) -> float:
    font = QFont(painter.font())
    font.setWeight(weight)
    font.setItalic(italic)
    font.setPixelSize(max(7, round(height)))
    needed = QFontMetricsF(font).horizontalAdvance(text)
    if needed > width > 0:
        font.setPixelSize(max(6, int(font.pixelSize() * width / needed)))
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.drawText(QRectF(left, y, width, metrics.height()), Qt.AlignmentFlag.AlignCenter, text)
    return y + metrics.height()
