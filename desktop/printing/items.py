"""Things and parties as hand-over papers name them, and the table of things."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from db.records.report import GiftObject
from desktop.printing.layout import PALE, Align
from desktop.printing.letter import pairs
from desktop.printing.sheet import BODY, Sheet
from desktop.printing.table import Column, Table
from desktop.printing.text import or_dash, trimmed
from desktop.rules.words import grouped, rupiah


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


def paper_item(item: GiftObject, condition: str = "") -> PaperItem:
    """Return an object of a report as hand-over papers list it."""
    return PaperItem(
        description=item.description, quantity_text=quantity_text(item), value=item.value, condition=condition
    )


def object_text(item: GiftObject) -> str:
    """Return an object in one text, as in C4 of the official form: quantity with unit, then the description."""
    amount = quantity_text(item)
    return " – ".join(part for part in (amount, trimmed(item.description)) if part)


def quantity_text(item: GiftObject) -> str:
    """Return quantity and unit, "2,5 kg", or nothing."""
    if item.quantity is None:
        return trimmed(item.unit)
    return f"{_decimal(item.quantity)} {trimmed(item.unit)}".strip()


def value_text(item: GiftObject) -> str:
    """Return the value as in C5 of the official form: rupiah, after the foreign amount they are the estimate of."""
    foreign = ""
    if item.foreign_value is not None and item.currency != "IDR":
        foreign = f"{item.currency} {_decimal(item.foreign_value)}"
    amount = f"{rupiah(item.value)},00" if item.value is not None else ""
    if foreign and amount:
        return f"{foreign} (taksiran {amount})"
    return foreign or amount


def _decimal(number: Decimal) -> str:
    """Return a number with Indonesian separators and no needless zeros."""
    text = f"{number:f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    sign = "-" if whole.startswith("-") else ""
    return f"{sign}{grouped(int(whole.lstrip('-') or 0))}{',' + fraction if fraction else ''}"
