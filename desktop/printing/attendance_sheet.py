"""The attendance list (daftar hadir) of a session: one for each sitting of each batch, to be signed by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from db.records.office import Signatory
from db.records.training import Meeting
from desktop.printing.absence_list import write_absences
from desktop.printing.attendance_table import ROW_HEIGHT, AttendanceTable
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import GREY, Align, Style, wrap
from desktop.printing.session_facts import (
    DOTS,
    TRAINING,
    SessionFacts,
    day_text,
    invitation_text,
    place_and_date,
    session_block,
)
from desktop.printing.sheet import BODY, Sheet
from desktop.printing.signature import SignatureBlock, signatures, signatures_height
from desktop.printing.table import Column
from desktop.printing.text import trimmed

TITLE = "DAFTAR HADIR"
SIGNED = "tanda tangan ada pada daftar asli"
ABSENT = "tidak hadir"
_NOTE = Style(8.5, colour=GREY)
_STAMP = 17.0  # millimetres for signature and stamp
_TO_SIGN = "Yang bernomor ganjil menandatangani di kiri, yang bernomor genap di kanan."
_RECORDED = "Menurut catatan kehadiran pada register kegiatan; yang belum bertanda tangan masih dapat menandatangani."


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRow:
    """Somebody on a list. `part` is empty for a participant, else "Narasumber" and the like.

    `present` and `signed` are told where attendance is recorded already.
    """

    name: str
    sex: str = ""
    position: str = ""
    institution: str = ""
    phone: str = ""
    part: str = ""
    present: bool | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceList:
    """The list of one sitting; `blank_rows` more rows are left for people who come without being on it."""

    meeting: Meeting = field(default_factory=Meeting)
    rows: tuple[AttendanceRow, ...] = ()
    blank_rows: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """The lists of a session. `recorded` lists say who came, `absent` ones who did not; others are to be signed."""

    session: SessionFacts = field(default_factory=SessionFacts)
    lists: tuple[AttendanceList, ...] = field(default=(AttendanceList(),))
    recorded: bool = False
    with_phones: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendancePaper:
    """The attendance lists on an office's paper. A `blank` one is to be filled in wholly by hand."""

    frame: PaperFrame
    attendance: Attendance = field(default_factory=Attendance)
    with_phones: bool = False  # said here too, so that who may not see phone numbers is not given this paper
    blank: bool = False


def draw(paper: AttendancePaper, check_code: str) -> bytes:
    """Return the PDF of the attendance lists."""
    name = "Daftar Tidak Hadir" if paper.attendance.absent else "Daftar Hadir"
    title = f"{name} {paper.attendance.session.title}".strip()
    sheet = open_sheet(paper.frame, title, check_code, margins=TRAINING)
    write(sheet, paper.frame, paper.attendance, blank=paper.blank)
    return sheet.finish()


def write(sheet: Sheet, frame: PaperFrame, attendance: Attendance, *, blank: bool = False) -> None:
    """Write one list after the other, each on a page of its own."""
    for place, each in enumerate(attendance.lists):
        if place:
            sheet.new_page()
        if attendance.absent:
            blocks = _signers(frame, attendance, each.meeting.on)
            write_absences(sheet, frame, attendance.session, each.meeting, each.rows, blocks)
        else:
            _list(sheet, frame, attendance, each, blank=blank)


def _list(sheet: Sheet, frame: PaperFrame, attendance: Attendance, each: AttendanceList, *, blank: bool) -> None:
    facts = attendance.session
    letterhead(sheet, frame)
    document_title(sheet, TITLE, frame.number or (DOTS if blank else ""))
    invitation = invitation_text(facts)
    session_block(sheet, facts, (each.meeting,), (("Undangan", invitation),) if invitation else ())
    closing = _Closing(sheet, frame, attendance, each)
    table = AttendanceTable(sheet, _columns(attendance), _running(facts, each.meeting), recorded=attendance.recorded)
    number = _people(table, attendance, each, closing.height)
    for left in range(each.blank_rows, 0, -1):
        number += 1
        if left == 1 and not blank:
            table.keep_room(closing.height)
        table.row(number, (str(number), *("" for _ in table.columns[2:])))
    while blank and table.room - closing.height >= ROW_HEIGHT:
        number += 1
        table.row(number, (str(number), *("" for _ in table.columns[2:])))
    table.end_page()
    closing.draw()


def _running(facts: SessionFacts, meeting: Meeting) -> str:
    parts = ("Daftar hadir", facts.title, meeting.batch, day_text(meeting))
    return " · ".join(part for part in map(trimmed, parts) if part)


def _columns(attendance: Attendance) -> list[Column]:
    columns = [
        Column("No.", 8, Align.CENTER),
        Column("Nama", 44),
        Column("L/P", 8.5, Align.CENTER),
        Column("Jabatan", 32),
        Column("Instansi/Alamat", 35),
        Column("Tanda tangan", 38 if attendance.with_phones else 43),
    ]
    if attendance.with_phones:
        columns.insert(5, Column("No. HP", 30))
    return columns


def _people(table: AttendanceTable, attendance: Attendance, each: AttendanceList, below: float) -> int:
    """Draw the known people, participants first, and return the number of the last."""
    number = 0
    parted = False
    for person in sorted(each.rows, key=lambda row: bool(row.part)):
        if person.part and not parted:
            table.caption("Narasumber, moderator, dan panitia")
            parted = True
        number += 1
        position = "\n".join(part for part in (trimmed(person.position), person.part) if part)
        cells = [str(number), person.name, person.sex, position, person.institution]
        if attendance.with_phones:
            cells.append(person.phone)
        if number == len(each.rows) and not each.blank_rows:
            table.keep_room(below)
        table.row(number, cells, _mark(person) if attendance.recorded else "", came=bool(person.present))
    return number


def _mark(person: AttendanceRow) -> str:
    if person.present is False:
        return ABSENT
    return SIGNED if person.present and person.signed else ""


class _Closing:
    """What stands under the rows: the sums, a note, the signatures; all on one page."""

    def __init__(self, sheet: Sheet, frame: PaperFrame, attendance: Attendance, each: AttendanceList) -> None:
        recorded, day = attendance.recorded, each.meeting.on
        self._sheet = sheet
        self._sums = _sums(recorded, each.rows)
        self._note = _RECORDED if recorded else _TO_SIGN
        self._blocks = _signers(frame, attendance, day)

    @property
    def height(self) -> float:
        """The millimetres it takes."""
        words = ((self._sums, BODY), (self._note, _NOTE))
        lines = sum(len(wrap(text, style, self._sheet.content_width)) * style.line_mm for text, style in words)
        return lines + 6 + signatures_height(self._sheet, self._blocks, stamp=_STAMP)

    def draw(self) -> None:
        """Draw it at the cursor."""
        sheet = self._sheet
        sheet.need(self.height)
        sheet.y += 1
        sheet.paragraph(self._sums, BODY, after=0.8)
        sheet.paragraph(self._note, _NOTE, after=4)
        signatures(sheet, self._blocks, stamp=_STAMP)


def _signers(frame: PaperFrame, attendance: Attendance, day: date | None) -> tuple[SignatureBlock, SignatureBlock]:
    above = place_and_date(frame, day) if day else f"{'.' * 24}, {'.' * 30}"
    return (
        SignatureBlock(above=("Mengetahui,",), signatory=frame.head),
        SignatureBlock(
            above=(above, "Penyelenggara,"), signatory=Signatory(rank=trimmed(attendance.session.organiser))
        ),
    )


def _sums(recorded: bool, rows: Sequence[AttendanceRow]) -> str:
    if not recorded:
        dots = "." * 14
        return f"Jumlah yang hadir: {dots} orang (laki-laki {dots}, perempuan {dots})"
    came = [row for row in rows if row.present]
    men, women = (sum(row.sex == sign for row in came) for sign in ("L", "P"))
    unknown = len(came) - men - women
    parts = [f"laki-laki {men}", f"perempuan {women}", *((f"tidak tercatat {unknown}",) if unknown else ())]
    listed = f"Terdaftar {len(rows)} orang; hadir {len(came)} orang ({', '.join(parts)})"
    absent = sum(row.present is False for row in rows)
    return f"{listed}; tidak hadir {absent} orang."
