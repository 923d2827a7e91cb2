"""Made-up content for the papers of a training session (all names are invented)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from db.records.training import Meeting
from db.vocabulary import PaperSize
from desktop.printing.activity import ActivityPaper, ReportedFile, ReportedPerson, ReportedSubject
from desktop.printing.attendance_sheet import Attendance, AttendanceList, AttendancePaper, AttendanceRow
from desktop.printing.bundle import BundlePaper, Scan
from desktop.printing.frame import PaperFrame
from desktop.printing.invitation import Invitation, InvitationPaper, Invitee
from desktop.printing.minutes import MinutesNotes, MinutesPaper, parts_of
from desktop.printing.photo_sheet import Photo, PhotoPaper, Photos
from desktop.printing.session_facts import SessionFacts
from desktop.rules.attendance_figures import AttendanceFigures, CameRow
from desktop.rules.chart import AMBER, TEAL, Chart, ChartKind, Series
from desktop.rules.score_figures import ScoreFigures, ScoreLine
from tests.printing.samples import frame, picture

MORNING = Meeting(
    uid="m1",
    batch="Gelombang I",
    on=date(2026, 11, 24),
    starts_at="09.00",
    ends_at="12.00",
    place="Aula Kantor Desa Contoh Jaya",
)
AFTERNOON = replace(MORNING, uid="m2", batch="Gelombang II", on=date(2026, 11, 25), starts_at="13.00", ends_at="")
ONE = replace(MORNING, batch="")
FACTS = SessionFacts(
    title="Sosialisasi Pengendalian Gratifikasi (contoh)",
    kind="Sosialisasi",
    method="Tatap muka",
    organiser="Pemerintah Desa Contoh Jaya",
    zone="WIB",
    invitation_number="005/12/Contoh/2026",
    invitation_date=date(2026, 11, 16),
    meetings=(ONE,),
)
TWO = replace(FACTS, meetings=(MORNING, AFTERNOON))
_POSTS = ("Kaur Keuangan", "Kasi Pelayanan", "Kadus II", "Ketua RT 03", "Bidan Desa", "Anggota BPD")


def training_frame(size: PaperSize = PaperSize.A4, **changes: Any) -> PaperFrame:
    """The frame of a paper of a session: nothing secret about it."""
    made = frame(size=size, number="400.14/07/Contoh", confidential=False)
    return replace(made, **changes)


def people(count: int) -> tuple[AttendanceRow, ...]:
    """Return rows of an attendance list."""
    return tuple(
        AttendanceRow(
            name=f"Peserta Rekaan {number}, S.Contoh",
            sex="LP"[number % 2],
            position=_POSTS[number % len(_POSTS)],
            institution="Desa Contoh Lain" if number % 3 else "Kp. Contoh RT 02/RW 01",
            phone=f"0800-0000-{number:04d}",
        )
        for number in range(1, count + 1)
    )


def invitation(count: int = 12, **changes: Any) -> Invitation:
    """Return an invitation to so many people."""
    made = Invitation(
        session=FACTS,
        number="005/12/Contoh/2026",
        dated=date(2026, 11, 16),
        nature="Penting",
        audience="Kepala Dusun, Ketua RW, Ketua RT, dan Anggota BPD",
        invitees=tuple(Invitee(name=p.name, position=p.position, institution=p.institution) for p in people(count)),
        basis="Peraturan Kepala Desa Contoh Jaya Nomor 4 Tahun 2026 tentang Pengendalian Gratifikasi",
        purpose="Perangkat dan warga mengenal gratifikasi dan tahu cara melaporkannya.",
        subjects=("Mengenal gratifikasi", "Cara melapor"),
    )
    return replace(made, **changes)


def attendance(count: int = 30, **changes: Any) -> Attendance:
    """Return one list with so many people and eight blank rows."""
    speaker = AttendanceRow(name="Narasumber Rekaan", sex="P", position="Auditor", part="Narasumber")
    rows = (*people(count), speaker)
    made = Attendance(session=FACTS, lists=(AttendanceList(meeting=ONE, rows=rows, blank_rows=8),))
    return replace(made, **changes)


def recorded(count: int = 12) -> Attendance:
    """Return a list that says who came: every fourth did not, every third has not signed."""
    rows = tuple(
        replace(row, present=number % 4 != 0, signed=number % 3 != 0)
        for number, row in enumerate(people(count), start=1)
    )
    return Attendance(session=FACTS, lists=(AttendanceList(meeting=ONE, rows=rows),), recorded=True)


def minutes(
    words: str = "Acara dibuka oleh pimpinan, dilanjutkan paparan dan tanya jawab.", **changes: Any
) -> MinutesNotes:
    """Return minutes with the same words in each part."""
    made = MinutesNotes(
        session=FACTS,
        leader="H. Kepala Contoh",
        note_taker="Siti Contoh",
        represented="Perangkat desa, BPD, RT/RW, tokoh masyarakat, kader perempuan",
        speakers="Narasumber Rekaan (Auditor, Inspektorat Contoh)",
        came="31 orang (laki-laki 15, perempuan 16)",
        parts=parts_of(words, words, words, "", words),
        held_on=date(2026, 11, 24),
    )
    return replace(made, **changes)


def photos(count: int = 5, **changes: Any) -> Photos:
    """Return so many pictures with captions."""
    colours = ((20, 110, 90), (200, 60, 60), (60, 60, 200), (210, 160, 40))
    made = Photos(
        session=FACTS,
        photos=tuple(
            Photo(content=picture(colours[n % 4], "JPEG"), caption=f"Suasana kegiatan ke-{n + 1} (contoh)")
            for n in range(count)
        ),
    )
    return replace(made, **changes)


FIGURES = AttendanceFigures(
    rows=(
        CameRow(label="Perangkat kantor ini", listed=9, came=8, men=5, women=3),
        CameRow(label="Masyarakat", listed=24, came=23, men=11, women=12),
    ),
    total=CameRow(label="Seluruhnya", listed=33, came=31, men=16, women=15),
    walk_ins=3,
    marked=True,
)
SCORES = ScoreFigures(
    pre=ScoreLine(count=30, mean=Decimal("51.3"), lowest=Decimal(20), highest=Decimal(80)),
    post=ScoreLine(count=31, mean=Decimal("82.5"), lowest=Decimal(55), highest=Decimal(100)),
    both=30,
    gain=Decimal("31.2"),
    rose=28,
    same=1,
    fell=1,
    pass_mark=Decimal(70),
    passed=27,
    failed=4,
    chart=Chart(
        title="Peserta menurut nilai",
        kind=ChartKind.COLUMNS,
        categories=("0–19", "20–39", "40–59", "60–79", "80–100"),
        series=(Series("Tes awal", AMBER, (0, 6, 15, 8, 1)), Series("Tes akhir", TEAL, (0, 0, 2, 9, 20))),
    ),
)


def activity(**changes: Any) -> ActivityPaper:
    """Return the report of a session that went well."""
    made = ActivityPaper(
        frame=training_frame(),
        session=TWO,
        programme="Program pelatihan antipenyuapan desa, versi 2",
        basis="Peraturan KPK Nomor 2 Tahun 2019\nPeraturan Kepala Desa Contoh Jaya Nomor 4 Tahun 2026",
        purpose="Perangkat dan warga mengenal gratifikasi dan tahu cara melaporkannya.",
        figures=FIGURES,
        absent=(ReportedPerson(name="Peserta Rekaan 40", position="Ketua RT 05", institution="Kp. Contoh"),) * 2,
        speakers=(ReportedPerson(name="Narasumber Rekaan", position="Auditor", institution="Inspektorat Contoh"),),
        subjects=(
            ReportedSubject(name="Mengenal gratifikasi", lesson_hours=Decimal(2), speaker="Narasumber Rekaan"),
            ReportedSubject(name="Cara melapor", lesson_hours=Decimal("1.5"), speaker="Narasumber Rekaan"),
        ),
        topics=("Kebijakan, prosedur, dan kewajiban mematuhinya", "Cara melapor dan kepada siapa"),
        files=(ReportedFile(name="materi-contoh.pdf", sha256="ab" * 32),),
        minutes=(("", "Acara dibuka pukul 09.00."), ("Pertanyaan dan tanggapan", "Bolehkah menerima parsel?")),
        test_name="Soal pilihan ganda, 20 butir",
        scores=SCORES,
        conclusion="Kegiatan berjalan baik; disarankan diulang setiap tahun.",
        enclosures=("Undangan nomor 005/12/Contoh/2026", "Daftar hadir", "Notulen", "Dokumentasi (5 foto)"),
    )
    return replace(made, **changes)


def bundle(**changes: Any) -> BundlePaper:
    """Return the four papers of one session, the signed list as a scan."""
    made = BundlePaper(
        frame=training_frame(),
        session=FACTS,
        invitation=invitation(),
        attendance=recorded(),
        attendance_scans=(Scan(content=picture((240, 240, 235), "JPEG"), title="Daftar hadir, pindaian halaman 1"),),
        minutes=minutes(),
        photos=photos(),
        remarks=(
            "Nomor 005/12/Contoh/2026, 16 November 2026",
            "33 terdaftar, 31 hadir",
            "Notulis Siti Contoh",
            "5 foto",
        ),
    )
    return replace(made, **changes)


def invitation_paper(size: PaperSize = PaperSize.A4, **changes: Any) -> InvitationPaper:
    """Return an invitation on paper."""
    return InvitationPaper(frame=training_frame(size), invitation=invitation(**changes))


def attendance_paper(size: PaperSize = PaperSize.A4, count: int = 30, **changes: Any) -> AttendancePaper:
    """Return an attendance list on paper."""
    return AttendancePaper(frame=training_frame(size), attendance=attendance(count, **changes))


def minutes_paper(size: PaperSize = PaperSize.A4, **changes: Any) -> MinutesPaper:
    """Return minutes on paper."""
    return MinutesPaper(frame=training_frame(size), minutes=minutes(**changes))


def photo_paper(size: PaperSize = PaperSize.A4, count: int = 5, **changes: Any) -> PhotoPaper:
    """Return a photo sheet on paper."""
    return PhotoPaper(frame=training_frame(size), photos=photos(count, **changes))
