"""Who signs a certificate: one or two columns, with pictures of signatures or room to sign by hand."""

from collections.abc import Sequence

from db.records.certificate import CertificateSignatory
from desktop.printing.fonts import Face
from desktop.printing.layout import INK, POINTS_PER_MM, Align, Line, Style, wrap
from desktop.printing.sheet import Sheet
from desktop.printing.signature import BLANK_NAME, title_line
from desktop.printing.text import trimmed

_SIZES = (10.5, 9.5, 8.5, 7.5, 6.5)
_STAMP = 19.0  # millimetres for signature and stamp
_WIDEST = 100.0
_PICTURE_WIDTH = 46.0


class Signing:
    """The signature blocks side by side, all names on one height; letters shrink until they are no higher than `most`.

    Place and date stand above the last block, which is the office's own. All in millimetres.
    """

    def __init__(self, signatories: Sequence[CertificateSignatory], left: float, right: float, most: float) -> None:
        if len(signatories) == 1:
            left = max(left, right - _WIDEST - 4)
        self._left, self._column = left, (right - left) / len(signatories)
        self._width = min(self._column - 4, _WIDEST)
        for size in _SIZES:
            self._blocks = [_Block(item, self._width, size) for item in signatories]
            self._dated, self._stamp = Style(size), _STAMP * max(0.75, size / _SIZES[0])
            self._above = max(block.above for block in self._blocks) + self._dated.line_mm
            self.height = self._above + self._stamp + max(block.below for block in self._blocks)
            if self.height <= most:
                break

    def draw(self, sheet: Sheet, place_and_date: str, bottom: float) -> None:
        """Draw the blocks, ending at `bottom`."""
        top = bottom - self.height
        for index, block in enumerate(self._blocks):
            x = self._left + self._column * index + (self._column - self._width) / 2
            if block is self._blocks[-1]:
                last = top + self._above - block.above - self._dated.line_mm
                sheet.column(x, last, self._width, place_and_date, self._dated, Align.CENTER)
            block.draw(sheet, x, top + self._above, self._stamp)


class _Block:
    """The broken lines of one signatory."""

    def __init__(self, item: CertificateSignatory, width: float, size: float) -> None:
        who = item.signatory
        self.width, self.picture = width, item.picture
        self.style, self.name_style = Style(size), Style(size, Face.BOLD)
        self.title: list[Line] = wrap(title_line(who), self.style, width)
        self.named = bool(trimmed(who.name))
        self.name = wrap(trimmed(who.name) or BLANK_NAME, self.name_style if self.named else self.style, width)
        number = f"{who.id_label} {who.id_number}".strip() if trimmed(who.id_number) else ""
        under = [text for text in (who.rank, number) if trimmed(text)]
        self.under = [line for text in under for line in wrap(text, self.style, width)]

    @property
    def above(self) -> float:
        """Height of the title."""
        return len(self.title) * self.style.line_mm

    @property
    def below(self) -> float:
        """Height of the name and what stands below it."""
        return (len(self.name) + len(self.under)) * self.style.line_mm + 0.6

    def draw(self, sheet: Sheet, x: float, stamp_top: float, stamp: float) -> None:
        """Draw the block around the room for the signature."""
        sheet.lines(x, stamp_top - self.above, self.title, self.style, self.width, Align.CENTER)
        if self.picture:
            across = min(self.width, _PICTURE_WIDTH)
            sheet.picture(self.picture, x + (self.width - across) / 2, stamp_top + 0.5, across, stamp - 1)
        y, style = stamp_top + stamp, self.name_style if self.named else self.style
        if self.named:
            for index, line in enumerate(self.name):
                half, middle = line.width / POINTS_PER_MM / 2, x + self.width / 2
                base = y + index * style.line_mm + style.rise_mm + 0.8
                sheet.line(middle - half, base, middle + half, base, 0.6, INK)
        y = sheet.lines(x, y, self.name, style, self.width, Align.CENTER)
        sheet.lines(x, y + 0.6, self.under, self.style, self.width, Align.CENTER)
