"""The sign-in window; also what stands before a locked window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.clock import Clock
from db.problem import Problem
from desktop.ui import icons, messages
from desktop.ui.kit.choice_fields import ChoiceField
from desktop.ui.kit.surfaces import Banner
from desktop.ui.kit.text_fields import PasswordField
from desktop.ui.office.brand_side import BrandSide
from desktop.ui.office.language_switch import LanguageSwitch
from desktop.ui.tasks import ReadTask, Worker
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk

# What the file itself is guilty of, told apart from a wrong password; a backup mends it.
_DAMAGED = frozenset({"register-damaged", "keys-damaged", "keys-changed-outside"})


class SignInWindow(QDialog):
    """Asks who and the password, and opens the register.

    With `locked_name` it stands before a locked window and lets only that account in.

    Signals: `signed_in(Desk)`, `language_wanted(Language)`, `restore_wanted()`, `closed()`,
    `other_account_wanted()` (locked only).
    """

    signed_in = Signal(object)
    language_wanted = Signal(object)
    restore_wanted = Signal()
    other_account_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        directory: Path,
        worker: Worker,
        clock: Clock,
        *,
        account: str = "",
        locked_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._directory = directory
        self._worker = worker
        self._clock = clock
        self._account = locked_name or account
        self._locked = bool(locked_name)
        self._wait = 0
        self._working = False
        self.setWindowTitle(_("SIGAP Desa – terkunci") if self._locked else _("SIGAP Desa – masuk"))
        self._ticker = QTimer(self)
        self._ticker.setInterval(1000)
        self._ticker.timeout.connect(self._on_second)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_form())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(BrandSide())
        row.addWidget(self._stack, 1)
        self.resize(880, 620)
        self._fill_accounts()

    # -- building ------------------------------------------------------------------------------------------------

    def _build_form(self) -> QWidget:
        self.languages = LanguageSwitch()
        self.languages.wanted.connect(self.language_wanted)
        self.languages.setVisible(not self._locked)
        self.account = ChoiceField(_("Akun"), [], placeholder=_("Memuat daftar akun…"))
        self.password = PasswordField(_("Kata sandi"))
        self.password.line.returnPressed.connect(self.sign_in)
        self.trouble = Banner("danger", "", stacked=True)
        self.trouble.hide()
        self.trouble.acted.connect(self.restore_wanted)
        self.enter = QPushButton(icons.icon("mdi6.login", on_accent=True), _("Masuk"))
        self.enter.setProperty("primary", True)
        self.enter.setDefault(True)
        self.enter.clicked.connect(self.sign_in)
        self.forgotten = _flat(_("Lupa kata sandi?"), self._show_recovery)
        form = QWidget()
        layout = QVBoxLayout(form)
        layout.setContentsMargins(48, 20, 48, 28)
        layout.setSpacing(14)
        layout.addWidget(self.languages, 0, Qt.AlignmentFlag.AlignRight)
        layout.addStretch()
        title = QLabel(_("Jendela terkunci") if self._locked else _("Masuk"))
        title.setObjectName("pageTitle")
        layout.addWidget(title)
        if self._locked:
            words = QLabel(_("Pekerjaan Anda tetap terbuka. Ketik kata sandi untuk melanjutkan."))
            words.setObjectName("soft")
            words.setWordWrap(True)
            layout.addWidget(words)
        for widget in (self.account, self.password, self.trouble, self.enter):
            layout.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.forgotten)
        foot.addStretch()
        if self._locked:
            foot.addWidget(_flat(_("Ganti akun"), self.other_account_wanted.emit))
        layout.addLayout(foot)
        layout.addStretch()
        return form

    def _fill_accounts(self) -> None:
        if self._locked:
            self._show_accounts((self._account,))
            self.account.setEnabled(False)
            return
        directory = self._directory

        def names() -> tuple[str, ...]:
            from desktop.services import sign_in

            return sign_in.account_names(directory)

        self._worker.submit(ReadTask(names, self._show_accounts, self._on_problem))

    def _show_accounts(self, names: tuple[str, ...]) -> None:
        self.account.set_choices([(name, name) for name in names])
        self.account.box.setPlaceholderText(_("Pilih akun"))
        if self._account in names:
            self.account.set_value(self._account)
        elif len(names) == 1:
            self.account.set_value(names[0])
        else:
            self.account.set_value(None)
        if self.account.value():
            self.password.take_focus()
        else:
            self.account.take_focus()

    # -- signing in ----------------------------------------------------------------------------------------------

    def sign_in(self) -> None:
        """Try the account and the password."""
        if self._working or self._wait:
            return
        name, password = self.account.value(), self.password.value()
        if not name:
            self.account.show_problem(_("Pilih akun Anda."))
            self.account.take_focus()
            return
        if not password:
            self.password.show_problem(_("Ketik kata sandi Anda."))
            self.password.take_focus()
            return
        directory, clock = self._directory, self._clock

        def open_register() -> "Desk":
            from desktop.services import sign_in

            return sign_in.sign_in(directory, name, password, clock)

        self._set_working(True)
        self._worker.submit(ReadTask(open_register, self._on_signed_in, self._on_problem, self._on_bug))

    def _on_signed_in(self, desk: "Desk") -> None:
        self._set_working(False)
        self.password.set_value("")
        self.signed_in.emit(desk)

    def _on_problem(self, problem: Problem) -> None:
        self._set_working(False)
        self.password.set_value("")
        match problem.code:
            case "wrong-password":
                self.password.show_found(problem)
            case "wait-before-retry":
                self._start_wait(int(str(problem.params.get("seconds", 1))))
            case _:
                self._show_trouble(problem)
        if self.isVisible():
            self.password.take_focus()

    def _on_bug(self, error: BaseException) -> None:
        self._set_working(False)
        raise error

    def _show_trouble(self, problem: Problem) -> None:
        sentence, next_step = messages.problem_text(problem)
        self.trouble.say("danger", sentence, next_step)
        damaged = problem.code in _DAMAGED and not self._locked
        self.trouble.button.setText(_("Pulihkan cadangan…"))
        self.trouble.button.setVisible(damaged)
        self.trouble.show()

    def _set_working(self, working: bool) -> None:
        self._working = working
        self.enter.setEnabled(not working and not self._wait)
        self.enter.setText(_("Membuka buku…") if working else _("Masuk"))
        if working:
            self.trouble.hide()

    def _start_wait(self, seconds: int) -> None:
        self._wait = seconds
        self.enter.setEnabled(False)
        self._say_wait()
        self._ticker.start()

    def _on_second(self) -> None:
        self._wait -= 1
        if self._wait > 0:
            self._say_wait()
            return
        self._ticker.stop()
        self._wait = 0
        self.trouble.hide()
        self.enter.setEnabled(True)

    def _say_wait(self) -> None:
        self.trouble.button.hide()
        self.trouble.say(
            "warn",
            _("Kata sandi beberapa kali salah."),
            _("Coba lagi dalam {seconds} detik.").format(seconds=self._wait),
        )
        self.trouble.show()

    # -- recovery ------------------------------------------------------------------------------------------------

    def _show_recovery(self) -> None:
        from desktop.ui.office.recovery import RecoveryForm

        names = tuple(str(value) for value in self.account.values())
        form = RecoveryForm(self._directory, self._worker, self._clock, names, only=self._account * self._locked)
        form.recovered.connect(self.signed_in)
        form.back_wanted.connect(lambda: self._leave_recovery(form))
        self._stack.addWidget(form)
        self._stack.setCurrentWidget(form)
        form.take_focus()

    def _leave_recovery(self, form: QWidget) -> None:
        self._stack.setCurrentIndex(0)
        self._stack.removeWidget(form)
        form.deleteLater()

    def reject(self) -> None:
        """Escape does not close this window."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.closed.emit()


def _flat(text: str, on_click: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("flat", True)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: on_click())
    return button
