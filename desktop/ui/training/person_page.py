"""The page of one person: the facts, what the office's rules ask, trainings, certificates of other bodies."""

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.person import KnownPerson
from db.vocabulary import PaperKind, Role, Topic
from desktop.rules.labels import label
from desktop.rules.words import date_short
from desktop.ui import messages
from desktop.ui.kit import Card
from desktop.ui.kit.facts import Facts
from desktop.ui.page import Page
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.training.history_card import HistoryCard, StandingCard
from desktop.ui.training.outside_card import OutsideCard
from desktop.ui.training.person_dialog import PersonDialog
from desktop.ui.training.person_view import PersonView, look_up_person
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from db.records.office import OfficialRecord
    from desktop.services.desk import Desk


class PersonPage(Page):
    """Opened with `uid`."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.PEOPLE, Topic.OFFICIALS, Topic.SESSIONS, Topic.CERTIFICATES, Topic.TRAINING_RULES, Topic.ATTACHMENTS}
    )
    scrolling: ClassVar[bool] = True
    widest: ClassVar[int] = 1240

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._title.setWordWrap(True)  # names with titles run to several lines
        self._uid = ""
        self.view: PersonView | None = None
        self.outside: OutsideCard | None = None
        self.history: HistoryCard | None = None
        self._content: QWidget | None = None
        self.dialog: Any = None
        role = workplace.desk.account.role
        self.add_action(_("&Kembali"), "mdi6.arrow-left", lambda: workplace.go("people"))
        self.identity_button = self.add_action(_("Buka identitas"), "mdi6.eye-outline", self.open_identity)
        self.identity_button.setToolTip(_("Menampilkan nomor lengkap; pembukaan ini tercatat di jejak audit."))
        self.print_button = self.add_action(_("Cetak riwayat"), "mdi6.printer-outline", self.print_history)
        self.change_button = self.set_primary(_("Ubah"), "mdi6.pencil-outline", self.change)
        self._writes = role is not Role.READER
        self._changes_officials = role in (Role.MANAGER, Role.CLERK)
        for button in (self.identity_button, self.print_button, self.change_button):
            button.hide()

    def open(self, **arguments: object) -> None:
        """Show the person of `uid`."""
        self._uid = str(arguments.get("uid", ""))
        self.refresh()

    def refresh(self) -> None:
        if self._uid:
            uid = self._uid
            self.workplace.read(lambda desk: look_up_person(desk, uid), self._show, on_problem=self._on_missing)

    def take_focus(self) -> None:
        self.change_button.setFocus()

    def change(self) -> None:
        """Correct the person; an official in the dialog of officials."""
        if self.view is None:
            return
        if not self.view.is_official:
            self.dialog = PersonDialog(self.workplace, self.window(), self.view.record)
            self.dialog.open()
            return
        uid = self._uid
        self.workplace.read(lambda desk: _official(desk, uid), self._change_official)

    def open_identity(self) -> None:
        """Show the numbers in full until the page is read again."""
        uid = self._uid
        self.workplace.read(lambda desk: _opened(desk, uid), self._show_identity)

    def print_history(self) -> None:
        """Show the training history as paper."""
        from desktop.services.papers import PaperRequest

        if self.view is not None:
            request = PaperRequest(kind=PaperKind.HISTORY, subject_uid=self._uid)
            title = f"{label(PaperKind.HISTORY)} – {self.view.person.name}"
            preview_papers(self.workplace, self.window(), (request,), title)

    def _change_official(self, record: "OfficialRecord") -> None:
        from desktop.ui.office.official_dialog import OfficialDialog

        self.dialog = OfficialDialog(self.workplace, self.window(), record)
        self.dialog.open()

    def _show_identity(self, person: KnownPerson) -> None:
        facts = self.facts.values
        if "NIK" in facts:
            facts["NIK"].setText(person.nik)
        number = facts.get(person.id_label or _("Nomor pegawai"))
        if number is not None:
            number.setText(person.id_number)
        self.identity_button.hide()

    def _show(self, view: PersonView) -> None:
        self.view = view
        person = view.person
        post = ", ".join(filter(None, (person.position, person.institution)))
        self.set_title(person.name, post)
        self.identity_button.setVisible(self._writes and "•" in person.nik + person.id_number)
        self.print_button.setVisible(self._changes_officials or self._writes)
        self.change_button.setVisible(self._changes_officials if view.is_official else self._writes)
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = self._build(view)
        self.body.addWidget(self._content)

    def _build(self, view: PersonView) -> QWidget:
        self.history = HistoryCard(self.workplace, view)
        self.outside = OutsideCard(self.workplace, view)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, cards in (
            (left, (self._facts_card(view), self.history)),
            (right, (StandingCard(view), self.outside)),
        ):
            column.setSpacing(16)
            for card in cards:
                column.addWidget(card)
            column.addStretch()
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        return content

    def _facts_card(self, view: PersonView) -> Card:
        person, record = view.person, view.record
        card = Card(_("Data orang"))
        self.facts = Facts(2)
        self.facts.add(_("Kelompok"), label(person.kind))
        self.facts.add(_("Tingkat risiko penyuapan"), label(person.risk_level))
        self.facts.add(_("Jabatan"), person.position)
        self.facts.add(_("Asal"), person.institution)
        self.facts.add("NIK", person.nik)
        self.facts.add(person.id_label or _("Nomor pegawai"), person.id_number)
        self.facts.add(_("Jenis kelamin"), label(person.sex) if person.sex else "")
        self.facts.add(_("Telepon"), person.phone)
        self.facts.add(_("Surel"), record.email if record else "")
        self.facts.add(_("Menjabat sejak"), date_short(person.active_from))
        self.facts.add(_("Menjabat sampai"), date_short(person.active_to))
        self.facts.add(_("Alamat"), person.address, wide=True)
        self.facts.add(_("Catatan"), record.note if record else "", wide=True)
        card.body.addWidget(self.facts)
        return card

    def _on_missing(self, problem: Problem) -> None:
        messages.problem(self, problem)
        self.workplace.go("people")


def _official(desk: "Desk", uid: str) -> "OfficialRecord":
    from desktop.services import officials

    found = {one.uid: one for one in officials.list_officials(desk)}.get(uid)
    if found is None:
        raise Problem("official-unknown", uid=uid)
    return found


def _opened(desk: "Desk", uid: str) -> KnownPerson:
    from desktop.services import people

    return people.open_identity(desk, uid)
