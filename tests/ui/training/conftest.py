"""A trainer's and a reader's workplace over a real encrypted register; the worker runs at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
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


@dataclass
class Room:
    """A workplace with what it asked to be shown and what message boxes would have said."""

    workplace: Workplace
    desk: Desk
    boxes: messages.Recorder
    went: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


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
def room_of(qapp: QApplication, boxes: messages.Recorder) -> Iterator[Callable[[Desk], Room]]:
    """Make a room for a desk; it is locked in the end, so that no late question meets a closed register."""
    theme.apply(qapp)
    rooms: list[Room] = []

    def make(desk: Desk) -> Room:
        made = Room(Workplace(desk, Worker(inline=True)), desk, boxes)
        rooms.append(made)
        made.workplace.page_wanted.connect(lambda key, arguments: made.went.append((key, arguments)))
        return made

    yield make
    for made in rooms:
        made.workplace.lock()


@pytest.fixture
def room(office: OfficeAtWork, room_of: Callable[[Desk], Room]) -> Room:
    """The room of the trainer."""
    return room_of(office.trainer)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a page at the size it has in the window of a village PC."""

    def put_up(page: QWidget) -> None:
        qtbot.addWidget(page)
        page.resize(1126, 690)
        page.show()
        QApplication.processEvents()

    return put_up
