"""A card of fields that fills itself from a frozen record and hands the record back."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.kit.field import Field
from desktop.ui.kit.surfaces import Card
from desktop.ui.reports.draft_paths import value_at, with_value

T = TypeVar("T")
_COLUMNS = 12  # the grid every row is laid on


class FieldGroup(Card):
    """One lettered group of the form.

    Signals: `edited(path)` after a change; `left(path)` when a field is left; `entered(path)` when one is reached.
    """

    edited = Signal(str)
    left = Signal(str)
    entered = Signal(str)

    def __init__(self, title: str, explanation: str = "") -> None:
        super().__init__(title, explanation)
        self.fields: dict[str, Field] = {}
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(14)
        self.grid.setVerticalSpacing(12)
        for column in range(_COLUMNS):
            self.grid.setColumnStretch(column, 1)
        self.body.addLayout(self.grid)
        self._loading = False

    def add_row(self, *fields: Field, spans: Sequence[int] = ()) -> None:
        """Lay fields side by side; `spans` gives each its share of twelve columns."""
        row = self.grid.rowCount()
        widths = list(spans) or [_COLUMNS // len(fields)] * len(fields)
        column = 0
        for field, width in zip(fields, widths, strict=True):
            self._take(field)
            self.grid.addWidget(field, row, column, 1, width)
            column += width

    def add_wide(self, widget: QWidget) -> None:
        """Put a widget that is no field across the whole row."""
        self.grid.addWidget(widget, self.grid.rowCount(), 0, 1, _COLUMNS)

    def focus_widgets(self) -> list[QWidget]:
        """Return what the tab key visits here, in reading order."""
        return [widget for field in self.fields.values() for widget in field.focus_widgets()]

    def load(self, record: object) -> None:
        """Show a record, without signals."""
        self._loading = True
        try:
            for path, field in self.fields.items():
                field.set_value(value_at(record, path))
                field.clear_problem()
        finally:
            self._loading = False

    def collect(self, record: T) -> T:
        """Return the record with what the fields hold."""
        for path, field in self.fields.items():
            record = with_value(record, path, field.value())
        return record

    def unreadable(self) -> Iterator[str]:
        """Name the fields that hold something that cannot be read, such as a date that is none."""
        for path, field in self.fields.items():
            if field.has_problem or not getattr(field, "is_valid", lambda: True)():
                yield path

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            field = self._field_of(watched)
            if field is not None:
                self.entered.emit(field.path)
        return super().eventFilter(watched, event)

    def _take(self, field: Field) -> None:
        self.fields[field.path] = field
        field.changed.connect(lambda: self._on_changed(field.path))
        field.left.connect(lambda: self.left.emit(field.path))
        for widget in field.focus_widgets():
            widget.installEventFilter(self)

    def _on_changed(self, path: str) -> None:
        if not self._loading:
            self.edited.emit(path)

    def _field_of(self, watched: QObject) -> Field | None:
        return next((field for field in self.fields.values() if watched in field.focus_widgets()), None)
