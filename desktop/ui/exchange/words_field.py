"""Eight boxes for eight words: the list offers words while typing, a mistyped one gets those it may be meant to be."""

import re
from typing import Any

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from db.problem import Problem
from desktop.exchange.fingerprint import COUNT, suggestions, word_list
from desktop.ui.kit.chips import FlowLayout
from desktop.ui.kit.field import Field
from resources.language import _

_ACROSS = 4
_BETWEEN = re.compile(r"[^A-Za-z]+")
_LONGEST = 200  # a whole line of words may be pasted into one box


class WordsField(Field):
    """The words a person was told; value is all of them with blanks between."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        self.boxes: list[QLineEdit] = []
        self._words = QStringListModel(list(word_list()), holder)
        for place in range(COUNT):
            box = self._box(place)
            number = QLabel(str(place + 1))
            number.setObjectName("soft")
            cell = QHBoxLayout()
            cell.setSpacing(6)
            cell.addWidget(number)
            cell.addWidget(box, 1)
            row, column = divmod(place, _ACROSS)
            grid.addLayout(cell, row, column)
            grid.setColumnStretch(column, 1)
            self.boxes.append(box)
        self._near = QWidget()
        self._flow = FlowLayout(self._near, spacing=6)
        grid.addWidget(self._near, COUNT // _ACROSS, 0, 1, _ACROSS)
        self._near.hide()
        super().__init__(label, holder, hint=hint, path="words")
        self._watch(*self.boxes)
        for place, box in enumerate(self.boxes):
            box.setAccessibleName(_("Kata ke-{place}").format(place=place + 1))
            box.textEdited.connect(lambda text, n=place: self._on_edited(n, text))
            box.editingFinished.connect(lambda n=place: self._check(n))

    def value(self) -> str:
        return " ".join(word for box in self.boxes if (word := box.text().strip()))

    def set_value(self, value: Any) -> None:
        self._spread(0, str(value))

    def focus_widgets(self) -> list[QWidget]:
        return list(self.boxes)

    def set_label(self, label: str, *, required: bool = False) -> None:
        # Each box has a name of its own: its place.
        self.label.setText(label)
        self.label.setVisible(bool(label))

    def show_found(self, problem: Problem) -> None:
        """Show a problem, mark the word it is about, and offer those it may be meant to be."""
        super().show_found(problem)
        place = problem.params.get("place")
        number = int(str(place)) - 1 if place is not None else self._first_empty()
        for other, box in enumerate(self.boxes):
            self._mark(box, other == number)
        self._offer(number, self.boxes[number].text())
        self.boxes[number].setFocus(Qt.FocusReason.OtherFocusReason)
        self.boxes[number].selectAll()

    def take_focus(self) -> None:
        wrong = next((box for box in self.boxes if box.property("wrong")), None)
        (wrong or self.boxes[self._first_empty()]).setFocus(Qt.FocusReason.OtherFocusReason)

    def clear_problem(self) -> None:
        super().clear_problem()
        for box in self.boxes:
            self._mark(box, False)
        self._near.hide()

    def _box(self, place: int) -> QLineEdit:
        box = QLineEdit()
        box.setMaxLength(_LONGEST)
        box.setMinimumWidth(96)
        completer = QCompleter(self._words, box)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(6)
        box.setCompleter(completer)
        completer.activated.connect(lambda _word, n=place: self._next(n))
        return box

    def _on_edited(self, place: int, text: str) -> None:
        self.clear_problem()
        words = [word for word in _BETWEEN.split(text) if word]
        if len(words) > 1:  # a whole line was pasted
            self._spread(place, text)
        elif words and not text[-1].isalpha():  # a blank after a word leads on, as in a line
            self.boxes[place].setText(words[0])
            self._next(place)
        self.changed.emit()

    def _spread(self, place: int, text: str) -> None:
        words = [word for word in _BETWEEN.split(text) if word]
        for box, word in zip(self.boxes[place:], words, strict=False):
            box.setText(word)
        self.boxes[min(place + len(words), COUNT) - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self, place: int) -> None:
        if place + 1 < COUNT:
            self.boxes[place + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _check(self, place: int) -> None:
        """Help at once with a word that is not in the list; whether it is the right one is asked at the end."""
        word = self.boxes[place].text().strip().casefold()
        if not word or word in set(word_list()):
            return
        near = suggestions(word)
        if near:
            super().show_found(Problem("words-unlike", place=place + 1, word=word[:20], near=near))
        else:
            super().show_found(Problem("words-unknown", place=place + 1, word=word[:20]))
        for other, box in enumerate(self.boxes):
            self._mark(box, other == place)
        self._offer(place, word)

    def _offer(self, place: int, word: str) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        word = word.strip().casefold()
        near = suggestions(word) if word and word not in set(word_list()) else ()
        for each in near:
            button = QPushButton(each)
            button.setAutoDefault(False)
            button.setAccessibleName(_("Pakai kata {word}").format(word=each))
            button.clicked.connect(lambda _on=False, n=place, w=each: self._use(n, w))
            self._flow.addWidget(button)
        self._near.setVisible(bool(near))

    def _use(self, place: int, word: str) -> None:
        self.boxes[place].setText(word)
        self.clear_problem()
        self._next(place)
        self.changed.emit()

    def _first_empty(self) -> int:
        return next((n for n, box in enumerate(self.boxes) if not box.text().strip()), 0)

    def _mark(self, box: QLineEdit, wrong: bool) -> None:
        if bool(box.property("wrong")) != wrong:
            box.setProperty("wrong", wrong)
            self._restyle(box)
