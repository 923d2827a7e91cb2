"""A clerk's workplace over a real encrypted register, with the worker running at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui import messages
from desktop.ui.tasks import Worker
from desktop.ui.workplace import Workplace
from tests.offices import OfficeAtWork


@dataclass
class ClerksRoom:
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
def room_of(qapp: QApplication, boxes: messages.Recorder) -> Iterator[Callable[[Desk], ClerksRoom]]:
    """Make a room for a desk; it is locked in the end, so that no late question meets a closed register."""
    rooms = []

    def make(desk: Desk) -> ClerksRoom:
        made = ClerksRoom(Workplace(desk, Worker(inline=True)), desk, boxes)
        rooms.append(made)
        made.workplace.page_wanted.connect(lambda key, arguments: made.went.append((key, arguments)))
        return made

    yield make
    for made in rooms:
        made.workplace.lock()


@pytest.fixture
def room(office: OfficeAtWork, room_of: Callable[[Desk], ClerksRoom]) -> ClerksRoom:
    """The room of the clerk."""
    return room_of(office.clerk)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget], None]:
    """Show a page at the size of a village PC's window."""

    def put_up(page: QWidget) -> None:
        qtbot.addWidget(page)
        page.resize(1146, 660)
        page.show()

    return put_up
