"""The tab "Nilai": pre-test and post-test, typed down a column; gain and result follow at once."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout

from db.problem import Problem
from db.vocabulary import ParticipantRole
from desktop.rules.score_figures import ScoreLine, score_figures
from desktop.rules.words import decimal_text
from desktop.ui import messages
from desktop.ui.kit.surfaces import Banner, EmptyState
from desktop.ui.training.change_batches import ChangeBatches
from desktop.ui.training.score_grid import ScoreGrid
from desktop.ui.training.score_model import ScoreModel, Scores
from desktop.ui.training.session_tab import SessionTab
from desktop.ui.training.session_view import SessionView
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk


class ScoresTab(SessionTab):
    """The grid, its totals, and what is missing before anybody can have passed."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._uid = ""
        self.batches: ChangeBatches[str, Scores] = ChangeBatches(workplace, _set_scores, self)
        self.model = ScoreModel(self.batches)
        self.grid = ScoreGrid(self.model)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari nama (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari nama"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(210)
        self.mark = QLabel()
        self.mark.setObjectName("soft")
        self.mark.setWordWrap(True)
        self.no_mark = Banner("info", "", action=_("Isi nilai lulus"))
        self.no_mark.acted.connect(
            lambda: self.workplace.go("session-form", correct=self._uid, field="pass_mark") if self._uid else None
        )
        self.trouble = Banner("danger", "")
        self.trouble.hide()
        self.totals = QLabel()
        self.totals.setObjectName("fieldLabel")
        self.totals.setWordWrap(True)
        self.saved = QLabel()
        self.saved.setObjectName("soft")
        self.hint = QLabel(
            _(
                "Ketik nilai lalu Enter: turun ke nama berikut · Tab: ke post-test · Delete: kosongkan · "
                "ketik huruf: cari nama"
            )
        )
        self.hint.setObjectName("soft")
        self.hint.setWordWrap(True)
        self.empty = EmptyState(
            "mdi6.clipboard-edit-outline", _("Belum ada peserta"), _("Tambahkan peserta lebih dulu di tab Peserta.")
        )
        self.stack = QStackedWidget()
        for widget in (self.grid, self.empty):
            self.stack.addWidget(widget)
        bar = QHBoxLayout()
        bar.setSpacing(14)
        bar.addWidget(self.search)
        bar.addWidget(self.mark, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.totals, 1)
        foot.addWidget(self.saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(bar)
        layout.addWidget(self.no_mark)
        layout.addWidget(self.trouble)
        layout.addWidget(self.stack, 1)
        layout.addLayout(foot)
        layout.addWidget(self.hint)
        self.model.scored.connect(self._count)
        self.batches.saved.connect(self._count)
        self.batches.failed.connect(self._on_failed)
        self.search.textEdited.connect(self._on_search)
        self.search.returnPressed.connect(self.take_focus)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._go_to_search)

    def fill(self, view: SessionView) -> None:
        """Show scores; those that are not saved yet stay in sight."""
        if view.record.uid != self._uid:
            self._uid = view.record.uid
            self.batches.begin(self._uid)
            self.trouble.hide()
        else:
            self.batches.settled()
        tested = [person for person in view.people if person.role is ParticipantRole.PARTICIPANT]
        self.model.may_change = view.may_change
        self.model.show(tested, view.record.pass_mark)
        self.stack.setCurrentWidget(self.grid if tested else self.empty)
        self.hint.setVisible(view.may_change)
        mark = view.record.pass_mark
        name = view.record.test_name
        words = "" if mark is None else _("Nilai lulus {mark}").format(mark=decimal_text(mark))
        self.mark.setText(" · ".join(part for part in (name, words) if part))
        self.no_mark.setVisible(mark is None and bool(tested) and view.may_change)
        if mark is None:
            self.no_mark.say(
                "info",
                _("Nilai lulus belum diisi."),
                _("Nilai dapat dicatat, tetapi belum ada yang dinyatakan lulus atau tidak lulus."),
            )
        self._count()

    def flush(self) -> None:
        self.batches.flush()

    def take_focus(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        figures = score_figures(self.model.current(), self.model.pass_mark)
        parts = []
        if figures.pre.count:
            parts.append(_line(_("Pre-test"), figures.pre))
        if figures.post.count:
            parts.append(_line(_("Post-test"), figures.post))
        if figures.gain is not None:
            sign = "+" if figures.gain > 0 else ""
            parts.append(_("kenaikan rata-rata {gain}").format(gain=f"{sign}{decimal_text(figures.gain)}"))
        if figures.passed or figures.failed:
            parts.append(_("{n} lulus").format(n=figures.passed))
            parts.append(_("{n} tidak lulus").format(n=figures.failed))
        self.totals.setText("  ·  ".join(parts))
        self.saved.setText(_("Menyimpan…") if self.batches.unsaved else "")

    def _on_search(self, text: str) -> None:
        row = self.grid.find_name(text)
        if row is not None:
            self.grid.stand_on(row)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_failed(self, problem: Problem, keys: tuple[str, ...]) -> None:
        names = {person.uid: person.name for person in self.model.people}
        who = ", ".join(names.get(uid, "") for uid in keys[:3])
        sentence, next_step = messages.problem_text(problem)
        self.trouble.say("danger", _("Belum tersimpan: {names}").format(names=who), f"{sentence} {next_step}".strip())
        self.trouble.show()
        self.model.tell_changed()
        self._count()


def _line(name: str, line: ScoreLine) -> str:
    mean = decimal_text(line.mean or Decimal(0))
    return _("{test}: {n} orang, rata-rata {mean}").format(test=name, n=line.count, mean=mean)


def _set_scores(desk: "Desk", session_uid: str, scores: Mapping[str, Scores]) -> "Done[None]":
    from desktop.services import attendance

    return attendance.set_scores(desk, session_uid, scores)
