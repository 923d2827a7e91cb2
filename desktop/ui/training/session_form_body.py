"""The whole form of a session in one scrolling column, with a bar of its parts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.records.training import SessionDraft
from desktop.rules.findings import Finding, FindingLevel
from desktop.ui.kit.field import Field
from desktop.ui.reports.field_group import FieldGroup
from desktop.ui.reports.parts_bar import PartsBar
from desktop.ui.training.line_list import LineList
from desktop.ui.training.materials_card import MaterialsCard
from desktop.ui.training.meetings_list import MeetingsList
from desktop.ui.training.session_groups import InvitationGroup, NotesGroup, TestGroup, TopicsGroup, WhatGroup
from desktop.ui.training.speakers_list import SpeakersList
from desktop.ui.training.subjects_list import SubjectsList
from desktop.ui.workplace import Workplace
from resources.language import _

_EMPTY = "session-field-empty"  # the finding about a field that is merely empty
# Which part of the form a path belongs to, by its first word.
_PARTS = (
    ("title", "kind", "method", "programme", "link"),
    ("meetings",),
    ("organiser", "invitation_number", "invitation_date", "audience", "basis", "purpose"),
    ("speakers",),
    ("subjects",),
    ("topics",),
    ("materials",),
    ("test_name", "pass_mark"),
    ("conclusion", "note"),
)
_ASKED = 6  # parts that are ticked when they lack nothing; the others may well stay empty


class SessionFormBody(QWidget):
    """Shows a draft and hands it back.

    Signals: `edited(path)`; `left(path)` when a field is left.
    """

    edited = Signal(str)
    left = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._draft = SessionDraft()
        self.what = WhatGroup()
        self.meetings = MeetingsList()
        self.invitation = InvitationGroup()
        self.speakers = SpeakersList()
        self.subjects = SubjectsList()
        self.topics = TopicsGroup()
        self.materials = MaterialsCard(workplace)
        self.test = TestGroup()
        self.notes = NotesGroup()
        self._groups: tuple[FieldGroup, ...] = (self.what, self.invitation, self.topics, self.test, self.notes)
        self._lists: tuple[LineList[Any], ...] = (self.meetings, self.speakers, self.subjects)
        self._build()
        self._connect()

    def load(self, draft: SessionDraft) -> None:
        """Show a draft from its first field."""
        self._draft = draft
        for group in self._groups:
            group.load(draft)
        for rows in self._lists:
            rows.load(getattr(draft, rows.name))
        self.materials.load(draft.materials)
        self.what.show_link()
        self._order_tabs()
        self._area.verticalScrollBar().setValue(0)

    def collect(self) -> SessionDraft:
        """Return the draft as the fields have it."""
        draft = self._draft
        for group in self._groups:
            draft = group.collect(draft)
        return replace(
            draft,
            meetings=self.meetings.collect(),
            speakers=self.speakers.collect(),
            subjects=self.subjects.collect(),
            materials=self.materials.materials,
        )

    def field(self, path: str) -> Field | None:
        """Return the field of a path, or None."""
        for rows in self._lists:
            field = rows.field(path)
            if field is not None:
                return field
        return next((group.fields[path] for group in self._groups if path in group.fields), None)

    def jump(self, path: str) -> None:
        """Bring the field of a path into sight and put the cursor into it; for a whole list, into its first row."""
        field = self.field(path)
        place: QWidget | None = field
        if field is None:
            group = next((group for group in self._lists if group.name == path.split(".")[0]), None)
            place = group
        if place is None:
            return
        self._column.activate()
        self._area.ensureWidgetVisible(place, 0, 120)
        if field is not None:
            field.take_focus()
        elif group is not None:
            group.focus_widgets()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_parts(self, findings: Sequence[Finding]) -> None:
        """Tick the parts that lack nothing."""
        missing = [0] * len(_PARTS)
        for finding in findings:
            if finding.level is not FindingLevel.DOUBT:
                missing[_part_of(finding.field)] += 1
        for index in range(_ASKED):
            self.parts.mark(index, missing[index])

    def show_findings(self, path: str, findings: Sequence[Finding]) -> None:
        """Say beside one field what is wrong or odd about it, and what concerns its whole list."""
        for group in self._lists:
            if path.split(".")[0] == group.name or (path == "" and group.lines):
                self._say_list(group, findings)
        field = self.field(path)
        if field is None or field.has_problem:
            return
        finding = next((item for item in findings if item.field == path and item.code != _EMPTY), None)
        if finding is None:
            field.clear_problem()
        else:
            field.show_problem(_words(finding), warning=finding.level is not FindingLevel.BLOCKING)

    def unreadable(self) -> Iterator[str]:
        """Name the fields that hold something unreadable."""
        for group in self._groups:
            yield from group.unreadable()
        for rows in self._lists:
            yield from rows.unreadable()

    def _say_list(self, group: LineList[Any], findings: Sequence[Finding]) -> None:
        whole = [
            item
            for item in findings
            if item.code != _EMPTY and item.field.split(".")[0] == group.name and self.field(item.field) is None
        ]
        words = " ".join(dict.fromkeys(_words(item) for item in whole))
        group.say(words, warning=all(item.level is FindingLevel.DOUBT for item in whole))

    def _build(self) -> None:
        content = QWidget()
        column = self._column = QVBoxLayout(content)
        column.setContentsMargins(2, 2, 14, 12)
        column.setSpacing(16)
        parts: list[tuple[str, QWidget]] = [
            (_("Nama dan jenis"), self.what),
            (_("Waktu dan tempat"), self.meetings),
            (_("Undangan"), self.invitation),
            (_("Para narasumber"), self.speakers),
            (_("Materi dan JP"), self.subjects),
            (_("Topik yang dibahas"), self.topics),
            (_("Berkas materi"), self.materials),
            (_("Tes"), self.test),
            (_("Laporan"), self.notes),
        ]
        for _name, widget in parts:
            column.addWidget(widget)
        column.addStretch()
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(content)
        self.parts = PartsBar(parts, self._area, content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.parts)
        layout.addWidget(self._area, 1)

    def _connect(self) -> None:
        groups: tuple[Any, ...] = (*self._groups, *self._lists)
        for group in groups:
            group.edited.connect(self._on_edited)
            group.left.connect(self.left)
            group.entered.connect(self._on_entered)
        self.materials.changed.connect(lambda: self.left.emit("materials"))

    def _on_edited(self, path: str) -> None:
        if path in ("meetings", "speakers", "subjects"):  # a row came or went
            self._order_tabs()
        if path.split(".")[0] in ("speakers", "subjects"):
            self.subjects.set_speakers([speaker.name for speaker in self.speakers.collect()])
        self.edited.emit(path)

    def _order_tabs(self) -> None:
        """Let the tab key follow the eye: new rows would come last otherwise."""
        chain = [
            *self.what.focus_widgets(),
            *self.meetings.focus_widgets(),
            *self.invitation.focus_widgets(),
            *self.speakers.focus_widgets(),
            *self.subjects.focus_widgets(),
            *self.topics.focus_widgets(),
            self.materials.zone.button,
            *self.test.focus_widgets(),
            *self.notes.focus_widgets(),
        ]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, after)

    def _on_entered(self, path: str) -> None:
        """Keep the field that is being typed in within sight when the tab key went below the edge."""
        field = self.field(path)
        if field is not None:
            self._area.ensureWidgetVisible(field, 0, 30)


def _words(finding: Finding) -> str:
    text = finding.explain()
    return " ".join(part for part in (text.sentence, text.next_step) if part)


def _part_of(path: str) -> int:
    head = path.split(".")[0]
    return next((number for number, heads in enumerate(_PARTS) if head in heads), 0)
