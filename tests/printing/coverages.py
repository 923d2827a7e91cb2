"""Made-up coverage, history and training figures for papers (all names are invented)."""

from datetime import date, timedelta
from decimal import Decimal

from db.records.coverage import (
    AbsentPerson,
    AttendedTraining,
    ConcernedPerson,
    HeldSession,
    OutsideTraining,
    SessionFigures,
    TestedPerson,
    TrainingTaken,
)
from db.records.period import Period
from db.records.person import TrainingRules
from db.vocabulary import (
    LearningState,
    ParticipantRole,
    PersonKind,
    RiskLevel,
    SessionKind,
    SessionMethod,
    TrainingResult,
    TrainingTopic,
)
from desktop.printing.coverage import CoveragePaper
from desktop.printing.history import HistoryPaper
from desktop.rules.coverage_figures import Coverage, coverage_of
from desktop.rules.training_record import history_of
from desktop.rules.training_summary import TrainingFigures, summarise_training
from tests.printing.samples import frame

ON = date(2026, 11, 21)
QUARTER = Period.parse("2026-Q4")
_POSTS = ("Sekretaris Desa", "Kaur Keuangan", "Kaur Umum", "Kasi Pelayanan", "Kepala Dusun I", "Kepala Dusun II")
_TOPICS = list(TrainingTopic)


def person(number: int = 1, name: str = "", institution: str = "Desa Contoh Jaya") -> ConcernedPerson:
    """Return an official; every third holds a post above low risk, every seventh is new."""
    return ConcernedPerson(
        uid=f"p{number}",
        kind=PersonKind.OFFICIAL,
        name=name or f"Perangkat Rekaan {number}",
        position=name or _POSTS[number % len(_POSTS)],
        institution=institution,
        risk_level=RiskLevel.ABOVE_LOW if number % 3 == 0 else RiskLevel.LOW,
        active_from=ON - timedelta(days=10) if number % 7 == 0 else date(2021, 1, 4),
    )


def coverage(count: int = 14, name: str = "", offices: int = 1) -> Coverage:
    """Return the coverage of made-up people of one or more offices."""
    people = [
        person(number, name, f"Desa Contoh {number % offices}" if offices > 1 else name or "Desa Contoh Jaya")
        for number in range(1, count + 1)
    ]
    taken = {
        one.uid: [TrainingTaken(ON - timedelta(days=number * 75), tuple(_TOPICS[: 9 - number % 4]))]
        for number, one in enumerate(people)
        if number % 7 != 6
    }
    return coverage_of(people, taken, TrainingRules(), ON)


def held(name: str = "") -> tuple[HeldSession, ...]:
    """Return three sessions: some absent, all there, nobody marked."""
    absent = tuple(
        AbsentPerson(
            name=name or f"Tidak Hadir Rekaan {n}", position=name or "Kadus", institution=name or "Desa Contoh"
        )
        for n in range(3)
    )
    told = {"kind": SessionKind.SOCIALISATION, "place": "Aula", "ends_on": date(2026, 11, 12)}
    return (
        HeldSession(
            uid="s1",
            title=name or "Sosialisasi gratifikasi (contoh)",
            starts_on=date(2026, 11, 11),
            invited=41,
            marked=True,
            absent=absent,
            **told,
        ),
        HeldSession(
            uid="s2", title="Bimtek (contoh)", starts_on=date(2026, 11, 12), invited=20, marked=True, absent=(), **told
        ),
        HeldSession(
            uid="s3", title="Arahan (contoh)", starts_on=date(2026, 11, 12), invited=9, marked=False, absent=(), **told
        ),
    )


def coverage_paper(count: int = 14, name: str = "", offices: int = 1, **more) -> CoveragePaper:
    """Return a coverage report."""
    made = frame(confidential=False) if "frame" not in more else more["frame"]
    return CoveragePaper(frame=made, period=QUARTER, coverage=coverage(count, name, offices), sessions=held(name))


def attended(number: int = 1, name: str = "", **changes) -> AttendedTraining:
    """Return one session of a history."""
    told = {
        "session_uid": f"s{number}",
        "title": name or f"Sosialisasi Pengendalian Gratifikasi {number} (contoh)",
        "kind": SessionKind.SOCIALISATION,
        "method": SessionMethod.FACE_TO_FACE,
        "organiser": name or "Inspektorat Contoh",
        "place": name or "Aula Kantor Desa Contoh Jaya",
        "days": (date(2026, 11, 12) - timedelta(days=200 * number),),
        "role": ParticipantRole.PARTICIPANT,
        "position": name or "Kaur Umum",
        "institution": name or "Desa Contoh Jaya",
        "lesson_hours": Decimal("3.5"),
        "topics": (TrainingTopic.POLICY, TrainingTopic.REPORTING),
        "attended": True,
        "sittings": 2,
        "sittings_present": 1,
        "pre_score": Decimal("42.5"),
        "post_score": Decimal(88),
        "result": TrainingResult.PASSED,
        "certificate_number": name or f"{number:03d}/SERT/36.04.05.2003/XI/2026",
    }
    return AttendedTraining(**(told | changes))


def history_paper(count: int = 4, name: str = "", **more) -> HistoryPaper:
    """Return the history of one person with outside certificates and a missed session."""
    outside = tuple(
        OutsideTraining(
            title=name or "e-Learning Pengendalian Gratifikasi",
            issuer=name or "KPK",
            number=name or f"KPK-EL-2026-{place}",
            dated=date(2026, 4, 1),
            lesson_hours=Decimal(6),
            topics=(TrainingTopic.RESOURCES,),
            state=state,
            checked_on=date(2026, 4, 9) if state is LearningState.VERIFIED else None,
        )
        for place, state in enumerate((LearningState.VERIFIED, LearningState.DONE))
    )
    sessions = [attended(number, name) for number in range(count)]
    sessions.append(attended(8, name, role=ParticipantRole.SPEAKER, pre_score=None, post_score=None, result=None))
    sessions.append(attended(9, name, attended=False))
    who = person(3, name)
    made = frame(confidential=False) if "frame" not in more else more["frame"]
    return HistoryPaper(frame=made, history=history_of(who, sessions, outside, TrainingRules(), ON))


def session_figures(number: int = 1, name: str = "", **changes) -> SessionFigures:
    """Return a session that was held, with its figures."""
    day = date(2026, 10, 5) + timedelta(days=19 * number)
    tested = tuple(
        TestedPerson(
            pre=Decimal(40 + place),
            post=Decimal(60 + place),
            result=TrainingResult.PASSED if place >= 10 else TrainingResult.FAILED,
        )
        for place in range(20)
    )
    told = {
        "uid": f"s{number}",
        "title": name or f"Sosialisasi Pengendalian Gratifikasi {number} (contoh)",
        "kind": list(SessionKind)[number % 3],
        "place": name or "Aula Kantor Desa Contoh Jaya",
        "organiser": name or "Inspektorat Contoh",
        "starts_on": day - timedelta(days=1),
        "ends_on": day,
        "lesson_hours": Decimal("3.5"),
        "topics": (TrainingTopic.POLICY, TrainingTopic.REPORTING),
        "listed": 42,
        "expected": 40,
        "expected_came": 34,
        "came": 36,
        "men": 21,
        "women": 15,
        "tested": tested,
    }
    return SessionFigures(**(told | changes))


def training_figures(count: int = 4, name: str = "", **more) -> TrainingFigures:
    """Return the training part of a summary; without sessions it is NIHIL."""
    sessions = [session_figures(number, name) for number in range(count)]
    certificates = (110, 1) if count else (0, 0)
    return summarise_training(sessions, QUARTER, coverage(14), not_held=1, certificates=certificates, **more)
