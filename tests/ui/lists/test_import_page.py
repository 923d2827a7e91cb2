"""Importing a book through the window: looked at, corrected, taken over in one step or not at all."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services import officials, reports
from desktop.sheets.preview import RowStatus
from desktop.ui.messages import Recorder
from desktop.ui.reports.import_mapping import MappingDialog
from desktop.ui.reports.import_page import ImportPage
from desktop.ui.workplace import Workplace

Show = Callable[[QWidget], None]
Settle = Callable[[], None]
SHEETS = Path(__file__).parents[2] / "data" / "sheets"

BOOK = """BUKU GRATIFIKASI DESA CONTOH;;;;;;
TAHUN 2026;;;;;;
No;Tgl Terima;Nama Penerima / Jabatan;Dari;Barangnya;Nilai (Rp);Diterima/Ditolak
1;2 Maret 2026;Budi Contoh / Kepala Desa;Wawan Rekaan;Jam tangan;3.750.000;diterima
2;31 Februari 2026;Dewi Contoh / Sekretaris Desa;Tuti Rekaan;Voucer belanja;250 rb;diterima
3;14 April 2026;Hasan Contoh / Kaur Keuangan;Eko Rekaan;Buah-buahan;Rp 220.000,-;ditolak
;;;JUMLAH;;4.220.000;
"""


def month_book(path: Path, months: dict[str, int], object_heading: str = "Uraian") -> Path:
    """A made-up workbook with a sheet for each month and this many gifts on it."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as made:
        for number, (month, count) in enumerate(months.items(), start=1):
            sheet = made.add_worksheet(month)
            sheet.write_row(0, 0, ["No", "Tgl Terima", "Nama Penerima", "Pemberi", object_heading, "Nilai (Rp)"])
            for n in range(1, count + 1):
                day, thing = f"{n}-{number:02d}-2026", f"Kue {month} {n}"
                sheet.write_row(n, 0, [n, day, "Budi Contoh", f"Wawan Rekaan {month}", thing, 40_000 + n])
    return path


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A made-up book with titles above, a total below, and one date that does not exist."""
    path = tmp_path / "buku-contoh.csv"
    path.write_text(BOOK, "utf-8")
    return path


def opened_page(place: Workplace, show: Show, settle: Settle, **arguments: Any) -> ImportPage:
    page = ImportPage(place)
    show(page)
    page.open(**arguments)
    settle()
    return page


def preview_of(page: ImportPage) -> Any:
    assert page.preview is not None
    return page.preview


def test_each_row_says_what_was_understood_and_what_was_refused(
    empty_place: Workplace, show: Show, settle: Settle, book: Path
) -> None:
    page = opened_page(empty_place, show, settle, target="reports", path=book)
    preview = preview_of(page)
    assert preview.preview.header_row == 3
    assert [row.row_number for row in preview.preview.rows] == [4, 5, 6]
    refused = [row for row in preview.preview.rows if row.status is RowStatus.REFUSED]
    assert [row.row_number for row in refused] == [5]
    assert page.take_button.text() == "Ambil 2 baris"
    preview.table.stand_on("5")
    settle()
    assert "31 Februari 2026" in preview.details.words.text()


def test_rows_are_narrowed_to_the_refused_ones(
    empty_place: Workplace, show: Show, settle: Settle, book: Path, qtbot: QtBot
) -> None:
    preview = preview_of(opened_page(empty_place, show, settle, target="reports", path=book))
    chip = next(chip for chip in preview.chips.chips if chip.value is RowStatus.REFUSED)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settle()
    assert [preview.table.rows.row(n).row_number for n in range(preview.table.rows.count)] == [5]


def test_a_row_is_left_out_with_the_space_bar_and_the_rest_is_taken(
    empty_place: Workplace, show: Show, settle: Settle, book: Path, qtbot: QtBot
) -> None:
    page = opened_page(empty_place, show, settle, target="reports", path=book)
    preview = preview_of(page)
    preview.table.stand_on("4")
    settle()
    qtbot.keyClick(preview.table, Qt.Key.Key_Space)
    assert page.take_button.text() == "Ambil 1 baris"
    page.take_button.click()
    settle()
    kept = reports.find_reports(empty_place.desk, reports.ReportQuery())
    assert [(row.reporter_name, row.total_value) for row in kept.rows] == [("Hasan Contoh", 220_000)]
    assert page.result is not None
    assert page.result.title.text() == "1 baris diambil dari buku-contoh.csv."
    assert "2 baris tidak diambil" in page.result.text.text()


def test_a_corrected_column_is_read_again_and_remembered(
    empty_place: Workplace, show: Show, settle: Settle, book: Path, qtbot: QtBot
) -> None:
    page = opened_page(empty_place, show, settle, target="reports", path=book)
    preview = preview_of(page).preview
    column = preview.header.index("Barangnya")
    dialog = MappingDialog(page, preview)
    qtbot.addWidget(dialog)
    assert "Jam tangan" in _all_words(dialog)
    box = dialog.boxes[column]
    place_of_field = next(n for n in range(box.count()) if box.itemText(n) == "Uraian objek")
    box.setCurrentIndex(place_of_field)
    page.read_file(book, dialog.mapping)
    settle()
    understood = preview_of(page).preview
    assert understood.mapping.column("description") == column
    assert understood.drafts[0].objects[0].description == "Jam tangan"
    page.take_button.click()
    settle()
    again = opened_page(empty_place, show, settle, target="reports", path=book)
    assert preview_of(again).preview.mapping.column("description") == column


def test_one_field_belongs_to_one_column(
    empty_place: Workplace, show: Show, settle: Settle, book: Path, qtbot: QtBot
) -> None:
    preview = preview_of(opened_page(empty_place, show, settle, target="reports", path=book)).preview
    dialog = MappingDialog(None, preview)
    qtbot.addWidget(dialog)
    value, note = preview.header.index("Nilai (Rp)"), preview.header.index("Barangnya")
    dialog.boxes[note].setCurrentIndex(dialog.boxes[value].currentIndex())
    assert dialog.boxes[value].currentIndex() == 0, "the column that held it is free again"


def test_the_sample_book_of_a_subdistrict_is_taken_whole(empty_place: Workplace, show: Show, settle: Settle) -> None:
    path = SHEETS / "buku-gratifikasi-kecamatan.xlsx"
    page = opened_page(empty_place, show, settle, target="reports", path=path)
    assert page.take_button.text() == "Ambil 28 baris"
    page.take_button.click()
    settle()
    kept = reports.find_reports(empty_place.desk, reports.ReportQuery())
    assert kept.count == 28
    by_giver = reports.find_reports(empty_place.desk, reports.ReportQuery(search="Budi Rohmah"))
    assert [row.total_value for row in by_giver.rows] == [1_450_000]


def test_rows_of_a_book_imported_before_start_left_out(empty_place: Workplace, show: Show, settle: Settle) -> None:
    path = SHEETS / "buku-gratifikasi-kecamatan.xlsx"
    opened_page(empty_place, show, settle, target="reports", path=path).take_button.click()
    settle()
    again = opened_page(empty_place, show, settle, target="reports", path=path)
    assert preview_of(again).taken() == set()
    assert not again.take_button.isEnabled()


def test_every_sheet_of_a_book_is_shown_and_taken_in_one_step(
    empty_place: Workplace, show: Show, settle: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    path = month_book(tmp_path / "buku-bulanan.xlsx", {"Januari": 2, "Februari": 3})
    page = opened_page(empty_place, show, settle, target="reports", path=path)
    assert page.book is not None
    assert [chip.text() for chip in page.book.chips.chips] == ["Januari (2)", "Februari (3)"]
    assert page.take_button.text() == "Ambil 5 baris"
    qtbot.mouseClick(page.book.chips.chips[1], Qt.MouseButton.LeftButton)
    assert preview_of(page).preview.sheet_name == "Februari"
    preview_of(page).leave_out(2)
    assert page.take_button.text() == "Ambil 4 baris"
    assert page.book.chips.chips[1].text() == "Februari (2)"
    page.take_button.click()
    settle()
    assert reports.find_reports(empty_place.desk, reports.ReportQuery()).count == 4
    assert page.result is not None
    assert "1 baris tidak diambil" in page.result.text.text()


def test_a_column_corrected_once_is_corrected_on_every_sheet(
    empty_place: Workplace, show: Show, settle: Settle, tmp_path: Path, qtbot: QtBot
) -> None:
    path = month_book(tmp_path / "buku-bulanan.xlsx", {"Januari": 1, "Februari": 1}, object_heading="Apanya")
    page = opened_page(empty_place, show, settle, target="reports", path=path)
    assert page.book is not None
    page.book.show_sheet(1)
    preview = preview_of(page).preview
    mapping = preview.mapping.with_field(preview.header.index("Apanya"), "description")
    page.read_file(path, mapping)
    settle()
    assert preview_of(page).preview.sheet_name == "Februari", "the sheet looked at stays in sight"
    assert [one.drafts[0].objects[0].description for one in page.book.previews] == ["Kue Januari 1", "Kue Februari 1"]


def test_officials_are_imported_with_their_numbers_covered_on_screen(
    empty_place: Workplace, show: Show, settle: Settle
) -> None:
    before = len(officials.list_officials(empty_place.desk))
    page = opened_page(empty_place, show, settle, target="officials", path=SHEETS / "perangkat-desa.csv")
    preview = preview_of(page)
    shown = " ".join(str(preview.table.rows.index(0, n).data()) for n in range(preview.table.rows.columnCount()))
    assert "3604217268665127" not in shown
    page.take_button.click()
    settle()
    assert len(officials.list_officials(empty_place.desk)) == before + 14


def test_a_file_that_is_no_sheet_is_refused_in_words_and_nothing_is_lost(
    empty_place: Workplace, show: Show, settle: Settle, boxes: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"PK\x03\x04 bukan lembar kerja")
    page = opened_page(empty_place, show, settle, target="reports", path=path)
    assert [kind for kind, _code in boxes.shown] == ["problem"]
    assert page.stack.currentWidget() is page.start
    assert page.start.zone.button.isEnabled()


def test_the_empty_template_is_saved_and_read_with_certainty(
    empty_place: Workplace,
    show: Show,
    settle: Settle,
    chosen_files: list[Path | None],
    tmp_path: Path,
) -> None:
    from desktop.services import sheets
    from desktop.sheets.mapping import Target

    target = tmp_path / "templat.xlsx"
    chosen_files.append(target)
    page = opened_page(empty_place, show, settle, target="reports")
    page.start.template_wanted.emit()
    settle()
    assert not sheets.understand_file(empty_place.desk, target, Target.REPORTS)[0].mapping.uncertain


def _all_words(dialog: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in dialog.findChildren(QLabel))
