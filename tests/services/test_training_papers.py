"""Papers of a session made from the register: what they say, who may have them, how they are followed."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pypdf
import pytest

from db.problem import Problem
from db.records.report import StepDetails
from db.records.training import AttendanceMark, Meeting, Minutes
from db.vocabulary import AttachmentKind, PaperKind, ParticipantRole, PersonKind, Sex, Step
from desktop.services import attachments, attendance, home, papers, participants, reports, sessions
from desktop.services.paper_access import TRAINING_PAPERS
from desktop.services.papers import PaperRequest
from tests.offices import TODAY, OfficeAtWork, draft
from tests.services.files import jpeg, pdf
from tests.trainings import HELD_ON, held_session, participant, session_draft

PHONE = "0800-0000-4711"
ADDRESS = "Kampung Rahasia RT 09"
KINDS = (
    PaperKind.INVITATION,
    PaperKind.ATTENDANCE,
    PaperKind.MINUTES,
    PaperKind.PHOTOS,
    PaperKind.BUNDLE,
    PaperKind.ACTIVITY,
)
NOTES = Minutes(
    leader="Kepala Rekaan",
    note_taker="Penulis Rekaan",
    represented="BPD, RT, RW",
    proceedings="Dibuka dengan doa.\nPaparan narasumber.",
    questions="Bolehkah menerima parsel?",
    agreed="Menolak semua parsel.",
    not_agreed="Pengadaan kotak.",
    follow_up="Surat edaran.",
)


def _words(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def _request(kind: PaperKind, uid: str, **details: str) -> PaperRequest:
    return PaperRequest(kind=kind, subject_uid=uid, details=details)


def _refused(code: str, call: Callable[[], object]) -> None:
    with pytest.raises(Problem) as refused:
        call()
    assert refused.value.code == code


@pytest.fixture
def uid(office: OfficeAtWork) -> str:
    """A session that was held: three who came, one who did not, a speaker, minutes and two photos."""
    trainer = office.trainer
    made = held_session(trainer, minutes=NOTES, conclusion="Diulang tiap tahun.")
    community = participant(
        "Warga Rekaan",
        person_kind=PersonKind.COMMUNITY,
        position="Ketua RT 03",
        institution="",
        address=ADDRESS,
        phone=PHONE,
        sex=Sex.FEMALE,
    )
    (warga,) = participants.add_participants(trainer, made, [community]).record
    meeting = sessions.session(trainer, made).meetings[0].uid
    attendance.mark(trainer, made, {warga.uid: (AttendanceMark(meeting_uid=meeting, present=False),)})
    for name, colour in (("pembukaan", "#0F6B5C"), ("tanya jawab", "#C8553D")):
        picture = jpeg(2400, 1600, colour=colour)
        attachments.add(trainer, made, picture, f"{name}.jpg", AttachmentKind.SESSION_PHOTO, f"Saat {name}")
    return made


EXPECTED: dict[PaperKind, tuple[str, ...]] = {
    PaperKind.INVITATION: (
        "005/12/Contoh/2026",
        "2 November 2026",
        "Sosialisasi Pengendalian Gratifikasi (contoh)",
        "Kamis, 12 November 2026",
        "09.00 s.d. 12.00 WIB",
        "Aula Contoh",
        "Berdasarkan Surat perintah contoh nomor 1, dengan ini",
        "1. Peserta Rekaan 1, Kaur Keuangan",
        "4. Warga Rekaan, Ketua RT 03",
    ),
    PaperKind.ATTENDANCE: ("DAFTAR HADIR", "Peserta Rekaan 3", "Narasumber Rekaan", ADDRESS, "15."),
    PaperKind.MINUTES: (
        "Pimpinan kegiatan : Kepala Rekaan",
        "Notulis : Penulis Rekaan",
        "BPD, RT, RW",
        "Menolak semua parsel.",
        "Pengadaan kotak.",
        "3 orang",
        "Contoh Makmur, 12 November 2026",
    ),
    PaperKind.PHOTOS: ("Foto 1. Saat pembukaan", "Foto 2. Saat tanya jawab"),
    PaperKind.BUNDLE: (
        "BERKAS KEGIATAN",
        "4 peserta terdaftar, 3 hadir; pindaian yang ditandatangani belum ada",
        "tidak hadir",
        "NOTULEN",
        "2 foto",
    ),
    PaperKind.ACTIVITY: (
        "Yang tidak hadir (1 orang):",
        "1 Warga Rekaan Ketua RT 03",
        "Kantor lain 3 3 0",
        "Jumlah 3,5",
        "(2 dari 9)",
        "Tes akhir (post-test) 3 70 60 80",
        "Batas lulus 70: lulus 2 orang, belum lulus 1 orang.",
        "Diulang tiap tahun.",
        "Dokumentasi (2 foto)",
        "Undangan nomor 005/12/Contoh/2026, 2 November 2026",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_paper_says_what_the_record_says(office: OfficeAtWork, uid: str, kind: PaperKind) -> None:
    words = _words(papers.preview(office.trainer, _request(kind, uid)))
    for expected in EXPECTED[kind]:
        assert expected in words, expected
    assert "DESA CONTOH MAKMUR" in words
    assert PHONE not in words


def test_attendance_papers_can_be_asked_for_in_several_ways(office: OfficeAtWork) -> None:
    two = (
        Meeting(batch="I", on=HELD_ON, starts_at="09.00", place="Aula Contoh"),
        Meeting(batch="II", on=date(2026, 11, 13), starts_at="09.00", place="Balai Contoh"),
    )
    trainer = office.trainer
    record = sessions.add_session(trainer, session_draft(meetings=two)).record
    names = {"I": "Anggota Satu", "II": "Anggota Dua", "": "Anggota Bebas"}
    people = [participant(name, batch=batch, phone=PHONE) for batch, name in names.items()]
    participants.add_participants(trainer, record.uid, people)
    whole = papers.preview(trainer, _request(PaperKind.ATTENDANCE, record.uid, blank_rows="0"))
    first, second = (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(whole)).pages)
    assert "Anggota Satu" in first and "Anggota Dua" not in first and "Anggota Bebas" in first
    assert "Anggota Dua" in second and "Anggota Satu" not in second and "Anggota Bebas" in second
    assert "3." not in second.split("Tanda tangan")[1].split("Nomor")[0]
    one = _request(PaperKind.ATTENDANCE, record.uid, meeting=record.meetings[1].uid, blank_rows="25", phones="1")
    words = _words(papers.preview(trainer, one))
    assert "Balai Contoh" in words and "Aula Contoh" not in words
    assert "27." in words and "28." not in words
    assert PHONE in words
    for details, code in (
        ({"meeting": "x"}, "meeting-unknown"),
        ({"blank_rows": "-1"}, "paper-number-out-of-range"),
        ({"blank_rows": "99999999999999999999"}, "paper-number-out-of-range"),
        ({"blank_rows": "³"}, "paper-number-out-of-range"),
    ):
        _refused(code, lambda d=details: papers.preview(trainer, _request(PaperKind.ATTENDANCE, record.uid, **d)))  # type: ignore[misc]


def test_a_recorded_list_marks_who_came_and_who_signed(office: OfficeAtWork, uid: str) -> None:
    people = {person.name: person for person in participants.participants(office.trainer, uid)}
    meeting = sessions.session(office.trainer, uid).meetings[0].uid
    signed = AttendanceMark(meeting_uid=meeting, present=True, signed=True)
    attendance.mark(office.trainer, uid, {people["Peserta Rekaan 2"].uid: (signed,)})
    words = _words(papers.preview(office.trainer, _request(PaperKind.ATTENDANCE, uid, recorded="1")))
    assert words.count("tanda tangan ada pada daftar asli") == 1
    assert "Terdaftar 5 orang; hadir 4 orang" in words and "tidak hadir 1 orang" in words


def test_who_did_not_come_is_a_paper_of_its_own(office: OfficeAtWork, uid: str) -> None:
    absent = _request(PaperKind.ATTENDANCE, uid, absent="1", phones="1")
    words = _words(papers.preview(office.trainer, absent))
    assert "DAFTAR TIDAK HADIR" in words and "Warga Rekaan" in words and "Ketua RT 03" in words
    assert "Peserta Rekaan" not in words and "Narasumber Rekaan" not in words and PHONE not in words
    assert "Terdaftar 4 orang; hadir 3 orang; tidak hadir 1 orang." in words
    issued = papers.issue(office.trainer, absent).record
    assert issued.title.startswith("Daftar Tidak Hadir")
    listed = papers.issue(office.trainer, _request(PaperKind.ATTENDANCE, uid)).record
    assert listed.uid != issued.uid and listed.check_code != issued.check_code
    late = participant("Terlambat Rekaan")
    participants.add_participants(office.trainer, uid, [late])
    words = _words(papers.preview(office.trainer, absent))
    assert "kehadiran belum dicatat" in words and "belum dicatat 1 orang" in words
    unmarked = sessions.add_session(office.trainer, session_draft(title="Belum ditandai")).record.uid
    participants.add_participants(office.trainer, unmarked, [late])
    _refused(
        "attendance-not-recorded",
        lambda: papers.preview(office.trainer, _request(PaperKind.ATTENDANCE, unmarked, absent="1")),
    )


@pytest.mark.parametrize("kind", KINDS)
def test_issued_twice_it_is_one_paper_even_on_another_day(office: OfficeAtWork, uid: str, kind: PaperKind) -> None:
    first = papers.issue(office.trainer, _request(kind, uid)).record
    before = papers.pdf(office.trainer, first.uid)
    office.clock.advance(days=3)
    again = papers.issue(office.clerk, _request(kind, uid)).record
    # A report bears the day it is written; all others bear a day of the session.
    assert (again.uid == first.uid) is (kind is not PaperKind.ACTIVITY)
    sessions.change_session(office.trainer, uid, session_draft(title="Judul lain"))
    assert papers.pdf(office.clerk, first.uid) == before
    assert first.title.endswith("– Sosialisasi Pengendalian Gratifikasi (contoh)")
    assert first.subject_uid == uid


def test_dates_come_from_the_record(office: OfficeAtWork, uid: str) -> None:
    dated = {kind: papers.issue(office.trainer, _request(kind, uid)).record.dated for kind in KINDS}
    assert dated[PaperKind.INVITATION] == date(2026, 11, 2)
    assert dated[PaperKind.ATTENDANCE] == dated[PaperKind.MINUTES] == dated[PaperKind.BUNDLE] == HELD_ON
    assert dated[PaperKind.ACTIVITY] == TODAY
    asked = replace(_request(PaperKind.INVITATION, uid), dated=date(2026, 11, 4), number="005/99")
    issued = papers.issue(office.trainer, asked).record
    assert (issued.dated, issued.number) == (date(2026, 11, 4), "005/99")
    words = _words(papers.pdf(office.trainer, issued.uid))
    assert "4 November 2026" in words and "Nomor : 005/99" in words


def test_photos_on_paper_are_pictures_of_a_size_for_paper(office: OfficeAtWork, uid: str) -> None:
    content = papers.preview(office.trainer, _request(PaperKind.PHOTOS, uid))
    shown = [image for image in pypdf.PdfReader(io.BytesIO(content)).pages[0].images if image.name.endswith(".jpg")]
    assert [image.image.size for image in shown if image.image] == [(1000, 667), (1000, 667)]
    bare = sessions.add_session(office.trainer, session_draft()).record.uid
    _refused("session-without-photos", lambda: papers.preview(office.trainer, _request(PaperKind.PHOTOS, bare)))


def test_the_bundle_holds_the_signed_scans_once_they_are_back(office: OfficeAtWork, uid: str) -> None:
    trainer = office.trainer
    listed = papers.issue(trainer, _request(PaperKind.ATTENDANCE, uid)).record
    notes = papers.issue(trainer, _request(PaperKind.MINUTES, uid)).record
    assert {p.uid for p in home.home(office.clerk).awaiting_scan} == {listed.uid, notes.uid}
    before = len(pypdf.PdfReader(io.BytesIO(papers.preview(trainer, _request(PaperKind.BUNDLE, uid)))).pages)
    papers.mark_signed(trainer, listed.uid, TODAY)
    papers.attach_scan(trainer, listed.uid, jpeg(900, 1200), "daftar.jpg")
    papers.attach_scan(trainer, notes.uid, pdf("notulen bertanda tangan"), "notulen.pdf")
    words = _words(papers.preview(trainer, _request(PaperKind.BUNDLE, uid)))
    after = len(pypdf.PdfReader(io.BytesIO(papers.preview(trainer, _request(PaperKind.BUNDLE, uid)))).pages)
    assert after == before + 2
    assert words.count("pindaian yang ditandatangani 1 halaman") == 2
    assert "Daftar hadir yang sudah ditandatangani, pindaian 1 dari 1" in words
    (row,) = [p for p in papers.list_papers(trainer, subject_uid=uid) if p.uid == listed.uid]
    assert attachments.content(trainer, row.scan_uid).startswith(b"\xff\xd8")
    assert home.home(office.clerk).awaiting_scan == ()


def test_what_a_paper_needs_is_said(office: OfficeAtWork) -> None:
    trainer = office.trainer
    bare = sessions.add_session(
        trainer, session_draft(invitation_number="", invitation_date=None, meetings=(Meeting(),))
    ).record.uid
    for kind in KINDS:
        _refused("paper-needs-session", lambda k=kind: papers.issue(trainer, _request(k, "")))  # type: ignore[misc]
        _refused("session-unknown", lambda k=kind: papers.issue(trainer, _request(k, "tidak ada")))  # type: ignore[misc]
    _refused("session-not-held", lambda: papers.issue(trainer, _request(PaperKind.ACTIVITY, bare)))
    _refused("session-without-papers", lambda: papers.issue(trainer, _request(PaperKind.BUNDLE, bare)))
    assert "NOTULEN" in _words(papers.preview(trainer, _request(PaperKind.MINUTES, bare)))
    sessions.void_session(trainer, bare, "batal")
    for kind in KINDS:
        _refused("session-void-no-papers", lambda k=kind: papers.preview(trainer, _request(k, bare)))  # type: ignore[misc]
    assert papers.list_papers(trainer) == ()


def test_blank_lists_and_minutes_for_days_without_power(office: OfficeAtWork) -> None:
    assert "Tanda tangan" in _words(papers.blank(office.trainer, PaperKind.ATTENDANCE))
    assert "Hal yang disepakati" in _words(papers.blank(office.trainer, PaperKind.MINUTES))
    _refused("paper-not-blank", lambda: papers.blank(office.trainer, PaperKind.ACTIVITY))


def test_a_trainer_works_with_papers_of_trainings_and_meets_no_other_one(office: OfficeAtWork, uid: str) -> None:
    report = reports.register_report(office.clerk, draft()).record.uid
    reports.record_step(office.clerk, report, Step.IN_CUSTODY, TODAY, StepDetails(recipient="Petugas Contoh"))
    trainer = office.trainer
    others = [kind for kind in PaperKind if kind not in TRAINING_PAPERS]
    for kind in others:
        _refused("not-allowed", lambda k=kind: papers.preview(trainer, _request(k, report)))  # type: ignore[misc]
        _refused("not-allowed", lambda k=kind: papers.check_request(trainer, _request(k, report)))  # type: ignore[misc]
        _refused("not-allowed", lambda k=kind: papers.issue(trainer, _request(k, report)))  # type: ignore[misc]
    secret = papers.issue(office.clerk, _request(PaperKind.HANDOVER, report)).record
    own = papers.issue(trainer, _request(PaperKind.ATTENDANCE, uid)).record
    for call in (
        lambda: papers.pdf(trainer, secret.uid),
        lambda: papers.joined(trainer, [own.uid, secret.uid]),
        lambda: papers.mark_printed(trainer, secret.uid),
        lambda: papers.mark_signed(trainer, secret.uid, TODAY),
        lambda: papers.attach_scan(trainer, secret.uid, jpeg(), "pindai.jpg"),
    ):
        _refused("not-allowed", call)
    papers.attach_scan(office.clerk, secret.uid, jpeg(), "pindai.jpg")
    (scanned,) = papers.list_papers(office.clerk, subject_uid=report)
    _refused("not-allowed", lambda: attachments.content(trainer, scanned.scan_uid))
    assert [p.uid for p in papers.list_papers(trainer)] == [own.uid]
    assert papers.list_papers(trainer, subject_uid=report) == ()
    assert papers.list_papers(trainer, kinds=(PaperKind.HANDOVER,)) == ()
    assert papers.find_by_check_code(trainer, secret.check_code) is None
    found = papers.find_by_check_code(trainer, own.check_code)
    assert found is not None and found.uid == own.uid


def test_a_reader_sees_names_and_positions_but_no_phone_address_or_signature(office: OfficeAtWork, uid: str) -> None:
    reader = office.reader
    for kind in KINDS:
        words = _words(papers.preview(reader, _request(kind, uid)))
        assert "Sosialisasi Pengendalian" in words
        for hidden in (PHONE, ADDRESS):
            assert hidden not in words, kind
    assert "Warga Rekaan" in _words(papers.preview(reader, _request(PaperKind.ATTENDANCE, uid)))
    with_phones = _request(PaperKind.ATTENDANCE, uid, phones="1")
    _refused("not-allowed", lambda: papers.preview(reader, with_phones))
    issued = papers.issue(office.trainer, with_phones).record
    _refused("not-allowed", lambda: papers.pdf(reader, issued.uid))
    _refused("not-allowed", lambda: papers.issue(reader, _request(PaperKind.MINUTES, uid)))
    papers.attach_scan(office.trainer, issued.uid, jpeg(), "daftar.jpg")
    bundle = papers.issue(office.trainer, _request(PaperKind.BUNDLE, uid)).record
    _refused("not-allowed", lambda: papers.pdf(reader, bundle.uid))
    assert "pindaian 1 dari" not in _words(papers.preview(reader, _request(PaperKind.BUNDLE, uid)))


def test_many_people_and_hostile_names(office: OfficeAtWork) -> None:
    trainer = office.trainer
    names = ("<img src=x onerror=1>", "محمد", "🎁 Hadiah", "W" * 200, "Nama Panjang " * 15)
    record = sessions.add_session(trainer, session_draft()).record
    drafts = [participant(name.strip(), position=name[:180].strip()) for name in names]
    drafts += [participant(f"Orang Rekaan {n}") for n in range(300)]
    drafts.append(participant("Moderator Rekaan", role=ParticipantRole.MODERATOR))
    participants.add_participants(trainer, record.uid, drafts)
    words = "".join(_words(papers.preview(trainer, _request(PaperKind.ATTENDANCE, record.uid))).split())
    for text in ("<imgsrc=xonerror=1>", "U+0645", "U+1F381", "OrangRekaan299", "Moderator"):
        assert text in words, text
    letter = "".join(_words(papers.preview(trainer, _request(PaperKind.INVITATION, record.uid))).split())
    assert "DAFTARUNDANGAN" in letter and "OrangRekaan299" in letter and "ModeratorRekaan" not in letter


def test_scores_of_the_report_are_figures_and_name_nobody(office: OfficeAtWork, uid: str) -> None:
    one = participants.participants(office.trainer, uid)[0]
    attendance.set_scores(office.trainer, uid, {one.uid: (Decimal("85.5"), Decimal("12.5"))})
    words = _words(papers.preview(office.trainer, _request(PaperKind.ACTIVITY, uid)))
    assert "85,5" in words and "12,5" in words
    assert one.name not in words
