"""Comparing the eight words of another office: shown large, and typed from the letter or the telephone."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from db.problem import Problem
from db.records.exchange import Partner
from db.vocabulary import Role
from desktop.ui import messages
from desktop.ui.exchange.words_field import WordsField
from desktop.ui.exchange.words_view import WordsView
from desktop.ui.kit.choice_fields import CheckField
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.surfaces import Banner, SectionTitle
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_ROOM_FOR_HELP = 84  # pixels: what is said about a mistyped word, and the words it may be meant to be


class WordsDialog(FormDialog):
    """Asks for the eight words of an office.

    Signals: `confirmed(Partner)` once the words were found to be the same.
    """

    confirmed = Signal(object)

    def __init__(self, workplace: Workplace, partner: Partner, parent: QWidget | None) -> None:
        super().__init__(
            parent, _("Cocokkan delapan kata – {office}").format(office=partner.name), accept=_("Cocokkan"), width=680
        )
        from desktop.services.partners import words_of

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self._partner = partner
        self.body.addWidget(
            SectionTitle(
                _("Kata dari berkas {office}").format(office=partner.name),
                _("Program menghitungnya dari kunci di dalam berkas itu."),
            )
        )
        self.view = WordsView(words_of(partner))
        self.body.addWidget(self.view)
        self.body.addWidget(
            Banner(
                "warn",
                _("Bandingkan dengan surat bertanda tangan, atau telepon kantornya."),
                detail=_(
                    "Pakai nomor yang sudah dikenal sebelumnya, bukan nomor yang tertulis dalam pesan yang membawa "
                    "berkas ini: siapa pun dapat menulisnya."
                ),
            )
        )
        self.words = WordsField(_("Ketik delapan kata dari surat atau dari telepon"))
        self.source = CheckField(
            _("Kata-kata ini dari surat bertanda tangan atau telepon ke nomor yang sudah dikenal.")
        )
        self.body.addWidget(self.words)
        self.body.addWidget(self.source)
        self.different = QPushButton(_("Ada kata yang berbeda…"))
        self.different.setProperty("flat", True)
        self.different.setAutoDefault(False)
        self.different.clicked.connect(self._on_different)
        self.buttons.insertWidget(0, self.different)
        self.on_accept(self._on_accept)
        self.fit(700)
        self.resize(self.width(), self.height() + _ROOM_FOR_HELP)
        self.words.take_focus()

    def _on_accept(self) -> None:
        if not self.source.value():
            self.source.show_problem(_("Pastikan dahulu dari mana kata-katanya, lalu beri tanda centang."))
            return
        uid, typed = self._partner.uid, self.words.value()
        self.set_working(True)
        self._workplace.change(
            lambda desk: _confirm(desk, uid, typed), self._on_confirmed, on_problem=self.show_problem
        )

    def _on_confirmed(self, partner: Partner) -> None:
        self.accept()
        self.confirmed.emit(partner)

    def _on_different(self) -> None:
        """Words that differ mean that the file is not from that office: offer to withdraw it."""
        office = self._partner.name
        warning = _("Jangan percaya berkas pendaftaran ini. Hubungi {office} lewat nomor yang sudah dikenal.")
        if self._workplace.desk.account.role is not Role.MANAGER:
            messages.warn(self, warning.format(office=office), _("Beri tahu pengelola akun kantor."))
            return
        if messages.ask_destructive(
            self,
            warning.format(office=office),
            detail=_("Pendaftaran yang dicabut tidak dipakai lagi; kantor itu dapat didaftarkan ulang."),
            yes=_("Cabut pendaftaran"),
        ):
            uid, reason = self._partner.uid, "delapan kata berbeda"
            self._workplace.change(
                lambda desk: _withdraw(desk, uid, reason), self._on_withdrawn, on_problem=self.show_problem
            )

    def _on_withdrawn(self, _partner: Partner) -> None:
        self.reject()

    def show_problem(self, problem: Problem) -> None:
        super().show_problem(problem)
        self._area.ensureWidgetVisible(self.words)


def _confirm(desk: "Desk", uid: str, typed: str) -> Any:
    from desktop.services import partners

    return partners.confirm(desk, uid, typed)


def _withdraw(desk: "Desk", uid: str, reason: str) -> Any:
    from desktop.services import partners

    return partners.withdraw(desk, uid, reason)
