"""The bar above the pages: which office, who is signed in, text size, lock."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy

from db.records.office import AccountRecord, Office
from desktop.ui import icons, theme
from resources.language import Language, _, language


class TopBar(QFrame):
    """Says where one is and offers what belongs to the person and the screen.

    Signals: `lock_wanted()`, `sign_out_wanted()`, `password_wanted()`, `text_size_wanted(points)`,
    `language_wanted(Language)`.
    """

    lock_wanted = Signal()
    sign_out_wanted = Signal()
    password_wanted = Signal()
    text_size_wanted = Signal(float)
    language_wanted = Signal(object)

    def __init__(self, account: AccountRecord) -> None:
        super().__init__()
        self.setObjectName("topBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 7, 18, 7)
        row.setSpacing(6)
        self.office = QLabel()
        self.office.setObjectName("officeName")
        self.place = QLabel()
        self.place.setObjectName("soft")
        self.place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.office)
        row.addSpacing(6)
        row.addWidget(self.place, 1)
        self.working = QLabel(_("Bekerja…"))
        self.working.setObjectName("soft")
        self.working.hide()
        row.addWidget(self.working)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(500)
        self._patience.timeout.connect(self.working.show)
        self.size_button = self._menu_button("mdi6.format-size", _("Ukuran teks"), self._size_menu())
        self.account_button = self._menu_button("mdi6.account-circle-outline", account.name, self._account_menu())
        self.account_button.setAccessibleName(_("Akun {name}").format(name=account.name))
        self.lock_button = QPushButton(icons.icon("mdi6.lock-outline"), _("Kunci"))
        self.lock_button.setProperty("flat", True)
        self.lock_button.setToolTip(_("Kunci jendela (Ctrl+L)"))
        self.lock_button.clicked.connect(self.lock_wanted)
        for button in (self.size_button, self.account_button, self.lock_button):
            row.addWidget(button)

    def show_office(self, office: Office, *, demo: bool) -> None:
        """Show the name of the office and where it lies."""
        self.office.setText(office.full_name)
        where = [
            _("DATA CONTOH") if demo else "",
            f"{office.subdistrict_term} {office.subdistrict}" if office.subdistrict else "",
            office.regency,
        ]
        self.place.setText(" · ".join(part for part in where if part))
        self.place.setToolTip(self.place.text())

    def show_working(self, working: bool) -> None:
        """Say that the worker is busy, once it has been for a moment."""
        if working:
            self._patience.start()
        else:
            self._patience.stop()
            self.working.hide()

    def _menu_button(self, icon: str, text: str, menu: QMenu) -> QPushButton:
        button = QPushButton(icons.icon(icon), _short(text))
        button.setProperty("flat", True)
        button.setProperty("withMenu", True)
        button.setMenu(menu)
        return button

    def _size_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        names = (_("Kecil"), _("Biasa"), _("Besar"), _("Sangat besar"))
        for points, name in zip(theme.TEXT_SIZES, names, strict=True):
            action = QAction(name, menu)
            action.setCheckable(True)
            action.setData(points)
            action.triggered.connect(lambda _on=False, p=points: self.text_size_wanted.emit(p))
            group.addAction(action)
            menu.addAction(action)
        menu.aboutToShow.connect(lambda: _tick_size(menu))
        return menu

    def _account_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("Ganti kata sandi…"), self.password_wanted.emit)
        menu.addSeparator()
        group = QActionGroup(menu)
        for choice, name in ((Language.INDONESIAN, "Bahasa Indonesia"), (Language.ENGLISH, "English")):
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(language() is choice)
            action.triggered.connect(lambda _on=False, c=choice: self.language_wanted.emit(c))
            group.addAction(action)
        menu.addSeparator()
        menu.addAction(_("Keluar dan ganti akun"), self.sign_out_wanted.emit)
        return menu


def _short(text: str) -> str:
    return text if len(text) <= 24 else f"{text[:23]}…"


def _tick_size(menu: QMenu) -> None:
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    for action in menu.actions():
        action.setChecked(action.data() == theme.text_size(application))
