"""The eight words of an office's keys on paper: large, numbered, in the order in which they are read out."""

from collections.abc import Sequence

from desktop.printing.fonts import Face
from desktop.printing.layout import GREY, INK, Align, Style, wrap
from desktop.printing.sheet import Sheet

_WORD = Style(14.5, Face.BOLD)
_NUMBER = Style(8, colour=GREY)
_CAPTION = Style(9, Face.SEMIBOLD, GREY)
_ACROSS = 4
_ROW = 10.5  # millimetres


def word_box(sheet: Sheet, words: Sequence[str], caption: str) -> None:
    """Draw the words four in a row inside a frame, with a caption above them."""
    rows = -(-len(words) // _ACROSS)
    head = wrap(caption, _CAPTION, sheet.content_width - 8)
    height = rows * _ROW + len(head) * _CAPTION.line_mm + 5
    sheet.need(height + 3)
    sheet.box(sheet.left, sheet.y, sheet.content_width, height, stroke=INK, weight=1.1, radius=1.5)
    top = sheet.lines(sheet.left + 4, sheet.y + 2.2, head, _CAPTION, sheet.content_width - 8) + 1.2
    wide = (sheet.content_width - 8) / _ACROSS
    for place, word in enumerate(words):
        row, column = divmod(place, _ACROSS)
        x, y = sheet.left + 4 + column * wide, top + row * _ROW
        sheet.text(x + 4, y + 6.4, str(place + 1), _NUMBER, Align.RIGHT)
        sheet.text(x + 6, y + 6.4, word, _fitting(word, wide - 7))
    sheet.y += height + 3.5


def _fitting(word: str, room: float) -> Style:
    style = _WORD
    while style.size > 9 and len(wrap(word, style, room)) > 1:
        style = Style(style.size - 0.5, Face.BOLD)
    return style
