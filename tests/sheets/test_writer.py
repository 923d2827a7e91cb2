"""Saved spreadsheets hold real figures and dates, and no text of a person ever becomes a formula (SAFETY.md §2.11)."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.rules.texts import clean_text
from desktop.sheets.layout import tables
from desktop.sheets.mapping import Target, map_columns
from desktop.sheets.reader import read_cells
from desktop.sheets.template import template_content, write_template
from desktop.sheets.understand import understand
from desktop.sheets.writer import Column, ColumnKind, table_content, write_table
from tests.sheets.conftest import TODAY

COLUMNS = (
    Column("Nama"),
    Column("Tanggal", ColumnKind.DATE),
    Column("Nilai", ColumnKind.MONEY),
    Column("Jumlah", ColumnKind.NUMBER),
)
EVIL = [
    '=HYPERLINK("http://contoh.test","klik")',
    "=1+1",
    "+62812345678",
    "-5+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1+1",
    "http://contoh.test",
    "mailto:a@contoh.test",
    "0812345678",
    "3604217268665127",
    "<img src='x'>",
    "\u202egnp.exe",
    "A\x00B",
    "_x0041_",
    "محمد 😀",
    "x" * 40_000,
]


def _opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_figures_add_up_and_dates_are_dates(tmp_path: Path) -> None:
    path = tmp_path / "daftar.xlsx"
    rows = [("Orang Contoh", date(2026, 11, day), 50_000 * day, 2.5) for day in range(1, 11)]
    write_table(path, "Daftar laporan", COLUMNS, rows, subtitle="Triwulan IV Tahun 2026")
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert sheet["A1"].value == "Daftar laporan"
    assert [cell.value for cell in sheet[4]] == ["Nama", "Tanggal", "Nilai", "Jumlah"]
    assert sum(row[2].value for row in sheet.iter_rows(min_row=5)) == 50_000 * 55
    assert sheet["B5"].value == datetime(2026, 11, 1) and sheet["B5"].is_date
    assert sheet["C5"].number_format == '"Rp"#,##0'
    assert sheet.freeze_panes == "A5"
    assert list(tmp_path.iterdir()) == [path]


def test_no_text_becomes_a_formula_or_a_link() -> None:
    content = table_content("Daftar", COLUMNS, [(text, None, None, None) for text in EVIL])
    sheet = _opened(content).active
    assert sheet is not None
    cells = [row[0] for row in sheet.iter_rows(min_row=4)]
    assert [cell.data_type for cell in cells] == ["s"] * len(EVIL)
    assert all(cell.hyperlink is None for cell in cells)
    assert cells[2].value == "+62812345678"
    assert [cell.value for cell in cells[:-1]] == [clean_text(text) for text in EVIL[:-1]]
    assert cells[-1].value.startswith("xxx") and cells[-1].value.endswith("…")
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    assert not [name for name in parts.namelist() if "external" in name or "hyperlink" in name]


def test_a_number_typed_by_a_person_stays_text_in_a_text_column() -> None:
    sheet = _opened(table_content("Daftar", (Column("NIK"),), [("3604217268665127",), (81234567890.0,)])).active
    assert sheet is not None
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("3604217268665127", "s")
    assert sheet["A5"].data_type == "s"


@given(st.text(max_size=60))
@settings(max_examples=30, deadline=None)
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    sheet = _opened(table_content(text, (Column("Uraian"),), [(text,)])).active
    assert sheet is not None
    assert (sheet["A4"].value or "") == clean_text(text)


def test_our_own_list_can_be_imported_again(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    columns = (
        Column("Tgl Terima", ColumnKind.DATE),
        Column("Nama Pelapor"),
        Column("Pemberi"),
        Column("Uraian"),
        Column("Nilai (Rp)", ColumnKind.MONEY),
        Column("Jenis laporan"),
    )
    rows = [(date(2026, 10, 8), "Orang Contoh", "Toko Contoh", "=Kue 2 dus", 50_000, "Penerimaan")]
    write_table(path, "Register gratifikasi", columns, rows, subtitle="Desa Contoh")
    preview = understand(read_cells(path), Target.REPORTS, TODAY, file_name=path.name)
    (row,) = preview.rows
    assert row.doubts == ()
    assert row.draft is not None and row.draft.received_on == date(2026, 10, 8)  # type: ignore[union-attr]


@pytest.mark.parametrize("target", list(Target))
def test_a_template_is_empty_and_its_headings_are_read_with_certainty(tmp_path: Path, target: Target) -> None:
    path = tmp_path / "templat.xlsx"
    write_template(path, target)
    assert path.read_bytes()[:2] == b"PK"
    table = tables(read_cells(path), target)[0]
    mapping = map_columns(table.header, target)
    assert table.rows == ()
    assert mapping.unused == () and mapping.uncertain == ()
    assert _opened(template_content(target)).sheetnames[0].startswith("Templat")


def test_an_unwritable_folder_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        write_table(tmp_path / "tidak-ada" / "x.xlsx", "Daftar", COLUMNS, [])
