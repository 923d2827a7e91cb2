"""Made-up sessions and participants for tests and pictures of the training pages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from db.records.training import (
    AttendanceMark,
    MaterialFile,
    Meeting,
    Minutes,
    ParticipantDraft,
    SessionDraft,
    SessionRecord,
    Speaker,
    Subject,
)
from db.vocabulary import (
    ParticipantRole,
    PersonKind,
    RiskLevel,
    SessionKind,
    SessionMethod,
    Sex,
    TrainingTopic,
)
from desktop.services import attendance, participants, sessions
from desktop.services.desk import Desk

TITLE = "Sosialisasi Pengendalian Gratifikasi bagi Perangkat Desa dan BPD"
_FIRST = (
    "Asep", "Bambang", "Citra", "Dedi", "Eka", "Fitri", "Gunawan", "Hadi", "Ika", "Joko", "Kartika", "Lestari",
    "Maman", "Nining", "Oman", "Putri", "Rahmat", "Siti", "Tatang", "Umi", "Wawan", "Yuli", "Zainal",
)  # fmt: skip
_LAST = ("Rekaan", "Contohwan", "Misalnya", "Karangan", "Umpama")
_POSITIONS = (
    ("Kaur Keuangan", RiskLevel.ABOVE_LOW), ("Kasi Pemerintahan", RiskLevel.LOW), ("Kepala Dusun I", RiskLevel.LOW),
    ("Ketua BPD", RiskLevel.ABOVE_LOW), ("Anggota BPD", RiskLevel.LOW), ("Ketua RT 004/RW 002", RiskLevel.LOW),
)  # fmt: skip


def session_draft(**changes: Any) -> SessionDraft:
    """A complete session of one day; every field can be replaced."""
    made = SessionDraft(
        kind=SessionKind.SOCIALISATION,
        title=TITLE,
        method=SessionMethod.FACE_TO_FACE,
        meetings=(Meeting(on=date(2026, 11, 12), starts_at="09.00", ends_at="12.00", place="Aula Kantor Desa"),),
        organiser="Pemerintah Desa Contoh Makmur",
        programme="Prosedur Pelatihan Anti-Penyuapan, revisi 2",
        basis="Peraturan Bupati Contoh Nomor 1 Tahun 2026",
        purpose="Agar setiap perangkat mengenali, menolak, dan melaporkan gratifikasi.",
        audience="Seluruh perangkat desa dan anggota BPD",
        invitation_number="005/41/DS/2026",
        invitation_date=date(2026, 11, 5),
        speakers=(
            Speaker(name="Dra. Hj. Karangan Rekaan, M.Si.", position="Auditor Madya", institution="Inspektorat Contoh"),
            Speaker(name="Umpama Misalnya, S.H.", position="Penyuluh", institution="Inspektorat Contoh"),
        ),
        subjects=(
            Subject(name="Pengertian dan bentuk gratifikasi", lesson_hours=Decimal(1), speaker="Karangan Rekaan"),
            Subject(name="Cara menolak dan melapor", lesson_hours=Decimal("1.5"), speaker="Umpama Misalnya"),
        ),
        topics=(TrainingTopic.POLICY, TrainingTopic.RESPONSE, TrainingTopic.CONSEQUENCES, TrainingTopic.REPORTING),
        materials=(MaterialFile(name="Salindia gratifikasi.pptx", length=2_400_000, sha256="5f" * 32),),
        test_name="Tes pengendalian gratifikasi",
        pass_mark=Decimal(75),
    )
    return replace(made, **changes)


def two_batches(**changes: Any) -> SessionDraft:
    """A session of two batches, the first of two days."""
    place = "Aula Kantor Desa"
    meetings = (
        Meeting(batch="Gelombang 1", on=date(2026, 11, 10), starts_at="08.30", ends_at="12.00", place=place),
        Meeting(batch="Gelombang 1", on=date(2026, 11, 11), starts_at="08.30", ends_at="12.00", place=place),
        Meeting(batch="Gelombang 2", on=date(2026, 11, 12), starts_at="08.30", ends_at="15.30", place="Balai Warga"),
    )
    return session_draft(title="Bimbingan teknis anti-penyuapan", kind=SessionKind.BIMTEK, meetings=meetings, **changes)


def people(count: int, *, batches: tuple[str, ...] = ("",)) -> list[ParticipantDraft]:
    """Made-up participants with different names; the last is the moderator."""
    made = []
    for number in range(count):
        position, risk = _POSITIONS[number % len(_POSITIONS)]
        made.append(
            ParticipantDraft(
                person_kind=PersonKind.OTHER_OFFICE if number % 3 else PersonKind.COMMUNITY,
                role=ParticipantRole.MODERATOR if number == count - 1 and count > 5 else ParticipantRole.PARTICIPANT,
                name=f"{_FIRST[number % len(_FIRST)]} {_LAST[number // len(_FIRST) % len(_LAST)]}",
                position=position,
                institution=f"Desa Contoh {number % 4 + 1}",
                risk_level=risk,
                sex=Sex.FEMALE if number % 2 else Sex.MALE,
                phone=f"0800-0000-{number:04d}",
                batch=batches[number % len(batches)],
            )
        )
    return made


def filled_session(desk: Desk, count: int = 41, draft: SessionDraft | None = None) -> SessionRecord:
    """Enter a session with participants, most of them present, most of them tested."""
    made = sessions.add_session(desk, draft or session_draft()).record
    batches = tuple(batch for batch in made.batches if batch) or ("",)
    entered = participants.add_participants(desk, made.uid, people(count, batches=batches)).record
    marks, scores = {}, {}
    for number, person in enumerate(entered):
        own = [meeting for meeting in made.meetings if not person.batch or meeting.batch == person.batch]
        if number % 9 != 7:
            present = number % 6 != 4
            marks[person.uid] = tuple(AttendanceMark(meeting_uid=m.uid, present=present) for m in own)
        if person.role is ParticipantRole.PARTICIPANT and number % 8 != 6:
            scores[person.uid] = (Decimal(45 + number % 30), Decimal(68 + number % 31) + Decimal("0.5") * (number % 2))
    attendance.mark(desk, made.uid, marks)
    attendance.set_scores(desk, made.uid, scores)
    return sessions.session(desk, made.uid)


def minutes() -> Minutes:
    """Minutes of a session."""
    return Minutes(
        leader="Kepala Rekaan",
        note_taker="Sekretaris Contoh",
        represented="Perangkat desa, BPD, RT/RW",
        proceedings="Acara dibuka pukul 09.00. Narasumber menjelaskan pengertian gratifikasi dan batas waktu melapor.",
        questions="Apakah parsel Lebaran wajib dilaporkan? Jawab: ya, kecuali yang dikecualikan peraturan.",
        agreed="Setiap pemberian dicatat di buku register paling lambat hari berikutnya.",
        follow_up="Poster titik rawan dipasang di ruang pelayanan.",
    )
