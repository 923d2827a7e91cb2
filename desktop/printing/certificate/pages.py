"""Pages drawn one after the other, with parts that are written into the document once and shown on many of them."""

from collections.abc import Callable, Hashable
from datetime import date

from db.vocabulary import PaperSize
from desktop.printing.layout import POINTS_PER_MM
from desktop.printing.sheet import SIZES, Margins, Sheet

_WHOLE_PAGE = Margins(0, 0, 0, 0)


class Pages(Sheet):
    """A landscape sheet whose pages are finished at once: nothing on a certificate needs the number of pages."""

    def __init__(self, *, title: str, size: PaperSize, dated: date, author: str) -> None:
        self._parts: dict[Hashable, str] = {}
        super().__init__(title=title, size=size, dated=dated, landscape=True, margins=_WHOLE_PAGE, author=author)

    def resize(self, size: PaperSize) -> None:
        """Set the paper of the page just begun."""
        self.height, self.width = SIZES[size]
        self.canvas.setPageSize((self.width * POINTS_PER_MM, self.height * POINTS_PER_MM))

    def part(self, key: Hashable, draw: Callable[[], None], y: float = 0.0) -> None:
        """Show a part of the page: drawn at its first use, afterwards named only.

        `y` moves it down, in millimetres. What it shows must depend on nothing but `key` and the size of the paper.
        """
        named = (key, self.width)
        name = self._parts.get(named)
        if name is None:
            name = f"part{len(self._parts) + 1}"
            self.canvas.beginForm(name, 0, 0, self.width * POINTS_PER_MM, self.height * POINTS_PER_MM)
            draw()
            self.canvas.endForm()
            self._parts[named] = name
        if y:
            self.canvas._code.append(f"q 1 0 0 1 0 {-y * POINTS_PER_MM:.3f} cm")
        self.canvas.doForm(name)
        if y:
            self.canvas._code.append("Q")

    def _keep_page(self) -> None:
        self.canvas.showPage()
