"""The book of files of a period (buku ekspedisi): what went out and what came in, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from db.records.office import Signatory
from db.records.period import Period
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import Align
from desktop.printing.section import part
from desktop.printing.sheet import Margins, Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column, Table, TableLook
from desktop.rules.words import date_long, date_short, grouped, period_title

TITLE = "BUKU EKSPEDISI BERKAS"
NIL = "NIHIL"
_LOOK = TableLook(size=8.5, padding=1.0, numbers=True)
_MARGINS = Margins(left=14, right=14, top=13, bottom=23)


@dataclass(frozen=True, slots=True, kw_only=True)
class BookFile:
    """One line: the day it went or came, its number, the other office, what it is, its name, code and state."""

    on: date
    number: str = ""
    office: str = ""
    kind: str = ""
    about: str = ""
    name: str = ""
    code: str = ""
    state: str = ""
    by_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileBookPaper:
    """The book of a period, the oldest line first."""

    frame: PaperFrame
    period: Period | None = None
    outgoing: tuple[BookFile, ...] = ()
    incoming: tuple[BookFile, ...] = ()
    keeper: Signatory = field(default_factory=Signatory)


def draw(paper: FileBookPaper, check_code: str) -> bytes:
    """Return the PDF of a book of files."""
    frame = paper.frame
    name = f"{TITLE.title()} {period_title(paper.period)}" if paper.period else TITLE.title()
    sheet = open_sheet(frame, name, check_code, landscape=True, margins=_MARGINS)
    letterhead(sheet, frame)
    document_title(sheet, TITLE, frame.number, period_title(paper.period).upper() if paper.period else "")
    part(sheet, "A", f"Berkas keluar ({grouped(len(paper.outgoing))})", room=30)
    _table(sheet, paper.outgoing, "Tujuan")
    part(sheet, "B", f"Berkas masuk ({grouped(len(paper.incoming))})", room=30)
    _table(sheet, paper.incoming, "Asal")
    place = f"{frame.place}, {date_long(frame.dated)}" if frame.place else date_long(frame.dated)
    keeper = paper.keeper if paper.keeper.title else Signatory(name=paper.keeper.name, title="Petugas register")
    signatures(
        sheet,
        (
            SignatureBlock(above=("Mengetahui,",), signatory=frame.head),
            None,
            SignatureBlock(above=(place,), signatory=keeper),
        ),
        stamp=14,
    )
    return sheet.finish()


def _table(sheet: Sheet, files: Sequence[BookFile], other: str) -> None:
    columns = (
        Column("No.", 0.9, Align.CENTER),
        Column("Tanggal", 1.8, Align.CENTER),
        Column("Nomor kiriman", 1.5, Align.CENTER),
        Column(other, 4.0),
        Column("Jenis berkas, masa", 3.4),
        Column("Nama berkas", 5.4),
        Column("Kode cek", 3.5, Align.CENTER),
        Column("Keadaan", 2.7),
        Column("Petugas", 2.7),
    )
    table = Table(sheet, columns, _LOOK)
    table.header()
    for place, file in enumerate(files, start=1):
        table.row(
            (
                str(place),
                date_short(file.on),
                file.number,
                file.office,
                "\n".join(word for word in (file.kind, file.about) if word),
                file.name,
                file.code,
                file.state,
                file.by_name,
            )
        )
    if not files:
        table.row(("", "", "", NIL, *[""] * 5))
    sheet.y += 4
