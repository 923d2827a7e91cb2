"""The key sheet for the safe: asks for the password once more, then shows the sheet."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db.problem import Problem
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.surfaces import Banner
from desktop.ui.kit.text_fields import PasswordField
from desktop.ui.papers.preview_dialog import show_pdf
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class KeySheetDialog(FormDialog):
    """Asks for the password of the signed-in person."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(
            parent,
            _("Lembar kunci untuk lemari besi"),
            accept=_("Tampilkan lembar"),
            explanation=_(
                "Dengan lembar ini semua berkas yang disegel bagi kantor ini dapat dibuka, juga dua puluh tahun lagi "
                "dan tanpa program ini."
            ),
            width=520,
        )
        self._workplace = workplace
        self._parent = parent
        self.body.addWidget(
            Banner(
                "warn",
                _("Siapa pun yang memegang lembar ini dapat membaca semua berkas itu."),
                detail=_("Cetak satu lembar, simpan di lemari besi, jangan disimpan di komputer."),
            )
        )
        self.password = PasswordField(_("Kata sandi Anda, sekali lagi"), required=True)
        self.body.addWidget(self.password)
        self.on_accept(self._on_accept)
        self.fit()

    def _on_accept(self) -> None:
        password = self.password.value()
        if not password:
            self.password.show_problem(_("Ketik kata sandi yang dipakai sekarang."))
            return
        self.set_working(True)
        self._workplace.change(lambda desk: _sheet(desk, password), self._show, on_problem=self._on_problem)

    def _show(self, content: bytes) -> None:
        self.accept()
        show_pdf(self._workplace, self._parent, content, _("Lembar kunci"), "lembar-kunci")

    def _on_problem(self, problem: Problem) -> None:
        self.set_working(False)
        if problem.code == "wrong-password":
            self.password.show_found(problem)
            self.password.take_focus()
        else:
            self.show_problem(problem)


def _sheet(desk: "Desk", password: str) -> bytes:
    from desktop.services.key_sheets import key_sheet

    return key_sheet(desk, password)
