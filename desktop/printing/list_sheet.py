"""A list as it stands on the screen, printed for work at the desk: no number, no check code, nothing to sign."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.printing.frame import PaperFrame, document_title, open_sheet
from desktop.printing.layout import GREY, Align, Style
from desktop.printing.sheet import Margins
from desktop.printing.table import Column, Table, TableLook
from desktop.rules.words import date_long, grouped

_LOOK = TableLook(size=8.5, padding=1.0)
_NOTE = Style(9, colour=GREY)


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list: heading, its share of the width, figures at the right."""

    title: str
    share: float
    right: bool = False


def draw_list(
    frame: PaperFrame, title: str, note: str, columns: Sequence[ListColumn], rows: Iterable[Sequence[str]]
) -> bytes:
    """Return the PDF of a list, landscape; `note` says what it was narrowed to, or is empty."""
    sheet = open_sheet(frame, title, "", landscape=True, margins=Margins(left=15, right=15))
    state = f"{frame.office_name}, keadaan {date_long(frame.dated)}"
    document_title(sheet, title, subtitle=state)
    if note:
        sheet.paragraph(note, _NOTE, Align.CENTER)
        sheet.y += 2
    table = Table(sheet, [Column(c.title, c.share, Align.RIGHT if c.right else Align.LEFT) for c in columns], _LOOK)
    table.header()
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007 — the number of rows is said below
        table.row(row)
    sheet.y += 2
    sheet.paragraph(f"{grouped(count)} baris", _NOTE)
    return sheet.finish()
