"""Frames of certificates; nothing nearer to the edge than office printers reach."""

from collections.abc import Sequence

from db.records.certificate import Border
from desktop.printing.certificate.look import Colours
from desktop.printing.layout import POINTS_PER_MM, Colour
from desktop.printing.sheet import Sheet

_EDGE = 6.5  # millimetres that printers leave white


def border(sheet: Sheet, kind: Border, colours: Colours) -> None:
    """Draw a frame."""
    match kind:
        case Border.CLASSIC:
            _classic(sheet, colours)
        case Border.RIBBON:
            _ribbon(sheet, colours)
        case Border.PLAIN:
            _frame(sheet, _EDGE + 3, 0.9, colours.main)


def _classic(sheet: Sheet, colours: Colours) -> None:
    """A strong line, a thin one that steps around the corners, and a lozenge in each of them."""
    _frame(sheet, _EDGE, 3.0, colours.main)
    _frame(sheet, _EDGE + 1.5, 0.6, colours.main)
    inner, step = _EDGE + 4.0, 9.0
    left, top, right, bottom = inner, inner, sheet.width - inner, sheet.height - inner
    _outline(
        sheet,
        [
            *((left + step, top), (right - step, top), (right - step, top + step), (right, top + step)),
            *((right, bottom - step), (right - step, bottom - step), (right - step, bottom), (left + step, bottom)),
            *((left + step, bottom - step), (left, bottom - step), (left, top + step), (left + step, top + step)),
        ],
        0.9,
        colours.accent,
    )
    half = step / 2 - 0.2
    for x in (left + half, right - half):
        for y in (top + half, bottom - half):
            _lozenge(sheet, x, y, 3.6, colours.accent)
            _lozenge(sheet, x, y, 2.4, (1.0, 1.0, 1.0))
            _lozenge(sheet, x, y, 1.5, colours.main)


def _ribbon(sheet: Sheet, colours: Colours) -> None:
    """Coloured bands above and below, and one slantwise over two corners."""
    width, height = sheet.width, sheet.height
    for y, bands in ((_EDGE, (4.6, 1.2)), (height - _EDGE, (-4.6, -1.2))):
        main, accent = bands
        sheet.box(_EDGE, min(y, y + main), width - 2 * _EDGE, abs(main), fill=colours.main)
        start = y + main + (0.7 if main > 0 else -0.7)
        sheet.box(_EDGE, min(start, start + accent), width - 2 * _EDGE, abs(accent), fill=colours.accent)
    for near_x, near_y, right, down in ((_EDGE, _EDGE, 1, 1), (width - _EDGE, height - _EDGE, -1, -1)):
        for outer, inner, colour in ((27.0, 0.0, colours.main), (31.5, 28.5, colours.accent)):
            corner = [
                (near_x + right * outer, near_y),
                (near_x, near_y + down * outer),
                (near_x, near_y + down * inner),
                (near_x + right * inner, near_y),
            ]
            _filled(sheet, corner, colour)


def _frame(sheet: Sheet, inset: float, weight: float, colour: Colour) -> None:
    sheet.box(inset, inset, sheet.width - 2 * inset, sheet.height - 2 * inset, stroke=colour, weight=weight)


def _lozenge(sheet: Sheet, x: float, y: float, half: float, colour: Colour) -> None:
    _filled(sheet, [(x, y - half), (x + half, y), (x, y + half), (x - half, y)], colour)


def _filled(sheet: Sheet, points: Sequence[tuple[float, float]], colour: Colour) -> None:
    sheet.canvas.setFillColorRGB(*colour)
    sheet.canvas.drawPath(_path(sheet, points), stroke=0, fill=1)


def _outline(sheet: Sheet, points: Sequence[tuple[float, float]], weight: float, colour: Colour) -> None:
    sheet.canvas.setStrokeColorRGB(*colour)
    sheet.canvas.setLineWidth(weight)
    sheet.canvas.drawPath(_path(sheet, points), stroke=1, fill=0)


def _path(sheet: Sheet, points: Sequence[tuple[float, float]]) -> object:
    path = sheet.canvas.beginPath()
    for index, (x, y) in enumerate(points):
        (path.lineTo if index else path.moveTo)(x * POINTS_PER_MM, (sheet.height - y) * POINTS_PER_MM)
    path.close()
    return path
