"""The invitation (undangan) to a training session, with the list of those invited on a sheet of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import Align
from desktop.printing.letter import letter_opening, numbered, pairs
from desktop.printing.session_facts import (
    TRAINING,
    SessionFacts,
    day_text,
    place_and_date,
    place_text,
    sittings_table,
    time_text,
)
from desktop.printing.sheet import Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column, Table
from desktop.printing.text import or_dash, trimmed
from desktop.rules.words import counted, date_long

FEW = 5  # people named in the letter itself; more are listed on a sheet of their own
_SHORT = 200  # signs of a ground that still reads well inside a sentence
_GROUND = "berdasarkan "


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitee:
    """Somebody who is invited."""

    name: str
    position: str = ""
    institution: str = ""
    batch: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """The letter. `audience` is whom the letter addresses as a whole; `basis` what the session rests on."""

    session: SessionFacts
    number: str = ""
    dated: date
    nature: str = "Biasa"
    audience: str = ""
    invitees: tuple[Invitee, ...] = ()
    basis: str = ""
    purpose: str = ""
    subjects: tuple[str, ...] = ()
    note: str = ""

    @property
    def listed(self) -> bool:
        """Whether the people invited stand on a sheet of their own."""
        return len(self.invitees) > FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationPaper:
    """An invitation on an office's paper."""

    frame: PaperFrame
    invitation: Invitation


def draw(paper: InvitationPaper, check_code: str) -> bytes:
    """Return the PDF of an invitation."""
    title = f"Undangan {paper.invitation.session.title}"
    sheet = open_sheet(paper.frame, title, check_code, margins=TRAINING)
    write(sheet, paper.frame, paper.invitation)
    return sheet.finish()


def write(sheet: Sheet, frame: PaperFrame, letter: Invitation) -> None:
    """Write the letter, and the list of those invited on the next page."""
    facts = letter.session
    letterhead(sheet, frame)
    letter_opening(
        sheet,
        place_and_date=place_and_date(frame, letter.dated),
        number=letter.number,
        nature=letter.nature,
        enclosures=f"{counted(1)} berkas" if letter.listed else "–",
        subject=f"Undangan {facts.title}",
        to=_addressee(letter),
    )
    sheet.paragraph("Dengan hormat,", after=2.5)
    sheet.paragraph(_opening(letter), align=Align.JUSTIFY, after=2.5)
    _what(sheet, letter)
    if trimmed(letter.purpose):
        sheet.paragraph(f"Maksud dan tujuan: {trimmed(letter.purpose)}", align=Align.JUSTIFY, after=2.5)
    grounds = _grounds(letter.basis)
    if grounds and not _in_sentence(grounds):
        sheet.paragraph("Dasar:", after=1)
        numbered(sheet, grounds, indent=4)
        sheet.y += 1.5
    if trimmed(letter.note):
        sheet.paragraph(letter.note, align=Align.JUSTIFY, after=2.5)
    sheet.paragraph(
        "Mengingat pentingnya kegiatan ini, kami mohon Bapak/Ibu hadir tepat pada waktunya. Atas perhatian dan "
        "kehadiran Bapak/Ibu kami ucapkan terima kasih.",
        align=Align.JUSTIFY,
        after=8,
    )
    signatures(sheet, (SignatureBlock(signatory=frame.head),))
    if letter.listed:
        _list(sheet, letter)


def _addressee(letter: Invitation) -> list[str]:
    audience = [line for line in trimmed(letter.audience).split("\n") if line.strip()]
    if letter.listed:
        lines = audience or ["Bapak/Ibu"]
        return ["Kepada", f"Yth. {lines[0]}", *lines[1:], "(daftar terlampir)", "di Tempat"]
    if letter.invitees:
        named = [", ".join(part for part in (p.name, trimmed(p.position)) if part) for p in letter.invitees]
        lines = named if len(named) == 1 else [f"{place}. {name}" for place, name in enumerate(named, start=1)]
        return ["Kepada", f"Yth. {lines[0]}", *lines[1:], "di Tempat"]
    lines = audience or ["." * 60]
    return ["Kepada", f"Yth. {lines[0]}", *lines[1:], "di Tempat"]


def _grounds(basis: str) -> list[str]:
    return [line.strip() for line in trimmed(basis).split("\n") if line.strip()]


def _in_sentence(grounds: Sequence[str]) -> bool:
    return len(grounds) == 1 and len(grounds[0]) <= _SHORT


def _opening(letter: Invitation) -> str:
    grounds = _grounds(letter.basis)
    call = "dengan ini kami mengharap kehadiran Bapak/Ibu pada kegiatan berikut:"
    if not grounds or not _in_sentence(grounds):
        return call.capitalize()
    ground = grounds[0].rstrip(".")
    if ground.casefold().startswith(_GROUND):
        ground = ground[len(_GROUND) :]
    return f"Berdasarkan {ground}, {call}"


def _what(sheet: Sheet, letter: Invitation) -> None:
    facts = letter.session
    rows = [("Acara", facts.title)]
    one = facts.meetings[0] if len(facts.meetings) == 1 else None
    if one is not None:
        rows += [
            ("Hari, tanggal", day_text(one)),
            ("Waktu", time_text(one, facts.zone)),
            ("Tempat", place_text(one, facts)),
        ]
    if trimmed(facts.link):
        rows.append(("Tautan", facts.link))
    if trimmed(facts.organiser):
        rows.append(("Penyelenggara", facts.organiser))
    if letter.subjects:
        rows.append(("Materi", "; ".join(letter.subjects)))
    pairs(rows, sheet, label_width=32, indent=6)
    if one is None:
        sheet.y += 1.5
        sittings_table(sheet, facts.meetings, facts)
    sheet.y += 2.5


def _list(sheet: Sheet, letter: Invitation) -> None:
    sheet.new_page()
    number = trimmed(letter.number)
    of = f"Lampiran surat{f' nomor {number}' if number else ''} tanggal {date_long(letter.dated)}"
    document_title(sheet, "DAFTAR UNDANGAN", subtitle=of)
    batches = any(trimmed(person.batch) for person in letter.invitees)
    columns = [
        Column("No.", 1, Align.CENTER),
        Column("Nama", 5.5),
        Column("Jabatan", 4.2),
        Column("Instansi/alamat", 4.6),
    ]
    if batches:
        columns.append(Column("Gelombang", 2.4))
    table = Table(sheet, columns)
    table.header()
    for place, person in enumerate(letter.invitees, start=1):
        cells = [str(place), person.name, or_dash(person.position), or_dash(person.institution)]
        if batches:
            cells.append(or_dash(person.batch))
        table.row(cells)
    sheet.y += 3
