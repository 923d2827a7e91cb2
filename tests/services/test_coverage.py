"""Coverage, history and rules of training as the services tell them, from a real register."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import insert

from db.models.training import OutsideCertificateModel
from db.problem import Problem
from db.records.person import TrainingRules
from db.records.training import AttendanceMark, Meeting
from db.vocabulary import LearningState, ParticipantRole, PersonKind, RiskLevel, Topic, TrainingTopic
from desktop.rules.coverage import CoverageState
from desktop.services import attendance, coverage, officials, participants, sessions, training_rules
from desktop.services.coverage import CoverageQuery
from tests.offices import NIP, TODAY, OfficeAtWork, official
from tests.trainings import participant, session_draft

FIRST, SECOND = date(2026, 11, 10), date(2026, 11, 12)


def add_officials(office: OfficeAtWork) -> dict[str, str]:
    """Four officials beside the one of the template; uid by name."""
    made = {
        "Tinggi Rekaan": official("Tinggi Rekaan", nik="", risk_level=RiskLevel.ABOVE_LOW, position="Kaur Keuangan"),
        "Baru Rekaan": official("Baru Rekaan", nik="", active_from=date(2026, 11, 1), position="Kepala Dusun"),
        "Lama Rekaan": official("Lama Rekaan", nik="", active_from=date(2020, 1, 1), position="kepala dusun"),
        "Mantan Rekaan": official("Mantan Rekaan", nik="", active_to=date(2026, 1, 1)),
    }
    return {name: officials.add_official(office.clerk, draft).record.uid for name, draft in made.items()}


def hold(
    office: OfficeAtWork, people: dict[str, str], *, role=ParticipantRole.PARTICIPANT, held=True, **changes
) -> str:
    """A session of two days; everybody came on the first day only, the last of them not at all."""
    meetings = (Meeting(on=FIRST, place="Aula Contoh"), Meeting(on=SECOND, place="Aula Contoh"))
    record = sessions.add_session(office.trainer, session_draft(**({"meetings": meetings} | changes))).record
    drafts = [
        participant(name, person_uid=uid, person_kind=PersonKind.OFFICIAL, role=role) for name, uid in people.items()
    ]
    added = participants.add_participants(office.trainer, record.uid, drafts).record
    first = record.meetings[0].uid
    marks = {
        person.uid: (AttendanceMark(meeting_uid=first, present=place < len(added) - 1 or len(added) == 1),)
        for place, person in enumerate(added)
    }
    attendance.mark(office.trainer, record.uid, marks)
    if held:
        sessions.mark_held(office.trainer, record.uid)
    return record.uid


def line(office: OfficeAtWork, name: str):
    return next(line for line in coverage.coverage(office.reader).lines if line.name == name)


def add_outside(office: OfficeAtWork, person_uid: str, state: LearningState, dated: date = TODAY) -> None:
    with office.manager.changing() as change:
        change.session.execute(
            insert(OutsideCertificateModel).values(
                uid=f"luar-{state}-{dated}",
                owner_office="",
                revision=1,
                person_uid=person_uid,
                title="e-Learning Pengendalian Gratifikasi",
                issuer="KPK",
                number="KPK/2026/77",
                dated=dated,
                lesson_hours=Decimal(6),
                topics="policy,resources",
                state=state,
                note="",
                attachment_uid="",
                checked_by="",
                checked_on=None,
                removed_at=None,
                removed_reason="",
            )
        )
        change.audit("test-outside", "person", person_uid)


def test_who_came_is_covered_from_the_day_of_attendance(office):
    people = add_officials(office)
    hold(office, {name: people[name] for name in ("Tinggi Rekaan", "Lama Rekaan")})
    high = line(office, "Tinggi Rekaan")
    assert (high.state, high.last_on, high.due_on) == (CoverageState.CURRENT, FIRST, date(2027, 11, 10))
    assert len(high.lacking) == 7
    assert line(office, "Lama Rekaan").state is CoverageState.NEVER  # was on the list and did not come
    assert line(office, "Baru Rekaan").due_on == date(2026, 12, 1)
    assert line(office, "Baru Rekaan").state is CoverageState.INDUCTION
    assert "Mantan Rekaan" not in [line.name for line in coverage.coverage(office.reader).lines]


@pytest.mark.parametrize(
    "how", [{"held": False}, {"role": ParticipantRole.SPEAKER}, {"role": ParticipantRole.COMMITTEE}]
)
def test_what_was_not_held_or_only_organised_trains_nobody(office, how):
    people = add_officials(office)
    hold(office, {"Tinggi Rekaan": people["Tinggi Rekaan"]}, **how)
    assert line(office, "Tinggi Rekaan").state is CoverageState.NEVER


def test_removed_participant_and_void_session_count_no_more(office):
    people = add_officials(office)
    kept = hold(office, {"Tinggi Rekaan": people["Tinggi Rekaan"]})
    other = hold(office, {"Lama Rekaan": people["Lama Rekaan"]})
    assert line(office, "Lama Rekaan").state is CoverageState.CURRENT
    who = participants.participants(office.trainer, kept)[0]
    participants.remove_participant(office.trainer, who.uid, "Salah orang")
    sessions.void_session(office.trainer, other, "Salah catat")
    assert line(office, "Tinggi Rekaan").state is CoverageState.NEVER
    assert line(office, "Lama Rekaan").state is CoverageState.NEVER


def test_certificate_of_another_body_counts_once_checked(office):
    people = add_officials(office)
    add_outside(office, people["Lama Rekaan"], LearningState.DONE, date(2026, 3, 1))
    assert line(office, "Lama Rekaan").state is CoverageState.NEVER
    add_outside(office, people["Lama Rekaan"], LearningState.VERIFIED, date(2026, 4, 1))
    found = line(office, "Lama Rekaan")
    assert (found.state, found.last_on) == (CoverageState.CURRENT, date(2026, 4, 1))
    assert TrainingTopic.RESOURCES not in found.lacking


def test_list_is_narrowed_sorted_and_paged(office):
    people = add_officials(office)
    hold(office, {"Tinggi Rekaan": people["Tinggi Rekaan"]})
    desk = office.clerk
    assert [r.name for r in coverage.find_lines(desk, CoverageQuery()).rows][-1] == "Tinggi Rekaan"
    late = coverage.find_lines(desk, CoverageQuery(states=frozenset({CoverageState.NEVER}), sort="name"))
    assert [r.name for r in late.rows] == ["Lama Rekaan", "Wulan Rekaan"]
    assert coverage.find_lines(desk, CoverageQuery(position="KEPALA  DUSUN")).count == 2
    assert coverage.find_lines(desk, CoverageQuery(search="dusun baru")).count == 1
    page = coverage.find_lines(desk, CoverageQuery(sort="name", offset=1, limit=2))
    assert ([r.name for r in page.rows], page.count) == (["Lama Rekaan", "Tinggi Rekaan"], 4)
    assert coverage.find_lines(desk, CoverageQuery(risks=frozenset({RiskLevel.ABOVE_LOW}))).count == 1


def test_due_people_are_those_late_or_due_within_the_days(office):
    people = add_officials(office)
    hold(office, {"Tinggi Rekaan": people["Tinggi Rekaan"]})
    assert [line.name for line in coverage.due_people(office.clerk, 0)] == ["Wulan Rekaan", "Lama Rekaan"]
    assert [line.name for line in coverage.due_people(office.clerk, 30)] == [
        "Wulan Rekaan",
        "Lama Rekaan",
        "Baru Rekaan",
    ]


def test_coverage_of_an_earlier_day_knows_nothing_later(office):
    people = add_officials(office)
    hold(office, {"Lama Rekaan": people["Lama Rekaan"]})
    before = coverage.coverage(office.clerk, on=date(2026, 11, 9))
    assert next(line for line in before.lines if line.name == "Lama Rekaan").last_on is None
    assert coverage.coverage(office.clerk).on == TODAY


def test_history_adds_up_lesson_hours_by_year(office):
    people = add_officials(office)
    uid = people["Tinggi Rekaan"]
    hold(office, {"Tinggi Rekaan": uid})
    hold(office, {"Lama Rekaan": people["Lama Rekaan"], "Tinggi Rekaan": uid}, title="Tidak hadir (contoh)")
    hold(office, {"Tinggi Rekaan": uid}, role=ParticipantRole.SPEAKER, title="Sebagai narasumber (contoh)")
    add_outside(office, uid, LearningState.VERIFIED, date(2025, 4, 1))
    add_outside(office, uid, LearningState.DONE, date(2025, 5, 1))
    found = coverage.history(office.trainer, uid)
    assert [(y.year, y.trainings, y.outside, y.lesson_hours) for y in found.years] == [
        (2026, 1, 0, Decimal("3.5")),
        (2025, 0, 1, Decimal(6)),
    ]
    assert found.lesson_hours == Decimal("9.5")
    mine = next(line for line in found.attended if line.role is ParticipantRole.PARTICIPANT)
    assert (mine.sittings, mine.sittings_present, mine.days) == (2, 1, (FIRST,))
    assert [line.title for line in found.missed] == ["Tidak hadir (contoh)"]
    assert found.standing is not None
    assert found.standing.state is CoverageState.CURRENT


def test_reader_sees_no_scores_and_no_numbers(office):
    people = add_officials(office)
    session_uid = hold(office, {"Tinggi Rekaan": people["Tinggi Rekaan"]})
    who = participants.participants(office.trainer, session_uid)[0]
    attendance.set_scores(office.trainer, session_uid, {who.uid: (Decimal(50), Decimal(90))})
    for_trainer = coverage.history(office.trainer, people["Tinggi Rekaan"])
    assert for_trainer.attended[0].post_score == 90
    assert NIP not in repr(for_trainer)  # masked on the screen
    for_reader = coverage.history(office.reader, people["Tinggi Rekaan"])
    assert for_reader.attended[0].post_score is None
    assert for_reader.attended[0].result is None
    assert for_reader.person.id_number == ""


def test_unknown_person_is_said(office):
    with pytest.raises(Problem) as refused:
        coverage.history(office.clerk, "tidak-ada")
    assert refused.value.code == "person-unknown"


def test_rules_are_kept_and_change_the_coverage(office):
    people = add_officials(office)
    hold(office, {"Tinggi Rekaan": people["Tinggi Rekaan"]})
    assert training_rules.rules(office.reader) == TrainingRules()
    wanted = replace(TrainingRules(), months_above_low=1, induction_days=5, kinds=tuple(PersonKind))
    done = training_rules.change_rules(office.trainer, wanted)
    assert done.changes.topics == {Topic.TRAINING_RULES}
    assert training_rules.rules(office.clerk) == wanted
    assert line(office, "Tinggi Rekaan").due_on == date(2026, 12, 10)
    assert line(office, "Baru Rekaan").state is CoverageState.NEVER
    assert training_rules.change_rules(office.trainer, wanted).changes.topics == frozenset()


def test_reader_cannot_change_the_rules(office):
    with pytest.raises(Problem) as refused:
        training_rules.change_rules(office.reader, TrainingRules())
    assert refused.value.code == "not-allowed"
