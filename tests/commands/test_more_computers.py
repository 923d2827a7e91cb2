"""More computers of one office on the command line: a second one of a village, a collector of an inspectorate."""

from pathlib import Path

import pytest

from desktop.services import partners, reports
from tests.commands.conftest import Typed
from tests.commands.test_exchange import mentor, pair, words
from tests.offices import draft

__all__ = ["mentor"]


def computer(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, code: str) -> Typed:
    """A computer with SIGAP set up for an office, and nothing in its register."""
    made = Typed(tmp_path / "lain", capsys, "Petugas Contoh")
    said = made.raw(
        *("--register", str(made.directory), "--account", made.account),
        *("init", "--kind", kind, "--code", code),
    )
    assert said.code == 0, said.err
    return made


def request(other: Typed, folder: Path) -> tuple[Path, list[str]]:
    """Its enrolment file, and the eight words on its screen."""
    folder.mkdir(exist_ok=True)
    said = words(other.done("enrol", "--out", str(folder)))
    (path,) = folder.glob("*pendaftaran*")
    return path, said


def test_a_second_computer_of_a_village_joins(
    sigap: Typed, mentor: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, bag = tmp_path / "stik", tmp_path / "tas"
    pair(sigap, mentor, stick)
    other = computer(tmp_path, capsys, "desa", "36.04.05.2003")
    path, other_words = request(other, bag)
    sigap.refused("words-differ", "key", "join", str(path), *other_words[::-1], "--out", str(bag))
    said = sigap.done("key", "join", str(path), *other_words, "--out", str(bag))
    join = Path(said.splitlines()[0].partition(": ")[2])
    assert join.parent == bag and join != path
    own = words(said)
    other.refused("join-by-hand", "import", str(join))
    said = other.done("key", "take", str(join), *own)
    assert "Desa Contoh Makmur" in said
    assert other.look(partners.own_words, "Petugas Contoh") == sigap.look(partners.own_words)
    other.look(lambda desk: reports.register_report(desk, draft()), "Petugas Contoh")
    enrolment = stick / "mentor.sigap"
    mentor_words = words(mentor.done("enrol", "--out", str(stick)))
    next(stick.glob("*pendaftaran*")).rename(enrolment)
    other.done("enrol", str(enrolment))
    other.done("confirm", "36.04", *mentor_words)
    assert other("export", str(stick / "kedua.sigap"), "--period", "2026-Q4").code == 0
    assert "kedua.sigap: Diterima" in mentor.done("import", str(stick / "kedua.sigap"))


def test_a_collector_bundles_and_decides_nothing(
    sigap: Typed, mentor: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stick, bag = tmp_path / "stik", tmp_path / "tas"
    pair(sigap, mentor, stick)
    sigap.look(lambda desk: reports.register_report(desk, draft()))
    assert sigap("export", str(stick / "a.sigap"), "--period", "2026-Q4").code == 0
    (stick / "rusak.sigap").write_bytes((stick / "a.sigap").read_bytes()[:700])
    collector = computer(tmp_path, capsys, "inspektorat", "36.04")
    path, its_words = request(collector, bag)
    said = mentor.done("key", "join", str(path), *its_words, "--out", str(bag), "--collector")
    join, own = Path(said.splitlines()[0].partition(": ")[2]), words(said)
    collector.done("key", "take", str(join), *own)
    refused = collector("import", str(stick / "a.sigap"))
    assert refused.code == 2 and "collector-decides-nothing" in refused.err

    out = tmp_path / "bundel"
    out.mkdir()
    bundled = collector("bundle", str(stick), str(out))
    assert bundled.code == 2 and "package-truncated" in bundled.err  # one was left out, and the exit code says so
    (bundle,) = out.iterdir()
    assert bundle.name in bundled.out and "1 berkas" in bundled.out
    assert "Diterima · Desa Contoh Makmur" in mentor.done("import", str(bundle))
    (empty := tmp_path / "kosong").mkdir()
    collector.refused("bundle-empty", "bundle", str(empty), str(out))
