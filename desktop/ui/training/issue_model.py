"""The people of a session as they are chosen for certificates: a tick, a number, and why somebody gets none."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from db.vocabulary import ParticipantRole, TrainingResult
from desktop.rules.certificate_candidates import Candidate
from desktop.rules.labels import label
from desktop.rules.problems import explain_code
from desktop.rules.texts import clean_line
from desktop.ui.theme import COLOURS
from resources.language import _

TICK, NAME, ROLE, NUMBER, ABOUT = range(5)
_LONGEST_NUMBER = 80
_Index = QModelIndex | QPersistentModelIndex


class IssueModel(QAbstractTableModel):
    """Who qualifies is ticked from the start; who does not cannot be ticked.

    Signals: `chosen_changed()` when a tick was turned; `number_typed()` when a number was typed.
    """

    chosen_changed = Signal()
    number_typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.people: tuple[Candidate, ...] = ()
        self._left_out: set[str] = set()  # unticked by hand
        self._numbers: dict[str, str] = {}
        self.typing = False  # numbers are typed, not counted on by the program

    @property
    def chosen(self) -> tuple[Candidate, ...]:
        """Who is ticked, in the order of the list."""
        return tuple(one for one in self.people if self.is_chosen(one))

    @property
    def numbers(self) -> Mapping[str, str]:
        """The numbers shown, by participant uid."""
        return {one.person.uid: self._numbers.get(one.person.uid, "") for one in self.chosen}

    def is_chosen(self, one: Candidate) -> bool:
        """Tell whether somebody is ticked."""
        return one.qualifies and one.person.uid not in self._left_out

    def show_people(self, people: Sequence[Candidate]) -> None:
        """Show the people of a session; ticks taken away stay away."""
        self.beginResetModel()
        # Who gets none stands at the end; the others are numbered in the order of the list.
        self.people = tuple(sorted(people, key=lambda one: not one.qualifies))
        self.endResetModel()
        self.chosen_changed.emit()

    def show_numbers(self, numbers: Sequence[str]) -> None:
        """Give those who are ticked these numbers, in order; who is left over gets none."""
        uids = [one.person.uid for one in self.chosen]
        self._numbers = dict(zip(uids, numbers, strict=False))
        self._repaint(NUMBER)

    def choose_all(self, chosen: bool) -> None:
        """Tick everybody who qualifies, or nobody."""
        self._left_out = set() if chosen else {one.person.uid for one in self.people}
        self._repaint(TICK)
        self.chosen_changed.emit()

    def toggle(self, row: int) -> None:
        """Turn somebody's tick."""
        one = self.people[row]
        if not one.qualifies:
            return
        self._left_out ^= {one.person.uid}
        self._repaint(TICK)
        self.chosen_changed.emit()

    def number(self, row: int) -> str:
        """Return the number of a row, or nothing."""
        one = self.people[row]
        return self._numbers.get(one.person.uid, "") if self.is_chosen(one) else ""

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return ("", _("Nama"), _("Peran"), _("Nomor sertifikat"), _("Keterangan"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        one = self.people[index.row()]
        if index.column() == TICK and one.qualifies:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() == NUMBER and self.typing and self.is_chosen(one):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        one, column = self.people[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(index.row(), column)
        if role == Qt.ItemDataRole.CheckStateRole and column == TICK and one.qualifies:
            return Qt.CheckState.Checked if self.is_chosen(one) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and not one.qualifies:
            return QColor(COLOURS.soft_text)
        if role == Qt.ItemDataRole.FontRole and column == NAME and one.qualifies:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Qt.ItemDataRole.ToolTipRole and column in (NAME, NUMBER, ABOUT):
            from html import escape

            return f"<span>{escape(self._text(index.row(), column))}</span>"
        if role == Qt.ItemDataRole.AccessibleTextRole and column == TICK:
            return one.person.name
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == TICK:
            self.toggle(index.row())
            return True
        if role == Qt.ItemDataRole.EditRole and index.column() == NUMBER:
            self._numbers[self.people[index.row()].person.uid] = clean_line(str(value))[:_LONGEST_NUMBER]
            self._repaint(NUMBER)
            self.number_typed.emit()
            return True
        return False

    def _text(self, row: int, column: int) -> str:
        one = self.people[row]
        match column:
            case 1:
                return one.person.name
            case 2:
                return label(one.person.role)
            case 3:
                return self.number(row) or ("–" if not self.typing else "")
            case 4:
                return _short_words(one)
        return ""

    def _repaint(self, column: int) -> None:
        if self.people:
            last = self.index(len(self.people) - 1, column if column == NUMBER else self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, column if column == NUMBER else 0), last)


def why_words(one: Candidate) -> str:
    """Return why somebody gets no certificate, or what will stand on it."""
    if not one.qualifies:
        return explain_code(one.why_not, {}).sentence
    if one.person.role is not ParticipantRole.PARTICIPANT or one.person.result is None:
        return _("memenuhi syarat")
    if one.person.result is TrainingResult.PASSED:
        return _("memenuhi syarat, tercetak LULUS")
    return _("memenuhi syarat, tanpa kata LULUS")


def _short_words(one: Candidate) -> str:
    """Return why somebody gets no certificate, or what the test adds to it."""
    if not one.qualifies:
        return explain_code(one.why_not, {}).sentence
    if one.person.role is not ParticipantRole.PARTICIPANT or one.person.result is None:
        return ""
    return _("tercetak LULUS") if one.person.result is TrainingResult.PASSED else _("tanpa kata LULUS")
