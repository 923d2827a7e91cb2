"""Single rows: what is refused, what is doubted, what is kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problem import Problem
from db.records.office import CalendarDay, OfficialDraft
from db.records.report import ReportDraft
from db.vocabulary import Relation, ReportKind
from desktop.sheets.cells import Cell
from desktop.sheets.mapping import Target
from desktop.sheets.preview import RowResult, RowStatus
from desktop.sheets.report_rows import split_name
from desktop.sheets.understand import understand
from tests.sheets.conftest import TODAY, sheet

HEADER: list[Cell] = [
    "Tgl Terima",
    "Tgl Lapor",
    "Nama Pelapor",
    "Pemberi",
    "Hubungan",
    "Uraian",
    "Nilai",
    "Jenis Laporan",
    "Ket",
]
GOOD: list[Cell] = [
    "3 Mei 2026",
    "5 Mei 2026",
    "Orang Contoh",
    "Toko Contoh",
    "Toko material",
    "Kue 2 kotak",
    "50 rb",
    "Diterima",
    "",
]


def _report(**changes: Cell) -> RowResult[ReportDraft]:
    names = ["received", "reported", "name", "giver", "relation", "description", "value", "kind", "note"]
    row = [changes.get(name, cell) for name, cell in zip(names, GOOD, strict=True)]
    preview = understand([sheet(HEADER, list(GOOD), row)], Target.REPORTS, TODAY, file_name="buku.xlsx")
    return preview.rows[-1]  # type: ignore[return-value]


def _codes(result: RowResult[ReportDraft]) -> set[str]:
    return {remark.code for remark in (*result.doubts, *result.refusals)}


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"received": "kapan-kapan"}, "date-unreadable", "received_on"),
        ({"received": "31/02/2026"}, "date-impossible", "received_on"),
        ({"value": "banyak sekali"}, "amount-unreadable", "value"),
        ({"value": -50_000.0}, "amount-negative", "value"),
        ({"value": 1e15}, "amount-absurd", "value"),
        ({"value": date(2026, 5, 3)}, "amount-unreadable", "value"),
        ({"note": "x" * 12_000}, "sheet-text-too-long", "note"),
        ({"received": None, "description": None, "value": "-"}, "sheet-row-without-report", ""),
    ],
)
def test_what_cannot_be_read_refuses_the_row_with_its_reason(changes: dict[str, Cell], code: str, field: str) -> None:
    result = _report(**changes)
    assert result.status is RowStatus.REFUSED
    assert (code, field) in [(remark.code, remark.field) for remark in result.refusals]
    assert all(len(remark.text) > 20 for remark in result.refusals)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"received": "6 Mei 2026"}, "sheet-reported-before-received"),
        ({"received": None}, "sheet-received-date-missing"),
        ({"value": None}, "sheet-value-missing"),
        ({"kind": None}, "sheet-kind-missing"),
        ({"kind": "entah"}, "sheet-kind-unclear"),
        ({"relation": "Kenalan lama"}, "sheet-relation-unclear"),
        ({"description": "Zyxwv"}, "sheet-object-kind-unclear"),
        ({"name": "-"}, "sheet-reporter-missing"),
    ],
)
def test_what_is_doubtful_is_taken_with_its_doubt(changes: dict[str, Cell], code: str) -> None:
    result = _report(**changes)
    assert result.status is RowStatus.DOUBTFUL
    assert code in _codes(result)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("TOLAK", ReportKind.REFUSAL),
        ("tidak diterima", ReportKind.REFUSAL),
        ("Penolakan", ReportKind.REFUSAL),
        ("Terima", ReportKind.RECEIPT),
        ("diterima", ReportKind.RECEIPT),
        ("Penerimaan", ReportKind.RECEIPT),
    ],
)
def test_received_or_refused(word: str, kind: ReportKind) -> None:
    draft = _report(kind=word).draft
    assert draft is not None and draft.kind is kind


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("Rekan satu kantor", Relation.COLLEAGUE),
        ("Rekanan desa", Relation.PROVIDER),
        ("Notaris/PPAT", Relation.PROVIDER),
        ("Adik ipar", Relation.FAMILY),
        ("tdk diketahui", Relation.UNKNOWN),
        ("Penyedia, penerima layanan, atau pihak yang diawasi", Relation.PROVIDER),
    ],
)
def test_relations(word: str, relation: Relation) -> None:
    draft = _report(relation=word).draft
    assert draft is not None and draft.objects[0].giver.relation is relation


def test_a_row_that_says_the_same_as_an_earlier_one_is_doubted() -> None:
    assert "sheet-row-repeated" in _codes(_report())
    assert "sheet-row-repeated" not in _codes(_report(value="60 rb"))


def test_cells_of_columns_without_a_field_are_kept_in_the_note() -> None:
    rows = sheet([*HEADER, "Paraf Saksi"], [*GOOD[:-1], "lihat berkas", "Saksi Contoh"])
    (draft,) = understand([rows], Target.REPORTS, TODAY, file_name="buku.xlsx").drafts
    assert isinstance(draft, ReportDraft)
    assert draft.note == "lihat berkas\nParaf Saksi: Saksi Contoh"


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Dewi Contoh, S.Sos., M.Si / Kasi Pemerintahan", ("Dewi Contoh, S.Sos., M.Si", "Kasi Pemerintahan")),
        ("Udin Contoh/Kaur TU & Umum", ("Udin Contoh", "Kaur TU & Umum")),
        ("Eko Contoh - Kadus I", ("Eko Contoh", "Kadus I")),
        ("Siti Contoh (Kepala Desa)", ("Siti Contoh", "Kepala Desa")),
        ("Abdul-Rahman Contoh", ("Abdul-Rahman Contoh", "")),
        ("Contoh / Contoh / Staf", ("Contoh / Contoh", "Staf")),
    ],
)
def test_name_and_position_in_one_cell(written: str, parts: tuple[str, str]) -> None:
    assert split_name(written) == parts


def test_holidays_with_closed_and_open_days() -> None:
    rows = sheet(
        ["Tanggal", "Keterangan", "Libur/Masuk", "Dasar"],
        ["24 Desember 2026", "Cuti bersama", "Libur", "SKB contoh"],
        [date(2026, 12, 26), "Tetap melayani", "Masuk", "Perbup contoh"],
        ["Kapan", "x", "Libur", ""],
    )
    preview = understand([rows], Target.CALENDAR, TODAY, file_name="libur.xlsx")
    assert preview.drafts == (
        CalendarDay(day=date(2026, 12, 24), closed=True, name="Cuti bersama", source="SKB contoh"),
        CalendarDay(day=date(2026, 12, 26), closed=False, name="Tetap melayani", source="Perbup contoh"),
    )
    assert preview.rows[2].status is RowStatus.REFUSED


def test_an_official_without_a_name_is_refused_and_an_odd_nik_doubted() -> None:
    rows = sheet(
        ["No", "Nama", "NIK", "Jabatan", "Status"],
        ["1", "Orang Contoh", "'360401", "Kadus I", "cuti"],
        ["2", "-", "'3604012345678901", "Kadus II", "aktif"],
    )
    preview = understand([rows], Target.OFFICIALS, TODAY, file_name="perangkat.csv")
    first, second = preview.rows
    assert isinstance(first.draft, OfficialDraft) and first.draft.active_to is None
    assert {"sheet-nik-length", "sheet-status-unclear"} <= {doubt.code for doubt in first.doubts}
    assert second.draft is None and second.refusals[0].code == "sheet-official-nameless"


_cells = st.none() | st.text(max_size=40) | st.integers() | st.floats() | st.booleans() | st.dates()


@given(st.lists(st.lists(_cells, max_size=10), max_size=12), st.sampled_from(Target), st.booleans())
def test_no_table_of_anything_can_do_more_than_be_refused(rows: list[list[Cell]], target: Target, headed: bool) -> None:
    cells = sheet(*([list(HEADER)] if headed else []), *rows)
    try:
        preview = understand([cells], target, TODAY, file_name="apa saja.xlsx")
    except Problem as refused:
        assert refused.code == "sheet-no-header"
        return
    numbers = sorted([row.row_number for row in preview.rows] + [row.row_number for row in preview.skipped])
    assert len(numbers) == len(set(numbers))
    filled = [n for n, row in enumerate(cells.rows, start=1) if any(isinstance(c, float | int | date) for c in row)]
    assert set(filled) <= {*numbers, preview.header_row, preview.header_row + 1}
