"""The page of one received record: readable as at its office, its versions, what the mentor says about it."""

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.problem import Problem
from db.vocabulary import FeedbackState, Role, Standing, Topic
from desktop.rules import labels
from desktop.ui import messages
from desktop.ui.kit.chips import Tag
from desktop.ui.kit.surfaces import Banner, Card
from desktop.ui.mentor.comment_dialog import CommentDialog, DecisionDialog
from desktop.ui.mentor.content_cards import content_cards
from desktop.ui.mentor.only_tutors import ask_whether_decides
from desktop.ui.mentor.received_files import ReceivedFilesCard
from desktop.ui.mentor.said_card import SaidCard
from desktop.ui.mentor.versions_card import VersionsCard
from desktop.ui.page import Page
from desktop.ui.reports.deadline_strip import DeadlineStrip
from desktop.ui.reports.facts_cards import ChronologyCard, ObjectFacts, ReporterCard
from desktop.ui.reports.timeline import Timeline
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.received import ReceivedRecord

_SIDE = 344


class ReceivedRecordPage(Page):
    """Opened with `uid`."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECEIVED, Topic.FEEDBACK})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._uid = ""
        self.view: ReceivedRecord | None = None
        self._manager = workplace.desk.account.role is Role.MANAGER
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area, 1)
        self.add_action(_("&Kembali"), "mdi6.arrow-left", workplace.go_back)
        self.office_button = self.add_action(_("Riwayat kantor"), "mdi6.office-building-outline", self._show_office)
        self.decision_button = self.add_action(_("Penetapan KPK…"), "mdi6.gavel", self._decide)
        self.comment_button = self.set_primary(_("Beri catatan…"), "mdi6.comment-edit-outline", self._comment)
        self._decides = True
        ask_whether_decides(workplace, self._on_decides)

    def open(self, **arguments: object) -> None:
        """Open the record of `uid`."""
        self._uid = str(arguments.get("uid", ""))
        self.refresh()

    def refresh(self) -> None:
        uid = self._uid
        if uid:
            self.workplace.read(lambda desk: _record(desk, uid), self._show, on_problem=self._on_missing)

    def _on_decides(self, decides: bool) -> None:
        self._decides = decides
        for button in (self.decision_button, self.comment_button):
            button.setVisible(decides)

    def can_leave(self) -> bool:
        """Cover an opened identity again."""
        self._stale = True
        return True

    def _show(self, view: "ReceivedRecord") -> None:
        self.view = view
        row = view.row
        self.set_title(self._name() or _("Catatan yang dimusnahkan"), view.office.name)
        self.decision_button.setVisible(view.report is not None and self._decides)
        self.comment_button.setEnabled(view.content is not None)
        self.decision_button.setEnabled(view.content is not None)
        place = self._area.verticalScrollBar().value()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2, 2, 14, 12)
        column.setSpacing(14)
        column.addLayout(self._tags(view))
        if view.content is None:
            column.addWidget(Banner("info", _("Isi catatan ini dimusnahkan atas permintaan kantornya.")))
        if row.standing is Standing.FORK:
            self.versions = self._versions(view, forked=True)
            column.addWidget(self.versions)
        if view.deadlines:
            column.addWidget(DeadlineStrip(view.deadlines))
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addLayout(self._left(view), 1)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        side.setLayout(self._right(view))
        cards.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(cards)
        column.addStretch()
        self._area.setWidget(content)
        self._area.verticalScrollBar().setValue(place)

    def _tags(self, view: "ReceivedRecord") -> QHBoxLayout:
        tags = QHBoxLayout()
        tags.setSpacing(6)
        if view.report is not None:
            tags.addWidget(Tag(labels.label(view.report.state), "info"))
            tags.addWidget(Tag(labels.label(view.report.kind)))
        elif hasattr(view.content, "state"):
            tags.addWidget(Tag(labels.label(view.content.state), "info"))
        if view.row.revision > 1:
            tags.addWidget(Tag(_("revisi {n}").format(n=view.row.revision)))
        said = next((item.state for item in view.feedback if item.state is not FeedbackState.CLOSED), None)
        if said is not None:
            tone = {FeedbackState.TO_MEND: "warn", FeedbackState.REJECTED: "danger", FeedbackState.ACCEPTED: "good"}
            tags.addWidget(Tag(labels.label(said), tone.get(said, "info")))
        tags.addStretch()
        return tags

    def _left(self, view: "ReceivedRecord") -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(14)
        if view.report is not None:
            for number, item in enumerate(view.report.objects, start=1):
                column.addWidget(ObjectFacts(item, number, None, view.report.kind))
            column.addWidget(ChronologyCard(view.report))
            self.reporter = ReporterCard(view.report, may_open=True)
            self.reporter.identity_wanted.connect(self._open_identity)
            column.addWidget(self.reporter)
        else:
            for card in content_cards(view.content):
                column.addWidget(card)
        if view.row.collection in ("reports", "sessions"):
            self.files = ReceivedFilesCard(self.workplace, view)
            column.addWidget(self.files)
        if len(view.versions) > 1 and view.row.standing is not Standing.FORK:
            column.addWidget(self._versions(view, forked=False))
        column.addStretch()
        return column

    def _right(self, view: "ReceivedRecord") -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        if self._decides:
            self.said = SaidCard(_("Kata mentor"), view.feedback, self.workplace.desk.today)
            self.said.closed.connect(self._close)
            column.addWidget(self.said)
        if view.report is not None:
            life = Card(_("Perjalanan laporan"))
            life.body.addWidget(Timeline(view.report.events))
            column.addWidget(life)
        column.addStretch()
        return column

    def _versions(self, view: "ReceivedRecord", *, forked: bool) -> VersionsCard:
        card = VersionsCard(
            view.forks if forked else view.versions, forked=forked, may_choose=self._manager and self._decides
        )
        card.chosen.connect(self._choose)
        return card

    def _comment(self) -> None:
        if self.view is not None:
            self.dialog: Any = CommentDialog(self.workplace, self, self._uid, self._name())
            self.dialog.open()

    def _decide(self) -> None:
        if self.view is not None:
            self.dialog = DecisionDialog(self.workplace, self, self._uid, self._name())
            self.dialog.open()

    def _name(self) -> str:
        if self.view is None:
            return ""
        from desktop.services.received import record_title

        return record_title(self.view.row)

    def _close(self, uid: str) -> None:
        self.workplace.change(lambda desk: _close(desk, uid))

    def _choose(self, content_hash: str) -> None:
        if messages.ask(
            self,
            _("Pakai isi ini untuk {record}?").format(record=self._name()),
            detail=_("Isi yang lain tetap tersimpan sebagai tidak dipakai. Keputusan dicatat di jejak audit."),
            yes=_("Pakai yang ini"),
        ):
            uid = self._uid
            self.workplace.change(lambda desk: _choose(desk, uid, content_hash))

    def _open_identity(self) -> None:
        uid = self._uid
        self.workplace.change(lambda desk: _open_identity(desk, uid), self._show)

    def _show_office(self) -> None:
        if self.view is not None:
            self.workplace.go("tutored-office", uid=self.view.office.uid)

    def _on_missing(self, problem: Problem) -> None:
        messages.problem(self, problem)
        self.workplace.go("received")


def _record(desk: Any, uid: str) -> "ReceivedRecord":
    from desktop.services import received

    return received.record(desk, uid)


def _open_identity(desk: Any, uid: str) -> Any:
    from desktop.services import received

    return received.open_identity(desk, uid)


def _choose(desk: Any, uid: str, content_hash: str) -> Any:
    from desktop.services import union

    return union.decide_fork(desk, uid, content_hash)


def _close(desk: Any, uid: str) -> Any:
    from desktop.services import feedback

    return feedback.close(desk, uid)
