"""A PDF held in memory, its pages drawn to pictures one at a time; nothing is written to disk."""

from collections import OrderedDict

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from db.problem import Problem
from desktop.printing.pdfium_turn import PDFIUM_TURN

_KEPT_PICTURES = 8
# A page is never drawn larger than this, whatever its paper size says: 40 megapixels are 160 MB.
_LARGEST_SIDE = 6400


def make_ready() -> None:
    """Load what draws pages; called beside the window before a paper is shown, so that the window need not wait."""
    import pypdfium2  # noqa: F401


class PdfPages:
    """The pages of a PDF as pictures; the last few are kept.

    Raises Problem `pdf-unreadable` when the content is no PDF that can be opened.
    """

    def __init__(self, content: bytes) -> None:
        import pypdfium2 as pdfium  # heavy: read when the first paper is looked at

        try:
            with PDFIUM_TURN:
                self._document = pdfium.PdfDocument(content)
                self._sizes = [self._document.get_page_size(n) for n in range(len(self._document))]
        except pdfium.PdfiumError as error:
            raise Problem("pdf-unreadable") from error
        if not self._sizes:
            raise Problem("pdf-unreadable")
        self._pictures: OrderedDict[tuple[int, int], QImage] = OrderedDict()

    def __len__(self) -> int:
        return len(self._sizes)

    def size(self, number: int) -> QSizeF:
        """Return the size of a page in points (1/72 inch); pages count from 0."""
        width, height = self._sizes[number]
        return QSizeF(width, height)

    def kept(self, number: int, scale: float) -> QImage | None:
        """Return the picture of a page if it was drawn before at this scale."""
        key = (number, round(scale * 1000))
        if key not in self._pictures:
            return None
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def draw(self, number: int, scale: float) -> QImage:
        """Draw a page; `scale` is pixels per point (300 dpi = 300 / 72)."""
        known = self.kept(number, scale)
        if known is not None:
            return known
        width, height = self._sizes[number]
        safe_scale = min(scale, _LARGEST_SIDE / max(width, height, 1.0))
        with PDFIUM_TURN:
            page = self._document[number]
            try:
                bitmap = page.render(scale=safe_scale, prefer_bgrx=True)
                picture = QImage(
                    bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
                ).copy()  # the bitmap's memory goes when it is closed
                bitmap.close()
            finally:
                page.close()
        self._pictures[number, round(scale * 1000)] = picture
        while len(self._pictures) > _KEPT_PICTURES:
            self._pictures.popitem(last=False)
        return picture

    def close(self) -> None:
        """Let go of the document and its pictures."""
        self._pictures.clear()
        with PDFIUM_TURN:
            self._document.close()
