"""Photos and scans brought to the size they have on paper, so that an issued paper keeps no more than it shows."""

import io
from typing import Any

from desktop.printing.pdfium_turn import PDFIUM_TURN

PHOTO_SIDE = 1000  # pixels: 150 dpi across the whole page, more where two photos share it
SCAN_SIDE = 1500  # pixels of the longer side of a scanned page: 130 dpi on A4
MOST_SCAN_PAGES = 40
_QUALITY = 78


def photo_for_paper(content: bytes) -> bytes:
    """Return a photo as JPEG, at most 1,000 pixels wide and high; one that cannot be read comes back as it is."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            opened.draft("RGB", (PHOTO_SIDE, PHOTO_SIDE))
            return _jpeg(opened.convert("RGB"), PHOTO_SIDE)
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError):
        return content


def scan_pages(content: bytes) -> tuple[bytes, ...]:
    """Return the pages of a scan (picture or PDF) as JPEG, at most 40; nothing of a PDF that cannot be read."""
    if not content.startswith(b"%PDF-"):
        return (_picture(content),)
    import pypdfium2

    try:
        with PDFIUM_TURN:
            document = pypdfium2.PdfDocument(content)
            try:
                return tuple(_page(document[place]) for place in range(min(len(document), MOST_SCAN_PAGES)))
            finally:
                document.close()
    except pypdfium2.PdfiumError:
        return ()


def _page(page: Any) -> bytes:
    scale = SCAN_SIDE / max(page.get_size())
    return _jpeg(page.render(scale=scale).to_pil().convert("RGB"), SCAN_SIDE)


def _picture(content: bytes) -> bytes:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            return _jpeg(opened.convert("RGB"), SCAN_SIDE)
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError):
        return content


def _jpeg(picture: Any, side: int) -> bytes:
    picture.thumbnail((side, side))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()
