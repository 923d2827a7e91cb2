"""The bar above a register of all offices: kecamatan, period, state, what needs attention."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QMenu

from db.records.period import Period
from db.vocabulary import PeriodKind
from desktop.ui.kit.ask_period import narrow_to_period
from desktop.ui.kit.filter_bar import FilterBar
from desktop.ui.kit.menu_button import check_action
from desktop.ui.mentor.received_filter import STATUSES, ReceivedFilter
from desktop.ui.period_words import period_name
from resources.language import _

_RECENT = 6  # periods offered by name


class ReceivedFilterBar(FilterBar[ReceivedFilter]):
    """Narrows a register; see `FilterBar`."""

    def __init__(self, today: date) -> None:
        super().__init__(
            ReceivedFilter(), _("Cari kantor, nomor, nama, objek… (Ctrl+F)"), _("Cari di register gabungan")
        )
        self._today = today
        self._places: tuple[tuple[str, frozenset[str]], ...] = ()
        self.add_menu(_("Kecamatan"), self._fill_places)
        self.add_menu(_("Masa"), self._fill_periods)
        self.add_choices(_("Status"), "statuses", lambda: STATUSES[self.filter.collection])
        self.add_menu(_("Perhatian"), self._fill_attention)

    def set_places(self, places: Sequence[tuple[str, frozenset[str]]]) -> None:
        """Offer kecamatan with the uids of their offices."""
        self._places = tuple(places)

    def everything(self) -> ReceivedFilter:
        return ReceivedFilter(collection=self.filter.collection)

    def _fill_places(self, menu: QMenu) -> None:
        for name, uids in self._places:
            words = _("Kecamatan {name}").format(name=name)
            on = words == self.filter.place
            action = check_action(menu, words.replace("&", "&&"), on)
            action.triggered.connect(
                partial(self.narrow, place="" if on else words, offices=frozenset() if on else uids)
            )
        if not self._places:
            menu.addAction(_("Belum ada kantor yang terdaftar")).setEnabled(False)

    def _fill_periods(self, menu: QMenu) -> None:
        quarter = Period.containing(self._today, PeriodKind.QUARTER)
        for _place in range(_RECENT):
            self._add_period(menu, quarter)
            quarter = quarter.previous()
        menu.addSeparator()
        year = Period.containing(self._today, PeriodKind.YEAR)
        for each in (year, year.previous()):
            self._add_period(menu, each)
        menu.addAction(
            _("Periode lain…"), partial(narrow_to_period, self, self._today, _("Pilih periode"), _("Periode"))
        )

    def _add_period(self, menu: QMenu, period: Period) -> None:
        on = period == self.filter.period
        check_action(menu, period_name(period), on).triggered.connect(
            partial(self.narrow, period=None if on else period)
        )

    def _fill_attention(self, menu: QMenu) -> None:
        chosen = self.filter
        for words, on, change in (
            (_("Lewat batas waktu"), chosen.overdue, {"overdue": not chosen.overdue}),
            (_("Ada langkah terlambat"), chosen.late, {"late": not chosen.late}),
            (_("Bentrok, menunggu keputusan"), chosen.forked, {"forked": not chosen.forked}),
        ):
            check_action(menu, words, on).triggered.connect(partial(self.narrow, **change))
