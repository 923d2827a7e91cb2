"""Attendance: one key a person, saved in batches, counted at once."""

import statistics
import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.problem import Problem
from db.records.training import ParticipantRecord, SessionRecord
from desktop.services import attendance, participants, sessions, sign_in
from desktop.ui import messages
from desktop.ui.tasks import Worker
from desktop.ui.training.attendance_model import Presence
from desktop.ui.training.attendance_tab import AttendanceTab
from desktop.ui.training.session_page import SessionPage
from desktop.ui.workplace import Workplace
from tests import made_up_sessions as made_up
from tests import offices
from tests.offices import OfficeAtWork
from tests.ui.training.conftest import Room

Show = Callable[[QWidget], None]


def opened(room: Room, show: Show, draft: Any = None, count: int = 8) -> tuple[SessionPage, SessionRecord]:
    record = sessions.add_session(room.desk, draft or made_up.session_draft()).record
    batches = tuple(batch for batch in record.batches if batch) or ("",)
    participants.add_participants(room.desk, record.uid, made_up.people(count, batches=batches))
    page = SessionPage(room.workplace)
    show(page)
    page.open(uid=record.uid, tab="attendance")
    page.take_focus()
    return page, record


@pytest.fixture
def page(room: Room, show: Show) -> SessionPage:
    return opened(room, show)[0]


def people(room: Room, page: SessionPage) -> tuple[ParticipantRecord, ...]:
    return participants.participants(room.desk, page._uid)


def presence(tab: AttendanceTab, row: int, column: int = 0) -> Presence:
    return tab.model.at(tab.model.index(row, column))


def test_one_key_a_person(page: SessionPage, room: Room, qtbot: QtBot) -> None:
    tab = page.attendance
    qtbot.keyClick(tab.grid, Qt.Key.Key_Space)
    qtbot.keyClicks(tab.grid, "h")
    qtbot.keyClicks(tab.grid, "T")
    qtbot.keyClick(tab.grid, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert [presence(tab, row) for row in range(5)] == [
        Presence.PRESENT,
        Presence.PRESENT,
        Presence.ABSENT,
        Presence.SIGNED,
        Presence.UNKNOWN,
    ]
    assert tab.grid.currentIndex().row() == 4
    assert tab.counts.text() == "12-11-2026, 09.00–12.00: 3 hadir · 1 tidak hadir · 4 belum ditandai"
    assert all(person.marks == () for person in people(room, page))  # not a transaction for each key
    qtbot.wait(500)
    meeting = sessions.session(room.desk, page._uid).meetings[0].uid
    assert [person.present_at(meeting) for person in people(room, page)] == [True, True, False, True, *[None] * 4]
    assert people(room, page)[3].marks[0].signed
    assert sessions.session(room.desk, page._uid).present_count == 3


def test_several_marks_are_one_change(page: SessionPage, room: Room, qtbot: QtBot) -> None:
    before = sessions.session(room.desk, page._uid).revision
    for _person in range(6):
        qtbot.keyClick(page.attendance.grid, Qt.Key.Key_Space)
    qtbot.wait(500)
    assert sessions.session(room.desk, page._uid).revision == before + 1


def test_leaving_the_page_saves_at_once(page: SessionPage, room: Room, qtbot: QtBot) -> None:
    qtbot.keyClick(page.attendance.grid, Qt.Key.Key_Space)
    assert page.can_leave()
    assert people(room, page)[0].attended


def test_locking_saves_at_once(page: SessionPage, room: Room, qtbot: QtBot) -> None:
    qtbot.keyClick(page.attendance.grid, Qt.Key.Key_Space)
    room.workplace.about_to_lock.emit()
    assert people(room, page)[0].attended


def test_a_mark_may_be_changed(page: SessionPage, room: Room, qtbot: QtBot) -> None:
    grid = page.attendance.grid
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClicks(grid, "t")
    page.attendance.flush()
    assert not people(room, page)[0].attended and people(room, page)[0].marks[0].present is False


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_mark_set_by_mistake_is_made_blank_again(page: SessionPage, room: Room, qtbot: QtBot, key: Qt.Key) -> None:
    tab = page.attendance
    qtbot.keyClick(tab.grid, Qt.Key.Key_Space)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Space)
    tab.flush()
    tab.grid.stand_on(0)
    qtbot.keyClick(tab.grid, key)
    assert presence(tab, 0) is Presence.UNKNOWN and tab.grid.currentIndex().row() == 1
    assert tab.counts.text().endswith("1 hadir · 0 tidak hadir · 7 belum ditandai")
    tab.flush()
    assert [person.marks != () for person in people(room, page)[:3]] == [False, True, False]
    assert presence(tab, 0) is Presence.UNKNOWN
    qtbot.keyClick(tab.grid, key)  # the second: a mark, then none, then a mark again before anything was saved
    tab.grid.stand_on(1)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Space)
    tab.flush()
    assert people(room, page)[1].attended


def test_letters_jump_to_a_name_and_keys_still_mark(page: SessionPage, qtbot: QtBot) -> None:
    grid = page.attendance.grid  # Asep Bambang Citra Dedi Eka Fitri Gunawan Hadi
    qtbot.keyClicks(grid, "gu")
    assert grid.currentIndex().row() == 6
    qtbot.keyClicks(grid, "h")  # no name begins with "guh": a mark
    assert presence(page.attendance, 6) is Presence.PRESENT
    grid.stand_on(0)
    qtbot.keyClicks(grid, "fi")
    qtbot.keyClicks(grid, "t")  # "fit…" goes on
    assert grid.currentIndex().row() == 5 and presence(page.attendance, 5) is Presence.UNKNOWN
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert presence(page.attendance, 5) is Presence.PRESENT


def test_the_search_box_finds_names_that_begin_with_h(page: SessionPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.attendance.search, "hadi")
    assert page.attendance.grid.currentIndex().row() == 7


def test_all_and_the_rest(page: SessionPage, room: Room, qtbot: QtBot) -> None:
    tab = page.attendance
    assert tab.rest_button.text() == "Semua hadir"
    qtbot.keyClicks(tab.grid, "t")
    assert tab.rest_button.text() == "Sisanya hadir"
    tab.rest_button.click()
    meeting = sessions.session(room.desk, page._uid).meetings[0].uid
    assert [person.present_at(meeting) for person in people(room, page)] == [False, *[True] * 7]
    assert tab.counts.text().endswith("7 hadir · 1 tidak hadir · 0 belum ditandai")
    assert not tab.rest_button.isEnabled()


def test_who_did_not_come(page: SessionPage, room: Room, qtbot: QtBot) -> None:
    tab = page.attendance
    for key in "thtt":
        qtbot.keyClicks(tab.grid, key)
        tab.grid.forget_typed()
    tab.flush()
    tab.only.chips[1].click()
    assert [person.name for person in tab.model.people] == ["Asep Rekaan", "Citra Rekaan", "Dedi Rekaan"]
    tab.grid.stand_on(0)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Space)
    assert len(tab.model.people) == 3  # nobody vanishes under one's finger
    tab.only.chips[1].click()
    assert len(tab.model.people) == 8


def test_batches_do_not_mix(room: Room, show: Show, qtbot: QtBot) -> None:
    page, _record = opened(room, show, made_up.two_batches())
    tab = page.attendance
    tab.grid.stand_on(0, 2)  # the first person is of batch 1, the third column of batch 2
    assert presence(tab, 0, 2) is Presence.OTHER_BATCH
    qtbot.keyClick(tab.grid, Qt.Key.Key_Space)
    assert presence(tab, 0, 2) is Presence.OTHER_BATCH and tab.batches.unsaved == 0
    tab.grid.stand_on(0, 0)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Space)
    assert tab.grid.currentIndex().row() == 2  # the next of the same batch
    tab.batch_chips.chips[1].click()
    assert [meeting.batch for meeting in tab.model.meetings] == ["Gelombang 2"]
    assert {person.batch for person in tab.model.people} == {"Gelombang 2"}


def test_a_failed_save_is_told_and_taken_back(
    page: SessionPage, room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise Problem("disk-full", directory="D:")

    monkeypatch.setattr(attendance, "mark", full)
    qtbot.keyClick(page.attendance.grid, Qt.Key.Key_Space)
    page.attendance.flush()
    assert presence(page.attendance, 0) is Presence.UNKNOWN
    assert page.attendance.trouble.isVisible() and "Asep Rekaan" in page.attendance.trouble.text


def test_another_session_gets_none_of_the_marks(page: SessionPage, room: Room, show: Show, qtbot: QtBot) -> None:
    first = page._uid
    other = sessions.add_session(room.desk, made_up.session_draft(title="Kegiatan lain")).record
    participants.add_participants(room.desk, other.uid, made_up.people(3))
    qtbot.keyClick(page.attendance.grid, Qt.Key.Key_Space)
    page.open(uid=other.uid, tab="attendance")
    assert participants.participants(room.desk, first)[0].attended
    assert not any(person.attended for person in participants.participants(room.desk, other.uid))
    assert presence(page.attendance, 0) is Presence.UNKNOWN


def test_three_hundred_people_do_not_slow_a_key(room: Room, show: Show, qtbot: QtBot) -> None:
    page, _record = opened(room, show, count=300)
    grid = page.attendance.grid
    seconds = []
    for _person in range(40):
        began = time.perf_counter()
        qtbot.keyClick(grid, Qt.Key.Key_Space)
        seconds.append(time.perf_counter() - began)
    assert statistics.median(seconds) < 0.25  # loose, and of most keys: the machine of the test is shared


def test_with_the_worker_beside_the_window_no_mark_flickers(
    office: OfficeAtWork, boxes: messages.Recorder, show: Show, qtbot: QtBot
) -> None:
    worker = Worker()
    workplace = Workplace(office.trainer, worker)
    record = sessions.add_session(office.trainer, made_up.session_draft()).record
    participants.add_participants(office.trainer, record.uid, made_up.people(60))
    page = SessionPage(workplace)
    show(page)
    page.open(uid=record.uid, tab="attendance")
    qtbot.waitUntil(lambda: page.attendance.model.rowCount() == 60)
    marked = 0
    for _person in range(30):
        qtbot.keyClick(page.attendance.grid, Qt.Key.Key_Space)
        marked += 1
        qtbot.wait(30)
        assert all(presence(page.attendance, row) is Presence.PRESENT for row in range(marked))
    assert page.attendance.grid.currentIndex().row() == 30
    page.can_leave()
    qtbot.waitUntil(lambda: worker.idle and page.attendance.batches.unsaved == 0)
    assert all(presence(page.attendance, row) is Presence.PRESENT for row in range(marked))
    workplace.lock()
    qtbot.waitUntil(lambda: worker.idle)
    assert worker.stop()
    office.manager.register.close()
    again = sign_in.sign_in(office.directory, offices.TRAINER, offices.PASSWORD, office.clock)
    assert sum(person.attended for person in participants.participants(again, record.uid)) == 30
    again.register.close()
