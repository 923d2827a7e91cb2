"""Back in with the printed recovery code, and a new password."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.clock import Clock
from db.problem import Problem
from desktop.ui import messages
from desktop.ui.kit.choice_fields import ChoiceField
from desktop.ui.kit.surfaces import Banner
from desktop.ui.kit.text_fields import LineField
from desktop.ui.office.new_password import NewPassword
from desktop.ui.tasks import ReadTask, Worker
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_NEW_ACCOUNT = ""
_CODE_PROBLEMS = frozenset({"recovery-code-incomplete", "recovery-code-mistyped", "wrong-recovery-code"})


class RecoveryForm(QWidget):
    """Asks for the code, whose account it is, and a new password; `only` is the one account of a locked window.

    Signals: `recovered(Desk)`, `back_wanted()`.
    """

    recovered = Signal(object)
    back_wanted = Signal()

    def __init__(
        self, directory: Path, worker: Worker, clock: Clock, names: tuple[str, ...], *, only: str = ""
    ) -> None:
        super().__init__()
        self._directory = directory
        self._worker = worker
        self._clock = clock
        self.code = LineField(
            _("Kode pemulihan"),
            required=True,
            placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX",
            hint=_("Tercetak pada lembar pemulihan: 24 huruf dan angka dalam enam kelompok."),
            longest=60,
        )
        self.code.line.textEdited.connect(self._on_code)
        choices = [(name, name) for name in names]
        if not only:
            choices.append((_NEW_ACCOUNT, _("Akun baru…")))
        self.account = ChoiceField(_("Akun yang diberi kata sandi baru"), choices, required=True)
        self.account.set_value(only or (names[0] if names else _NEW_ACCOUNT))
        self.account.setEnabled(not only)
        self.name = LineField(_("Nama akun baru"), required=True, longest=80)
        self.password = NewPassword(label=_("Kata sandi baru"))
        self.trouble = Banner("danger", "")
        self.trouble.hide()
        self.enter = QPushButton(_("Pulihkan dan masuk"))
        self.enter.setProperty("primary", True)
        self.back = QPushButton(_("Kembali"))
        self.back.setAutoDefault(False)
        self._build()
        self.account.changed.connect(self._on_account)
        self.enter.clicked.connect(self.recover)
        self.back.clicked.connect(self.back_wanted)
        self._on_account()

    def take_focus(self) -> None:
        """Put the cursor into the code."""
        self.code.take_focus()

    def recover(self) -> None:
        """Open the register with the code and set the new password."""
        code = self.code.value()
        name = str(self.account.value() or self.name.value())
        if not code:
            self.code.show_problem(_("Ketik kode dari lembar pemulihan."))
            self.code.take_focus()
            return
        if not name:
            self.name.show_problem(_("Tulis nama akun baru."))
            self.name.take_focus()
            return
        password = self.password.take()
        if password is None:
            return
        directory, clock = self._directory, self._clock

        def open_register() -> "Desk":
            from desktop.services import sign_in

            return sign_in.recover(directory, code, name, password, clock)

        self.enter.setEnabled(False)
        self.trouble.hide()
        self._worker.submit(ReadTask(open_register, self._on_done, self._on_problem))

    def _build(self) -> None:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(48, 24, 48, 16)
        layout.setSpacing(12)
        title = QLabel(_("Masuk dengan kode pemulihan"))
        title.setObjectName("pageTitle")
        words = QLabel(_("Data tetap utuh. Kode ini memberi satu akun kata sandi baru; pemakaiannya tercatat."))
        words.setObjectName("soft")
        words.setWordWrap(True)
        for widget in (title, words, self.code, self.account, self.name, self.password):
            layout.addWidget(widget)
        layout.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(content)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch()
        buttons.addWidget(self.enter)
        foot = QVBoxLayout()
        foot.setContentsMargins(48, 6, 48, 22)
        foot.addWidget(self.trouble)
        foot.addLayout(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        outer.addLayout(foot)

    def _on_code(self, text: str) -> None:
        """Put the dashes in while typing."""
        if self.code.line.cursorPosition() != len(text):
            return
        signs = re.sub(r"[^0-9A-Za-z]", "", text).upper()[:24]
        grouped = "-".join(signs[n : n + 4] for n in range(0, len(signs), 4))
        if grouped != text:
            self.code.line.setText(grouped)

    def _on_account(self) -> None:
        self.name.setVisible(self.account.value() == _NEW_ACCOUNT)

    def _on_done(self, desk: "Desk") -> None:
        self.enter.setEnabled(True)
        self.recovered.emit(desk)

    def _on_problem(self, problem: Problem) -> None:
        self.enter.setEnabled(True)
        if problem.code in _CODE_PROBLEMS:
            self.code.show_found(problem)
            self.code.take_focus()
            return
        sentence, next_step = messages.problem_text(problem)
        self.trouble.say("danger", sentence, next_step)
        self.trouble.show()
