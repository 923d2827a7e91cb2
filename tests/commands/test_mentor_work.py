"""What a tutor says and asks on the command line, and how it arrives: comments, packs, requests to destroy."""

import json
from pathlib import Path

from db.vocabulary import RequestState
from desktop.services import answers, calendar, destruction, offices, reports
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
