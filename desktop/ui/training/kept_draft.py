"""Keeps what is being written in a form of the training pages: a power cut loses at most one field."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from db.problem import Problem
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.desk import Desk

T = TypeVar("T")
_LONGEST_UNSAVED_MS = 15_000  # a long text is saved while it is still being typed


@dataclass(frozen=True, slots=True)
class Known(Generic[T]):
    """What `fetch` found: the draft kept before, or None."""

    record: T | None


class KeptDraft(QObject, Generic[T]):
    """Saves what `collect` returns under a key of the signed-in account, whenever it differs from what is kept.

    Signals: `saved(datetime)` when the draft is safe; `failed(Problem)` when it could not be kept.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, collect: Callable[[], T], empty: T, parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._collect = collect
        self._empty = empty
        self._key = ""
        self._kept: T = empty
        self._stored = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LONGEST_UNSAVED_MS)
        self._timer.timeout.connect(self.save)
        workplace.about_to_lock.connect(self.save)

    def fetch(self, key: str, on_done: Callable[[T | None], object]) -> None:
        """Look up what was kept under a key."""
        empty = self._empty

        def look(desk: "Desk") -> Known[T]:
            from desktop.services import preferences

            found = preferences.get(desk, key, empty)
            return Known(None if found == empty else found)

        def settle(known: Known[T]) -> None:
            on_done(known.record)

        self._workplace.read(look, settle)

    def start(self, key: str, kept: T, *, stored: bool = False) -> None:
        """Begin to keep a draft under a key; `kept` needs no saving. `stored` tells that it stands there already."""
        self._key, self._kept, self._stored = key, kept, stored

    def note_edit(self) -> None:
        """Make sure that what is typed now is saved soon, even within one long field."""
        if self._key and not self._timer.isActive():
            self._timer.start()

    def save(self) -> None:
        """Save now, when something changed."""
        self._timer.stop()
        if not self._key:
            return
        draft = self._collect()
        if draft != self._kept:
            self._kept, self._stored = draft, True
            self._put(draft)

    def finish(self) -> None:
        """Save what is still unsaved, then keep nothing more."""
        self.save()
        self._key = ""

    def discard(self) -> None:
        """Throw the kept draft away and keep nothing more."""
        self._timer.stop()
        if self._key and self._stored:
            self._put(None)
        self._key, self._stored = "", False

    def _put(self, draft: T | None) -> None:
        key = self._key

        def store(desk: "Desk") -> None:
            from desktop.services import preferences

            preferences.put(desk, key, draft)

        self._workplace.change(store, self._on_saved, on_problem=self._on_failed)

    def _on_saved(self, _answer: None) -> None:
        if self._key and self._stored:
            self.saved.emit(datetime.now().astimezone())

    def _on_failed(self, problem: Problem) -> None:
        self._kept = self._empty  # tried again with the next field that is left
        self.failed.emit(problem)
