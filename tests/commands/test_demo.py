"""`demo`: made-up offices to look at, with something of everything, and the way of files between them."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.services.demo import ACCOUNT, PASSWORD
from desktop.services.demo_journey import TUTOR, quarters_before
from tests.commands.conftest import Typed, one_line

PAPERS = 18


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
        "terpotong sewaktu disalin",
        "Berkas terpotong",
        "diperbaiki paling lambat",
        "revisi lama tetap tersimpan",
        "catatan ditutup",
    ):
        assert words in story, words
    named = {word.rstrip(":;.,") for word in story.split() if word.startswith("SIGAP_")}
    assert {name for name in named if (folder / "stik" / name).is_file()} == named
    assert len(named) == 14
    assert [line.split() for line in story.splitlines() if line.startswith("  Desa")] == [
        ["Desa", "Sukamaju", "(Contoh)", *["Sudah", "tiba"] * 3],
        ["Desa", "Mekarjaya", "(Contoh)", "Nihil", *["Sudah", "tiba"] * 2],
        ["Desa", "Wanasari", "(Contoh)", "Sudah", "tiba", "Tiba", "terlambat", "Sudah", "tiba"],
    ]


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
