"""The bar above the register: search words, buttons that narrow, and a chip for each condition."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from db.records.period import Period
from db.vocabulary import PeriodKind, ReportKind, ReportState
from desktop.rules.labels import label
from desktop.ui import icons
from desktop.ui.kit.chips import Chip
from desktop.ui.kit.filter_chips import FilterChips
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.menu_button import check_action, menu_button
from desktop.ui.kit.period_field import PeriodField
from desktop.ui.kit.text_fields import LineField
from desktop.ui.reports.register_filter import RegisterFilter
from desktop.ui.theme import COLOURS
from resources.language import _

_TYPING_PAUSE = 220  # milliseconds without a key before the register is searched


class FilterBar(QWidget):
    """Narrows the register.

    Signals: `changed(RegisterFilter)` when the person narrowed or widened it; while typing after a short pause.
    """

    changed = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._filter = RegisterFilter()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari nama, nomor, objek, instansi… (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari laporan"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify", COLOURS.soft_text), QLineEdit.ActionPosition.LeadingPosition)
        self.search.setMinimumWidth(220)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE)
        self._pause.timeout.connect(self._on_paused)
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.textChanged.connect(self._on_text)
        self.late = Chip(_("Terlambat"))
        self.late.clicked.connect(lambda on: self._take(replace(self._filter, late=on)))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        row.addWidget(menu_button(_("Periode"), self._fill_period_menu))
        row.addWidget(menu_button(_("Jenis"), self._fill_kind_menu))
        row.addWidget(menu_button(_("Status"), self._fill_state_menu))
        row.addWidget(menu_button(_("Nama"), self._fill_name_menu))
        row.addWidget(self.late)
        self.row = row
        self._chips = FilterChips()
        self._chips.removed.connect(lambda key: self._take(self._filter.without(key)))
        self._chips.cleared.connect(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(row)
        layout.addWidget(self._chips)

    @property
    def filter(self) -> RegisterFilter:
        """What the register is narrowed to."""
        return self._filter

    def set_filter(self, chosen: RegisterFilter) -> None:
        """Narrow the register to exactly this."""
        if self.search.text().strip() != chosen.search:
            self.search.setText(chosen.search)
        self._take(chosen)

    def clear(self) -> None:
        """Show the whole register again."""
        self.set_filter(RegisterFilter())

    def chip_texts(self) -> tuple[str, ...]:
        """Return the words of the chips in sight."""
        return tuple(chip.text for chip in self._filter.chips())

    def words(self) -> tuple[str, ...]:
        """Return in words what the register is narrowed to, the search included."""
        search = self._filter.search
        return (*([f"“{search}”"] if search else []), *self.chip_texts())

    def _on_text(self, text: str) -> None:
        if not text and self._filter.search:  # the clear button of the box; no need to wait
            self._pause.stop()
            QTimer.singleShot(0, self, self._on_paused)

    def _on_paused(self) -> None:
        words = self.search.text().strip()
        if words != self._filter.search:
            self._take(replace(self._filter, search=words))

    def _take(self, chosen: RegisterFilter) -> None:
        self._filter = chosen
        self.late.setChecked(chosen.late)
        self._chips.show_chips([(chip.key, chip.text) for chip in chosen.chips()])
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
        for kind in ReportKind:
            action = check_action(menu, label(kind), kind in self._filter.kinds)
            action.triggered.connect(
                lambda _on, k=kind: self._take(replace(self._filter, kinds=self._filter.kinds ^ {k}))
            )

    def _fill_state_menu(self, menu: QMenu) -> None:
        for state in ReportState:
            if state is ReportState.DRAFT:  # drafts are not in the register; the home page lists them
                continue
            action = check_action(menu, label(state), state in self._filter.states)
            action.triggered.connect(
                lambda _on, s=state: self._take(replace(self._filter, states=self._filter.states ^ {s}))
            )

    def _fill_name_menu(self, menu: QMenu) -> None:
        menu.addAction(_("Pemberi…"), lambda: self._ask_name("giver", _("Nama pemberi"), self._filter.giver))
        menu.addAction(_("Pelapor…"), lambda: self._ask_name("person", _("Nama pelapor"), self._filter.person))

    def _ask_period(self) -> None:
        dialog = FormDialog(self.window(), _("Pilih periode"), accept=_("Saring"), width=460)
        field = PeriodField(_("Periode"), today=self._today)
        if self._filter.period is not None:
            field.set_value(self._filter.period)
        dialog.body.addWidget(field)
        dialog.fit()
        if dialog.exec():
            self._take(replace(self._filter, period=field.value()))

    def _ask_name(self, part: str, title: str, known: str) -> None:
        dialog = FormDialog(self.window(), _("Saring menurut nama"), accept=_("Saring"), width=420)
        field = LineField(title, hint=_("Cukup sebagian nama."))
        field.set_value(known)
        dialog.body.addWidget(field)
        dialog.fit()
        if dialog.exec():
            name = field.value().strip()
            giver, person = (name, self._filter.person) if part == "giver" else (self._filter.giver, name)
            self._take(replace(self._filter, giver=giver, person=person))
