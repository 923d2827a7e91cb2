"""The table is found whatever stands over, under and within it."""

from datetime import date

import pytest

from db.problem import Problem
from db.records.report import ReportDraft
from desktop.sheets.cells import Cell
from desktop.sheets.layout import SkippedKind, find_table, tables
from desktop.sheets.mapping import Target, map_columns
from desktop.sheets.preview import RowStatus, skipped_lines
from desktop.sheets.understand import ON_OTHER_SHEET, understand, understand_all
from tests.sheets.conftest import TODAY, sheet

HEADER: list[Cell] = ["No", "Tanggal", "Nama Penerima", "Pemberi", "Uraian", "Nilai", "Diterima/Ditolak"]


def _entry(number: int, day: str = "3 Mei 2026") -> list[Cell]:
    return [float(number), day, f"Orang Contoh {number}", "Toko Contoh", "Kue", 50_000.0, "Diterima"]


def test_two_header_rows_under_merged_headings_become_one() -> None:
    table = find_table(
        sheet(
            ["BUKU GRATIFIKASI"],
            [],
            ["No", "Tanggal", None, "Nama", None, "Uraian", "Nilai"],
            [None, "Terima", "Lapor", "Penerima", "Pemberi"],
            [1, 2, 3, 4, 5, 6, 7],
            [1.0, "3 Mei 2026", "5 Mei 2026", "Orang Contoh", "Toko Contoh", "Kue", 50_000.0],
        ),
        Target.REPORTS,
    )
    assert table.header == (
        "No",
        "Tanggal Terima",
        "Tanggal Lapor",
        "Nama Penerima",
        "Nama Pemberi",
        "Uraian",
        "Nilai",
    )
    fields = [match.field for match in map_columns(table.header, Target.REPORTS).columns]
    assert fields == [
        "row_number",
        "received_on",
        "reported_on",
        "reporter_name",
        "giver_name",
        "description",
        "value",
    ]
    assert [number for number, _cells in table.rows] == [6]


def test_blank_rows_subtotals_and_repeated_headers_do_not_end_the_table() -> None:
    table = find_table(
        sheet(
            HEADER,
            _entry(1),
            [],
            _entry(2),
            [None, "JUMLAH BULAN MEI", None, None, None, 100_000.0],
            HEADER,
            _entry(3),
            [None, None, None, "Total", None, 150_000.0],
            [],
            [None, None, None, None, None, "Kramatwatu, 21 November 2026"],
            [None, None, None, None, None, "Camat"],
        ),
        Target.REPORTS,
    )
    assert [number for number, _cells in table.rows] == [2, 4, 7]
    assert [row.kind for row in table.skipped] == [
        SkippedKind.BLANK,
        SkippedKind.TOTAL,
        SkippedKind.REPEATED_HEADER,
        SkippedKind.TOTAL,
        SkippedKind.BLANK,
        SkippedKind.CLOSING,
        SkippedKind.CLOSING,
    ]


def test_an_unfinished_last_row_is_shown_and_not_swallowed() -> None:
    preview = understand([sheet(HEADER, _entry(1), [2.0, "4 Mei 2026"])], Target.REPORTS, TODAY, file_name="buku.xlsx")
    last = preview.rows[-1]
    assert last.row_number == 3
    assert isinstance(last.draft, ReportDraft) and last.draft.received_on == date(2026, 5, 4)
    assert last.status is RowStatus.DOUBTFUL


def test_a_remark_with_the_word_total_is_no_total() -> None:
    row = _entry(1)
    row[4] = "Total tiga dus kue"
    table = find_table(sheet(HEADER, row), Target.REPORTS)
    assert len(table.rows) == 1


def test_unknown_headings_leave_the_mapping_to_a_person() -> None:
    cells = sheet(["Alpha", "Beta", "Gamma", "Delta"], ["3 Mei 2026", "Orang Contoh", "Kue", "50 rb"])
    table = find_table(cells, Target.REPORTS)
    mapping = map_columns(table.header, Target.REPORTS)
    assert [match.field for match in mapping.columns] == ["", "", "", ""]
    for column, field in enumerate(("received_on", "reporter_name", "description", "value")):
        mapping = mapping.with_field(column, field)
    preview = understand([cells], Target.REPORTS, TODAY, file_name="buku.xlsx", mapping=mapping)
    (draft,) = preview.drafts
    assert isinstance(draft, ReportDraft)
    assert (draft.received_on, draft.objects[0].value) == (date(2026, 5, 3), 50_000)


def test_a_sheet_without_headings_is_refused() -> None:
    with pytest.raises(Problem) as refused:
        find_table(sheet(["x"], [1.0, 2.0]), Target.REPORTS)
    assert refused.value.code == "sheet-no-header"


def test_the_sheet_with_the_best_headings_is_taken() -> None:
    notes = sheet(["Petunjuk", "Isi", "Contoh"], ["a", "b", "c"], name="Petunjuk")
    assert tables([notes, sheet(HEADER, _entry(1), name="2026")], Target.REPORTS)[0].sheet_name == "2026"


def test_every_row_left_out_but_blank_ones_is_told_with_its_reason() -> None:
    book = sheet(["BUKU GRATIFIKASI"], [], HEADER, [f"({n})" for n in range(1, len(HEADER) + 1)], _entry(1), ["Jumlah"])
    preview = understand([book], Target.REPORTS, TODAY, file_name="buku.xlsx")
    assert skipped_lines(preview) == (
        "baris 1, dilewati: judul di atas tabel",
        "baris 4, dilewati: nomor kolom",
        "baris 6, dilewati: baris jumlah",
    )


def test_a_book_with_a_sheet_for_each_month_says_which_sheets_are_left() -> None:
    book = [sheet(HEADER, _entry(number), name=name) for number, name in enumerate(("Mei", "Juni", "Juli"), start=1)]
    book.append(sheet(["Rekap"], ["Mei", 1.0], name="Rekap"))
    first = understand(book, Target.REPORTS, TODAY, file_name="buku.xlsx")
    assert (first.sheet_name, first.other_sheets) == ("Mei", ("Juni", "Juli"))
    second = understand(book, Target.REPORTS, TODAY, file_name="buku.xlsx", sheet_name="Juli")
    assert (second.sheet_name, second.other_sheets) == ("Juli", ("Mei", "Juni"))
    assert [draft.imported_from for draft in second.drafts if isinstance(draft, ReportDraft)] == [
        "buku.xlsx, lembar Juli, baris 2"
    ]


def test_all_sheets_of_a_book_are_understood_and_a_gift_told_twice_is_doubted() -> None:
    book = [sheet(["Petunjuk"], ["isi tiap bulan"], name="Petunjuk")]
    book += [sheet(HEADER, _entry(number), name=name) for number, name in enumerate(("Mei", "Juni"), start=1)]
    book.append(sheet(HEADER, name="Juli"))  # nothing yet
    book.append(sheet(HEADER, _entry(1), _entry(2), _entry(3), name="Rekap"))
    months = understand_all(book, Target.REPORTS, TODAY, file_name="buku.xlsx")
    assert [preview.sheet_name for preview in months] == ["Mei", "Juni", "Rekap"]
    told = [[doubt.code for doubt in row.doubts if doubt.code == ON_OTHER_SHEET] for row in months[2].rows]
    assert told == [[ON_OTHER_SHEET], [ON_OTHER_SHEET], []]
    remark = next(doubt for doubt in months[2].rows[1].doubts if doubt.code == ON_OTHER_SHEET)
    assert "lembar Juni, baris 2" in str(remark)
    assert not any(
        doubt.code == ON_OTHER_SHEET for preview in months[:2] for row in preview.rows for doubt in row.doubts
    )


def test_a_book_with_nothing_in_it_yet_is_still_shown() -> None:
    assert len(understand_all([sheet(HEADER, name="Mei")], Target.REPORTS, TODAY, file_name="buku.xlsx")) == 1
