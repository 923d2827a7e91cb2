"""Many small changes, made key by key: shown at once, saved a moment later several at a time."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from db.problem import Problem
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.desk import Desk

K = TypeVar("K")
V = TypeVar("V")
_PAUSE_MS = 350


class ChangeBatches(QObject, Generic[K, V]):
    """Gathers changes and hands them to `send` with the uid of the session they belong to, beside the window.

    `known` gives the changed value of a key until the register is read anew (`settled`).

    Signals: `saved()` when a batch is safe; `failed(Problem, keys)` when it was refused: those keys show the
    register's value again.
    """

    saved = Signal()
    failed = Signal(object, object)

    def __init__(
        self, workplace: Workplace, send: "Callable[[Desk, str, Mapping[K, V]], Any]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._send = send
        self._session_uid = ""
        self._waiting: dict[K, V] = {}
        self._sent: list[dict[K, V]] = []
        self._done: dict[K, V] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        workplace.about_to_lock.connect(self.flush)

    def put(self, key: K, value: V) -> None:
        """Change a value; it is saved soon."""
        self._waiting[key] = value
        if not self._timer.isActive():
            self._timer.start()

    def known(self, key: K) -> V | None:
        """Return the changed value of a key, or None where the register's own value stands."""
        for held in (self._waiting, *reversed(self._sent), self._done):
            if key in held:
                return held[key]
        return None

    @property
    def unsaved(self) -> int:
        """How many values are not safe yet."""
        return len(self._waiting) + sum(len(batch) for batch in self._sent)

    def settled(self) -> None:
        """Forget what was saved: the register was read after it."""
        self._done = {}

    def begin(self, session_uid: str) -> None:
        """Hand in what waits, then gather for another session."""
        self.flush()
        self._session_uid = session_uid
        self._sent, self._done = [], {}

    def flush(self) -> None:
        """Save what waits, now."""
        self._timer.stop()
        if not self._waiting:
            return
        batch, self._waiting = self._waiting, {}
        self._sent.append(batch)
        send, session_uid = self._send, self._session_uid

        def done(_answer: Any) -> None:
            self._on_done(batch)

        def refused(problem: Problem) -> None:
            self._on_refused(batch, problem)

        self._workplace.change(lambda desk: send(desk, session_uid, batch), done, on_problem=refused)

    def _on_done(self, batch: dict[K, V]) -> None:
        if batch in self._sent:
            self._sent.remove(batch)
            self._done |= batch
        self.saved.emit()

    def _on_refused(self, batch: dict[K, V], problem: Problem) -> None:
        if batch in self._sent:
            self._sent.remove(batch)
        self.failed.emit(problem, tuple(batch))
