"""Dialogs about accounts: add one, give one another role, show a new recovery code."""

from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records.office import AccountRecord, OfficeProfile
from db.vocabulary import Role
from desktop.rules.labels import label
from desktop.ui.kit import FormDialog, LineField, RadioField
from desktop.ui.office.new_password import NewPassword
from desktop.ui.office.recovery_sheet import RecoverySheet
from desktop.ui.office.role_words import role_meaning
from desktop.ui.workplace import Workplace
from resources.language import _

_OFFERED = (Role.CLERK, Role.READER, Role.MANAGER)  # trainers come with the training pages


class AddAccountDialog(FormDialog):
    """Name, role and first password of a new account."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent, _("Tambah akun"), accept=_("Tambah akun"), width=660)
        self._workplace = workplace
        self.name = LineField(_("Nama"), required=True, path="name", longest=80)
        self.role = _role_field()
        self.role.set_value(Role.CLERK)
        self.password = NewPassword(label=_("Kata sandi pertama"))
        self.password.first.path = "password"
        self.body.addWidget(self.name)
        self.body.addWidget(self.role)
        self.body.addWidget(self.password)
        self.on_accept(self._add)
        self.fit()

    def _add(self) -> None:
        name, role = self.name.value(), self.role.value()
        if not name:
            self.name.show_problem(_("Tulis nama orangnya."))
            self.name.take_focus()
            return
        password = self.password.take()
        if password is None:
            return

        def store(desk: Any) -> Any:
            from desktop.services import accounts

            return accounts.add_account(desk, name, role, password)

        self.set_working(True)
        self._workplace.change(store, lambda _account: self.accept(), on_problem=self.show_problem)


class ChangeRoleDialog(FormDialog):
    """Another role for an account."""

    def __init__(self, workplace: Workplace, parent: QWidget, account: AccountRecord) -> None:
        super().__init__(parent, _("Ubah peran {name}").format(name=account.name), accept=_("Simpan"), width=660)
        self._workplace = workplace
        self._account = account
        self.role = _role_field()
        self.role.set_value(account.role)
        self.body.addWidget(self.role)
        self.on_accept(self._change)
        self.fit()

    def _change(self) -> None:
        uid, role = self._account.uid, self.role.value()
        if role is None:
            self.role.show_problem(_("Pilih satu peran."))
            return

        def store(desk: Any) -> Any:
            from desktop.services import accounts

            return accounts.change_role(desk, uid, role)

        self.set_working(True)
        self._workplace.change(store, lambda _account: self.accept(), on_problem=self.show_problem)


def show_new_code(workplace: Workplace, parent: QWidget, code: str) -> None:
    """Show a new recovery code with its sheet until the person says that it is kept."""

    def fetch(desk: Any) -> tuple[OfficeProfile, tuple[str, ...]]:
        from desktop.services import accounts, offices

        names = tuple(account.name for account in accounts.list_accounts(desk) if account.active)
        return offices.profile(desk), names

    def show(found: tuple[OfficeProfile, tuple[str, ...]]) -> None:
        profile, names = found
        sheet = RecoverySheet(workplace.worker, profile, code, names, workplace.desk.today)
        CodeDialog(sheet, parent).open()

    workplace.read(fetch, show)


class CodeDialog(QDialog):
    """Holds a recovery sheet and closes only after the tick."""

    def __init__(self, sheet: RecoverySheet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Kode pemulihan baru"))
        self.setMinimumWidth(620)
        self.sheet = sheet
        self.done_button = QPushButton(_("Selesai"))
        self.done_button.setProperty("primary", True)
        self.done_button.setEnabled(False)
        self.done_button.clicked.connect(self.accept)
        sheet.kept.connect(self.done_button.setEnabled)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.done_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.addWidget(sheet)
        layout.addLayout(row)

    def reject(self) -> None:
        """Only the tick closes this dialog: the code is not shown again."""
        if self.sheet.is_kept:
            super().reject()


def _role_field() -> RadioField:
    return RadioField(_("Peran"), [(role, f"{label(role)} – {role_meaning(role)}") for role in _OFFERED], path="role")
