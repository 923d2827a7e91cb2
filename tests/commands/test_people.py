"""`list people` and `show person`: officials and others, in documented JSON; participants come in as JSON too."""

import json
from pathlib import Path
from typing import Any

import jsonschema

from db.records.person import PersonDraft
from desktop.services import audit, people, sessions
from resources import resource_path
from tests.commands.conftest import Typed
from tests.offices import READER, TRAINER
from tests.trainings import held_session, session_draft

NIK = "0000001203800007"


def _validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(resource_path("schemas", f"{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _jaya(sigap: Typed) -> str:
    draft = PersonDraft(name="Jaya Rekaan", nik=NIK, position="Kadus", institution="Desa Lain", phone="0800-1")
    return str(sigap.look(lambda desk: people.add_person(desk, draft).record.uid))


def test_officials_and_other_people_are_listed_together(sigap: Typed) -> None:
    uid = _jaya(sigap)
    sigap.account = TRAINER
    out = sigap.done("list", "people")
    assert f"Jaya Rekaan · Kadus · Desa Lain · Kantor lain · NIK ••••••••••••0007 · {uid}" in out
    assert "Wulan Rekaan · Kasi Pemerintahan · Desa Contoh Makmur · Perangkat kantor ini" in out
    assert "2 baris" in out
    assert "1 baris" in sigap.done("list", "people", "--search", "kadus lain")
    assert "NIK" not in _as_reader(sigap, "list", "people")


def _as_reader(sigap: Typed, *words: str) -> str:
    account, sigap.account = sigap.account, READER
    out = sigap.done(*words)
    sigap.account = account
    return out


def test_json_of_people_fits_the_schema_and_hides_numbers(sigap: Typed) -> None:
    _jaya(sigap)
    for account in (TRAINER, READER):
        sigap.account = account
        records: list[dict[str, Any]] = json.loads(sigap.done("list", "people", "--json"))
        assert len(records) == 2
        for record in records:
            assert list(_validator("person").iter_errors(record)) == []
        assert NIK not in json.dumps(records)
    assert {record["nik"] for record in records} == {""} and {record["phone"] for record in records} == {""}


def test_a_person_is_shown_masked_and_opened_on_purpose(sigap: Typed) -> None:
    uid = _jaya(sigap)
    sigap.account = TRAINER
    out = sigap.done("show", "person", uid)
    assert "Nama: Jaya Rekaan" in out and "Asal: Desa Lain" in out and NIK not in out
    assert f"NIK: {NIK}" in sigap.done("show", "person", uid, "--open-identity")
    assert len(sigap.look(lambda desk: audit.list_entries(desk, "identity-opened person"))) == 1
    sigap.account = READER
    sigap.refused("not-allowed", "show", "person", uid, "--open-identity")


def test_participants_of_a_shown_session_fit_the_schema_and_come_into_another(sigap: Typed, tmp_path: Path) -> None:
    uid = sigap.look(held_session, TRAINER)
    sigap.account = TRAINER
    records = json.loads(sigap.done("show", "session", uid, "--json"))["participants"]
    for record in records:
        assert list(_validator("participant").iter_errors(record)) == []
    assert list(_validator("participant").iter_errors({"name": "x", "nilai": 1})) != []
    path = tmp_path / "peserta.json"
    path.write_text(json.dumps(records), "utf-8")
    other = sigap.look(lambda desk: sessions.add_session(desk, session_draft(title="Kedua")).record.uid, TRAINER)
    assert "4 peserta masuk ke “Kedua”" in sigap.done("import", str(path), "--session", other)
    shown = json.loads(sigap.done("show", "session", other, "--json"))["participants"]
    assert [p["post_score"] for p in shown] == ["60", "70", "80", None]
    assert [p["role"] for p in shown] == [p["role"] for p in records] and all(p["attended"] for p in shown)
    assert "4 sudah ada di daftar" in sigap.done("import", str(path), "--session", other)


def test_a_wrong_key_of_a_participant_is_told_by_its_place(sigap: Typed, tmp_path: Path) -> None:
    path = tmp_path / "peserta.json"
    path.write_text(json.dumps([{"name": "Jaya"}, {"name": "Siti", "umur": 3}]), "utf-8")
    said = sigap("import", str(path), "--new-session", "Contoh")
    assert said.code == 2 and "json-unknown-field [[1].umur]" in said.err
    assert sigap.look(lambda desk: sessions.find_sessions(desk, sessions.SessionQuery()).count) == 0


def test_a_json_record_that_cannot_be_kept_is_told_with_its_row(sigap: Typed, tmp_path: Path) -> None:
    path = tmp_path / "peserta.json"
    path.write_text(json.dumps([{"name": "Ada Rekaan"}, {"name": "Salah Rekaan", "post_score": "105"}, {"name": ""}]))
    said = sigap.done("import", str(path), "--new-session", "Kegiatan contoh")
    assert "1 baris dipahami" in said and "2 ditolak" in said
    assert "baris 2, ditolak: Nilai post-test: Nilai 105 di luar 0 sampai 100." in said
    assert "baris 3, ditolak" in said and "1 peserta masuk" in said
