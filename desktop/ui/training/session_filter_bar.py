"""The bar above the list of sessions: period, kind, state."""

from datetime import date

from db.vocabulary import SessionKind, SessionState
from desktop.ui.kit.ask_period import add_recent_periods
from desktop.ui.kit.filter_bar import FilterBar
from desktop.ui.training.session_filter import SessionFilter
from resources.language import _


class SessionFilterBar(FilterBar[SessionFilter]):
    """Narrows the list of sessions; see `FilterBar`."""

    def __init__(self, today: date) -> None:
        super().__init__(SessionFilter(), _("Cari kegiatan, tempat, narasumber, materi… (Ctrl+F)"), _("Cari kegiatan"))
        add_recent_periods(self, today)
        self.add_choices(_("Jenis"), "kinds", lambda: SessionKind)
        self.add_choices(_("Status"), "states", lambda: SessionState)
