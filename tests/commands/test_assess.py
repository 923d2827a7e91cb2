"""`assess`: one object in, one object out, without a register (DESIGN §4)."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Typed, one_line

ASKED = {
    "kind": "receipt",
    "received_on": "2026-03-16",
    "relation": "other",
    "occasion": "farewell",
    "object_kind": "goods",
    "value": 1_200_000,
    "year_total_from_giver": 0,
    "job_related": False,
    "conflict_of_interest": False,
    "for_office": False,
    "cash_equivalent": False,
    "exempt_kind": "none",
    "reported_on": None,
    "week": 5,
    "regency": None,
}
KEYS = {"duty", "rule_set", "letter", "limit", "reason", "deadlines", "warnings"}


def _file(folder: Path, content: object) -> str:
    path = folder / "tanya.json"
    path.write_text(json.dumps(content), "utf-8")
    return str(path)


def test_it_answers_with_the_documented_keys(nowhere: Typed, tmp_path: Path) -> None:
    said = nowhere.raw("assess", _file(tmp_path, ASKED), "--json")
    assert said.code == 0
    answer = said.json
    assert set(answer) == KEYS
    assert set(answer["deadlines"]) == {"upg", "kpk", "kpk_safe", "completion"}
    assert answer["rule_set"] == "perkpk-1-2026"
    assert answer["duty"] in ("report", "exempt", "refuse_and_report")
    assert len(said.out.splitlines()) == 1
    assert not nowhere.directory.exists()


def test_it_reads_standard_input(nowhere: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(ASKED)))
    assert set(nowhere.raw("assess", "-", "--json").json) == KEYS


@pytest.mark.parametrize(
    ("day", "value", "duty", "rules"),
    [
        ("2026-01-19", "1000000", "exempt", "perkpk-2-2019"),
        ("2026-01-19", "1500000", "report", "perkpk-2-2019"),
        ("2026-01-20", "1500000", "exempt", "perkpk-1-2026"),
        ("2026-01-20", "1500001", "report", "perkpk-1-2026"),
    ],
)
def test_the_limit_of_a_ceremony_changes_on_20_january_2026(
    nowhere: Typed, day: str, value: str, duty: str, rules: str
) -> None:
    words = ("--received-on", day, "--relation", "other", "--occasion", "ceremony", "--object-kind", "money")
    said = nowhere.raw("assess", *words, "--value", value, "--json")
    assert (said.json["duty"], said.json["rule_set"]) == (duty, rules)


def test_only_six_keys_are_needed(nowhere: Typed, tmp_path: Path) -> None:
    needed = ("kind", "received_on", "relation", "occasion", "object_kind", "value")
    full = nowhere.raw("assess", _file(tmp_path, ASKED), "--json").json
    assert nowhere.raw("assess", _file(tmp_path, {k: ASKED[k] for k in needed}), "--json").json == full
    for key in needed:
        one_line(
            nowhere.raw("assess", _file(tmp_path, {k: v for k, v in ASKED.items() if k != key})), "assess-missing-key"
        )


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        ({"reation": "other"}, "assess-unknown-key", "reation"),
        ({"relation": "bos"}, "assess-unknown-word", "bos"),
        ({"value": -1}, "assess-value-out-of-range", "value"),
        ({"received_on": "kemarin"}, "assess-date-unreadable", "kemarin"),
        ({"week": 7}, "assess-unknown-word", "7"),
        ({"regency": "Kabupaten Tidak Ada"}, "regency-unknown", "Tidak Ada"),
    ],
)
def test_unknown_words_are_refused_by_name(
    nowhere: Typed, tmp_path: Path, change: dict[str, Any], code: str, says: str
) -> None:
    assert says in one_line(nowhere.raw("assess", _file(tmp_path, ASKED | change), "--json"), code)


def test_files_that_cannot_be_read(nowhere: Typed, tmp_path: Path) -> None:
    one_line(nowhere.raw("assess", str(tmp_path / "tidak-ada.json")), "file-missing")
    one_line(nowhere.raw("assess", str(tmp_path)), "file-unreadable")
    for content in (b"{", b"\xff", b"[" * 200_000, b"9" * 100_000):
        path = tmp_path / "rusak.json"
        path.write_bytes(content)
        said = nowhere.raw("assess", str(path))
        assert (said.code, len(said.err.splitlines())) == (2, 1), content[:10]


def test_for_people_it_speaks_in_sentences_of_both_languages(nowhere: Typed, tmp_path: Path) -> None:
    path = _file(tmp_path, ASKED | {"job_related": True})
    assert "Batas lapor ke UPG" in nowhere.raw("assess", path).out
    english = nowhere.raw("--lang", "en", "assess", path).out
    assert "Batas lapor" not in english
    assert "KPK: 6 May 2026" in english
    assert "KPK: 6 Mei 2026" in nowhere.raw("assess", path).out


def test_a_regency_may_be_given_by_name_or_code(nowhere: Typed, tmp_path: Path) -> None:
    by_name = nowhere.raw("assess", _file(tmp_path, ASKED | {"regency": "Kabupaten Magetan"}), "--json").json
    by_code = nowhere.raw("assess", _file(tmp_path, ASKED | {"regency": "35.20"}), "--json").json
    nation = nowhere.raw("assess", _file(tmp_path, ASKED | {"regency": "36.04"}), "--json").json
    assert by_name == by_code
    assert by_code["deadlines"]["upg"] < nation["deadlines"]["upg"] == "2026-04-07"
    one_line(nowhere.raw("assess", _file(tmp_path, ASKED | {"regency": "99.99"})), "regency-unknown")


def test_what_is_wanted_is_said_in_the_language_of_the_reader(nowhere: Typed, tmp_path: Path) -> None:
    file = _file(tmp_path, ASKED | {"value": 5.5})
    assert "bilangan bulat" in one_line(nowhere.raw("assess", file), "assess-wrong-type")
    assert "whole number" in one_line(nowhere.raw("--lang", "en", "assess", file), "assess-wrong-type")
    assert str(tmp_path) in one_line(nowhere.raw("assess", str(tmp_path)), "file-unreadable")
