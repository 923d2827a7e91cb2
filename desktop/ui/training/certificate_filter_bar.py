"""The bar above the register of certificates: year, session, role, state."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from db.vocabulary import CertificateState, ParticipantRole
from desktop.ui.kit.filter_bar import FilterBar
from desktop.ui.kit.menu_button import check_action
from desktop.ui.training.certificate_filter import CertificateFilter
from resources.language import _


class CertificateFilterBar(FilterBar[CertificateFilter]):
    """Narrows the register of certificates; see `FilterBar`.

    Signals: `session_wanted()` when a session is to be chosen.
    """

    session_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(CertificateFilter(), _("Cari nomor, nama, kegiatan, kode cek… (Ctrl+F)"), _("Cari sertifikat"))
        self._years: tuple[int, ...] = ()
        self.add_menu(_("Tahun"), self._fill_year_menu)
        self.add_menu(_("Kegiatan"), self._fill_session_menu)
        self.add_choices(_("Peran"), "roles", lambda: ParticipantRole)
        self.add_choices(_("Status"), "states", lambda: CertificateState)

    def set_years(self, years: tuple[int, ...]) -> None:
        """Offer these years."""
        self._years = years

    def set_session(self, uid: str, title: str) -> None:
        """Narrow the register to one session too."""
        self.narrow(session_uid=uid, session_title=title)

    def _fill_year_menu(self, menu: QMenu) -> None:
        for year in self._years:
            on = year == self.filter.year
            action = check_action(menu, str(year), on)
            action.triggered.connect(lambda _on, chosen=None if on else year: self.narrow(year=chosen))
        menu.addSeparator()
        whole = menu.addAction(_("Semua tahun"), lambda: self.narrow(year=None))
        whole.setEnabled(self.filter.year is not None)

    def _fill_session_menu(self, menu: QMenu) -> None:
        menu.addAction(_("Pilih kegiatan…"), self.session_wanted.emit)
        whole = menu.addAction(_("Semua kegiatan"), lambda: self.set_session("", ""))
        whole.setEnabled(bool(self.filter.session_uid))
