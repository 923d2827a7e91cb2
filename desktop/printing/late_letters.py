"""Letters to offices whose files have not arrived: one letter an office, all in one document."""

from dataclasses import dataclass
from datetime import date

from db.records.period import Period
from desktop.printing.frame import PaperFrame, letterhead, open_sheet
from desktop.printing.layout import Align
from desktop.printing.letter import letter_opening
from desktop.printing.sheet import Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column, Table, TableLook
from desktop.rules.words import date_long, period_range, period_title

_LOOK = TableLook(size=9.5, padding=1.1)
SUBJECT = "Berkas laporan yang belum diterima"


@dataclass(frozen=True, slots=True, kw_only=True)
class LateOffice:
    """An office and the periods it has sent nothing for, each with the day it was due.

    `head` is to whom the letter goes ("Kepala Desa …"); `enrolled` is False when its keys are not known yet.
    """

    head: str
    place: str
    missing: tuple[tuple[Period, date], ...]
    enrolled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LateLettersPaper:
    """The letters of one day. `source` is the ground on which the files are expected, `until` the new day."""

    frame: PaperFrame
    offices: tuple[LateOffice, ...]
    until: date
    source: str = ""


def draw(paper: LateLettersPaper, check_code: str) -> bytes:
    """Return all letters as one PDF, each beginning on a page of its own."""
    sheet = open_sheet(paper.frame, SUBJECT, check_code)
    for number, office in enumerate(paper.offices):
        if number:
            sheet.new_page()
        _letter(sheet, paper, office)
    return sheet.finish()


def _letter(sheet: Sheet, paper: LateLettersPaper, office: LateOffice) -> None:
    frame = paper.frame
    letterhead(sheet, frame)
    letter_opening(
        sheet,
        place_and_date=f"{frame.place}, {date_long(frame.dated)}" if frame.place else date_long(frame.dated),
        number=frame.number,
        nature="Segera",
        enclosures="–",
        subject=SUBJECT,
        to=["Kepada", f"Yth. {office.head}", f"di {office.place}" if office.place else "di Tempat"],
    )
    sheet.paragraph("Dengan hormat,", after=2.0)
    ground = f"Berdasarkan {paper.source}, setiap" if paper.source else "Setiap"
    sheet.paragraph(
        f"{ground} kantor menyampaikan berkas laporan pengendalian gratifikasi dan pelatihan anti-penyuapan untuk "
        "setiap masa, termasuk bila nihil. Sampai tanggal surat ini kami belum menerima berkas untuk masa berikut:",
        align=Align.JUSTIFY,
        after=2.5,
    )
    table = Table(
        sheet,
        (
            Column("No.", 1.2, Align.CENTER),
            Column("Masa", 4),
            Column("Rentang", 6.5),
            Column("Paling lambat", 4),
        ),
        _LOOK,
    )
    table.header()
    for number, (period, due) in enumerate(office.missing, start=1):
        table.row((str(number), period_title(period), period_range(period), date_long(due)))
    sheet.y += 3
    sheet.paragraph(
        f"Kami mohon berkas tersebut disampaikan paling lambat tanggal {date_long(paper.until)}. Bila selama masa itu "
        "tidak ada penerimaan, penolakan, maupun pelatihan, berkas nihil tetap diperlukan. Bila berkas sudah "
        "dikirim, mohon kode ceknya disampaikan kepada kami agar dapat ditelusuri.",
        align=Align.JUSTIFY,
        after=2.5,
    )
    if not office.enrolled:
        sheet.paragraph(
            "Kantor Saudara belum terdaftar pada register kami. Mohon disertakan berkas pendaftaran dan surat berisi "
            "delapan kata kunci yang dicetak oleh program.",
            align=Align.JUSTIFY,
            after=2.5,
        )
    sheet.paragraph("Atas perhatian dan kerja sama Saudara kami ucapkan terima kasih.", after=5)
    signatures(sheet, (SignatureBlock(signatory=frame.head),))
