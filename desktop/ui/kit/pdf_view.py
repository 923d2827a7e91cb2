"""A paper shown in the window: pages under one another, only those in sight are drawn."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.ui.kit.pdf_pages import PdfPages
from desktop.ui.theme import COLOURS
from resources.language import _

_GAP = 14  # pixels around and between pages
_POINT = 96 / 72  # pixels of a point at 100 %
_ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class PdfView(QAbstractScrollArea):
    """Shows a PDF from memory.

    Signals: `page_changed(page, pages)` counted from 1; `zoom_changed(factor)` where 1.0 is natural size.
    """

    page_changed = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pdfView")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Pratinjau dokumen"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._pages: PdfPages | None = None
        self._zoom = 1.0
        self._fit_width = True
        self._tops: list[float] = []
        self._shown_page = 0
        # Pages are drawn one at a time between events, so that scrolling never waits for a page.
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(0)
        self._drawing.timeout.connect(self._draw_next)

    @property
    def page_count(self) -> int:
        """How many pages the shown paper has; 0 without one."""
        return len(self._pages) if self._pages else 0

    @property
    def page(self) -> int:
        """The page in sight, counted from 1; 0 without a paper."""
        return self._shown_page

    @property
    def zoom(self) -> float:
        """The factor the pages are shown at; 1.0 is natural size on a 96 dpi screen."""
        return self._zoom

    @property
    def pages(self) -> PdfPages | None:
        """The paper shown, for printing it."""
        return self._pages

    def show_pdf(self, content: bytes) -> None:
        """Show a PDF from its first page, as wide as the window.

        Raises Problem `pdf-unreadable`; what was shown before stays.
        """
        pages = PdfPages(content)
        self.clear()
        self._pages = pages
        self._fit_width = True
        self._arrange()
        self.verticalScrollBar().setValue(0)
        self._shown_page = 0
        self._on_scrolled()

    def clear(self) -> None:
        """Show nothing."""
        if self._pages is not None:
            self._pages.close()
        self._pages = None
        self._tops = []
        self._shown_page = 0
        self.viewport().update()

    def go_to(self, page: int) -> None:
        """Scroll to a page, counted from 1."""
        if self._tops:
            number = max(0, min(page - 1, len(self._tops) - 1))
            self.verticalScrollBar().setValue(int(self._tops[number] - _GAP))

    def fit_width(self) -> None:
        """Show pages as wide as the window, also after it is resized."""
        self._fit_width = True
        self._arrange()

    def set_zoom(self, factor: float) -> None:
        """Show pages at a factor between the smallest and the largest step."""
        self._fit_width = False
        self._apply_zoom(max(_ZOOMS[0], min(factor, _ZOOMS[-1])))

    def zoom_in(self) -> None:
        """Show pages one step larger."""
        self.set_zoom(next((z for z in _ZOOMS if z > self._zoom + 0.01), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Show pages one step smaller."""
        self.set_zoom(next((z for z in reversed(_ZOOMS) if z < self._zoom - 0.01), _ZOOMS[0]))

    def _on_scrolled(self) -> None:
        if not self._tops:
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        page = max(1, sum(1 for top in self._tops if top <= middle))
        if page != self._shown_page:
            self._shown_page = page
            self.page_changed.emit(page, self.page_count)

    def _draw_next(self) -> None:
        if self._pages is None:
            return
        for number in self._visible():
            if self._pages.kept(number, self._scale) is None:
                self._pages.draw(number, self._scale)
                self.viewport().update()
                return

    @property
    def _scale(self) -> float:
        return self._zoom * _POINT * self.devicePixelRatioF()

    def _visible(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [
            number
            for number in range(len(self._tops))
            if self._tops[number] < bottom and self._tops[number] + self._height_of(number) > top
        ]

    def _height_of(self, number: int) -> float:
        return self._pages.size(number).height() * _POINT * self._zoom if self._pages else 0.0

    def _width_of(self, number: int) -> float:
        return self._pages.size(number).width() * _POINT * self._zoom if self._pages else 0.0

    def _apply_zoom(self, factor: float) -> None:
        place = self._place()
        self._zoom = factor
        self._lay_out()
        self.verticalScrollBar().setValue(self._position(place))
        self.zoom_changed.emit(factor)
        self.viewport().update()

    def _arrange(self) -> None:
        """Set the zoom that fits the width when asked to, and lay the pages out."""
        if self._pages is None:
            return
        if self._fit_width:
            widest = max(self._pages.size(n).width() for n in range(len(self._pages)))
            room = self.viewport().width() - 2 * _GAP
            self._apply_zoom(max(0.2, min(room / (widest * _POINT), 2.5)))
        else:
            self._lay_out()

    def _place(self) -> tuple[int, float]:
        """Return the page at the upper edge and how far into it, as a share of its height."""
        top = self.verticalScrollBar().value()
        for number in reversed(range(len(self._tops))):
            if self._tops[number] - _GAP <= top:
                return number, (top - self._tops[number]) / max(self._height_of(number), 1.0)
        return 0, 0.0

    def _position(self, place: tuple[int, float]) -> int:
        number, share = place
        if not self._tops or (share <= 0 and number == 0):
            return 0
        return int(self._tops[number] + share * self._height_of(number))

    def _lay_out(self) -> None:
        top = float(_GAP)
        self._tops = []
        for number in range(self.page_count):
            self._tops.append(top)
            top += self._height_of(number) + _GAP
        widest = max((self._width_of(n) for n in range(self.page_count)), default=0.0)
        view = self.viewport()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, int(top) - view.height()))
        vertical.setPageStep(view.height())
        vertical.setSingleStep(48)
        horizontal.setRange(0, max(0, int(widest + 2 * _GAP) - view.width()))
        horizontal.setPageStep(view.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(COLOURS.line))
        if self._pages is None:
            return
        missing = False
        offset = self.verticalScrollBar().value()
        for number in self._visible():
            width, height = self._width_of(number), self._height_of(number)
            left = max(float(_GAP), (self.viewport().width() - width) / 2) - self.horizontalScrollBar().value()
            frame = QRectF(round(left), round(self._tops[number] - offset), round(width), round(height))
            painter.fillRect(frame.translated(0, 2).adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 40))
            picture = self._pages.kept(number, self._scale)
            if picture is None:
                painter.fillRect(frame, QColor("white"))
                missing = True
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(frame, picture)
        if missing:
            self._drawing.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + int(self.viewport().height() * 0.9))
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - int(self.viewport().height() * 0.9))
            case Qt.Key.Key_Home:
                self.go_to(1)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Down:
                bar.setValue(bar.value() + bar.singleStep())
            case Qt.Key.Key_Up:
                bar.setValue(bar.value() - bar.singleStep())
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit_width()
            case _:
                super().keyPressEvent(event)
                return
        event.accept()
