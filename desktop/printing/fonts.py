"""The typefaces of all papers: Source Sans Pro, embedded as subsets, registered once."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any


class Face(StrEnum):
    """A cut of the typeface; the value is the name reportlab knows it by."""

    REGULAR = "Sigap"
    SEMIBOLD = "Sigap-Semibold"
    BOLD = "Sigap-Bold"
    ITALIC = "Sigap-Italic"
    BOLD_ITALIC = "Sigap-BoldItalic"


_FILES = {
    Face.REGULAR: "SourceSansPro-Regular.ttf",
    Face.SEMIBOLD: "SourceSansPro-Semibold.ttf",
    Face.BOLD: "SourceSansPro-Bold.ttf",
    Face.ITALIC: "SourceSansPro-It.ttf",
    Face.BOLD_ITALIC: "SourceSansPro-BoldIt.ttf",
}


@lru_cache(maxsize=1)
def fonts() -> Mapping[Face, Any]:
    """Register every cut with reportlab and return its font objects by face."""
    import font_source_sans_pro
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    # SAFETY.md S17: should any path of reportlab ever meet a web or file address, it stays shut.
    rl_config.trustedSchemes = ["data"]
    rl_config.trustedHosts = []
    rl_config.useA85 = 0  # page content stays binary: a fifth smaller and faster
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    registered = {}
    for face, file_name in _FILES.items():
        font = TTFont(face.value, str(folder / file_name))
        pdfmetrics.registerFont(font)
        registered[face] = font
    return registered


@lru_cache(maxsize=len(_FILES))
def covered(face: Face) -> frozenset[int]:
    """Return the code points a face can draw."""
    return frozenset(fonts()[face].face.charToGlyph)


@lru_cache(maxsize=65_536)
def units(text: str, face: Face) -> float:
    """Return the width of a text in thousandths of the font size."""
    metrics = fonts()[face].face
    widths: dict[int, float] = metrics.charWidths
    default: float = metrics.defaultWidth
    return sum(widths.get(ord(character), default) for character in text)


def width(text: str, face: Face, size: float) -> float:
    """Return the width of a text in points."""
    return units(text, face) * size / 1000
