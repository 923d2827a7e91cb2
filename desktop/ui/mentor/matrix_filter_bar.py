"""The bar above the matrix: search words, buttons that narrow, and a chip for each condition."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from db.records.matrix import Matrix
from db.vocabulary import CellState
from desktop.rules.labels import label
from desktop.rules.words import grouped
from desktop.ui import icons
from desktop.ui.kit.filter_chips import FilterChips
from desktop.ui.kit.menu_button import check_action, menu_button
from desktop.ui.mentor.matrix_filter import MatrixFilter
from desktop.ui.period_words import period_name
from desktop.ui.theme import COLOURS
from resources.language import _

_TYPING_PAUSE = 180  # milliseconds
LENGTHS = (4, 8, 12)


class MatrixFilterBar(QWidget):
    """Narrows the matrix.

    Signals: `changed()` when the person narrowed or widened it; `length_chosen(int)` when other periods are wanted.
    """

    changed = Signal()
    length_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._filter = MatrixFilter()
        self._matrix: Matrix | None = None
        self._length = LENGTHS[1]
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari desa, kecamatan, kode… (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari kantor"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify", COLOURS.soft_text), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(200)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._on_paused)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(self.search, 1)
        for words, fill in (
            (_("Kecamatan"), self._fill_subdistricts),
            (_("Status"), self._fill_states),
            (_("Masa"), self._fill_periods),
        ):
            self.row.addWidget(menu_button(words, fill))
        self.chips = FilterChips()
        self.chips.removed.connect(lambda key: self.set_filter(self._filter.without(key)))
        self.chips.cleared.connect(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self.row)
        layout.addWidget(self.chips)

    @property
    def filter(self) -> MatrixFilter:
        """What the matrix is narrowed to."""
        return self._filter

    def set_matrix(self, matrix: Matrix) -> None:
        """Offer the kecamatan and periods of a matrix."""
        self._matrix = matrix
        self.chips.show_chips(self._filter.chips(matrix))

    def set_filter(self, chosen: MatrixFilter) -> None:
        """Narrow the matrix to exactly this."""
        if self.search.text().strip() != chosen.search:
            self.search.setText(chosen.search)
            self._pause.stop()
        self._filter = chosen
        self.chips.show_chips(chosen.chips(self._matrix))
        self.changed.emit()

    def clear(self) -> None:
        """Show all offices again."""
        self.set_filter(MatrixFilter(period=self._filter.period))

    def words(self) -> tuple[str, ...]:
        """Return in words what the matrix is narrowed to, the search included."""
        search = self._filter.search
        chips = self._filter.chips(self._matrix)
        return (*([f"“{search}”"] if search else []), *(words for _key, words in chips))

    def _on_paused(self) -> None:
        words = self.search.text().strip()
        if words != self._filter.search:
            self.set_filter(replace(self._filter, search=words))

    def _fill_subdistricts(self, menu: QMenu) -> None:
        names = sorted({row.subdistrict for row in self._matrix.rows if row.subdistrict}) if self._matrix else []
        for name in names:
            on = name == self._filter.subdistrict
            action = check_action(menu, name.replace("&", "&&"), on)
            action.triggered.connect(partial(self._take, subdistrict="" if on else name))

    def _fill_states(self, menu: QMenu) -> None:
        if self._matrix is not None:
            place = self._filter.place(self._matrix)
            counts = self._matrix.counts[place]
            menu.addSection(period_name(self._matrix.periods[place]))
            for state in CellState:
                if counts.get(state, 0) or state in self._filter.states:
                    words = f"{label(state)}  ({grouped(counts.get(state, 0))})"
                    action = check_action(menu, words, state in self._filter.states)
                    action.triggered.connect(partial(self._take, states=self._filter.states ^ {state}))
        menu.addSeparator()
        keys = check_action(menu, _("Belum terdaftar atau belum dicocokkan"), self._filter.unknown)
        keys.triggered.connect(partial(self._take, unknown=not self._filter.unknown))
        comments = check_action(menu, _("Ada catatan terbuka"), self._filter.comments)
        comments.triggered.connect(partial(self._take, comments=not self._filter.comments))

    def _fill_periods(self, menu: QMenu) -> None:
        for length in LENGTHS:
            action = check_action(menu, _("{n} masa terakhir").format(n=length), length == self._length)
            action.triggered.connect(partial(self._choose_length, length))
        if self._matrix is None:
            return
        menu.addSection(_("Keadaan dilihat pada"))
        for place, period in enumerate(self._matrix.periods):
            on = place == self._filter.place(self._matrix)
            check_action(menu, period_name(period), on).triggered.connect(partial(self._take, period=period))

    def _choose_length(self, length: int, _checked: bool = False) -> None:
        self._length = length
        self.length_chosen.emit(length)

    def _take(self, _checked: bool = False, **changes: object) -> None:
        self.set_filter(replace(self._filter, **changes))  # type: ignore[arg-type]  # field by name
