"""Breaking text into lines: words, runs of several faces, and words longer than a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.printing.fonts import Face, units
from desktop.printing.text import visible

POINTS_PER_MM = 72 / 25.4

Colour = tuple[float, float, float]
INK: Colour = (0.07, 0.08, 0.10)
GREY: Colour = (0.36, 0.39, 0.43)
HAIR: Colour = (0.62, 0.65, 0.68)
PALE: Colour = (0.93, 0.94, 0.95)
RED: Colour = (0.72, 0.07, 0.09)
WHITE: Colour = (1.0, 1.0, 1.0)


class Align(StrEnum):
    """Where lines stand between the edges of their column."""

    LEFT = "left"
    RIGHT = "right"
    CENTER = "center"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks. `size` and `leading` are points; leading 0 means a quarter more than the size."""

    size: float = 10.0
    face: Face = Face.REGULAR
    colour: Colour = INK
    leading: float = 0.0

    @property
    def line_points(self) -> float:
        """Distance from one baseline to the next, in points."""
        return self.leading or self.size * 1.25

    @property
    def line_mm(self) -> float:
        """Distance from one baseline to the next, in millimetres."""
        return self.line_points / POINTS_PER_MM

    @property
    def rise_mm(self) -> float:
        """Distance from the top of a line to its baseline, in millimetres."""
        return ((self.line_points - self.size) / 2 + self.size * 0.78) / POINTS_PER_MM

    def bold(self) -> "Style":
        """Return the same style in bold."""
        return Style(self.size, Face.BOLD, self.colour, self.leading)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face."""

    text: str
    face: Face


Text = str | Sequence[Run]


@dataclass(frozen=True, slots=True)
class Line:
    """One line ready to draw: its pieces in order, its width in points, and whether a paragraph ends here."""

    pieces: tuple[tuple[str, Face], ...]
    width: float
    ends: bool

    @property
    def text(self) -> str:
        """The words of the line without their faces."""
        return "".join(piece for piece, _ in self.pieces)


def wrap(text: Text, style: Style, width_mm: float) -> list[Line]:
    """Break a text into lines no wider than the column; an empty text gives no line, an empty paragraph a blank one.

    A word wider than the column is broken between characters.
    """
    limit = max(width_mm * POINTS_PER_MM * 1000 / style.size, 1.0)
    runs = [Run(text, style.face)] if isinstance(text, str) else list(text)
    lines: list[Line] = []
    for paragraph in _paragraphs(runs):
        for pieces, line_units, ends in _fill(paragraph, limit):
            lines.append(Line(_merged(pieces), line_units * style.size / 1000, ends))
    return lines


def _paragraphs(runs: Sequence[Run]) -> list[list[tuple[str, Face]]]:
    """Split runs at newlines into paragraphs of (text, face)."""
    if not any(run.text for run in runs):
        return []
    paragraphs: list[list[tuple[str, Face]]] = [[]]
    for run in runs:
        for index, part in enumerate(visible(run.text, run.face).split("\n")):
            if index:
                paragraphs.append([])
            if part:
                paragraphs[-1].append((part, run.face))
    while len(paragraphs) > 1 and not paragraphs[-1]:
        paragraphs.pop()
    return paragraphs


def _fill(paragraph: list[tuple[str, Face]], limit: float) -> list[tuple[list[tuple[str, Face]], float, bool]]:
    """Fill lines greedily with the words of one paragraph; units are thousandths of the font size."""
    filled: list[tuple[list[tuple[str, Face]], float, bool]] = []
    line: list[tuple[str, Face]] = []
    used = 0.0
    for word in _words(paragraph):
        gap = units(" ", word[0][1]) if line else 0.0
        length = sum(units(piece, face) for piece, face in word)
        if line and used + gap + length > limit:
            filled.append((line, used, False))
            line, used, gap = [], 0.0, 0.0
        if length > limit:
            *full, (line, used) = _broken(word, limit)
            filled.extend((pieces, piece_units, False) for pieces, piece_units in full)
            continue
        if gap:
            line.append((" ", word[0][1]))
        line.extend(word)
        used += gap + length
    filled.append((line, used, True))
    return filled


def _words(paragraph: list[tuple[str, Face]]) -> list[list[tuple[str, Face]]]:
    """Split a paragraph at spaces; a word may change its face in the middle."""
    words: list[list[tuple[str, Face]]] = []
    open_word = False
    for text, face in paragraph:
        for index, part in enumerate(text.split(" ")):
            if index:
                open_word = False
            if not part:
                continue
            if open_word:
                words[-1].append((part, face))
            else:
                words.append([(part, face)])
                open_word = True
    return words


def _broken(word: list[tuple[str, Face]], limit: float) -> list[tuple[list[tuple[str, Face]], float]]:
    """Break a word that is wider than a line, after one of the signs that part a number where there is one."""
    rows: list[tuple[list[tuple[str, Face]], float]] = []
    row: list[tuple[str, Face]] = []
    used = 0.0
    for text, face in word:
        for character in text:
            length = units(character, face)
            if row and used + length > limit:
                keep = _break_place(row)
                rows.append((row[:keep], _length(row[:keep])))
                row = row[keep:]
                used = _length(row)
            row.append((character, face))
            used += length
    rows.append((row, used))
    return rows


def _break_place(row: list[tuple[str, Face]]) -> int:
    """Return after how many characters to break: behind a stroke, else another parting sign, else at the end."""
    for signs in ("/", "-.,:;@_"):
        for place in range(len(row), len(row) // 3, -1):
            if row[place - 1][0] in signs:
                return place
    return len(row)


def _length(row: list[tuple[str, Face]]) -> float:
    return sum(units(character, face) for character, face in row)


def _merged(pieces: list[tuple[str, Face]]) -> tuple[tuple[str, Face], ...]:
    """Join neighbouring pieces of the same face."""
    merged: list[tuple[str, Face]] = []
    for text, face in pieces:
        if merged and merged[-1][1] is face:
            merged[-1] = (merged[-1][0] + text, face)
        else:
            merged.append((text, face))
    return tuple(merged)
