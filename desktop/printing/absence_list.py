"""The list of who did not come to a sitting, as auditors ask for it; made from the attendance that is recorded."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.records.training import Meeting
from desktop.printing.frame import PaperFrame, document_title, letterhead
from desktop.printing.layout import GREY, Align, Style
from desktop.printing.session_facts import SessionFacts, invitation_text, session_block
from desktop.printing.sheet import BODY, Sheet
from desktop.printing.signature import SignatureBlock, signatures, signatures_height
from desktop.printing.table import Column, Table, TableLook
from desktop.printing.text import or_dash, trimmed
from desktop.rules.words import grouped

if TYPE_CHECKING:
    from desktop.printing.attendance_sheet import AttendanceRow

TITLE = "DAFTAR TIDAK HADIR"
_UNKNOWN = "kehadiran belum dicatat"
_LOOK = TableLook(size=9, padding=1.6)
_NOTE = Style(8.5, colour=GREY)
_STAMP = 17.0  # millimetres for signature and stamp
_COLUMNS = (
    Column("No.", 1, Align.CENTER),
    Column("Nama", 5.2),
    Column("Jabatan", 4),
    Column("Instansi/Alamat", 4.2),
    Column("Alasan atau keterangan", 4.6),
)


def write_absences(
    sheet: Sheet,
    frame: PaperFrame,
    facts: SessionFacts,
    meeting: Meeting,
    rows: "Sequence[AttendanceRow]",
    closing: Sequence[SignatureBlock],
) -> None:
    """Write who of a sitting's list was not there; speakers, moderators and committee are not counted."""
    letterhead(sheet, frame)
    document_title(sheet, TITLE, frame.number)
    invitation = invitation_text(facts)
    session_block(sheet, facts, (meeting,), (("Undangan", invitation),) if invitation else ())
    invited = [row for row in rows if not row.part]
    missing = [row for row in invited if not row.present]
    table = Table(sheet, _COLUMNS, _LOOK)
    table.header()
    for number, row in enumerate(missing, start=1):
        why = _UNKNOWN if row.present is None else ""
        table.row((str(number), row.name, or_dash(trimmed(row.position)), or_dash(row.institution), why))
    if not missing:
        table.row(("", "NIHIL", "", "", ""))
    sheet.need(18 + signatures_height(sheet, closing, stamp=_STAMP))
    sheet.y += 3
    sheet.paragraph(_sums(invited, missing), BODY, after=0.8)
    sheet.paragraph("Menurut catatan kehadiran pada register kegiatan.", _NOTE, after=4)
    signatures(sheet, closing, stamp=_STAMP)


def _sums(invited: "Sequence[AttendanceRow]", missing: "Sequence[AttendanceRow]") -> str:
    unknown = sum(row.present is None for row in missing)
    words = (
        f"Terdaftar {grouped(len(invited))} orang; hadir {grouped(len(invited) - len(missing))} orang; "
        f"tidak hadir {grouped(len(missing) - unknown)} orang"
    )
    return words + (f"; belum dicatat {grouped(unknown)} orang." if unknown else ".")
