"""Made-up training sessions for tests."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from db.records.training import Meeting, ParticipantDraft, SessionDraft, Speaker, Subject
from db.vocabulary import ParticipantRole, PersonKind, RiskLevel, SessionKind, TrainingTopic
from desktop.services import attendance, participants, sessions
from desktop.services.desk import Desk

HELD_ON = date(2026, 11, 12)


def session_draft(**changes: Any) -> SessionDraft:
    """One morning of socialisation, complete."""
    made = SessionDraft(
        kind=SessionKind.SOCIALISATION,
        title="Sosialisasi Pengendalian Gratifikasi (contoh)",
        meetings=(Meeting(on=HELD_ON, starts_at="09.00", ends_at="12.00", place="Aula Contoh"),),
        organiser="Inspektorat Contoh",
        programme="Prosedur pelatihan contoh, versi 2",
        basis="Surat perintah contoh nomor 1.",
        purpose="Perangkat mengenal gratifikasi.",
        invitation_number="005/12/Contoh/2026",
        invitation_date=date(2026, 11, 2),
        speakers=(Speaker(name="Narasumber Rekaan", position="Auditor", institution="Inspektorat Contoh"),),
        subjects=(
            Subject(name="Mengenal gratifikasi", lesson_hours=Decimal(2), speaker="Narasumber Rekaan"),
            Subject(name="Cara melapor", lesson_hours=Decimal("1.5"), speaker="Narasumber Rekaan"),
        ),
        topics=(TrainingTopic.POLICY, TrainingTopic.REPORTING),
        test_name="Soal pilihan ganda",
        pass_mark=Decimal(70),
    )
    return replace(made, **changes)


def participant(name: str = "Peserta Rekaan", **changes: Any) -> ParticipantDraft:
    """Somebody of another office."""
    made = ParticipantDraft(
        person_kind=PersonKind.OTHER_OFFICE,
        name=name,
        position="Kaur Keuangan",
        institution="Desa Contoh Lain",
        risk_level=RiskLevel.ABOVE_LOW,
    )
    return replace(made, **changes)


def held_session(desk: Desk, count: int = 3, **changes: Any) -> str:
    """Enter a session that took place, with that many participants who all came and scored 60, 70, 80 …; its uid."""
    record = sessions.add_session(desk, session_draft(**changes)).record
    drafts = [participant(f"Peserta Rekaan {number}") for number in range(1, count + 1)]
    drafts.append(participant("Narasumber Rekaan", role=ParticipantRole.SPEAKER, position="Auditor"))
    people = participants.add_participants(desk, record.uid, drafts).record
    sessions.mark_held(desk, record.uid)
    for meeting in record.meetings:
        attendance.mark_all(desk, record.uid, meeting.uid)
    scores = {
        person.uid: (Decimal(40), Decimal(min(100, 60 + 10 * place))) for place, person in enumerate(people[:count])
    }
    attendance.set_scores(desk, record.uid, scores)
    return record.uid
