"""The minutes (notulen) of a session: what was said, asked, agreed and not agreed, and what follows; signed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from db.records.office import Signatory
from desktop.printing.fonts import Face
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import HAIR, Align, Style, wrap
from desktop.printing.session_facts import (
    DOTS,
    TRAINING,
    SessionFacts,
    invitation_text,
    place_and_date,
    session_block,
)
from desktop.printing.sheet import BODY, Sheet
from desktop.printing.signature import SignatureBlock, signatures, signatures_height
from desktop.printing.text import trimmed

TITLE = "NOTULEN"
NOTHING = "–"
_HEADING = Style(10.5, Face.SEMIBOLD)
_STAMP = 17.0  # millimetres for signature and stamp
_TOGETHER = 90.0  # millimetres of the last part that are kept with the signatures
_LINE = 8.0  # millimetres from one line to write on to the next


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPart:
    """One part of the minutes: its heading, its words, and how many lines are left where it is written by hand."""

    heading: str
    words: str = ""
    lines: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesNotes:
    """The minutes of a session. `came` says how many came, `held_on` is the day they are signed for."""

    session: SessionFacts = field(default_factory=SessionFacts)
    leader: str = ""
    note_taker: str = ""
    represented: str = ""
    speakers: str = ""
    came: str = ""
    parts: tuple[MinutesPart, ...] = ()
    held_on: date | None = None

    @property
    def written(self) -> bool:
        """Whether anything was written down; otherwise the parts are left to be written by hand."""
        return any(trimmed(part.words) for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPaper:
    """Minutes on an office's paper. A `blank` one is to be filled in wholly by hand."""

    frame: PaperFrame
    minutes: MinutesNotes = field(default_factory=MinutesNotes)
    blank: bool = False


def parts_of(
    proceedings: str = "", questions: str = "", agreed: str = "", not_agreed: str = "", follow_up: str = ""
) -> tuple[MinutesPart, ...]:
    """Return the parts of minutes in their order."""
    return (
        MinutesPart(heading="Jalannya kegiatan", words=proceedings, lines=8),
        MinutesPart(heading="Pertanyaan dan tanggapan", words=questions, lines=6),
        MinutesPart(heading="Hal yang disepakati", words=agreed, lines=5),
        MinutesPart(heading="Hal yang tidak disepakati", words=not_agreed, lines=3),
        MinutesPart(heading="Tindak lanjut", words=follow_up, lines=4),
    )


def draw(paper: MinutesPaper, check_code: str) -> bytes:
    """Return the PDF of minutes."""
    title = f"Notulen {paper.minutes.session.title}".strip()
    sheet = open_sheet(paper.frame, title, check_code, margins=TRAINING)
    write(sheet, paper.frame, paper.minutes, blank=paper.blank)
    return sheet.finish()


def write(sheet: Sheet, frame: PaperFrame, minutes: MinutesNotes, *, blank: bool = False) -> None:
    """Write minutes over as many pages as they need."""
    facts = minutes.session
    letterhead(sheet, frame)
    document_title(sheet, TITLE, frame.number or (DOTS if blank else ""), subtitle=facts.kind)
    session_block(sheet, facts, facts.meetings, _people(minutes))
    for letter, part in zip("ABCDEFGHIJ", minutes.parts, strict=False):
        if part is minutes.parts[-1] and minutes.written:
            # Signatures alone on a page sign nothing: the last part goes with them where it is not too long.
            height = len(wrap(part.words, BODY, sheet.content_width - 5)) * BODY.line_mm
            sheet.need(min(height, _TOGETHER) + 12 + _signed_height(sheet, _blocks(frame, minutes)))
        _part(sheet, letter, part, by_hand=not minutes.written)
    _sign(sheet, frame, minutes)


def _people(minutes: MinutesNotes) -> list[tuple[str, str]]:
    rows = [("Pimpinan kegiatan", minutes.leader), ("Notulis", minutes.note_taker)]
    invitation = invitation_text(minutes.session)
    if invitation:
        rows.append(("Undangan", invitation))
    if trimmed(minutes.speakers):
        rows.append(("Narasumber", minutes.speakers))
    return [*rows, ("Unsur yang hadir", minutes.represented), ("Jumlah yang hadir", minutes.came)]


def _part(sheet: Sheet, letter: str, part: MinutesPart, *, by_hand: bool) -> None:
    sheet.need(_HEADING.line_mm + 3 * (_LINE if by_hand else BODY.line_mm))
    sheet.paragraph(f"{letter}. {part.heading}", _HEADING, after=1)
    if not by_hand:
        sheet.paragraph(trimmed(part.words) or NOTHING, align=Align.JUSTIFY, indent=5, after=4)
        return
    for _ in range(part.lines):
        sheet.need(_LINE)
        sheet.y += _LINE
        sheet.line(sheet.left + 5, sheet.y - 1.5, sheet.right, sheet.y - 1.5, 0.6, HAIR, dash=2)
    sheet.y += 3


def _sign(sheet: Sheet, frame: PaperFrame, minutes: MinutesNotes) -> None:
    rows = _blocks(frame, minutes)
    sheet.need(_signed_height(sheet, rows))
    sheet.y += 3
    for blocks in rows:
        signatures(sheet, blocks, stamp=_STAMP)


def _blocks(frame: PaperFrame, minutes: MinutesNotes) -> list[tuple[SignatureBlock | None, ...]]:
    """Return who signs: note taker on the right, leader on the left, below them the head unless the head led."""
    day = minutes.held_on
    above = place_and_date(frame, day) if day else f"{'.' * 24}, {'.' * 30}"
    rows: list[tuple[SignatureBlock | None, ...]] = [
        (
            SignatureBlock(above=("", "Pimpinan kegiatan,"), signatory=Signatory(name=minutes.leader)),
            SignatureBlock(above=(above, "Notulis,"), signatory=Signatory(name=minutes.note_taker)),
        )
    ]
    head = frame.head
    if trimmed(head.name) and head.name not in (minutes.leader, minutes.note_taker):
        rows.append((None, SignatureBlock(above=("Mengetahui,",), signatory=head), None))
    return rows


def _signed_height(sheet: Sheet, rows: Sequence[Sequence[SignatureBlock | None]]) -> float:
    return 3 + sum(signatures_height(sheet, blocks, stamp=_STAMP) for blocks in rows)
