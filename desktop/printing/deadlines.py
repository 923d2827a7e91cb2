"""The wall list of coming deadlines: register numbers and dates, large enough to read from a chair, never a name."""

from dataclasses import dataclass
from datetime import date

from desktop.printing.fonts import Face
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import GREY, PALE, Align, Colour, Style
from desktop.printing.sheet import Margins, Sheet
from desktop.printing.table import Column, Table, TableLook
from desktop.rules.words import date_long, weekday

TITLE = "DAFTAR BATAS WAKTU LAPORAN GRATIFIKASI"
_LATE_FILL: Colour = (0.99, 0.91, 0.90)
_LOOK = TableLook(size=13, padding=2.0)
_NOTE = Style(10, colour=GREY)
_NIL = Style(20, Face.BOLD)
_COLUMNS = (
    Column("Nomor register", 5.2),
    Column("Yang harus dilakukan", 4.4),
    Column("Sebaiknya paling lambat", 4.2),
    Column("Batas akhir", 4.2),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow:
    """One open deadline: register number, what is to be done, safe date, last date, whether it has passed."""

    number: str
    label: str
    due_on: date
    safe_on: date
    late: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinesPaper:
    """The open deadlines as of the paper's date."""

    frame: PaperFrame
    rows: tuple[DeadlineRow, ...] = ()


def draw(paper: DeadlinesPaper, check_code: str) -> bytes:
    """Return the PDF of the wall list, the earliest deadline first."""
    frame = paper.frame
    sheet = open_sheet(frame, "Daftar Batas Waktu", check_code, margins=Margins(left=15, right=15))
    letterhead(sheet, frame)
    day = f"Keadaan hari {weekday(frame.dated)}, {date_long(frame.dated)}"
    document_title(sheet, TITLE, frame.number, day)
    rows = sorted(paper.rows, key=lambda row: (row.due_on, row.number, row.label))
    if not rows:
        _nothing(sheet)
    else:
        _table(sheet, rows)
    sheet.paragraph(
        'Batas waktu dihitung dalam hari kerja. Tanggal "sebaiknya paling lambat" satu hari kerja lebih awal. '
        "Laporan yang terlambat tetap harus disampaikan. Daftar ini tidak memuat nama orang dan boleh ditempel.",
        _NOTE,
        Align.JUSTIFY,
    )
    return sheet.finish()


def _table(sheet: Sheet, rows: list[DeadlineRow]) -> None:
    table = Table(sheet, _COLUMNS, _LOOK)
    table.header()
    for row in rows:
        due = _day(row.due_on)
        table.row(
            (row.number, row.label, _day(row.safe_on), f"{due}\nTERLAMBAT" if row.late else due),
            strong=row.late,
            fill=_LATE_FILL if row.late else None,
        )
    sheet.y += 5


def _nothing(sheet: Sheet) -> None:
    sheet.box(sheet.left, sheet.y, sheet.content_width, 26, fill=PALE, stroke=GREY, weight=0.8)
    middle = (sheet.left + sheet.right) / 2
    sheet.text(middle, sheet.y + 16, "Tidak ada batas waktu yang berjalan", _NIL, Align.CENTER)
    sheet.y += 32


def _day(day: date) -> str:
    return f"{weekday(day)},\n{date_long(day)}"
