"""What the tests of the shell share: the dressed application, a worker that is waited for, a laid-ready recorder."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import messages, standard_texts, theme
from desktop.ui.program import Program
from desktop.ui.shell import MainWindow
from desktop.ui.tasks import Worker
from desktop.ui.workplace import Workplace
from resources.language import Language, use_language
from tests.offices import OfficeAtWork


@pytest.fixture(autouse=True)
def indonesian(qapp: QApplication) -> Iterator[None]:
    """Every test starts in Indonesian, dressed, with boxes recorded instead of shown."""
    use_language(Language.INDONESIAN)
    theme.apply(qapp)
    yield
    use_language(Language.INDONESIAN)


@pytest.fixture
def boxes() -> Iterator[messages.Recorder]:
    """What would have been shown in message boxes, and the answers laid ready."""
    recorder = messages.Recorder()
    messages.use_recorder(recorder)
    yield recorder
    messages.use_recorder(None)


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker with its own thread; the test waits for it at the end."""
    made = Worker()
    yield made
    assert made.stop()


@pytest.fixture
def workplace(office: OfficeAtWork, worker: Worker) -> Workplace:
    """The manager's place in the made-up office."""
    return Workplace(office.manager, worker)


@pytest.fixture
def window(workplace: Workplace, qtbot: QtBot, boxes: messages.Recorder) -> Iterator[MainWindow]:
    """The main window of the manager."""
    made = MainWindow(workplace)
    made.resize(1366, 768)
    qtbot.addWidget(made, before_close_func=lambda w: setattr(w, "_may_close", True))
    made.show()
    yield made
    qtbot.waitUntil(lambda: workplace.worker.idle, timeout=10_000)


@pytest.fixture
def settled(qtbot: QtBot, worker: Worker) -> Callable[[], None]:
    """Wait until the worker has answered everything."""

    def wait() -> None:
        qtbot.waitUntil(lambda: worker.idle, timeout=10_000)

    return wait


@pytest.fixture
def program(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, boxes: messages.Recorder
) -> Iterator[Callable[..., Program]]:
    """Make programs on a folder; their windows and workers are put away at the end."""
    made: list[Program] = []

    def make(directory: Path, clock: object = None) -> Program:
        program = Program(qapp, directory, clock=clock)  # type: ignore[arg-type]
        made.append(program)
        return program

    yield make
    for program in made:
        program._idle.stop()
        if program.workplace is not None and not program.workplace.is_locked:
            program.workplace.lock()
        for widget in (program.sign_in_window, program.guide, program.window):
            if widget is not None:
                if isinstance(widget, MainWindow):
                    widget.close_now()
                widget.hide()
                widget.deleteLater()
        assert program.worker.stop()
        qapp.processEvents()


@pytest.fixture(scope="session", autouse=True)
def standard_words(qapp: QApplication) -> None:
    """Qt's own buttons in Indonesian, as in the program."""
    standard_texts.install(qapp)
