"""The tab "Sertifikat": who of a session has a certificate, who can get one, and who cannot and why."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from db.problem import Problem
from db.records.certificate import CertificateRow
from db.vocabulary import CertificateState, ParticipantRole, Role, SessionState
from desktop.rules.certificate_candidates import Candidate
from desktop.rules.labels import label
from desktop.ui import icons, messages
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.surfaces import Banner, EmptyState
from desktop.ui.kit.table_columns import Cell, Column, Tone, from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.training.certificate_dialog import open_certificate
from desktop.ui.training.issue_dialog import IssueDialog, open_issue
from desktop.ui.training.issue_model import why_words
from desktop.ui.training.print_certificates import ListUids, print_certificates
from desktop.ui.training.session_tab import SessionTab
from desktop.ui.training.session_view import SessionView
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_ALL = 100_000


@dataclass(frozen=True, slots=True)
class Standing:
    """Somebody on the list of a session with the certificate they have, or whether they can get one."""

    candidate: Candidate
    certificate: CertificateRow | None

    @property
    def order(self) -> int:
        """Sorts those who wait for a certificate first, then those who have one, then the others."""
        return 1 if self.certificate is not None else 0 if self.candidate.qualifies else 2


def look_up_standing(desk: "Desk", session_uid: str) -> tuple[Standing, ...]:
    """Return everybody on the list of a session with their certificate."""
    from desktop.services import certificates

    query = certificates.CertificateQuery(
        session_uid=session_uid, states=frozenset({CertificateState.ISSUED}), limit=_ALL
    )
    known = {row.uid: row for row in certificates.find_certificates(desk, query).rows}
    return tuple(
        Standing(one, known.get(one.person.certificate_uid)) for one in certificates.candidates(desk, session_uid)
    )


class CertificatesTab(SessionTab):
    """The people in a table; Enter opens the certificate of the line."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.dialog: IssueDialog | FormDialog | None = None
        self.standing: tuple[Standing, ...] = ()
        self._may_write = workplace.desk.account.role is not Role.READER
        self.summary = QLabel()
        self.summary.setObjectName("soft")
        self.summary.setWordWrap(True)
        self.print_button = QPushButton(icons.icon("mdi6.printer-outline"), _("Cetak semua sertifikatnya"))
        self.register_button = QPushButton(icons.icon("mdi6.certificate-outline"), _("Lihat di register"))
        self.issue_button = QPushButton(icons.icon("mdi6.certificate", on_accent=True), _("Terbitkan sertifikat…"))
        self.issue_button.setProperty("primary", True)
        self.note = Banner("info", "")
        self.note.hide()
        self.table: VirtualTable[Standing] = VirtualTable(
            standing_columns(),
            key=lambda one: one.candidate.person.uid,
            name="session-certificates",
            title=_("Sertifikat kegiatan ini"),
            memory=workplace.preferences,
        )
        self.empty = EmptyState(
            "mdi6.account-multiple-outline",
            _("Belum ada peserta"),
            _("Isi daftar peserta dahulu; sertifikat terbit untuk yang hadir."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self._build()

    def fill(self, view: SessionView) -> None:
        """Ask anew who has a certificate."""
        uid = view.record.uid
        self.workplace.read(lambda desk: look_up_standing(desk, uid), self._on_standing, on_problem=self._on_problem)

    def take_focus(self) -> None:
        self.table.setFocus()

    def issue(self) -> None:
        """Choose who gets a certificate, and issue them."""
        if self.view is not None:
            open_issue(self.workplace, self.view.record, self.window(), self._on_issue_open)

    def print_all(self) -> None:
        """Show all certificates of the session as one PDF."""
        if self.view is None:
            return
        uid = self.view.record.uid
        count = sum(1 for one in self.standing if one.certificate is not None)
        self._print(count, lambda desk: _of_session(desk, uid))

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.summary, 1)
        for button, action in (
            (self.register_button, self._go_to_register),
            (self.print_button, self.print_all),
            (self.issue_button, self.issue),
        ):
            button.clicked.connect(action)
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(bar)
        layout.addWidget(self.note)
        layout.addWidget(self.stack, 1)
        self.table.opened.connect(self._open)
        for button in (self.print_button, self.issue_button):
            button.hide()

    def _on_standing(self, standing: tuple[Standing, ...]) -> None:
        self.standing = tuple(sorted(standing, key=lambda one: one.order))
        have = sum(1 for one in standing if one.certificate is not None)
        ready = sum(1 for one in standing if one.candidate.qualifies)
        self.table.renew_rows(from_list(self.standing, _SORTS))
        self.stack.setCurrentWidget(self.table if standing else self.empty)
        self.summary.setText(
            "  ·  ".join(
                (
                    ngettext("{n} sudah bersertifikat", "{n} sudah bersertifikat", have).format(n=have),
                    ngettext("{n} memenuhi syarat", "{n} memenuhi syarat", ready).format(n=ready),
                    _("{n} tidak").format(n=len(standing) - have - ready),
                )
            )
        )
        self.summary.setVisible(bool(standing))
        may_write = self._may_write and self.view is not None and self.view.may_change
        self.issue_button.setVisible(may_write and ready > 0)
        self.print_button.setVisible(self._may_write and have > 0)
        self.register_button.setVisible(have > 0)
        planned = self.view is not None and self.view.record.state is SessionState.PLANNED
        self.note.setVisible(planned and bool(standing))
        if planned:
            self.note.say("info", _("Tandai kegiatannya terlaksana dahulu; sesudah itu sertifikat dapat terbit."))

    def _on_issue_open(self, dialog: IssueDialog) -> None:
        self.dialog = dialog
        dialog.issued.connect(self._on_issued)

    def _on_issued(self, rows: tuple[CertificateRow, ...]) -> None:
        words = ngettext("{n} sertifikat sudah terbit.", "{n} sertifikat sudah terbit.", len(rows)).format(n=len(rows))
        numbers = (
            rows[0].number
            if len(rows) == 1
            else _("{first} sampai {last}").format(first=rows[0].number, last=rows[-1].number)
        )
        if messages.ask(
            self.window(),
            words,
            detail=_("Nomor {numbers}.").format(numbers=numbers),
            yes=_("Cetak sekarang"),
            no=_("Nanti"),
        ):
            uids = [row.uid for row in rows]
            self._print(len(uids), lambda _desk: uids)

    def _print(self, count: int, list_uids: ListUids) -> None:
        self.dialog = print_certificates(self.workplace, self, count, list_uids)

    def _open(self, one: Standing) -> None:
        if one.certificate is not None:
            open_certificate(self.workplace, self, one.certificate.uid)

    def _go_to_register(self) -> None:
        if self.view is not None:
            self.workplace.go("certificates", session=self.view.record.uid, title=self.view.record.title)

    def _on_problem(self, problem: Problem) -> None:
        messages.problem(self, problem)


def standing_columns() -> tuple[Column[Standing], ...]:
    """Return the columns of the tab."""
    return (
        Column("place", _("No."), _place, 50, sort="place", right=True),
        Column("name", _("Nama"), lambda s: Cell(s.candidate.person.name, bold=True), 200, sort="name", stretch=3),
        Column("position", _("Jabatan"), lambda s: Cell(s.candidate.person.position or "–"), 150, stretch=2),
        Column("role", _("Peran"), lambda s: Cell(label(s.candidate.person.role)), 110, sort="role"),
        Column("state", _("Sertifikat"), _state, 140, sort="state"),
        Column("number", _("Nomor atau alasan"), _number, 240, sort="number", stretch=3),
    )


_SORTS = {
    "place": lambda s: s.candidate.person.place_in_list,
    "name": lambda s: s.candidate.person.name.casefold(),
    "role": lambda s: list(ParticipantRole).index(s.candidate.person.role),
    "state": lambda s: s.order,
    "number": lambda s: s.certificate.number if s.certificate else "",
}


def _place(one: Standing) -> Cell:
    return Cell(str(one.candidate.person.place_in_list), Tone.MUTED)


def _state(one: Standing) -> Cell:
    if one.certificate is not None:
        return Cell(_("Sudah terbit"), Tone.GOOD, chip=True)
    if one.candidate.qualifies:
        return Cell(_("Dapat terbit"), Tone.INFO, chip=True)
    return Cell(_("Tidak"), Tone.MUTED, chip=True)


def _number(one: Standing) -> Cell:
    if one.certificate is not None:
        return Cell(one.certificate.number)
    return Cell(why_words(one.candidate), Tone.MUTED)


def _of_session(desk: "Desk", uid: str) -> tuple[str, ...]:
    from desktop.services import certificates

    return certificates.of_session(desk, uid)
