"""The file for the mentor: what is in it and what never is, its numbers, its parts, the book of files."""

import io
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from db.problem import Problem
from db.queries.exchange_files import FileQuery
from db.records.period import Period
from db.records.report import StepDetails
from db.records.training import ParticipantDraft
from db.vocabulary import AttachmentKind, Confidentiality, FileState, Step
from desktop.exchange.unseal import OpenedFile, open_package, read_file
from desktop.services import (
    attachments,
    exports,
    office_keys,
    officials,
    participants,
    partners,
    reports,
    sessions,
)
from desktop.services.desk import Desk
from desktop.services.exports import ExportChoice
from tests import offices, pairs
from tests.offices import NIK, TODAY, draft, official
from tests.services.files import jpeg
from tests.trainings import held_session, participant, session_draft

Q4 = Period.parse("2026-Q4")
Q3 = Period.parse("2026-Q3")


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, Desk]]:
    """A village that has confirmed its inspectorate."""
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
    (tmp_path / "stik").mkdir()
    made = pairs.village(tmp_path / "desa"), pairs.inspectorate(tmp_path / "inspektorat")
    pairs.pair(*made, tmp_path / "stik")
    yield made
    for desk in made:
        desk.register.close()


def opened_by(desk: Desk, path: Path) -> OpenedFile:
    """Open a file with the keys of an office."""
    with desk.changing() as change:
        keys = office_keys.ensure_keys(change).all
    return open_package(read_file(path), keys)


def export(village: Desk, folder: Path, period: Period = Q4, **choice: object) -> Path:
    """Make a file of one part and return its path."""
    (entry,) = exports.export(village, ExportChoice(period=period, **choice), folder).record  # type: ignore[arg-type]
    return folder / entry.file_name


def test_no_file_is_made_before_the_mentor_is_confirmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
    (tmp_path / "stik").mkdir()
    village, mentor = pairs.village(tmp_path / "desa"), pairs.inspectorate(tmp_path / "inspektorat")
    with pytest.raises(Problem, match="mentor-not-known"):
        export(village, tmp_path / "stik")
    found = pairs.enrol(village, mentor, tmp_path / "stik")
    before = set((tmp_path / "stik").iterdir())
    assert exports.what_goes(village, ExportChoice(period=Q4)).blocking.code == "mentor-not-confirmed"  # type: ignore[union-attr]
    with pytest.raises(Problem, match="mentor-not-confirmed"):
        export(village, tmp_path / "stik")
    assert set((tmp_path / "stik").iterdir()) == before
    partners.confirm(village, found.uid, " ".join(partners.own_words(mentor)))
    assert export(village, tmp_path / "stik").is_file()
    for desk in (village, mentor):
        desk.register.close()


def test_the_mentor_reads_what_the_village_wrote(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, mentor = two
    report = reports.register_report(village, draft()).record
    reports.record_step(village, report.uid, Step.SENT_TO_UPG, TODAY, StepDetails(number="1/2026"))
    photo = attachments.add(village, report.uid, jpeg(), "foto.jpg", AttachmentKind.OBJECT_PHOTO, "Bingkisan").record
    officials.add_official(village, official())
    uid = held_session(village)
    opened = opened_by(mentor, export(village, tmp_path / "stik"))
    payload = opened.payload()
    (sent,) = payload.of("reports")
    assert sent.content.number == report.number and sent.content.objects[0].value == 750_000
    assert sent.content.reporter.nik == NIK  # the form itself needs it
    assert [event.content.step for event in payload.of("report_events")] == [
        Step.DRAFTED,
        Step.REGISTERED,
        Step.SENT_TO_UPG,
    ]
    assert [(note.uid, note.media_type) for note in payload.blob_notes] == [(photo.uid, "image/jpeg")]
    assert bytes(opened.blobs[0]) == attachments.content(village, photo.uid)
    (session,) = payload.of("sessions")
    assert session.uid == uid and len(session.content.participants) == 4
    assert payload.of("officials")[0].content.position == "Kasi Pemerintahan"
    (period,) = payload.of("periods")
    assert (period.content.period, period.content.nil, period.content.reports) == ("2026-Q4", False, 1)
    assert (period.content.sessions, period.content.participants) == (1, 4)
    assert opened.header.totals["reports.value"] == 750_000


def test_secret_reports_are_in_no_file_and_in_no_figure(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, mentor = two
    secret = draft(confidentiality=Confidentiality.SECRET, chronology="Kata yang tidak boleh keluar.")
    kept = reports.register_report(village, secret).record
    attachments.add(village, kept.uid, jpeg(), "rahasia.jpg", AttachmentKind.OBJECT_PHOTO)
    preview = exports.what_goes(village, ExportChoice(period=Q4))
    assert (preview.secret, preview.nil, preview.attachments) == (1, True, 0)
    assert "reports" not in preview.counts
    opened = opened_by(mentor, export(village, tmp_path / "stik"))
    assert opened.payload().of("reports") == () and not opened.blobs
    (period,) = opened.payload().of("periods")
    assert period.content.nil and period.content.reports == 0 and period.content.value == 0
    plain = b"".join([bytes(opened.body), *(bytes(blob) for blob in opened.blobs)])
    assert kept.uid.encode() not in plain and kept.number.encode() not in plain


def test_a_report_that_became_secret_goes_out_no_more(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, mentor = two
    report = reports.register_report(village, draft()).record
    assert opened_by(mentor, export(village, tmp_path / "stik")).payload().of("reports")
    hidden = replace(draft(), confidentiality=Confidentiality.SECRET)
    reports.correct_report(village, report.uid, hidden, "diminta pelapor")
    assert opened_by(mentor, export(village, tmp_path / "stik")).payload().of("reports") == ()


def test_numbers_of_people_are_masked_in_training(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, mentor = two
    uid = sessions.add_session(village, session_draft()).record.uid
    person: ParticipantDraft = participant(
        nik=NIK, id_number="197501012000031001", phone="0812-3456-7890", address="Kp. Contoh"
    )
    participants.add_participants(village, uid, [person])
    (session,) = opened_by(mentor, export(village, tmp_path / "stik")).payload().of("sessions")
    (sent,) = session.content.participants
    assert sent.nik.endswith("0003") and sent.nik != NIK
    for text in (NIK, "197501012000031001", "0812-3456-7890"):
        assert text.encode() not in session.raw


def test_nothing_happened_makes_a_nil_file(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, mentor = two
    path = export(village, tmp_path / "stik", Q3)
    (period,) = opened_by(mentor, path).payload().of("periods")
    assert period.content.nil and period.content.period == "2026-Q3"
    (entry,) = exports.files(village, FileQuery(period=Q3))[0]
    assert entry.nil and entry.state is FileState.WRITTEN and entry.outgoing


def test_what_changed_since_goes_out_with_the_next_period(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, mentor = two
    old = reports.register_report(village, draft(received_on=TODAY - timedelta(days=100))).record
    village.clock.move_to(village.clock.now() + timedelta(days=70))  # type: ignore[attr-defined]
    reports.correct_report(village, old.uid, draft(received_on=TODAY - timedelta(days=100), note="x"), "diperbaiki")
    payload = opened_by(mentor, export(village, tmp_path / "stik", Period.parse("2027-Q1"))).payload()
    assert [record.uid for record in payload.of("reports")] == [old.uid]
    assert payload.of("periods")[0].content.nil  # it was not received in that period


def test_files_are_numbered_and_name_the_one_before(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, mentor = two
    first = opened_by(mentor, export(village, tmp_path / "stik", Q3))
    second = opened_by(mentor, export(village, tmp_path / "stik", Q4))
    assert (first.header.sequence, second.header.sequence) == (1, 2)
    assert (first.header.previous, second.header.previous) == ("", first.digest)
    listed, count = exports.files(village, FileQuery(outgoing=True))
    assert count == 2 and [entry.sequence for entry in listed] == [2, 1]
    assert len({entry.check_code for entry in listed}) == 2


def _noise(seed: int) -> bytes:
    """A picture that does not pack well, as photographs do not."""
    dice = random.Random(seed)
    picture = Image.frombytes("RGB", (160, 120), dice.randbytes(160 * 120 * 3))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=95)
    return out.getvalue()


def test_too_much_for_a_chat_goes_into_numbered_parts(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, mentor = two
    report = reports.register_report(village, draft()).record
    for number in range(6):
        attachments.add(village, report.uid, _noise(number), f"{number}.jpg", AttachmentKind.OBJECT_PHOTO)
    steps: list[tuple[int, int]] = []
    entries = exports.export(
        village,
        ExportChoice(period=Q4, part_limit=120_000),
        tmp_path / "stik",
        on_progress=lambda done, of: steps.append((done, of)),
    ).record
    assert len(entries) > 1 and steps == [(n, len(entries)) for n in range(1, len(entries) + 1)]
    opened = [opened_by(mentor, tmp_path / "stik" / entry.file_name) for entry in entries]
    assert all((tmp_path / "stik" / entry.file_name).stat().st_size <= 120_000 for entry in entries)
    assert sum(len(part.blobs) for part in opened) == 6
    assert [part.header.sequence for part in opened] == list(range(1, len(entries) + 1))
    assert "bagian-1-dari" in entries[0].file_name


def test_a_part_that_cannot_be_written_takes_those_before_it_away(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, _mentor = two
    report = reports.register_report(village, draft()).record
    for number in range(6):
        attachments.add(village, report.uid, _noise(number), f"{number}.jpg", AttachmentKind.OBJECT_PHOTO)
    before = set((tmp_path / "stik").iterdir())

    def stop(done: int, _of: int) -> None:
        if done == 2:
            raise Problem("stick-full", folder="stik")

    with pytest.raises(Problem, match="stick-full"):
        exports.export(village, ExportChoice(period=Q4, part_limit=120_000), tmp_path / "stik", on_progress=stop)
    assert set((tmp_path / "stik").iterdir()) == before
    assert exports.files(village, FileQuery(outgoing=True))[1] == 0


def test_what_should_be_looked_at_first_is_said(two: tuple[Desk, Desk]) -> None:
    village, _mentor = two
    reports.register_report(village, draft(chronology=""))
    sessions.add_session(village, session_draft())
    codes = [finding.code for finding in exports.what_goes(village, ExportChoice(period=Q4)).findings]
    assert codes == ["export-period-open", "export-reports-incomplete", "export-session-open"]


def test_a_folder_that_takes_nothing_leaves_no_line_in_the_book(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    village, _mentor = two
    with pytest.raises(Problem) as refused:
        exports.export(village, ExportChoice(period=Q4), tmp_path / "tidak ada")
    assert refused.value.code.startswith("stick-")
    assert exports.files(village, FileQuery(outgoing=True))[1] == 0
    path = export(village, tmp_path / "stik")
    assert path.is_file()
