"""The list of sessions."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.vocabulary import Role, SessionKind, SessionState
from desktop.services import sessions
from desktop.ui import pages
from desktop.ui.shell import MainWindow
from desktop.ui.training.sessions_page import SessionsPage
from tests import made_up_sessions as made_up
from tests.offices import OfficeAtWork
from tests.ui.training.conftest import Room


def opened(room: Room, show: Callable[[QWidget], None], qtbot: QtBot) -> SessionsPage:
    page = SessionsPage(room.workplace)
    show(page)
    qtbot.wait(20)
    return page


def titles(page: SessionsPage) -> list[str]:
    rows = [page.table.rows.row(number) for number in range(page.table.rows.count)]
    return [row.title for row in rows if row is not None]


def test_an_empty_list_says_what_to_do_first(room: Room, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    page = opened(room, show, qtbot)
    assert page.list.stack.currentWidget() is page.list.empty
    assert "Catat kegiatan pertama" in page.list.empty.text.text()
    page.list.empty.button.click()
    assert room.went == [("session-form", {})]


def test_rows_totals_and_filters(room: Room, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    made_up.filled_session(room.desk, 12)
    other = sessions.add_session(room.desk, made_up.session_draft(title="Arahan singkat", kind=SessionKind.BRIEFING))
    sessions.void_session(room.desk, other.record.uid, "Salah catat")
    page = opened(room, show, qtbot)
    assert sorted(titles(page)) == ["Arahan singkat", made_up.TITLE]
    assert page.list.totals.text() == "2 kegiatan  ·  12 peserta  ·  9 hadir"
    page.open(state="void")
    qtbot.wait(20)
    assert titles(page) == ["Arahan singkat"]
    assert [words for _key, words in page.filters.filter.chips()] == ["Batal"]
    page.filters.chips.removed.emit("state.void")
    page.filters.search.setFocus()
    qtbot.keyClicks(page.filters.search, "umpama misalnya")  # a speaker
    qtbot.wait(300)
    assert made_up.TITLE in titles(page)
    page.open(search="tidak ada kata ini")
    qtbot.wait(20)
    assert page.list.stack.currentWidget() is page.list.nothing_found
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.wait(20)
    assert page.table.rows.count == 2


def test_enter_opens_a_session(room: Room, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    record = made_up.filled_session(room.desk, 3)
    page = opened(room, show, qtbot)
    page.table.stand_on_first()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert room.went == [("session", {"uid": record.uid})]


def test_the_list_becomes_a_spreadsheet(
    room: Room, show: Callable[[QWidget], None], qtbot: QtBot, chosen_files: list[Path | None], tmp_path: Path
) -> None:
    made_up.filled_session(room.desk, 12)
    sessions.add_session(room.desk, made_up.session_draft(title="Arahan singkat", kind=SessionKind.BRIEFING))
    page = opened(room, show, qtbot)
    page.open(kind="socialisation")
    target = tmp_path / "kegiatan.xlsx"
    chosen_files.append(target)
    page.save_button.click()
    cells = [[cell for cell in row if cell is not None] for row in openpyxl.load_workbook(target).active.values]
    rows = [row for row in cells if made_up.TITLE in row]
    assert len(rows) == 1 and 12 in rows[0] and 9 in rows[0] and "Direncanakan" in rows[0]
    assert not [row for row in cells if "Arahan singkat" in row]


def test_a_reader_looks_but_records_nothing(
    office: OfficeAtWork,
    room_of: Callable[[object], Room],
    show: Callable[[QWidget], None],
    qtbot: QtBot,
) -> None:
    made_up.filled_session(office.manager, 3)
    page = opened(room_of(office.reader), show, qtbot)
    assert titles(page) == [made_up.TITLE]
    assert not page.save_button.isVisible() and not page.print_button.isVisible()


def test_a_trainer_sees_only_the_training_pages(room: Room, qtbot: QtBot) -> None:
    keys = {entry.key for entry in pages.entries_for(Role.TRAINER) if entry.in_navigation}
    assert {"sessions", "accounts", "help"} <= keys
    assert not keys & {"home", "reports", "papers", "statements", "officials", "settings", "audit", "backup"}
    window = MainWindow(room.workplace)
    qtbot.addWidget(window)
    window.show_first_page()
    assert window.current_key == "sessions"
    assert not window.show_page("reports")
    assert room.boxes.shown[-1] == ("warn", "Akun ini tidak dapat membuka halaman tersebut.")
    window.close_now()


def test_void_stays_in_the_list(room: Room, show: Callable[[QWidget], None], qtbot: QtBot) -> None:
    made = sessions.add_session(room.desk, made_up.session_draft()).record
    page = opened(room, show, qtbot)
    room.workplace.change(lambda desk: sessions.void_session(desk, made.uid, "Ditunda"))
    qtbot.wait(20)
    row = page.table.rows.row(0)
    assert row is not None and row.state is SessionState.VOID
