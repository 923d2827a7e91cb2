"""The bar above the register of certificates: search words, buttons that narrow, and a chip for each condition."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from db.vocabulary import CertificateState, ParticipantRole
from desktop.rules.labels import label
from desktop.ui import icons
from desktop.ui.kit.filter_chips import FilterChips
from desktop.ui.kit.menu_button import check_action, menu_button
from desktop.ui.theme import COLOURS
from desktop.ui.training.certificate_filter import CertificateFilter
from resources.language import _

_TYPING_PAUSE = 220  # milliseconds without a key before the register is searched


class CertificateFilterBar(QWidget):
    """Narrows the register of certificates.

    Signals: `changed(CertificateFilter)` when the person narrowed or widened it; while typing after a short pause.
    `session_wanted()` when a session is to be chosen.
    """

    changed = Signal(object)
    session_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filter = CertificateFilter()
        self._years: tuple[int, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari nomor, nama, kegiatan, kode cek… (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari sertifikat"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify", COLOURS.soft_text), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(220)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._on_paused)
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.textChanged.connect(self._on_text)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.search, 1)
        self.row.addWidget(menu_button(_("Tahun"), self._fill_year_menu))
        self.row.addWidget(menu_button(_("Kegiatan"), self._fill_session_menu))
        self.row.addWidget(menu_button(_("Peran"), self._fill_role_menu))
        self.row.addWidget(menu_button(_("Status"), self._fill_state_menu))
        self.chips = FilterChips()
        self.chips.removed.connect(lambda key: self._take(self._filter.without(key)))
        self.chips.cleared.connect(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self.row)
        layout.addWidget(self.chips)

    @property
    def filter(self) -> CertificateFilter:
        """What the register is narrowed to."""
        return self._filter

    def set_filter(self, chosen: CertificateFilter) -> None:
        """Narrow the register to exactly this."""
        if self.search.text().strip() != chosen.search:
            self.search.setText(chosen.search)
        self._take(chosen)

    def set_years(self, years: tuple[int, ...]) -> None:
        """Offer these years."""
        self._years = years

    def set_session(self, uid: str, title: str) -> None:
        """Narrow the register to one session too."""
        self._take(replace(self._filter, session_uid=uid, session_title=title))

    def clear(self) -> None:
        """Show the whole register again."""
        self.set_filter(CertificateFilter())

    def words(self) -> tuple[str, ...]:
        """Return in words what the register is narrowed to, the search included."""
        search = self._filter.search
        return (*([f"“{search}”"] if search else []), *(words for _key, words in self._filter.chips()))

    def _on_text(self, text: str) -> None:
        if not text and self._filter.search:  # the clear button of the box; no need to wait
            self._pause.stop()
            QTimer.singleShot(0, self, self._on_paused)

    def _on_paused(self) -> None:
        words = self.search.text().strip()
        if words != self._filter.search:
            self._take(replace(self._filter, search=words))

    def _take(self, chosen: CertificateFilter) -> None:
        self._filter = chosen
        self.chips.show_chips(chosen.chips())
        self.changed.emit(chosen)

    def _fill_year_menu(self, menu: QMenu) -> None:
        for year in self._years:
            action = check_action(menu, str(year), year == self._filter.year)
            action.triggered.connect(partial(self._take_year, year))
        menu.addSeparator()
        whole = menu.addAction(_("Semua tahun"), partial(self._take_year, None))
        whole.setEnabled(self._filter.year is not None)

    def _take_year(self, year: int | None, _on: bool = False) -> None:
        self._take(replace(self._filter, year=None if year == self._filter.year else year))

    def _fill_session_menu(self, menu: QMenu) -> None:
        menu.addAction(_("Pilih kegiatan…"), self.session_wanted.emit)
        whole = menu.addAction(_("Semua kegiatan"), lambda: self.set_session("", ""))
        whole.setEnabled(bool(self._filter.session_uid))

    def _fill_role_menu(self, menu: QMenu) -> None:
        for role in ParticipantRole:
            action = check_action(menu, label(role), role in self._filter.roles)
            action.triggered.connect(
                lambda _on, r=role: self._take(replace(self._filter, roles=self._filter.roles ^ {r}))
            )

    def _fill_state_menu(self, menu: QMenu) -> None:
        for state in CertificateState:
            action = check_action(menu, label(state), state in self._filter.states)
            action.triggered.connect(
                lambda _on, s=state: self._take(replace(self._filter, states=self._filter.states ^ {s}))
            )
