"""The work of the inbox: one file after the other on the worker, so that the window and other pages never wait."""

from collections import deque
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from db.problem import Problem
from desktop.ui import calm
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.staging import StagedFile


class InboxWork(QObject):
    """Stages and takes over files; stopped in between, what was done stays done.

    Signals: `staged(list of StagedFile)` and `taken(Path, list of StagedFile)` after each file; `moved(done, total)`;
    `ended()` when nothing is left to do; `failed(Problem)`.
    """

    staged = Signal(object)
    taken = Signal(object, object)
    moved = Signal(int, int)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._waiting: deque[tuple[str, Path]] = deque()
        self._done = 0
        self._total = 0
        self._running = False

    @property
    def running(self) -> bool:
        """Whether files are being worked on."""
        return self._running

    def stage(self, paths: Sequence[Path]) -> None:
        """Look for files under some paths, then open and check each."""

        def find(_desk: Any) -> Any:
            from desktop.services import staging

            return staging.found_files(paths)

        self._workplace.read(find, lambda found: self._add("stage", found), on_problem=self.failed.emit)

    def stage_again(self, paths: Iterable[Path]) -> None:
        """Check files that were looked for already."""
        self._add("stage", tuple(paths))

    def take(self, paths: Iterable[Path]) -> None:
        """Take files over, each in a transaction of its own."""
        self._add("take", tuple(paths))

    def stop(self) -> None:
        """Leave the files that are not done yet as they are."""
        self._waiting.clear()
        self._total = self._done

    def _add(self, what: str, paths: Sequence[Path]) -> None:
        if not self._running:
            self._done = self._total = 0
        self._waiting.extend((what, path) for path in paths)
        self._total += len(paths)
        self.moved.emit(self._done, self._total)
        if not self._running:
            self._running = True
            calm.hold()
            self._next()

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        what, path = self._waiting.popleft()
        if what == "stage":
            self._workplace.read(lambda desk: _stage(desk, path), self._on_staged, on_problem=self._on_problem)
        else:

            def settle(found: "tuple[StagedFile, ...]") -> None:
                self._on_taken(path, found)

            self._workplace.change(lambda desk: _take(desk, path), settle, on_problem=self._on_problem)

    def _on_staged(self, file: "StagedFile") -> None:
        self.staged.emit([file])
        self._step()

    def _on_taken(self, path: Path, files: "tuple[StagedFile, ...]") -> None:
        self.taken.emit(path, list(files))
        self._step()

    def _on_problem(self, problem: Problem) -> None:
        """A fault of the whole, such as a full disk or an account that may not: the rest would fail alike."""
        self._waiting.clear()
        self.failed.emit(problem)
        self._end()

    def _end(self) -> None:
        self._running = False
        calm.release(at_once=self._workplace.worker.inline)
        self.ended.emit()

    def _step(self) -> None:
        self._done += 1
        self.moved.emit(self._done, max(self._total, self._done))
        QTimer.singleShot(0, self, self._next)  # whatever else waits has its turn between two files


def _stage(desk: Any, path: Path) -> "StagedFile":
    from desktop.services import staging

    return staging.stage(desk, path)


def _take(desk: Any, path: Path) -> Any:
    from desktop.services import staging

    return staging.take(desk, path)
