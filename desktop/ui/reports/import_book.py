"""The previews of all sheets of a file: one is looked at, all are taken together."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.sheets.preview import SheetPreview
from desktop.ui.kit.chips import ChipBar
from desktop.ui.reports.import_preview import ImportPreview
from resources.language import _


class ImportBook(QWidget):
    """Shows the preview of one sheet after another; a file with a single sheet shows just that.

    Signals: `mapping_wanted()` and `other_file_wanted()` of the sheet shown; `taken_changed(int)` with how many rows of
    all sheets would be taken.
    """

    mapping_wanted = Signal()
    other_file_wanted = Signal()
    taken_changed = Signal(int)

    def __init__(self, previews: Sequence[SheetPreview[Any]]) -> None:
        super().__init__()
        self.sheets = tuple(ImportPreview(preview) for preview in previews)
        self.chips = ChipBar(single=True, name=_("Lembar berkas"))
        self.stack = QStackedWidget()
        for sheet in self.sheets:
            sheet.mapping_wanted.connect(self.mapping_wanted)
            sheet.other_file_wanted.connect(self.other_file_wanted)
            sheet.taken_changed.connect(self._on_taken)
            self.stack.addWidget(sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        if len(self.sheets) > 1:
            layout.addLayout(self._build_chooser())
        layout.addWidget(self.stack, 1)

    @property
    def current(self) -> ImportPreview:
        """The sheet that is shown."""
        return self.sheets[self.stack.currentIndex()]

    @property
    def previews(self) -> tuple[SheetPreview[Any], ...]:
        """What was understood of each sheet."""
        return tuple(sheet.preview for sheet in self.sheets)

    def taken(self) -> tuple[set[int], ...]:
        """Return the numbers of the rows that would be taken over of each sheet."""
        return tuple(sheet.taken() for sheet in self.sheets)

    def show_sheet(self, place: int) -> None:
        """Show the sheet at a place, from 0."""
        self.stack.setCurrentIndex(place)
        self.chips.set_values(place)

    def _build_chooser(self) -> QHBoxLayout:
        asked = QLabel(_("Lembar, semuanya diambil:"))
        asked.setObjectName("fieldLabel")
        self._name_chips()
        self.chips.set_values(0)
        self.chips.changed.connect(self._on_chip)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(asked)
        row.addWidget(self.chips, 1)
        return row

    def _name_chips(self) -> None:
        self.chips.set_choices(
            [(place, f"{sheet.preview.sheet_name} ({len(sheet.taken())})") for place, sheet in enumerate(self.sheets)]
        )

    def _on_chip(self) -> None:
        value = self.chips.value()
        self.show_sheet(self.stack.currentIndex() if value is None else value)  # one of them is always shown

    def _on_taken(self, _count: int) -> None:
        if len(self.sheets) > 1:
            self._name_chips()
        self.taken_changed.emit(sum(map(len, self.taken())))
