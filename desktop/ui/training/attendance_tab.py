"""The tab "Kehadiran": who came to which sitting, taken with one key for each person."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout

from db.problem import Problem
from db.records.training import AttendanceMark, Meeting
from desktop.ui import icons, messages
from desktop.ui.kit.chips import ChipBar
from desktop.ui.kit.surfaces import Banner, EmptyState
from desktop.ui.training.attendance_grid import AttendanceGrid
from desktop.ui.training.attendance_model import AttendanceModel, Change, Key, Presence
from desktop.ui.training.change_batches import ChangeBatches
from desktop.ui.training.session_tab import SessionTab
from desktop.ui.training.session_view import SessionView
from desktop.ui.training.session_words import batches_of, meeting_words
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk

_UNKNOWN, _ABSENT = "unknown", "absent"


class AttendanceTab(SessionTab):
    """The grid, what narrows it, and the count of the sitting one stands in."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self._uid = ""
        self.batches: ChangeBatches[Key, Change] = ChangeBatches(workplace, _mark, self)
        self.model = AttendanceModel(self.batches)
        self.grid = AttendanceGrid(self.model, may_mark=False)
        self.batch_chips = ChipBar(single=True, name=_("Gelombang"))
        self.only = ChipBar(
            [(_UNKNOWN, _("Belum ditandai")), (_ABSENT, _("Tidak hadir"))], single=True, name=_("Saringan")
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari nama (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari nama"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(210)
        self.rest_button = QPushButton(icons.icon("mdi6.check-all"), _("Semua hadir"))
        self.absent_button = QPushButton(icons.icon("mdi6.close"), _("Sisanya tidak hadir"))
        self.trouble = Banner("danger", "")
        self.trouble.hide()
        self.counts = QLabel()
        self.counts.setObjectName("fieldLabel")
        self.counts.setWordWrap(True)
        self.saved = QLabel()
        self.saved.setObjectName("soft")
        self.hint = QLabel(
            _(
                "Spasi atau H: hadir · T: tidak hadir · Shift+Spasi: hadir dan sudah paraf · Delete: kosongkan lagi · "
                "panah: pindah · ketik huruf: cari nama"
            )
        )
        self.hint.setObjectName("soft")
        self.hint.setWordWrap(True)
        self.empty = EmptyState(
            "mdi6.account-multiple-check-outline",
            _("Belum ada peserta"),
            _("Tambahkan peserta lebih dulu di tab Peserta. Yang datang tanpa terdaftar dapat ditambahkan di sana."),
        )
        self.nobody = EmptyState("mdi6.check-circle-outline", _("Tidak ada nama dalam saringan ini"))
        self.stack = QStackedWidget()
        for widget in (self.grid, self.empty, self.nobody):
            self.stack.addWidget(widget)
        self._lay_out()
        self._connect()

    def fill(self, view: SessionView) -> None:
        """Show attendance; marks that are not saved yet stay in sight."""
        if view.record.uid != self._uid:
            self._uid = view.record.uid
            self.batches.begin(self._uid)
            self.trouble.hide()
            self.only.set_values()
            self.batch_chips.set_values()
        else:
            self.batches.settled()
        names = batches_of(view.record)
        if tuple(chip.value for chip in self.batch_chips.chips) != tuple(names):
            self.batch_chips.set_choices([(name, name.replace("&", "&&")) for name in names])
        self.batch_chips.setVisible(len(names) > 1)
        self.grid.may_mark = view.may_change
        for button in (self.rest_button, self.absent_button):
            button.setVisible(view.may_change)
        self.hint.setVisible(view.may_change)
        if not self.only.values():
            self._show_rows()
        else:  # the rows of a narrowed list stay until it is narrowed anew: nobody vanishes under one's finger
            known = {person.uid: person for person in view.people}
            self.model.show([known[p.uid] for p in self.model.people if p.uid in known], self._meetings())
        self._count()

    def flush(self) -> None:
        self.batches.flush()

    def take_focus(self) -> None:
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_rest(self, present: bool) -> None:
        """Mark everybody of this sitting nobody has said anything about yet."""
        meeting = self.meeting()
        if meeting is None:
            return
        self.batches.flush()
        uid = self._uid
        self.workplace.change(lambda desk: _mark_all(desk, uid, meeting.uid, present))

    def meeting(self) -> Meeting | None:
        """Return the sitting one stands in."""
        meetings = self.model.meetings
        column = max(0, self.grid.currentIndex().column())
        return meetings[column] if column < len(meetings) else None

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.search)
        bar.addWidget(self.only, 1, Qt.AlignmentFlag.AlignVCenter)
        bar.addWidget(self.absent_button)
        bar.addWidget(self.rest_button)
        foot = QHBoxLayout()
        foot.addWidget(self.counts, 1)
        foot.addWidget(self.saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(bar)
        layout.addWidget(self.batch_chips)
        layout.addWidget(self.trouble)
        layout.addWidget(self.stack, 1)
        layout.addLayout(foot)
        layout.addWidget(self.hint)

    def _connect(self) -> None:
        self.grid.marked.connect(self._count)
        self.grid.selectionModel().currentChanged.connect(lambda *_indexes: self._count())
        self.only.changed.connect(self._show_rows)
        self.batch_chips.changed.connect(self._show_rows)
        self.search.textEdited.connect(self._on_search)
        self.search.returnPressed.connect(lambda: self.grid.setFocus(Qt.FocusReason.OtherFocusReason))
        self.rest_button.clicked.connect(lambda: self.mark_rest(True))
        self.absent_button.clicked.connect(lambda: self.mark_rest(False))
        self.batches.saved.connect(self._count)
        self.batches.failed.connect(self._on_failed)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._go_to_search)

    def _meetings(self) -> list[Meeting]:
        batch = self.batch_chips.value()
        meetings = self.view.record.meetings if self.view else ()
        return [meeting for meeting in meetings if not batch or not meeting.batch or meeting.batch == batch]

    def _show_rows(self) -> None:
        if self.view is None:
            return
        batch, only = self.batch_chips.value(), self.only.value()
        meetings = self._meetings()
        here = self.meeting()
        if here not in meetings:
            here = meetings[0] if meetings else None
        people = [p for p in self.view.people if not batch or not p.batch or p.batch == batch]
        if only and here is not None:
            wanted = Presence.UNKNOWN if only == _UNKNOWN else Presence.ABSENT
            people = [person for person in people if self.model.presence(person, here) is wanted]
        self.model.show(people, meetings)
        if here in meetings and people:
            row = max(0, self.grid.currentIndex().row())
            self.grid.stand_on(min(row, len(people) - 1), meetings.index(here))
        self.stack.setCurrentWidget(
            self.grid if people and meetings else self.empty if not self.view.people else self.nobody
        )
        self._count()

    def _count(self) -> None:
        meeting = self.meeting()
        shown = meeting is not None and bool(self.model.people)
        self.counts.setVisible(shown)
        unknown = 0
        if meeting is not None and shown:
            counts = self._counts_of(meeting)
            unknown = counts[Presence.UNKNOWN]
            self.counts.setText(
                _("{meeting}: {present} hadir · {absent} tidak hadir · {unknown} belum ditandai").format(
                    meeting=meeting_words(meeting),
                    present=counts[Presence.PRESENT] + counts[Presence.SIGNED],
                    absent=counts[Presence.ABSENT],
                    unknown=unknown,
                )
            )
            begun = unknown < sum(counts.values()) - counts[Presence.OTHER_BATCH]
            self.rest_button.setText(_("Sisanya hadir") if begun else _("Semua hadir"))
        self.rest_button.setEnabled(bool(unknown))
        self.absent_button.setEnabled(bool(unknown))
        self.saved.setText(_("Menyimpan…") if self.batches.unsaved else "")

    def _counts_of(self, meeting: Meeting) -> dict[Presence, int]:
        """Count over the whole list, whatever it is narrowed to."""
        found = dict.fromkeys(Presence, 0)
        for person in self.view.people if self.view else ():
            found[self.model.presence(person, meeting)] += 1
        return found

    def _on_search(self, text: str) -> None:
        row = self.grid.find_name(text)
        if row is not None:
            self.grid.stand_on(row)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_failed(self, problem: Problem, keys: tuple[Key, ...]) -> None:
        names = {person.uid: person.name for person in (self.view.people if self.view else ())}
        who = ", ".join(dict.fromkeys(names.get(uid, "") for uid, _meeting in keys[:3]))
        sentence, next_step = messages.problem_text(problem)
        self.trouble.say("danger", _("Belum tersimpan: {names}").format(names=who), f"{sentence} {next_step}".strip())
        self.trouble.show()
        self.model.tell_changed()
        self._count()


def _mark(desk: "Desk", session_uid: str, changes: Mapping[Key, Change]) -> "Done[None]":
    from desktop.services import attendance

    marks: dict[str, tuple[AttendanceMark, ...]] = {}
    blank: dict[str, tuple[str, ...]] = {}
    for (person, meeting), change in changes.items():
        if isinstance(change, AttendanceMark):
            marks[person] = (*marks.get(person, ()), change)
        else:
            blank[person] = (*blank.get(person, ()), meeting)
    return attendance.mark(desk, session_uid, marks, blank=blank)


def _mark_all(desk: "Desk", session_uid: str, meeting_uid: str, present: bool) -> "Done[int]":
    from desktop.services import attendance

    return attendance.mark_all(desk, session_uid, meeting_uid, present=present)
