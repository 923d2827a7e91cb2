"""The dialog in which the signed-in person changes the own password."""

from PySide6.QtWidgets import QWidget

from db.problem import Problem
from desktop.services import accounts
from desktop.ui import messages
from desktop.ui.kit import FormDialog, PasswordField
from desktop.ui.office.new_password import NewPassword
from desktop.ui.workplace import Workplace
from resources.language import _


class PasswordDialog(FormDialog):
    """Asks the old password once and the new one twice."""

    def __init__(self, workplace: Workplace, parent: QWidget | None) -> None:
        super().__init__(parent, _("Ganti kata sandi"), accept=_("Ganti kata sandi"), width=440)
        self._workplace = workplace
        self.old = PasswordField(_("Kata sandi sekarang"), required=True)
        self.new = NewPassword(label=_("Kata sandi baru"))
        self.body.addWidget(self.old)
        self.body.addWidget(self.new)
        self.on_accept(self._change)
        self.fit()

    def _change(self) -> None:
        if not self.old.value():
            self.old.show_problem(_("Ketik kata sandi yang dipakai sekarang."))
            self.old.take_focus()
            return
        new = self.new.take()
        if new is None:
            return
        old = self.old.value()
        self.set_working(True)
        self._workplace.change(
            lambda desk: accounts.change_password(desk, old, new), self._on_done, on_problem=self._on_problem
        )

    def _on_done(self, _account: object) -> None:
        self.accept()
        messages.tell(self.parentWidget(), _("Kata sandi sudah diganti."))

    def _on_problem(self, problem: Problem) -> None:
        self.set_working(False)
        if problem.code == "wrong-password":
            self.old.show_found(problem)
            self.old.take_focus()
        else:
            self.show_problem(problem)
