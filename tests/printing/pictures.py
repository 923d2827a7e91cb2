"""Looking at a PDF: its pages as pictures, and how much of a page has a colour."""

from collections.abc import Sequence
from typing import Any

import pypdfium2

from desktop.printing.pdfium_turn import PDFIUM_TURN


def rendered(pdf: bytes, scale: float = 1.0) -> list[Any]:
    """Return the pages as pictures, one pixel a point at scale 1."""
    with PDFIUM_TURN:
        document = pypdfium2.PdfDocument(pdf)
        images = [page.render(scale=scale).to_pil().convert("RGB") for page in document]
        document.close()
    return images


def coloured_share(image: Any, colour: Sequence[float]) -> float:
    """Return the share of a page's pixels that have a colour, within what a renderer rounds."""
    wanted = [round(part * 255) for part in colour]
    data = image.tobytes()
    near = sum(
        abs(data[at] - wanted[0]) < 6 and abs(data[at + 1] - wanted[1]) < 6 and abs(data[at + 2] - wanted[2]) < 6
        for at in range(0, len(data), 3)
    )
    return near / (len(data) // 3)


def text_edges(pdf: bytes) -> list[tuple[float, float, float, float, float, float]]:
    """Return for each page the left, lower, right and upper edge of its words, its width and its height, in points."""
    edges = []
    with PDFIUM_TURN:
        document = pypdfium2.PdfDocument(pdf)
        for page in document:
            words = page.get_textpage()
            boxes = [words.get_rect(index) for index in range(words.count_rects())]
            left, low = min(box[0] for box in boxes), min(box[1] for box in boxes)
            edges.append((left, low, max(b[2] for b in boxes), max(b[3] for b in boxes), *page.get_size()))
        document.close()
    return edges
