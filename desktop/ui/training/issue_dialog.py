"""Issuing certificates of a session: who gets one, the date, the design, the numbers; all in one go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.certificate import CertificateRow, DesignRecord
from db.records.training import SessionRecord
from desktop.rules.certificate_candidates import Candidate
from desktop.rules.certificate_words import months_later
from desktop.rules.number_series import count_on
from desktop.rules.words import date_short
from desktop.ui import messages
from desktop.ui.kit.choice_fields import ChoiceField, RadioField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.field import Field
from desktop.ui.kit.surfaces import Banner, columns
from desktop.ui.kit.text_fields import LineField
from desktop.ui.training.issue_model import IssueModel
from desktop.ui.training.issue_table import IssueTable
from desktop.ui.training.paper_preview import PaperPreview
from desktop.ui.workplace import IsCancelled, ReportProgress, Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_NUMBERS_PAUSE = 150  # milliseconds


@dataclass(frozen=True, slots=True)
class IssueView:
    """What the dialog begins with."""

    people: tuple[Candidate, ...]
    designs: tuple[DesignRecord, ...]
    months: int | None  # how long a certificate is good for; None without end


def look_up_issue(desk: "Desk", session_uid: str) -> IssueView:
    """Return who is on the list of a session, and the designs to choose from."""
    from desktop.services import certificate_designs, certificates, training_rules

    return IssueView(
        certificates.candidates(desk, session_uid),
        certificate_designs.list_designs(desk),
        training_rules.rules(desk).certificate_months,
    )


class IssueDialog(QDialog):
    """Choices and people at the left, the certificate of the person one stands on at the right.

    Signals: `issued(rows)` after certificates were issued; the dialog is closed by then.
    """

    issued = Signal(object)

    def __init__(self, workplace: Workplace, session: SessionRecord, view: IssueView, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._session = session
        self._months = view.months
        self.setWindowTitle(_("Terbitkan sertifikat: {title}").format(title=session.title))
        self.model = IssueModel()
        self.day = DateField(_("Tanggal terbit"), path="issued_on", required=True, latest=workplace.desk.today)
        self.design = ChoiceField(
            _("Rancangan"), [(item.uid, item.name) for item in view.designs], path="design", required=True
        )
        self.numbering = RadioField(
            _("Nomor sertifikat"),
            [(False, _("Nomor urut otomatis")), (True, _("Diketik dari buku kantor"))],
            across=True,
        )
        self.first_number = LineField(
            _("Nomor pertama"),
            path="number",
            longest=80,
            hint=_("Nomor berikutnya dihitung maju; di tabel tiap nomor dapat diubah (F2)."),
        )
        self.table = IssueTable(self.model)
        self.preview = PaperPreview(workplace)
        self._fetching = QTimer(self)
        self._fetching.setSingleShot(True)
        self._fetching.setInterval(_NUMBERS_PAUSE)
        self._build()
        self._connect()
        self.day.set_value(workplace.desk.today)
        self.numbering.set_value(False)
        self.model.show_people(view.people)
        self._show_expiry()

    def accept_now(self) -> None:
        """Issue to everybody ticked, all of them or none."""
        on = self.day.value()
        if on is None:
            self.day.show_problem(_("Isi tanggal seperti 21-11-2026."))
            self.day.take_focus()
            return
        typed = dict(self.model.numbers) if self.model.typing else None
        if typed is not None and not all(typed.values()):
            self._say(_("Ada yang belum bernomor."), _("Ketik nomornya di tabel, atau isi nomor pertama."))
            return
        uids = [one.person.uid for one in self.model.chosen]
        session_uid, design_uid = self._session.uid, str(self.design.value())
        self.trouble.hide()
        self.accept_button.setEnabled(False)

        def issue(desk: "Desk", report: ReportProgress, cancelled: IsCancelled) -> Any:
            from desktop.services import certificates

            return certificates.issue(
                desk,
                session_uid,
                uids,
                design_uid,
                issued_on=on,
                typed_numbers=typed,
                on_progress=report,
                cancelled=cancelled,
            )

        self._workplace.long(
            issue, _("Menerbitkan sertifikat…"), self._on_issued, on_problem=self.show_problem, parent=self
        )

    def show_problem(self, problem: Problem) -> None:
        """Show a problem at its field, or above the buttons when it belongs to none."""
        self._name_button()
        if problem.code == "printing-cancelled":
            return
        for field in self.findChildren(Field):
            if problem.field and field.path == problem.field and field.isVisible():
                field.show_found(problem)
                field.take_focus()
                return
        self._say(*messages.problem_text(problem))

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(columns(self.day, self.design, stretch=(3, 4)))
        left.addWidget(self.numbering)
        left.addWidget(self.first_number)
        ticks = QHBoxLayout()
        ticks.setSpacing(4)
        self.summary = QLabel()
        self.summary.setObjectName("soft")
        self.all_button, self.none_button = QPushButton(_("Pilih semua")), QPushButton(_("Kosongkan"))
        ticks.addWidget(self.summary, 1)
        for button in (self.all_button, self.none_button):
            button.setProperty("flat", True)
            button.setAutoDefault(False)
            ticks.addWidget(button)
        left.addLayout(ticks)
        left.addWidget(self.table, 1)
        right = QVBoxLayout()
        right.setSpacing(6)
        self.preview_of = QLabel()
        self.preview_of.setObjectName("fieldLabel")
        right.addWidget(self.preview_of)
        right.addWidget(self.preview, 1)
        note = QLabel(_("Pratinjau bertanda contoh. Kode QR dan kode cek dibuat saat terbit."))
        note.setObjectName("fieldHint")
        note.setWordWrap(True)
        right.addWidget(note)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addLayout(left, 11)
        middle.addLayout(right, 9)
        self.trouble = Banner("danger", "")
        self.trouble.hide()
        self.accept_button = QPushButton()
        self.accept_button.setProperty("primary", True)
        self.accept_button.setAutoDefault(False)
        cancel = QPushButton(_("Batal"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        words = QLabel(_("Setelah terbit, isi sertifikat tidak berubah lagi; yang salah dibatalkan dengan alasan."))
        words.setObjectName("soft")
        words.setWordWrap(True)
        foot.addWidget(words, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(12)
        layout.addLayout(middle, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(foot)
        room = (self.screen() or QGuiApplication.primaryScreen()).availableGeometry()
        self.resize(min(1280, int(room.width() * 0.94)), int(room.height() * 0.92))

    def _connect(self) -> None:
        self.day.changed.connect(self._on_day)
        self.design.changed.connect(self._show_preview)
        self.numbering.changed.connect(self._on_numbering)
        self.first_number.changed.connect(self._count_on)
        self._fetching.timeout.connect(self._fetch)
        self.model.chosen_changed.connect(self._on_chosen)
        self.model.number_typed.connect(self._show_preview)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.all_button.clicked.connect(lambda: self.model.choose_all(True))
        self.none_button.clicked.connect(lambda: self.model.choose_all(False))
        self.accept_button.clicked.connect(self.accept_now)

    def _on_day(self) -> None:
        self._show_expiry()
        self._fetching.start()

    def _show_expiry(self) -> None:
        on = self.day.value()
        if self._months is None or on is None:
            self.day.set_hint(_("Berlaku tanpa batas."))
        else:
            until = date_short(months_later(on, self._months))
            self.day.set_hint(_("Berlaku sampai {date}.").format(date=until))

    def _fetch(self) -> None:
        """Ask anew who qualifies on this date."""
        on, uid = self.day.value(), self._session.uid
        if on is None:
            return

        def fetch(desk: "Desk") -> tuple[Candidate, ...]:
            from desktop.services import certificates

            return certificates.candidates(desk, uid, on)

        self._workplace.read(fetch, self.model.show_people)

    def _on_chosen(self) -> None:
        chosen, people = len(self.model.chosen), self.model.people
        qualified = sum(1 for one in people if one.qualifies)
        left_out = len(people) - qualified
        words = _("{n} dari {all} yang memenuhi syarat dipilih").format(n=chosen, all=qualified)
        if left_out:
            words += "  ·  " + _("{n} tidak").format(n=left_out)
        self.summary.setText(words)
        self._name_button()
        self._number()

    def _name_button(self) -> None:
        chosen = len(self.model.chosen)
        self.accept_button.setEnabled(chosen > 0)
        self.accept_button.setText(
            ngettext("Terbitkan {n} sertifikat", "Terbitkan {n} sertifikat", chosen).format(n=chosen)
        )

    def _on_numbering(self) -> None:
        self.model.typing = bool(self.numbering.value())
        self.first_number.setVisible(self.model.typing)
        self._number()

    def _number(self) -> None:
        """Number those who are ticked: by the program, or from the first one typed."""
        if self.model.typing:
            self._count_on()
            return
        on, count = self.day.value() or self._workplace.desk.today, len(self.model.chosen)
        if not count:
            self._on_numbers(())
            return

        def fetch(desk: "Desk") -> tuple[str, ...]:
            from desktop.services import certificate_previews

            return certificate_previews.next_numbers(desk, count, on)

        self._workplace.read(fetch, self._on_numbers)

    def _on_numbers(self, numbers: Sequence[str]) -> None:
        if not self.model.typing:
            self.model.show_numbers(numbers)
            self._show_preview()

    def _count_on(self) -> None:
        self.model.show_numbers(count_on(self.first_number.value(), len(self.model.chosen)))
        self._show_preview()

    def _on_row(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_preview()

    def _show_preview(self) -> None:
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self.model.people):
            return
        one, number = self.model.people[row], self.model.number(row) or "…"
        on: date = self.day.value() or self._workplace.desk.today
        session_uid, design_uid, uid = self._session.uid, str(self.design.value()), one.person.uid
        self.preview_of.setText(_("Pratinjau untuk {name}").format(name=one.person.name))

        def draw(desk: "Desk") -> bytes:
            from desktop.services import certificate_previews

            return certificate_previews.preview(desk, session_uid, uid, design_uid, issued_on=on, number=number)

        self.preview.ask(draw)

    def _on_issued(self, rows: tuple[CertificateRow, ...]) -> None:
        self.accept()
        self.issued.emit(rows)

    def _say(self, text: str, detail: str = "") -> None:
        self.trouble.say("danger", text, detail)
        self.trouble.show()

    def done(self, result: int) -> None:
        super().done(result)
        self.preview.clear()


def open_issue(
    workplace: Workplace, session: SessionRecord, parent: QWidget, on_open: Callable[[IssueDialog], None]
) -> None:
    """Look up who qualifies, then open the dialog; `on_open` gets it."""
    uid = session.uid

    def show(view: IssueView) -> None:
        dialog = IssueDialog(workplace, session, view, parent)
        on_open(dialog)
        dialog.open()

    workplace.read(
        lambda desk: look_up_issue(desk, uid), show, on_problem=lambda found: messages.problem(parent, found)
    )
