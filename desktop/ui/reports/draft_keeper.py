"""Keeps the form's draft in the register while it is written: a power cut loses at most one field."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from db.problem import Problem
from db.records.report import ReportDraft
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk

_LONGEST_UNSAVED_MS = 15_000  # a long text is saved while it is still being typed


class DraftKeeper(QObject):
    """Saves what `collect` returns, never two saves at once.

    Signals: `saved(datetime)` when a draft is safe; `failed(Problem)` when it could not be kept.
    """

    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, workplace: Workplace, collect: Callable[[], ReportDraft], parent: QObject) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._collect = collect
        self._uid: str | None = None
        self._kept: ReportDraft | None = None
        self._sending: ReportDraft | None = None
        self._waiting: list[Callable[[str | None], object]] = []
        self._on = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LONGEST_UNSAVED_MS)
        self._timer.timeout.connect(self.save)

    @property
    def uid(self) -> str | None:
        """The uid of the draft in the register, or None before the first save."""
        return self._uid

    def start(self, kept: ReportDraft, uid: str | None = None) -> None:
        """Begin to keep a draft; `kept` is what needs no saving."""
        self._kept, self._uid, self._on = kept, uid, True

    def stop(self) -> None:
        """Keep nothing from now on: the form is registered, thrown away or a correction."""
        self._on = False
        self._timer.stop()

    def finish(self) -> None:
        """Save what is still unsaved, then keep nothing more."""
        if not self._on:
            return
        last = self._collect()
        self.stop()
        self._when_idle(lambda _uid: self._send(last) if last != self._kept else None)

    def settle(self, then: Callable[[str | None], object]) -> None:
        """Stop, and call back with the uid of the kept draft once no save is under way."""
        self.stop()
        self._when_idle(then)

    def note_edit(self) -> None:
        """Make sure that what is typed now is saved soon, even within one long field."""
        if self._on and not self._timer.isActive():
            self._timer.start()

    def save(self) -> None:
        """Save now, when something changed."""
        self._timer.stop()
        if not self._on or self._sending is not None:
            return
        draft = self._collect()
        if draft != self._kept:
            self._send(draft)

    def discard(self) -> None:
        """Throw the kept draft away."""
        self.settle(self._throw_away)

    def _throw_away(self, uid: str | None) -> None:
        self._uid = None
        if uid is not None:
            self._workplace.change(lambda desk: _discard(desk, uid))

    def _send(self, draft: ReportDraft) -> None:
        uid = self._uid
        self._sending = draft
        self._workplace.change(lambda desk: _save(desk, draft, uid), self._on_saved, on_problem=self._on_failed)

    def _when_idle(self, then: Callable[[str | None], object]) -> None:
        """Call now, or when the save under way has told its uid: else one form would leave two drafts."""
        if self._sending is None:
            then(self._uid)
        else:
            self._waiting.append(then)

    def _call_waiting(self) -> None:
        while self._waiting and self._sending is None:
            self._waiting.pop(0)(self._uid)

    def _on_saved(self, uid: str) -> None:
        self._kept, self._sending = self._sending, None
        self._uid = uid
        self._call_waiting()
        if self._on:
            self.saved.emit(datetime.now().astimezone())
            self.save()  # what was typed while the last save was under way

    def _on_failed(self, problem: Problem) -> None:
        self._sending = None
        self._call_waiting()
        self.failed.emit(problem)


def _save(desk: "Desk", draft: ReportDraft, uid: str | None) -> "Done[str]":
    from desktop.services import drafts

    return drafts.save_draft(desk, draft, uid)


def _discard(desk: "Desk", uid: str) -> "Done[None]":
    from desktop.services import drafts

    return drafts.discard_draft(desk, uid)
