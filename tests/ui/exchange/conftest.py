"""A village with its main window, and the register of its inspectorate beside it; the worker has a thread."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.vocabulary import OfficeKind
from desktop.services import partners
from desktop.services.desk import Desk
from desktop.ui import files, messages, theme
from desktop.ui.shell import MainWindow
from desktop.ui.tasks import ReadTask, Worker
from desktop.ui.workplace import Workplace
from resources.language import Language, use_language
from tests import offices, pairs


@dataclass
class Village:
    """The window of a village, its desk, the desk of its inspectorate, and a stick that goes between them."""

    window: MainWindow
    workplace: Workplace
    desk: Desk
    mentor: Desk
    stick: Path
    settle: Callable[[], None]
    chosen: list[Path | None]  # what the system's file dialog would give, the next one first
    boxes: messages.Recorder

    def page(self, key: str, **arguments: Any) -> Any:
        """Open a page and wait until it is filled."""
        assert self.window.show_page(key, arguments)
        self.settle()
        return self.window.page(key)

    def pair(self) -> None:
        """Compare the eight words on both sides, without the window."""
        pairs.pair(self.desk, self.mentor, self.stick)
        known = pairs.enrol(self.mentor, self.desk, self.stick)
        partners.confirm(self.mentor, known.uid, " ".join(partners.own_words(self.desk)))


@pytest.fixture
def village(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, qtbot: QtBot) -> Iterator[Village]:
    """A village that has no mentor yet."""
    monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state"))
    monkeypatch.setattr("db.keyslots.STANDARD_KDF", offices.QUICK_KDF)
    use_language(Language.INDONESIAN)
    theme.apply(qapp)
    stick = tmp_path / "stik"
    stick.mkdir()
    chosen: list[Path | None] = []
    monkeypatch.setattr(files, "prepared", chosen)
    recorder = messages.Recorder()
    messages.use_recorder(recorder)
    desk, mentor = pairs.village(tmp_path / "desa"), pairs.inspectorate(tmp_path / "inspektorat")
    worker = Worker()
    workplace = Workplace(desk, worker)
    window = MainWindow(workplace)
    window.resize(1366, 768)
    qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_may_close", True))
    window.show()

    def settle() -> None:
        for _round in range(3):
            qtbot.waitUntil(lambda: worker.idle, timeout=20_000)
            qtbot.wait(5)

    settle()
    yield Village(window, workplace, desk, mentor, stick, settle, chosen, recorder)
    settle()
    closed = threading.Event()
    worker.submit(ReadTask(desk.register.close, lambda _answer: closed.set()))
    settle()
    assert worker.stop()
    mentor.register.close()
    messages.use_recorder(None)


@pytest.fixture
def paired(village: Village) -> Village:
    """The same, with the eight words compared on both sides."""
    village.pair()
    return village


@pytest.fixture
def inspectorate_window(village: Village, qtbot: QtBot) -> MainWindow:
    """The main window of the inspectorate, in the same thread."""
    place = Workplace(village.mentor, Worker(inline=True))
    window = MainWindow(place)
    window.resize(1366, 768)
    qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_may_close", True))
    window.show()
    assert window._kind is OfficeKind.INSPECTORATE
    return window
