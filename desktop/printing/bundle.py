"""The four papers of a session in one document: invitation, attendance, minutes, photos; pages counted through."""

from dataclasses import dataclass, replace
from typing import Any

from desktop.printing import attendance_sheet, invitation, minutes, photo_sheet
from desktop.printing.attendance_sheet import Attendance
from desktop.printing.fonts import Face
from desktop.printing.frame import PaperFrame, document_title, footer, letterhead, marks
from desktop.printing.invitation import Invitation
from desktop.printing.layout import GREY, Align, Style, wrap
from desktop.printing.minutes import MinutesNotes
from desktop.printing.photo_sheet import Photos
from desktop.printing.session_facts import TRAINING, SessionFacts, session_block
from desktop.printing.sheet import Sheet
from desktop.printing.table import PLAIN, Column, Table
from desktop.printing.text import trimmed

TITLE = "BERKAS KEGIATAN"
MISSING = "belum ada"
_NAMES = ("Undangan", "Daftar hadir", "Notulen", "Dokumentasi foto")
_CELL = Style(PLAIN.size, leading=PLAIN.size * 1.18)  # as the table writes its cells
_HEADING = Style(11, Face.SEMIBOLD)
_NOTE = Style(8.5, colour=GREY)
_COLUMNS = (
    Column("No.", 1, Align.CENTER),
    Column("Dokumen", 4),
    Column("Keterangan", 9),
    Column("Halaman", 2, Align.CENTER),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A page of a signed paper, scanned (JPEG), and what it is a page of."""

    content: bytes
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundlePaper:
    """The papers of one session; a part that is not there yet is None and is named as missing on the cover.

    `remarks` say on the cover about each of the four what there is to say; scans follow the paper they belong to.
    """

    frame: PaperFrame
    session: SessionFacts
    invitation: Invitation | None = None
    attendance: Attendance | None = None
    attendance_scans: tuple[Scan, ...] = ()
    minutes: MinutesNotes | None = None
    minutes_scans: tuple[Scan, ...] = ()
    photos: Photos | None = None
    remarks: tuple[str, ...] = ("", "", "", "")

    @property
    def with_scans(self) -> bool:
        """Whether signed lists or minutes are in it, which show signatures."""
        return bool(self.attendance_scans or self.minutes_scans)


@dataclass(frozen=True, slots=True)
class _Place:
    """A place on a page: its number and a baseline in millimetres."""

    page: int
    base: float


def draw(paper: BundlePaper, check_code: str) -> bytes:
    """Return the PDF of the bundle: a cover with the contents, then the papers."""
    contents: list[tuple[_Place, str]] = []  # where on the cover which page numbers belong, once they are known
    frame = paper.frame
    plain = replace(frame, number="")  # the number of the bundle is not that of its parts

    def finish(sheet: Sheet, page: int, pages: int) -> None:
        footer(sheet, frame, check_code, page, pages)
        _page_numbers(sheet, [(place.base, text) for place, text in contents if place.page == page])

    sheet = Sheet(
        title=f"Berkas Kegiatan {paper.session.title}".strip(),
        size=frame.paper_size,
        dated=frame.dated,
        margins=TRAINING,
        author=frame.office_name,
        on_page=lambda sheet: marks(sheet, frame),
        on_finish=finish,
    )
    places = _cover(sheet, paper)
    for place, part in enumerate(_parts(paper)):
        if not part:
            contents.append((places[place], "–"))
            continue
        first = sheet.page + 1
        for write, content in part:
            sheet.new_page()
            write(sheet, plain, content)
        pages = str(first) if sheet.page == first else f"{first}–{sheet.page}"
        contents.append((places[place], pages))
    return sheet.finish()


def _parts(paper: BundlePaper) -> list[list[tuple[Any, Any]]]:
    """Return for each of the four papers what draws it and from what; nothing for one that is not there."""
    return [
        [(invitation.write, paper.invitation)] if paper.invitation else [],
        [
            *([(attendance_sheet.write, paper.attendance)] if paper.attendance else []),
            *((_scan, scan) for scan in paper.attendance_scans),
        ],
        [
            *([(minutes.write, paper.minutes)] if paper.minutes else []),
            *((_scan, scan) for scan in paper.minutes_scans),
        ],
        [(photo_sheet.write, paper.photos)] if paper.photos else [],
    ]


def _cover(sheet: Sheet, paper: BundlePaper) -> list[_Place]:
    """Draw the cover and return where the page numbers of each part belong."""
    letterhead(sheet, paper.frame)
    document_title(sheet, TITLE, paper.frame.number, subtitle=paper.session.kind)
    session_block(sheet, paper.session, paper.session.meetings)
    sheet.need(70)
    sheet.paragraph("Isi berkas", _HEADING, after=1.4)
    table = Table(sheet, _COLUMNS)
    table.header()
    narrow, wide = table.widths[1:3]
    places = []
    there = [bool(part) for part in _parts(paper)]
    for number, (name, remark, found) in enumerate(zip(_NAMES, paper.remarks, there, strict=True), start=1):
        words = trimmed(remark) or ("" if found else MISSING)
        table.row((str(number), name, words, ""))
        lines = max(
            len(wrap(text, _CELL, width - 2 * PLAIN.padding)) for text, width in ((words, wide), (name, narrow))
        )
        places.append(_Place(sheet.page, sheet.y - PLAIN.padding - lines * _CELL.line_mm + _CELL.rise_mm))
    sheet.y += 2
    if not all(there):
        sheet.paragraph("Dokumen yang belum ada dapat ditambahkan dengan mencetak berkas ini lagi.", _NOTE)
    return places


def _page_numbers(sheet: Sheet, contents: list[tuple[float, str]]) -> None:
    total = sum(column.share for column in _COLUMNS)
    middle = sheet.right - sheet.content_width * _COLUMNS[-1].share / total / 2
    for base, text in contents:
        sheet.text(middle, base, text, _CELL, Align.CENTER)


def _scan(sheet: Sheet, _frame: PaperFrame, scan: Scan) -> None:
    sheet.paragraph(scan.title, _NOTE, Align.CENTER, after=2)
    sheet.picture(scan.content, sheet.left, sheet.y, sheet.content_width, sheet.room)
    sheet.y = sheet.bottom
