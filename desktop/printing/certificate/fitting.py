"""Words made to fit: lines of about the same length, letters that shrink, nothing ever cut off."""

import re
from dataclasses import dataclass

from desktop.printing.fonts import Face, units
from desktop.printing.layout import POINTS_PER_MM, Align, Line, Style, Text, wrap
from desktop.printing.sheet import Sheet

SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4, 0.34, 0.28)


_TOGETHER = re.compile(r"(?<=\d) (?=[A-Z]|s\.d\.|jam )|(?<=s\.d\.) (?=\d)|(?<=tanggal) (?=\d)|(?<=[a-z]) (?=\d{4}\b)")
_HELD = "\u00a0"


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of one style in the middle of the page, with a gap before them, in millimetres."""

    lines: list[Line]
    style: Style
    before: float = 0.0

    @property
    def height(self) -> float:
        """Height with the gap, in millimetres."""
        return self.before + len(self.lines) * self.style.line_mm

    def draw(self, sheet: Sheet, y: float, left: float, width: float) -> float:
        """Draw below `y`; returns the `y` below."""
        return sheet.lines(left, y + self.before, self.lines, self.style, width, Align.CENTER)


def balanced(text: Text, style: Style, width: float) -> list[Line]:
    """Break a text into as few lines as fit, of about the same length: no word stands alone on the last line."""
    lines = wrap(text, style, width)
    if len(lines) < 2:
        return lines
    narrow, wide = width / len(lines) * 0.9, width
    while wide - narrow > 2:
        middle = (narrow + wide) / 2
        tried = wrap(text, style, middle)
        # A narrower column may part a long word that the full width leaves whole.
        if len(tried) == len(lines) and _words(tried) == _words(lines):
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def sentence_lines(text: str, style: Style, width: float) -> list[Line]:
    """Break a sentence into lines of about the same length; dates and counts stay together."""
    held = balanced(_TOGETHER.sub(_HELD, text), style, width)
    return [
        Line(tuple((piece.replace(_HELD, " "), face) for piece, face in line.pieces), line.width, line.ends)
        for line in held
    ]


def name_piece(name: str, width: float, scale: float) -> Piece:
    """Return a name large on one line, smaller where it is long, and on several lines where that is too small."""
    across = units(name, Face.BOLD) / 1000 / POINTS_PER_MM
    largest, least = 29 * scale, 19 * scale
    size = min(largest, width / across) if across else largest
    if size >= least:
        style = Style(int(size * 2) / 2, Face.BOLD, leading=size * 1.2)
        return Piece(wrap(name, style, width + 1), style)
    style = Style(least, Face.BOLD, leading=least * 1.16)
    return Piece(balanced(name, style, width), style)


def _words(lines: list[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)
