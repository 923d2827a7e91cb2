"""Attendance lists as offices keep them: numbers as they are, scores in words, one person twice, titles above."""

import contextlib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problem import Problem
from db.vocabulary import ParticipantRole, PersonKind, SessionKind, Sex
from desktop.sheets.cells import SheetCells
from desktop.sheets.layout import SkippedKind, SkippedRow
from desktop.sheets.mapping import Target
from desktop.sheets.participant_rows import ListedParticipant
from desktop.sheets.participant_titles import session_of_titles
from desktop.sheets.pasted import read_pasted
from desktop.sheets.preview import RowResult, SheetPreview
from desktop.sheets.reader import read_cells
from desktop.sheets.template import write_template
from desktop.sheets.understand import understand
from tests.sheets.conftest import TODAY

HEAD = ["No", "Nama", "L/P", "NIK", "Jabatan", "Asal Desa", "No HP", "Pre Test", "Post Test", "TTD", "Hadir", "Peran"]
NIK = "0000001203800007"


def _read(*rows: list[Any], head: list[Any] | None = None) -> SheetPreview[ListedParticipant]:
    cells = SheetCells("", [head or HEAD, *rows])
    return understand([cells], Target.PARTICIPANTS, TODAY, file_name="contoh.xlsx")  # type: ignore[return-value]


def _row(**cells: Any) -> RowResult[ListedParticipant]:
    usual = {"No": 1, "Nama": "Peserta Rekaan", "Jabatan": "Kadus", "Asal Desa": "Contoh"} | cells
    (row,) = _read([usual.get(head) for head in HEAD]).rows
    return row


def _draft(**cells: Any) -> Any:
    row = _row(**cells)
    assert row.draft is not None, row.refusals
    return row.draft.draft


def _codes(row: RowResult[Any]) -> list[str]:
    return [remark.code for remark in (*row.doubts, *row.refusals, *row.inferred)]


def test_the_sample_is_read_whole(samples: Path) -> None:
    found = understand(
        read_cells(samples / "daftar-hadir.xls"), Target.PARTICIPANTS, TODAY, file_name="daftar-hadir.xls"
    )
    rows = {row.row_number: row for row in found.rows}
    assert sorted(rows) == list(range(6, 47)), "41 people"
    drafts = {number: row.draft.draft for number, row in rows.items() if isinstance(row.draft, ListedParticipant)}
    assert len(drafts) == 41 and not found.mapping.uncertain
    assert (drafts[7].nik, drafts[7].institution, drafts[7].phone) == (
        "3604376209858302",
        "Desa Harjatani",
        "081217299905",
    )
    assert drafts[8].phone == "081298765432" and drafts[8].institution == "Desa Lebakwana"
    assert drafts[9].phone == "+62 813-5328-2470", "as it was written"
    assert drafts[10].nik == "3604291002978671" and "sheet-nik-as-number" in _codes(rows[10])
    assert (drafts[6].sex, drafts[7].sex) == (Sex.FEMALE, Sex.MALE)
    assert (drafts[6].pre_score, drafts[6].post_score) == (None, Decimal("85.5"))
    assert (drafts[13].pre_score, drafts[13].post_score) == (Decimal(64), Decimal(81))
    assert drafts[7].pre_score is None and drafts[7].note == "Tidak ikut pre-test."
    assert drafts[6].note == "", "an empty cell is no word"
    assert sum(d.post_score is not None for d in drafts.values()) == 41
    assert sum(d.pre_score is not None for d in drafts.values()) == 9
    twins = {
        n: _codes(row) for n, row in rows.items() if {"sheet-person-twice", "sheet-name-of-other-row"} & {*_codes(row)}
    }
    assert sorted(twins) == [21, 24, 37, 43]
    (shared,) = found.remarks
    assert "081298765432" in shared.text and "9 orang" in shared.text
    said = session_of_titles(found.skipped)
    assert (said.title, said.kind) == ("Sosialisasi Anti Gratifikasi", SessionKind.SOCIALISATION)
    assert (said.meetings[0].on, said.meetings[0].place) == (date(2026, 5, 12), "Aula Kecamatan")


@pytest.mark.parametrize(
    ("cell", "score"),
    [
        (85, "85"),
        (85.5, "85.5"),
        ("85,5", "85.5"),
        ("85.5", "85.5"),
        (" 90 ", "90"),
        ("80/100", "80"),
        (0, "0"),
        ("0", "0"),
        (100.0, "100"),
        (66.666666667, "66.67"),
        ("-", None),
        ("", None),
        ("tdk ikut", None),
        ("Tidak Ikut", None),
        ("izin", None),
    ],
)
def test_scores_as_people_write_them(cell: Any, score: str | None) -> None:
    assert _draft(**{"Post Test": cell}).post_score == (None if score is None else Decimal(score))


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (105, "score-out-of-range"),
        ("105", "score-out-of-range"),
        (-1, "score-out-of-range"),
        ("baik", "sheet-score-unreadable"),
        (True, "sheet-score-unreadable"),
        (date(2026, 5, 8), "sheet-score-unreadable"),
        ("8.5.5", "sheet-score-unreadable"),
        (1e300, "sheet-score-unreadable"),
    ],
)
def test_what_is_no_score_refuses_the_row_with_its_own_sentence(cell: Any, code: str) -> None:
    row = _row(**{"Post Test": cell})
    assert row.draft is None
    assert [remark.code for remark in row.refusals] == [code]


def test_a_score_of_105_is_said_in_words() -> None:
    (refusal,) = _row(**{"Post Test": 105}).refusals
    assert refusal.text.startswith("Nilai 105 di luar 0 sampai 100.")


@pytest.mark.parametrize(
    ("cells", "present", "signed"),
    [
        ({}, None, False),
        ({"TTD": "1."}, None, False),
        ({"TTD": "ttd"}, True, True),
        ({"TTD": "√"}, True, True),
        ({"Post Test": 70}, True, False),
        ({"Post Test": "tdk ikut"}, None, False),
        ({"Hadir": "hadir"}, True, False),
        ({"Hadir": "v"}, True, False),
        ({"Hadir": "sakit"}, False, False),
        ({"Hadir": "tidak hadir"}, False, False),
        ({"Hadir": "tidak hadir", "Post Test": 70}, True, False),
    ],
)
def test_who_was_there(cells: dict[str, Any], present: bool | None, signed: bool) -> None:
    row = _row(**cells)
    assert row.draft is not None
    assert (row.draft.present, row.draft.signed) == (present, signed)


def test_roles_and_groups_are_understood_from_words() -> None:
    assert _draft(Peran="Pemateri").role is ParticipantRole.SPEAKER
    assert _draft(Peran="panitia").role is ParticipantRole.COMMITTEE
    assert _draft().role is ParticipantRole.PARTICIPANT
    assert _draft(Jabatan="Tokoh Masyarakat").person_kind is PersonKind.COMMUNITY
    assert _draft(Jabatan="Direktur", **{"Asal Desa": "CV Contoh"}).person_kind is PersonKind.ASSOCIATE
    assert _draft().person_kind is PersonKind.OTHER_OFFICE
    assert "sheet-role-unclear" in _codes(_row(Peran="entah"))


def test_two_names_under_one_nik_refuse_the_second_and_name_the_first() -> None:
    found = _read([1, "Jaya Rekaan", "L", NIK], [2, "Siti Contoh", "P", "'" + NIK])
    first, second = found.rows
    assert first.draft is not None and second.draft is None
    assert [remark.code for remark in second.refusals] == ["sheet-nik-of-other-row"]
    assert "Jaya Rekaan" in second.refusals[0].text and "baris 2" in second.refusals[0].text


def test_a_name_of_120_characters_is_kept_and_one_beyond_all_bounds_is_told() -> None:
    name = ("Raden Mas Rekaan Panjang, " + "S.Sos., " * 20)[:120].strip()
    assert _draft(Nama=name).name == name


def test_a_row_without_a_name_is_refused() -> None:
    assert [remark.code for remark in _row(Nama=None).refusals] == ["sheet-participant-nameless"]


def test_pasted_cells_of_a_spreadsheet_are_read_like_a_file() -> None:
    head = "NO\tNAMA\tJABATAN\tASAL DESA\tPOST TEST\r\n"
    text = head + "1\tJaya Rekaan\tKadus\tDs. Contoh\t85,5\r\n2\tSiti Contoh\tKaur\t\t105\r\n"
    found = understand(read_pasted(text), Target.PARTICIPANTS, TODAY, file_name="")
    first, second = found.rows
    assert isinstance(first.draft, ListedParticipant)
    assert (first.draft.draft.institution, first.draft.draft.post_score) == ("Desa Contoh", Decimal("85.5"))
    assert [remark.code for remark in second.refusals] == ["score-out-of-range"]


@pytest.mark.parametrize(
    "text",
    [
        "Jaya Rekaan, S.IP\nAn Nisa Contoh",
        "1. Jaya Rekaan, S.IP\n2. An Nisa Contoh\n",
        "Nama Peserta\nJaya Rekaan, S.IP\n\nAn Nisa Contoh",
        "- Jaya Rekaan, S.IP\n- An Nisa Contoh",
    ],
)
def test_a_list_of_names_from_a_chat_is_read_line_by_line(text: str) -> None:
    found = understand(read_pasted(text), Target.PARTICIPANTS, TODAY, file_name="")
    drafts = [row.draft.draft.name for row in found.rows if isinstance(row.draft, ListedParticipant)]
    assert drafts == ["Jaya Rekaan, S.IP", "An Nisa Contoh"]


def test_pasted_cells_without_headings_are_known_by_their_shape() -> None:
    text = f"1\tJaya Rekaan\tL\t{NIK}\tKadus\tDs. Contoh\t081200000001\t70\n2\tSiti Contoh\tP\t\tKaur\tDs. Contoh\t\t80"
    found = understand(read_pasted(text), Target.PARTICIPANTS, TODAY, file_name="")
    drafts = [row.draft.draft for row in found.rows if isinstance(row.draft, ListedParticipant)]
    first = drafts[0]
    assert (first.name, first.sex, first.nik, first.position) == ("Jaya Rekaan", Sex.MALE, NIK, "Kadus")
    assert (first.institution, first.phone, first.post_score) == ("Desa Contoh", "081200000001", Decimal(70))
    assert len(drafts) == 2


@pytest.mark.parametrize("text", ["", "  \n\t\n"])
def test_nothing_pasted_is_said(text: str) -> None:
    with pytest.raises(Problem, match="sheet-empty"):
        read_pasted(text)


@given(st.text(max_size=400))
def test_whatever_is_pasted_is_read_or_refused_in_words(text: str) -> None:
    with contextlib.suppress(Problem):
        understand(read_pasted(text), Target.PARTICIPANTS, TODAY, file_name="")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "DAFTAR HADIR SOSIALISASI PENGENDALIAN GRATIFIKASI DAN BENTURAN KEPENTINGAN BAGI RT/RW DI DESA",
            "Sosialisasi Pengendalian Gratifikasi dan Benturan Kepentingan bagi RT/RW di Desa",
        ),
        ("BIMTEK SMAP (SNI ISO 37001) UNTUK BPD", "Bimtek SMAP (SNI ISO 37001) untuk BPD"),
        ("Bimtek SMAP DAN mcsp", "Bimtek SMAP DAN mcsp"),
    ],
)
def test_a_title_in_capitals_is_written_as_titles_are(written: str, shown: str) -> None:
    assert session_of_titles([SkippedRow(1, SkippedKind.TITLE, written)]).title == shown


def test_the_lines_above_a_list_name_the_session() -> None:
    lines = (
        "PEMERINTAH KABUPATEN CONTOH",
        "DAFTAR HADIR",
        "Acara : Bimbingan Teknis SMAP",
        "Hari/Tanggal: Selasa, 12 Mei 2026 · Pukul : 9 s.d. 12.30 WIB",
        "Tempat: Aula Contoh",
        "Narasumber : Dewi Contoh",
    )
    said = session_of_titles(SkippedRow(n, SkippedKind.TITLE, line) for n, line in enumerate(lines, start=1))
    meeting = said.meetings[0]
    assert (said.title, said.kind) == ("Bimbingan Teknis SMAP", SessionKind.BIMTEK)
    assert (meeting.on, meeting.starts_at, meeting.ends_at, meeting.place) == (
        date(2026, 5, 12),
        "09.00",
        "12.30",
        "Aula Contoh",
    )
    assert [speaker.name for speaker in said.speakers] == ["Dewi Contoh"]


def test_the_empty_template_offers_its_words_and_is_read_with_certainty(tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    write_template(path, Target.PARTICIPANTS)
    found = understand(read_cells(path), Target.PARTICIPANTS, TODAY, file_name=path.name)
    assert not found.mapping.uncertain and not found.mapping.unused and found.rows == ()
