"""Results: typed down a column, checked in the cell, judged and counted at once."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.services import participants, sessions
from desktop.ui.training.score_model import GAIN, POST, PRE, RESULT
from desktop.ui.training.session_page import SessionPage
from tests import made_up_sessions as made_up
from tests.ui.training.conftest import Room

Show = Callable[[QWidget], None]


def opened(room: Room, show: Show, **changes: Any) -> SessionPage:
    record = sessions.add_session(room.desk, made_up.session_draft(**changes)).record
    participants.add_participants(room.desk, record.uid, made_up.people(7))
    page = SessionPage(room.workplace)
    show(page)
    page.open(uid=record.uid, tab="scores")
    page.take_focus()
    return page


@pytest.fixture
def page(room: Room, show: Show) -> SessionPage:
    return opened(room, show)


def type_score(page: SessionPage, qtbot: QtBot, text: str, end: Qt.Key = Qt.Key.Key_Return) -> None:
    grid = page.scores.grid
    qtbot.keyClicks(grid, text[0])
    editor = grid._delegate.editor
    assert editor is not None
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, end)


def cell(page: SessionPage, row: int, column: int) -> str:
    return page.scores.model.text(page.scores.model.index(row, column))


def test_scores_go_down_the_column_with_enter(page: SessionPage, room: Room, qtbot: QtBot) -> None:
    grid = page.scores.grid
    for text in ("60", "55,5", "70"):
        type_score(page, qtbot, text)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (3, PRE)
    grid.stand_on(0, POST)
    for text in ("85,5", "74", "75"):
        type_score(page, qtbot, text)
    assert [cell(page, row, GAIN) for row in range(3)] == ["+25,5", "+18,5", "+5"]
    assert [cell(page, row, RESULT) for row in range(3)] == ["Lulus", "Tidak lulus", "Lulus"]
    assert page.scores.totals.text() == (
        "Pre-test: 3 orang, rata-rata 61,8  ·  Post-test: 3 orang, rata-rata 78,2  ·  kenaikan rata-rata +16,3"
        "  ·  2 lulus  ·  1 tidak lulus"
    )
    page.scores.flush()
    people = participants.participants(room.desk, page._uid)
    assert (people[0].pre_score, people[0].post_score) == (Decimal(60), Decimal("85.5"))


def test_tab_goes_to_the_post_test(page: SessionPage, qtbot: QtBot) -> None:
    type_score(page, qtbot, "60", Qt.Key.Key_Tab)
    assert (page.scores.grid.currentIndex().row(), page.scores.grid.currentIndex().column()) == (0, POST)


@pytest.mark.parametrize(
    ("typed", "why"),
    [("105", "Nilai 105 di luar 0 sampai 100"), ("8a5", "Ini bukan angka"), ("-5", "Ini bukan angka")],
)
def test_what_is_no_score_stays_in_its_cell_with_the_reason(
    page: SessionPage, room: Room, qtbot: QtBot, typed: str, why: str
) -> None:
    type_score(page, qtbot, typed)
    grid = page.scores.grid
    assert grid.currentIndex().row() == 0 and cell(page, 0, PRE) == typed
    assert grid.bubble.isVisible() and grid.bubble.text().startswith(why)
    cell_rect = grid.visualRect(grid.currentIndex())
    assert grid.bubble.x() > cell_rect.right() and abs(grid.bubble.y() - cell_rect.top()) < 60
    page.scores.flush()
    assert participants.participants(room.desk, page._uid)[0].pre_score is None
    type_score(page, qtbot, "85")
    assert cell(page, 0, PRE) == "85" and not grid.bubble.isVisible()
    assert grid.currentIndex().row() == 1


def test_delete_empties_a_score(page: SessionPage, room: Room, qtbot: QtBot) -> None:
    type_score(page, qtbot, "60")
    page.scores.flush()
    page.scores.grid.stand_on(0, PRE)
    qtbot.keyClick(page.scores.grid, Qt.Key.Key_Delete)
    page.scores.flush()
    assert participants.participants(room.desk, page._uid)[0].pre_score is None


def test_a_score_survives_the_refresh_of_another_change(page: SessionPage, room: Room, qtbot: QtBot) -> None:
    type_score(page, qtbot, "60")
    page.refresh()  # something else changed before the score was saved
    assert cell(page, 0, PRE) == "60"
    page.can_leave()
    assert participants.participants(room.desk, page._uid)[0].pre_score == 60


def test_only_participants_are_tested(page: SessionPage) -> None:
    assert page.scores.model.rowCount() == 6  # the seventh is the moderator


def test_without_a_pass_mark_nobody_passes(room: Room, show: Show, qtbot: QtBot) -> None:
    page = opened(room, show, pass_mark=None)
    page.scores.grid.stand_on(0, POST)
    type_score(page, qtbot, "100")
    assert cell(page, 0, RESULT) == "" and page.scores.no_mark.isVisible()
    page.scores.no_mark.button.click()
    assert room.went[-1] == ("session-form", {"correct": page._uid, "field": "pass_mark"})


def test_letters_find_a_name(page: SessionPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.scores.grid, "ek")
    assert page.scores.grid.currentIndex().row() == 4
