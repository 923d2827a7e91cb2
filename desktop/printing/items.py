"""Things and parties as hand-over papers name them, and the table of things."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.printing.layout import PALE, Align
from desktop.printing.letter import pairs
from desktop.printing.sheet import BODY, Sheet
from desktop.printing.table import Column, Table
from desktop.printing.text import or_dash
from desktop.rules.words import rupiah


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperItem:
    """A thing on a paper: what it is, how many with the unit, its estimated value in rupiah, its condition."""

    description: str
    quantity_text: str = ""
    value: int | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person or body that gives or takes."""

    name: str = ""
    position: str = ""
    address: str = ""


def item_table(sheet: Sheet, items: Sequence[PaperItem], *, with_condition: bool = True, blank_rows: int = 0) -> None:
    """Draw the things with the sum of their values; `blank_rows` more rows are left to be filled in by hand."""
    columns = [
        Column("No.", 1.0, Align.CENTER),
        Column("Uraian barang", 6.4),
        Column("Jumlah", 2.2),
        Column("Kondisi", 2.2),
        Column("Nilai taksiran", 2.8, Align.RIGHT),
    ]
    if not with_condition:
        del columns[3]
    table = Table(sheet, columns)
    table.header()
    for number, item in enumerate(items, start=1):
        cells = [str(number), or_dash(item.description), or_dash(item.quantity_text), rupiah(item.value) or "–"]
        if with_condition:
            cells.insert(3, or_dash(item.condition))
        table.row(cells)
    table.blank_rows(blank_rows)
    if items:
        total = sum(item.value or 0 for item in items)
        cells = ["", "Jumlah nilai taksiran", "", rupiah(total)]
        if with_condition:
            cells.insert(3, "")
        table.row(cells, strong=True, fill=PALE)
    sheet.y += 4


def party_block(sheet: Sheet, number: int, party: Party, called: str) -> None:
    """Write a party with its number and the name the paper calls it by; empty parts get a dotted line."""
    sheet.need(22)
    sheet.text(sheet.left + 2, sheet.y + BODY.rise_mm, f"{number}.")
    pairs(
        (("Nama", party.name), ("Jabatan", party.position), ("Alamat", party.address)),
        sheet,
        label_width=22,
        indent=8,
    )
    sheet.paragraph(f"selanjutnya disebut {called}.", indent=8, after=3)
