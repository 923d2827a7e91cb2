"""What every paper of a training session says at its head: what, when, where, by whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from db.records.training import Meeting
from desktop.printing.frame import PaperFrame
from desktop.printing.layout import Align
from desktop.printing.letter import pairs
from desktop.printing.sheet import Margins, Sheet
from desktop.printing.table import Column, Table
from desktop.printing.text import or_dash, trimmed
from desktop.rules.words import date_long, weekday_date

# Papers of one session are bound together, so all of them have the same margins.
TRAINING = Margins(left=22, right=18, top=15, bottom=24)
DOTS = "." * 40


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """A session as its papers name it; words are those that are printed. `zone` stands behind times: WIB."""

    title: str = ""
    kind: str = ""
    method: str = ""
    organiser: str = ""
    link: str = ""
    zone: str = ""
    invitation_number: str = ""
    invitation_date: date | None = None
    meetings: tuple[Meeting, ...] = field(default=(Meeting(),))


def day_text(meeting: Meeting) -> str:
    """Return the day of a sitting, "Selasa, 24 November 2026", or nothing."""
    return weekday_date(meeting.on) if meeting.on else ""


def time_text(meeting: Meeting, zone: str) -> str:
    """Return from when to when a sitting lasts: "09.00 s.d. 12.00 WIB", "09.00 WIB s.d. selesai", or nothing."""
    start, end = trimmed(meeting.starts_at), trimmed(meeting.ends_at)
    if not start:
        return ""
    if not end:
        return f"{f'{start} {zone}'.strip()} s.d. selesai"
    return f"{start} s.d. {end} {zone}".strip()


def invitation_text(facts: SessionFacts) -> str:
    """Return number and date of the invitation, or nothing without a number."""
    if not trimmed(facts.invitation_number):
        return ""
    dated = f", {date_long(facts.invitation_date)}" if facts.invitation_date else ""
    return f"Nomor {facts.invitation_number}{dated}"


def session_block(
    sheet: Sheet, facts: SessionFacts, meetings: Sequence[Meeting], more: Sequence[tuple[str, str]] = ()
) -> None:
    """Write the head of a paper: one sitting as lines, several as a table; empty parts leave a line to write on."""
    rows = [("Acara", facts.title)]
    if len(meetings) == 1:
        meeting = meetings[0]
        rows += [
            ("Hari, tanggal", day_text(meeting)),
            ("Waktu", time_text(meeting, facts.zone)),
            ("Tempat", place_text(meeting, facts)),
        ]
        if trimmed(meeting.batch):
            rows.append(("Gelombang", meeting.batch))
    rows.append(("Penyelenggara", facts.organiser))
    pairs([*rows, *more], sheet, label_width=32)
    if len(meetings) > 1:
        sheet.y += 1.5
        sittings_table(sheet, meetings, facts)
    sheet.y += 2


def place_text(meeting: Meeting, facts: SessionFacts) -> str:
    """Return where a sitting is held; the way it is held where no place is named."""
    return trimmed(meeting.place) or (facts.method if trimmed(facts.link) else "")


def sittings_table(sheet: Sheet, meetings: Sequence[Meeting], facts: SessionFacts) -> None:
    """Draw all sittings: batch where there are any, day, time and place."""
    batches = any(trimmed(meeting.batch) for meeting in meetings)
    columns = [Column("No.", 1, Align.CENTER), Column("Hari, tanggal", 5), Column("Waktu", 4.4), Column("Tempat", 6)]
    if batches:
        columns.insert(1, Column("Gelombang", 3))
    table = Table(sheet, columns)
    table.header()
    for number, meeting in enumerate(meetings, start=1):
        cells = [str(number), day_text(meeting), time_text(meeting, facts.zone), place_text(meeting, facts)]
        if batches:
            cells.insert(1, meeting.batch)
        table.row([or_dash(cell) for cell in cells])
    sheet.y += 2


def place_and_date(frame: PaperFrame, day: date) -> str:
    """Return the line above a signature: "Kramatwatu, 21 November 2026"."""
    return f"{frame.place}, {date_long(day)}" if trimmed(frame.place) else date_long(day)
