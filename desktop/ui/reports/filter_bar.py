"""The bar above the register: period, kind, state, names, what is late."""

from datetime import date

from PySide6.QtWidgets import QMenu

from db.vocabulary import ReportKind, ReportState
from desktop.ui.kit.ask_period import add_recent_periods
from desktop.ui.kit.chips import Chip
from desktop.ui.kit.filter_bar import FilterBar
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.text_fields import LineField
from desktop.ui.reports.register_filter import RegisterFilter
from resources.language import _

# Drafts are not in the register; the home page lists them.
_STATES = tuple(state for state in ReportState if state is not ReportState.DRAFT)


class RegisterFilterBar(FilterBar[RegisterFilter]):
    """Narrows the register; see `FilterBar`."""

    def __init__(self, today: date) -> None:
        super().__init__(RegisterFilter(), _("Cari nama, nomor, objek, instansi… (Ctrl+F)"), _("Cari laporan"))
        self.late = Chip(_("Terlambat"))
        self.late.clicked.connect(lambda on: self.narrow(late=on))
        add_recent_periods(self, today)
        self.add_choices(_("Jenis"), "kinds", lambda: ReportKind)
        self.add_choices(_("Status"), "states", lambda: _STATES)
        self.add_menu(_("Nama"), self._fill_name_menu)
        self.row.addWidget(self.late)

    def set_filter(self, chosen: RegisterFilter) -> None:
        self.late.setChecked(chosen.late)
        super().set_filter(chosen)

    def _fill_name_menu(self, menu: QMenu) -> None:
        menu.addAction(_("Pemberi…"), lambda: self._ask_name("giver", _("Nama pemberi"), self.filter.giver))
        menu.addAction(_("Pelapor…"), lambda: self._ask_name("person", _("Nama pelapor"), self.filter.person))

    def _ask_name(self, part: str, title: str, known: str) -> None:
        dialog = FormDialog(self.window(), _("Saring menurut nama"), accept=_("Saring"), width=420)
        field = LineField(title, hint=_("Cukup sebagian nama."))
        field.set_value(known)
        dialog.body.addWidget(field)
        dialog.fit()
        if dialog.exec():
            self.narrow(**{part: field.value().strip()})
