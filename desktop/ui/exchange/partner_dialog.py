"""One other office: who it is, how far its keys are trusted, its eight words; compared or withdrawn from here."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from db.records.exchange import Partner
from db.vocabulary import KeyState, Role
from desktop.rules.labels import label
from desktop.rules.screen_dates import date_long
from desktop.ui.exchange.words_dialog import WordsDialog
from desktop.ui.exchange.words_view import WordsView
from desktop.ui.kit.facts import Facts
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.surfaces import SectionTitle
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class PartnerDialog(FormDialog):
    """Facts about another office, and what can be done with its enrolment."""

    def __init__(self, workplace: Workplace, partner: Partner, parent: QWidget) -> None:
        pending = partner.state is KeyState.PENDING
        super().__init__(parent, partner.name, accept=_("Cocokkan delapan kata…") if pending else _("Tutup"), width=640)
        from desktop.services.partners import words_of

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._workplace = workplace
        self._partner = partner
        self.cancel_button.setVisible(pending)
        facts = Facts()
        facts.add(_("Kode wilayah"), partner.code, empty="–")
        facts.add(_("Hubungan"), label(partner.relation))
        facts.add(_("Kunci kantor itu"), state_words(partner))
        facts.add(_("Dikenal sejak"), date_long(partner.known_since.astimezone().date()))
        self.body.addWidget(facts)
        self.body.addWidget(SectionTitle(_("Delapan kata")))
        self.body.addWidget(WordsView(words_of(partner)))
        self.withdraw_button = QPushButton(_("Cabut pendaftaran…"))
        self.withdraw_button.setAutoDefault(False)
        self.withdraw_button.setVisible(
            workplace.desk.account.role is Role.MANAGER and partner.state is not KeyState.RETIRED
        )
        self.withdraw_button.clicked.connect(self.withdraw)
        self.buttons.insertWidget(0, self.withdraw_button)
        self.on_accept(self._compare if pending else self.accept)
        self.fit()

    def withdraw(self) -> None:
        """Ask why, then trust the keys no longer."""
        office = self._partner.name
        dialog = ReasonDialog(
            self,
            _("Cabut pendaftaran {office}").format(office=office),
            accept=_("Cabut pendaftaran"),
            question=_("Mengapa pendaftaran ini dicabut?"),
            hint=_("Contoh: kuncinya hilang, kata-katanya tidak cocok, kantornya digabung."),
            explanation=_(
                "Berkas dari dan untuk {office} tidak diterima lagi sampai kantor itu didaftarkan ulang."
            ).format(office=office),
            destructive=True,
        )
        uid = self._partner.uid

        def done(_partner: Partner) -> None:
            dialog.accept()
            self.accept()

        def take_back(reason: str) -> None:
            self._workplace.change(lambda desk: _withdraw(desk, uid, reason), done, on_problem=dialog.show_problem)

        dialog.given.connect(take_back)
        self.dialog = dialog
        dialog.open()

    def _compare(self) -> None:
        self.accept()
        WordsDialog(self._workplace, self._partner, self.parentWidget()).open()


def state_words(partner: Partner) -> str:
    """Return how far the keys of an office are trusted, with who compared them and when."""
    if partner.state is KeyState.CONFIRMED and partner.confirmed_at is not None:
        day = date_long(partner.confirmed_at.astimezone().date())
        if partner.confirmed_by:
            return _("Dicocokkan oleh {name}, {day}").format(name=partner.confirmed_by, day=day)
        return _("Dicocokkan, {day}").format(day=day)
    if partner.state is KeyState.RETIRED:
        return _("Pendaftaran dicabut")
    return label(partner.state)


def _withdraw(desk: "Desk", uid: str, reason: str) -> Any:
    from desktop.services import partners

    return partners.withdraw(desk, uid, reason)
