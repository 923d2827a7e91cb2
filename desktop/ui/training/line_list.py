"""A list of small records in a form: one row of fields each, added and taken away by hand."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui import icons
from desktop.ui.kit.field import Field
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports.draft_paths import value_at, with_value

T = TypeVar("T")


class Line(QWidget, Generic[T]):
    """One row: fields side by side and a button that takes the row away. Paths are those within the record."""

    edited = Signal(str)
    left = Signal(str)
    entered = Signal(str)
    removed = Signal()

    def __init__(self, fields: Sequence[tuple[Field, int]], record: T, remove_words: str) -> None:
        super().__init__()
        self._record = record
        self.fields = {field.path: field for field, _share in fields}
        self.remove_button = QPushButton(icons.icon("mdi6.close"), "")
        self.remove_button.setProperty("flat", True)
        self.remove_button.setToolTip(remove_words)
        self.remove_button.setAccessibleName(remove_words)
        self.remove_button.clicked.connect(self.removed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for column, (field, share) in enumerate(fields):
            grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, share)
            field.changed.connect(lambda path=field.path: self._on_changed(path))
            field.left.connect(lambda path=field.path: self.left.emit(path))
            for widget in field.focus_widgets():
                widget.installEventFilter(self)
        grid.addWidget(self.remove_button, 0, len(fields), Qt.AlignmentFlag.AlignTop)
        self._loading = False
        self.load(record)

    def load(self, record: T) -> None:
        """Show a record, without signals."""
        self._record = record
        self._loading = True
        for path, field in self.fields.items():
            field.set_value(value_at(record, path))
            field.clear_problem()
        self._loading = False

    def collect(self) -> T:
        """Return the record as the fields have it."""
        record = self._record
        for path, field in self.fields.items():
            record = with_value(record, path, field.value())
        return record

    def show_labels(self, shown: bool) -> None:
        """Show the words above the fields; only the first row of a list carries them."""
        for field in self.fields.values():
            field.label.setVisible(shown and bool(field.label.text()))
        height = next(iter(self.fields.values())).label.sizeHint().height() + 4 if shown else 0
        layout = self.layout()
        if isinstance(layout, QGridLayout):
            self.remove_button.setContentsMargins(0, height, 0, 0)
            self.remove_button.setStyleSheet(f"margin-top: {height}px;")

    def show_field(self, path: str, shown: bool, share: int) -> None:
        """Show a field with its share of the room, or leave it out."""
        field, layout = self.fields[path], self.layout()
        field.setVisible(shown)
        if isinstance(layout, QGridLayout):
            layout.setColumnStretch(list(self.fields).index(path), share if shown else 0)

    def focus_widgets(self) -> list[QWidget]:
        """Return what the tab key visits here, in reading order."""
        return [w for f in self.fields.values() if not f.isHidden() for w in f.focus_widgets()] + [self.remove_button]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            path = next((path for path, field in self.fields.items() if watched in field.focus_widgets()), None)
            if path is not None:
                self.entered.emit(path)
        return super().eventFilter(watched, event)

    def _on_changed(self, path: str) -> None:
        if not self._loading:
            self.edited.emit(path)


class LineList(Card, Generic[T]):
    """A card of such rows; `name` is the path of the list in the draft ("speakers").

    Subclasses give the fields of a row (`make_fields`) and the next empty record (`next_record`).

    Signals: `edited(path)`, `left(path)`, `entered(path)` with paths within the draft.
    """

    edited = Signal(str)
    left = Signal(str)
    entered = Signal(str)

    def __init__(self, name: str, title: str, explanation: str, add_words: str, remove_words: str) -> None:
        super().__init__(title, explanation)
        self.name = name
        self._remove_words = remove_words
        self.lines: list[Line[T]] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.body.addLayout(self._rows)
        self.trouble = QLabel()
        self.trouble.setObjectName("fieldWarning")
        self.trouble.setWordWrap(True)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.add_button = QPushButton(icons.icon("mdi6.plus"), add_words)
        self.add_button.clicked.connect(lambda: self.add())
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        self.foot.addWidget(self.add_button)
        self.foot.addStretch()
        self.body.addLayout(self.foot)

    def make_fields(self) -> Sequence[tuple[Field, int]]:
        """Return the fields of a row with the share of the room each takes."""
        raise NotImplementedError

    def next_record(self) -> T:
        """Return the record a new row begins with."""
        raise NotImplementedError

    def load(self, records: Sequence[T]) -> None:
        """Show these records."""
        while self.lines:
            self._drop(self.lines[-1])
        for record in records:
            self._append(record)
        self.say("")
        self.after_change()

    def collect(self) -> tuple[T, ...]:
        """Return the records as the fields have them."""
        return tuple(line.collect() for line in self.lines)

    def add(self, record: T | None = None) -> None:
        """Add a row and put the cursor into it."""
        line = self._append(self.next_record() if record is None else record)
        self.after_change()
        self.edited.emit(self.name)
        next(field for field in line.fields.values() if not field.isHidden()).take_focus()

    def field(self, path: str) -> Field | None:
        """Return the field of a path within the draft ("speakers.0.name"), or None."""
        name, _dot, rest = path.partition(".")
        number, _dot, within = rest.partition(".")
        if name != self.name or not number.isdigit() or int(number) >= len(self.lines):
            return None
        return self.lines[int(number)].fields.get(within)

    def say(self, words: str, *, warning: bool = True) -> None:
        """Say what is wrong or odd about the list as a whole."""
        self.trouble.setObjectName("fieldWarning" if warning else "fieldProblem")
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        self.trouble.style().unpolish(self.trouble)
        self.trouble.style().polish(self.trouble)

    def unreadable(self) -> Iterator[str]:
        """Name the fields that hold something that cannot be read."""
        for number, line in enumerate(self.lines):
            for path, field in line.fields.items():
                if field.has_problem or not getattr(field, "is_valid", lambda: True)():
                    yield f"{self.name}.{number}.{path}"

    def focus_widgets(self) -> list[QWidget]:
        """Return what the tab key visits here, in reading order."""
        return [*(widget for line in self.lines for widget in line.focus_widgets()), self.add_button]

    def may_remove(self, line: Line[T]) -> bool:
        """Tell whether a row may go; subclasses ask first where something would be lost."""
        return True

    def after_change(self) -> None:
        """Do what follows when rows came, went or were loaded; subclasses add their totals."""
        for number, line in enumerate(self.lines):
            line.show_labels(number == 0)

    def _append(self, record: T) -> Line[T]:
        line: Line[T] = Line(self.make_fields(), record, self._remove_words)
        line.edited.connect(lambda path: self._on_edited(line, path))
        line.left.connect(lambda path: self.left.emit(self._path(line, path)))
        line.entered.connect(lambda path: self.entered.emit(self._path(line, path)))
        line.removed.connect(lambda: self._on_removed(line))
        self.lines.append(line)
        self._rows.addWidget(line)
        line.show()  # else it would be shown a moment later, and could not take the cursor yet
        return line

    def _on_edited(self, line: Line[T], path: str) -> None:
        self.edited.emit(self._path(line, path))

    def _on_removed(self, line: Line[T]) -> None:
        if self.may_remove(line):
            self._drop(line)
            self.after_change()
            self.edited.emit(self.name)
            (self.lines[-1].focus_widgets()[0] if self.lines else self.add_button).setFocus()

    def _drop(self, line: Line[T]) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _path(self, line: Line[T], path: str) -> str:
        return f"{self.name}.{self.lines.index(line)}.{path}" if line in self.lines else ""
