"""`demo`: made-up offices to look at, with something of everything, and the way of files between them."""

import json
import shlex
import shutil
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.services.demo import ACCOUNT, PASSWORD
from desktop.services.demo_journey import TUTOR, quarters_before
from tests.commands.conftest import Typed, one_line
from tests.exchange import plain_reader

PAPERS = 21


@pytest.mark.timeout(240)  # four offices and their papers are made once for all that is looked at here
def test_the_demo_offices_have_something_of_everything(
    nowhere: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "contoh"
    made = nowhere.raw("--today", "2026-11-21", "demo", str(folder))
    assert (made.code, made.err) == (0, "")
    assert len(list(folder.glob("*.pdf"))) == PAPERS
    monkeypatch.setenv("SIGAP_PASSWORD", PASSWORD)
    _main_village(nowhere, folder)
    _told(made.out, folder)
    _opened_without_the_program(nowhere, made.out, folder)
    _inspectorate(nowhere, folder)
    _village(nowhere, folder)
    one_line(nowhere.raw("demo", str(folder)), "demo-exists")


def _main_village(nowhere: Typed, folder: Path) -> None:
    nowhere.directory, nowhere.account = folder / "register", ACCOUNT
    records = json.loads(nowhere.done("list", "reports", "--json"))
    secret = [record for record in records if record["confidentiality"] == "secret"]
    assert any(record["state"] == "registered" for record in secret)
    assert {record["kind"] for record in records} == {"receipt", "refusal"}
    assert {"closed", "void", "returned", "sent_to_upg"} <= {record["state"] for record in records}
    sessions = json.loads(nowhere.done("list", "sessions", "--json"))
    assert {session["state"] for session in sessions} == {"planned", "held", "void"}
    assert len(sessions) == 11
    assert "Cadangan: 1 cadangan" in nowhere.done("check")
    files = nowhere.done("list", "packages").splitlines()
    assert sum("· keluar · Berkas kiriman" in line for line in files) == 4
    assert sum("· masuk · Umpan balik" in line for line in files) == 2
    assert all("· Diterima di tujuan ·" in line for line in files if "· keluar ·" in line)


def _told(story: str, folder: Path) -> None:
    """The story names every step, and the files it names lie on the stick."""
    for words in (
        "delapan kata pada suratnya",
        "mencocokkan delapan kata dengan surat itu",
        "delapan katanya cocok",
        ": NIHIL ·",
        "Inspektorat menahan",
        "terlambat 21 hari",
        "inspektorat mencetak surat kepadanya, surat-terlambat.pdf",
        "terpotong sewaktu disalin",
        "Berkas terpotong",
        "diperbaiki paling lambat",
        "revisi lama tetap tersimpan",
        "catatan ditutup",
    ):
        assert words in story, words
    papers = [line.strip() for line in story.partition("Dokumen:\n")[2].splitlines() if line.startswith("  ")]
    assert {Path(paper) for paper in papers} == {*folder.glob("*.pdf"), folder / "matriks-kiriman.xlsx"}
    named = {word.rstrip(":;.,") for word in story.split() if word.startswith("SIGAP_")}
    assert {name for name in named if (folder / "stik" / name).is_file()} == named
    assert len(named) == 14
    assert [line.split() for line in story.splitlines() if line.startswith("  Desa")] == [
        ["Desa", "Sukamaju", "(Contoh)", *["Sudah", "tiba"] * 3],
        ["Desa", "Mekarjaya", "(Contoh)", "Nihil", *["Sudah", "tiba"] * 2],
        ["Desa", "Wanasari", "(Contoh)", "Sudah", "tiba", "Tiba", "terlambat", "Sudah", "tiba"],
    ]


def _opened_without_the_program(nowhere: Typed, story: str, folder: Path) -> None:
    """The two lines the story prints, typed: Debian's `age` opens the file, and it says what package.md says."""
    lines = [shlex.split(line) for line in story.splitlines() if line.startswith(("  sigap ", "  age "))]
    (_sigap, *export), age = lines
    key, out, file = folder / "kunci.txt", folder / "isi.bin", Path(age[-1])
    assert (age[:2], age[3], age[5]) == (["age", "-d"], str(key), str(out))
    assert nowhere.raw(*export).code == 0
    secret = next(line for line in key.read_text().splitlines() if line.startswith("AGE-SECRET-KEY-1"))
    plain = plain_reader.opened(file.read_bytes(), secret)
    if tool := shutil.which("age"):
        subprocess.run([tool, *age[1:]], check=True, timeout=60)
        assert out.read_bytes() == plain
    header = json.loads(plain[74 : 74 + int.from_bytes(plain[70:74], "big")])
    (mentor_key,) = header["recipients"]
    found = plain_reader.read(plain, mentor_key)
    assert found.header["office"]["name"] == "Desa Sukamaju (Contoh)" and not found.spoiled
    (told,) = (line for line in story.splitlines() if file.name in line and " mengirim " in line)
    assert f": {len(found.records['reports'])} laporan ·" in told
    assert all(report["content"].get("confidentiality") != "secret" for report in found.records["reports"])
    assert found.header["totals"]["reports.value"] == sum(
        item.get("value", 0) for report in found.records["reports"] for item in report["content"]["objects"]
    )


def _inspectorate(nowhere: Typed, folder: Path) -> None:
    nowhere.directory, nowhere.account = folder / "inspektorat", TUTOR
    offices = nowhere.done("list", "offices").splitlines()
    assert sum(line.startswith("00.00.01.200") and "Sudah dicocokkan" in line for line in offices) == 3
    before = nowhere.done("list", "packages")
    assert before.count("· masuk · Berkas kiriman") == 10 and before.count("· keluar · Umpan balik") == 2
    again = nowhere("import", str(folder / "stik"))
    assert again.code == 2 and "package-truncated" in again.err
    assert again.out.count("tidak ada yang berubah") == 10
    assert nowhere.done("list", "packages") == before


def _village(nowhere: Typed, folder: Path) -> None:
    nowhere.directory, nowhere.account = folder / "desa-wanasari", ACCOUNT
    records = json.loads(nowhere.done("list", "reports", "--json"))
    assert len(records) == 5 and {record["state"] for record in records} == {"sent_to_upg"}
    assert "Isi laporan: 5 laporan cocok" in nowhere.done("check")


def test_the_exchange_of_the_demo_lies_wholly_before_any_day() -> None:
    for number in range(800):
        today = date(2026, 1, 1) + timedelta(days=number)
        first, second, third = quarters_before(today)
        assert first.last_day + timedelta(days=1) == second.first_day
        assert second.last_day + timedelta(days=1) == third.first_day
        assert timedelta(days=16) <= today - third.last_day <= timedelta(days=16 + 92)
