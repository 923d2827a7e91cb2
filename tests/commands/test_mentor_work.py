"""What a tutor says and asks on the command line, and how it arrives: comments, packs, requests to destroy."""

import json
from pathlib import Path

from db.vocabulary import RequestState
from desktop.services import answers, calendar, destruction, offices, reports
from desktop.sheets.reader import read_cells
from tests.commands.conftest import Typed
from tests.commands.test_exchange import mentor, pair
from tests.offices import draft

__all__ = ["mentor"]

PACK = """
version = 1
source = "SE Bupati Contoh 12/2026"

[[calendar_days]]
day = 2026-12-31
closed = true
name = "Libur daerah contoh"

[[deadlines]]
kind = "upg"
working_days = 7
source = "Perbup Contoh 9/2026"
"""


def sent(sigap: Typed, mentor: Typed, stick: Path) -> str:
    """One report of the village, taken over at the mentor; return its uid."""
    pair(sigap, mentor, stick)
    uid: str = sigap.look(lambda desk: reports.register_report(desk, draft()).record.uid)
    assert sigap("export", str(stick / "a.sigap"), "--period", "2026-Q4").code == 0
    mentor.done("import", str(stick / "a.sigap"))
    return uid


def test_a_comment_typed_at_the_mentor_reaches_the_record(sigap: Typed, mentor: Typed, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    uid = sent(sigap, mentor, stick)
    mentor.refused("comment-text-missing", "comment", uid, "to_mend")
    mentor.refused("comment-day-missing", "comment", uid, "to_mend", "Foto belum ada")
    mentor.refused("received-unknown", "comment", "tidak-ada", "accepted")
    said = mentor.done("comment", uid, "to_mend", "Foto belum ada", "--by", "2099-12-31")
    assert "Desa Contoh Makmur" in said and "Perlu diperbaiki" in said
    mentor.done("feedback", "36.04.05.2003", str(stick / "jawaban.sigap"))
    assert "1 perlu diperbaiki" in sigap.done("import", str(stick / "jawaban.sigap"))
    (item,) = sigap.look(lambda desk: answers.feedback_on(desk, uid))
    assert item.text == "Foto belum ada"


def test_a_pack_of_days_and_deadlines_reaches_the_calendar_of_a_village(
    sigap: Typed, mentor: Typed, tmp_path: Path
) -> None:
    stick = tmp_path / "stik"
    sent(sigap, mentor, stick)
    pack = tmp_path / "paket.toml"
    pack.write_text(PACK, encoding="utf-8")
    said = mentor.done("pack", str(pack))
    assert "1 hari libur" in said and "1 batas waktu" in said
    mentor.done("feedback", "36.04.05.2003", str(stick / "jawaban.sigap"))
    sigap.done("import", str(stick / "jawaban.sigap"))
    (day,) = sigap.look(calendar.own_days)
    assert (day.name, day.source) == ("Libur daerah contoh", "")
    (rule,) = sigap.look(offices.profile).rules.deadlines
    assert (rule.kind.value, rule.working_days, rule.source) == ("upg", 7, "Perbup Contoh 9/2026")


def test_a_pack_that_is_not_one_is_refused_with_the_place(mentor: Typed, tmp_path: Path) -> None:
    pack = tmp_path / "paket.toml"
    pack.write_text("version = ", encoding="utf-8")
    mentor.refused("pack-unreadable", "pack", str(pack))
    pack.write_text(PACK.replace("closed", "tutup"), encoding="utf-8")
    assert "calendar_days[0].tutup" in mentor.refused("json-unknown-field", "pack", str(pack))
    pack.write_text(PACK.replace("2026-12-31", '"besok"'), encoding="utf-8")
    assert "calendar_days[0].day" in mentor.refused("json-wrong-value", "pack", str(pack))
    pack.write_text(PACK.replace("= 7", "= 9000"), encoding="utf-8")
    mentor.refused("deadline-rule-impossible", "pack", str(pack))
    json_pack = tmp_path / "paket.json"
    json_pack.write_text(json.dumps({"version": 1, "source": " "}), encoding="utf-8")
    mentor.refused("pack-source-missing", "pack", str(json_pack))
    mentor.refused("file-missing", "pack", str(tmp_path / "tidak-ada.toml"))


def test_a_village_asks_to_destroy_and_the_tutor_is_told(sigap: Typed, mentor: Typed, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    uid = sent(sigap, mentor, stick)
    number = sigap.look(lambda desk: reports.report(desk, uid).number)
    sigap.refused("minutes-missing", "destroy", number, " ")
    sigap.refused("report-unknown", "destroy", "999/GRT/2026", "BA 1")
    assert number in sigap.done("destroy", number, "BA Pemusnahan 1/2026")
    sigap.refused("request-exists", "destroy", number, "BA Pemusnahan 1/2026")
    assert sigap("export", str(stick / "b.sigap"), "--period", "2026-Q4").code == 0
    mentor.done("import", str(stick / "b.sigap"))
    waiting = mentor.look(lambda desk: destruction.requests(desk, RequestState.WAITING), "Tutor Contoh")
    assert [request.minutes for request in waiting] == ["BA Pemusnahan 1/2026"]


def test_tasks_and_decisions_of_kpk_typed_at_the_mentor_arrive(sigap: Typed, mentor: Typed, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    mentor.refused("nobody-confirmed", "assign", "semua", "Latih semua perangkat")
    uid = sent(sigap, mentor, stick)
    mentor.refused("partner-unknown", "assign", "36.04.05.2999", "Latih semua perangkat")
    mentor.refused("comment-text-missing", "assign", "36.04.05.2003", " ")
    mentor.refused("comment-day-past", "assign", "36.04.05.2003", "Latih semua", "--by", "2020-01-01")
    said = mentor.done("assign", "semua", "Latih semua perangkat", "--by", "2099-12-31", "--topic", "policy")
    assert "36.04.05.2003 · Desa Contoh Makmur" in said and "1 kantor" in said

    mentor.refused("received-unknown", "decide", "tidak-ada", "KEP-1", "2026-11-02", "state")
    mentor.refused("decision-number-missing", "decide", uid, " ", "2026-11-02", "state")
    assert mentor("decide", uid, "KEP-1", "2026-11-02", "mungkin").code == 2
    said = mentor.done("decide", uid, "KEP-1/KPK/2026", "2026-11-02", "state", "Segera diserahkan")
    assert "Desa Contoh Makmur" in said and "KEP-1/KPK/2026" in said and "ilik negara" in said

    mentor.done("feedback", "36.04.05.2003", str(stick / "jawaban.sigap"))
    taken = sigap.done("import", str(stick / "jawaban.sigap"))
    assert "1 penetapan" in taken and "1 penugasan" in taken
    (item,) = sigap.look(lambda desk: answers.feedback_on(desk, uid))
    assert (item.details.number, item.details.outcome, item.text) == ("KEP-1/KPK/2026", "state", "Segera diserahkan")


def test_requests_to_destroy_are_listed_and_decided(sigap: Typed, mentor: Typed, tmp_path: Path) -> None:
    stick = tmp_path / "stik"
    uid = sent(sigap, mentor, stick)
    sigap.done("destroy", sigap.look(lambda desk: reports.report(desk, uid).number), "BA Pemusnahan 1/2026")
    assert sigap("export", str(stick / "b.sigap"), "--period", "2026-Q4").code == 0
    mentor.done("import", str(stick / "b.sigap"))
    assert "BA Pemusnahan 1/2026" in mentor.done("list", "requests")
    (asked,) = json.loads(mentor.done("list", "requests", "--json"))
    assert (asked["record_uid"], asked["state"]) == (uid, "waiting")
    mentor.refused("reason-missing", "destruction", asked["uid"], "granted", " ")
    mentor.refused("request-unknown", "destruction", "tidak-ada", "granted", "Sesuai berita acara")
    said = mentor.done("destruction", asked["uid"], "granted", "Sesuai berita acara")
    assert "BA Pemusnahan 1/2026" in said and "Sesuai berita acara" in said
    mentor.refused("request-decided", "destruction", asked["uid"], "refused", "Berubah pikiran")
    assert json.loads(mentor.done("list", "reports", "--received", "--json")) == []


def test_lists_of_the_mentor_become_spreadsheets(sigap: Typed, mentor: Typed, tmp_path: Path) -> None:
    sent(sigap, mentor, tmp_path / "stik")
    out = tmp_path / "daftar.xlsx"
    for which, *options in (
        ("matrix", "--period", "2026-Q4"),
        ("received-reports", "--period", "2026-Q4"),
        ("office-coverage",),
        ("files",),
    ):
        mentor.done("sheet", which, str(out), *options)
        (sheet,) = read_cells(out)
        assert any("36.04.05.2003" in map(str, row) for row in sheet.rows), which
    mentor.done("sheet", "received-reports", str(out), "--period", "2019")
    (sheet,) = read_cells(out)
    assert not any("36.04.05.2003" in map(str, row) for row in sheet.rows)
    mentor.refused("command-unclear", "sheet", "office-coverage", str(out), "--period", "2026")
    mentor.refused("file-not-written", "sheet", "matrix", str(tmp_path / "tidak" / "ada.xlsx"))
    for which in ("reports", "people", "sessions", "coverage", "certificates", "papers", "files", "audit"):
        sigap.done("sheet", which, str(out))
        (sheet,) = read_cells(out)
        assert len(sheet.rows) >= 1, which
