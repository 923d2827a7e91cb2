"""The nil report: in this period no gift was received or refused."""

from dataclasses import dataclass, field

from db.records.office import UpgContact
from db.records.period import Period
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import Align
from desktop.printing.letter import pairs
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column, Table
from desktop.rules.words import date_long, period_range, period_title

TITLE = "LAPORAN NIHIL GRATIFIKASI"
NIL = "NIHIL"
_ROWS = (
    "Penerimaan gratifikasi",
    "Penolakan gratifikasi",
    "Objek gratifikasi yang dititipkan",
    "Objek gratifikasi yang disalurkan",
    "Laporan yang diteruskan ke KPK",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NilPaper:
    """The nil report of a period, to the gratification control unit."""

    frame: PaperFrame
    period: Period
    to: UpgContact = field(default_factory=UpgContact)
    regency: str = ""


def draw(paper: NilPaper, check_code: str) -> bytes:
    """Return the PDF of a nil report."""
    frame = paper.frame
    sheet = open_sheet(frame, f"Laporan Nihil {period_title(paper.period)}", check_code)
    letterhead(sheet, frame)
    document_title(sheet, TITLE, frame.number, period_title(paper.period).upper())
    sheet.paragraph("Yang bertanda tangan di bawah ini:", after=2)
    head = frame.head
    number = " ".join(part for part in (head.id_label, head.id_number) if head.id_number.strip())
    rows = [("Nama", head.name), ("Jabatan", head.title), ("Kantor", frame.office_name)]
    if number:
        rows.insert(1, ("Nomor induk", number))
    pairs(rows, sheet, label_width=32, indent=6)
    sheet.y += 2
    where = paper.to.name.strip() or "UPG"
    if paper.regency.casefold() not in where.casefold():
        where = f"{where} {paper.regency}"
    sheet.paragraph(
        f"melaporkan kepada {where} bahwa sejak tanggal {period_range(paper.period)} pada {frame.office_name} "
        "tidak ada penerimaan maupun penolakan gratifikasi yang dilaporkan atau diketahui, dengan rincian:",
        align=Align.JUSTIFY,
        after=3,
    )
    columns = (
        Column("No.", 1, Align.CENTER),
        Column("Uraian", 8),
        Column("Jumlah", 2.2, Align.CENTER),
        Column("Nilai", 2.6, Align.CENTER),
    )
    table = Table(sheet, columns)
    table.header()
    for place, words in enumerate(_ROWS, start=1):
        table.row((str(place), words, NIL, NIL))
    sheet.y += 5
    sheet.paragraph(
        "Demikian laporan ini dibuat dengan sebenarnya. Apabila di kemudian hari diketahui ada gratifikasi pada masa "
        "tersebut, laporannya akan disampaikan sesuai ketentuan.",
        align=Align.JUSTIFY,
        after=7,
    )
    day = f"{frame.place}, {date_long(frame.dated)}" if frame.place else date_long(frame.dated)
    signatures(sheet, (SignatureBlock(above=(day,), signatory=head),))
    return sheet.finish()
