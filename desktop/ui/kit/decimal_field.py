"""A field for a plain number that may have decimals: a quantity, an amount of foreign money."""

import re
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from desktop.ui.kit.field import Field
from resources.language import _

_NUMBER = re.compile(r"\d{1,12}(,\d{1,4})?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(\.\d{3})+(,\d{1,4})?", re.ASCII)


class DecimalField(Field):
    """A number as it is written here, comma before decimals ("2,5", "1.250"); value is Decimal or None."""

    def __init__(
        self, label: str, *, hint: str = "", required: bool = False, path: str = "", placeholder: str = ""
    ) -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(24)
        self.line.setPlaceholderText(placeholder)
        super().__init__(label, self.line, hint=hint, required=required, path=path)
        self.line.textEdited.connect(self._on_edited)

    def value(self) -> Decimal | None:
        return read_decimal(self.line.text())

    def set_value(self, value: Decimal | None) -> None:
        text = "" if value is None else decimal_text(value)
        if text != self.line.text():
            self.line.setText(text)
            self.clear_problem()
            self.changed.emit()

    def is_valid(self) -> bool:
        """Tell whether the field is empty or holds a number."""
        return not self.line.text().strip() or self.value() is not None

    def _on_edited(self) -> None:
        self.clear_problem()
        self.changed.emit()

    def _on_left(self) -> None:
        if not self.is_valid():
            self.show_problem(_("Ini bukan angka. Tulis misalnya 2 atau 2,5."))
        elif (number := self.value()) is not None:
            self.line.setText(decimal_text(number))


def read_decimal(text: str) -> Decimal | None:
    """Read a typed number; None for anything else. A single dot followed by other than three digits is a comma."""
    plain = text.strip().replace(" ", "")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(".", "")
    elif plain.count(".") == 1 and "," not in plain:
        plain = plain.replace(".", ",")
    return Decimal(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None


def decimal_text(number: Decimal) -> str:
    """Return a number as it is written here, without needless zeros: "2,5", "1.250"."""
    text = f"{number.normalize():,f}"
    return text.translate(str.maketrans(",.", ".,"))
