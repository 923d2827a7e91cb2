"""The one worker that touches the register, and the two kinds of work it takes."""

import logging
import queue
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot
from shiboken6 import isValid

from db.problem import Problem

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReadTask:
    """Work that changes nothing; its answer goes to `on_done` in the window's thread."""

    function: Callable[[], Any]
    on_done: Callable[[Any], None] | None = None
    on_problem: Callable[[Problem], None] | None = None
    on_bug: Callable[[BaseException], None] | None = None


@dataclass(frozen=True, slots=True)
class ChangeTask(ReadTask):
    """Work that changes the register; its answer tells what changed."""


@dataclass(frozen=True, slots=True)
class _Outcome:
    task: ReadTask
    answer: Any = None
    error: BaseException | None = None


class Worker(QObject):
    """One thread and one queue: tasks run one after the other, in the order they were given.

    With `inline=True` a task runs at once in the caller's thread, for tests of a page without threads.

    Signals: `finished(task, answer)` after a task went well and before its `on_done`; `busy(bool)`.
    """

    finished = Signal(object, object)
    busy = Signal(bool)
    _outcome = Signal(object)

    def __init__(self, *, inline: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inline = inline
        self._queue: queue.SimpleQueue[ReadTask | None] = queue.SimpleQueue()
        self._waiting = 0
        self._thread: _WorkerThread | None = None
        self._outcome.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def inline(self) -> bool:
        """Whether tasks run at once, in the caller's thread."""
        return self._inline

    @property
    def idle(self) -> bool:
        """Whether no task is running or waiting."""
        return self._waiting == 0

    def submit(self, task: ReadTask) -> None:
        """Put a task at the end of the queue."""
        self._waiting += 1
        if self._inline:
            self._deliver(_run(task))
            return
        if self._thread is None:
            self._thread = _WorkerThread(self._queue, self._outcome.emit)
            self._thread.start()
        if self._waiting == 1:
            self.busy.emit(True)
        self._queue.put(task)

    def stop(self, timeout_ms: int = 30_000) -> bool:
        """Let the waiting tasks run to their end and stop the thread; tell whether it ended in time."""
        if self._thread is None:
            return True
        self._queue.put(None)
        ended = self._thread.wait(timeout_ms)
        self._thread = None
        return ended

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        self._waiting -= 1
        if self._waiting == 0 and not self._inline:
            self.busy.emit(False)
        task = outcome.task
        if outcome.error is None:
            self.finished.emit(task, outcome.answer)
            _call(task.on_done, outcome.answer)
        elif isinstance(outcome.error, Problem) and task.on_problem is not None:
            _call(task.on_problem, outcome.error)
        elif task.on_bug is not None and not isinstance(outcome.error, Problem):
            _call(task.on_bug, outcome.error)
        else:
            raise outcome.error


class _WorkerThread(QThread):
    """Takes tasks from the queue until it finds None."""

    def __init__(self, tasks: "queue.SimpleQueue[ReadTask | None]", deliver: Callable[[_Outcome], None]) -> None:
        super().__init__()
        self.setObjectName("register-worker")
        self._tasks = tasks
        self._deliver = deliver

    def run(self) -> None:
        while (task := self._tasks.get()) is not None:
            self._deliver(_run(task))


def _run(task: ReadTask) -> _Outcome:
    try:
        return _Outcome(task, answer=task.function())
    except Exception as error:
        return _Outcome(task, error=error)


def _call(callback: Callable[[Any], None] | None, value: object) -> None:
    """Call back, unless the widget that asked is gone by now."""
    if callback is None:
        return
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, QObject) and not isValid(owner):
        log.debug("answer dropped: the page that asked is closed")
        return
    callback(value)
