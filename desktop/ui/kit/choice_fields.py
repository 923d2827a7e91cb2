"""Fields that choose: a list, a few radio buttons, a tick, yes or no."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.rules.texts import clean_line
from desktop.ui.kit.field import Field
from resources.language import _

Choices = Sequence[tuple[Any, str]]


class ChoiceField(Field):
    """One of a list; value is the first part of the chosen pair, or None while nothing is chosen.

    Without `placeholder` the first choice stands from the start.
    """

    def __init__(
        self,
        label: str,
        choices: Choices,
        *,
        hint: str = "",
        required: bool = False,
        path: str = "",
        placeholder: str = "",
    ) -> None:
        self.box = QComboBox()
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.setMaxVisibleItems(14)
        self._values: list[Any] = []
        self._placeholder = placeholder
        super().__init__(label, self.box, hint=hint, required=required, path=path)
        self.set_choices(choices)
        self.box.currentIndexChanged.connect(self._on_index)

    def value(self) -> Any:
        index = self.box.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def set_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def values(self) -> tuple[Any, ...]:
        """Return the values on offer."""
        return tuple(self._values)

    def set_choices(self, choices: Choices) -> None:
        """Offer other choices; the chosen one stays when it is among them."""
        kept = self.value() if self._values else None
        self.box.blockSignals(True)
        self.box.clear()
        self._values = [value for value, _text in choices]
        for _value, text in choices:
            self.box.addItem(text)
            self.box.setItemData(self.box.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        self.box.setPlaceholderText(self._placeholder)
        if kept in self._values:
            self.box.setCurrentIndex(self._values.index(kept))
        else:
            self.box.setCurrentIndex(-1 if self._placeholder else 0)
        self.box.blockSignals(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A wheel over a closed list scrolls the page; it must not change the answer unseen.
        if watched is self.box and event.type() == QEvent.Type.Wheel and not self.box.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _on_index(self) -> None:
        self.clear_problem()
        self.changed.emit()


class ComboField(Field):
    """Words to choose from or to type; value is str."""

    def __init__(
        self,
        label: str,
        words: Sequence[str],
        *,
        hint: str = "",
        required: bool = False,
        path: str = "",
        longest: int = 300,
    ) -> None:
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = QLineEdit()
        line.setMaxLength(longest)
        self.box.setLineEdit(line)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        super().__init__(label, self.box, hint=hint, required=required, path=path)
        self._watch(line)
        self.set_words(words)
        self.box.editTextChanged.connect(self._on_text)

    def value(self) -> str:
        return clean_line(self.box.currentText())

    def set_value(self, value: str) -> None:
        if value != self.box.currentText():
            self.box.setEditText(value)

    def set_words(self, words: Sequence[str]) -> None:
        """Offer other words; what stands in the field stays."""
        kept = self.box.currentText()
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems(list(words))
        self.box.setEditText(kept)
        self.box.blockSignals(False)

    def _on_text(self) -> None:
        self.clear_problem()
        self.changed.emit()


class RadioField(Field):
    """One of a few, all in sight; value is the first part of the chosen pair, or None while nothing is chosen."""

    def __init__(
        self,
        label: str,
        choices: Choices,
        *,
        hint: str = "",
        required: bool = False,
        path: str = "",
        across: bool = False,
    ) -> None:
        holder = QWidget()
        layout: QHBoxLayout | QVBoxLayout = QHBoxLayout(holder) if across else QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(18 if across else 2)
        self._group = QButtonGroup(holder)
        self._values = [value for value, _text in choices]
        self.buttons: list[QRadioButton] = []
        for number, (_value, text) in enumerate(choices):
            button = QRadioButton(text)
            self._group.addButton(button, number)
            layout.addWidget(button)
            self.buttons.append(button)
        if across:
            layout.addStretch()
        super().__init__(label, holder, hint=hint, required=required, path=path)
        self._watch(*self.buttons)
        self._group.idToggled.connect(self._on_toggled)

    def value(self) -> Any:
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def set_value(self, value: Any) -> None:
        if value in self._values:
            self.buttons[self._values.index(value)].setChecked(True)
            return
        checked = self._group.checkedButton()
        if checked is not None:
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)
            self.changed.emit()

    def set_label(self, label: str, *, required: bool = False) -> None:
        super().set_label(label, required=required)
        for button in self.buttons:
            button.setAccessibleName(f"{label}: {button.text()}" if label else button.text())

    def focus_widgets(self) -> list[QWidget]:
        return list(self.buttons)

    def take_focus(self) -> None:
        chosen = self._group.checkedButton() or self.buttons[0]
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, _number: int, on: bool) -> None:
        if on:
            self.clear_problem()
            self.changed.emit()


class YesNoField(RadioField):
    """Yes, no, or not asked yet; value is bool or None."""

    def __init__(self, label: str, *, hint: str = "", path: str = "", unknown: bool = False) -> None:
        choices: list[tuple[Any, str]] = [(True, _("Ya")), (False, _("Tidak"))]
        if unknown:
            choices.append((None, _("Belum tahu")))
        super().__init__(label, choices, hint=hint, path=path, across=True)


class CheckField(Field):
    """A tick with its words beside it; value is bool."""

    def __init__(self, text: str, *, hint: str = "", path: str = "", checked: bool = False) -> None:
        self.tick = QCheckBox(text)
        self.tick.setChecked(checked)
        super().__init__("", self.tick, hint=hint, path=path)
        self.tick.setAccessibleName(text)
        self.tick.toggled.connect(self._on_toggled)

    def value(self) -> bool:
        return self.tick.isChecked()

    def set_value(self, value: bool) -> None:
        self.tick.setChecked(value)

    def set_label(self, label: str, *, required: bool = False) -> None:
        self.label.hide()
        if label:
            self.tick.setText(label)
            self.tick.setAccessibleName(label)

    def _on_toggled(self) -> None:
        self.clear_problem()
        self.changed.emit()
