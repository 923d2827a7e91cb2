"""The recovery sheet: the code that opens the register when every password is lost. It belongs in a safe."""

from dataclasses import dataclass
from datetime import date

from desktop.printing.fonts import Face
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import INK, RED, Align, Style, wrap
from desktop.printing.letter import numbered, pairs
from desktop.printing.sheet import BODY, Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column, Table
from desktop.rules.words import date_long

TITLE = "LEMBAR PEMULIHAN SIGAP DESA"
_CODE = Style(25, Face.BOLD)
_QR_SIDE = 34.0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryPaper:
    """The recovery code and what to do with it. This paper is never kept in the register: its content is the key.

    `code` is printed as given, in the groups its hyphens make; the QR code holds the same text.
    """

    frame: PaperFrame
    code: str
    account_names: tuple[str, ...] = ()
    made_on: date


def draw(paper: RecoveryPaper, check_code: str) -> bytes:
    """Return the PDF of a recovery sheet."""
    sheet = open_sheet(paper.frame, TITLE.title(), check_code)
    letterhead(sheet, paper.frame)
    document_title(sheet, TITLE, subtitle="Kode untuk membuka register bila semua kata sandi hilang")
    _draw_code(sheet, paper.code)
    pairs(
        (
            ("Kantor", paper.frame.office_name),
            ("Dibuat pada", date_long(paper.made_on)),
            ("Akun saat dibuat", ", ".join(paper.account_names)),
        ),
        sheet,
        label_width=38,
    )
    sheet.y += 3
    _heading(sheet, "Cara menyimpan")
    numbered(
        sheet,
        (
            "Masukkan lembar ini ke dalam amplop, segel, lalu simpan di brankas atau lemari besi kantor.",
            "Jangan difoto, jangan dipindai, dan jangan menyimpan kode ini di komputer atau telepon.",
            "Siapa pun yang memegang lembar ini beserta berkas register dapat membaca seluruh isinya. Bila lembar ini "
            "hilang atau pernah dilihat orang lain, buat kode baru dengan tombol “Kode pemulihan baru” di halaman "
            "Akun, maka kode lama tidak berlaku lagi.",
        ),
    )
    sheet.y += 2
    _heading(sheet, "Cara memakai")
    numbered(
        sheet,
        (
            "Buka SIGAP Desa, lalu pilih “Lupa kata sandi?” di layar masuk.",
            "Ketik kode di atas. Huruf besar atau kecil dan tanda hubung tidak berpengaruh.",
            "Buat kata sandi baru. Pemakaian kode tercatat dalam catatan jejak register.",
            "Cetak lembar pemulihan baru dan musnahkan lembar ini.",
        ),
    )
    sheet.y += 3
    _heading(sheet, "Catatan membuka segel")
    table = Table(sheet, (Column("Tanggal", 2.2), Column("Dibuka oleh", 4), Column("Alasan", 5), Column("Paraf", 1.8)))
    table.header()
    table.blank_rows(3, 8)
    sheet.y += 4
    signatures(
        sheet,
        (SignatureBlock(above=("Yang menyerahkan,",)), SignatureBlock(above=("Yang menyimpan,",))),
        stamp=16,
    )
    return sheet.finish()


def _draw_code(sheet: Sheet, code: str) -> None:
    """Draw the code large in a frame, three groups a line, its QR code beside it."""
    groups = [group for group in code.replace(" ", "-").split("-") if group] or [code]
    rows = ["  –  ".join(groups[start : start + 3]) for start in range(0, len(groups), 3)]
    room = sheet.content_width - _QR_SIDE - 18
    style = _CODE
    while style.size > 10 and any(len(wrap(row, style, room)) > 1 for row in rows):
        style = Style(style.size - 1, Face.BOLD)
    lines = [line for row in rows for line in wrap(row, style, room)]
    height = max(_QR_SIDE + 12, len(lines) * style.line_mm * 1.25 + 16)
    sheet.box(sheet.left, sheet.y, sheet.content_width, height, stroke=INK, weight=1.4, radius=2)
    y = sheet.y + (height - len(lines) * style.line_mm * 1.25) / 2
    for line in lines:
        sheet.lines(sheet.left + 6, y, [line], style, room, Align.CENTER)
        y += style.line_mm * 1.25
    sheet.qr(code, sheet.right - _QR_SIDE - 6, sheet.y + (height - _QR_SIDE) / 2, _QR_SIDE)
    sheet.y += height + 2
    warning = "RAHASIA – simpan di brankas, jangan di komputer"
    sheet.paragraph(warning, Style(10.5, Face.BOLD, RED), Align.CENTER, after=4)


def _heading(sheet: Sheet, text: str) -> None:
    sheet.need(3 * BODY.line_mm)
    sheet.paragraph(text, Style(11, Face.BOLD), after=1)
