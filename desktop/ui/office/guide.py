"""The guide of the first start: six steps from an empty computer to an open register."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.clock import Clock
from db.problem import Problem
from db.records.office import Office, OfficeProfile
from db.vocabulary import OfficeKind, Role
from desktop.ui import messages
from desktop.ui.kit import Banner
from desktop.ui.office.brand_side import BrandSide
from desktop.ui.office.forms.head_form import HeadForm
from desktop.ui.office.forms.letterhead_form import LetterheadForm
from desktop.ui.office.forms.office_form import OfficeForm
from desktop.ui.office.forms.profile_form import ProfileForm
from desktop.ui.office.forms.working_form import WorkingForm
from desktop.ui.office.guide_account import AccountStep
from desktop.ui.office.language_switch import LanguageSwitch
from desktop.ui.office.recovery_sheet import RecoverySheet
from desktop.ui.tasks import ReadTask, Worker
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.offices import SetUp


class Guide(QDialog):
    """Asks what must be known about the office, makes the register, hands out the recovery sheet.

    Signals: `finished_with(Desk)`, `language_wanted(Language)`, `restore_wanted()`, `closed()`.
    """

    finished_with = Signal(object)
    language_wanted = Signal(object)
    restore_wanted = Signal()
    closed = Signal()

    def __init__(self, directory: Path, worker: Worker, clock: Clock) -> None:
        super().__init__()
        self._directory = directory
        self._worker = worker
        self._clock = clock
        self._set_up: SetUp | None = None
        self.profile = OfficeProfile(office=Office(uid="", kind=OfficeKind.VILLAGE, code="", name="", term="Desa"))
        self.setWindowTitle(_("SIGAP Desa – mulai"))
        self.office = OfficeForm()
        self.letterhead = LetterheadForm()
        self.head = HeadForm()
        self.working = WorkingForm()
        self.account = AccountStep()
        self.sheet: RecoverySheet | None = None
        self._titles = (
            (_("Kantor Anda"), _("Ketik nama kantor dan pilih dari daftar; kecamatan dan kabupaten terisi sendiri.")),
            (_("Kop surat"), _("Kop ini tercetak pada setiap dokumen. Nanti dapat diubah di Pengaturan.")),
            (_("Pimpinan kantor"), _("Yang menandatangani dokumen. Boleh dilengkapi nanti.")),
            (_("Cara kerja dan UPG"), _("Untuk menghitung batas waktu dan menyiapkan surat pengantar.")),
            (_("Akun pertama"), _("Kata sandi mengunci buku register. Setiap petugas memakai akun sendiri.")),
            (_("Lembar pemulihan"), _("Satu-satunya jalan masuk bila semua kata sandi terlupa.")),
        )
        self._forms: tuple[ProfileForm, ...] = (self.office, self.letterhead, self.head, self.working)
        self._build()
        self._load()
        self._show_step(0)

    # -- steps -----------------------------------------------------------------------------------------------------

    @property
    def step(self) -> int:
        """The number of the step in sight, counted from 0."""
        return self._stack.currentIndex()

    def next(self) -> None:
        """Go on, or make the register at the step of the account, or end at the last."""
        if self.step == len(self._titles) - 1:
            self._finish()
        elif self.step == len(self._forms):
            self._make_register()
        elif self._forms[self.step].check():
            self.profile = self._forms[self.step].apply(self.profile)
            self._show_step(self.step + 1)

    def previous(self) -> None:
        """Go one step back; what was typed stays."""
        if 0 < self.step < len(self._titles) - 1:
            self._show_step(self.step - 1)

    def _show_step(self, number: int) -> None:
        if number == 1:
            self.letterhead.suggest(self.profile)
        elif number == 2:
            self.head.suggest(self.profile)
        self._stack.setCurrentIndex(number)
        title, words = self._titles[number]
        self._title.setText(title)
        self._words.setText(words)
        self._trouble.hide()
        last = number == len(self._titles) - 1
        self.back_button.setVisible(number > 0 and not last)
        self.restore_button.setVisible(number == 0)
        self.languages.setVisible(number == 0)
        self._name_next(number)
        for place, label in enumerate(self._step_labels):
            state = "now" if place == number else "done" if place < number else "later"
            label.setProperty("state", state)
            label.style().unpolish(label)
            label.style().polish(label)
        self._focus_first(number)

    def _name_next(self, number: int) -> None:
        last = number == len(self._titles) - 1
        if last:
            self.next_button.setText(_("Buka SIGAP Desa"))
            self.next_button.setEnabled(self.sheet is not None and self.sheet.is_kept)
        else:
            making = number == len(self._forms)
            self.next_button.setText(_("Buat buku register") if making else _("Lanjut"))
            self.next_button.setEnabled(True)

    def _focus_first(self, number: int) -> None:
        first = (self.office.name, self.letterhead.lines[0], self.head.name, self.working.week, self.account.name)
        if number < len(first):
            first[number].take_focus()

    # -- making the register -----------------------------------------------------------------------------------------

    def _make_register(self) -> None:
        taken = self.account.take()
        if taken is None:
            return
        name, password = taken
        for form in self._forms:
            self.profile = form.apply(self.profile)
        directory, profile, clock = self._directory, self.profile, self._clock

        def make() -> "SetUp":
            from desktop.services import offices

            return offices.set_up(directory, profile, name, Role.MANAGER, password, clock)

        self._set_working(True)
        self._worker.submit(ReadTask(make, self._on_made, self._on_problem, self._on_bug))

    def _on_made(self, made: "SetUp") -> None:
        self._set_working(False)
        self._set_up = made
        name = made.desk.account.name
        self.sheet = RecoverySheet(self._worker, self.profile, made.recovery_code, (name,), self._clock.today())
        self.sheet.kept.connect(self.next_button.setEnabled)
        self._last.addWidget(self.sheet)
        self._show_step(len(self._titles) - 1)
        self.sheet.print_button.setFocus()

    def _on_problem(self, problem: Problem) -> None:
        self._set_working(False)
        sentence, next_step = messages.problem_text(problem)
        self._trouble.say("danger", sentence, next_step)
        self._trouble.show()

    def _on_bug(self, error: BaseException) -> None:
        self._set_working(False)
        raise error

    def _set_working(self, working: bool) -> None:
        self.next_button.setEnabled(not working)
        self.back_button.setEnabled(not working)
        self._trouble.hide()
        if working:
            self.next_button.setText(_("Menyiapkan buku register…"))
        else:
            self._name_next(self.step)

    def _finish(self) -> None:
        if self._set_up is not None and self.sheet is not None and self.sheet.is_kept:
            self.finished_with.emit(self._set_up.desk)

    # -- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.resize(1080, 660)
        side = BrandSide()
        self._step_labels = []
        for number, (title, _words) in enumerate(self._titles, start=1):
            label = QLabel(f"{number}.  {title}")
            label.setObjectName("guideStep")
            side.body.addWidget(label)
            self._step_labels.append(label)
        self._stack = QStackedWidget()
        for form in (*self._forms, self.account):
            self._stack.addWidget(_scrolled(form))
        holder = QWidget()
        self._last = QVBoxLayout(holder)
        self._last.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(_scrolled(holder))
        right = QVBoxLayout()
        right.setContentsMargins(36, 26, 24, 22)
        right.setSpacing(14)
        right.addLayout(self._build_head())
        right.addWidget(self._stack, 1)
        self._trouble = Banner("danger", "")
        right.addWidget(self._trouble)
        right.addLayout(self._build_buttons())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(right, 1)

    def _build_head(self) -> QHBoxLayout:
        self._title = QLabel()
        self._title.setObjectName("pageTitle")
        self._words = QLabel()
        self._words.setObjectName("pageSubtitle")
        self._words.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._words)
        self.languages = LanguageSwitch()
        self.languages.wanted.connect(self.language_wanted)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignTop)
        head.addSpacing(12)
        return head

    def _build_buttons(self) -> QHBoxLayout:
        self.restore_button = QPushButton(_("Pulihkan dari cadangan…"))
        self.restore_button.setProperty("flat", True)
        self.back_button = QPushButton(_("Kembali"))
        self.next_button = QPushButton(_("Lanjut"))
        self.next_button.setProperty("primary", True)
        self.next_button.setDefault(True)
        for button in (self.restore_button, self.back_button):
            button.setAutoDefault(False)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.back_button.clicked.connect(self.previous)
        self.next_button.clicked.connect(self.next)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 12, 0)
        row.addWidget(self.restore_button)
        row.addStretch()
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        return row

    def _load(self) -> None:
        for form in self._forms:
            form.load(self.profile)

    def reject(self) -> None:
        """Escape does not throw away what was typed."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        if self._set_up is not None:
            messages.warn(self, _("Simpan dulu lembar pemulihan, lalu beri centang."))
            return
        asked = _("Keluar dari panduan? Isian yang belum selesai tidak disimpan.")
        if self.step == 0 or messages.ask(self, asked, yes=_("Keluar"), no=_("Lanjut mengisi")):
            self.closed.emit()


def _scrolled(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(2, 4, 14, 8)
    layout.addWidget(content)
    layout.addStretch()
    area.setWidget(holder)
    return area
