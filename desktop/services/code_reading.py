"""Reading the QR codes in pictures and PDF files from outside, within bounds of size and time (threat S19)."""

import io
import math
import warnings
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from db.problem import Problem
from desktop.printing.pdfium_turn import PDFIUM_TURN
from desktop.services.pictures import MAX_PIXELS, shown_name

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 30_000_000  # of a picture; a photo of 60 megapixels has about half of that
MAX_PDF_BYTES = 100_000_000  # a scan of some hundred certificates
MAX_PAGES = 500
_RESOLUTIONS = (200, 300)  # dpi a page is drawn in; the second where the first shows no code
_MOST_ENLARGED = 20_000_000  # pixels after enlarging
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")

Progress = Callable[[int, int], None]


def read_codes(content: bytes, file_name: str, on_progress: Progress | None = None) -> tuple[str, ...]:
    """Return the texts of all QR codes in a PNG, a JPEG or a PDF, each once, from the first page to the last.

    What a file is goes by its first bytes. `on_progress` is told pages done and pages in all; what it raises ends the
    reading. Raises Problem `attachment-empty`, `attachment-too-large`, `attachment-kind`, `picture-too-large`,
    `picture-damaged`, `pdf-damaged`, `certificate-picture-pages` or `certificate-picture-no-code`.
    """
    name = shown_name(file_name)
    if not content:
        raise Problem("attachment-empty", field="file", name=name)
    is_pdf = content.startswith(b"%PDF-")
    if not is_pdf and not content.startswith(_PICTURES):
        raise Problem("attachment-kind", field="file", name=name)
    limit = MAX_PDF_BYTES if is_pdf else MAX_BYTES
    if len(content) > limit:
        raise Problem("attachment-too-large", field="file", name=name, limit=limit // 1_000_000)
    found = _in_pdf(content, name, on_progress) if is_pdf else _in_picture(content, name)
    if not found:
        raise Problem("certificate-picture-no-code", field="file", name=name)
    return tuple(dict.fromkeys(found))


def _in_picture(content: bytes, name: str) -> list[str]:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    raise Problem("picture-too-large", field="file", name=name)
                return codes_in(_on_white(opened))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Problem("picture-too-large", field="file", name=name) from error
    except (OSError, ValueError, SyntaxError, IndexError, TypeError) as error:
        # Pillow reports damage through any of these, depending on where in the file it lies.
        raise Problem("picture-damaged", field="file", name=name) from error


def _on_white(opened: "Image.Image") -> "Image.Image":
    from PIL import Image

    if opened.mode in ("L", "RGB", "1"):
        return opened.convert("L")
    seen = opened.convert("RGBA")
    flat = Image.new("RGB", seen.size, "white")
    flat.paste(seen, mask=seen.getchannel("A"))
    return flat.convert("L")


def _in_pdf(content: bytes, name: str, on_progress: Progress | None) -> list[str]:
    import pypdfium2

    found: list[str] = []
    try:
        with PDFIUM_TURN:
            document = pypdfium2.PdfDocument(content)
        try:
            with PDFIUM_TURN:
                count = len(document)
            if not count:
                raise Problem("pdf-damaged", field="file", name=name)
            if count > MAX_PAGES:
                raise Problem("certificate-picture-pages", field="file", name=name, limit=MAX_PAGES)
            for index in range(count):
                for resolution in _RESOLUTIONS:
                    codes = codes_in(_drawn(document, index, resolution))
                    if codes:
                        found += codes
                        break
                if on_progress is not None:
                    on_progress(index + 1, count)
        finally:
            with PDFIUM_TURN:
                document.close()
    except pypdfium2.PdfiumError as error:
        raise Problem("pdf-damaged", field="file", name=name) from error
    return found


def _drawn(document: object, index: int, resolution: int) -> "Image.Image":
    """Draw a page in grey, the turn held for one page only; a page of giant size is drawn smaller."""
    from typing import Any, cast

    with PDFIUM_TURN:
        page = cast(Any, document)[index]
        width, height = page.get_size()
        scale = min(resolution / 72, math.sqrt(MAX_PIXELS / max(width * height, 1)))
        picture: Image.Image = page.render(scale=scale, grayscale=True).to_pil().convert("L")
        page.close()
    return picture


def codes_in(picture: "Image.Image") -> list[str]:
    """Return the texts of all QR codes in a grey picture; softened and enlarged where it shows none as it is."""
    import zxingcpp

    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found: dict[str, None] = {}
    for attempt in _attempts(picture):
        seen = zxingcpp.read_barcodes(attempt, formats=formats, return_errors=True)
        found |= dict.fromkeys(barcode.text for barcode in seen if barcode.valid and barcode.text)
        if found and all(barcode.valid for barcode in seen):
            break  # no code is left that was seen but not read
    return list(found)


def _attempts(picture: "Image.Image") -> "Iterator[Image.Image]":
    """Yield a picture in the forms worth trying.

    Of simulated scans at 200 dpi 90 % are read as they are; softening takes the noise of the scanner away and
    enlarging gives the reader more than four pixels a module: with both all are read.
    """
    from PIL import Image, ImageFilter, ImageOps

    yield picture
    yield picture.filter(ImageFilter.GaussianBlur(0.8))
    if picture.width * picture.height * 4 <= _MOST_ENLARGED:
        twice = picture.resize((picture.width * 2, picture.height * 2), Image.Resampling.BICUBIC)
        yield twice
        yield twice.filter(ImageFilter.GaussianBlur(1.5))
    else:
        yield picture.reduce(2)
    yield ImageOps.autocontrast(picture.filter(ImageFilter.MedianFilter(3)), cutoff=2)
