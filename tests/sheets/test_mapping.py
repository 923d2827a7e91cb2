"""Headings as offices write them find their fields; a corrected mapping is kept for next time."""

import pytest

from desktop.sheets.mapping import Target, field_label, field_names, fingerprint, map_columns


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("TGL. PENERIMAAN", "received_on"),
        ("Tanggal Terima/Tolak", "received_on"),
        ("Tgl Lapor UPG", "reported_to_upg_on"),
        ("Tgl Pelaporan", "reported_on"),
        ("Nama Pelapor", "reporter_name"),
        ("Nama pemberi gratifikasi", "giver_name"),
        ("Hub. dgn pemberi", "relation"),
        ("Nilai Taksiran (Rp.)", "value"),
        ("Perkiraan nilai", "value"),
        ("Jml", "quantity"),
        ("Jenis Laporan", "kind"),
        ("Nomor Register", "typed_number"),
        ("Ket", "note"),
        ("Uraian Gratifikasi", "description"),
        ("Instansi Pemberi", "giver_institution"),
    ],
)
def test_a_heading_finds_its_field(heading: str, field: str) -> None:
    (match,) = map_columns([heading], Target.REPORTS).columns
    assert match.field == field


def test_no_field_is_given_twice_and_strange_headings_stay_unused() -> None:
    mapping = map_columns(["Nama", "Nama Pemberi", "Tanggal", "Tanggal", "Paraf"], Target.REPORTS)
    used = [match.field for match in mapping.columns if match.field]
    assert len(used) == len(set(used))
    assert mapping.column("reporter_name") == 0
    assert mapping.column("giver_name") == 1
    assert [match.header for match in mapping.unused] == ["Tanggal", "Paraf"]


def test_a_corrected_mapping_is_remembered_by_its_headings() -> None:
    header = ["No", "Tgl", "Siapa", "Apa"]
    corrected = map_columns(header, Target.REPORTS).with_field(2, "reporter_name").with_field(3, "description")
    kept = {corrected.fingerprint: corrected.remembered()}
    again = map_columns(["NO.", "tgl", "Siapa ", "apa"], Target.REPORTS, kept)
    assert [match.field for match in again.columns] == ["row_number", "received_on", "reporter_name", "description"]
    assert fingerprint(header, Target.REPORTS) != fingerprint(header, Target.OFFICIALS)


def test_giving_a_field_to_another_column_frees_the_first() -> None:
    mapping = map_columns(["Nama", "Pemberi"], Target.REPORTS).with_field(1, "reporter_name")
    assert [match.field for match in mapping.columns] == ["", "reporter_name"]


def test_every_field_has_a_label_in_both_languages() -> None:
    for target in Target:
        for field in field_names(target):
            assert field_label(target, field)
