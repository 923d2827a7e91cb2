"""The common shape of a form over a part of the office profile."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records.office import OfficeProfile


class ProfileForm(QWidget):
    """Shows a part of the profile and gives it back changed.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(14)

    def load(self, profile: OfficeProfile) -> None:
        """Show a profile."""
        raise NotImplementedError

    def apply(self, profile: OfficeProfile) -> OfficeProfile:
        """Return the profile with what stands in this form."""
        raise NotImplementedError

    def check(self) -> bool:
        """Tell whether the form is complete; if not, say so at the field and put the cursor there."""
        return True
