"""The hand-over sheet (Berita Acara Serah Terima, BAST) of gratification objects."""

from dataclasses import dataclass, field
from datetime import date

from db.records.office import Signatory
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.items import PaperItem, Party, item_table, party_block
from desktop.printing.layout import Align
from desktop.printing.sheet import Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.text import trimmed
from desktop.rules.words import date_short, date_spelled

TITLE = "BERITA ACARA SERAH TERIMA OBJEK GRATIFIKASI"
_DOTS = "." * 24


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverPaper:
    """Who handed which objects to whom, when and on what ground.

    `basis` is the ground without its opening word ("laporan gratifikasi nomor … tanggal …"). A `blank` paper has
    dotted lines and empty rows; `on` is None there.
    """

    frame: PaperFrame
    on: date | None = None
    basis: str = ""
    first: Party = field(default_factory=Party)
    second: Party = field(default_factory=Party)
    items: tuple[PaperItem, ...] = ()
    witness: Party | None = None
    note: str = ""
    blank: bool = False


def draw(paper: HandoverPaper, check_code: str) -> bytes:
    """Return the PDF of a hand-over sheet."""
    sheet = open_sheet(paper.frame, TITLE.title(), check_code)
    letterhead(sheet, paper.frame)
    document_title(sheet, TITLE, paper.frame.number or ("." * 40 if paper.blank else ""))
    sheet.paragraph(opening(paper.on, paper.frame.place), align=Align.JUSTIFY, after=3)
    party_block(sheet, 1, paper.first, "PIHAK PERTAMA")
    party_block(sheet, 2, paper.second, "PIHAK KEDUA")
    ground = f"Berdasarkan {trimmed(paper.basis)}, " if trimmed(paper.basis) else ""
    sheet.paragraph(
        f"{ground}PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA, dan PIHAK KEDUA menerima dari PIHAK PERTAMA, "
        "objek gratifikasi sebagai berikut:",
        align=Align.JUSTIFY,
        after=3,
    )
    item_table(sheet, paper.items, blank_rows=4 if paper.blank else 0)
    if trimmed(paper.note):
        sheet.paragraph(f"Keterangan: {paper.note}", align=Align.JUSTIFY, after=3)
    sheet.paragraph(
        "Sejak berita acara ini ditandatangani, objek tersebut berada dalam tanggung jawab PIHAK KEDUA. "
        "Demikian berita acara ini dibuat dengan sebenarnya dalam rangkap 2 (dua), masing-masing untuk kedua pihak.",
        align=Align.JUSTIFY,
        after=5,
    )
    sign(sheet, paper.frame, paper.first, paper.second, paper.witness)
    return sheet.finish()


def opening(on: date | None, place: str) -> str:
    """Return the opening sentence with the date written out in words."""
    where = f" bertempat di {trimmed(place)}," if trimmed(place) else ""
    if on is None:
        day = f"hari {_DOTS} tanggal {_DOTS} bulan {_DOTS} tahun {_DOTS}"
    else:
        day = f"{date_spelled(on)} ({date_short(on)})"
    return f"Pada hari ini, {day.removeprefix('hari ')},{where} kami yang bertanda tangan di bawah ini:"


def sign(sheet: Sheet, frame: PaperFrame, first: Party, second: Party, witness: Party | None) -> None:
    """Draw the signatures of both parties, and below them the witness, or else the head of office if not a party."""
    third = None
    if witness is not None:
        third = SignatureBlock(above=("Saksi,",), signatory=Signatory(name=witness.name, rank=witness.position))
    elif trimmed(frame.head.name) and frame.head.name not in (first.name, second.name):
        third = SignatureBlock(above=("Mengetahui,",), signatory=frame.head)
    # All signatures of an agreement stand on one page.
    sheet.need(70 if third else 40)
    signatures(
        sheet,
        (
            SignatureBlock(above=("PIHAK KEDUA,",), signatory=Signatory(name=second.name)),
            SignatureBlock(above=("PIHAK PERTAMA,",), signatory=Signatory(name=first.name)),
        ),
    )
    if third:
        signatures(sheet, (None, third, None))
