"""A new password typed twice, with a word about its strength."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from db.passwords import FEWEST_WORDS, SHORTEST, check_password
from db.problem import Problem
from desktop.ui.kit.text_fields import PasswordField
from resources.language import _


class NewPassword(QWidget):
    """Two fields and a strength line; `take()` gives the password when both are right.

    Signals: `changed()`.
    """

    changed = Signal()

    def __init__(self, *, label: str = "") -> None:
        super().__init__()
        self.first = PasswordField(
            label or _("Kata sandi"),
            required=True,
            hint=_("Paling sedikit {shortest} huruf atau angka, atau {words} kata yang mudah Anda ingat.").format(
                shortest=SHORTEST, words=FEWEST_WORDS
            ),
        )
        self.second = PasswordField(_("Ulangi kata sandi"), required=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 4)
        self._bar.setTextVisible(False)
        self._word = QLabel()
        self._word.setObjectName("fieldHint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.first)
        layout.addWidget(self._bar)
        layout.addWidget(self._word)
        layout.addWidget(self.second)
        self.first.changed.connect(self._on_changed)
        self.second.changed.connect(self._on_changed)
        self.first.left.connect(self._check_first)
        self.second.left.connect(self._check_second)
        self._on_changed()

    def take(self) -> str | None:
        """Return the password, or None after saying beside the field what is missing."""
        if not self._check_first(empty_too=True):
            self.first.take_focus()
            return None
        if not self._check_second(empty_too=True):
            self.second.take_focus()
            return None
        return self.first.value()

    def set_value(self, password: str) -> None:
        """Fill both fields."""
        self.first.set_value(password)
        self.second.set_value(password)

    def _check_first(self, empty_too: bool = False) -> bool:
        if not self.first.value() and not empty_too:
            return False
        try:
            check_password(self.first.value())
        except Problem as problem:
            self.first.show_found(problem)
            return False
        return True

    def _check_second(self, empty_too: bool = False) -> bool:
        if not self.second.value() and not empty_too:
            return False
        if self.first.value() != self.second.value():
            self.second.show_problem(_("Kedua kata sandi tidak sama. Ketik ulang di sini."))
            return False
        return True

    def _on_changed(self) -> None:
        level, word = strength(self.first.value())
        self._bar.setValue(level)
        self._word.setText(word)
        self.changed.emit()


def strength(password: str) -> tuple[int, str]:
    """Return how strong a password is, 0 to 4, with the word for it; below 2 it is refused."""
    if not password:
        return 0, _("Belum diisi")
    try:
        check_password(password)
    except Problem:
        return 1, _("Terlalu pendek atau terlalu mudah")
    kinds = sum(
        any(test(sign) for sign in password)
        for test in (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
    )
    score = len(password) + 2 * kinds
    if score >= 26:
        return 4, _("Sangat kuat")
    if score >= 19:
        return 3, _("Kuat")
    return 2, _("Cukup")
