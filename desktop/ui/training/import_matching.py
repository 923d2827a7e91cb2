"""The third step of an import of participants: for each doubtful one, is it somebody known or somebody else."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.records.person import KnownPerson
from db.records.training import ParticipantDraft
from desktop.rules.labels import label
from desktop.rules.masking import mask_nik
from desktop.rules.person_matching import Likeness
from desktop.ui.kit import Card
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.participant_lists import ReviewedRow

NEW = ""  # the choice "somebody else"
_SHOWN = 4  # candidates of one row


class MatchCard(Card):
    """One line of the list beside those it may be.

    Signals: `decided()` when a choice was made.
    """

    decided = Signal()

    def __init__(self, row_number: int, draft: ParticipantDraft, candidates: Sequence[Likeness]) -> None:
        super().__init__()
        self._values: list[str] = []
        self.group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        grid.addWidget(_soft(_("Di daftar, baris {n}").format(n=row_number)), 0, 0)
        grid.addWidget(_soft(_("Di register")), 0, 1)
        grid.addLayout(_facts(_of_list(draft)), 1, 0, Qt.AlignmentFlag.AlignTop)
        choices = QVBoxLayout()
        choices.setSpacing(8)
        for likeness in candidates[:_SHOWN]:
            choices.addLayout(self._candidate(likeness))
        choices.addLayout(self._somebody_else())
        grid.addLayout(choices, 1, 1)
        self.body.addLayout(grid)
        self.group.idClicked.connect(lambda _number: self.decided.emit())

    def value(self) -> str | None:
        """Return the uid of the person it is, an empty text for somebody new, None while undecided."""
        chosen = self.group.checkedId()
        return None if chosen < 0 else self._values[chosen]

    def choose(self, uid: str) -> None:
        """Decide."""
        self.group.button(self._values.index(uid)).setChecked(True)
        self.decided.emit()

    def _candidate(self, likeness: Likeness) -> QVBoxLayout:
        person = likeness.person
        button = self._radio(_("Orang yang sama: {name}").format(name=person.name), person.uid)
        details = _facts([*_of_person(person)[1:], "; ".join(label(reason) for reason in likeness.reasons) + "."])
        return _under(button, details)

    def _somebody_else(self) -> QVBoxLayout:
        button = self._radio(_("Orang lain: dicatat sebagai orang baru"), NEW)
        return _under(button, None)

    def _radio(self, words: str, value: str) -> QRadioButton:
        button = QRadioButton(words)
        self.group.addButton(button, len(self._values))
        self._values.append(value)
        return button


class ImportMatching(QWidget):
    """Shows every doubtful line of a list.

    Signals: `decided(int)` with how many are still open.
    """

    decided = Signal(int)

    def __init__(self, rows: "Sequence[ReviewedRow]") -> None:
        super().__init__()
        self.cards = {
            one.row.row_number: MatchCard(one.row.row_number, one.row.draft.draft, one.match.doubtful)
            for one in rows
            if one.row.draft is not None and one.match is not None
        }
        words = QLabel(_("Nama-nama ini mirip dengan orang yang sudah tercatat. Tentukan satu per satu."))
        words.setObjectName("soft")
        words.setWordWrap(True)
        self.others_button = QPushButton(_("Sisanya orang lain"))
        self.others_button.clicked.connect(self.choose_others)
        self.open_words = QLabel()
        self.open_words.setObjectName("fieldLabel")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(words, 1)
        head.addWidget(self.open_words)
        head.addWidget(self.others_button)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2, 2, 14, 12)
        column.setSpacing(12)
        for card in self.cards.values():
            card.decided.connect(self._tell)
            column.addWidget(card)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(area, 1)
        self._tell()

    @property
    def open_count(self) -> int:
        """How many lines are not decided yet."""
        return sum(1 for card in self.cards.values() if card.value() is None)

    def choices(self) -> dict[int, str]:
        """Return for each decided row number the person's uid, an empty text for somebody new."""
        return {number: value for number, card in self.cards.items() if (value := card.value()) is not None}

    def choose_others(self) -> None:
        """Call everybody who is not decided yet somebody else."""
        for card in self.cards.values():
            if card.value() is None:
                card.choose(NEW)

    def _tell(self) -> None:
        count = self.open_count
        self.open_words.setText(_("{n} belum ditentukan").format(n=count) if count else _("Semua sudah ditentukan"))
        self.others_button.setEnabled(count > 0)
        self.decided.emit(count)


def _of_list(draft: ParticipantDraft) -> list[str]:
    return [
        draft.name,
        draft.position,
        draft.institution,
        f"NIK {mask_nik(draft.nik)}" if draft.nik else "",
        draft.phone,
    ]


def _of_person(person: KnownPerson) -> list[str]:
    nik = f"NIK {person.nik}" if person.nik else _("tanpa NIK")
    post = ", ".join(filter(None, (person.position, person.institution)))
    return [person.name, post, f"{nik} · {label(person.kind)}"]


def _facts(lines: Sequence[str]) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(2)
    for place, line in enumerate(filter(None, lines)):
        words = QLabel(line)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        words.setObjectName("fieldLabel" if place == 0 and len(lines) > 3 else "soft")
        layout.addWidget(words)
    return layout


def _under(button: QRadioButton, details: QVBoxLayout | None) -> QVBoxLayout:
    layout = QVBoxLayout()
    layout.setSpacing(2)
    layout.addWidget(button)
    if details is not None:
        details.setContentsMargins(26, 0, 0, 0)
        layout.addLayout(details)
    return layout


def _soft(text: str) -> QLabel:
    words = QLabel(text)
    words.setObjectName("fieldHint")
    return words
