"""The bar above a register of all offices: search words, buttons that narrow, and a chip for each condition."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from db.records.period import Period
from db.vocabulary import PeriodKind
from desktop.rules.labels import label
from desktop.ui import icons
from desktop.ui.kit.filter_chips import FilterChips
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.menu_button import check_action, menu_button
from desktop.ui.kit.period_field import PeriodField
from desktop.ui.mentor.received_filter import STATUSES, ReceivedFilter
from desktop.ui.theme import COLOURS
from resources.language import _

_TYPING_PAUSE = 220  # milliseconds without a key before the register is searched
_RECENT = 6  # periods offered by name


class ReceivedFilterBar(QWidget):
    """Narrows a register.

    Signals: `changed()` when the person narrowed or widened it; while typing after a short pause.
    """

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._filter = ReceivedFilter()
        self._places: tuple[tuple[str, frozenset[str]], ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari kantor, nomor, nama, objek… (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari di register gabungan"))
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
            (_("Kecamatan"), self._fill_places),
            (_("Masa"), self._fill_periods),
            (_("Status"), self._fill_states),
            (_("Perhatian"), self._fill_attention),
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
    def filter(self) -> ReceivedFilter:
        """What the register is narrowed to."""
        return self._filter

    def set_places(self, places: Sequence[tuple[str, frozenset[str]]]) -> None:
        """Offer kecamatan with the uids of their offices."""
        self._places = tuple(places)

    def set_filter(self, chosen: ReceivedFilter) -> None:
        """Narrow the register to exactly this."""
        if self.search.text().strip() != chosen.search:
            self.search.setText(chosen.search)
            self._pause.stop()
        self._filter = chosen
        self.chips.show_chips(chosen.chips())
        self.changed.emit()

    def clear(self) -> None:
        """Show the whole register again."""
        self.set_filter(ReceivedFilter(collection=self._filter.collection))

    def words(self) -> tuple[str, ...]:
        """Return in words what the register is narrowed to, the search included."""
        search = self._filter.search
        return (*([f"“{search}”"] if search else []), *(words for _key, words in self._filter.chips()))

    def _on_paused(self) -> None:
        words = self.search.text().strip()
        if words != self._filter.search:
            self._take(search=words)

    def _fill_places(self, menu: QMenu) -> None:
        for name, uids in self._places:
            words = _("Kecamatan {name}").format(name=name)
            on = words == self._filter.place
            action = check_action(menu, words.replace("&", "&&"), on)
            action.triggered.connect(
                partial(self._take, place="" if on else words, offices=frozenset() if on else uids)
            )
        if not self._places:
            menu.addAction(_("Belum ada kantor yang terdaftar")).setEnabled(False)

    def _fill_periods(self, menu: QMenu) -> None:
        from desktop.ui.period_words import period_name

        period = Period.containing(self._today, PeriodKind.QUARTER)
        for _place in range(_RECENT):
            on = period == self._filter.period
            check_action(menu, period_name(period), on).triggered.connect(
                partial(self._take, period=None if on else period)
            )
            period = period.previous()
        year = Period.containing(self._today, PeriodKind.YEAR)
        menu.addSeparator()
        for each in (year, year.previous()):
            check_action(menu, period_name(each), each == self._filter.period).triggered.connect(
                partial(self._take, period=None if each == self._filter.period else each)
            )
        menu.addAction(_("Periode lain…"), self._ask_period)

    def _fill_states(self, menu: QMenu) -> None:
        states: tuple[StrEnum, ...] = STATUSES[self._filter.collection]
        for state in states:
            action = check_action(menu, label(state), state in self._filter.statuses)
            action.triggered.connect(partial(self._take, statuses=self._filter.statuses ^ {state}))
        if not states:
            menu.addAction(_("Tidak ada status di daftar ini")).setEnabled(False)

    def _fill_attention(self, menu: QMenu) -> None:
        chosen = self._filter
        for words, on, change in (
            (_("Lewat batas waktu"), chosen.overdue, {"overdue": not chosen.overdue}),
            (_("Ada langkah terlambat"), chosen.late, {"late": not chosen.late}),
            (_("Bentrok, menunggu keputusan"), chosen.forked, {"forked": not chosen.forked}),
        ):
            check_action(menu, words, on).triggered.connect(partial(self._take, **change))

    def _ask_period(self) -> None:
        dialog = FormDialog(self.window(), _("Pilih periode"), accept=_("Saring"), width=460)
        field = PeriodField(_("Periode"), today=self._today)
        if self._filter.period is not None:
            field.set_value(self._filter.period)
        dialog.body.addWidget(field)
        dialog.fit()
        if dialog.exec():
            self._take(period=field.value())

    def _take(self, _checked: bool = False, **changes: object) -> None:
        self.set_filter(replace(self._filter, **changes))  # type: ignore[arg-type]  # field by name
