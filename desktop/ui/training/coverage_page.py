"""The page "Cakupan pelatihan": who is trained until when, who lacks which topic, by topic, position and office."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from db.vocabulary import PaperKind, Role, Topic
from desktop.rules.coverage import CoverageLine, CoverageState
from desktop.rules.coverage_figures import Coverage
from desktop.rules.words import grouped
from desktop.ui.kit.chips import ChipBar
from desktop.ui.kit.narrowed_list import NarrowedList
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import Stretch
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.page import Page
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.training.coverage_columns import people_columns
from desktop.ui.training.coverage_filter import CoverageFilter
from desktop.ui.training.coverage_filter_bar import CoverageFilterBar
from desktop.ui.training.coverage_groups import GroupsView, TopicsView
from desktop.ui.training.coverage_head import CoverageHead
from desktop.ui.training.rules_dialog import open_rules
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.papers import PaperRequest

PEOPLE, TOPICS, POSITIONS, INSTITUTIONS = "people", "topics", "positions", "institutions"


class CoveragePage(Page):
    """Opened with `states`, `search` or `position` the list is narrowed to that from the start."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SESSIONS, Topic.OFFICIALS, Topic.PEOPLE, Topic.CERTIFICATES, Topic.TRAINING_RULES}
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Cakupan pelatihan"))
        self._may_write = workplace.desk.account.role is not Role.READER
        self._build_actions()
        self.head = CoverageHead()
        self.views = ChipBar(
            [
                (PEOPLE, _("Daftar orang")),
                (TOPICS, _("Per topik")),
                (POSITIONS, _("Per jabatan")),
                (INSTITUTIONS, _("Per kantor atau unit")),
            ],
            single=True,
            name=_("Tampilan"),
        )
        self.views.set_values(PEOPLE)
        self.filters = CoverageFilterBar()
        self.table: VirtualTable[CoverageLine] = VirtualTable(
            people_columns(),
            key=lambda line: line.uid,
            name="coverage",
            title=_("Cakupan pelatihan"),
            reader=workplace.read,
            memory=workplace.preferences,
        )
        self.by_topic = TopicsView()
        self.by_position = GroupsView("coverage-positions", _("Jabatan"), workplace.preferences)
        self.by_institution = GroupsView("coverage-institutions", _("Kantor atau unit"), workplace.preferences)
        self.stack = QStackedWidget()
        for widget in (self._build_people(), self.by_topic, self.by_position, self.by_institution):
            self.stack.addWidget(widget)
        self.body.addWidget(self.head)
        self.body.addWidget(self.views)
        self.body.addWidget(self.stack, 1)
        self._asked = False
        self._connect()

    def refresh(self) -> None:
        def fetch(desk: Any) -> Coverage:
            from desktop.services import coverage

            return coverage.coverage(desk)

        self.workplace.read(fetch, self._show)

    def open(self, **arguments: object) -> None:
        """Narrow the list to what is given; without arguments it stays as the person left it."""
        if arguments:
            states: Any = arguments.get("states", ())
            self.filters.set_filter(
                CoverageFilter(
                    search=str(arguments.get("search", "")),
                    states=frozenset(CoverageState(state) for state in states),
                    position=str(arguments.get("position", "")),
                )
            )
            self._show_view(PEOPLE)

    def take_focus(self) -> None:
        self.table.setFocus()

    def _build_actions(self) -> None:
        if self._may_write:
            self.add_action(_("Aturan pelatihan"), "mdi6.tune-variant", lambda: open_rules(self.workplace, self))
        self.list_button = self.add_action(_("Cetak daftar"), "mdi6.printer-outline", self._print_list)
        self.save_button = self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
        for button in (self.list_button, self.save_button):
            button.setVisible(self._may_write)
        self.report_button = self.set_primary(_("Laporan cakupan"), "mdi6.file-chart-outline", self._print_report)

    def _build_people(self) -> QWidget:
        nobody = EmptyState(
            "mdi6.account-group-outline",
            _("Belum ada orang yang wajib dilatih"),
            _("Tambahkan perangkat di halaman Perangkat, atau pilih kelompok lain di Aturan pelatihan."),
        )
        self.list = NarrowedList(
            self.filters,
            self.table,
            nobody,
            nothing=_("Tidak ada orang yang cocok"),
            hint=_("Enter menampilkan riwayat pelatihan orangnya"),
        )
        return self.list

    def _connect(self) -> None:
        self.head.chosen.connect(lambda states: self._narrow(states=states))
        self.views.changed.connect(lambda: self._show_view(self.views.value() or PEOPLE))
        self.filters.changed.connect(lambda _filter: self._ask())
        self.by_position.opened.connect(lambda name: self._narrow(position=name))
        self.by_institution.opened.connect(lambda name: self._narrow(institution=name))
        self.table.opened.connect(self._show_history)
        self.table.counted.connect(self._on_page)
        self.table.customContextMenuRequested.connect(self._show_row_menu)
        self.list.search_wanted.connect(lambda: self._show_view(PEOPLE))
        self.list.find_on(self)

    def _show(self, coverage: Coverage) -> None:
        rules = coverage.rules
        self.set_title(
            _("Cakupan pelatihan"),
            _("Risiko rendah {low} bulan, di atasnya {high} bulan, baru {days} hari").format(
                low=rules.months_low, high=rules.months_above_low, days=rules.induction_days
            ),
        )
        self.head.show_coverage(coverage)
        self.by_topic.show_coverage(coverage)
        self.by_position.show_shares(coverage.positions)
        self.by_institution.show_shares(coverage.institutions)
        self.filters.set_names(
            [share.label for share in coverage.positions], [share.label for share in coverage.institutions]
        )
        if self._asked:
            self.table.refresh()
        else:
            self._ask()

    def _show_view(self, view: str) -> None:
        self.views.set_values(view)
        self.stack.setCurrentIndex((PEOPLE, TOPICS, POSITIONS, INSTITUTIONS).index(view))

    def _narrow(self, **changes: Any) -> None:
        self.filters.set_filter(replace(self.filters.filter, **changes))
        self._show_view(PEOPLE)

    def _ask(self) -> None:
        self._asked = True
        chosen = self.filters.filter
        self.head.show_states(chosen.states)

        def fetch(desk: Any, stretch: Stretch) -> Any:
            from desktop.services import coverage

            question = chosen.query(
                sort=stretch.sort, descending=stretch.descending, offset=stretch.offset, limit=stretch.limit
            )
            return coverage.find_lines(desk, question)

        self.table.show_rows(fetch)

    def _on_page(self, page: Any) -> None:
        self.list.show_count(page.count, ngettext("{n} orang", "{n} orang", page.count).format(n=grouped(page.count)))
        for button in (self.list_button, self.save_button):
            button.setEnabled(bool(page.count))

    def _show_history(self, line: CoverageLine) -> None:
        title = _("Riwayat pelatihan {name}").format(name=line.name)
        preview_papers(self.workplace, self, (_request(PaperKind.HISTORY, line.uid),), title)

    def _show_row_menu(self, place: QPoint) -> None:
        line = self.table.current()
        if line is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Riwayat pelatihan"), lambda: self._show_history(line))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _print_report(self) -> None:
        preview_papers(self.workplace, self, (_request(PaperKind.COVERAGE),), _("Laporan cakupan pelatihan"))

    def _print_list(self) -> None:
        print_list(self.workplace, self, self.table, "coverage", _("Cakupan pelatihan"), note=self.list.note())

    def _save(self) -> None:
        sort, descending = self.table.rows.order
        question = self.filters.filter.query(sort=sort, descending=descending)
        name = f"cakupan-pelatihan-{self.workplace.desk.today:%Y-%m-%d}.xlsx"
        save_list(self.workplace, self, "coverage", name, query=question)


def _request(kind: PaperKind, subject_uid: str = "") -> "PaperRequest":
    from desktop.services.papers import PaperRequest

    return PaperRequest(kind=kind, subject_uid=subject_uid)
