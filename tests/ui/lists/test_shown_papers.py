"""PDFs and pictures shown in the window, from memory."""

import io

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from db.problem import Problem
from desktop.ui.kit.pdf_bar import PdfBar
from desktop.ui.kit.pdf_pages import PdfPages
from desktop.ui.kit.pdf_view import PdfView
from desktop.ui.kit.picture_view import PictureView


def pdf(pages: int) -> bytes:
    """A PDF whose page n has a black square and the number n."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for number in range(pages):
        canvas.rect(100, 600, 200, 100, fill=1)
        canvas.drawString(100, 500, f"Halaman {number + 1}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture
def view(qtbot: QtBot) -> PdfView:
    made = PdfView()
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    return made


def test_a_page_is_drawn_as_it_will_be_printed() -> None:
    pages = PdfPages(pdf(1))
    picture = pages.draw(0, 1.0)
    assert (picture.width(), picture.height()) == (596, 842)
    assert picture.pixelColor(200, 842 - 650) == QColor("black")
    assert picture.pixelColor(400, 842 - 650) == QColor("white")
    pages.close()


def test_only_pages_in_sight_are_drawn(view: PdfView, qtbot: QtBot) -> None:
    view.show_pdf(pdf(60))
    assert view.pages is not None
    qtbot.waitUntil(lambda: view.pages.kept(0, view._scale) is not None)  # type: ignore[union-attr]
    qtbot.wait(50)
    drawn = [n for n in range(60) if view.pages.kept(n, view._scale) is not None]
    assert drawn[-1] <= 2
    view.go_to(60)
    qtbot.waitUntil(lambda: view.pages.kept(59, view._scale) is not None)  # type: ignore[union-attr]
    assert len(view.pages._pictures) <= 8
    view.clear()


def test_page_number_and_zoom_follow_keys_and_bar(view: PdfView, qtbot: QtBot) -> None:
    bar = PdfBar(view)
    qtbot.addWidget(bar)
    bar.show()
    view.show_pdf(pdf(5))
    assert (view.page, view.page_count) == (1, 5)
    assert bar._page.text() == "1"
    bar._page.setText("4")
    bar._page.editingFinished.emit()
    assert view.page == 4
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 1
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 5
    before = view.zoom
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.zoom > before
    assert view.page == 5, "the place is kept"
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == pytest.approx(before)
    view.clear()


def test_what_is_no_pdf_is_told_and_what_was_shown_stays(view: PdfView) -> None:
    view.show_pdf(pdf(2))
    for content in (b"", b"MZ\x90\x00 program", pdf(1)[:300]):
        with pytest.raises(Problem) as caught:
            view.show_pdf(content)
        assert caught.value.code == "pdf-unreadable"
    assert view.page_count == 2
    view.clear()


def test_a_picture_fits_its_room_and_can_be_enlarged(qtbot: QtBot) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (1600, 800), "#0F6B5C").save(buffer, "PNG")
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.show_picture(buffer.getvalue())
    shown = view.grab().toImage()
    assert shown.pixelColor(200, 200) == QColor("#0F6B5C")
    assert shown.pixelColor(200, 40) != QColor("#0F6B5C"), "twice as wide as high: air above"
    for _step in range(5):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.grab().toImage().pixelColor(200, 40) == QColor("#0F6B5C")
    with pytest.raises(Problem) as caught:
        view.show_picture(b"bukan gambar")
    assert caught.value.code == "picture-unreadable"
    assert isinstance(shown, QImage)
