"""A time of day, typed as people write it."""

from desktop.rules.training_checks import read_time
from desktop.ui.kit.text_fields import LineField
from resources.language import _


class TimeField(LineField):
    """A time; value is "09.00", or what was typed when that is no time. 9, 9:00 and "9.00 WIB" are understood."""

    def __init__(self, label: str, *, path: str = "", hint: str = "") -> None:
        super().__init__(label, hint=hint, path=path, placeholder=_("09.00"), longest=20)

    def value(self) -> str:
        typed = super().value()
        return read_time(typed) or typed

    def is_valid(self) -> bool:
        """Tell whether the field is empty or holds a time."""
        typed = super().value()
        return not typed or read_time(typed) is not None

    def _on_left(self) -> None:
        if not self.is_valid():
            self.show_problem(_("Tulis jam seperti 09.00 atau 13.30."))
        else:
            self.set_value(self.value())
