"""The list of village officials and the attendance list, as their programs wrote them."""

from datetime import date
from pathlib import Path

from db.records.office import OfficialDraft
from desktop.sheets.mapping import Target
from desktop.sheets.reader import read_cells
from desktop.sheets.understand import understand
from tests.sheets.conftest import TODAY


def _officials(path: Path) -> list[OfficialDraft]:
    preview = understand(read_cells(path), Target.OFFICIALS, TODAY, file_name=path.name)
    return [draft for draft in preview.drafts if isinstance(draft, OfficialDraft)]


def test_fourteen_officials_with_their_numbers_decrees_and_dates(samples: Path) -> None:
    officials = _officials(samples / "perangkat-desa.csv")
    assert len(officials) == 14
    first = officials[0]
    assert first.name == "Ahmad Nuraeni"
    assert first.nik == "3604217268665127"
    assert (first.nip, first.nip_label) == ("3604.646", "NIPD")
    assert (first.position, first.rank, first.decree) == ("Kasi Pemerintahan", "III/a", "141/38/Kep-Ds/2023")
    assert {official.active_from for official in officials} == {date(2023, 1, 2)}
    assert all(len(official.nik) == 16 and official.nik.isdigit() for official in officials)


def test_who_is_no_longer_active_leaves_on_the_day_of_import_with_a_doubt(samples: Path) -> None:
    path = samples / "perangkat-desa.csv"
    preview = understand(read_cells(path), Target.OFFICIALS, TODAY, file_name=path.name)
    left = [row for row in preview.rows if isinstance(row.draft, OfficialDraft) and row.draft.active_to]
    assert [row.row_number for row in left] == [3, 5, 8, 15]
    assert all("sheet-official-inactive" in [doubt.code for doubt in row.doubts] for row in left)
    assert {row.draft.active_to for row in left if isinstance(row.draft, OfficialDraft)} == {TODAY}


def test_the_old_excel_format_is_read_too(samples: Path) -> None:
    path = samples / "daftar-hadir.xls"
    preview = understand(read_cells(path), Target.OFFICIALS, TODAY, file_name=path.name)
    rows = {row.row_number: row for row in preview.rows}
    assert len(rows) == 41
    as_number, with_apostrophe = rows[10], rows[7]
    assert isinstance(as_number.draft, OfficialDraft) and isinstance(with_apostrophe.draft, OfficialDraft)
    assert as_number.draft.nik == "3604291002978671"
    assert "sheet-nik-as-number" in [doubt.code for doubt in as_number.doubts]
    assert with_apostrophe.draft.nik == "3604376209858302"
    assert rows[8].draft is not None and rows[8].draft.phone == "081298765432"  # type: ignore[union-attr]
