"""A small picture of a design: a logo or a signature; checked on the worker, refused with a clear word."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.problem import Problem
from desktop.ui import files, icons
from desktop.ui.kit.field import Field
from desktop.ui.theme import COLOURS
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_WIDE, _HIGH = 132, 62


class MarkField(Field):
    """Value is the bytes of a PNG, or None."""

    def __init__(
        self, workplace: Workplace, label: str, *, signature: bool, path: str, hint: str = "", empty: str = ""
    ) -> None:
        self._workplace = workplace
        self._signature = signature
        self._content: bytes | None = None
        self._empty = empty
        holder = QWidget()
        self.picture = QLabel()
        self.picture.setFixedSize(_WIDE, _HIGH)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setWordWrap(True)
        self.picture.setStyleSheet(
            f"background: white; border: 1px solid {COLOURS.line}; border-radius: 6px; color: {COLOURS.soft_text};"
            " padding: 2px;"
        )
        self.choose_button = QPushButton(icons.icon("mdi6.image-outline"), _("Pilih gambar…"))
        self.remove_button = QPushButton(_("Hapus"))
        self.remove_button.setProperty("flat", True)
        for button in (self.choose_button, self.remove_button):
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.choose_button.clicked.connect(self.choose)
        self.remove_button.clicked.connect(lambda: self.set_value(None))
        buttons = QVBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.picture)
        row.addLayout(buttons)
        row.addStretch()
        super().__init__(label, holder, hint=hint, path=path)
        self._watch(self.choose_button, self.remove_button)
        self._show()

    def value(self) -> bytes | None:
        return self._content

    def set_value(self, value: bytes | None) -> None:
        if value != self._content:
            self._content = value
            self.clear_problem()
            self._show()
            self.changed.emit()

    def focus_widgets(self) -> list[QWidget]:
        return [self.choose_button]

    def choose(self) -> None:
        """Ask for a picture."""
        pattern = _("Gambar PNG atau JPEG") + " (*.png *.jpg *.jpeg)"
        files.ask_open(self._workplace, self.window(), self.label.text(), pattern, self.take)

    def take(self, path: Path) -> None:
        """Take a picture from a file, once it is found good."""
        signature = self._signature

        def prepare(_desk: "Desk") -> bytes:
            from desktop.services import certificate_designs

            return certificate_designs.picture(_read(path), path.name, signature=signature)

        self.clear_problem()
        self.choose_button.setEnabled(False)
        self._workplace.read(prepare, self._on_prepared, on_problem=self._on_refused)

    def _on_prepared(self, content: bytes) -> None:
        self.choose_button.setEnabled(True)
        self.set_value(content)

    def _on_refused(self, problem: Problem) -> None:
        self.choose_button.setEnabled(True)
        self.show_found(problem)

    def _show(self) -> None:
        self.remove_button.setVisible(self._content is not None)
        picture = QPixmap()
        if self._content is None or not picture.loadFromData(self._content):
            self.picture.setPixmap(QPixmap())
            self.picture.setText(self._empty)
            return
        ratio = self.devicePixelRatioF()
        fitted = picture.scaled(
            int((_WIDE - 10) * ratio),
            int((_HIGH - 10) * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.picture.setPixmap(fitted)


def _read(path: Path) -> bytes:
    """Return a file's bytes; one that is far too large is not read.

    Raises Problem `picture-file-too-large`, `file-unreadable`.
    """
    from desktop.services.pictures import MAX_BYTES, shown_name

    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            name, limit = shown_name(path.name), MAX_BYTES // 1_000_000
            raise Problem("picture-file-too-large", field="file", name=name, size=size // 1_000_000, limit=limit)
        return path.read_bytes()
    except OSError as error:
        raise Problem("file-unreadable", file=path.name) from error
