"""Fields for words: one line, several lines, a password."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit

from desktop.rules.texts import clean_line, clean_text
from desktop.ui import icons
from desktop.ui.kit.field import Field
from resources.language import _

LONGEST_LINE = 300
LONGEST_TEXT = 20_000


class LineField(Field):
    """One line of text; value is str without unsafe signs and outer blanks."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        required: bool = False,
        path: str = "",
        placeholder: str = "",
        longest: int = LONGEST_LINE,
        suggestions: Sequence[str] = (),
    ) -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(longest)
        self.line.setPlaceholderText(placeholder)
        super().__init__(label, self.line, hint=hint, required=required, path=path)
        self._words = QStringListModel(self)
        if suggestions:
            self.set_suggestions(suggestions)
        self.line.textChanged.connect(self._on_text)

    def value(self) -> str:
        return clean_line(self.line.text())

    def set_value(self, value: str) -> None:
        if value != self.line.text():
            self.line.setText(value)
            self.line.setCursorPosition(0)

    def set_suggestions(self, words: Sequence[str]) -> None:
        """Offer these words while typing."""
        if self.line.completer() is None:
            completer = QCompleter(self._words, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            self.line.setCompleter(completer)
        self._words.setStringList(list(words))

    def _on_text(self) -> None:
        self.clear_problem()
        self.changed.emit()


class _TextEdit(QPlainTextEdit):
    """A text box that the Tab key leaves."""

    def __init__(self, longest: int) -> None:
        super().__init__()
        self._longest = longest
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        full = len(self.toPlainText()) >= self._longest and not self.textCursor().hasSelection()
        if full and event.text() and event.text().isprintable():
            return
        super().keyPressEvent(event)


class TextField(Field):
    """Several lines of text; value is str without unsafe signs and outer blanks."""

    def __init__(
        self,
        label: str,
        *,
        hint: str = "",
        required: bool = False,
        path: str = "",
        placeholder: str = "",
        rows: int = 3,
        longest: int = LONGEST_TEXT,
    ) -> None:
        self.box = _TextEdit(longest)
        self.box.setPlaceholderText(placeholder)
        self._rows = rows
        super().__init__(label, self.box, hint=hint, required=required, path=path)
        self.set_rows(rows)
        self.box.textChanged.connect(self._on_text)

    def value(self) -> str:
        return clean_text(self.box.toPlainText())

    def set_value(self, value: str) -> None:
        if value != self.box.toPlainText():
            self.box.setPlainText(value)

    def set_rows(self, rows: int) -> None:
        """Make the box so many lines high."""
        self.box.setFixedHeight(self.box.fontMetrics().lineSpacing() * rows + 22)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.set_rows(self._rows)

    def _on_text(self) -> None:
        self.clear_problem()
        self.changed.emit()


class PasswordField(Field):
    """A password, hidden while typed, with an eye to look at it; value is str exactly as typed."""

    def __init__(self, label: str, *, hint: str = "", required: bool = False) -> None:
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(LONGEST_LINE)
        self._eye = QAction(icons.icon("mdi6.eye-outline"), _("Tampilkan kata sandi"))
        self._eye.setCheckable(True)
        self.line.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        super().__init__(label, self.line, hint=hint, required=required)
        self._eye.toggled.connect(self._on_eye)
        self.line.textChanged.connect(self._on_text)

    def value(self) -> str:
        return unicodedata.normalize("NFC", self.line.text())

    def set_value(self, value: str) -> None:
        self.line.setText(value)

    def _on_eye(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setIcon(icons.icon("mdi6.eye-off-outline" if shown else "mdi6.eye-outline"))
        self._eye.setText(_("Sembunyikan kata sandi") if shown else _("Tampilkan kata sandi"))

    def _on_text(self) -> None:
        self.clear_problem()
        self.changed.emit()
