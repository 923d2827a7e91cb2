"""One chart, two painters: the screen and the paper show the same bars."""

from datetime import date

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.vocabulary import PaperSize
from desktop.printing.chart_painter import draw_chart
from desktop.printing.sheet import LETTER, Sheet
from desktop.rules.chart import AMBER, TEAL, Chart, ChartKind, Series
from desktop.ui import theme
from desktop.ui.kit.chart_view import ChartView, paint_chart
from desktop.ui.kit.pdf_pages import PdfPages

MONTHS = Chart(
    title="Laporan menurut bulan",
    kind=ChartKind.COLUMNS,
    categories=("Jan", "Feb", "Mar", "Apr", "Mei", "Jun"),
    series=(Series("Penerimaan", TEAL, (5, 2, 0, 8, 1, 3)), Series("Penolakan", AMBER, (0, 1, 2, 4, 0, 7))),
)
KINDS = Chart(
    title="Objek menurut jenis",
    kind=ChartKind.BARS,
    categories=("Makanan", "Barang", "Tiket", "Uang"),
    series=(Series("Jumlah", TEAL, (6, 3, 0, 10)),),
    notes=("Rp2,2 juta", "Rp8,1 juta", "", "Rp9,5 juta"),
)
NOTHING = Chart(
    title="Laporan menurut bulan",
    kind=ChartKind.COLUMNS,
    categories=("Jan", "Feb"),
    series=(Series("Penerimaan", TEAL, (0, 0)),),
)


def on_screen(chart: Chart) -> QImage:
    picture = QImage(900, 480, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    paint_chart(painter, chart, QRectF(10, 10, 880, 460), QFont("Source Sans Pro", 11))
    painter.end()
    return picture


def on_paper(chart: Chart) -> QImage:
    sheet = Sheet(title="Grafik", size=PaperSize.A4, dated=date(2026, 11, 21), landscape=False, margins=LETTER)
    draw_chart(sheet, chart, 30, 40, 150, 80)
    pages = PdfPages(sheet.finish())
    dots = 3.0 * 72 / 25.4  # of a millimetre
    picture = pages.draw(0, 3.0).copy(QRect(*(round(side * dots) for side in (28, 38, 154, 84))))
    pages.close()
    return picture


def bars(picture: QImage, colour: str, *, lying: bool) -> list[int]:
    """Measure the bars of a colour in reading order: their lengths in pixels; the legend's small squares left out."""
    mask = _mask(picture, colour)
    if not lying:
        mask = mask.transpose(Image.Transpose.TRANSPOSE)
    along, lengths, inside = mask.width, [], 0
    for line in range(mask.height):
        stretch = mask.crop((0, line, along, line + 1)).tobytes()
        longest = max(map(len, stretch.split(b"\x00")))
        if longest > 0.04 * along:
            inside = max(inside, longest)
        elif inside:
            lengths.append(inside)
            inside = 0
    return lengths


def _mask(picture: QImage, colour: str) -> Image.Image:
    """Return where a picture has a colour: 255 there, 0 elsewhere."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB888)
    seen = Image.frombytes(
        "RGB", (plain.width(), plain.height()), bytes(plain.constBits()), "raw", "RGB", plain.bytesPerLine()
    )
    apart = ImageChops.difference(seen, Image.new("RGB", seen.size, colour)).convert("L")
    return apart.point(lambda value: 255 if value < 8 else 0)


@pytest.mark.parametrize(
    ("chart", "colour", "values"),
    [
        (MONTHS, TEAL, (5, 2, 8, 1, 3)),
        (MONTHS, AMBER, (1, 2, 4, 7)),
        (KINDS, TEAL, (6, 3, 10)),
    ],
)
def test_screen_and_paper_show_the_same_bars(
    qapp: QApplication, chart: Chart, colour: str, values: tuple[int, ...]
) -> None:
    lying = chart.kind is ChartKind.BARS
    expected = [value / max(values) for value in values]
    for picture in (on_screen(chart), on_paper(chart)):
        found = bars(picture, colour, lying=lying)
        assert len(found) == len(values), "a bar for each figure, none for a zero"
        assert [length / max(found) for length in found] == pytest.approx(expected, abs=0.02), "the axis begins at 0"


def test_both_painters_use_the_same_height_of_the_axis(qapp: QApplication) -> None:
    """The highest bar reaches as far up the axis on screen as on paper."""
    shares = []
    for picture in (on_screen(MONTHS), on_paper(MONTHS)):
        teal, amber = bars(picture, TEAL, lying=False), bars(picture, AMBER, lying=False)
        shares.append(max(amber) / max(teal))
    assert shares[0] == pytest.approx(shares[1], abs=0.02)
    assert shares[0] == pytest.approx(7 / 8, abs=0.02)


def test_a_chart_without_figures_says_so_and_draws_no_bar(qapp: QApplication) -> None:
    assert bars(on_screen(NOTHING), TEAL, lying=False) == []


def test_the_figures_are_there_for_those_who_do_not_see_the_bars(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp)
    view = ChartView(KINDS)
    qtbot.addWidget(view)
    assert view.accessibleName() == "Objek menurut jenis"
    assert view.accessibleDescription() == "Makanan: 6  (Rp2,2 juta); Barang: 3  (Rp8,1 juta); Uang: 10  (Rp9,5 juta)"
