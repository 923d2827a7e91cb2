"""A picture shown as large as there is room; keys and wheel make it larger, dragging moves it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.problem import Problem
from desktop.ui.theme import COLOURS
from resources.language import _

_LARGEST = 8.0


class PictureView(QWidget):
    """Shows one picture from memory; it never grows beyond its own pixels unless zoomed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 90)
        self.setAccessibleName(_("Gambar"))
        self._picture = QImage()
        self._zoom = 1.0  # against the size that fits
        self._moved = QPointF()
        self._grip: QPointF | None = None

    def show_picture(self, content: bytes) -> None:
        """Show a picture (JPEG or PNG).

        Raises Problem `picture-unreadable`; what was shown before stays.
        """
        picture = QImage.fromData(content)
        if picture.isNull():
            raise Problem("picture-unreadable")
        self._picture = picture
        self._zoom, self._moved = 1.0, QPointF()
        self.update()

    def clear(self) -> None:
        """Show nothing."""
        self._picture = QImage()
        self.update()

    def zoom_in(self) -> None:
        """Show the picture a step larger."""
        self._set_zoom(self._zoom * 1.25)

    def zoom_out(self) -> None:
        """Show the picture a step smaller, down to the size that fits."""
        self._set_zoom(self._zoom / 1.25)

    def fit(self) -> None:
        """Show the whole picture."""
        self._set_zoom(1.0)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = max(1.0, min(zoom, _LARGEST))
        if self._zoom == 1.0:
            self._moved = QPointF()
        self.setCursor(Qt.CursorShape.OpenHandCursor if self._zoom > 1.0 else Qt.CursorShape.ArrowCursor)
        self.update()

    def _frame(self) -> QRectF:
        size = QSize(self._picture.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        if size.width() > self._picture.width():
            size = self._picture.size()
        width, height = size.width() * self._zoom, size.height() * self._zoom
        # At most the part that sticks out may be moved into sight.
        reach_x, reach_y = max(0.0, (width - self.width()) / 2), max(0.0, (height - self.height()) / 2)
        self._moved = QPointF(
            max(-reach_x, min(self._moved.x(), reach_x)), max(-reach_y, min(self._moved.y(), reach_y))
        )
        centre = QPointF(self.width() / 2, self.height() / 2) + self._moved
        return QRectF(centre.x() - width / 2, centre.y() - height / 2, width, height)

    def sizeHint(self) -> QSize:
        return QSize(480, 360)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(COLOURS.sunken))
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._frame(), self._picture)

    def wheelEvent(self, event: QWheelEvent) -> None:
        (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._zoom > 1.0:
            self._grip = event.position() - self._moved
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            self._moved = event.position() - self._grip
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self._set_zoom(self._zoom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)
                return
        event.accept()
