"""What the grid of results shows: both tests of each participant, the gain, passed or not."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from db.records.training import ParticipantRecord
from desktop.rules.labels import label
from desktop.rules.training_checks import result_of, score_findings
from desktop.rules.words import decimal_text
from desktop.ui.kit.decimal_field import read_decimal
from desktop.ui.training.change_batches import ChangeBatches
from desktop.ui.training.name_grid import PERSON
from resources.language import _

_Index = QModelIndex | QPersistentModelIndex
Scores = tuple[Decimal | None, Decimal | None]
PRE, POST, GAIN, RESULT = range(4)
_MOST_SIGNS = 12


class ScoreModel(QAbstractTableModel):
    """Rows are participants; columns are pre-test, post-test, gain and result.

    Signals: `refused(index, words)` when what was typed is no score: it stays in its cell and is not saved;
    `scored()` after a score was taken.
    """

    refused = Signal(object, str)
    scored = Signal()

    def __init__(self, batches: "ChangeBatches[str, Scores]") -> None:
        super().__init__()
        self._batches = batches
        self.may_change = False
        self.people: Sequence[ParticipantRecord] = ()
        self.pass_mark: Decimal | None = None
        self.wrong: dict[tuple[str, int], tuple[str, str]] = {}  # (participant, column): what was typed, why not

    def show(self, people: Sequence[ParticipantRecord], pass_mark: Decimal | None) -> None:
        """Show these participants; the rows stay where they are when it is the same list."""
        same = [p.uid for p in people] == [p.uid for p in self.people]
        self.pass_mark = pass_mark
        if same:
            self.people = people
            self.tell_changed()
            return
        self.beginResetModel()
        self.people = people
        self.wrong = {}
        self.endResetModel()

    def current(self) -> list[ParticipantRecord]:
        """Return the participants with the scores that are in sight, saved or not."""
        return [self.person(row) for row in range(len(self.people))]

    def person(self, row: int) -> ParticipantRecord:
        """Return the participant of a row with the scores that are in sight."""
        person = self.people[row]
        scores = self._batches.known(person.uid)
        pre, post = (person.pre_score, person.post_score) if scores is None else scores
        return replace(person, pre_score=pre, post_score=post, result=result_of(person.role, post, self.pass_mark))

    def tell_changed(self) -> None:
        """Paint everything anew."""
        if self.people:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.people) - 1, RESULT))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(self.people) - 1)

    def problem_at(self, index: _Index) -> str:
        """Return why what stands in a cell is no score, or nothing."""
        return self.wrong.get((self.people[index.row()].uid, index.column()), ("", ""))[1]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.people)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 4

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self.may_change and index.column() in (PRE, POST)
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(index)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.problem_at(index) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            head = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{self.people[index.row()].name}, {head}: {self.text(index) or _('kosong')}"
        return None

    def text(self, index: _Index) -> str:
        """Return the words of a cell."""
        key = (self.people[index.row()].uid, index.column())
        if key in self.wrong:
            return self.wrong[key][0]
        person = self.person(index.row())
        match index.column():
            case 0:
                return score_text(person.pre_score)
            case 1:
                return score_text(person.post_score)
            case 2:
                gain = person.gain
                return "" if gain is None else f"{'+' if gain > 0 else ''}{decimal_text(gain)}"
        return label(person.result) if person.result else ""

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a typed score; tell whether it is one."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in (PRE, POST):
            return False
        typed = str(value).strip()[:_MOST_SIGNS]
        person, column = self.person(index.row()), index.column()
        key = (person.uid, column)
        score = read_decimal(typed) if typed else None
        problem = _problem(typed, score)
        if problem:
            self.wrong[key] = (typed, problem)
            self._tell_row(index.row())
            self.refused.emit(index, problem)
            return False
        was_wrong = self.wrong.pop(key, None) is not None
        before = person.pre_score if column == PRE else person.post_score
        if score != before:
            scores = (score, person.post_score) if column == PRE else (person.pre_score, score)
            self._batches.put(person.uid, scores)
        if score != before or was_wrong:
            self._tell_row(index.row())
            self.scored.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            if role == PERSON:
                return self.people[section]
            return self.people[section].name if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return (_("Pre-test"), _("Post-test"), _("Kenaikan"), _("Hasil"))[section]
        return None

    def _tell_row(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, RESULT))


def score_text(score: Decimal | None) -> str:
    """Return a score as it is written here: "85,5"; nothing for none."""
    return "" if score is None else decimal_text(score)


def _problem(typed: str, score: Decimal | None) -> str:
    if typed and score is None:
        return _("Ini bukan angka. Tulis misalnya 85 atau 85,5.")
    for finding in score_findings("score", score):
        text = finding.explain()
        return f"{text.sentence} {text.next_step}".strip()
    return ""
