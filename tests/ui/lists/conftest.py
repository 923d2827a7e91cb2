"""A window-less workplace over a real register with made-up reports; the worker runs at once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui import files, messages, theme
from desktop.ui.tasks import Worker
from desktop.ui.workplace import Workplace
from tests.offices import OfficeAtWork
from tests.ui.lists.made_up_reports import fill


@pytest.fixture
def boxes() -> Iterator[messages.Recorder]:
    """Stand in for message boxes."""
    recorder = messages.Recorder()
    messages.use_recorder(recorder)
    yield recorder
    messages.use_recorder(None)


@pytest.fixture
def chosen_files(monkeypatch: pytest.MonkeyPatch) -> list[Path | None]:
    """Paths the system's file dialog would give, the next one first."""
    laid_ready: list[Path | None] = []
    monkeypatch.setattr(files, "prepared", laid_ready)
    return laid_ready


@pytest.fixture
def place_of(qapp: QApplication, boxes: messages.Recorder) -> Iterator[Callable[[Desk], Workplace]]:
    """Make a workplace for a desk; it is locked in the end."""
    theme.apply(qapp)
    places: list[Workplace] = []

    def make(desk: Desk) -> Workplace:
        place = Workplace(desk, Worker(inline=True))
        places.append(place)
        return place

    yield make
    for place in places:
        place.lock()


@pytest.fixture
def empty_place(office: OfficeAtWork, place_of: Callable[[Desk], Workplace]) -> Workplace:
    """The manager's place over a register without reports."""
    return place_of(office.manager)


@pytest.fixture
def place(office: OfficeAtWork, place_of: Callable[[Desk], Workplace]) -> Workplace:
    """The manager's place over a register with twelve made-up reports."""
    fill(office.manager, 12)
    return place_of(office.manager)


@pytest.fixture
def went(place: Workplace) -> list[tuple[str, dict[str, Any]]]:
    """Where the place was asked to go."""
    asked: list[tuple[str, dict[str, Any]]] = []
    place.page_wanted.connect(lambda key, arguments: asked.append((key, arguments)))
    return asked


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a page at the size it has in the window of a village PC."""

    def put_up(page: QWidget) -> None:
        qtbot.addWidget(page)
        page.resize(1126, 690)
        page.show()
        QApplication.processEvents()

    return put_up


@pytest.fixture
def settle(qtbot: QtBot) -> Callable[[], None]:
    """Let waiting timers and paints run."""
    return lambda: qtbot.wait(15)
