"""The bar above the book of files: period, kind, state, out or in."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from db.records.period import Period
from db.vocabulary import FileState, PackageKind, PeriodKind
from desktop.ui.exchange.file_filter import FileFilter
from desktop.ui.exchange.file_words import way_words
from desktop.ui.kit.ask_period import narrow_to_period
from desktop.ui.kit.chips import ChipBar
from desktop.ui.kit.filter_bar import FilterBar
from desktop.ui.period_words import period_name
from resources.language import _

_KINDS = (PackageKind.EXPORT, PackageKind.RECEIPT, PackageKind.FEEDBACK, PackageKind.UPDATE)
_STATES = (
    FileState.WRITTEN,
    FileState.RECEIVED_THERE,
    FileState.ACCEPTED,
    FileState.QUARANTINED,
    FileState.REJECTED,
)


class FileFilterBar(FilterBar[FileFilter]):
    """Narrows the book; see `FilterBar`."""

    def __init__(self, today: date) -> None:
        super().__init__(FileFilter(), _("Cari kantor, nama berkas, kode cek… (Ctrl+F)"), _("Cari berkas"))
        self._today = today
        self.add_menu(_("Masa"), self._fill_period_menu)
        self.add_choices(_("Jenis"), "kinds", lambda: _KINDS)
        self.add_choices(_("Status"), "states", lambda: _STATES)
        ways = [(True, way_words(outgoing=True)), (False, way_words(outgoing=False))]
        self.way = ChipBar(ways, single=True, name=_("Arah"))
        self.way.changed.connect(lambda: self.narrow(outgoing=self.way.value()))
        self.row.addWidget(self.way, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_filter(self, chosen: FileFilter) -> None:
        self.way.set_values(*([] if chosen.outgoing is None else [chosen.outgoing]))
        super().set_filter(chosen)

    def conditions(self) -> list[tuple[str, str]]:
        return [(key, words) for key, words in self.filter.chips() if key != "outgoing"]  # its own buttons show it

    def words(self) -> tuple[str, ...]:
        search = (f"“{self.filter.search}”",) if self.filter.search else ()
        return (*search, *(words for _key, words in self.filter.chips()))

    def _fill_period_menu(self, menu: QMenu) -> None:
        quarter = Period.containing(self._today, PeriodKind.QUARTER)
        semester = Period.containing(self._today, PeriodKind.SEMESTER)
        for period in (quarter, quarter.previous(), semester, semester.previous()):
            menu.addAction(period_name(period), partial(self.narrow, period=period))
        menu.addSeparator()
        menu.addAction(
            _("Masa lain…"), partial(narrow_to_period, self, self._today, _("Pilih masa"), _("Masa laporan"))
        )
        every = menu.addAction(_("Semua masa"), lambda: self.narrow(period=None))
        every.setEnabled(self.filter.period is not None)
