"""What the grid of attendance shows: participants against sittings, with marks that are not saved yet on top."""

from collections.abc import Sequence
from enum import Enum
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from db.records.training import AttendanceMark, Meeting, ParticipantRecord
from desktop.ui.training.change_batches import ChangeBatches
from desktop.ui.training.name_grid import PERSON
from desktop.ui.training.session_words import meeting_head, meeting_words
from resources.language import _

_Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, str]  # participant uid, meeting uid


class Presence(Enum):
    """What a cell says."""

    OTHER_BATCH = "other batch"
    UNKNOWN = "unknown"
    PRESENT = "present"
    SIGNED = "signed"
    ABSENT = "absent"


# What a cell becomes: marked, or as if nobody had said anything yet.
Change = AttendanceMark | Literal[Presence.UNKNOWN]


def presence_words(presence: Presence) -> str:
    """Return what a cell says, in words."""
    return {
        Presence.OTHER_BATCH: _("bukan gelombangnya"),
        Presence.UNKNOWN: _("belum ditandai"),
        Presence.PRESENT: _("hadir"),
        Presence.SIGNED: _("hadir, paraf ada"),
        Presence.ABSENT: _("tidak hadir"),
    }[presence]


class AttendanceModel(QAbstractTableModel):
    """Rows are people, columns are sittings."""

    def __init__(self, batches: "ChangeBatches[Key, Change]") -> None:
        super().__init__()
        self._batches = batches
        self.people: Sequence[ParticipantRecord] = ()
        self.meetings: Sequence[Meeting] = ()

    def show(self, people: Sequence[ParticipantRecord], meetings: Sequence[Meeting]) -> None:
        """Show these people and sittings; the rows stay where they are when it is the same list."""
        same = [p.uid for p in people] == [p.uid for p in self.people] and meetings == self.meetings
        if same:
            self.people = people
            self.tell_changed()
            return
        self.beginResetModel()
        self.people, self.meetings = people, meetings
        self.endResetModel()

    def presence(self, person: ParticipantRecord, meeting: Meeting) -> Presence:
        """Return what is known of a person at a sitting."""
        mark = self._batches.known((person.uid, meeting.uid))
        if mark is None:
            mark = next((mark for mark in person.marks if mark.meeting_uid == meeting.uid), None)
        if not isinstance(mark, AttendanceMark):
            belongs = not person.batch or not meeting.batch or person.batch == meeting.batch
            return Presence.UNKNOWN if belongs else Presence.OTHER_BATCH
        if not mark.present:
            return Presence.ABSENT
        return Presence.SIGNED if mark.signed else Presence.PRESENT

    def at(self, index: _Index) -> Presence:
        """Return what a cell says."""
        return self.presence(self.people[index.row()], self.meetings[index.column()])

    def mark(self, index: _Index, *, present: bool, signed: bool = False) -> None:
        """Mark somebody; saved in a moment."""
        person, meeting = self.people[index.row()], self.meetings[index.column()]
        self._batches.put(
            (person.uid, meeting.uid), AttendanceMark(meeting_uid=meeting.uid, present=present, signed=signed)
        )
        self.dataChanged.emit(index, index)

    def clear(self, index: _Index) -> None:
        """Take a mark back; saved in a moment."""
        person, meeting = self.people[index.row()], self.meetings[index.column()]
        self._batches.put((person.uid, meeting.uid), Presence.UNKNOWN)
        self.dataChanged.emit(index, index)

    def tell_changed(self) -> None:
        """Paint everything anew."""
        if self.people and self.meetings:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.people) - 1, len(self.meetings) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.people) - 1)

    def counts(self, meeting: Meeting) -> dict[Presence, int]:
        """Return how many of each a sitting has."""
        found = dict.fromkeys(Presence, 0)
        for person in self.people:
            found[self.presence(person, meeting)] += 1
        return found

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.meetings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            words = presence_words(self.at(index))
            person = self.people[index.row()]
            return f"{person.name}: {words}" if role == Qt.ItemDataRole.AccessibleTextRole else words
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            if role == PERSON:
                return self.people[section]
            return self.people[section].name if role == Qt.ItemDataRole.DisplayRole else None
        meeting = self.meetings[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return meeting_head(meeting, any(other.batch for other in self.meetings), section + 1)
        if role == Qt.ItemDataRole.ToolTipRole:
            return ", ".join(part for part in (meeting_words(meeting), meeting.place) if part)
        return None
