"""The key sheet: the age identities of an office as text and QR, for its safe; files open with it in twenty years."""

from dataclasses import dataclass
from datetime import date

from desktop.printing.fonts import Face
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import GREY, INK, RED, Align, Style
from desktop.printing.letter import numbered, pairs
from desktop.printing.sheet import BODY, Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column, Table
from desktop.rules.words import date_long

TITLE = "LEMBAR KUNCI SIGAP DESA"
_IDENTITY = Style(11.5, Face.BOLD)
_PUBLIC = Style(7.5, colour=GREY)
_QR_SIDE = 33.0
_QR_SMALL = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetKey:
    """One key: what it is called, its public recipient and the secret identity that opens files sealed to it."""

    name: str
    recipient: str
    identity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySheetPaper:
    """The keys of an office, the present one first. This paper is never kept in the register: its content is a key."""

    frame: PaperFrame
    office_code: str = ""
    keys: tuple[SheetKey, ...] = ()
    made_on: date


def draw(paper: KeySheetPaper, check_code: str) -> bytes:
    """Return the PDF of a key sheet."""
    frame = paper.frame
    sheet = open_sheet(frame, TITLE.title(), check_code)
    letterhead(sheet, frame)
    document_title(sheet, TITLE, subtitle="Kunci untuk membuka semua berkas yang disegel bagi kantor ini")
    for place, key in enumerate(paper.keys):
        _draw_key(sheet, key, _QR_SMALL if place else _QR_SIDE)
    sheet.paragraph("RAHASIA – simpan di lemari besi, jangan di komputer", Style(10.5, Face.BOLD, RED), Align.CENTER)
    sheet.y += 1
    pairs(
        (
            ("Kantor", f"{frame.office_name}{f' ({paper.office_code})' if paper.office_code else ''}"),
            ("Dibuat pada", date_long(paper.made_on)),
        ),
        sheet,
        label_width=30,
    )
    sheet.y += 2
    _heading(sheet, "Cara menyimpan")
    numbered(
        sheet,
        (
            "Masukkan lembar ini ke dalam amplop, segel, lalu simpan di lemari besi kantor.",
            "Jangan difoto, dipindai, atau disimpan di komputer dan telepon. Siapa pun yang memegang lembar ini dapat "
            "membaca semua berkas yang pernah disegel bagi kantor ini.",
            "Bila lembar ini hilang atau dilihat orang lain, ganti kunci kantor di SIGAP Desa lalu cetak lembar baru.",
        ),
    )
    sheet.y += 1
    _heading(sheet, "Cara memakai tanpa SIGAP Desa")
    numbered(
        sheet,
        (
            "Ketik atau pindai kunci di atas (AGE-SECRET-KEY-1…) ke dalam berkas teks, misalnya kunci.txt.",
            "Jalankan program age (age-encryption.org): age -d -i kunci.txt -o hasil berkas.sigap",
            "Hapus kunci.txt sesudah dipakai.",
        ),
    )
    sheet.y += 2
    sheet.need(66)  # the log and the signatures stand on one page
    _heading(sheet, "Catatan membuka segel")
    table = Table(sheet, (Column("Tanggal", 2.2), Column("Dibuka oleh", 4), Column("Alasan", 5), Column("Paraf", 1.8)))
    table.header()
    table.blank_rows(2, 8)
    sheet.y += 3
    signatures(
        sheet,
        (SignatureBlock(above=("Yang menyerahkan,",)), SignatureBlock(above=("Yang menyimpan,",))),
        stamp=15,
    )
    return sheet.finish()


def _draw_key(sheet: Sheet, key: SheetKey, side: float) -> None:
    """Draw one key in a frame: its text in groups of eight signs, its QR code beside it."""
    height = side + 9
    sheet.need(height + 2)
    sheet.box(sheet.left, sheet.y, sheet.content_width, height, stroke=INK, weight=1.3, radius=2)
    room = sheet.content_width - side - 14
    x, y = sheet.left + 5, sheet.y + 3.5
    y = sheet.column(x, y, room, key.name, Style(9, Face.SEMIBOLD, GREY)) + 1
    y = sheet.column(x, y, room, key.identity, _IDENTITY) + 1
    sheet.column(x, y, room, key.recipient, _PUBLIC)
    sheet.qr(key.identity, sheet.right - side - 5, sheet.y + 4.5, side)
    sheet.y += height + 2.5


def _heading(sheet: Sheet, text: str) -> None:
    sheet.need(3 * BODY.line_mm)
    sheet.paragraph(text, Style(11, Face.BOLD), after=1)
