"""The statement each official signs for a period (Surat Pernyataan Gratifikasi): one page a person, ticked by hand.

The three answers follow the form in use at Kabupaten Ponorogo; it is a local form, not one of KPK.
"""

from dataclasses import dataclass

from db.records.office import Signatory
from db.records.period import Period
from desktop.printing.fonts import Face
from desktop.printing.frame import PaperFrame, document_title, letterhead, open_sheet
from desktop.printing.layout import GREY, Align, Run, Style
from desktop.printing.letter import pairs
from desktop.printing.sheet import BODY, Sheet
from desktop.printing.signature import SignatureBlock, signatures
from desktop.printing.table import Column, Table, TableLook
from desktop.rules.words import period_range, period_title

TITLE = "SURAT PERNYATAAN GRATIFIKASI"
_DOTS = "." * 26
_ANSWERS = (
    (("TIDAK PERNAH", True), (" menerima gratifikasi.", False)),
    (("MENERIMA", True), (" gratifikasi dan ", False), ("TELAH", True), (" melaporkannya kepada UPG/KPK.", False)),
    (
        ("MENERIMA", True),
        (" gratifikasi namun ", False),
        ("BELUM", True),
        (" melaporkannya kepada UPG/KPK, dengan rincian:", False),
    ),
)
_COLUMNS = (
    Column("No.", 0.8, Align.CENTER),
    Column("Jenis dan bentuk gratifikasi", 3.2),
    Column("Nilai", 1.8),
    Column("Waktu", 1.7),
    Column("Nama dan alamat pemberi", 3.0),
    Column("Hubungan", 1.9),
    Column("Alasan pemberian", 2.4),
)
_ROWS = 3
_NOTE = Style(8.2, colour=GREY)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPerson:
    """Who makes a statement; what is empty gets a line to write on."""

    name: str = ""
    id_label: str = "NIP/NIPD"
    id_number: str = ""
    rank: str = ""
    position: str = ""
    unit: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementPaper:
    """The statements of a period, one page for each person; without people one blank page."""

    frame: PaperFrame
    period: Period
    people: tuple[StatementPerson, ...] = ()
    notes: tuple[str, ...] = ()


def draw(paper: StatementPaper, check_code: str) -> bytes:
    """Return the PDF of the statements."""
    sheet = open_sheet(paper.frame, f"Surat Pernyataan Gratifikasi {period_title(paper.period)}", check_code)
    for index, person in enumerate(paper.people or (StatementPerson(),)):
        if index:
            sheet.new_page()
        _statement(sheet, paper, person)
    return sheet.finish()


def _statement(sheet: Sheet, paper: StatementPaper, person: StatementPerson) -> None:
    letterhead(sheet, paper.frame)
    document_title(sheet, TITLE, paper.frame.number, period_title(paper.period).upper())
    sheet.paragraph("Yang bertanda tangan di bawah ini:", after=1.5)
    pairs(
        (
            ("Nama", person.name),
            (person.id_label or "NIP/NIPD", person.id_number),
            ("Pangkat", person.rank),
            ("Jabatan", person.position),
            ("Unit kerja", person.unit or paper.frame.office_name),
            ("Alamat email", person.email),
            ("Nomor HP", person.phone),
        ),
        sheet,
        label_width=32,
        indent=4,
    )
    sheet.y += 1.5
    words = f"menyatakan bahwa pada periode {period_range(paper.period)}, saya (beri tanda centang pada salah satu):"
    sheet.paragraph(words, align=Align.JUSTIFY, after=2.5)
    for answer in _ANSWERS:
        sheet.need(BODY.line_mm * 2)
        sheet.tick_box(sheet.left + 4, sheet.y + BODY.rise_mm, False, 3.8)
        runs = [Run(text, Face.BOLD if strong else Face.REGULAR) for text, strong in answer]
        sheet.paragraph(runs, indent=11, after=2.2)
    table = Table(sheet, _COLUMNS, TableLook(size=8.5, padding=1.0))
    table.header()
    table.blank_rows(_ROWS, 9.5)
    sheet.y += 2
    for note in paper.notes:
        sheet.paragraph(note, _NOTE, Align.JUSTIFY, after=0.6)
    sheet.y += 2.5
    sheet.paragraph(
        "Demikian surat pernyataan ini saya buat dengan sebenarnya. Apabila di kemudian hari ternyata ada gratifikasi "
        "yang tidak saya laporkan atau saya laporkan secara tidak benar, saya bersedia "
        "mempertanggungjawabkannya secara hukum sesuai peraturan perundang-undangan.",
        align=Align.JUSTIFY,
        after=4,
    )
    place = paper.frame.place.strip() or _DOTS
    signatures(
        sheet,
        (
            SignatureBlock(
                above=(f"{place}, {_DOTS}", "Yang membuat pernyataan,"), signatory=Signatory(name=person.name)
            ),
        ),
        stamp=17,
    )
