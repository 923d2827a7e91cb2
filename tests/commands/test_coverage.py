"""`sigap print coverage|history|summary` with trainings in the register."""

from datetime import date
from pathlib import Path

import pypdf

from db.records.period import Period
from db.records.training import AttendanceMark, Meeting
from db.vocabulary import PeriodKind, PersonKind
from desktop.services import attendance, officials, participants, sessions
from desktop.services.desk import Desk
from tests import offices
from tests.commands.conftest import Typed
from tests.offices import official
from tests.trainings import participant, session_draft


def train(desk: Desk) -> str:
    """Hold a session today that one official attended; return the official's uid."""
    uid = officials.list_officials(desk)[0].uid
    officials.add_official(desk, official("Belum Dilatih Rekaan", nik=""))
    meeting = Meeting(on=date.today(), starts_at="09.00", ends_at="12.00", place="Aula Contoh")
    record = sessions.add_session(desk, session_draft(meetings=(meeting,), invitation_date=None)).record
    drafts = [
        participant("Wulan Rekaan", person_uid=uid, person_kind=PersonKind.OFFICIAL),
        participant("Tidak Datang Rekaan"),
    ]
    added = participants.add_participants(desk, record.uid, drafts).record
    attendance.mark_all(desk, record.uid, record.meetings[0].uid)
    participant_uid = added[1].uid
    absent = AttendanceMark(meeting_uid=record.meetings[0].uid, present=False)
    attendance.mark(desk, record.uid, {participant_uid: (absent,)})
    sessions.mark_held(desk, record.uid)
    return uid


def words(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_coverage_is_printed_with_and_without_a_period(sigap: Typed, tmp_path: Path) -> None:
    sigap.look(train)
    out = tmp_path / "cakupan.pdf"
    said = sigap.done("print", "coverage", "--pdf", str(out))
    assert said.startswith("Laporan Cakupan Pelatihan · ")
    found = words(out)
    for part in ("Tercakup 1 dari 2 orang (50%)", "Belum Dilatih Rekaan", "Tidak Datang Rekaan", "1 dari 2 orang"):
        assert part in found, part
    sigap.done("print", "coverage", "--period", "2026-Q1", "--pdf", str(out))
    assert "KEADAAN 31 MARET 2026" in words(out)
    assert "Tercakup 0 dari 2 orang" in words(out)


def test_history_of_a_person_is_printed_and_asked_for_by_uid(sigap: Typed, tmp_path: Path) -> None:
    uid = sigap.look(train)
    out = tmp_path / "riwayat.pdf"
    sigap.account = offices.TRAINER
    assert sigap.done("print", "history", "--person", uid, "--pdf", str(out)).startswith("Riwayat Pelatihan · ")
    found = words(out)
    assert "Wulan Rekaan" in found
    assert f"{date.today().year} 1 0 3,5" in found
    sigap.refused("paper-needs-person", "print", "history", "--pdf", str(out))
    sigap.refused("person-unknown", "print", "history", "--person", "x", "--pdf", str(out))


def test_summary_holds_the_training_part(sigap: Typed, tmp_path: Path) -> None:
    sigap.look(train)
    out = tmp_path / "ringkasan.pdf"
    period = Period.containing(date.today(), PeriodKind.QUARTER)
    sigap.done("print", "summary", "--period", period.code, "--pdf", str(out))
    found = words(out)
    for part in ("B. PELATIHAN ANTI-PENYUAPAN", "Kegiatan terlaksana 1", "Peserta hadir 1", "Tercakup 1 dari 2"):
        assert part in found, part
    assert "Wulan" not in found and "Tidak Datang" not in found
    sigap.done("print", "summary", "--period", period.code, "--for-publication", "--pdf", str(out))
    found = words(out)
    assert "Peserta hadir < 3" in found
    assert "Tercakup < 3 dari < 3 orang" in found
