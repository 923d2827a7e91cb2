"""The bar above the list of sessions: period, kind, state."""

from datetime import date

from PySide6.QtWidgets import QMenu

from db.vocabulary import SessionKind, SessionState
from desktop.ui.kit.ask_period import ask_period, fill_recent_periods
from desktop.ui.kit.filter_bar import FilterBar
from desktop.ui.training.session_filter import SessionFilter
from resources.language import _


class SessionFilterBar(FilterBar[SessionFilter]):
    """Narrows the list of sessions; see `FilterBar`."""

    def __init__(self, today: date) -> None:
        super().__init__(SessionFilter(), _("Cari kegiatan, tempat, narasumber, materi… (Ctrl+F)"), _("Cari kegiatan"))
        self._today = today
        self.add_menu(_("Periode"), self._fill_period_menu)
        self.add_choices(_("Jenis"), "kinds", lambda: SessionKind)
        self.add_choices(_("Status"), "states", lambda: SessionState)

    def _fill_period_menu(self, menu: QMenu) -> None:
        known = self.filter.period
        fill_recent_periods(menu, self._today, known, lambda period: self.narrow(period=period), self._ask_period)

    def _ask_period(self) -> None:
        period = ask_period(self, self._today, self.filter.period, _("Pilih periode"), _("Periode"))
        if period is not None:
            self.narrow(period=period)
