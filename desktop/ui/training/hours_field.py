"""Lesson hours (JP) of one subject."""

from decimal import Decimal

from desktop.ui.kit.decimal_field import DecimalField


class HoursField(DecimalField):
    """Lesson hours; value is Decimal, 0 while the field is empty."""

    def value(self) -> Decimal:
        return super().value() or Decimal(0)

    def set_value(self, value: Decimal | None) -> None:
        super().set_value(value or None)

    def is_valid(self) -> bool:
        return not self.line.text().strip() or super().value() is not None
