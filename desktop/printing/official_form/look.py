"""Colours, bands and the foot of the official form; millimetres were measured on KPK's blank form."""

from desktop.printing.fonts import Face, width
from desktop.printing.frame import DEMO_MARK, SECRET_MARK_WIDTH, secret_mark, shortened
from desktop.printing.layout import INK, POINTS_PER_MM, RED, Align, Colour, Style
from desktop.printing.official_form.content import ReportFormPaper
from desktop.printing.sheet import Margins, Sheet
from desktop.rules.labels import official_form

GREEN: Colour = (0.435, 0.631, 0.400)
PALE_GREEN: Colour = (0.862, 0.918, 0.859)
RULE_GREEN: Colour = (0.47, 0.61, 0.44)
NOTE: Colour = (0.60, 0.30, 0.02)
_HEXAGON: Colour = (0.918, 0.953, 0.914)

# Outer white of the form; Lampiran pages keep the same edges.
MARGINS = Margins(left=7.4, right=6.7, top=24.0, bottom=22.0)

_BAND_HEIGHT = 6.0
_BAR = 1.15
_HAND = Style(6.9)
_FOOT = Style(6.8)
_FOOT_CODE = Style(6.8, Face.SEMIBOLD)


def wording() -> dict[str, str]:
    """Return the labels of the fields, verbatim."""
    fields: dict[str, str] = official_form()["fields"]
    return fields


def background(sheet: Sheet) -> None:
    """Draw the pale hexagons of the form's ground and the green edge at the foot."""
    right, low = sheet.width, sheet.height
    for x, y, size in (
        (right - 52, low * 0.60, 17),
        (right - 22, low * 0.66, 21),
        (right - 60, low * 0.72, 13),
        (right - 30, low * 0.80, 17),
        (16, low - 36, 24),
        (48, low - 20, 15),
        (74, low - 42, 11),
    ):
        _hexagon(sheet, x, y, size)
    sheet.box(0, low - 3.6, sheet.width, 3.6, fill=GREEN)


def organisation(sheet: Sheet, baseline: float, size: float) -> float:
    """Write the plain name of KPK where the form has its emblem; returns where the words end."""
    style = Style(size, Face.BOLD)
    words = "Komisi Pemberantasan Korupsi"
    sheet.text(sheet.left, baseline, words, style)
    return sheet.left + width(words, style.face, style.size) / POINTS_PER_MM


def marks(sheet: Sheet, paper: ReportFormPaper) -> None:
    """Draw the marks of secrecy and of made-up data at the upper left."""
    x = sheet.left
    if paper.frame.confidential:
        secret_mark(sheet, x + SECRET_MARK_WIDTH, 3.4)
        x += SECRET_MARK_WIDTH + 4
    if paper.frame.demo:
        sheet.text(x, 7.4, DEMO_MARK, Style(9.5, Face.BOLD, RED))


def band(sheet: Sheet, top: float, title: str, *notes: str) -> float:
    """Draw a section's green band with its title, and its notes at the right; returns the `y` below it."""
    reach = sheet.left + (sheet.right - sheet.left) * 0.645
    bottom = top + _BAND_HEIGHT
    sheet.box(sheet.left, top, reach - sheet.left, _BAND_HEIGHT, fill=GREEN, radius=1.6)
    sheet.box(sheet.left, bottom - 2, reach - sheet.left, 2, fill=GREEN)
    sheet.box(sheet.left, bottom - _BAR, sheet.right - sheet.left, _BAR, fill=GREEN)
    sheet.text(sheet.left + 2.6, top + 4.4, title, Style(12, Face.BOLD))
    x = sheet.right
    for note in reversed(notes):
        x -= sheet.text(x, bottom - 1.9, note, _HAND, Align.RIGHT) + 9
    return bottom


def bar(sheet: Sheet, y: float, note: str = "") -> None:
    """Draw a plain green bar across the page with a note above its right end."""
    sheet.box(sheet.left, y, sheet.right - sheet.left, _BAR, fill=GREEN)
    if note:
        sheet.text(sheet.right, y - 0.9, note, _HAND, Align.RIGHT)


def margin_mark(sheet: Sheet, baseline: float, mark: str) -> None:
    """Write the mark of a note into the right margin, outside the boxes."""
    sheet.text(sheet.right + 0.7, baseline, mark, Style(6.8, Face.BOLD, NOTE))


def foot(sheet: Sheet, paper: ReportFormPaper, check_code: str, page: int, pages: int) -> None:
    """Draw the foot on the left: QR, office, register number, check code, running sheet number."""
    top = sheet.height - 16.2
    x = sheet.left
    if check_code:
        sheet.qr(check_code, x, top, 10.5)
        x += 13
    room = 92 - (x - sheet.left)
    blank = f"Nomor register {'.' * 40}" if paper.blank else ""
    rows = [
        (shortened(paper.frame.office_name, _FOOT, room), _FOOT),
        (shortened(f"Nomor register {paper.number}", _FOOT, room) if paper.number else blank, _FOOT),
        (f"Kode cek {check_code}" if check_code else "", _FOOT_CODE),
    ]
    baseline = top + 2.1
    for text, style in rows:
        if text:
            sheet.text(x, baseline, text, style)
            baseline += 2.85
    sheet.text(x, baseline, f"Lembar {page} dari {pages}", Style(6.8, Face.BOLD, INK))
    if paper.frame.demo:
        sheet.text(x + 19, baseline, f"{DEMO_MARK} – bukan data sebenarnya", Style(6.8, Face.BOLD, RED))


def _hexagon(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Draw the outline of a hexagon standing on a corner."""
    k, half = POINTS_PER_MM, size * 0.866
    corners = [(0, -size), (half, -size / 2), (half, size / 2), (0, size), (-half, size / 2), (-half, -size / 2)]
    path = sheet.canvas.beginPath()
    for index, (across, down) in enumerate(corners):
        point = ((x + across) * k, (sheet.height - y - down) * k)
        path.lineTo(*point) if index else path.moveTo(*point)
    path.close()
    sheet.canvas.setStrokeColorRGB(*_HEXAGON)
    sheet.canvas.setLineWidth(2.2)
    sheet.canvas.drawPath(path, stroke=1, fill=0)
