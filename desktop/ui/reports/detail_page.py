"""The page of one report: its facts, its deadlines, its life, its papers, and what comes next."""

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.report import ReportRecord, StepDetails
from db.vocabulary import Confidentiality, PaperKind, ReportState, Role, Step, Topic
from desktop.rules import labels
from desktop.rules.life_cycle import StepOption
from desktop.ui import icons, messages
from desktop.ui.exchange.report_card import said_card
from desktop.ui.kit.chips import Tag
from desktop.ui.kit.surfaces import Banner, Card
from desktop.ui.page import Page
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.reports.attachments_card import AttachmentsCard
from desktop.ui.reports.deadline_strip import DeadlineStrip
from desktop.ui.reports.destroy_dialog import DestroyDialog
from desktop.ui.reports.duty_words import duty_look
from desktop.ui.reports.facts_cards import ChronologyCard, ObjectFacts, ReporterCard
from desktop.ui.reports.paper_requests import OF_A_REPORT, paper_request
from desktop.ui.reports.papers_card import PapersCard
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.reports.report_view import ReportView, look_up
from desktop.ui.reports.revisions_card import RevisionsCard
from desktop.ui.reports.step_dialog import StepDialog
from desktop.ui.reports.step_words import step_words
from desktop.ui.reports.steps_card import StepsCard, forward
from desktop.ui.reports.timeline import Timeline
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk

_SIDE = 344
_STATE_TONES = {
    ReportState.RETURNED: "warn",
    ReportState.VOID: "danger",
    ReportState.CLOSED: "good",
    ReportState.SETTLED: "good",
    ReportState.DECIDED: "info",
    ReportState.FORWARDED: "info",
    ReportState.SENT_TO_UPG: "info",
}


class ReportPage(Page):
    """Shows one report; refreshes itself when the report, its files or its papers change."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            *(Topic.REPORTS, Topic.ATTACHMENTS, Topic.PAPERS, Topic.CALENDAR, Topic.OFFICE),
            *(Topic.FEEDBACK, Topic.FILES),
        }
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._uid = ""
        self.view: ReportView | None = None
        self._opened: ReportRecord | None = None  # with identities, until the page is left
        self._content: QWidget | None = None
        self.dialog: StepDialog | ReasonDialog | None = None
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area, 1)
        self.add_action(_("&Kembali"), "mdi6.arrow-left", lambda: workplace.go("reports"))
        self._more = self.add_action(_("&Lainnya"), "mdi6.dots-horizontal", lambda: None)
        self.menu = QMenu(self)
        self._more.setMenu(self.menu)
        self.primary = self.set_primary("", "mdi6.arrow-right", self._on_primary)
        self.primary.hide()

    def open(self, **arguments: object) -> None:
        """Open the report of `uid`."""
        self._uid = str(arguments.get("uid", ""))
        self._opened = None
        self.refresh()

    def refresh(self) -> None:
        """Fetch the report again."""
        if self._uid:
            uid = self._uid
            self.workplace.read(lambda desk: look_up(desk, uid), self._on_view, on_problem=self._on_missing)

    def can_leave(self) -> bool:
        """Cover opened identities again."""
        self._opened = None
        self._stale = True
        return True

    def take(self, option: StepOption, known: StepDetails | None = None) -> None:
        """Ask what a step needs, and record it; `known` is what stands in its fields already."""
        if self.view is None:
            return
        dialog = StepDialog(self.workplace, self.view, option, self, known)
        dialog.recorded.connect(self._on_recorded)
        self.dialog = dialog
        dialog.open()

    def void(self) -> None:
        """Ask why, then declare the report void."""
        if self.view is None:
            return
        number = self.view.record.number
        dialog = ReasonDialog(
            self,
            _("Batalkan laporan {number}").format(number=number),
            accept=_("Batalkan laporan {number}").format(number=number),
            question=_("Mengapa laporan ini dibatalkan?"),
            hint=_("Contoh: tercatat dua kali, lihat laporan lain."),
            explanation=step_words(Step.VOIDED).meaning,
            destructive=True,
        )
        dialog.given.connect(self._void_for)
        self.dialog = dialog
        dialog.open()

    def open_identity(self) -> None:
        """Show the NIK in full; that is in the audit log."""
        uid = self._uid
        self.workplace.change(lambda desk: _open_identity(desk, uid), self._on_identity)

    def _on_view(self, view: ReportView) -> None:
        self.view = view
        record = view.record
        who = " · ".join(part for part in (record.reporter.name, record.reporter.position) if part)
        self.set_title(record.number, who)
        self._fill_menu(view)
        self._fill(view)
        steps = forward(view.record, view.steps, view.duty)
        self.primary.setVisible(bool(steps))
        if steps:
            words = step_words(steps[0].step)
            self.primary.setText(words.action)
            self.primary.setIcon(icons.icon(words.icon, on_accent=True))

    def _fill(self, view: ReportView) -> None:
        place = self._area.verticalScrollBar().value()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2, 2, 14, 12)
        column.setSpacing(14)
        column.addLayout(self._tags(view))
        if view.record.state is ReportState.VOID:
            column.addWidget(self._void_banner(view.record))
        if view.deadlines:
            column.addWidget(DeadlineStrip(view.deadlines))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(self._left(view), 1)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        side.setLayout(self._right(view))
        row.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addStretch()
        self._area.setWidget(content)
        self._content = content
        self._area.verticalScrollBar().setValue(place)

    def _tags(self, view: ReportView) -> QHBoxLayout:
        record = view.record
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Tag(labels.label(record.state), _STATE_TONES.get(record.state, "")))
        if view.duty is not None and record.state is not ReportState.VOID:
            look = duty_look(view.duty, record.kind)
            row.addWidget(Tag(look.words, look.tone))
        row.addWidget(Tag(labels.label(record.kind)))
        if record.confidentiality is Confidentiality.SECRET:
            row.addWidget(Tag(labels.label(record.confidentiality), "danger"))
        if record.revision > 1:
            times = record.revision - 1
            row.addWidget(Tag(ngettext("diperbaiki {n} kali", "diperbaiki {n} kali", times).format(n=times)))
        if view.gaps and record.state is not ReportState.VOID:
            n = len(view.gaps)
            row.addWidget(Tag(ngettext("kurang {n} isian", "kurang {n} isian", n).format(n=n), "warn"))
            if view.may_correct:
                complete = QPushButton(_("Lengkapi"))
                complete.setProperty("flat", True)
                complete.setStyleSheet("padding: 0 6px; min-height: 18px;")
                complete.clicked.connect(lambda: self.workplace.go("report-form", correct=record.uid))
                row.addWidget(complete)
        row.addStretch()
        return row

    def _void_banner(self, record: ReportRecord) -> Banner:
        event = record.event(Step.VOIDED)
        reason = event.details.reason if event else ""
        return Banner("danger", _("Laporan ini dibatalkan."), detail=reason)

    def _left(self, view: ReportView) -> QVBoxLayout:
        record = self._opened or view.record
        column = QVBoxLayout()
        column.setSpacing(14)
        for number, item in enumerate(view.record.objects, start=1):
            advice = view.advice[number - 1] if number <= len(view.advice) else None
            column.addWidget(ObjectFacts(item, number, advice, view.record.kind))
        self.chronology = ChronologyCard(view.record)
        column.addWidget(self.chronology)
        self.reporter = ReporterCard(record, may_open=view.may_write)
        self.reporter.identity_wanted.connect(self.open_identity)
        column.addWidget(self.reporter)
        self.attachments = AttachmentsCard(self.workplace, view)
        column.addWidget(self.attachments)
        if len(view.revisions) > 1:
            self.revisions = RevisionsCard(view.revisions)
            column.addWidget(self.revisions)
        column.addStretch()
        return column

    def _right(self, view: ReportView) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        if view.mentor:
            self.mentor = said_card(self, view)
            column.addWidget(self.mentor)
        if view.may_write:
            self.steps = StepsCard(view.record, view.steps, view.duty)
            self.steps.chosen.connect(self.take)
            column.addWidget(self.steps)
            self.papers = PapersCard(self.workplace, view)
            column.addWidget(self.papers)
        life = Card(_("Perjalanan laporan"))
        life.body.addWidget(Timeline(view.record.events))
        column.addWidget(life)
        column.addStretch()
        return column

    def _fill_menu(self, view: ReportView) -> None:
        self.menu.clear()
        self._more.setVisible(view.may_write)
        if not view.may_write:
            return
        record = view.record
        if view.may_correct:
            correct = self.menu.addAction(icons.icon("mdi6.pencil-outline"), _("Perbaiki laporan"))
            correct.triggered.connect(lambda: self.workplace.go("report-form", correct=record.uid))
        for kind in (PaperKind.REPORT_FORM, PaperKind.RECEIPT):
            title = _("Cetak {paper}").format(paper=labels.label(kind).lower())
            action = self.menu.addAction(icons.icon("mdi6.printer-outline"), title)
            action.triggered.connect(partial(self._show_paper, kind, ""))
        if view.may_correct:
            self.menu.addSeparator()
            void = self.menu.addAction(icons.icon("mdi6.cancel"), _("Batalkan laporan…"))
            void.triggered.connect(self.void)
        if self.workplace.desk.account.role is Role.MANAGER and record.confidentiality is not Confidentiality.SECRET:
            self.menu.addSeparator()
            destroy = self.menu.addAction(icons.icon("mdi6.delete-forever-outline"), _("Mohon dimusnahkan…"))
            destroy.triggered.connect(lambda: DestroyDialog(self.workplace, self, record.uid, record.number).open())

    def _show_paper(self, kind: PaperKind, event_uid: str) -> None:
        if self.view is None:
            return
        record = self.view.record
        title = f"{labels.label(kind)} {record.number}"
        preview_papers(self.workplace, self, (paper_request(kind, record.uid, event_uid),), title)

    def _on_primary(self) -> None:
        steps = forward(self.view.record, self.view.steps, self.view.duty) if self.view else ()
        if steps:
            self.take(steps[0])

    def _on_recorded(self, record: ReportRecord, option: StepOption) -> None:
        """Offer the paper that goes with the step."""
        kind = option.paper
        if kind is None:
            return
        if kind not in OF_A_REPORT:  # the cover letter goes with a whole period; the form goes with one report
            kind = PaperKind.REPORT_FORM
        event = record.event(option.step)
        show = messages.ask(
            self,
            _("Langkah tercatat. Cetak {paper} sekarang?").format(paper=labels.label(kind).lower()),
            yes=_("Lihat dan cetak"),
            no=_("Nanti saja"),
        )
        if show:
            self._show_paper(kind, event.uid if event else "")

    def _void_for(self, reason: str) -> None:
        uid, today = self._uid, self.workplace.desk.today
        self.workplace.change(
            lambda desk: _void(desk, uid, today, reason), self._on_void, on_problem=self._on_void_refused
        )

    def _on_void(self, _record: ReportRecord) -> None:
        if self.dialog is not None:
            self.dialog.accept()

    def _on_void_refused(self, problem: Problem) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(problem)

    def _on_identity(self, record: ReportRecord) -> None:
        self._opened = record
        if self.view is not None:
            self._fill(self.view)

    def _on_missing(self, problem: Problem) -> None:
        messages.problem(self, problem)
        self.workplace.go("reports")


def _open_identity(desk: "Desk", uid: str) -> ReportRecord:
    from desktop.services import reports

    return reports.open_identity(desk, uid)


def _void(desk: "Desk", uid: str, on: Any, reason: str) -> "Done[ReportRecord]":
    from desktop.services import reports

    return reports.record_step(desk, uid, Step.VOIDED, on, StepDetails(reason=reason))
