"""The transmittal letter of a sealed file: which file, its number, what is in it, its check code, the eight words."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.records.period import Period
from desktop.printing.eight_words import word_box
from desktop.printing.frame import PaperFrame, letterhead, open_sheet
from desktop.printing.layout import Align
from desktop.printing.letter import letter_opening
from desktop.printing.sheet import Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column, Table, TableLook
from desktop.rules.collection_words import paper_collection
from desktop.rules.words import counted, date_long, grouped, period_range, period_title, rupiah

_LOOK = TableLook(size=9, padding=1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """One file, or one part of several, as the letter names it; `length` is in bytes."""

    name: str
    number: int
    length: int
    check_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransmittalPaper:
    """A letter that goes with a file. `counts` are words and numbers of what is inside, `value` its sum in rupiah.

    `copy` marks a copy for another office than the mentor; `words` are the eight words of the sender's own keys.
    """

    frame: PaperFrame
    to_name: str = ""
    to_person: str = ""  # whom at that office the letter is for; empty: the office
    period: Period | None = None
    files: tuple[SentFile, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    value: int | None = None
    nil: bool = False
    copy: bool = False
    words: tuple[str, ...] = ()


def draw(paper: TransmittalPaper, check_code: str) -> bytes:
    """Return the PDF of a transmittal letter."""
    frame = paper.frame
    subject = _subject(paper)
    sheet = open_sheet(frame, subject, check_code)
    letterhead(sheet, frame)
    letter_opening(
        sheet,
        place_and_date=f"{frame.place}, {date_long(frame.dated)}" if frame.place else date_long(frame.dated),
        number=frame.number,
        nature="Rahasia",
        enclosures=f"{counted(len(paper.files))} berkas elektronik tersegel",
        subject=subject,
        to=["Kepada", f"Yth. {paper.to_person or paper.to_name}", "di Tempat"],
    )
    sheet.paragraph("Dengan hormat,", after=2.0)
    sheet.paragraph(_body(paper), align=Align.JUSTIFY, after=2.0)
    _files(sheet, paper.files)
    _contents(sheet, paper)
    if paper.words:
        word_box(sheet, paper.words, f"Delapan kata kunci {frame.office_name}")
        sheet.paragraph(
            "Bila kantor kami baru pertama kali mengirim, mohon delapan kata di atas dicocokkan dengan yang "
            "ditampilkan program sebelum berkas diterima. Bila ada kata yang berbeda, mohon berkas tidak dibuka dan "
            "kami dihubungi melalui nomor yang sudah dikenal.",
            align=Align.JUSTIFY,
            after=2.0,
        )
    sheet.paragraph(
        "Kode cek dapat dibacakan lewat telepon untuk memastikan berkas yang diterima sama dengan yang kami kirim. "
        "Mohon tanda terima. Atas perhatian Bapak/Ibu kami ucapkan terima kasih.",
        align=Align.JUSTIFY,
        after=5,
    )
    signatures(sheet, (SignatureBlock(signatory=frame.head),))
    return sheet.finish()


def _subject(paper: TransmittalPaper) -> str:
    what = "tembusan berkas laporan" if paper.copy else "berkas laporan nihil" if paper.nil else "berkas laporan"
    return f"Penyampaian {what} {period_title(paper.period)}" if paper.period else f"Penyampaian {what}"


def _body(paper: TransmittalPaper) -> str:
    about = ""
    if paper.period is not None:
        about = f" untuk {period_title(paper.period)} ({period_range(paper.period)})"
    words = (
        "Bersama surat ini kami sampaikan berkas elektronik berisi laporan pengendalian gratifikasi dan pelatihan "
        f"{paper.frame.office_name}{about}. Berkas tersegel dan hanya dapat dibuka oleh {paper.to_name}."
    )
    if not paper.nil:
        return words
    words += " Selama masa itu tidak ada laporan gratifikasi (NIHIL)."
    others = any(word == paper_collection("reports") and count for word, count in paper.counts)
    return words + (" Laporan yang disebut di bawah ini dari masa lain dan berubah sesudahnya." if others else "")


def _files(sheet: Sheet, files: Sequence[SentFile]) -> None:
    table = Table(
        sheet,
        (
            Column("Nomor", 1.4, Align.CENTER),
            Column("Nama berkas", 7.4),
            Column("Ukuran", 1.9, Align.RIGHT),
            Column("Kode cek", 4.0, Align.CENTER),
        ),
        _LOOK,
    )
    table.header()
    for file in files:
        table.row((str(file.number), file.name, size_words(file.length), file.check_code))
    sheet.y += 3


def _contents(sheet: Sheet, paper: TransmittalPaper) -> None:
    """Draw what is inside, two kinds of things to a row."""
    cells = [(word, grouped(count)) for word, count in paper.counts]
    if paper.value is not None:
        cells.append(("Jumlah nilai taksiran", rupiah(paper.value)))
    if not cells:
        return
    columns = (Column("Isi berkas", 4.4), Column("Jumlah", 2.4, Align.RIGHT)) * 2
    table = Table(sheet, columns, _LOOK)
    table.header()
    for place in range(0, len(cells), 2):
        first, *second = cells[place : place + 2]
        table.row((*first, *(second[0] if second else ("", ""))))
    sheet.y += 3.5


def size_words(length: int) -> str:
    """Return a size as letters write it: "340 kB", "3,4 MB"."""
    if length < 1_000_000:
        return f"{max(round(length / 1000), 1)} kB"
    return f"{length / 1_000_000:.1f} MB".replace(".", ",")
