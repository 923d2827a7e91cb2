"""The office calendar: holidays and joint leave of a year, and the days this office adds or opens."""

from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from db.vocabulary import Role, Topic
from desktop.rules.calendar import FIRST_YEAR, LAST_YEAR, DayKind, Decree, WorkCalendar, YearDay, YearState, year_state
from desktop.rules.calendar import decree as decree_of
from desktop.rules.screen_dates import date_long, weekday_date
from desktop.ui import icons, messages
from desktop.ui.kit import Banner, Cell, Column, Tone, VirtualTable, from_list
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.workplace import Workplace
from resources.language import _

_OWN = frozenset({DayKind.OWN_CLOSED, DayKind.OWN_OPEN})


@dataclass(frozen=True, slots=True)
class _Year:
    year: int
    days: tuple[YearDay, ...]
    state: YearState
    decree: Decree | None


class CalendarPage(Page):
    """One year at a time; a year without a published decree says so."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.CALENDAR, Topic.OFFICE})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._may_write = workplace.desk.account.role in (Role.MANAGER, Role.CLERK)
        self.year = workplace.desk.today.year
        self.set_title(_("Kalender kantor"), _("Batas waktu dihitung dalam hari kerja menurut kalender ini."))
        if self._may_write:
            self.add_action(_("Impor"), "mdi6.table-arrow-down", lambda: workplace.go("import", target="calendar"))
        self.add_action(_("Cetak"), "mdi6.printer-outline", self._print)
        self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
        if self._may_write:
            self.set_primary(_("Tambah hari"), "mdi6.plus", self.add)
        self.state = Banner("info", "")
        self.table: VirtualTable[YearDay] = VirtualTable(
            _columns(),
            key=lambda day: day.day.isoformat(),
            name="calendar",
            title=_("Hari libur dan hari khusus"),
            memory=workplace.preferences,
        )
        self.remove_button = QPushButton(icons.icon("mdi6.calendar-remove-outline"), _("Hapus hari yang dipilih…"))
        self.remove_button.clicked.connect(self._remove)
        self.remove_button.setVisible(self._may_write)
        self.table.chosen.connect(self._on_chosen)
        self.body.addLayout(self._build_years())
        self.body.addWidget(self.state)
        self.body.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.remove_button)
        row.addStretch()
        self.body.addLayout(row)
        self._on_chosen(None)

    def open(self, **arguments: object) -> None:
        """Show a year: `year=2027`."""
        if "year" in arguments:
            self.show_year(int(str(arguments["year"])))

    def show_year(self, year: int) -> None:
        """Show another year."""
        self.year = min(max(year, FIRST_YEAR), LAST_YEAR)
        self.refresh()

    def refresh(self) -> None:
        year = self.year

        def fetch(desk: Any) -> _Year:
            from desktop.services import calendar

            own: WorkCalendar = calendar.calendar(desk)
            return _Year(year, own.days(year), year_state(year), decree_of(year))

        self.workplace.read(fetch, self._show)

    def add(self) -> None:
        """Open the dialog for a new day."""
        from desktop.ui.office.calendar_dialog import CalendarDayDialog

        CalendarDayDialog(self.workplace, self).open()

    def _build_years(self) -> QHBoxLayout:
        self.before = QPushButton(icons.icon("mdi6.chevron-left"), "")
        self.before.setAccessibleName(_("Tahun sebelumnya"))
        self.after = QPushButton(icons.icon("mdi6.chevron-right"), "")
        self.after.setAccessibleName(_("Tahun berikutnya"))
        self.year_label = QLabel()
        self.year_label.setObjectName("sectionTitle")
        self.year_label.setMinimumWidth(64)
        self.year_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before.clicked.connect(lambda: self.show_year(self.year - 1))
        self.after.clicked.connect(lambda: self.show_year(self.year + 1))
        row = QHBoxLayout()
        for widget in (self.before, self.year_label, self.after):
            row.addWidget(widget)
        row.addStretch()
        return row

    def _show(self, shown: _Year) -> None:
        if shown.year != self.year:
            return
        self.year_label.setText(str(shown.year))
        self.table.show_rows(from_list(shown.days))
        self._on_chosen(self.table.current())
        numbers = shown.decree.numbers if shown.decree else ""
        match shown.state:
            case YearState.PUBLISHED:
                text = _("Hari libur dan cuti bersama {year} sudah ditetapkan.").format(year=shown.year)
                self.state.say("good", text, numbers)
            case YearState.TO_CHECK:
                text = _("Hari libur {year} perlu dicocokkan dengan keputusan bersama.").format(year=shown.year)
                self.state.say("warn", text, numbers or _("Tambahkan cuti bersama yang belum ada."))
            case YearState.UNPUBLISHED:
                self.state.say(
                    "warn",
                    _("Keputusan hari libur {year} belum diketahui program ini.").format(year=shown.year),
                    _("Batas waktu yang melewati tahun itu masih perkiraan. Tambahkan cuti bersama bila sudah terbit."),
                )

    def _on_chosen(self, day: YearDay | None) -> None:
        self.remove_button.setEnabled(day is not None and day.kind in _OWN)

    def _remove(self) -> None:
        day = self.table.current()
        if day is None or day.kind not in _OWN:
            return
        asked = _("Hapus “{name}”, {day}, dari kalender kantor?").format(name=day.name, day=date_long(day.day))
        detail = _("Batas waktu laporan yang masih terbuka dihitung ulang.")
        if not messages.ask_destructive(self, asked, yes=_("Hapus hari"), detail=detail):
            return
        removed = day.day

        def remove(desk: Any) -> Any:
            from desktop.services import calendar

            return calendar.remove_day(desk, removed)

        self.workplace.change(remove)

    def _print(self) -> None:
        print_list(
            self.workplace, self, self.table, "calendar", _("Kalender kantor"), note=str(self.year), has_names=False
        )

    def _save(self) -> None:
        name = f"kalender-kantor-{self.year}.xlsx"
        save_list(self.workplace, self, "calendar", name, query=self.year, has_names=False)


def _columns() -> tuple[Column[YearDay], ...]:
    return (
        Column("day", _("Tanggal"), lambda d: Cell(weekday_date(d.day), bold=True), 220),
        Column("name", _("Nama"), lambda d: Cell(d.name), 300, stretch=2),
        Column("kind", _("Jenis"), _kind, 190),
        Column("source", _("Sumber"), lambda d: Cell(d.source or "–", Tone.MUTED), 240, stretch=1),
    )


def _kind(day: YearDay) -> Cell:
    match day.kind:
        case DayKind.HOLIDAY:
            return Cell(_("Libur nasional"), Tone.DANGER, chip=True)
        case DayKind.JOINT_LEAVE:
            return Cell(_("Cuti bersama"), Tone.WARN, chip=True)
        case DayKind.OWN_CLOSED:
            return Cell(_("Libur kantor ini"), Tone.INFO, chip=True)
        case DayKind.OWN_OPEN:
            return Cell(_("Tetap masuk"), Tone.GOOD, chip=True)
