"""The bar above the list of sessions: search words, buttons that narrow, and a chip for each condition."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from db.records.period import Period
from db.vocabulary import PeriodKind, SessionKind, SessionState
from desktop.rules.labels import label
from desktop.ui import icons
from desktop.ui.kit.filter_chips import FilterChips
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.menu_button import check_action, menu_button
from desktop.ui.kit.period_field import PeriodField
from desktop.ui.theme import COLOURS
from desktop.ui.training.session_filter import SessionFilter
from resources.language import _

_TYPING_PAUSE = 220  # milliseconds without a key before the list is searched


class SessionFilterBar(QWidget):
    """Narrows the list of sessions.

    Signals: `changed(SessionFilter)` when the person narrowed or widened it; while typing after a short pause.
    """

    changed = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._filter = SessionFilter()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari kegiatan, tempat, narasumber, materi… (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari kegiatan"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify", COLOURS.soft_text), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(220)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._on_paused)
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.textChanged.connect(self._on_text)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.search, 1)
        self.row.addWidget(menu_button(_("Periode"), self._fill_period_menu))
        self.row.addWidget(menu_button(_("Jenis"), self._fill_kind_menu))
        self.row.addWidget(menu_button(_("Status"), self._fill_state_menu))
        self.chips = FilterChips()
        self.chips.removed.connect(lambda key: self._take(self._filter.without(key)))
        self.chips.cleared.connect(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self.row)
        layout.addWidget(self.chips)

    @property
    def filter(self) -> SessionFilter:
        """What the list is narrowed to."""
        return self._filter

    def set_filter(self, chosen: SessionFilter) -> None:
        """Narrow the list to exactly this."""
        if self.search.text().strip() != chosen.search:
            self.search.setText(chosen.search)
        self._take(chosen)

    def clear(self) -> None:
        """Show the whole list again."""
        self.set_filter(SessionFilter())

    def words(self) -> tuple[str, ...]:
        """Return in words what the list is narrowed to, the search included."""
        search = self._filter.search
        return (*([f"“{search}”"] if search else []), *(words for _key, words in self._filter.chips()))

    def _on_text(self, text: str) -> None:
        if not text and self._filter.search:  # the clear button of the box; no need to wait
            self._pause.stop()
            QTimer.singleShot(0, self, self._on_paused)

    def _on_paused(self) -> None:
        words = self.search.text().strip()
        if words != self._filter.search:
            self._take(replace(self._filter, search=words))

    def _take(self, chosen: SessionFilter) -> None:
        self._filter = chosen
        self.chips.show_chips(chosen.chips())
        self.changed.emit(chosen)

    def _take_period(self, period: Period | None) -> None:
        self._take(replace(self._filter, period=period))

    def _fill_period_menu(self, menu: QMenu) -> None:
        this = {kind: Period.containing(self._today, kind) for kind in PeriodKind}
        for text, period in (
            (_("Bulan ini"), this[PeriodKind.MONTH]),
            (_("Triwulan ini"), this[PeriodKind.QUARTER]),
            (_("Triwulan lalu"), this[PeriodKind.QUARTER].previous()),
            (_("Tahun ini"), this[PeriodKind.YEAR]),
            (_("Tahun lalu"), this[PeriodKind.YEAR].previous()),
        ):
            menu.addAction(text, partial(self._take_period, period))
        menu.addSeparator()
        menu.addAction(_("Periode lain…"), self._ask_period)
        whole = menu.addAction(_("Semua waktu"), partial(self._take_period, None))
        whole.setEnabled(self._filter.period is not None)

    def _fill_kind_menu(self, menu: QMenu) -> None:
        for kind in SessionKind:
            action = check_action(menu, label(kind), kind in self._filter.kinds)
            action.triggered.connect(
                lambda _on, k=kind: self._take(replace(self._filter, kinds=self._filter.kinds ^ {k}))
            )

    def _fill_state_menu(self, menu: QMenu) -> None:
        for state in SessionState:
            action = check_action(menu, label(state), state in self._filter.states)
            action.triggered.connect(
                lambda _on, s=state: self._take(replace(self._filter, states=self._filter.states ^ {s}))
            )

    def _ask_period(self) -> None:
        dialog = FormDialog(self.window(), _("Pilih periode"), accept=_("Saring"), width=460)
        field = PeriodField(_("Periode"), today=self._today)
        if self._filter.period is not None:
            field.set_value(self._filter.period)
        dialog.body.addWidget(field)
        dialog.fit()
        if dialog.exec():
            self._take_period(field.value())
