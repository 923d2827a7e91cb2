"""Sends the pages of a PDF to a printer as pictures, each sheet in the size it was drawn for."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from db.problem import Problem
from desktop.ui.kit.pdf_pages import PdfPages

_POINTS_PER_INCH = 72.0
_MM_PER_POINT = 25.4 / _POINTS_PER_INCH
# 300 dpi is what an office printer shows; more only makes a village PC slow.
_FINEST_DPI = 300


def print_pages(
    content: bytes,
    printer: QPrinter,
    first: int = 1,
    last: int = 0,
    on_page: Callable[[int, int], None] | None = None,
) -> int:
    """Print pages `first` to `last` (counted from 1; 0 = to the end) and return how many sheets were sent.

    `on_page(done, all)` is called after each sheet. Raises Problem `printer-refused` when the printer takes
    nothing and `pdf-unreadable` when the content is no PDF.
    """
    pages = PdfPages(content)
    try:
        numbers = range(max(first, 1) - 1, min(last or len(pages), len(pages)))
        painter = QPainter()
        for done, number in enumerate(numbers):
            _lay_sheet(printer, pages.size(number))
            if not painter.isActive():
                if not painter.begin(printer):
                    raise Problem("printer-refused", printer=printer.printerName())
            elif not printer.newPage():
                raise Problem("printer-refused", printer=printer.printerName())
            _draw(painter, printer, pages, number)
            if on_page is not None:
                on_page(done + 1, len(numbers))
        if painter.isActive():
            painter.end()
        return len(numbers)
    finally:
        pages.close()


def _lay_sheet(printer: QPrinter, size: QSizeF) -> None:
    """Choose the paper of one sheet; a wide page is the same paper turned."""
    short, long = sorted((size.width() * _MM_PER_POINT, size.height() * _MM_PER_POINT))
    paper = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    wide = size.width() > size.height()
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(paper, turned, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)


def _draw(painter: QPainter, printer: QPrinter, pages: PdfPages, number: int) -> None:
    size = pages.size(number)
    dots = printer.resolution()
    picture = pages.draw(number, min(dots, _FINEST_DPI) / _POINTS_PER_INCH)
    room = QRectF(printer.pageLayout().fullRectPixels(dots))
    # Drawn in its true size; a printer with other paper gets it shrunk, never cut off.
    width, height = size.width() / _POINTS_PER_INCH * dots, size.height() / _POINTS_PER_INCH * dots
    shrink = min(1.0, room.width() / width, room.height() / height)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, width * shrink, height * shrink), picture)
