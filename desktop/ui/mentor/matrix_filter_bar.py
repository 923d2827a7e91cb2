"""The bar above the matrix: kecamatan, state of a period, which periods are shown."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from db.records.matrix import Matrix
from db.vocabulary import CellState
from desktop.rules.labels import label
from desktop.rules.words import grouped
from desktop.ui.kit.filter_bar import FilterBar
from desktop.ui.kit.menu_button import check_action
from desktop.ui.mentor.matrix_filter import MatrixFilter
from desktop.ui.period_words import period_name
from resources.language import _

LENGTHS = (4, 8, 12)


class MatrixFilterBar(FilterBar[MatrixFilter]):
    """Narrows the matrix; see `FilterBar`.

    Signals: `length_chosen(int)` when other periods are wanted.
    """

    length_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__(MatrixFilter(), _("Cari desa, kecamatan, kode… (Ctrl+F)"), _("Cari kantor"))
        self._matrix: Matrix | None = None
        self._length = LENGTHS[1]
        self.add_menu(_("Kecamatan"), self._fill_subdistricts)
        self.add_menu(_("Status"), self._fill_states)
        self.add_menu(_("Masa"), self._fill_periods)

    def set_matrix(self, matrix: Matrix) -> None:
        """Offer the kecamatan and periods of a matrix."""
        self._matrix = matrix
        self.chips.show_chips(self.conditions())

    def everything(self) -> MatrixFilter:
        return MatrixFilter(period=self.filter.period)

    def conditions(self) -> list[tuple[str, str]]:
        return self.filter.chips(self._matrix)

    def _fill_subdistricts(self, menu: QMenu) -> None:
        names = sorted({row.subdistrict for row in self._matrix.rows if row.subdistrict}) if self._matrix else []
        for name in names:
            on = name == self.filter.subdistrict
            action = check_action(menu, name.replace("&", "&&"), on)
            action.triggered.connect(partial(self.narrow, subdistrict="" if on else name))

    def _fill_states(self, menu: QMenu) -> None:
        chosen = self.filter
        if self._matrix is not None:
            place = chosen.place(self._matrix)
            counts = self._matrix.counts[place]
            menu.addSection(period_name(self._matrix.periods[place]))
            for state in CellState:
                if counts.get(state, 0) or state in chosen.states:
                    words = f"{label(state)}  ({grouped(counts.get(state, 0))})"
                    action = check_action(menu, words, state in chosen.states)
                    action.triggered.connect(partial(self.narrow, states=chosen.states ^ {state}))
        menu.addSeparator()
        keys = check_action(menu, _("Belum terdaftar atau belum dicocokkan"), chosen.unknown)
        keys.triggered.connect(partial(self.narrow, unknown=not chosen.unknown))
        comments = check_action(menu, _("Ada catatan terbuka"), chosen.comments)
        comments.triggered.connect(partial(self.narrow, comments=not chosen.comments))

    def _fill_periods(self, menu: QMenu) -> None:
        for length in LENGTHS:
            action = check_action(menu, _("{n} masa terakhir").format(n=length), length == self._length)
            action.triggered.connect(partial(self._choose_length, length))
        if self._matrix is None:
            return
        menu.addSection(_("Keadaan dilihat pada"))
        for place, period in enumerate(self._matrix.periods):
            on = place == self.filter.place(self._matrix)
            check_action(menu, period_name(period), on).triggered.connect(partial(self.narrow, period=period))

    def _choose_length(self, length: int, _checked: bool = False) -> None:
        self._length = length
        self.length_chosen.emit(length)
