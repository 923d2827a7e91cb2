"""Choosing a printer and sending a paper to it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QProgressDialog, QWidget

from db.problem import Problem
from desktop.ui.papers.paper_printer import print_pages
from resources.language import _

_SHOW_PROGRESS_FROM = 4  # sheets


def choose_printer(parent: QWidget, sheets: int) -> QPrinter | None:
    """Ask for the printer and the pages; None when the person cancels.

    Raises Problem `no-printer`.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise Problem("no-printer")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(_("Cetak"))
    dialog.setMinMax(1, max(sheets, 1))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    return printer if dialog.exec() else None


# Tests put a printer that writes a file here.
printer_chooser: Callable[[QWidget, int], QPrinter | None] = choose_printer


def print_pdf(parent: QWidget, content: bytes, name: str, sheets: int) -> int:
    """Print a PDF after asking where; return how many sheets were sent, 0 when cancelled.

    Raises Problems `no-printer` and `printer-refused`.
    """
    printer = printer_chooser(parent, sheets)
    if printer is None:
        return 0
    printer.setDocName(name)
    progress = QProgressDialog(_("Mengirim ke pencetak…"), "", 0, sheets, parent)
    progress.setWindowTitle(_("Cetak"))
    progress.setCancelButton(None)
    progress.setMinimumDuration(600 if sheets >= _SHOW_PROGRESS_FROM else 60_000)

    def on_page(done: int, _all: int) -> None:
        progress.setValue(done)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    try:
        return print_pages(content, printer, printer.fromPage(), printer.toPage(), on_page)
    finally:
        progress.close()
        progress.deleteLater()
