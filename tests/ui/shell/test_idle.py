"""When the window locks by itself (SAFETY.md S1)."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.lock import IDLE_SECONDS, IdleWatch


class Clocks:
    """Two clocks that a test moves by hand."""

    def __init__(self) -> None:
        self.running, self.wall = 1000.0, 1_800_000_000.0

    def pass_by(self, seconds: float) -> None:
        self.running += seconds
        self.wall += seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def watch(qapp: QApplication, clocks: Clocks) -> IdleWatch:
    made = IdleWatch(qapp, running=lambda: clocks.running, wall=lambda: clocks.wall)
    made.start()
    made._timer.stop()  # the test ticks by hand
    yield made
    made.stop()


def _tick(watch: IdleWatch, clocks: Clocks, times: int) -> None:
    for _time in range(times):
        clocks.pass_by(10)
        watch.tick()


def test_it_locks_after_ten_idle_minutes_and_not_before(watch: IdleWatch, clocks: Clocks, qtbot: QtBot) -> None:
    heard: list[bool] = []
    watch.idle.connect(lambda: heard.append(True))
    _tick(watch, clocks, IDLE_SECONDS // 10 - 1)
    assert heard == []
    _tick(watch, clocks, 1)
    assert heard == [True]


def test_a_key_starts_the_time_anew(watch: IdleWatch, clocks: Clocks, qapp: QApplication) -> None:
    heard: list[bool] = []
    watch.idle.connect(lambda: heard.append(True))
    _tick(watch, clocks, 50)
    watch.eventFilter(qapp, QEvent(QEvent.Type.KeyPress))
    _tick(watch, clocks, 50)
    assert heard == []


def test_it_locks_after_a_sleep_in_which_the_running_clock_stood_still(watch: IdleWatch, clocks: Clocks) -> None:
    heard: list[bool] = []
    watch.idle.connect(lambda: heard.append(True))
    clocks.running += 10
    clocks.wall += 3600
    watch.tick()
    assert heard == [True]


def test_it_locks_after_a_sleep_that_both_clocks_counted(watch: IdleWatch, clocks: Clocks) -> None:
    heard: list[bool] = []
    watch.idle.connect(lambda: heard.append(True))
    clocks.pass_by(120)
    watch.tick()
    assert heard == [True]


def test_a_clock_that_is_put_back_does_not_keep_the_window_open(watch: IdleWatch, clocks: Clocks) -> None:
    heard: list[bool] = []
    watch.idle.connect(lambda: heard.append(True))
    clocks.wall -= 86_400
    watch.tick()
    assert heard == []
    _tick(watch, clocks, IDLE_SECONDS // 10)
    assert heard == [True]
