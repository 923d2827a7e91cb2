"""The step of the guide that makes the first account."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.vocabulary import Role
from desktop.rules.labels import label
from desktop.ui.kit import Banner, LineField
from desktop.ui.office.new_password import NewPassword
from resources.language import _


class AccountStep(QWidget):
    """Name and password of the first account; it manages the register, so that others can be added."""

    def __init__(self) -> None:
        super().__init__()
        self.name = LineField(_("Nama Anda"), required=True, hint=_("Tampil di jejak audit."), longest=80)
        self.password = NewPassword()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.name)
        layout.addWidget(self.password)
        layout.addWidget(
            Banner(
                "info",
                _("Peran akun pertama: {role}").format(role=label(Role.MANAGER)),
                detail=_("Pengelola dapat menambah akun petugas dan pembaca di halaman Akun kantor."),
            )
        )

    def take(self) -> tuple[str, str] | None:
        """Return name and password, or None after saying beside the field what is missing."""
        if not self.name.value():
            self.name.show_problem(_("Tulis nama Anda."))
            self.name.take_focus()
            return None
        password = self.password.take()
        return None if password is None else (self.name.value(), password)
