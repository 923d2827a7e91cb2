"""`list sessions` and `show session`: for people and, in the documented format, for programs."""

import json

import jsonschema

from resources import resource_path
from tests.commands.conftest import Typed
from tests.offices import CLERK, READER
from tests.trainings import held_session


def _validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(resource_path("schemas", "session.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_sessions_are_listed_by_period_and_words(sigap: Typed) -> None:
    uid = sigap.look(held_session, CLERK)
    out = sigap.done("list", "sessions", "--period", "2026-Q4", "--search", "gratifikasi aula")
    assert "12-11-2026 · Sosialisasi Pengendalian Gratifikasi (contoh) · Sosialisasi · Aula Contoh" in out
    assert "4 peserta, 4 hadir · Terlaksana" in out and uid in out
    assert "1 kegiatan, 4 kehadiran" in out
    assert "0 kegiatan" in sigap.done("list", "sessions", "--period", "2026-Q3")


def test_json_of_sessions_fits_the_schema(sigap: Typed) -> None:
    uid = sigap.look(held_session, CLERK)
    (listed,) = json.loads(sigap.done("list", "sessions", "--json"))
    shown = json.loads(sigap.done("show", "session", uid, "--json"))
    for record in (listed, shown):
        assert list(_validator().iter_errors(record)) == []
    assert listed["participants"] == [] and listed["total_lesson_hours"] == "3.5"
    assert [p["post_score"] for p in shown["participants"]] == ["60", "70", "80", None]
    assert [p["result"] for p in shown["participants"]] == ["failed", "passed", "passed", None]


def test_a_session_is_shown_in_words(sigap: Typed) -> None:
    uid = sigap.look(held_session, CLERK)
    out = sigap.done("show", "session", uid)
    assert "Pertemuan: 12-11-2026 · 09.00–12.00 · Aula Contoh" in out
    assert "Materi: Cara melapor · 1,5 JP" in out
    assert "2. Peserta Rekaan 2 · Kaur Keuangan · Desa Contoh Lain · Peserta · hadir · 40 → 70 · Lulus" in out
    sigap.account = READER
    assert "40 → 70" not in sigap.done("show", "session", uid)
