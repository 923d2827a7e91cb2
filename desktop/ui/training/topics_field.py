"""The nine topics of an anti-bribery training as ticks."""

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.vocabulary import TrainingTopic
from desktop.rules.labels import label
from desktop.ui.kit.field import Field
from resources.language import _


class TopicsField(Field):
    """Ticks; value is a tuple of topics in the order of the standard."""

    def __init__(self, path: str = "topics") -> None:
        holder = QWidget()
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        self.ticks = {topic: QCheckBox(label(topic)) for topic in TrainingTopic}
        self.all_button = QPushButton(_("&Centang semua"))
        self.all_button.clicked.connect(self.toggle_all)
        self.count = QLabel()
        self.count.setObjectName("soft")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.all_button)
        head.addWidget(self.count, 1)
        layout.addLayout(head)
        layout.addSpacing(4)
        for tick in self.ticks.values():
            layout.addWidget(tick)
            tick.toggled.connect(self._on_toggled)
        super().__init__("", holder, path=path)
        self._watch(*self.ticks.values(), self.all_button)
        for topic, tick in self.ticks.items():
            tick.setAccessibleName(label(topic))
        self.all_button.setAccessibleName(_("Centang semua topik"))
        self._show_count()

    def value(self) -> tuple[TrainingTopic, ...]:
        return tuple(topic for topic, tick in self.ticks.items() if tick.isChecked())

    def set_value(self, value: Iterable[TrainingTopic]) -> None:
        wanted = set(value)
        if wanted == set(self.value()):
            return
        for topic, tick in self.ticks.items():
            tick.blockSignals(True)
            tick.setChecked(topic in wanted)
            tick.blockSignals(False)
        self._on_toggled()

    def toggle_all(self) -> None:
        """Tick all topics; when all are ticked already, take the ticks away."""
        everything = len(self.value()) == len(self.ticks)
        self.set_value(() if everything else tuple(self.ticks))

    def focus_widgets(self) -> list[QWidget]:
        return [self.all_button, *self.ticks.values()]

    def _on_toggled(self) -> None:
        self.clear_problem()
        self._show_count()
        self.changed.emit()

    def _show_count(self) -> None:
        count = len(self.value())
        self.count.setText(_("{n} dari {all} topik").format(n=count, all=len(self.ticks)))
        self.all_button.setText(_("Hapus &centang") if count == len(self.ticks) else _("&Centang semua"))
