"""Sessions, their participants, attendance and results, through the services and a real register."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from db.models.training import ParticipantModel
from db.problem import Problem
from db.records.period import Period
from db.records.training import AttendanceMark, Meeting, Subject
from db.vocabulary import ParticipantRole, SessionState, TrainingResult, TrainingTopic
from desktop.services import attendance, audit, participants, sessions
from desktop.services.sessions import SessionQuery
from tests.offices import TODAY, OfficeAtWork
from tests.trainings import held_session, participant, session_draft


def test_a_session_is_found_again_as_it_was_typed(office: OfficeAtWork) -> None:
    record = sessions.add_session(office.trainer, session_draft()).record
    (row,) = sessions.find_sessions(office.trainer, SessionQuery(search="gratifikasi aula")).rows
    assert (row.uid, row.place, row.lesson_hours) == (record.uid, "Aula Contoh", Decimal("3.5"))
    again = sessions.session(office.trainer, record.uid)
    assert sessions.draft_of(again) == sessions.draft_of(record)
    assert again.subjects == session_draft().subjects and again.state is SessionState.PLANNED
    assert sessions.find_sessions(office.trainer, SessionQuery(search="tidak ada")).count == 0
    assert sessions.find_sessions(office.trainer, SessionQuery(period=Period.parse("2026-Q3"))).count == 0
    assert sessions.find_sessions(office.trainer, SessionQuery(period=Period.parse("2026-Q4"))).count == 1


def test_times_are_read_as_people_write_them(office: OfficeAtWork) -> None:
    meeting = Meeting(on=TODAY, starts_at="8", ends_at="13:30 WIB", place="Aula")
    (kept,) = sessions.add_session(office.trainer, session_draft(meetings=(meeting,))).record.meetings
    assert (kept.starts_at, kept.ends_at) == ("08.00", "13.30")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": "  "}, "session-title-missing"),
        ({"title": "x" * 201}, "text-too-long"),
        ({"meetings": ()}, "session-without-meeting"),
        ({"meetings": (Meeting(on=date(1026, 5, 12)),)}, "report-date-impossible"),
        ({"meetings": (Meeting(starts_at="pagi"),)}, "time-unreadable"),
        ({"meetings": (Meeting(starts_at="10.00", ends_at="09.00"),)}, "meeting-times-crossed"),
        ({"subjects": (Subject(name="A", lesson_hours=Decimal("-1")),)}, "lesson-hours-impossible"),
        ({"subjects": (Subject(name="A", lesson_hours=Decimal("NaN")),)}, "lesson-hours-impossible"),
        ({"subjects": (Subject(lesson_hours=Decimal(2)),)}, "subject-name-missing"),
        ({"pass_mark": Decimal(105)}, "score-out-of-range"),
    ],
)
def test_what_a_session_cannot_be(office: OfficeAtWork, changes: dict[str, object], code: str) -> None:
    with pytest.raises(Problem, match=code):
        sessions.add_session(office.trainer, session_draft(**changes))
    assert sessions.find_sessions(office.trainer, SessionQuery()).count == 0


def test_a_correction_keeps_the_words_before_it(office: OfficeAtWork) -> None:
    record = sessions.add_session(office.trainer, session_draft()).record
    changed = replace(sessions.draft_of(record), title="Judul yang benar (contoh)")
    after = sessions.change_session(office.trainer, record.uid, changed, "salah ketik").record
    assert (after.title, after.revision) == ("Judul yang benar (contoh)", 2)
    assert [r.content.title for r in sessions.revisions(office.trainer, record.uid)] == [record.title, after.title]
    same = sessions.change_session(office.trainer, record.uid, changed)
    assert same.record.revision == 2 and not same.changes.topics


def test_a_copy_has_the_words_but_no_dates_numbers_and_minutes(office: OfficeAtWork) -> None:
    record = sessions.add_session(office.trainer, session_draft(conclusion="Baik.")).record
    copy = sessions.copy_of(office.trainer, record.uid)
    assert copy.title == record.title and copy.subjects == record.subjects and copy.speakers == record.speakers
    assert (copy.days, copy.invitation_number, copy.conclusion) == ((), "", "")
    assert all(meeting.uid == "" for meeting in copy.meetings)
    assert sessions.add_session(office.trainer, copy).record.uid != record.uid


def test_a_session_of_tomorrow_cannot_have_been_held(office: OfficeAtWork) -> None:
    later = Meeting(on=TODAY + timedelta(days=1))
    record = sessions.add_session(office.trainer, session_draft(meetings=(later,))).record
    with pytest.raises(Problem, match="session-not-begun"):
        sessions.mark_held(office.trainer, record.uid)


def test_a_void_session_stays_with_its_reason_and_takes_no_change(office: OfficeAtWork) -> None:
    uid = sessions.add_session(office.trainer, session_draft()).record.uid
    with pytest.raises(Problem, match="reason-missing"):
        sessions.void_session(office.trainer, uid, " ")
    void = sessions.void_session(office.trainer, uid, "narasumber berhalangan").record
    assert (void.state, void.void_reason) == (SessionState.VOID, "narasumber berhalangan")
    for call in (
        lambda: sessions.change_session(office.trainer, uid, session_draft(title="Lain")),
        lambda: participants.add_participants(office.trainer, uid, [participant()]),
        lambda: sessions.mark_held(office.trainer, uid),
    ):
        with pytest.raises(Problem, match="session-void"):
            call()
    assert sessions.find_sessions(office.trainer, SessionQuery()).count == 1


def test_results_follow_the_pass_mark(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer)
    people = participants.participants(office.trainer, uid)
    assert [p.result for p in people] == [TrainingResult.FAILED, TrainingResult.PASSED, TrainingResult.PASSED, None]
    assert [p.gain for p in people[:3]] == [Decimal(20), Decimal(30), Decimal(40)]
    record = sessions.session(office.trainer, uid)
    assert (record.participant_count, record.present_count, record.state) == (4, 4, SessionState.HELD)
    sessions.change_session(office.trainer, uid, replace(sessions.draft_of(record), pass_mark=Decimal(80)))
    people = participants.participants(office.trainer, uid)
    assert [p.result for p in people[:3]] == [TrainingResult.FAILED, TrainingResult.FAILED, TrainingResult.PASSED]
    sessions.change_session(office.trainer, uid, replace(sessions.draft_of(record), pass_mark=None))
    assert {p.result for p in participants.participants(office.trainer, uid)} == {None}


def test_a_score_of_105_is_refused_and_nothing_of_the_batch_is_kept(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer)
    first, second, *_ = participants.participants(office.trainer, uid)
    with pytest.raises(Problem) as refused:
        attendance.set_scores(office.trainer, uid, {first.uid: (None, Decimal(99)), second.uid: (None, Decimal(105))})
    assert refused.value.code == "score-out-of-range"
    assert participants.participants(office.trainer, uid)[0].post_score == first.post_score


def test_marks_are_kept_per_sitting_and_a_sitting_that_is_gone_takes_its_marks_along(office: OfficeAtWork) -> None:
    days = tuple(Meeting(on=TODAY - timedelta(days=n), starts_at="09.00", place="Aula") for n in (2, 1))
    record = sessions.add_session(office.trainer, session_draft(meetings=days)).record
    (person,) = participants.add_participants(office.trainer, record.uid, [participant()]).record
    one, two = (meeting.uid for meeting in record.meetings)
    attendance.mark(
        office.trainer, record.uid, {person.uid: (AttendanceMark(meeting_uid=two, present=True, signed=True),)}
    )
    attendance.mark(
        office.trainer, record.uid, {person.uid: (AttendanceMark(meeting_uid=one, present=False, signed=True),)}
    )
    (seen,) = participants.participants(office.trainer, record.uid)
    assert (seen.present_at(one), seen.present_at(two), seen.attended) == (False, True, True)
    assert {mark.meeting_uid: mark.signed for mark in seen.marks} == {one: False, two: True}
    shorter = replace(sessions.draft_of(record), meetings=record.meetings[:1])
    sessions.change_session(office.trainer, record.uid, shorter)
    (seen,) = participants.participants(office.trainer, record.uid)
    assert [mark.meeting_uid for mark in seen.marks] == [one] and not seen.attended
    assert attendance.absent(office.trainer, record.uid) == (seen,)


def test_a_mark_set_by_mistake_becomes_blank_again(office: OfficeAtWork) -> None:
    record = sessions.add_session(office.trainer, session_draft()).record
    first, second = participants.add_participants(
        office.trainer, record.uid, [participant("Satu"), participant("Dua")]
    ).record
    meeting = record.meetings[0].uid
    attendance.mark_all(office.trainer, record.uid, meeting)
    before = sessions.session(office.trainer, record.uid).revision
    attendance.mark(office.trainer, record.uid, {}, blank={first.uid: (meeting,)})
    found = {person.uid: person for person in participants.participants(office.trainer, record.uid)}
    assert found[first.uid].marks == () and not found[first.uid].attended
    assert found[second.uid].attended
    after = sessions.session(office.trainer, record.uid)
    assert (after.present_count, after.revision) == (1, before + 1)
    with pytest.raises(Problem, match="participant-unknown"):
        attendance.mark(office.trainer, record.uid, {}, blank={"nobody": (meeting,)})
    with pytest.raises(Problem, match="meeting-unknown"):
        attendance.mark(office.trainer, record.uid, {}, blank={first.uid: ("never",)})
    assert audit.list_entries(office.manager, limit=1)[0].action == "attendance-cleared"


def test_all_present_marks_only_the_batch_and_only_who_has_no_mark_yet(office: OfficeAtWork) -> None:
    meetings = (Meeting(batch="A", on=TODAY), Meeting(batch="B", on=TODAY))
    record = sessions.add_session(office.trainer, session_draft(meetings=meetings)).record
    drafts = [participant("Satu", batch="A"), participant("Dua", batch="A"), participant("Tiga", batch="B")]
    first, *_ = participants.add_participants(office.trainer, record.uid, drafts).record
    of_a = record.meetings[0].uid
    attendance.mark(office.trainer, record.uid, {first.uid: (AttendanceMark(meeting_uid=of_a, present=False),)})
    assert attendance.mark_all(office.trainer, record.uid, of_a).record == 1
    marks = [p.present_at(of_a) for p in participants.participants(office.trainer, record.uid)]
    assert marks == [False, True, None]
    with pytest.raises(Problem, match="batch-unknown"):
        participants.add_participants(office.trainer, record.uid, [participant("Empat", batch="C")])


def test_one_person_is_on_a_list_once_for_each_role(office: OfficeAtWork) -> None:
    uid = sessions.add_session(office.trainer, session_draft()).record.uid
    participants.add_participants(office.trainer, uid, [participant("Budi Rekaan, S.IP")])
    with pytest.raises(Problem, match="participant-twice"):
        participants.add_participants(office.trainer, uid, [participant("Lain Rekaan"), participant("BUDI REKAAN")])
    assert len(participants.participants(office.trainer, uid)) == 1
    participants.add_participants(office.trainer, uid, [participant("Budi Rekaan", role=ParticipantRole.MODERATOR)])


def test_who_is_taken_off_the_list_stays_in_the_register_with_the_reason(office: OfficeAtWork) -> None:
    uid = held_session(office.trainer)
    first = participants.participants(office.trainer, uid)[0]
    with pytest.raises(Problem, match="reason-missing"):
        participants.remove_participant(office.trainer, first.uid, "")
    participants.remove_participant(office.trainer, first.uid, "tercatat dua kali")
    assert first.uid not in {p.uid for p in participants.participants(office.trainer, uid)}
    assert sessions.session(office.trainer, uid).participant_count == 3
    with office.manager.reading() as session:
        row = session.query(ParticipantModel).filter(ParticipantModel.uid == first.uid).one()
        assert (row.name, row.removed_reason) == (first.name, "tercatat dua kali")


def test_a_masked_number_keeps_the_number_and_opening_it_is_logged(office: OfficeAtWork) -> None:
    uid = sessions.add_session(office.trainer, session_draft()).record.uid
    drafts = [participant(nik="0000 0041 0785 0003", id_number="197501012000031001", phone="0800-1")]
    (shown,) = participants.add_participants(office.trainer, uid, drafts).record
    assert (shown.nik, shown.id_number) == ("••••••••••••0003", "••••••••••••••1001")
    corrected = replace(participants.draft_of(shown), position="Sekretaris Desa")
    participants.change_participant(office.trainer, shown.uid, corrected)
    opened = participants.open_identity(office.trainer, shown.uid)
    assert (opened.nik, opened.id_number, opened.position) == (
        "0000004107850003",
        "197501012000031001",
        "Sekretaris Desa",
    )
    assert audit.list_entries(office.manager, "identity-opened participant")
    (read,) = participants.participants(office.reader, uid)
    assert (read.name, read.nik, read.phone) == ("Peserta Rekaan", "", "")


def test_every_change_of_a_session_raises_its_revision(office: OfficeAtWork) -> None:
    uid = sessions.add_session(office.trainer, session_draft()).record.uid

    def revision() -> int:
        return sessions.session(office.trainer, uid).revision

    seen = [revision()]
    (person,) = participants.add_participants(office.trainer, uid, [participant()]).record
    seen.append(revision())
    sessions.mark_held(office.trainer, uid)
    seen.append(revision())
    attendance.set_scores(office.trainer, uid, {person.uid: (None, Decimal("85.5"))})
    seen.append(revision())
    record = sessions.session(office.trainer, uid)
    everything = replace(sessions.draft_of(record), topics=tuple(TrainingTopic))
    sessions.change_session(office.trainer, uid, everything)
    seen.append(revision())
    assert seen == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("kind", ["change", "add", "mark", "score", "void", "copy out"])
def test_a_reader_changes_nothing(office: OfficeAtWork, kind: str) -> None:
    uid = held_session(office.trainer)
    record = sessions.session(office.reader, uid)
    calls = {
        "change": lambda: sessions.change_session(office.reader, uid, session_draft(title="Lain")),
        "add": lambda: participants.add_participants(office.reader, uid, [participant("Baru")]),
        "mark": lambda: attendance.mark_all(office.reader, uid, record.meetings[0].uid),
        "score": lambda: attendance.set_scores(office.reader, uid, {}),
        "void": lambda: sessions.void_session(office.reader, uid, "x"),
        "copy out": lambda: participants.open_identity(office.reader, "x"),
    }
    with pytest.raises(Problem, match="not-allowed"):
        calls[kind]()
