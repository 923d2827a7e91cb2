"""A period chosen in three small lists: month, quarter, semester or year; which one; of which year."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from db.records.period import Period
from db.vocabulary import PeriodKind
from desktop.rules.labels import label
from desktop.ui.kit.field import Field
from desktop.ui.period_words import part_names

_FIRST_YEAR, _LAST_YEAR = 2000, 2100


class PeriodField(Field):
    """A reporting period; value is a `Period`."""

    def __init__(self, text: str, *, today: date, kind: PeriodKind = PeriodKind.QUARTER, hint: str = "") -> None:
        self.kind_box = QComboBox()
        self.part_box = QComboBox()
        self.year_box = QSpinBox()
        self._kinds = list(PeriodKind)
        for each in self._kinds:
            self.kind_box.addItem(label(each))
        self.year_box.setRange(_FIRST_YEAR, _LAST_YEAR)
        self.year_box.setAlignment(Qt.AlignmentFlag.AlignCenter)
        holder = QWidget()
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.kind_box, 3)
        layout.addWidget(self.part_box, 3)
        layout.addWidget(self.year_box, 2)
        super().__init__(text, holder, hint=hint)
        self._watch(self.kind_box, self.part_box, self.year_box)
        self.set_value(Period.containing(today, kind))
        self.kind_box.currentIndexChanged.connect(self._on_kind)
        self.part_box.currentIndexChanged.connect(self._on_part)
        self.year_box.valueChanged.connect(self._on_part)

    def value(self) -> Period:
        kind = self._kinds[self.kind_box.currentIndex()]
        return Period(self.year_box.value(), kind, max(self.part_box.currentIndex(), 0) + 1)

    def set_value(self, value: Period) -> None:
        for box in (self.kind_box, self.part_box, self.year_box):
            box.blockSignals(True)
        self.kind_box.setCurrentIndex(self._kinds.index(value.kind))
        self._fill_parts(value.kind)
        self.part_box.setCurrentIndex(value.index - 1)
        self.year_box.setValue(value.year)
        for box in (self.kind_box, self.part_box, self.year_box):
            box.blockSignals(False)
        self.changed.emit()

    def focus_widgets(self) -> list[QWidget]:
        return [self.kind_box, self.part_box, self.year_box]

    def _on_kind(self) -> None:
        # The place in the year is kept: from the fourth quarter one comes to October, or to the second semester.
        kind = self._kinds[self.kind_box.currentIndex()]
        shown = self._shown_share()
        self.part_box.blockSignals(True)
        self._fill_parts(kind)
        self.part_box.setCurrentIndex(int(shown * self.part_box.count()))
        self.part_box.blockSignals(False)
        self.changed.emit()

    def _on_part(self) -> None:
        self.changed.emit()

    def _shown_share(self) -> float:
        return max(self.part_box.currentIndex(), 0) / max(self.part_box.count(), 1)

    def _fill_parts(self, kind: PeriodKind) -> None:
        self.part_box.clear()
        self.part_box.addItems(part_names(kind))
        self.part_box.setVisible(kind is not PeriodKind.YEAR)
