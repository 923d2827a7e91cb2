"""The receipt a reporter takes home."""

from dataclasses import dataclass, field
from datetime import date

from db.records.office import Signatory
from db.vocabulary import ReportKind
from desktop.printing.fonts import Face
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.items import PaperItem, item_table
from desktop.printing.layout import Align, Run
from desktop.printing.letter import pairs
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column, Table
from desktop.rules.words import date_long, weekday_date

TITLE = "TANDA TERIMA LAPORAN GRATIFIKASI"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPaper:
    """What was reported, when the office took it in, and the dates the reporter should know.

    `deadlines` pairs what must still be done with its last day, as in ("Batas lapor ke UPG", 2026-12-07); `met` pairs
    what was done already with the day it was done.
    """

    frame: PaperFrame
    report_number: str = ""
    kind: ReportKind = ReportKind.RECEIPT
    reporter_name: str = ""
    reporter_position: str = ""
    received_on: date | None = None
    reported_on: date | None = None
    objects: tuple[PaperItem, ...] = ()
    deadlines: tuple[tuple[str, date], ...] = ()
    met: tuple[tuple[str, date], ...] = ()
    taken_by: Signatory = field(default_factory=Signatory)
    blank: bool = False


def draw(paper: ReceiptPaper, check_code: str) -> bytes:
    """Return the PDF of a receipt."""
    frame = paper.frame
    sheet = open_sheet(frame, TITLE.title(), check_code)
    letterhead(sheet, frame)
    document_title(sheet, TITLE, frame.number or ("." * 40 if paper.blank else ""))
    sheet.paragraph(f"{frame.office_name} telah menerima dan mencatat laporan gratifikasi berikut:", after=3)
    refused = paper.kind is ReportKind.REFUSAL
    kind = "Laporan Penolakan" if refused else "Laporan Penerimaan"
    pairs(
        (
            ("Nomor register", paper.report_number),
            ("Jenis laporan", "" if paper.blank else kind),
            ("Nama pelapor", paper.reporter_name),
            ("Jabatan", paper.reporter_position),
            ("Tanggal penolakan" if refused else "Tanggal penerimaan", _day(paper.received_on)),
            ("Tanggal melapor", _day(paper.reported_on)),
        ),
        sheet,
        label_width=40,
    )
    sheet.y += 3
    sheet.paragraph("Objek yang dilaporkan:", after=1.5)
    item_table(sheet, paper.objects, with_condition=False, blank_rows=5 if paper.blank else 0)
    if paper.deadlines or paper.met:
        sheet.need(24)
        sheet.paragraph("Batas waktu yang perlu diperhatikan (dihitung dalam hari kerja):", after=1.5)
        table = Table(sheet, (Column("Batas waktu", 6), Column("Paling lambat", 4)))
        table.header()
        for label, day in paper.met:
            table.row((label, f"sudah, {date_long(day)}"))
        for label, day in paper.deadlines:
            table.row((label, weekday_date(day)))
        sheet.y += 4
    sheet.paragraph(
        (
            Run("Tanda terima ini bukan tanda terima dari KPK.", Face.SEMIBOLD),
            Run(
                f" Laporan telah dicatat dalam buku register gratifikasi {frame.office_name}; pelaporan kepada KPK "
                "dilakukan melalui UPG atau langsung oleh pelapor. Identitas pelapor dirahasiakan.",
                Face.REGULAR,
            ),
        ),
        align=Align.JUSTIFY,
        after=6,
    )
    taken_by = Signatory(name=paper.taken_by.name, rank=paper.taken_by.title)  # the office is below the name here
    place_and_date = f"{frame.place or '.' * 24}, {'.' * 24 if paper.blank else date_long(frame.dated)}"
    signatures(
        sheet,
        (
            SignatureBlock(above=("", "Pelapor,"), signatory=Signatory(name=paper.reporter_name)),
            SignatureBlock(above=(place_and_date, "Yang menerima laporan,"), signatory=taken_by, with_title=False),
        ),
    )
    return sheet.finish()


def _day(day: date | None) -> str:
    return weekday_date(day) if day else ""
