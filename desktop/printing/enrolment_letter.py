"""The signed letter that brings the eight words of an office: what the other side compares its enrolment file with."""

from dataclasses import dataclass

from db.vocabulary import OfficeKind
from desktop.printing.eight_words import word_box
from desktop.printing.frame import PaperFrame, letterhead, open_sheet
from desktop.printing.layout import Align
from desktop.printing.letter import letter_opening, numbered, pairs
from desktop.printing.signature import SignatureBlock, signatures
from desktop.rules.words import date_long


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentLetterPaper:
    """A letter with the eight words of the sender's keys. `to` are the lines below "Kepada"."""

    frame: PaperFrame
    to: tuple[str, ...] = ()
    office_code: str = ""
    words: tuple[str, ...] = ()
    file_name: str = ""


def draw(paper: EnrolmentLetterPaper, check_code: str) -> bytes:
    """Return the PDF of an enrolment letter."""
    frame = paper.frame
    subject = "Pendaftaran pertukaran berkas SIGAP Desa"
    sheet = open_sheet(frame, subject, check_code)
    letterhead(sheet, frame)
    letter_opening(
        sheet,
        place_and_date=f"{frame.place}, {date_long(frame.dated)}" if frame.place else date_long(frame.dated),
        number=frame.number,
        nature="Penting",
        enclosures="Satu berkas pendaftaran (elektronik)",
        subject=subject,
        to=["Kepada", *paper.to, "di Tempat"],
    )
    sheet.paragraph("Dengan hormat,", after=2.5)
    sheet.paragraph(
        "Dalam rangka pertukaran berkas laporan pengendalian gratifikasi dan pelatihan, bersama ini kami sampaikan "
        f"berkas pendaftaran {frame.office_name}. Berkas itu memuat kunci publik kantor kami; keasliannya dipastikan "
        "dengan delapan kata berikut:",
        align=Align.JUSTIFY,
        after=3,
    )
    word_box(sheet, paper.words, f"Delapan kata kunci {frame.office_name}")
    pairs((("Nama kantor", frame.office_name), ("Kode wilayah", paper.office_code or "–")), sheet, label_width=32)
    sheet.y += 3
    sheet.paragraph("Kami mohon:", after=1.5)
    numbered(
        sheet,
        (
            "Masukkan berkas pendaftaran kami di program SIGAP Desa.",
            "Cocokkan delapan kata yang ditampilkan program dengan delapan kata pada surat ini, kata demi kata, lalu "
            "ketik kata-kata itu di program.",
            "Bila ada satu kata saja yang berbeda, jangan lanjutkan. Hubungi kami melalui nomor yang sudah dikenal "
            "sebelumnya, bukan nomor yang tertulis dalam pesan pengantar berkas.",
            _last_request(frame.kind),
        ),
        indent=4,
    )
    sheet.y += 3
    sheet.paragraph("Demikian disampaikan, atas perhatian dan kerja sama Bapak/Ibu kami ucapkan terima kasih.", after=8)
    signatures(sheet, (SignatureBlock(signatory=frame.head),))
    return sheet.finish()


def _last_request(kind: OfficeKind) -> str:
    if kind is OfficeKind.INSPECTORATE:
        return "Simpan surat ini. Setiap berkas kiriman disertai surat pengantar dengan delapan kata kantor pengirim."
    return "Simpan surat ini bersama arsip kantor; kata-katanya berlaku sampai kunci kantor kami diganti."
