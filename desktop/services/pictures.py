"""Pictures and PDF files from outside, brought to what the register keeps (threats S19, S20)."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.problem import Problem
from desktop.printing.pdfium_turn import PDFIUM_TURN

if TYPE_CHECKING:
    from PIL import Image

MAX_BYTES = 10_000_000  # the limit of the UPG's own forms (domain: jpg/png/pdf 10 MB)
MAX_PIXELS = 60_000_000  # a 60-megapixel phone picture; 200 MB decoded
MAX_SIDE = 1600
_QUALITY = 85
_MARK_SIDE = 1000
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it will be sealed: its bytes, what they are, and a name that is safe to show."""

    content: bytes
    media_type: str
    file_name: str


def prepare(content: bytes, file_name: str) -> KeptFile:
    """Return a file ready to be kept: pictures re-encoded to at most 1600 px without any metadata, PDF as it is.

    What a file is goes by its first bytes, never by its name. Raises Problem `attachment-empty`,
    `attachment-too-large`, `attachment-kind`, `picture-too-large`, `picture-damaged`, `pdf-damaged`.
    """
    name = shown_name(file_name)
    if not content:
        raise Problem("attachment-empty", field="file", name=name)
    if len(content) > MAX_BYTES:
        raise Problem("attachment-too-large", field="file", name=name, limit=MAX_BYTES // 1_000_000)
    if content.startswith(b"%PDF-"):
        _check_pdf(content, name)
        return KeptFile(content, "application/pdf", name)
    if content.startswith(_PICTURES):
        return KeptFile(shrink(content, name), "image/jpeg", name)
    raise Problem("attachment-kind", field="file", name=name)


def check(content: bytes, file_name: str) -> None:
    """See that a file of another office is a picture or PDF that may be drawn; it is kept as it came either way.

    Raises the Problems of `prepare` about kind, size and damage.
    """
    name = shown_name(file_name)
    if content.startswith(b"%PDF-"):
        _check_pdf(content, name)
    elif content.startswith(_PICTURES):
        with _upright(content, name):
            pass
    else:
        raise Problem("attachment-kind", field="file", name=name)


def shrink(content: bytes, name: str) -> bytes:
    """Return a picture as JPEG, at most 1600 pixels wide and high, upright, on white, with no metadata.

    Raises Problem `picture-too-large` or `picture-damaged`.
    """
    from PIL import Image

    with _upright(content, name) as picture:
        flat = Image.new("RGB", picture.size, "white")
        flat.paste(picture, mask=picture.getchannel("A"))
        out = io.BytesIO()
        flat.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def reduced(content: bytes, side: int) -> bytes:
    """Return a kept picture as a smaller JPEG, at most `side` pixels wide and high.

    Raises Problem `picture-damaged`.
    """
    out = io.BytesIO()
    with _upright(content, "") as picture:
        picture.thumbnail((side, side))
        picture.convert("RGB").save(out, "JPEG", quality=_QUALITY - 15, optimize=True)
    return out.getvalue()


def as_mark(content: bytes, file_name: str, *, clear_paper: bool = False) -> bytes:
    """Return a logo or a signature as PNG, at most 1,000 pixels wide and high, without metadata.

    `clear_paper` makes white paper transparent, for a signature that was photographed. Raises Problem
    `attachment-empty`, `picture-file-too-large`, `picture-kind`, `picture-too-large`, `picture-damaged`.
    """
    name = shown_name(file_name)
    if not content:
        raise Problem("attachment-empty", field="file", name=name)
    if len(content) > MAX_BYTES:
        size = len(content) // 1_000_000
        raise Problem("picture-file-too-large", field="file", name=name, size=size, limit=MAX_BYTES // 1_000_000)
    if not content.startswith(_PICTURES):
        raise Problem("picture-kind", field="file", name=name)
    out = io.BytesIO()
    with _upright(content, name) as picture:
        picture.thumbnail((_MARK_SIDE, _MARK_SIDE))
        if clear_paper and picture.getchannel("A").getextrema()[0] == 255:
            ink = picture.convert("L").point(lambda level: min(255, max(0, 235 - level) * 4))
            picture.putalpha(ink)
        picture.save(out, "PNG", optimize=True)
    return out.getvalue()


@contextmanager
def _upright(content: bytes, name: str) -> "Iterator[Image.Image]":
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    raise Problem("picture-too-large", field="file", name=name)
                # JPEG decodes at a smaller scale: half the time and memory.
                opened.draft("RGB", (MAX_SIDE * 2, MAX_SIDE * 2))
                picture = ImageOps.exif_transpose(opened).convert("RGBA")
                picture.thumbnail((MAX_SIDE, MAX_SIDE))
                yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Problem("picture-too-large", field="file", name=name) from error
    except (OSError, ValueError, SyntaxError, IndexError, TypeError) as error:
        # Pillow reports damage through any of these, depending on where in the file it lies.
        raise Problem("picture-damaged", field="file", name=name) from error


def shown_name(file_name: str) -> str:
    """Return a file's name fit to be shown and saved: no folders, no reserved signs, at most 100 characters (S14)."""
    base = re.split(r"[/\\:]", file_name)[-1]
    kept = "".join(c if c.isprintable() and c not in '<>|?*"\u202e\u202d\u2066\u2067\u2068' else "_" for c in base)
    kept = kept.strip(" .")[-100:]
    if not kept or re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", kept):
        return "lampiran"
    return kept


def _check_pdf(content: bytes, name: str) -> None:
    import pypdfium2

    try:
        with PDFIUM_TURN:
            document = pypdfium2.PdfDocument(content)
            try:
                pages = len(document)
            finally:
                document.close()
    except pypdfium2.PdfiumError as error:
        raise Problem("pdf-damaged", field="file", name=name) from error
    if pages == 0:
        raise Problem("pdf-damaged", field="file", name=name)
