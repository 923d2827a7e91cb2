"""The bar above the list of the coverage: search words, buttons that narrow, and a chip for each condition."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from db.vocabulary import RiskLevel
from desktop.rules.coverage import CoverageState
from desktop.rules.labels import label
from desktop.ui import icons
from desktop.ui.kit.filter_chips import FilterChips
from desktop.ui.kit.menu_button import check_action, menu_button
from desktop.ui.theme import COLOURS
from desktop.ui.training.coverage_filter import CoverageFilter
from resources.language import _

_TYPING_PAUSE = 220  # milliseconds without a key before the list is searched
_MOST_IN_MENU = 40  # longer lists are narrowed by searching, or from the view of the groups


class CoverageFilterBar(QWidget):
    """Narrows the list of people.

    Signals: `changed(CoverageFilter)` when the person narrowed or widened it; while typing after a short pause.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._filter = CoverageFilter()
        self._positions: tuple[str, ...] = ()
        self._institutions: tuple[str, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari nama, jabatan, kantor… (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari orang"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify", COLOURS.soft_text), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(200)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._on_paused)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.search, 1)
        self.row.addWidget(menu_button(_("Status"), self._fill_state_menu))
        self.row.addWidget(menu_button(_("Risiko"), self._fill_risk_menu))
        self.row.addWidget(menu_button(_("Jabatan"), partial(self._fill_name_menu, "position")))
        self.by_institution = menu_button(_("Kantor atau unit"), partial(self._fill_name_menu, "institution"))
        self.row.addWidget(self.by_institution)
        self.chips = FilterChips()
        self.chips.removed.connect(lambda key: self._take(self._filter.without(key)))
        self.chips.cleared.connect(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self.row)
        layout.addWidget(self.chips)

    @property
    def filter(self) -> CoverageFilter:
        """What the list is narrowed to."""
        return self._filter

    def set_filter(self, chosen: CoverageFilter) -> None:
        """Narrow the list to exactly this."""
        if self.search.text().strip() != chosen.search:
            self.search.setText(chosen.search)
            self._pause.stop()
        self._take(chosen)

    def set_names(self, positions: Sequence[str], institutions: Sequence[str]) -> None:
        """Offer the positions and offices there are; one office alone needs no button."""
        self._positions, self._institutions = tuple(positions), tuple(institutions)
        self.by_institution.setVisible(len(self._institutions) > 1)

    def clear(self) -> None:
        """Show the whole list again."""
        self.set_filter(CoverageFilter())

    def words(self) -> tuple[str, ...]:
        """Return in words what the list is narrowed to, the search included."""
        search = self._filter.search
        return (*([f"“{search}”"] if search else []), *(words for _key, words in self._filter.chips()))

    def _on_paused(self) -> None:
        words = self.search.text().strip()
        if words != self._filter.search:
            self._take(replace(self._filter, search=words))

    def _take(self, chosen: CoverageFilter) -> None:
        self._filter = chosen
        self.chips.show_chips(chosen.chips())
        self.changed.emit(chosen)

    def _fill_state_menu(self, menu: QMenu) -> None:
        for state in CoverageState:
            action = check_action(menu, label(state), state in self._filter.states)
            states = self._filter.states ^ {state}
            action.triggered.connect(partial(self._take_changed, states=states))

    def _fill_risk_menu(self, menu: QMenu) -> None:
        for risk in RiskLevel:
            action = check_action(menu, label(risk), risk in self._filter.risks)
            action.triggered.connect(partial(self._take_changed, risks=self._filter.risks ^ {risk}))

    def _fill_name_menu(self, field: str, menu: QMenu) -> None:
        names = self._positions if field == "position" else self._institutions
        now = getattr(self._filter, field)
        for name in names[:_MOST_IN_MENU]:
            action = check_action(menu, name.replace("&", "&&"), name.casefold() == now.casefold())
            action.triggered.connect(partial(self._take_name, field, "" if action.isChecked() else name))
        if len(names) > _MOST_IN_MENU:
            more = menu.addAction(_("Lainnya: ketik di kotak pencarian"))
            more.setEnabled(False)

    def _take_name(self, field: str, name: str, _checked: bool = False) -> None:
        if field == "position":
            self._take(replace(self._filter, position=name))
        else:
            self._take(replace(self._filter, institution=name))

    def _take_changed(self, _checked: bool = False, **changes: object) -> None:
        self._take(replace(self._filter, **changes))  # type: ignore[arg-type]  # field by name
