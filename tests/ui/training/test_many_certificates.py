"""Hundreds of certificates in the window: progress in sight, a button that stops it, and the window never stands."""

import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton, QWidget

from desktop.services import certificates
from desktop.ui import messages, theme
from desktop.ui.papers.preview_dialog import PaperDialog
from desktop.ui.progress import ProgressWindow
from desktop.ui.tasks import Worker
from desktop.ui.training.print_certificates import draw_certificates
from desktop.ui.workplace import Workplace
from tests.offices import OfficeAtWork
from tests.ui.lists.conftest import boxes, show  # noqa: F401
from tests.ui.training.certificate_room import issued, none_shown, shown

_ISSUED = 300
_MANY = 3 * _ISSUED  # each is drawn three times, so that a fast computer has not finished before anything is seen


@pytest.fixture
def worker() -> Iterator[Worker]:
    made = Worker()
    yield made
    made.stop()


@pytest.fixture
def uids(office: OfficeAtWork) -> tuple[str, ...]:
    return tuple(row.uid for row in issued(office.trainer, _ISSUED - 1)) * 3


@pytest.fixture
def parent(
    qapp: QApplication,
    office: OfficeAtWork,
    uids: tuple[str, ...],
    worker: Worker,
    boxes: messages.Recorder,  # noqa: F811
    show: Callable[[QWidget], None],  # noqa: F811
) -> tuple[Workplace, QWidget]:
    theme.apply(qapp)
    certificates.pdf(office.trainer, uids[:1])  # fonts and libraries are loaded
    window = QWidget()
    show(window)
    return Workplace(office.trainer, worker, window), window


class Beats:
    """How often the window came round while something was going on."""

    def __init__(self) -> None:
        self.count = 0
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        self.count += 1

    def stop(self) -> None:
        self._timer.stop()


def test_the_window_never_stands_and_progress_is_seen(
    parent: tuple[Workplace, QWidget], uids: tuple[str, ...], qtbot: Any
) -> None:
    workplace, window = parent
    beats, seen = Beats(), []
    draw_certificates(workplace, window, lambda _desk: uids)
    qtbot.waitUntil(lambda: not none_shown(ProgressWindow), timeout=10_000)
    progress = shown(ProgressWindow)
    bar = progress.findChild(QProgressBar)
    bar.valueChanged.connect(seen.append)
    with qtbot.waitSignal(progress.finished, timeout=60_000):
        progress.finished.connect(lambda _code: beats.stop())
    qtbot.waitUntil(lambda: not none_shown(PaperDialog), timeout=10_000)
    assert len(seen) >= 5
    assert seen == sorted(seen)
    assert seen[-1] == _MANY
    assert beats.count > len(seen), "the window came round between any two certificates it told of"
    dialog = shown(PaperDialog)
    assert dialog.windowTitle() == "900 sertifikat"
    assert dialog.view.page_count == 2 * _MANY
    dialog.reject()


def test_it_can_be_stopped(
    parent: tuple[Workplace, QWidget],
    uids: tuple[str, ...],
    boxes: messages.Recorder,  # noqa: F811
    worker: Worker,
    qtbot: Any,
) -> None:
    workplace, window = parent
    draw_certificates(workplace, window, lambda _desk: uids)
    qtbot.waitUntil(lambda: not none_shown(ProgressWindow), timeout=10_000)
    begun = time.monotonic()
    shown(ProgressWindow).findChild(QPushButton).click()
    qtbot.waitUntil(lambda: worker.idle, timeout=10_000)
    assert time.monotonic() - begun < 5
    qtbot.wait(50)
    assert none_shown(PaperDialog)
    assert none_shown(ProgressWindow)
    assert boxes.shown == []
