"""What every page holds: who is signed in, the worker, and the way to the other pages."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from db.problem import Problem
from db.records.changes import Changes, Done
from desktop.ui import messages
from desktop.ui.tasks import ChangeTask, ReadTask, Worker

if TYPE_CHECKING:
    from desktop.services.desk import Desk

T = TypeVar("T")
ReportProgress = Callable[[int, int], None]  # done, of how many (0 = unknown)
IsCancelled = Callable[[], bool]
_Asked = tuple[type[ReadTask], Callable[[Any], Any], Callable[[Any], None] | None, Callable[[Problem], None] | None]


class Workplace(QObject):
    """The signed-in person's place: services are called through `read`, `change` and `long`, never directly.

    Signals: `changed(Changes)` after each change; `page_wanted(key, arguments)` from `go`; `back_wanted()`;
    `about_to_lock()` so that open forms hand in their drafts before the register is closed;
    `restore_wanted(Path)` when a backup is to take the register's place; `locked()` and `unlocked()`.
    """

    changed = Signal(object)
    page_wanted = Signal(str, object)
    back_wanted = Signal()
    about_to_lock = Signal()
    restore_wanted = Signal(object)
    locked = Signal()
    unlocked = Signal()

    def __init__(self, desk: "Desk", worker: Worker, window: QWidget | None = None) -> None:
        super().__init__()
        self.worker = worker
        self.window = window  # parent of dialogs that belong to no page
        self.preferences = Preferences(self)
        self._desk: Desk | None = desk
        self._held: list[_Asked] = []  # asked for while locked
        # Saves stand in the -wal until they are folded in: the file alone must hold them soon (SAFETY.md §2.1, S30).
        self._fold_in = QTimer(self)
        self._fold_in.setInterval(1000)
        self._fold_in.timeout.connect(self._fold_in_if_due)
        self._fold_in.start()

    @property
    def desk(self) -> "Desk":
        """The desk of the signed-in person; only while unlocked."""
        if self._desk is None:
            raise RuntimeError("the register is locked")
        return self._desk

    @property
    def is_locked(self) -> bool:
        """Whether the register is closed until the password is typed again."""
        return self._desk is None

    def read(
        self,
        function: "Callable[[Desk], T]",
        on_done: Callable[[T], None],
        *,
        on_problem: Callable[[Problem], None] | None = None,
    ) -> None:
        """Ask a service on the worker; `on_done` gets the answer in the window's thread.

        Without `on_problem` a Problem is shown in a dialog.
        """
        self._submit(ReadTask, function, on_done, on_problem)

    def change(
        self,
        function: "Callable[[Desk], Any]",
        on_done: Callable[[Any], None] | None = None,
        *,
        on_problem: Callable[[Problem], None] | None = None,
    ) -> None:
        """Change the register on the worker.

        When the service hands back a `Done`, pages hear its changes first, then `on_done` gets its record;
        any other answer goes to `on_done` as it is.
        """

        def settle(answer: Any) -> None:
            record = answer
            if isinstance(answer, Done):
                self.announce(answer.changes)
                record = answer.record
            if on_done is not None:
                on_done(record)

        guarded = _Bound(settle, on_done)
        self._submit(ChangeTask, function, guarded, on_problem)

    def long(
        self,
        function: "Callable[[Desk, ReportProgress, IsCancelled], Any]",
        title: str,
        on_done: Callable[[Any], None] | None = None,
        *,
        on_problem: Callable[[Problem], None] | None = None,
        parent: QWidget | None = None,
        cancellable: bool = True,
    ) -> None:
        """Run long work with a progress window that can cancel it, where it can be; otherwise like `change`."""
        from desktop.ui import calm
        from desktop.ui.progress import ProgressWindow

        window = ProgressWindow(title, parent or self.window, cancellable=cancellable)

        def settle(record: Any) -> None:
            calm.release(at_once=self.worker.inline)
            window.finish()
            if on_done is not None:
                on_done(record)

        def fail(problem: Problem) -> None:
            calm.release(at_once=self.worker.inline)
            window.finish()
            (on_problem or self._show_problem)(problem)

        calm.hold()
        self.change(lambda desk: function(desk, window.report, window.is_cancelled), settle, on_problem=fail)

    def announce(self, changes: Changes) -> None:
        """Tell all pages what changed."""
        if changes.topics:
            self.changed.emit(changes)

    def go(self, page_key: str, **arguments: object) -> None:
        """Show a page; the arguments reach its `open`."""
        self.page_wanted.emit(page_key, arguments)

    def go_back(self) -> None:
        """Show the page that was open before this one."""
        self.back_wanted.emit()

    def lock(self, desk_closed: Callable[[], None] | None = None) -> None:
        """Let forms hand in their drafts, then close the register and forget its key."""
        if self._desk is None:
            return
        self.about_to_lock.emit()
        desk = self._desk

        def closed(_answer: object) -> None:
            if desk_closed is not None:
                desk_closed()

        # The task stands behind the drafts in the queue: they are saved before the register is closed.
        self.worker.submit(ReadTask(desk.register.close, closed))
        self._desk = None
        self.locked.emit()

    def unlock(self, desk: "Desk") -> None:
        """Go on with the register opened anew."""
        self._desk = desk
        held, self._held = self._held, []
        for asked in held:
            self._submit(*asked)
        self.unlocked.emit()

    def _submit(
        self,
        kind: type[ReadTask],
        function: "Callable[[Desk], Any]",
        on_done: Callable[[Any], None] | None,
        on_problem: Callable[[Problem], None] | None,
    ) -> None:
        """Hand a task to the worker with the desk of this moment, or hold it while the register is locked."""
        desk = self._desk
        if desk is None:
            self._held.append((kind, function, on_done, on_problem))
        else:
            self.worker.submit(kind(lambda: function(desk), on_done, on_problem or self._show_problem))

    def _fold_in_if_due(self) -> None:
        if self._desk is not None and self._desk.register.checkpoint_due and self.worker.idle:
            self.worker.submit(ReadTask(self._desk.register.checkpoint_if_due))

    def _show_problem(self, problem: Problem) -> None:
        messages.problem(self.window, problem)


class Preferences:
    """What one account prefers on screen, kept in the register: column choice, widths, last folder."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._known: dict[str, Any] = {}

    def get(self, key: str, default: Any, on_done: Callable[[Any], None]) -> None:
        """Fetch a preference; `on_done` gets it, or the default."""
        if key in self._known:
            on_done(self._known[key])
            return

        def settle(value: Any) -> None:
            self._known[key] = value
            on_done(value)

        def fetch(desk: "Desk") -> Any:
            from desktop.services import preferences

            return preferences.get(desk, key, default)

        self._workplace.read(fetch, _Bound(settle, on_done))

    def put(self, key: str, value: Any) -> None:
        """Remember a preference (plain JSON values)."""
        if self._known.get(key) == value:
            return
        self._known[key] = value

        def store(desk: "Desk") -> Any:
            from desktop.services import preferences

            return preferences.put(desk, key, value)

        self._workplace.change(store)


class _Bound:
    """A callback that stands in for another one and carries its owner, so that closed pages are not called."""

    def __init__(self, function: Callable[[Any], None], stands_for: Callable[[Any], None] | None) -> None:
        self._function = function
        self.__self__ = getattr(stands_for, "__self__", None)

    def __call__(self, value: Any) -> None:
        self._function(value)
