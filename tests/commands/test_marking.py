"""`certificate void`, `session held|void`, `fork`, `list forks`."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from db.records.training import Meeting
from desktop.services import office_keys, sessions
from desktop.services.desk import Desk
from tests import many_villages
from tests.commands.conftest import Typed
from tests.commands.test_exchange import mentor
from tests.offices import CLERK, READER
from tests.trainings import held_session, session_draft

__all__ = ["mentor"]


def _planned(desk: Desk, on: date) -> str:
    meeting = Meeting(on=on, starts_at="09.00", ends_at="12.00", place="Aula Contoh")
    return sessions.add_session(desk, session_draft(meetings=(meeting,), invitation_date=None)).record.uid


def test_a_certificate_is_voided_once_by_its_number_with_a_reason(sigap: Typed, tmp_path: Path) -> None:
    session = sigap.look(held_session)
    out = tmp_path / "sertifikat.pdf"
    said = sigap.done("print", "certificates", "--session", session, "--pdf", str(out), "--issue")
    number = said.splitlines()[0].partition(" · ")[0]
    sigap.refused("reason-missing", "certificate", "void", number, " ")
    sigap.refused("certificate-unknown", "certificate", "void", "999/TIDAK/ADA", "Salah nama")
    sigap.account = READER
    sigap.refused("not-allowed", "certificate", "void", number, "Salah nama")
    sigap.account = CLERK
    said = sigap.done("certificate", "void", number, "Nama keliru di daftar hadir")
    assert said.startswith(number) and "atal" in said
    sigap.refused("certificate-is-void", "certificate", "void", number, "Sekali lagi")
    shown = sigap.done("show", "certificate", number)
    assert "Nama keliru di daftar hadir" in shown
    assert "1 dibatalkan" in sigap.done("list", "certificates")


def test_a_session_is_marked_as_held_or_called_off(sigap: Typed) -> None:
    today = date.today()
    uid = sigap.look(lambda desk: _planned(desk, today))
    later = sigap.look(lambda desk: _planned(desk, today + timedelta(days=9)))
    sigap.refused("session-unknown", "session", "held", "tidak-ada")
    sigap.refused("session-not-begun", "session", "held", later)
    assert "Terlaksana" in sigap.done("session", "held", uid)
    assert "Terlaksana" in sigap.done("session", "held", uid), "said twice, it stays as it is"
    sigap.refused("reason-missing", "session", "void", later, " ")
    assert "Aula tidak dapat dipakai" in sigap.done("session", "void", later, "Aula tidak dapat dipakai")
    sigap.refused("session-void", "session", "held", later)
    assert sigap("session", "ditunda", uid).code == 2


@pytest.fixture
def forked(mentor: Typed, tmp_path: Path) -> Typed:
    """A mentor to whom one revision of a report came with two contents."""
    (village,) = many_villages.villages(1)

    def known(desk: Desk) -> object:
        many_villages.know(desk, [village])
        return office_keys.own_public_keys(desk)

    own = mentor.look(known, "Tutor Contoh")
    for sequence, value in ((1, 100_000), (2, 200_000)):
        path = tmp_path / "stik" / f"{sequence}.sigap"
        path.write_bytes(many_villages.package(village, own, reports=1, sequence=sequence, value=value))
    mentor.done("import", str(tmp_path / "stik"))
    return mentor


def test_a_record_with_two_contents_is_listed_and_decided(forked: Typed) -> None:
    said = forked.done("list", "forks")
    assert "Desa Rekaan 1" in said and "Rp100.000" in said and "Rp200.000" in said
    assert said.count("Bertentangan") == 2 and "1 catatan menunggu keputusan" in said
    (record,) = forked("list", "forks", "--json").json
    assert record["collection"] == "reports" and len(record["contents"]) == 2
    (chosen,) = [one for one in record["contents"] if one["content"]["objects"][0]["value"] == 200_000]

    forked.refused("received-unknown", "fork", "tidak-ada", chosen["content_hash"])
    forked.refused("received-unknown", "fork", record["uid"], "f" * 64)
    forked.refused("received-unknown", "fork", record["uid"], "")
    said = forked.done("fork", record["uid"], chosen["content_hash"][:12])
    assert chosen["content_hash"] in said
    assert forked("list", "forks", "--json").json == []
    assert "0 catatan menunggu keputusan" in forked.done("list", "forks")
    assert "Rp200.000" in forked.done("list", "reports", "--received")


def test_a_village_has_no_forks_to_decide(sigap: Typed) -> None:
    assert "0 catatan menunggu keputusan" in sigap.done("list", "forks")
    sigap.refused("received-unknown", "fork", "tidak-ada", "f" * 64)
