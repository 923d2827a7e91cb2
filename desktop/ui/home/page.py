"""The first page: greeting, what is due and late, what waits, two charts."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from db.problem import Problem
from db.vocabulary import Role, Topic
from desktop.rules.calendar import YearState, year_state
from desktop.ui.home.cards import chart_card, deadline_card, waiting_card
from desktop.ui.home.mentor_card import mentor_card
from desktop.ui.home.quick_actions import QuickActions
from desktop.ui.home.training_card import training_card
from desktop.ui.home.tutor_card import tutor_card
from desktop.ui.kit.surfaces import Banner
from desktop.ui.messages import problem_text
from desktop.ui.page import Page
from desktop.ui.period_words import day_name
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.home import HomeView

# Findings that mean something was lost or changed; all others only ask for attention.
_GRAVE = frozenset({"commits-lost", "chain-broken", "register-damaged"})
# Working days run at most six weeks ahead: next year's holidays matter from October on.
_NEXT_YEAR_FROM_MONTH = 10


class HomePage(Page):
    """What the office must know today."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            *(Topic.REPORTS, Topic.DRAFTS, Topic.PAPERS, Topic.OFFICE, Topic.OFFICIALS, Topic.CALENDAR),
            *(Topic.SESSIONS, Topic.PEOPLE, Topic.CERTIFICATES, Topic.TRAINING_RULES),
            *(Topic.FEEDBACK, Topic.FILES, Topic.PARTNERS, Topic.RECEIVED, Topic.SETTINGS),
        }
    )
    scrolling: ClassVar[bool] = True

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._may_write = workplace.desk.account.role in (Role.MANAGER, Role.CLERK)
        self.set_title(greeting(workplace.desk.clock.now().astimezone(), workplace.desk.account.name))
        if self._may_write:
            self.set_primary(_("Catat gratifikasi"), "mdi6.plus", lambda: workplace.go("report-form"))
        self._banners = QVBoxLayout()
        self._banners.setSpacing(8)
        self.body.addLayout(self._banners)
        self._content: QWidget | None = None
        self.body.addStretch(1)

    def refresh(self) -> None:
        def fetch(desk: Any) -> "HomeView":
            from desktop.services import home

            return home.home(desk)

        self.workplace.read(fetch, self._show)

    def _show(self, view: "HomeView") -> None:
        today = self.workplace.desk.today
        office = view.profile.office
        self.set_title(
            greeting(self.workplace.desk.clock.now().astimezone(), self.workplace.desk.account.name),
            f"{office.full_name}  ·  {day_name(today)}",
        )
        self._show_banners(view)
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(16)
        go = self.workplace.go
        deadlines = deadline_card(view, today, go)
        self.deadlines = deadlines
        self.waiting = waiting_card(view, go, may_write=self._may_write)
        self.quick_actions = QuickActions(self.workplace, view.statement_period) if self._may_write else None
        side = QVBoxLayout()
        side.setSpacing(16)
        if self.quick_actions is not None:
            side.addWidget(self.quick_actions)
        self.mentor = mentor_card(view.mentor, go) if view.mentor is not None else None
        if self.mentor is not None:
            side.addWidget(self.mentor)
        side.addWidget(self.waiting, 1)
        self.tutor = tutor_card(view.tutor, go) if view.tutor is not None else None
        self.training = training_card(view.training, today, go)
        main = [card for card in (self.tutor, deadlines, self.training) if card is not None]
        for row, card in enumerate(main):
            grid.addWidget(card, row, 0, 1, 2)
        last = len(main)
        grid.addLayout(side, 0, 2, last + 1, 1)
        grid.addWidget(chart_card(view.by_month), last, 0)
        grid.addWidget(chart_card(view.by_kind), last, 1)
        for column, share in enumerate((5, 5, 5)):
            grid.setColumnStretch(column, share)
            grid.setColumnMinimumWidth(column, 0)
        grid.setRowStretch(last, 1)
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.deleteLater()
        self._content = content
        self.body.insertWidget(1, content)

    def _show_banners(self, view: "HomeView") -> None:
        while (item := self._banners.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for finding in view.findings:
            self._banners.addWidget(_finding_banner(finding))
        today = self.workplace.desk.today
        for year in view.unpublished_years:
            if year == today.year or today.month >= _NEXT_YEAR_FROM_MONTH:
                self._banners.addWidget(self._year_banner(year))

    def _year_banner(self, year: int) -> Banner:
        if year_state(year) is YearState.TO_CHECK:
            words = _("Hari libur {year} perlu dicocokkan dengan keputusan bersama.")
        else:
            words = _("Keputusan hari libur {year} belum diketahui program ini.")
        banner = Banner(
            "warn",
            words.format(year=year),
            detail=_("Batas waktu yang melewati tahun itu dapat bergeser. Tambahkan harinya bila SKB sudah terbit."),
            action=_("Buka kalender"),
        )
        banner.acted.connect(lambda: self.workplace.go("calendar"))
        return banner


def greeting(now: datetime, name: str) -> str:
    """Return the greeting of the hour: morning to 10, midday to 14, afternoon to 18, then evening."""
    if now.hour < 10:
        words = _("Selamat pagi, {name}")
    elif now.hour < 15:
        words = _("Selamat siang, {name}")
    elif now.hour < 18:
        words = _("Selamat sore, {name}")
    else:
        words = _("Selamat malam, {name}")
    return words.format(name=name)


def _finding_banner(finding: Problem) -> Banner:
    sentence, next_step = problem_text(finding)
    return Banner("danger" if finding.code in _GRAVE else "warn", sentence, detail=next_step)
