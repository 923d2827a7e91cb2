"""The activity report (laporan kegiatan) of a session, made from the record in the order offices write it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.printing.activity_results import results
from desktop.printing.fonts import Face
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import GREY, PALE, Align, Style
from desktop.printing.letter import numbered, pairs
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
from desktop.rules.attendance_figures import AttendanceFigures, CameRow
from desktop.rules.score_figures import ScoreFigures
from desktop.rules.words import decimal_text, grouped

TITLE = "LAPORAN KEGIATAN"
_HEADING = Style(11, Face.SEMIBOLD)
_PART = Style(10.5, Face.SEMIBOLD)
_NOTE = Style(8.5, colour=GREY)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedSubject:
    """One subject that was taught, its lesson hours (JP) and who taught it."""

    name: str
    lesson_hours: Decimal = Decimal(0)
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedPerson:
    """Somebody named in the report: a speaker, or who did not come."""

    name: str
    position: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedFile:
    """A file that was taught from; `sha256` (hex) tells it from every other."""

    name: str
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityPaper:
    """The report of one session. `topics` are those of the nine the session covered, `topics_known` their number.

    `minutes` are headings and words of what happened, `enclosures` what goes with the report.
    """

    frame: PaperFrame
    session: SessionFacts
    programme: str = ""
    basis: str = ""
    purpose: str = ""
    figures: AttendanceFigures
    absent: tuple[ReportedPerson, ...] = ()
    speakers: tuple[ReportedPerson, ...] = ()
    subjects: tuple[ReportedSubject, ...] = ()
    topics: tuple[str, ...] = ()
    topics_known: int = 9
    files: tuple[ReportedFile, ...] = ()
    minutes: tuple[tuple[str, str], ...] = ()
    test_name: str = ""
    scores: ScoreFigures
    conclusion: str = ""
    enclosures: tuple[str, ...] = ()


def draw(paper: ActivityPaper, check_code: str) -> bytes:
    """Return the PDF of an activity report."""
    facts = paper.session
    sheet = open_sheet(paper.frame, f"Laporan Kegiatan {facts.title}", check_code, margins=TRAINING)
    letterhead(sheet, paper.frame)
    document_title(sheet, TITLE, paper.frame.number, subtitle=facts.title)
    steps = (_basis, _purpose, _when, _people, _speakers, _subjects, _minutes, _tests, _conclusion, _closing, _enclosed)
    for letter, step in zip("ABCDEFGHIJK", steps, strict=True):
        step(sheet, letter, paper)
    _sign(sheet, paper)
    return sheet.finish()


def _basis(sheet: Sheet, letter: str, paper: ActivityPaper) -> None:
    _heading(sheet, letter, "Dasar")
    lines = [line.strip() for line in trimmed(paper.basis).split("\n") if line.strip()]
    if trimmed(paper.programme):
        lines.append(f"Program pelatihan: {trimmed(paper.programme)}")
    if len(lines) > 1:
        numbered(sheet, lines, indent=5)
    else:
        sheet.paragraph(lines[0] if lines else "–", align=Align.JUSTIFY, indent=5)
    sheet.y += 2.5


def _purpose(sheet: Sheet, letter: str, paper: ActivityPaper) -> None:
    _words(sheet, letter, "Maksud dan tujuan", paper.purpose)


def _when(sheet: Sheet, letter: str, paper: ActivityPaper) -> None:
    facts = paper.session
    _heading(sheet, letter, "Waktu dan tempat")
    rows = [("Jenis kegiatan", facts.kind), ("Cara pelaksanaan", facts.method)]
    if len(facts.meetings) == 1:
        one = facts.meetings[0]
        rows += [
            ("Hari, tanggal", day_text(one)),
            ("Waktu", time_text(one, facts.zone)),
            ("Tempat", place_text(one, facts)),
        ]
    rows.append(("Penyelenggara", facts.organiser))
    pairs([(label, or_dash(value)) for label, value in rows], sheet, label_width=32, indent=5)
    if len(facts.meetings) > 1:
        sheet.y += 1.5
        sittings_table(sheet, facts.meetings, facts)
    sheet.y += 3


def _people(sheet: Sheet, letter: str, paper: ActivityPaper) -> None:
    figures = paper.figures
    _heading(sheet, letter, "Peserta", 34)
    table = Table(sheet, _people_columns())
    table.header()
    for row in figures.rows:
        table.row(_counts(row, marked=figures.marked))
    table.row(_counts(figures.total, marked=figures.marked), strong=True, fill=PALE)
    sheet.y += 1.5
    if not figures.marked:
        sheet.paragraph("Kehadiran belum dicatat pada register.", _NOTE)
    if figures.walk_ins:
        sheet.paragraph(f"{grouped(figures.walk_ins)} orang datang tanpa terdaftar lebih dahulu.", _NOTE)
    sheet.y += 1
    if figures.marked:
        _absent(sheet, paper)
    sheet.y += 3


def _people_columns() -> tuple[Column, ...]:
    titles = ("Terdaftar", "Hadir", "Tidak hadir", "Hadir (L)", "Hadir (P)")
    return (Column("Asal peserta", 6), *(Column(title, 2.1, Align.RIGHT) for title in titles))


def _counts(row: CameRow, *, marked: bool) -> list[str]:
    known = (row.came, row.absent, row.men, row.women)
    return [row.label, grouped(row.listed), *(grouped(n) if marked else "–" for n in known)]


def _absent(sheet: Sheet, paper: ActivityPaper) -> None:
    if not paper.absent:
        sheet.paragraph("Semua peserta yang terdaftar hadir.", indent=5)
        return
    sheet.need(24)
    sheet.paragraph(f"Yang tidak hadir ({grouped(len(paper.absent))} orang):", after=1.2)
    _named(sheet, paper.absent)


def _speakers(sheet: Sheet, letter: str, paper: ActivityPaper) -> None:
    _heading(sheet, letter, "Narasumber", 22)
    if paper.speakers:
        _named(sheet, paper.speakers)
    else:
        sheet.paragraph("–", indent=5)
    sheet.y += 3


def _named(sheet: Sheet, people: Sequence[ReportedPerson]) -> None:
    columns = (Column("No.", 1, Align.CENTER), Column("Nama", 5.5), Column("Jabatan", 4.8), Column("Instansi", 5))
    table = Table(sheet, columns)
    table.header()
    for place, person in enumerate(people, start=1):
        table.row((str(place), person.name, or_dash(person.position), or_dash(person.institution)))
    sheet.y += 1.5


def _subjects(sheet: Sheet, letter: str, paper: ActivityPaper) -> None:
    _heading(sheet, letter, "Materi", 30)
    if paper.subjects:
        columns = (
            Column("No.", 1, Align.CENTER),
            Column("Materi", 8.5),
            Column("JP", 1.6, Align.RIGHT),
            Column("Narasumber", 5),
        )
        table = Table(sheet, columns)
        table.header()
        for place, subject in enumerate(paper.subjects, start=1):
            hours = decimal_text(subject.lesson_hours)
            table.row((str(place), subject.name, hours, or_dash(subject.speaker)))
        total = sum((subject.lesson_hours for subject in paper.subjects), Decimal(0))
        table.row(("", "Jumlah", decimal_text(total), ""), strong=True, fill=PALE)
        sheet.y += 1.2
        sheet.paragraph("JP = jam pelajaran, 45 menit.", _NOTE)
    else:
        sheet.paragraph("–", indent=5)
    if paper.topics:
        sheet.need(14)
        head = f"Pokok bahasan antipenyuapan yang dicakup ({len(paper.topics)} dari {paper.topics_known}):"
        sheet.paragraph(head, after=1)
        numbered(sheet, paper.topics, indent=5, after=0.6)
    if paper.files:
        sheet.need(14)
        sheet.paragraph("Bahan yang dipakai (dengan sidik SHA-256):", after=1)
        numbered(sheet, [_file(each) for each in paper.files], indent=5, after=0.6)
    sheet.y += 3


def _file(each: ReportedFile) -> str:
    return f"{each.name} ({each.sha256})" if each.sha256 else each.name


def _minutes(sheet: Sheet, letter: str, paper: ActivityPaper) -> None:
    _heading(sheet, letter, "Jalannya kegiatan")
    written = [(heading, words) for heading, words in paper.minutes if trimmed(words)]
    for heading, words in written:
        if heading:
            sheet.need(14)
            sheet.paragraph(heading, _PART, indent=5, after=0.6)
        sheet.paragraph(words, align=Align.JUSTIFY, indent=5, after=2.5)
    if not written:
        sheet.paragraph("–", indent=5)
    sheet.y += 1.5


def _tests(sheet: Sheet, letter: str, paper: ActivityPaper) -> None:
    _heading(sheet, letter, "Hasil tes awal dan tes akhir", 20 if paper.scores.empty else 62)
    results(sheet, paper.scores, paper.test_name)


def _conclusion(sheet: Sheet, letter: str, paper: ActivityPaper) -> None:
    _words(sheet, letter, "Kesimpulan dan saran", paper.conclusion)


def _closing(sheet: Sheet, letter: str, paper: ActivityPaper) -> None:
    # The end of a report is not torn apart: a signature alone on a page signs nothing.
    sheet.need(min(90 + 6 * len(paper.enclosures), 180))
    _words(
        sheet,
        letter,
        "Penutup",
        "Demikian laporan kegiatan ini dibuat dengan sebenarnya sebagai pertanggungjawaban pelaksanaan kegiatan dan "
        "bahan tindak lanjut.",
    )


def _enclosed(sheet: Sheet, letter: str, paper: ActivityPaper) -> None:
    _heading(sheet, letter, "Lampiran")
    if paper.enclosures:
        numbered(sheet, paper.enclosures, indent=5, after=0.6)
    else:
        sheet.paragraph("–", indent=5)
    sheet.y += 5


def _sign(sheet: Sheet, paper: ActivityPaper) -> None:
    frame = paper.frame
    signatures(sheet, (SignatureBlock(above=(place_and_date(frame, frame.dated),), signatory=frame.head),))


def _words(sheet: Sheet, letter: str, title: str, words: str) -> None:
    _heading(sheet, letter, title)
    sheet.paragraph(trimmed(words) or "–", align=Align.JUSTIFY, indent=5, after=4)


def _heading(sheet: Sheet, letter: str, title: str, room: float = 16) -> None:
    sheet.need(room)
    sheet.paragraph(f"{letter}. {title}", _HEADING, after=1.4)
