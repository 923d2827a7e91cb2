"""Signing in, being locked out, getting back in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.ui.messages import Recorder
from desktop.ui.office.recovery import RecoveryForm
from desktop.ui.office.sign_in import SignInWindow
from desktop.ui.program import Program
from desktop.ui.tasks import Worker
from tests.offices import MANAGER, PASSWORD, READER, OfficeAtWork


@pytest.fixture
def closed(office: OfficeAtWork) -> OfficeAtWork:
    """The office with its register closed."""
    office.manager.register.close()
    return office


@pytest.fixture
def door(closed: OfficeAtWork, worker: Worker, qtbot: QtBot) -> SignInWindow:
    """The sign-in window with its list of accounts."""
    made = SignInWindow(closed.directory, worker, closed.clock)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: bool(made.account.values()), timeout=10_000)
    return made


def _try(qtbot: QtBot, door: SignInWindow, name: str, password: str) -> None:
    door.account.set_value(name)
    QTest.keyClicks(door.password.line, password)
    QTest.keyClick(door.password.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: door._worker.idle, timeout=10_000)


def test_every_account_is_on_offer(door: SignInWindow) -> None:
    assert set(door.account.values()) >= {MANAGER, READER}


def test_the_right_password_opens_the_register(door: SignInWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(door.signed_in, timeout=10_000) as signal:
        _try(qtbot, door, READER, PASSWORD)
    desk = signal.args[0]
    assert desk.account.name == READER
    desk.register.close()


def test_a_wrong_password_is_said_at_its_field(door: SignInWindow, qtbot: QtBot) -> None:
    _try(qtbot, door, MANAGER, "bukan kata sandinya")
    assert door.password.has_problem
    assert not door.trouble.isVisible()
    assert door.password.value() == ""


def test_a_damaged_register_is_told_apart_and_a_backup_offered(
    door: SignInWindow, closed: OfficeAtWork, qtbot: QtBot
) -> None:
    path = closed.directory / "register.db"
    content = bytearray(path.read_bytes())
    for place in range(0, 4096, 8):
        content[place] ^= 0xFF
    path.write_bytes(content)
    _try(qtbot, door, MANAGER, PASSWORD)
    assert door.trouble.isVisible()
    assert door.trouble.button.isVisible()
    assert not door.password.has_problem


def test_after_wrong_tries_the_button_waits_and_counts_down(door: SignInWindow, qtbot: QtBot) -> None:
    for _try_number in range(4):
        _try(qtbot, door, MANAGER, "salah terus menerus")
        if not door.enter.isEnabled():
            break
    assert not door.enter.isEnabled()
    assert "detik" in door.trouble._detail.text()
    for _second in range(10):
        door._on_second()
    assert door.enter.isEnabled()
    assert not door.trouble.isVisible()


def test_nothing_typed_is_said_without_trying(door: SignInWindow) -> None:
    door.account.set_value(MANAGER)
    QTest.mouseClick(door.enter, Qt.MouseButton.LeftButton)
    assert door.password.has_problem


def test_the_recovery_code_gives_a_new_password(door: SignInWindow, closed: OfficeAtWork, qtbot: QtBot) -> None:
    QTest.mouseClick(door.forgotten, Qt.MouseButton.LeftButton)
    form = door.findChild(RecoveryForm)
    assert form is not None
    for sign in closed.recovery_code.replace("-", "").lower():
        QTest.keyClicks(form.code.line, sign)
    assert form.code.value() == closed.recovery_code
    form.account.set_value(MANAGER)
    form.password.set_value("kata sandi yang lain")
    with qtbot.waitSignal(door.signed_in, timeout=10_000) as signal:
        QTest.mouseClick(form.enter, Qt.MouseButton.LeftButton)
    assert signal.args[0].account.name == MANAGER
    signal.args[0].register.close()


def test_a_mistyped_code_is_said_at_its_field(door: SignInWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(door.forgotten, Qt.MouseButton.LeftButton)
    form = door.findChild(RecoveryForm)
    assert form is not None
    form.code.set_value("ABCD-EFGH")
    form.password.set_value("kata sandi yang lain")
    form.recover()
    qtbot.waitUntil(lambda: door._worker.idle, timeout=10_000)
    assert form.code.has_problem


def test_lock_covers_the_window_closes_the_register_and_keeps_the_page(
    program: Callable[..., Program], closed: OfficeAtWork, qtbot: QtBot, boxes: Recorder
) -> None:
    running = program(closed.directory, closed.clock)
    running.start()
    door = running.sign_in_window
    assert door is not None
    qtbot.waitUntil(lambda: bool(door.account.values()), timeout=10_000)
    _try(qtbot, door, MANAGER, PASSWORD)
    qtbot.waitUntil(lambda: running.window is not None, timeout=10_000)
    window, workplace = running.window, running.workplace
    assert window is not None and workplace is not None
    window.show_page("officials")
    register = workplace.desk.register
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: running.worker.idle and workplace.is_locked, timeout=10_000)
    assert running._curtains and running._curtains[0].isVisible()
    assert running._curtains[0].size() == window.size()
    with pytest.raises(Exception, match=r".*"):
        register.reading().__enter__()
    locked = running.sign_in_window
    assert locked is not None and locked.account.values() == (MANAGER,)
    _try(qtbot, locked, MANAGER, "salah sama sekali")
    assert workplace.is_locked
    _try(qtbot, locked, MANAGER, PASSWORD)
    qtbot.waitUntil(lambda: not workplace.is_locked, timeout=10_000)
    assert window.current_key == "officials"
    assert running._curtains == []


def test_closing_makes_a_backup_and_ends(
    program: Callable[..., Program], closed: OfficeAtWork, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = program(closed.directory, closed.clock)
    ended: list[bool] = []
    monkeypatch.setattr(running, "quit", lambda: ended.append(True))
    running.start()
    door = running.sign_in_window
    assert door is not None
    qtbot.waitUntil(lambda: bool(door.account.values()), timeout=10_000)
    _try(qtbot, door, MANAGER, PASSWORD)
    qtbot.waitUntil(lambda: running.window is not None, timeout=10_000)
    assert running.window is not None
    running.window.close()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert list(Path(closed.directory).rglob("*.sigapbak"))
    running.workplace = None
