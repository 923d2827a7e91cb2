"""Words as page operators, written straight into the page: reportlab's own text object takes thrice as long."""

from collections.abc import Iterable, Sequence
from typing import Any

from desktop.printing.fonts import Face, fonts

Placed = tuple[float, float, float, Sequence[tuple[str, Face]]]


def write_lines(canvas: Any, placed: Iterable[Placed], size: float, colour: tuple[float, float, float]) -> None:
    """Write lines of one size and colour; each is its x and y in points, its extra word space, and its pieces.

    reportlab still assigns the letters to the subsets it embeds, so only the operators are ours.
    """
    document, escape = canvas._doc, canvas._escape
    known = fonts()
    red, green, blue = colour
    code = [f"BT {red:.3f} {green:.3f} {blue:.3f} rg"]
    spaced = False
    current: tuple[Face, int] | None = None
    for x, y, word_space, pieces in placed:
        if word_space or spaced:
            code.append(f"{word_space:.3f} Tw")
            spaced = bool(word_space)
        code.append(f"1 0 0 1 {x:.3f} {y:.3f} Tm")
        for text, face in pieces:
            font = known[face]
            for subset, signs in font.splitString(text, document):
                if current != (face, subset):
                    code.append(f"{font.getSubsetInternalName(subset, document)} {size:g} Tf")
                    current = (face, subset)
                code.append(f"({escape(signs)}) Tj")
    if spaced:
        code.append("0 Tw")  # it would outlive this text
    code.append("ET")
    canvas._code.append(" ".join(code))
