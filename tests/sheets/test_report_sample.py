"""The sub-district's book of 2026: all 28 reports, every date and amount right, every doubt said."""

from datetime import date
from pathlib import Path

import pytest

from db.records.report import ReportDraft
from db.vocabulary import ObjectKind, Occasion, Relation, ReportKind
from desktop.sheets.layout import SkippedKind
from desktop.sheets.mapping import Target
from desktop.sheets.preview import RowResult, RowStatus, SheetPreview
from desktop.sheets.reader import read_cells
from desktop.sheets.understand import understand
from tests.sheets.conftest import TODAY

# Row of the sheet: received, reported, amount, kind — read by eye from the file.
R, D = ReportKind.RECEIPT, ReportKind.REFUSAL
TRUTH: dict[int, tuple[str, str, int, ReportKind]] = {
    7: ("2026-03-23", "2026-04-26", 1_450_000, R),
    8: ("2026-10-21", "2026-11-27", 50_000, R),
    9: ("2026-10-08", "2026-11-20", 50_000, R),
    10: ("2026-08-11", "2026-09-09", 220_000, D),
    11: ("2026-02-11", "2026-03-04", 50_000, D),
    12: ("2026-08-26", "", 50_000, D),
    13: ("2026-08-29", "2026-09-29", 220_000, D),
    14: ("2026-07-29", "2026-08-25", 3_750_000, R),
    15: ("2026-05-03", "2026-06-09", 400_000, R),
    16: ("2026-02-01", "2026-02-26", 250_000, R),
    17: ("2026-03-02", "2026-03-02", 220_000, R),
    18: ("2026-05-14", "2026-05-21", 220_000, D),
    19: ("2026-03-28", "2026-04-30", 3_750_000, R),
    20: ("2026-09-27", "2026-10-11", 220_000, D),
    21: ("2026-04-17", "2026-04-18", 3_750_000, R),
    22: ("2026-09-02", "2026-10-11", 500_000, R),
    23: ("2026-04-17", "2026-05-27", 250_000, R),
    24: ("2026-08-31", "2026-10-08", 400_000, R),
    25: ("2026-04-14", "2026-05-02", 500_000, D),
    26: ("2026-09-26", "2026-10-05", 1_450_000, R),
    27: ("2026-03-07", "2026-04-09", 3_750_000, D),
    29: ("2026-02-06", "2026-03-10", 250_000, R),
    30: ("2026-04-18", "2026-05-13", 250_000, D),
    31: ("2026-03-16", "2026-03-22", 250_000, R),
    32: ("2026-07-11", "2026-08-08", 350_000, R),
    33: ("2026-05-24", "2026-06-01", 350_000, D),
    34: ("2026-04-08", "2026-04-09", 1_450_000, D),
    35: ("2026-06-27", "", 3_750_000, R),
}


@pytest.fixture(scope="module")
def preview(samples: Path) -> SheetPreview[ReportDraft]:
    path = samples / "buku-gratifikasi-kecamatan.xlsx"
    return understand(read_cells(path), Target.REPORTS, TODAY, file_name=path.name)  # type: ignore[return-value]


def _row(preview: SheetPreview[ReportDraft], number: int) -> RowResult[ReportDraft]:
    return next(row for row in preview.rows if row.row_number == number)


def _draft(preview: SheetPreview[ReportDraft], number: int) -> ReportDraft:
    draft = _row(preview, number).draft
    assert draft is not None
    return draft


def test_every_date_amount_and_kind_is_right(preview: SheetPreview[ReportDraft]) -> None:
    read = {
        row.row_number: (
            row.draft.received_on and row.draft.received_on.isoformat(),
            row.draft.reported_on.isoformat() if row.draft.reported_on else "",
            row.draft.objects[0].value,
            row.draft.kind,
        )
        for row in preview.rows
        if row.draft
    }
    assert read == TRUTH


def test_nothing_is_refused_and_what_is_no_report_is_left_out_by_name(preview: SheetPreview[ReportDraft]) -> None:
    assert preview.count(RowStatus.REFUSED) == 0
    left_out = {row.row_number: row.kind for row in preview.skipped}
    assert left_out[1] is left_out[2] is left_out[3] is SkippedKind.TITLE
    assert left_out[6] is SkippedKind.COLUMN_NUMBERS
    assert left_out[28] is SkippedKind.BLANK
    assert left_out[36] is SkippedKind.TOTAL
    assert left_out[38] is left_out[42] is SkippedKind.CLOSING
    assert len(preview.rows) == 28


@pytest.mark.parametrize("number", sorted(TRUTH))
def test_every_date_that_can_be_read_two_ways_says_why_it_was_read_so(
    preview: SheetPreview[ReportDraft], number: int
) -> None:
    row = _row(preview, number)
    for column, field in ((1, "received_on"), (2, "reported_on")):
        written = row.raw[column]
        parts = written.replace("/", "-").split("-")
        is_cell = len(parts) == 3 and len(parts[0]) == len(parts[1]) == 2 and len(parts[2]) == 4 and "-" in written
        both = len(parts) == 3 and not is_cell and int(parts[0]) <= 12 and int(parts[0]) != int(parts[1])
        said = [note.text for note in row.inferred if note.field == field and "karena kolom ini juga" in note.text]
        assert bool(said) == both, written
        assert not [doubt for doubt in row.doubts if "dapat juga berarti" in doubt.text]


def test_dates_to_come_are_doubted_and_years_the_column_writes_in_full_are_not(
    preview: SheetPreview[ReportDraft],
) -> None:
    assert not [doubt for row in preview.rows for doubt in row.doubts if "Tahun ditulis dua angka" in str(doubt)]
    assert "Tanggal 27 November 2026 belum terjadi." in [str(doubt) for doubt in _row(preview, 8).doubts]


def test_names_and_positions_are_parted(preview: SheetPreview[ReportDraft]) -> None:
    reporter = _draft(preview, 9).reporter
    assert (reporter.name, reporter.position) == ("Dewi Nuraeni, S.Sos., M.Si", "Kasi Pemerintahan")
    assert all(row.draft and row.draft.reporter.name and row.draft.reporter.position for row in preview.rows)


def test_relations_kinds_and_occasions_are_understood_from_the_words(preview: SheetPreview[ReportDraft]) -> None:
    firm = _draft(preview, 7).objects[0]
    assert firm.giver.relation is Relation.PROVIDER
    assert firm.giver.institution == "CV pelaksana rabat beton"
    assert firm.kind is ObjectKind.FACILITY
    assert _draft(preview, 35).objects[0].giver.relation is Relation.COLLEAGUE
    assert _draft(preview, 11).objects[0].giver.relation is Relation.UNKNOWN
    resident = _draft(preview, 8).objects[0]
    assert (resident.giver.relation, resident.giver.relation_other) == (Relation.PROVIDER, "Warga pemohon surat")
    assert (resident.kind, resident.occasion) == (ObjectKind.MONEY, Occasion.DUTY)
    other = _draft(preview, 12).objects[0]
    assert (other.giver.relation, other.giver.relation_other) == (Relation.OTHER, "Pendamping program")
    parcel = _draft(preview, 32).objects[0]
    assert (parcel.kind, parcel.occasion) == (ObjectKind.FOOD, Occasion.HOLIDAY)
    fruit = _draft(preview, 10).objects[0]
    assert (fruit.kind, str(fruit.quantity), fruit.unit) == (ObjectKind.FOOD, "2", "dus")
    plaque = _draft(preview, 15).objects[0]
    assert (plaque.kind, plaque.answers.for_office) == (ObjectKind.FLOWERS, True)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (9, "sheet-remark-forwarded"),
        (8, "sheet-remark-distributed"),
        (12, "sheet-remark-given-back"),
        (7, "sheet-remark-unreported-but-dated"),
        (8, "sheet-giver-unnamed"),
        (10, "sheet-giver-named"),
        (12, "sheet-relation-unclear"),
        (15, "sheet-for-office"),
    ],
)
def test_remarks_and_contradictions_are_kept_and_doubted(
    preview: SheetPreview[ReportDraft], number: int, code: str
) -> None:
    row = _row(preview, number)
    assert code in [doubt.code for doubt in row.doubts]
    assert row.status is RowStatus.DOUBTFUL
    assert _draft(preview, number).note == (row.raw[9] if len(row.raw) > 9 else "")


def test_a_giver_who_is_a_dash_has_no_name(preview: SheetPreview[ReportDraft]) -> None:
    unnamed = [row.row_number for row in preview.rows if row.raw[4] == "-"]
    assert len(unnamed) == 12
    assert all(_draft(preview, number).objects[0].giver.name == "" for number in unnamed)


def test_each_draft_says_where_it_came_from(preview: SheetPreview[ReportDraft]) -> None:
    assert _draft(preview, 29).imported_from == "buku-gratifikasi-kecamatan.xlsx, lembar 2026, baris 29"


def test_the_dates_stay_right_on_another_day(samples: Path) -> None:
    cells = read_cells(samples / "buku-gratifikasi-kecamatan.xlsx")
    early = understand(cells, Target.REPORTS, date(2026, 1, 5), file_name="x.xlsx")
    dates = {row.row_number: row.draft.received_on for row in early.rows if isinstance(row.draft, ReportDraft)}
    assert {number: truth[0] for number, truth in TRUTH.items()} == {
        number: day.isoformat() for number, day in dates.items() if day
    }
