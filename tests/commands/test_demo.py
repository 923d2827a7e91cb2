"""`demo`: a made-up office to look at, with something of everything."""

import json
from pathlib import Path

import pytest

from desktop.services.demo import ACCOUNT, PASSWORD
from tests.commands.conftest import Typed, one_line


def test_the_demo_office_has_something_of_everything(
    nowhere: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "contoh"
    made = nowhere.raw("--today", "2026-11-21", "demo", str(folder))
    assert (made.code, made.err) == (0, "")
    assert len(list(folder.glob("*.pdf"))) == 13
    monkeypatch.setenv("SIGAP_PASSWORD", PASSWORD)
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
    one_line(nowhere.raw("demo", str(folder)), "demo-exists")
