"""The bar above the book of files: search words, out or in, kind, state, period."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from db.queries.exchange_files import FileQuery
from db.records.period import Period
from db.vocabulary import FileState, PackageKind, PeriodKind
from desktop.rules.labels import label
from desktop.ui import icons
from desktop.ui.exchange.file_words import way_words
from desktop.ui.kit.chips import ChipBar
from desktop.ui.kit.filter_chips import FilterChips
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.menu_button import check_action, menu_button
from desktop.ui.kit.period_field import PeriodField
from desktop.ui.period_words import period_name
from desktop.ui.theme import COLOURS
from resources.language import _

_TYPING_PAUSE = 220  # milliseconds
_KINDS = (PackageKind.EXPORT, PackageKind.RECEIPT, PackageKind.FEEDBACK, PackageKind.UPDATE)
_STATES = (
    FileState.WRITTEN,
    FileState.RECEIVED_THERE,
    FileState.ACCEPTED,
    FileState.QUARANTINED,
    FileState.REJECTED,
)


class FileFilterBar(QWidget):
    """Narrows the book.

    Signals: `changed(FileQuery)`.
    """

    changed = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._query = FileQuery()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari kantor, nama berkas, kode cek… (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari berkas"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify", COLOURS.soft_text), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(220)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._on_paused)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        ways = [(True, way_words(outgoing=True)), (False, way_words(outgoing=False))]
        self.way = ChipBar(ways, single=True, name=_("Arah"))
        self.way.changed.connect(lambda: self._take(replace(self._query, outgoing=self.way.value())))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(menu_button(_("Masa"), self._fill_period_menu))
        row.addWidget(menu_button(_("Jenis"), self._fill_kind_menu))
        row.addWidget(menu_button(_("Status"), self._fill_state_menu))
        row.addWidget(self.way, 0, Qt.AlignmentFlag.AlignVCenter)
        self.row = row
        self._chips = FilterChips()
        self._chips.removed.connect(self._remove)
        self._chips.cleared.connect(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._chips)

    @property
    def query(self) -> FileQuery:
        """What the book is narrowed to."""
        return self._query

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return self._query != FileQuery()

    def clear(self) -> None:
        """Show the whole book."""
        self.set_query(FileQuery())

    def set_query(self, query: FileQuery) -> None:
        """Narrow the book to exactly this."""
        if self.search.text().strip() != query.search:
            self.search.setText(query.search)
            self._pause.stop()
        self.way.set_values(*([] if query.outgoing is None else [query.outgoing]))
        self._take(query)

    def words(self) -> tuple[str, ...]:
        """Return in words what the book is narrowed to."""
        search = f"“{self._query.search}”" if self._query.search else ""
        way = "" if self._query.outgoing is None else way_words(outgoing=self._query.outgoing)
        return tuple(word for word in (search, way, *(text for _key, text in self._conditions())) if word)

    def _conditions(self) -> list[tuple[str, str]]:
        found = []
        if self._query.period is not None:
            found.append(("period", period_name(self._query.period)))
        found += [(f"kind.{kind.value}", label(kind)) for kind in _KINDS if kind in self._query.kinds]
        found += [(f"state.{state.value}", label(state)) for state in _STATES if state in self._query.states]
        return found

    def _remove(self, key: str) -> None:
        name, _dot, value = key.partition(".")
        match name:
            case "period":
                self._take(replace(self._query, period=None))
            case "kind":
                self._take(replace(self._query, kinds=self._query.kinds - {PackageKind(value)}))
            case _:
                self._take(replace(self._query, states=self._query.states - {FileState(value)}))

    def _on_paused(self) -> None:
        words = self.search.text().strip()
        if words != self._query.search:
            self._take(replace(self._query, search=words))

    def _take(self, query: FileQuery) -> None:
        self._query = query
        self._chips.show_chips(self._conditions())
        self.changed.emit(query)

    def _fill_kind_menu(self, menu: QMenu) -> None:
        for kind in _KINDS:
            action = check_action(menu, label(kind), kind in self._query.kinds)
            action.triggered.connect(
                lambda _on, k=kind: self._take(replace(self._query, kinds=self._query.kinds ^ {k}))
            )

    def _fill_state_menu(self, menu: QMenu) -> None:
        for state in _STATES:
            action = check_action(menu, label(state), state in self._query.states)
            action.triggered.connect(
                lambda _on, s=state: self._take(replace(self._query, states=self._query.states ^ {s}))
            )

    def _fill_period_menu(self, menu: QMenu) -> None:
        quarter = Period.containing(self._today, PeriodKind.QUARTER)
        semester = Period.containing(self._today, PeriodKind.SEMESTER)
        for period in (quarter, quarter.previous(), semester, semester.previous()):
            menu.addAction(period_name(period), partial(self._take_period, period))
        menu.addSeparator()
        menu.addAction(_("Masa lain…"), self._ask_period)
        every = menu.addAction(_("Semua masa"), partial(self._take_period, None))
        every.setEnabled(self._query.period is not None)

    def _take_period(self, period: Period | None) -> None:
        self._take(replace(self._query, period=period))

    def _ask_period(self) -> None:
        dialog = FormDialog(self.window(), _("Pilih masa"), accept=_("Saring"), width=460)
        field = PeriodField(_("Masa laporan"), today=self._today)
        if self._query.period is not None:
            field.set_value(self._query.period)
        dialog.body.addWidget(field)
        dialog.fit()
        if dialog.exec():
            self._take_period(field.value())
