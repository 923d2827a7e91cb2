"""The bar above a shown paper: which page, how large."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.ui import icons
from desktop.ui.kit.pdf_view import PdfView
from resources.language import _


class PdfBar(QWidget):
    """Page number and zoom of a `PdfView`, by mouse and keyboard."""

    def __init__(self, view: PdfView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._page = QLineEdit()
        self._page.setValidator(QIntValidator(1, 99_999, self._page))
        self._page.setAccessibleName(_("Halaman"))
        self._page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._page.setFixedWidth(56)
        self._of = QLabel()
        self._zoom = QLabel()
        self._zoom.setMinimumWidth(48)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(_button("mdi6.chevron-up", _("Halaman sebelumnya"), self._back))
        layout.addWidget(_button("mdi6.chevron-down", _("Halaman berikutnya"), self._forth))
        layout.addWidget(QLabel(_("Halaman")))
        layout.addWidget(self._page)
        layout.addWidget(self._of)
        layout.addSpacing(16)
        layout.addWidget(_button("mdi6.magnify-minus-outline", _("Perkecil (Ctrl+−)"), view.zoom_out))
        layout.addWidget(self._zoom)
        layout.addWidget(_button("mdi6.magnify-plus-outline", _("Perbesar (Ctrl++)"), view.zoom_in))
        layout.addWidget(_button("mdi6.arrow-expand-horizontal", _("Selebar jendela (Ctrl+0)"), view.fit_width))
        layout.addStretch(1)
        view.page_changed.connect(self._on_page_changed)
        view.zoom_changed.connect(lambda factor: self._zoom.setText(f"{factor * 100:.0f}%"))
        self._page.editingFinished.connect(self._go)
        self._on_page_changed(view.page, view.page_count)

    def _on_page_changed(self, page: int, pages: int) -> None:
        self._page.setText(str(max(page, 1)))
        self._of.setText(_("dari {n}").format(n=pages))

    def _go(self) -> None:
        wanted = self._page.text()
        if wanted.isdigit() and int(wanted) != self._view.page:
            self._view.go_to(int(wanted))

    def _back(self) -> None:
        self._view.go_to(self._view.page - 1)

    def _forth(self) -> None:
        self._view.go_to(self._view.page + 1)


def _button(icon: str, name: str, action: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icons.icon(icon))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.clicked.connect(lambda: action())
    return button
