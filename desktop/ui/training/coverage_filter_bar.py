"""The bar above the list of the coverage: state, risk, position, office."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu

from db.vocabulary import RiskLevel
from desktop.rules.coverage import CoverageState
from desktop.ui.kit.filter_bar import FilterBar
from desktop.ui.kit.menu_button import check_action
from desktop.ui.training.coverage_filter import CoverageFilter
from resources.language import _

_MOST_IN_MENU = 40  # longer lists are narrowed by searching, or from the view of the groups


class CoverageFilterBar(FilterBar[CoverageFilter]):
    """Narrows the list of people; see `FilterBar`."""

    def __init__(self) -> None:
        super().__init__(CoverageFilter(), _("Cari nama, jabatan, kantor… (Ctrl+F)"), _("Cari orang"))
        self._names: dict[str, tuple[str, ...]] = {"position": (), "institution": ()}
        self.add_choices(_("Status"), "states", lambda: CoverageState)
        self.add_choices(_("Risiko"), "risks", lambda: RiskLevel)
        self.add_menu(_("Jabatan"), partial(self._fill_name_menu, "position"))
        self.by_institution = self.add_menu(_("Kantor atau unit"), partial(self._fill_name_menu, "institution"))

    def set_names(self, positions: Sequence[str], institutions: Sequence[str]) -> None:
        """Offer the positions and offices there are; one office alone needs no button."""
        self._names = {"position": tuple(positions), "institution": tuple(institutions)}
        self.by_institution.setVisible(len(institutions) > 1)

    def _fill_name_menu(self, field: str, menu: QMenu) -> None:
        names = self._names[field]
        now = getattr(self.filter, field)
        for name in names[:_MOST_IN_MENU]:
            on = name.casefold() == now.casefold()
            action = check_action(menu, name.replace("&", "&&"), on)
            action.triggered.connect(partial(self.narrow, **{field: "" if on else name}))
        if len(names) > _MOST_IN_MENU:
            more = menu.addAction(_("Lainnya: ketik di kotak pencarian"))
            more.setEnabled(False)
