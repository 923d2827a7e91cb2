"""The settings tab "Komputer tambahan": a second computer of this office joins by a file sealed to it alone."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui import files, icons, messages
from desktop.ui.exchange.words_field import WordsField
from desktop.ui.kit import Banner, Card, CheckField, FormDialog
from desktop.ui.workplace import Workplace
from resources.language import _


class ComputersTab(QWidget):
    """Two ways: let another computer join this one, or let this one join another."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 16, 14, 12)
        layout.setSpacing(14)
        first = Card(
            _("Beri komputer lain kunci kantor ini"),
            _(
                "Di komputer lain itu: pasang SIGAP Desa, siapkan kantornya, lalu buat berkas pendaftaran di halaman "
                "Berkas keluar & masuk. Bawa berkas itu ke sini, dan bacakan delapan katanya dari layar komputer itu."
            ),
        )
        self.give_button = _button(_("Pilih berkas pendaftaran komputer itu…"), "mdi6.laptop", self._ask_request)
        first.body.addWidget(self.give_button)
        second = Card(
            _("Jadikan komputer ini komputer tambahan"),
            _(
                "Hanya untuk register yang masih kosong. Kunci dan identitas kantor diambil dari berkas gabung yang "
                "dibuat komputer pertama; nomor laporan di sini mendapat huruf sendiri."
            ),
        )
        self.take_button = _button(_("Pilih berkas gabung…"), "mdi6.laptop-account", self._ask_join)
        second.body.addWidget(self.take_button)
        for card in (first, second):
            layout.addWidget(card)
        layout.addStretch()

    def _ask_request(self) -> None:
        self._ask(
            _("Pilih berkas pendaftaran komputer itu"), lambda path: GiveDialog(self._workplace, self, path).open()
        )

    def _ask_join(self) -> None:
        self._ask(_("Pilih berkas gabung"), lambda path: TakeDialog(self._workplace, self, path).open())

    def _ask(self, title: str, then: Any) -> None:
        files.ask_open(self._workplace, self, title, _("Berkas SIGAP (*.sigap)"), then)


class GiveDialog(FormDialog):
    """Seals this office's keys to the computer whose enrolment file was chosen."""

    def __init__(self, workplace: Workplace, parent: QWidget, request: Path) -> None:
        super().__init__(parent, _("Komputer tambahan"), accept=_("Pilih folder dan tulis…"), width=680)
        self._workplace = workplace
        self._request = request
        self.words = WordsField(_("Delapan kata di layar komputer tambahan"))
        self.collector = CheckField(_("Komputer itu hanya mengumpulkan dan memeriksa kiriman, tidak memutuskan"))
        self.body.addWidget(
            Banner(
                "warn",
                _("Siapa pun yang memegang kunci ini dapat membaca kiriman untuk kantor ini."),
                detail=_("Cocokkan kata langsung dari layar komputer itu, bukan dari pesan."),
            )
        )
        self.body.addWidget(self.words)
        self.body.addWidget(self.collector)
        self.on_accept(self._ask_folder)
        self.fit(700)

    def _ask_folder(self) -> None:
        files.ask_folder(self._workplace, self, _("Simpan berkas gabung di folder"), self.write)

    def write(self, folder: Path) -> None:
        """Write the file into a folder."""
        request, words, collector = self._request, self.words.value(), self.collector.value()

        def work(desk: Any) -> Any:
            from desktop.services import joining

            return joining.write_join_from(desk, request, words, folder, collector=collector)

        self.set_working(True)
        self._workplace.change(work, self._on_written, on_problem=self.show_problem)

    def _on_written(self, path: Path) -> None:
        self.accept()
        messages.tell(
            self.parentWidget(),
            _("Berkas gabung sudah ditulis: {name}").format(name=path.name),
            _("Bawa sendiri ke komputer itu, lalu hapus dari flashdisk. Hanya komputer itu yang dapat membukanya."),
        )


class TakeDialog(FormDialog):
    """Makes this computer work for the office that sealed the file."""

    def __init__(self, workplace: Workplace, parent: QWidget, path: Path) -> None:
        super().__init__(
            parent,
            _("Jadikan komputer ini komputer tambahan"),
            accept=_("Gabung"),
            explanation=_("Nama kantor, kop surat, dan kunci di komputer ini diganti dengan milik komputer pertama."),
            width=680,
        )
        self._workplace = workplace
        self._path = path
        self.words = WordsField(_("Delapan kata di layar komputer pertama"))
        self.body.addWidget(self.words)
        self.on_accept(self.take)
        self.fit(640)

    def take(self) -> None:
        """Join."""
        path, words = self._path, self.words.value()

        def work(desk: Any) -> Any:
            from desktop.services import joining

            return joining.take_join_from(desk, path, words)

        self.set_working(True)
        self._workplace.change(work, self._on_joined, on_problem=self.show_problem)

    def _on_joined(self, profile: Any) -> None:
        self.accept()
        messages.tell(
            self.parentWidget(),
            _("Komputer ini sekarang bekerja untuk {office}.").format(office=profile.office.full_name),
            _("Nomor laporan di sini memakai pola {pattern}.").format(pattern=profile.number_template),
        )


def _button(text: str, icon: str, on_click: Any) -> QPushButton:
    button = QPushButton(icons.icon(icon), text)
    button.clicked.connect(lambda: on_click())
    button.setMaximumWidth(420)
    return button
