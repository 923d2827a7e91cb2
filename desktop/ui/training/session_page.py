"""The page of one session: its facts, its people, attendance, results, minutes, photos and papers in tabs."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabWidget, QWidget

from db.problem import Problem
from db.records.training import SessionRecord
from db.vocabulary import SessionState, Topic
from desktop.rules.labels import label
from desktop.ui import icons, messages
from desktop.ui.exchange.session_strip import SaidOfSession
from desktop.ui.kit.chips import Tag
from desktop.ui.kit.surfaces import Banner
from desktop.ui.page import Page
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.training.attendance_tab import AttendanceTab
from desktop.ui.training.certificates_tab import CertificatesTab
from desktop.ui.training.minutes_tab import MinutesTab
from desktop.ui.training.papers_tab import PapersTab
from desktop.ui.training.participants_tab import ParticipantsTab
from desktop.ui.training.scores_tab import ScoresTab
from desktop.ui.training.session_tab import SessionTab
from desktop.ui.training.session_view import SessionView, look_up
from desktop.ui.training.session_words import STATE_TONES, days_words
from desktop.ui.training.summary_tab import SummaryTab
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk


class SessionPage(Page):
    """Opened with `uid`, and with `tab` (summary, participants, attendance, scores, minutes, papers, certificates)."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SESSIONS, Topic.ATTACHMENTS, Topic.PAPERS, Topic.CERTIFICATES}
    )

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._title.setWordWrap(True)  # titles of sessions run to several lines
        self._uid = ""
        self.view: SessionView | None = None
        self.dialog: ReasonDialog | None = None
        self.summary = SummaryTab(workplace)
        self.participants = ParticipantsTab(workplace)
        self.attendance = AttendanceTab(workplace)
        self.scores = ScoresTab(workplace)
        self.minutes = MinutesTab(workplace)
        self.papers = PapersTab(workplace)
        self.certificates = CertificatesTab(workplace)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._tabs: dict[str, SessionTab] = {}
        self._tags = QHBoxLayout()
        self._tags.setSpacing(6)
        self.void_banner = Banner("danger", "")
        self.void_banner.hide()
        self.body.setSpacing(10)
        self.body.addLayout(self._tags)
        self.mentor = SaidOfSession(workplace)
        self.body.addWidget(self.void_banner)
        self.body.addWidget(self.mentor)
        self.body.addWidget(self.tabs, 1)
        sees_people, may_write = workplace.desk.sees_people, workplace.desk.sees_people
        self._add_tab("summary", _("Ringkasan"), self.summary)
        self._add_tab("participants", _("Peserta"), self.participants)
        self._add_tab("attendance", _("Kehadiran"), self.attendance)
        if sees_people:
            self._add_tab("scores", _("Nilai tes"), self.scores)
            self._add_tab("minutes", _("Notulen dan foto"), self.minutes)
        if may_write:
            self._add_tab("papers", _("Dokumen cetak"), self.papers)
        self._add_tab("certificates", _("Sertifikat"), self.certificates)
        self.add_action(_("&Kembali"), "mdi6.arrow-left", lambda: workplace.go("sessions"))
        self._more = self.add_action(_("&Lainnya"), "mdi6.dots-horizontal", lambda: None)
        self.menu = QMenu(self)
        self._more.setMenu(self.menu)
        self.primary = self.set_primary(_("Tandai terlaksana"), "mdi6.check", self.mark_held)
        self.primary.hide()
        self.tabs.currentChanged.connect(lambda _number: self._flush())
        workplace.about_to_lock.connect(self._flush)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda by=step: self._step(by))

    def open(self, **arguments: object) -> None:
        """Open the session of `uid`."""
        uid = str(arguments.get("uid", ""))
        if uid != self._uid:
            self._flush()
            self.tabs.setCurrentIndex(0)
        self._uid = uid
        if arguments.get("tab"):
            self.show_tab(str(arguments["tab"]))
        self.refresh()

    def refresh(self) -> None:
        """Fetch the session again."""
        if self._uid:
            uid = self._uid
            self.workplace.read(lambda desk: look_up(desk, uid), self._on_view, on_problem=self._on_missing)

    def can_leave(self) -> bool:
        """Hand in attendance and scores; unsaved minutes stay as a draft."""
        self._flush()
        self._stale = True
        return True

    def take_focus(self) -> None:
        self._current().take_focus()

    def show_tab(self, key: str) -> None:
        """Bring a tab to the front."""
        tab = self._tabs.get(key)
        if tab is not None:
            self.tabs.setCurrentWidget(tab)

    def mark_held(self) -> None:
        """Note that the session took place."""
        self._flush()
        uid = self._uid
        self.workplace.change(lambda desk: _mark_held(desk, uid), on_problem=self._on_problem)

    def void(self) -> None:
        """Ask why, then call the session off."""
        if self.view is None:
            return
        dialog = ReasonDialog(
            self.window(),
            _("Batalkan kegiatan"),
            accept=_("Batalkan kegiatan"),
            question=_("Mengapa kegiatan ini dibatalkan?"),
            hint=_("Contoh: narasumber berhalangan, dijadwalkan ulang."),
            explanation=_("{title} tetap ada di daftar dengan status Batal dan tidak dapat diubah lagi.").format(
                title=self.view.record.title
            ),
            destructive=True,
        )
        uid = self._uid

        def take_back(reason: str) -> None:
            self.workplace.change(
                lambda desk: _void(desk, uid, reason),
                lambda _record: dialog.accept(),
                on_problem=dialog.show_problem,
            )

        dialog.given.connect(take_back)
        self.dialog = dialog
        dialog.open()

    def _add_tab(self, key: str, words: str, tab: SessionTab) -> None:
        self._tabs[key] = tab
        self.tabs.addTab(tab, words)

    def _on_view(self, view: SessionView) -> None:
        if view.record.uid != self._uid:  # another session was opened meanwhile
            return
        self.view = view
        record = view.record
        days = record.days
        places = list(dict.fromkeys(meeting.place for meeting in record.meetings if meeting.place))
        when = days_words(days[0] if days else None, days[-1] if days else None)
        self.set_title(record.title, "  ·  ".join((when, *places[:2])))
        self._show_tags(view)
        self._fill_menu(view)
        self.primary.setVisible(view.may_change and record.state is SessionState.PLANNED)
        self.void_banner.setVisible(record.state is SessionState.VOID)
        if record.state is SessionState.VOID:
            self.void_banner.say("danger", _("Kegiatan ini dibatalkan."), record.void_reason)
        for tab in self._tabs.values():
            tab.take(view)
        self._name_tabs(view)
        self.mentor.ask(view.record.uid)

    def _show_tags(self, view: SessionView) -> None:
        while (item := self._tags.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        record = view.record
        self._tags.addWidget(Tag(label(record.state), STATE_TONES[record.state]))
        self._tags.addWidget(Tag(label(record.kind)))
        changed = len(view.revisions) - 1
        if changed > 0:
            self._tags.addWidget(Tag(ngettext("diubah {n} kali", "diubah {n} kali", changed).format(n=changed)))
        self._tags.addStretch()

    def _name_tabs(self, view: SessionView) -> None:
        number = self.tabs.indexOf(self.participants)
        self.tabs.setTabText(number, _("Peserta ({n})").format(n=len(view.people)) if view.people else _("Peserta"))

    def _fill_menu(self, view: SessionView) -> None:
        self.menu.clear()
        self._more.setVisible(view.may_write)
        uid = view.record.uid
        go = self.workplace.go
        if view.may_change:
            self.menu.addAction(
                icons.icon("mdi6.pencil-outline"), _("Perbaiki kegiatan"), lambda: go("session-form", correct=uid)
            )
        self.menu.addAction(
            icons.icon("mdi6.content-copy"),
            _("Salin sebagai kegiatan baru"),
            lambda: go("session-form", copy_of=uid),
        )
        if view.may_change:
            self.menu.addSeparator()
            self.menu.addAction(icons.icon("mdi6.cancel"), _("Batalkan kegiatan…"), self.void)

    def _current(self) -> SessionTab:
        tab = self.tabs.currentWidget()
        return tab if isinstance(tab, SessionTab) else self.summary

    def _flush(self) -> None:
        for tab in self._tabs.values():
            tab.flush()

    def _step(self, by: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + by) % self.tabs.count())
        self._current().take_focus()

    def _on_problem(self, problem: Problem) -> None:
        messages.problem(self, problem)

    def _on_missing(self, problem: Problem) -> None:
        messages.problem(self, problem)
        self.workplace.go("sessions")


def _mark_held(desk: "Desk", uid: str) -> "Done[SessionRecord]":
    from desktop.services import sessions

    return sessions.mark_held(desk, uid)


def _void(desk: "Desk", uid: str, reason: str) -> "Done[SessionRecord]":
    from desktop.services import sessions

    return sessions.void_session(desk, uid, reason)
