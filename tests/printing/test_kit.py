"""What every paper has: head, foot, marks, numbers, codes that can be scanned, and embedded letters."""

import ast
import io
from datetime import date
from pathlib import Path

import pypdf
import pypdfium2
import pytest
import zxingcpp

from db.records.office import Letterhead, Signatory
from db.vocabulary import PaperSize, SignatoryPrefix
from desktop.printing.frame import document_title, letterhead, open_sheet
from desktop.printing.layout import PALE
from desktop.printing.letter import letter_opening
from desktop.printing.pdfium_turn import PDFIUM_TURN
from desktop.printing.sheet import Sheet
from desktop.printing.signature import SignatureBlock, signatures, title_line
from desktop.printing.table import Column, Table
from tests.printing.samples import CODE, HOSTILE, frame, pages, squeezed, words

_ROOM = Path(__file__).parents[2] / "desktop" / "printing"


def _book(rows: int, *, size: PaperSize = PaperSize.A4, landscape: bool = False) -> bytes:
    sheet = open_sheet(frame(size=size), "Coba", CODE, landscape=landscape)
    letterhead(sheet, frame(size=size))
    document_title(sheet, "DAFTAR COBA", "1/2026")
    table = Table(sheet, (Column("No.", 1), Column("Uraian", 6)))
    table.header()
    for number in range(rows):
        table.row((str(number), f"baris-{number}-akhir"))
    table.row(("", "Jumlah"), strong=True, fill=PALE)
    return sheet.finish()


@pytest.mark.parametrize(
    ("size", "landscape", "millimetres"),
    [
        (PaperSize.A4, False, (210, 297)),
        (PaperSize.A4, True, (297, 210)),
        (PaperSize.F4, False, (215, 330)),
        (PaperSize.F4, True, (330, 215)),
    ],
)
def test_pages_have_the_size_of_the_paper(size: PaperSize, landscape: bool, millimetres: tuple[int, int]) -> None:
    box = pypdf.PdfReader(io.BytesIO(_book(1, size=size, landscape=landscape))).pages[0].mediabox
    assert (round(float(box.width) * 25.4 / 72), round(float(box.height) * 25.4 / 72)) == millimetres


def test_every_page_has_number_code_marks_and_the_header_again() -> None:
    found = pages(_book(120))
    assert len(found) >= 3
    for place, text in enumerate(found, start=1):
        assert f"Halaman {place} dari {len(found)}" in text
        assert "Kode cek " + CODE in text
        assert "005/GRT/CTH/XI/2026" in text
        assert "DATA CONTOH" in text
        assert "RAHASIA" in text
        assert "Uraian" in text
    together = squeezed("".join(found))
    assert all(f"baris-{number}-akhir" in together for number in range(120))


def test_the_code_at_the_foot_can_be_scanned() -> None:
    with PDFIUM_TURN:
        picture = pypdfium2.PdfDocument(_book(1))[0].render(scale=200 / 72).to_pil()
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [CODE]


def test_all_letters_are_embedded() -> None:
    for page in pypdf.PdfReader(io.BytesIO(_book(1))).pages:
        fonts = page["/Resources"]["/Font"]
        named = [fonts[name].get_object() for name in fonts]
        assert named
        assert all("/FontFile2" in font["/FontDescriptor"] and "SourceSans" in font["/BaseFont"] for font in named)


def test_a_reprint_is_the_same_to_the_byte_and_dated_by_its_content() -> None:
    first = _book(40)
    assert _book(40) == first
    metadata = pypdf.PdfReader(io.BytesIO(first)).metadata
    assert metadata is not None
    assert metadata.creation_date is not None
    assert metadata.creation_date.date() == date(2026, 11, 21)


def test_a_cell_longer_than_a_page_goes_on() -> None:
    sheet = open_sheet(frame(demo=False), "Coba", CODE)
    table = Table(sheet, (Column("A", 1), Column("B", 1)))
    table.header()
    table.row(("kata " * 4000, "pendek"))
    table.row(("akhir", ""))
    found = pages(sheet.finish())
    assert len(found) > 3
    assert sum(text.count("kata") for text in found) == 4000
    assert "akhir" in found[-1]


def test_hostile_text_is_only_text_everywhere() -> None:
    for text in HOSTILE:
        sheet = open_sheet(frame(office=text, number=text), text, CODE)
        letterhead(sheet, frame(office=text))
        document_title(sheet, text, text)
        letter_opening(
            sheet, place_and_date=text, number=text, nature=text, enclosures=text, subject=text, to=(text, text)
        )
        sheet.paragraph(text)
        signatures(sheet, (SignatureBlock(above=(text,), signatory=Signatory(name=text, title=text, rank=text)),))
        assert words(sheet.finish()).count(squeezed(text)) >= 8


def test_a_broken_logo_leaves_a_box_that_says_so() -> None:
    broken = frame()
    sheet = open_sheet(broken, "Coba", "")
    sheet.picture(b"\x89PNG kosong", 20, 20, 40, 30)
    assert "Gambartidakdapatdibaca" in words(sheet.finish())


@pytest.mark.parametrize(
    ("prefix", "line"),
    [
        (SignatoryPrefix.NONE, "KEPALA DESA CONTOH,"),
        (SignatoryPrefix.ACTING, "Plt. KEPALA DESA CONTOH,"),
        (SignatoryPrefix.CARETAKER, "Pj. KEPALA DESA CONTOH,"),
        (SignatoryPrefix.ON_BEHALF, "a.n. KEPALA DESA CONTOH,"),
    ],
)
def test_the_head_signs_with_the_right_words(prefix: SignatoryPrefix, line: str) -> None:
    assert title_line(Signatory(title="Kepala Desa Contoh", prefix=prefix)) == line


def test_a_signature_shows_rank_and_number_only_when_there_are_any() -> None:
    sheet = open_sheet(frame(), "Coba", CODE)
    full = Signatory(name="Nama Contoh", title="Camat", rank="Pembina", id_label="NIP", id_number="19700101")
    signatures(sheet, (SignatureBlock(signatory=full), SignatureBlock(signatory=Signatory(id_label="NIP"))))
    text = words(sheet.finish())
    assert "NamaContohPembinaNIP19700101" in text
    assert text.count("NIP") == 1
    assert "(....." in text


def test_a_letterhead_without_lines_names_the_office() -> None:
    bare = frame()
    bare = type(bare)(office_name="Desa Polos", kind=bare.kind, dated=bare.dated, letterhead=Letterhead())
    sheet = open_sheet(bare, "Coba", "")
    letterhead(sheet, bare)
    assert "DESAPOLOS" in words(sheet.finish())


def test_pages_turn_once_for_things_taller_than_a_page() -> None:
    sheet = Sheet(title="Coba", size=PaperSize.A4, dated=date(2026, 1, 1))
    sheet.need(1000)
    assert sheet.page == 1


def test_no_markup_language_no_clock_no_database_in_this_room() -> None:
    forbidden = ("reportlab.platypus", "reportlab.lib.para", "sqlalchemy", "PySide6", "desktop.services", "desktop.ui")
    for path in _ROOM.rglob("*.py"):
        source = path.read_text("utf-8")
        for node in ast.walk(ast.parse(source)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not [name for name in names if name.startswith(forbidden)], path
        assert ".today()" not in source and ".now(" not in source, path


def test_a_row_a_little_shorter_than_a_page_does_not_turn_pages_for_ever() -> None:
    for count in range(40, 70):
        sheet = open_sheet(frame(demo=False), "Coba", CODE)
        table = Table(sheet, (Column("A " * 200, 1), Column("B", 4)))
        table.header()
        table.row(("satu", "\n".join(["baris"] * count)))
        found = pages(sheet.finish())
        assert len(found) <= 3
        assert sum(text.count("baris") for text in found) == count


def test_a_name_of_pages_does_not_push_the_signature_off_the_paper() -> None:
    sheet = open_sheet(frame(), "Coba", CODE)
    signatures(sheet, (SignatureBlock(signatory=Signatory(name="Nama " * 900, title="Kepala " * 900)),))
    assert len(pages(sheet.finish())) == 1
    assert sheet.y < sheet.bottom
