"""The whole journey on the command line: enrol, confirm, export, import, feedback, and back."""

import os
import shutil
from pathlib import Path

import pyrage
import pytest

from desktop.services import reports
from tests import offices
from tests.commands.conftest import Typed
from tests.offices import draft
from tests.sheets.test_report_sample import TRUTH

BOOK = Path(__file__).parents[1] / "data" / "sheets" / "buku-gratifikasi-kecamatan.xlsx"


@pytest.fixture
def mentor(sigap: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Typed:
    """An inspectorate beside the village."""
    made = Typed(tmp_path / "inspektorat", capsys, "Tutor Contoh")
    said = made.raw(
        "--register", str(made.directory), "--account", made.account, "init", "--kind", "inspektorat", "--code", "36.04"
    )
    assert said.code == 0, said.err
    (tmp_path / "stik").mkdir()
    return made


def words(out: str) -> list[str]:
    """The eight words in what a command said."""
    line = next(line for line in out.splitlines() if line.startswith("Delapan kata"))
    return line.rpartition(": ")[2].split()


def pair(sigap: Typed, mentor: Typed, stick: Path) -> None:
    """Enrol and confirm both ways."""
    own = words(mentor.done("enrol", "--out", str(stick)))
    (enrolment,) = stick.glob("*pendaftaran*")
    assert words(sigap.done("enrol", str(enrolment))) == own
    sigap.done("confirm", "36.04", *own)
    enrolment.unlink()
    own = words(sigap.done("enrol", "--out", str(stick)))
    (enrolment,) = stick.glob("*pendaftaran*")
    mentor.done("enrol", str(enrolment))
    mentor.done("confirm", "36.04.05.2003", *own)
    enrolment.unlink()


def test_a_village_and_its_mentor_hand_each_other_files(sigap: Typed, mentor: Typed, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    sigap.refused("mentor-not-known", "export", str(stick), "--period", "2026")
    pair(sigap, mentor, stick)
    sigap.done("import", str(BOOK))
    said = sigap("export", str(stick / "kiriman.sigap"), "--period", "2026")
    assert said.code == 0 and "laporan 28" in said.out and "kode cek" in said.out
    assert "export-period-open" in said.err or offices.TODAY.year > 2026
    taken = mentor.done("import", str(stick))
    assert "kiriman.sigap: Diterima · Desa Contoh Makmur · 2026" in taken and "kode tanda terima" in taken
    assert "Sudah pernah diterima" in mentor.done("import", str(stick)) and len(TRUTH) == 28
    assert "1 tanda terima" in mentor.done("feedback", "36.04.05.2003", str(stick / "jawaban.sigap"))
    assert "1 tanda terima" in sigap.done("import", str(stick / "jawaban.sigap"))
    assert "tidak ada yang berubah" in sigap.done("import", str(stick / "jawaban.sigap"))
    book = sigap.done("list", "packages")
    assert "keluar · Berkas kiriman · 2026" in book and "Diterima di tujuan" in book
    assert "Kantor binaan · Sudah dicocokkan" in mentor.done("list", "offices")


def test_a_wrong_word_confirms_nothing(sigap: Typed, mentor: Typed, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    own = words(mentor.done("enrol", "--out", str(stick)))
    (enrolment,) = stick.glob("*pendaftaran*")
    sigap.done("enrol", str(enrolment))
    line = sigap.refused("words-differ", "confirm", "36.04", *own[::-1])
    assert "Inspektorat" in line
    sigap.refused("mentor-not-confirmed", "export", str(stick), "--period", "2026-Q4")


def test_one_bad_file_stops_no_other(sigap: Typed, mentor: Typed, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    pair(sigap, mentor, stick)
    sigap.look(lambda desk: reports.register_report(desk, draft()))
    sigap("export", str(stick / "a.sigap"), "--period", "2026-Q4")
    (stick / "b.sigap").write_bytes((stick / "a.sigap").read_bytes()[:700])
    sigap("export", str(stick / "c.sigap"), "--period", "2026-Q4")
    said = mentor("import", str(stick))
    assert said.code == 2
    assert "a.sigap: Diterima" in said.out and "b.sigap: Ditolak" in said.out and "c.sigap: Diterima" in said.out
    assert "package-truncated" in said.err


def test_age_alone_opens_a_file_with_the_key_from_the_safe(sigap: Typed, mentor: Typed, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    pair(sigap, mentor, stick)
    sigap("export", str(stick / "a.sigap"), "--period", "2026-Q4")
    key = tmp_path / "kunci.txt"
    assert os.environ["SIGAP_PASSWORD"]
    mentor.done("key", "export", str(key))
    secret = next(line for line in key.read_text().splitlines() if line.startswith("AGE-SECRET-KEY-1"))
    identity = pyrage.x25519.Identity.from_str(secret)
    plain = pyrage.decrypt((stick / "a.sigap").read_bytes(), [identity])
    assert plain[64:68] == b"SGAP" and b'"kind":"export"' in plain[:600]
    assert "office-keys-exported" in mentor.done("list", "audit")
    if tool := shutil.which("age"):
        import subprocess

        opened = subprocess.run(
            [tool, "-d", "-i", str(key), str(stick / "a.sigap")], capture_output=True, check=True
        ).stdout
        assert opened == plain
