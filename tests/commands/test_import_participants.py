"""`sigap import FILE --session`: an attendance list into a session, a line per doubt, nobody twice."""

from pathlib import Path

import pytest

from desktop.services import people, sessions
from tests.commands.conftest import Typed
from tests.offices import READER, TRAINER
from tests.trainings import session_draft

SAMPLE = str(Path(__file__).parents[1] / "data" / "sheets" / "daftar-hadir.xls")


@pytest.fixture
def session(sigap: Typed) -> str:
    """The uid of a planned session."""
    return str(sigap.look(lambda desk: sessions.add_session(desk, session_draft()).record.uid, TRAINER))


def _counts(sigap: Typed) -> tuple[int, int]:
    people_count = sigap.look(lambda desk: people.find_people(desk, people.PeopleQuery()).count)
    page = sigap.look(lambda desk: sessions.find_sessions(desk, sessions.SessionQuery()))
    return people_count, page.participants


def test_a_preview_lists_people_scores_and_doubts_and_keeps_nothing(sigap: Typed, session: str) -> None:
    sigap.account = TRAINER
    before = _counts(sigap)
    out = sigap.done("import", SAMPLE, "--session", session, "--preview")
    assert "41 baris dipahami" in out and "0 ditolak" in out
    assert "baris 13: Yayah Setiawan bin H. Abdul · Kepala Desa · Desa Lebakwana · 081218141783 · 64 → 81" in out
    assert 'baris 7, disimpulkan: Nilai pre-test: Ditulis "tdk ikut"' in out
    assert "baris 24, ragu: Nama: Mungkin orang yang sama dengan baris 6, Jaya Suhendi." in out
    assert out.count("081298765432 ditulis untuk 9 orang") == 1
    assert "Daftar ini bertanggal 12-05-2026, sedangkan kegiatannya 12-11-2026." in out
    assert _counts(sigap) == before


def test_41_people_enter_once_however_often_the_file_comes(sigap: Typed, session: str) -> None:
    sigap.account = TRAINER
    out = sigap.done("import", SAMPLE, "--session", session)
    assert "41 peserta masuk ke “Sosialisasi Pengendalian Gratifikasi (contoh)”" in out
    assert "41 orang baru, 0 sudah dikenal" in out and "41 ditandai hadir" in out
    assert "nilai post-test: 41 orang" in out
    assert "baris 24, ragu" in out and "disimpulkan" not in out
    assert "41 sudah ada di daftar dan tidak dimasukkan lagi" in sigap.done("import", SAMPLE, "--session", session)
    assert _counts(sigap) == (42, 41)


def test_a_new_session_takes_title_day_and_place_from_the_list(sigap: Typed) -> None:
    out = sigap.done("import", SAMPLE, "--new-session", "")
    assert "kegiatan baru: Sosialisasi Anti Gratifikasi · Sosialisasi · 12-05-2026 · Aula Kecamatan" in out
    listed = sigap.done("list", "sessions")
    assert "12-05-2026 · Sosialisasi Anti Gratifikasi" in listed and "41 peserta, 41 hadir · Terlaksana" in listed


def test_rows_with_doubts_can_be_left_out(sigap: Typed, session: str) -> None:
    out = sigap.done("import", SAMPLE, "--session", session, "--sure-only")
    assert "31 peserta masuk" in out


def test_a_score_of_105_is_refused_in_words_and_the_others_enter(sigap: Typed, session: str, tmp_path: Path) -> None:
    path = tmp_path / "nilai.csv"
    path.write_text("Nama;Jabatan;Post Test\nJaya Rekaan;Kadus;105\nSiti Contoh;Kaur;85,5\n", "utf-8")
    out = sigap.done("import", str(path), "--session", session)
    assert "baris 2, ditolak: Nilai post-test: Nilai 105 di luar 0 sampai 100." in out
    assert "1 peserta masuk" in out


def test_one_person_in_three_rows_enters_once_and_that_is_said(sigap: Typed, session: str, tmp_path: Path) -> None:
    path = tmp_path / "tiga.csv"
    nik = "0000001203800007"
    names = ("Jaya Rekaan, S.IP", "JAYA REKAAN", "Jaya Rekaan bin H. Abdul")
    path.write_text("Nama;NIK;Jabatan\n" + "".join(f"{name};'{nik};Kadus\n" for name in names), "utf-8")
    out = sigap.done("import", str(path), "--session", session)
    assert "baris 3, ragu: Nama: Mungkin orang yang sama dengan baris 2, Jaya Rekaan, S.IP." in out
    assert "1 peserta masuk" in out and "2 baris mengulang orang yang sama" in out


def test_a_sheet_of_the_file_is_named(sigap: Typed, session: str) -> None:
    sigap.done("import", SAMPLE, "--session", session, "--sheet", "Sheet", "--preview")
    said = sigap("import", SAMPLE, "--session", session, "--sheet", "Lain")
    assert said.code == 2 and "sheet-name-unknown" in said.err and "Pilih salah satu: Sheet." in said.err


def test_what_cannot_be_done_is_said_with_its_code(sigap: Typed, session: str) -> None:
    unknown = sigap("import", SAMPLE, "--session", "tidak-ada")
    assert (unknown.code, unknown.out) == (2, "") and "session-unknown: " in unknown.err
    both = sigap("import", SAMPLE, "--session", session, "--new-session", "Contoh")
    assert both.code == 2 and "--new-session" in both.err
    sigap.account = READER
    reader = sigap("import", SAMPLE, "--session", session)
    assert reader.code == 2 and "not-allowed: " in reader.err


def test_without_a_session_an_attendance_list_says_where_it_belongs(sigap: Typed) -> None:
    said = sigap("import", SAMPLE)
    assert said.code == 2 and "sheet-is-attendance" in said.err and "--session" in said.err
