"""The opening of a letter: place and date, number, nature, enclosures, subject, addressee."""

from collections.abc import Sequence

from desktop.printing.layout import HAIR, Align, wrap
from desktop.printing.sheet import BODY, Sheet
from desktop.printing.text import trimmed


def letter_opening(
    sheet: Sheet,
    *,
    place_and_date: str,
    number: str,
    nature: str,
    enclosures: str,
    subject: str,
    to: Sequence[str],
) -> None:
    """Write the block Nomor/Sifat/Lampiran/Hal on the left, the date on the right, and the addressee below."""
    sheet.y = sheet.column(sheet.left, sheet.y, sheet.content_width, place_and_date, BODY, Align.RIGHT) + 1.5
    pairs(
        (("Nomor", number), ("Sifat", nature), ("Lampiran", enclosures), ("Hal", subject)),
        sheet,
        label_width=22,
        width=96,
    )
    sheet.y += 3
    for line in to:
        sheet.paragraph(line, after=0.4)
    sheet.y += 4


def pairs(
    rows: Sequence[tuple[str, str]],
    sheet: Sheet,
    *,
    label_width: float = 45.0,
    indent: float = 0.0,
    width: float | None = None,
) -> None:
    """Write rows of label, colon and value; a long value goes on below itself, over pages if it must.

    An empty value leaves a dotted line to write on.
    """
    start = indent + label_width + 3
    wide = (width or sheet.content_width - indent) - label_width - 3
    for label, value in rows:
        label_lines = wrap(label, BODY, label_width)
        sheet.need(max(len(label_lines), 1) * BODY.line_mm)
        page, top = sheet.page, sheet.y
        label_end = sheet.lines(sheet.left + indent, top, label_lines, BODY, label_width)
        sheet.text(sheet.left + indent + label_width, top + BODY.rise_mm, ":")
        if trimmed(value):
            sheet.paragraph(value, indent=start, width=wide, after=0)
        else:
            base = top + BODY.rise_mm + 0.6
            sheet.line(sheet.left + start, base, sheet.left + start + wide, base, 0.6, HAIR, dash=2)
        if sheet.page == page:
            sheet.y = max(sheet.y, label_end)
        sheet.y += 0.9


def numbered(sheet: Sheet, items: Sequence[str], *, indent: float = 0.0, after: float = 1.2) -> None:
    """Write items as 1., 2., 3. with hanging lines."""
    for number, item in enumerate(items, start=1):
        sheet.need(BODY.line_mm)
        sheet.text(sheet.left + indent, sheet.y + BODY.rise_mm, f"{number}.")
        sheet.paragraph(item, indent=indent + 6, after=after)
