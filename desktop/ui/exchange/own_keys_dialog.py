"""The keys of this office: its eight words, its enrolment file, the letter, renewal, the sheet for the safe."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from db.problem import Problem
from db.vocabulary import OfficeKind, PaperKind, Role
from desktop.ui import files, messages
from desktop.ui.exchange.key_sheet_dialog import KeySheetDialog
from desktop.ui.exchange.words_view import WordsView
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.row_button import RowButton
from desktop.ui.kit.surfaces import Banner
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class OwnKeysDialog(FormDialog):
    """Shows the eight words of this office and what can be done with its keys."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(
            parent,
            _("Kunci kantor ini"),
            accept=_("Tutup"),
            explanation=_(
                "Delapan kata ini mewakili kunci kantor ini. Kantor lain mencocokkannya dengan surat bertanda tangan, "
                "atau meminta Anda membacakannya lewat telepon, berurutan."
            ),
            width=640,
        )
        self._workplace = workplace
        self.cancel_button.hide()
        self.view = WordsView([""] * 8)
        self.note = Banner("good", "")
        self.note.hide()
        self.body.addWidget(self.view)
        self.body.addWidget(self.note)
        self.enrolment = RowButton(
            _("Simpan berkas pendaftaran…"),
            _("Diberikan kepada kantor lain, lewat flashdisk atau aplikasi obrolan"),
            icon="mdi6.file-key-outline",
            on_click=self.save_enrolment,
        )
        self.letter = RowButton(
            _("Cetak surat dengan delapan kata…"),
            _("Ditandatangani kepala, disampaikan terpisah dari berkasnya"),
            icon="mdi6.printer-outline",
            on_click=self.print_letter,
        )
        self.renewal = RowButton(
            _("Ganti kunci kantor ini…"),
            _("Bila komputer hilang atau kuncinya mungkin diketahui orang lain"),
            icon="mdi6.key-change",
            on_click=self.renew,
        )
        self.sheet = RowButton(
            _("Kunci age untuk lemari besi…"),
            _("Lembar cetak; kata sandi ditanyakan sekali lagi"),
            icon="mdi6.safe",
            on_click=self.show_sheet,
        )
        for row in (self.enrolment, self.letter, self.renewal, self.sheet):
            self.body.addWidget(row)
        self.renewal.setVisible(workplace.desk.account.role is Role.MANAGER)
        self.sheet.hide()  # until it is known that this is an inspectorate
        self.fit()
        self._fetch()

    def save_enrolment(self) -> None:
        """Ask for a folder and write the enrolment file there."""
        files.ask_folder(self._workplace, self, _("Simpan berkas pendaftaran di"), self._write)

    def print_letter(self) -> None:
        """Show the letter with the eight words."""
        from desktop.services.papers import PaperRequest

        request = PaperRequest(kind=PaperKind.ENROLMENT_LETTER)
        preview_papers(self._workplace, self, (request,), _("Surat dengan delapan kata"))

    def renew(self) -> None:
        """Make new keys after asking."""
        sure = messages.ask(
            self,
            _("Ganti kunci kantor ini?"),
            detail=_(
                "Delapan kata ikut berganti. Kunci lama menyatakan persetujuannya dalam setiap berkas berikutnya, "
                "jadi kantor lain tidak perlu mendaftar ulang."
            ),
            yes=_("Ganti kunci"),
        )
        if sure:
            self._workplace.change(_renew, self._on_renewed, on_problem=self.show_problem)

    def show_sheet(self) -> None:
        """Ask for the password, then show the key sheet."""
        self.dialog = KeySheetDialog(self._workplace, self)
        self.dialog.open()

    def _fetch(self) -> None:
        self._workplace.change(_look, self._show, on_problem=self.show_problem)

    def _show(self, found: tuple[tuple[str, ...], OfficeKind]) -> None:
        words, kind = found
        self.view.show_words(words)
        self.sheet.setVisible(kind is OfficeKind.INSPECTORATE and self._workplace.desk.account.role is Role.MANAGER)
        self.resize(self.width(), min(self._content.sizeHint().height() + 76, 700))

    def _write(self, folder: Path) -> None:
        self._workplace.change(partial(_enrolment, folder), self._on_written, on_problem=self.show_problem)

    def _on_written(self, path: Path) -> None:
        self.note.say("good", _("Berkas pendaftaran sudah ditulis dan diperiksa."), str(path))
        self.note.show()

    def _on_renewed(self, _keys: object) -> None:
        self.note.say("good", _("Kunci sudah diganti."), _("Cetak surat yang baru; delapan katanya berubah."))
        self.note.show()
        self._fetch()

    def show_problem(self, problem: Problem) -> None:
        self.note.hide()
        super().show_problem(problem)


def _look(desk: "Desk") -> tuple[tuple[str, ...], OfficeKind]:
    from desktop.services import offices, partners

    return partners.own_words(desk), offices.profile(desk).office.kind


def _enrolment(folder: Path, desk: "Desk") -> Any:
    from desktop.services import partners

    return partners.write_enrolment(desk, folder)


def _renew(desk: "Desk") -> Any:
    from desktop.services import office_keys

    return office_keys.renew_keys(desk)
