"""The page of papers: make new ones, follow those that were issued."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QFrame, QScrollArea, QTabWidget, QWidget

from db.records.period import Period
from db.vocabulary import PaperKind, Topic
from desktop.ui.page import Page
from desktop.ui.papers.choose_papers import ChoosePapers
from desktop.ui.papers.issued_list import IssuedList
from desktop.ui.save_list import save_list
from desktop.ui.workplace import Workplace
from resources.language import _


class PapersPage(Page):
    """Opened with `kind` (and `period`) that paper is ticked; with `awaiting_scan` the list of issued ones is shown."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PAPERS, Topic.OFFICE})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Dokumen cetak"))
        self.choose = ChoosePapers(workplace)
        self.issued = IssuedList(workplace)
        self.tabs = QTabWidget()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self.choose)
        self.tabs.addTab(area, _("Buat dokumen"))
        if workplace.desk.sees_identities:
            self.tabs.addTab(self.issued, _("Dokumen terbit"))
        self.list_actions = (
            self.add_action(_("Cetak daftar"), "mdi6.format-list-checks", self.issued.print_list),
            self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save_list),
        )
        self.tabs.currentChanged.connect(self._on_tab)
        self._on_tab(0)
        self.body.addWidget(self.tabs, 1)
        self._period_given = False

    def refresh(self) -> None:
        self.choose.mentor.refresh()
        if self.tabs.count() > 1:
            self.issued.refresh()
        if not self._period_given:
            self.workplace.read(_summary_period, self.choose.suggest_period)

    def open(self, **arguments: object) -> None:
        """Tick the paper asked for, or show the issued ones."""
        if arguments.get("awaiting_scan") and self.tabs.count() > 1:
            self.tabs.setCurrentIndex(1)
            self.issued.show_awaiting_scan()
            return
        self.tabs.setCurrentIndex(0)
        period = arguments.get("period")
        chosen = Period.parse(period) if isinstance(period, str) else period if isinstance(period, Period) else None
        self._period_given = self._period_given or chosen is not None
        kind = str(arguments.get("kind", ""))
        if kind in {choice.value for choice in self.choose.ticks}:
            self.choose.choose(PaperKind(kind), chosen)

    def take_focus(self) -> None:
        if self.tabs.currentIndex() == 0:
            next(iter(self.choose.ticks.values())).setFocus()
        else:
            self.issued.table.setFocus()

    def _on_tab(self, number: int) -> None:
        for button in self.list_actions:
            button.setVisible(number == 1)

    def _save_list(self) -> None:
        save_list(self.workplace, self, "papers", f"dokumen-terbit-{self.workplace.desk.today:%Y-%m-%d}.xlsx")


def _summary_period(desk: Any) -> Any:
    from desktop.services import offices

    return offices.profile(desk).rules.summary_period
