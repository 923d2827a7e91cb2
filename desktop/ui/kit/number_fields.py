"""Fields for rupiah and for identity numbers."""

import re

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from desktop.rules.masking import mask_nik
from desktop.ui import icons
from desktop.ui.kit.field import Field
from resources.language import _

_DIGITS = 12  # as long as the largest amount `desktop.rules.reading` accepts


def grouped(amount: int) -> str:
    """Return an amount the way it is typed here: 1500000 as 1.500.000."""
    return f"{amount:,}".replace(",", ".")


class MoneyField(Field):
    """An amount of rupiah, grouped while typed (Rp1.500.000); value is int or None.

    Words such as "1,5 juta" are understood when the field is left.
    """

    def __init__(
        self, label: str, *, hint: str = "", required: bool = False, path: str = "", placeholder: str = "Rp0"
    ) -> None:
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.setMaxLength(40)
        self._read_wrong = False
        super().__init__(label, self.line, hint=hint, required=required, path=path)
        self.line.textEdited.connect(self._on_edited)

    def value(self) -> int | None:
        text = self.line.text().removeprefix("Rp").strip()
        digits = text.replace(".", "")
        if not re.fullmatch(r"[\d.]+", text) or not 1 <= len(digits) <= _DIGITS:
            return None
        return int(digits)

    def set_value(self, value: int | None) -> None:
        text = "" if value is None else f"Rp{grouped(value)}"
        if text != self.line.text():
            self.line.setText(text)
            self.changed.emit()

    def is_valid(self) -> bool:
        """Tell whether the field is empty or holds an amount."""
        return not self.line.text().strip() or self.value() is not None

    def _on_edited(self, text: str) -> None:
        """Group the digits and keep the cursor behind the same digit."""
        self.clear_problem()
        plain = text.strip()
        bare = re.sub(r"^rp\.?\s*", "", plain, flags=re.IGNORECASE)
        digits = re.sub(r"\D", "", bare)
        if bare and re.fullmatch(r"[\d. ]+", bare) and len(digits) <= _DIGITS:
            behind = len(re.sub(r"\D", "", text[self.line.cursorPosition() :]))
            shown = f"Rp{grouped(int(digits))}" if digits else ""
            self.line.setText(shown)
            self.line.setCursorPosition(_position_before(shown, behind))
        elif not bare:
            self.line.setText("")
        self.changed.emit()

    def _on_left(self) -> None:
        text = self.line.text().strip()
        if not text or self.value() is not None:
            return
        from db.problem import Problem
        from desktop.rules.reading import read_rupiah

        try:
            reading = read_rupiah(text)
        except Problem as problem:
            self.show_found(problem)
            return
        self.set_value(reading.value)
        if reading.doubts:
            self.show_problem(" ".join(reading.doubts), warning=True)


def _position_before(text: str, digits_behind: int) -> int:
    """Return the place in the text that has so many digits behind it."""
    position = len(text)
    while digits_behind > 0 and position > 0:
        position -= 1
        if text[position].isdigit():
            digits_behind -= 1
    return max(position, min(2, len(text)))


class NikField(Field):
    """A NIK or similar number: digits only, shown masked unless the cursor is in it or the eye is open; value is str.

    A number that a service handed over masked (it holds `•`) is shown as it is; typing replaces it whole.
    """

    def __init__(
        self, label: str, *, hint: str = "", required: bool = False, path: str = "", length: int | None = 16
    ) -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(40)
        self._length = length
        self._number = ""
        self._typing = False
        self._eye = QAction(icons.icon("mdi6.eye-outline"), _("Tampilkan nomor"))
        self._eye.setCheckable(True)
        self.line.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        super().__init__(label, self.line, hint=hint, required=required, path=path)
        self.line.textEdited.connect(self._on_edited)
        self._eye.toggled.connect(self._on_eye)

    def value(self) -> str:
        return self._number

    def set_value(self, value: str) -> None:
        if value != self._number:
            self._number = value
            self._show_number()
            self.changed.emit()

    def reveal(self) -> None:
        """Open the eye: the whole number is in sight."""
        self._eye.setChecked(True)

    def is_valid(self) -> bool:
        """Tell whether the field is empty or has the right count of digits."""
        return not self._number or self._length is None or "•" in self._number or len(self._number) == self._length

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.FocusIn:
            self._typing = True
            self._show_number()
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        self._typing = False
        self._show_number()
        if not self.is_valid():
            self.show_problem(
                _("Nomor ini {count} angka; seharusnya {length} angka. Periksa kembali atau kosongkan.").format(
                    count=len(self._number), length=self._length
                )
            )

    def _on_edited(self, text: str) -> None:
        self.clear_problem()
        digits = re.sub(r"\D", "", _typed(text, self._number) if "•" in self._number else text)
        self._number = digits
        if digits != text:
            cursor = self.line.cursorPosition()
            self.line.setText(digits)
            self.line.setCursorPosition(min(cursor, len(digits)))
        self.changed.emit()

    def _on_eye(self, shown: bool) -> None:
        self._eye.setIcon(icons.icon("mdi6.eye-off-outline" if shown else "mdi6.eye-outline"))
        self._eye.setText(_("Sembunyikan nomor") if shown else _("Tampilkan nomor"))
        self._show_number()

    def _show_number(self) -> None:
        open_to_eyes = self._typing or self._eye.isChecked()
        masked_already = "•" in self._number
        self.line.setText(self._number if open_to_eyes or masked_already else mask_nik(self._number))


def _typed(text: str, masked: str) -> str:
    """Return what was typed into a masked number: the signs that the mask did not have."""
    start = next((n for n, (a, b) in enumerate(zip(text, masked, strict=False)) if a != b), len(masked))
    added = len(text) - len(masked)
    return text[start : start + added] if added > 0 else ""
