"""How register numbers look: a template with words in braces, and what comes out of it."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QLabel, QPushButton

from db.problem import Problem
from db.records.office import OfficeProfile
from desktop.rules.numbering import check_template, format_number
from desktop.ui.kit import Banner, Card, LineField
from desktop.ui.kit.chips import FlowLayout
from desktop.ui.office.forms.profile_form import ProfileForm
from resources.language import _


class NumberingForm(ProfileForm):
    """The template, buttons that put a part into it, and the next number as an example."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._code = ""
        card = Card(
            _("Nomor laporan"),
            _("Nomor urut dimulai lagi dari 1 setiap tahun. Nomor dari buku agenda tetap dapat diketik."),
        )
        self.template = LineField(_("Pola nomor"), path="number_template", required=True, longest=120)
        card.body.addWidget(self.template)
        words = QLabel(_("Sisipkan bagian:"))
        words.setObjectName("soft")
        card.body.addWidget(words)
        flow = FlowLayout()
        for token, name in (
            ("{number:03d}", _("nomor urut")),
            ("{office}", _("kode kantor")),
            ("{archive}", _("kode klasifikasi arsip")),
            ("{roman}", _("bulan romawi")),
            ("{month}", _("bulan")),
            ("{year}", _("tahun")),
        ):
            button = QPushButton(name)
            button.setProperty("chip", True)
            button.setToolTip(token)
            button.clicked.connect(lambda _on=False, t=token: self._insert(t))
            flow.addWidget(button)
        card.body.addLayout(flow)
        self.example = Banner("info", "")
        card.body.addWidget(self.example)
        self.body.addWidget(card)
        self.template.changed.connect(self._on_changed)

    def load(self, profile: OfficeProfile) -> None:
        self._code = profile.office.code
        self.template.set_value(profile.number_template)
        self._on_changed()

    def apply(self, profile: OfficeProfile) -> OfficeProfile:
        return replace(profile, number_template=self.template.value())

    def check(self) -> bool:
        try:
            check_template(self.template.value())
        except Problem as problem:
            self.template.show_found(problem)
            self.template.take_focus()
            return False
        return True

    def _insert(self, token: str) -> None:
        self.template.line.insert(token)
        self.template.take_focus()

    def _on_changed(self) -> None:
        try:
            number = format_number(self.template.value(), 7, self._code or "00.00.00.0000", self._today)
        except Problem as problem:
            self.template.show_found(problem)
            self.example.hide()
        else:
            self.template.clear_problem()
            self.example.say("info", _("Contoh: {number}").format(number=number))
            self.example.show()
        self.changed.emit()
