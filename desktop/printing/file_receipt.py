"""The receipt of a file that was taken over: a short code, what arrived, what was set aside, what is to be mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.records.period import Period
from desktop.printing.fonts import Face
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import INK, Align, Style
from desktop.printing.letter import numbered, pairs
from desktop.printing.section import figure_table, heading
from desktop.printing.sheet import BODY, Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column
from desktop.rules.words import date_long, date_short, grouped, period_title

TITLE = "TANDA TERIMA BERKAS"
COPY_TITLE = "SALINAN TANDA TERIMA BERKAS"
_CODE = Style(19, Face.BOLD)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedLine:
    """What became of the records of one kind: new, changed, the same as before, set aside."""

    what: str
    new: int = 0
    changed: int = 0
    same: int = 0
    other: int = 0  # older versions and such as contradict what was there
    set_aside: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptNote:
    """What the mentor says about one record, or to the office: its name, the verdict, the words, the last day."""

    about: str
    verdict: str
    text: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReceiptPaper:
    """A receipt. `copy` is what the sending office prints of a receipt that came as a file: nobody signs it."""

    frame: PaperFrame
    sender: str = ""
    sender_code: str = ""
    receiver: str = ""
    file_name: str = ""
    file_number: int = 0
    part: str = ""
    period: Period | None = None
    nil: bool = False
    received_on: date | None = None
    accepted_on: date | None = None
    accepted_by: str = ""
    code: str = ""
    arrived: tuple[ArrivedLine, ...] = ()
    set_aside: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()
    notes: tuple[ReceiptNote, ...] = ()
    copy: bool = False


def draw(paper: FileReceiptPaper, check_code: str) -> bytes:
    """Return the PDF of a receipt of a file."""
    frame = paper.frame
    title = COPY_TITLE if paper.copy else TITLE
    sheet = open_sheet(frame, title.title(), check_code)
    letterhead(sheet, frame)
    document_title(sheet, title, frame.number)
    sheet.paragraph(f"{paper.receiver} telah menerima berkas dari {paper.sender} berikut:", after=3)
    pairs(_facts(paper), sheet, label_width=44)
    sheet.y += 3
    _code_box(sheet, paper.code)
    _arrived(sheet, paper.arrived)
    if paper.set_aside:
        heading(sheet, f"Disisihkan ({grouped(len(paper.set_aside))} catatan)")
        numbered(sheet, paper.set_aside, indent=2)
        sheet.y += 2
    if paper.missing:
        numbers = ", ".join(map(str, paper.missing))
        heading(sheet, "Kiriman yang belum tiba")
        sheet.paragraph(f"Nomor {numbers} dari komputer yang sama. Mohon dikirim ulang.", after=3)
    _notes(sheet, paper.notes)
    if paper.copy:
        sheet.paragraph(
            "Salinan ini dicetak pengirim menurut berkas tanda terima yang bertanda tangan digital "
            f"{paper.receiver}. Cocokkan kode tanda terima bila ragu.",
            align=Align.JUSTIFY,
        )
        return sheet.finish()
    place = f"{frame.place}, {date_long(frame.dated)}" if frame.place else date_long(frame.dated)
    sheet.y += 3
    signatures(sheet, (SignatureBlock(above=(place,), signatory=frame.head),))
    return sheet.finish()


def _facts(paper: FileReceiptPaper) -> list[tuple[str, str]]:
    sender = f"{paper.sender} ({paper.sender_code})" if paper.sender_code else paper.sender
    period = period_title(paper.period) if paper.period else ""
    rows = [
        ("Pengirim", sender),
        ("Nama berkas", paper.file_name),
        ("Nomor kiriman", f"{paper.file_number}{f', {paper.part}' if paper.part else ''}"),
        ("Masa laporan", f"{period} – NIHIL" if paper.nil else period),
        ("Diterima tanggal", date_long(paper.received_on) if paper.received_on else ""),
        ("Dimasukkan tanggal", date_long(paper.accepted_on) if paper.accepted_on else ""),
        ("Petugas", paper.accepted_by),
    ]
    return [(label, value) for label, value in rows if value]


def _code_box(sheet: Sheet, code: str) -> None:
    if not code:
        return
    height = 16.0
    sheet.need(height + 4)
    sheet.box(sheet.left, sheet.y, sheet.content_width, height, stroke=INK, weight=1.1, radius=1.5)
    sheet.text(sheet.left + 5, sheet.y + 9.6, "Kode tanda terima", BODY)
    sheet.text((sheet.left + sheet.right) / 2 + 18, sheet.y + 10.4, code, _CODE, Align.CENTER)
    sheet.y += height + 5


def _arrived(sheet: Sheet, lines: Sequence[ArrivedLine]) -> None:
    columns = [
        Column("Catatan", 5.4),
        Column("Baru", 1.7, Align.RIGHT),
        Column("Berubah", 1.9, Align.RIGHT),
        Column("Sama", 1.7, Align.RIGHT),
        Column("Lainnya", 1.9, Align.RIGHT),
        Column("Disisihkan", 2.2, Align.RIGHT),
    ]
    rows = [
        (line.what, *(grouped(n) for n in (line.new, line.changed, line.same, line.other, line.set_aside)))
        for line in lines
    ]
    figure_table(sheet, "Catatan yang diterima", columns, rows)


def _notes(sheet: Sheet, notes: Sequence[ReceiptNote]) -> None:
    columns = [
        Column("Tentang", 3.6),
        Column("Hasil", 2.6),
        Column("Catatan", 6.2),
        Column("Paling lambat", 2.2, Align.CENTER),
    ]
    rows = [(note.about, note.verdict, note.text or "–", date_short(note.due_on) or "–") for note in notes]
    figure_table(sheet, "Catatan untuk ditindaklanjuti", columns, rows)
