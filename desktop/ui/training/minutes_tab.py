"""The tab "Notulen & foto": what was said and agreed, kept as a draft while it is typed, and the photos beside it."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.training import Minutes, SessionRecord
from desktop.rules.training_checks import longest
from desktop.ui import icons, messages
from desktop.ui.kit.facts import Facts
from desktop.ui.kit.surfaces import Card
from desktop.ui.kit.text_fields import LineField, TextField
from desktop.ui.reports.field_group import FieldGroup
from desktop.ui.reports.shown import time_words
from desktop.ui.training.kept_draft import KeptDraft
from desktop.ui.training.photos_card import PhotosCard
from desktop.ui.training.session_tab import SessionTab
from desktop.ui.training.session_view import SessionView
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk

_KEY = "training.minutes-draft"
_SIDE = 344


def minutes_labels() -> dict[str, str]:
    """Return what the parts of the minutes are called, in the order of the paper."""
    return {
        "leader": _("Pimpinan rapat"),
        "note_taker": _("Notulis"),
        "represented": _("Unsur yang hadir"),
        "proceedings": _("Jalannya kegiatan"),
        "questions": _("Pertanyaan dan tanggapan"),
        "agreed": _("Hal yang disepakati"),
        "not_agreed": _("Hal yang tidak disepakati"),
        "follow_up": _("Tindak lanjut"),
    }


class MinutesGroup(FieldGroup):
    """The fields of the minutes."""

    def __init__(self) -> None:
        super().__init__(_("Notulen"))
        words = minutes_labels()
        self.add_row(LineField(words["leader"], path="leader"), LineField(words["note_taker"], path="note_taker"))
        hint = _("Misalnya: perangkat desa, BPD, RT/RW, tokoh masyarakat.")
        self.add_row(_text(words["represented"], "represented", 2, hint))
        self.add_row(_text(words["proceedings"], "proceedings", 6))
        self.add_row(_text(words["questions"], "questions", 4))
        self.add_row(_text(words["agreed"], "agreed", 3), _text(words["not_agreed"], "not_agreed", 3))
        self.add_row(_text(words["follow_up"], "follow_up", 2))


class MinutesTab(SessionTab):
    """Minutes at the left, photos at the right."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._uid = ""
        self._stored = Minutes()
        self.group = MinutesGroup()
        self.facts = Card(_("Notulen"))
        self.photos = PhotosCard(workplace)
        self.keeper: KeptDraft[Minutes] = KeptDraft(workplace, self.collect, Minutes(), self)
        self.state = QLabel()
        self.state.setObjectName("soft")
        self.state.setWordWrap(True)
        self.save_button = QPushButton(icons.icon("mdi6.content-save-outline"), _("&Simpan notulen"))
        self.save_button.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.save_button)
        foot.addWidget(self.state, 1)
        self.group.body.addLayout(foot)
        left = QVBoxLayout()
        left.addWidget(self.group)
        left.addWidget(self.facts)
        left.addStretch()
        side = QWidget()
        side.setFixedWidth(_SIDE)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.photos)
        right.addStretch()
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(2, 10, 14, 12)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self._connect()

    def collect(self) -> Minutes:
        """Return the minutes as the fields have them."""
        return self.group.collect(Minutes())

    @property
    def is_changed(self) -> bool:
        """Whether the fields hold something that is not in the register."""
        return bool(self._uid) and self.collect() != self._stored

    def fill(self, view: SessionView) -> None:
        """Show minutes and photos; what is being typed stays."""
        self.photos.show_view(view)
        self.group.setVisible(view.may_change)
        self.facts.setVisible(not view.may_change)
        self._show_facts(view.record.minutes)
        if view.record.uid == self._uid and self.is_changed:
            self._stored = view.record.minutes
            self._say()
            return
        self.keeper.finish()
        self._uid, self._stored = view.record.uid, view.record.minutes
        self.group.load(self._stored)
        self._say()
        if view.may_change:
            self.keeper.fetch(f"{_KEY}.{self._uid}", self._on_kept)

    def flush(self) -> None:
        self.keeper.save()

    def take_focus(self) -> None:
        self.group.fields["leader"].take_focus()

    def save(self) -> None:
        """Write the minutes into the register as a revision of the session."""
        if not self._uid:
            return
        uid, minutes = self._uid, self.collect()
        self.save_button.setEnabled(False)
        self.workplace.change(lambda desk: _store(desk, uid, minutes), self._on_stored, on_problem=self._on_refused)

    def _connect(self) -> None:
        self.group.edited.connect(lambda _path: self._on_edited())
        self.group.left.connect(lambda _path: self.keeper.save())
        self.group.entered.connect(lambda path: self._area.ensureWidgetVisible(self.group.fields[path], 0, 30))
        self.keeper.saved.connect(self._on_draft_saved)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.save)

    def _on_kept(self, kept: Minutes | None) -> None:
        self.keeper.start(f"{_KEY}.{self._uid}", self._stored, stored=kept is not None)
        if kept is not None and kept != self._stored:
            self.group.load(kept)
            self._say(_("Notulen yang belum disimpan dilanjutkan."))

    def _on_edited(self) -> None:
        self.keeper.note_edit()
        self._say()

    def _on_stored(self, record: SessionRecord) -> None:
        self._stored = record.minutes
        self.keeper.discard()
        self.keeper.start(f"{_KEY}.{self._uid}", self._stored)
        self._say(_("Notulen sudah disimpan."))

    def _on_refused(self, problem: Problem) -> None:
        self.save_button.setEnabled(True)
        field = self.group.fields.get(problem.field.removeprefix("minutes."))
        if field is None:
            messages.problem(self, problem)
        else:
            field.show_found(problem)
            field.take_focus()

    def _on_draft_saved(self, at: datetime) -> None:
        if self.is_changed:
            self._say(_("Draf tersimpan {time}; belum masuk register.").format(time=time_words(at)))

    def _say(self, words: str = "") -> None:
        changed = self.is_changed
        self.save_button.setEnabled(changed)
        self.state.setText(words or (_("Ada perubahan yang belum disimpan.") if changed else ""))

    def _show_facts(self, minutes: Minutes) -> None:
        while self.facts.body.count() > 1:
            item = self.facts.body.takeAt(1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        facts = Facts(columns=1)
        for name, words in minutes_labels().items():
            facts.add(words, getattr(minutes, name))
        if facts.is_empty:
            facts.add(_("Notulen"), "", empty=_("Belum ditulis."))
        self.facts.body.addWidget(facts)


def _text(words: str, path: str, rows: int, hint: str = "") -> TextField:
    return TextField(words, path=path, rows=rows, hint=hint, longest=longest(path))


def _store(desk: "Desk", uid: str, minutes: Minutes) -> "Done[SessionRecord]":
    from desktop.services import sessions

    draft = sessions.draft_of(sessions.session(desk, uid))
    return sessions.change_session(desk, uid, replace(draft, minutes=minutes), _("Notulen"))
