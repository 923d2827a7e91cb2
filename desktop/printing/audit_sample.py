"""A random sample of received records: how it was drawn, then each record with its timeline and its pictures."""

from dataclasses import dataclass

from db.records.period import Period
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import GREY, Align, Style
from desktop.printing.letter import pairs
from desktop.printing.section import heading
from desktop.printing.sheet import Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column, Table, TableLook
from desktop.printing.text import or_dash
from desktop.rules.words import counted, date_long, grouped, period_title

TITLE = "SAMPEL ACAK PEMERIKSAAN"
_NOTE = Style(8.5, colour=GREY)
_CAPTION = Style(8.5)
_LOOK = TableLook(size=9, padding=1.0)
_HIGH = 62.0  # millimetres of a picture
_GAP = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A picture (JPEG) of a record, and what it shows."""

    content: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampledRecord:
    """One record: what it is, its facts, its steps as (day, step, details), pictures, names of all its files."""

    title: str
    kind: str
    office: str
    facts: tuple[tuple[str, str], ...] = ()
    timeline: tuple[tuple[str, str, str], ...] = ()
    evidence: tuple[Evidence, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditSamplePaper:
    """A sample of a period. `seed` lets anybody draw the very same records again; `population` is out of how many."""

    frame: PaperFrame
    period: Period
    seed: str
    population: int
    records: tuple[SampledRecord, ...] = ()


def draw(paper: AuditSamplePaper, check_code: str) -> bytes:
    """Return the PDF of a sample."""
    sheet = open_sheet(paper.frame, f"Sampel acak {period_title(paper.period)}", check_code)
    letterhead(sheet, paper.frame)
    document_title(sheet, TITLE, paper.frame.number, period_title(paper.period).upper())
    _method(sheet, paper)
    _list(sheet, paper)
    _closing(sheet, paper)
    for number, record in enumerate(paper.records, start=1):
        sheet.new_page()
        _record(sheet, record, number)
    return sheet.finish()


def _method(sheet: Sheet, paper: AuditSamplePaper) -> None:
    drawn = len(paper.records)
    sheet.paragraph(
        f"Dari {grouped(paper.population)} laporan dan kegiatan yang diterima dari kantor binaan untuk "
        f"{period_title(paper.period)}, {counted(drawn)} diambil secara acak dengan angka awal {paper.seed}. Dengan "
        "angka awal dan register yang sama, siapa pun memperoleh sampel yang sama. Setiap catatan diperiksa terhadap "
        "buktinya pada halaman berikut; kolom hasil diisi pemeriksa.",
        align=Align.JUSTIFY,
        after=4,
    )


def _list(sheet: Sheet, paper: AuditSamplePaper) -> None:
    columns = (
        Column("No.", 1.1, Align.CENTER),
        Column("Kantor", 4.2),
        Column("Catatan", 5.6),
        Column("Bukti", 1.6, Align.RIGHT),
        Column("Hasil pemeriksaan", 4.6),
    )
    table = Table(sheet, columns, _LOOK)
    table.header()
    for number, record in enumerate(paper.records, start=1):
        table.row((str(number), record.office, f"{record.kind}: {record.title}", grouped(len(record.files)), ""))
    sheet.y += 5


def _closing(sheet: Sheet, paper: AuditSamplePaper) -> None:
    frame = paper.frame
    day = f"{frame.place}, {date_long(frame.dated)}" if frame.place else date_long(frame.dated)
    signatures(sheet, (SignatureBlock(above=(day, "Pemeriksa,")), SignatureBlock(signatory=frame.head)))


def _record(sheet: Sheet, record: SampledRecord, number: int) -> None:
    heading(sheet, f"{number}. {record.kind} {record.title}")
    sheet.paragraph(record.office, _NOTE, after=3)
    pairs([(label, or_dash(value)) for label, value in record.facts], sheet, label_width=48)
    sheet.y += 3
    if record.timeline:
        heading(sheet, "Perjalanan laporan", 26)
        columns = (Column("Tanggal", 2.2), Column("Langkah", 4.5), Column("Keterangan", 7))
        table = Table(sheet, columns, _LOOK)
        table.header()
        for entry in record.timeline:
            table.row(entry)
        sheet.y += 4
    heading(sheet, "Bukti", 20)
    if not record.files:
        sheet.paragraph("Tidak ada lampiran pada catatan ini.", _NOTE, after=2)
    for name in record.files:
        sheet.paragraph(f"– {name}", _CAPTION, after=0.6)
    sheet.y += 3
    _pictures(sheet, record.evidence)


def _pictures(sheet: Sheet, evidence: tuple[Evidence, ...]) -> None:
    """Draw the pictures, two in a row."""
    wide = (sheet.content_width - _GAP) / 2
    for start in range(0, len(evidence), 2):
        row = evidence[start : start + 2]
        sheet.need(_HIGH + 14)
        top = sheet.y
        ends = []
        for place, one in enumerate(row):
            x = sheet.left + place * (wide + _GAP)
            sheet.picture(one.content, x, top, wide, _HIGH)
            ends.append(sheet.column(x, top + _HIGH + 1.2, wide, one.caption, _CAPTION, Align.CENTER))
        sheet.y = max(ends) + 4
