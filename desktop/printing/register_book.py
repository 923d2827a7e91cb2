"""The register book of a period (Buku Register Gratifikasi): landscape, ruled, with running totals."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from db.records.office import Signatory
from db.records.period import Period
from desktop.printing.book_table import BookTable
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import GREY, Align, Style
from desktop.printing.sheet import Margins, Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column
from desktop.rules.words import date_long, date_short, grouped, period_range, period_title

TITLE = "BUKU REGISTER GRATIFIKASI"
SECRET_TEXT = "Pribadi & Rahasia – isi tidak ditampilkan"  # noqa: S105 — words on paper, not a password
NIL = "NIHIL"
_MARGINS = Margins(left=11, right=11, top=13, bottom=23)
_NOTE = Style(8, colour=GREY)
_COLUMNS = (
    Column("No.", 2.6, Align.CENTER),
    Column("Nomor register, tanggal catat", 7.6),
    Column("Jenis, tanggal, dan tempat terima/ tolak", 7.2),
    Column("Pelapor, jabatan", 7.6),
    Column("Pemberi, instansi, hubungan", 8.6),
    Column("Peristiwa", 6.6),
    Column("Jenis, uraian, dan jumlah objek", 10.0),
    Column("Nilai taksiran (Rp)", 6.6, Align.RIGHT),
    Column("Batas lapor ke UPG dan KPK", 6.6),
    Column("Dilaporkan ke UPG, diteruskan ke KPK", 6.8),
    Column("Hasil telaah, penetapan, SK", 7.2),
    Column("Tindak lanjut, lokasi objek", 8.2),
    Column("Keadaan, keterangan", 7.4),
)
_VALUE = 7  # place of the column of values


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRow:
    """One line of the book: one object; `first` marks the first object of a report, which carries its number.

    Words are those that are printed. A `secret` line shows number and date alone; it and a `void` one count nothing.
    """

    number: str
    registered_on: date | None = None
    first: bool = True
    secret: bool = False
    void: bool = False
    kind: str = ""
    received_on: date | None = None
    place: str = ""
    reporter: str = ""
    position: str = ""
    giver: str = ""
    institution: str = ""
    relation: str = ""
    occasion: str = ""
    object_kind: str = ""
    description: str = ""
    quantity_text: str = ""
    value: int | None = None
    due_upg: date | None = None
    due_kpk: date | None = None
    sent_to_upg_on: date | None = None
    forwarded_on: date | None = None
    ticket: str = ""
    review: str = ""
    outcome: str = ""
    decree: str = ""
    decree_on: date | None = None
    follow_up: str = ""
    location: str = ""
    state: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBookPaper:
    """The book of a period.

    `blank_rows` more rows are left empty, to the foot of the page when there are no others. `keeper` signs on the
    right, the head on the left. Names are left out when the rows are made; `with_names` says so on the page.
    """

    frame: PaperFrame
    period: Period | None = None
    rows: tuple[BookRow, ...] = ()
    with_names: bool = True
    blank_rows: int = 0
    keeper: Signatory = field(default_factory=Signatory)


def draw(paper: RegisterBookPaper, check_code: str) -> bytes:
    """Return the PDF of a register book."""
    frame = paper.frame
    sheet = open_sheet(frame, _name(paper), check_code, landscape=True, margins=_MARGINS)
    letterhead(sheet, frame)
    document_title(sheet, TITLE, frame.number, period_title(paper.period).upper() if paper.period else "")
    if not paper.with_names:
        sheet.paragraph("Nama pelapor dan pemberi tidak ditampilkan.", _NOTE, after=1.5)
    sums = _Sums(blank=not paper.rows and paper.blank_rows > 0)
    table = BookTable(sheet, _COLUMNS, total_place=_VALUE, page_end=sums.page_end)
    table.begin()
    _rows(table, paper, sums)
    table.end_page(() if sums.blank else (sums.all(),))
    if not sums.blank:
        _closing(sheet, paper)
    return sheet.finish()


def _name(paper: RegisterBookPaper) -> str:
    return f"Buku Register Gratifikasi {period_title(paper.period)}" if paper.period else "Buku Register Gratifikasi"


def _rows(table: BookTable, paper: RegisterBookPaper, sums: "_Sums") -> None:
    for row in paper.rows:
        table.row(sums.next_cells(row))
        sums.add(row)
    if not paper.rows and not paper.blank_rows:
        table.row(["", NIL, *("" for _ in _COLUMNS[2:])])
    for _ in range(paper.blank_rows):
        table.blank_row()
    if sums.blank:
        table.blank_to_foot()


class _Sums:
    """Counts reports, objects and values for the page and the book."""

    def __init__(self, blank: bool) -> None:
        self.blank = blank
        self.lines = self.reports = self.objects = self.value = self.page_value = 0
        self.left_out = False

    def next_cells(self, row: BookRow) -> list[str]:
        self.lines += row.first
        return _cells(row, self.lines if row.first else 0)

    def add(self, row: BookRow) -> None:
        if row.secret or row.void:
            self.left_out = True
            return
        self.reports += row.first
        self.objects += 1
        self.value += row.value or 0
        self.page_value += row.value or 0

    def page_end(self) -> Sequence[tuple[str, str]]:
        """Return words and value of the totals at the foot of a page, and begin to count the next page."""
        page, self.page_value = self.page_value, 0
        return (
            ("Jumlah halaman ini", self._written(page)),
            ("Jumlah sampai dengan halaman ini", self._written(self.value)),
        )

    def all(self) -> tuple[str, str]:
        """Return words and value of the total of the book."""
        left_out = " (tanpa yang dibatalkan dan yang Pribadi & Rahasia)" if self.left_out else ""
        words = f"JUMLAH SELURUHNYA: {grouped(self.reports)} laporan, {grouped(self.objects)} objek{left_out}"
        return words, self._written(self.value)

    def _written(self, value: int) -> str:
        return "" if self.blank else grouped(value)


def _cells(row: BookRow, place: int) -> list[str]:
    number = str(place) if place else ""
    head = [number, _stacked(row.number, date_short(row.registered_on)) if row.first else ""]
    if row.secret:
        return [*head, SECRET_TEXT, *("" for _ in _COLUMNS[3:])]
    whole = row.first
    return [
        *head,
        _stacked(row.kind, date_short(row.received_on), row.place) if whole else "",
        _stacked(row.reporter, row.position) if whole else "",
        _stacked(row.giver, row.institution, row.relation),
        row.occasion,
        _stacked(row.object_kind, row.description, row.quantity_text),
        grouped(row.value) if row.value is not None else "–",
        _stacked(_marked("UPG", row.due_upg), _marked("KPK", row.due_kpk)) if whole else "",
        _sent(row) if whole else "",
        _stacked(row.review, row.outcome, row.decree, date_short(row.decree_on)),
        _stacked(row.follow_up, row.location),
        _stacked(row.state, row.note) if whole else "",
    ]


def _sent(row: BookRow) -> str:
    ticket = f"Tiket {row.ticket}" if row.ticket else ""
    return _stacked(_marked("UPG", row.sent_to_upg_on), _marked("KPK", row.forwarded_on), ticket)


def _marked(mark: str, day: date | None) -> str:
    return f"{mark} {date_short(day)}" if day else ""


def _stacked(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _closing(sheet: Sheet, paper: RegisterBookPaper) -> None:
    frame = paper.frame
    sheet.need(52)
    sheet.y += 3
    if paper.period is not None:
        words = f"Buku ini memuat laporan {period_range(paper.period)}. Batas waktu dihitung dalam hari kerja."
        sheet.paragraph(words, _NOTE, after=2)
    day = date_long(frame.dated)
    place = f"{frame.place}, {day}" if frame.place else day
    keeper = paper.keeper if paper.keeper.title else Signatory(name=paper.keeper.name, title="Petugas register")
    signatures(
        sheet,
        (
            SignatureBlock(above=("Mengetahui,",), signatory=frame.head),
            None,
            SignatureBlock(above=(place,), signatory=keeper),
        ),
        stamp=17,
    )
