"""What the mentor said to this office: to mend by a day, rejected, decisions of KPK, tasks; and what is done."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from db.vocabulary import FeedbackKind, Role, Topic
from desktop.services.mentor_said import SaidLine
from desktop.ui.exchange.said_row import SaidRow
from desktop.ui.exchange.taking import FilesTakingPage
from desktop.ui.kit.chips import ChipBar
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

_OPEN, _COMMENTS, _DECISIONS, _TASKS, _DONE = "open", "comments", "decisions", "tasks", "done"
_AT_ONCE = 60


class FeedbackPage(FilesTakingPage):
    """The open ones first; a press leads to the record."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.FEEDBACK, Topic.FILES, Topic.REPORTS, Topic.SESSIONS})
    scrolling: ClassVar[bool] = True

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(
            _("Catatan mentor"),
            _("Yang disampaikan inspektorat dalam berkas jawabannya. Perbaikan ikut dalam kiriman berikutnya."),
        )
        may_take = workplace.desk.account.role in (Role.MANAGER, Role.CLERK)
        self.setAcceptDrops(may_take)
        if may_take:
            self.set_primary(_("Masukkan jawaban…"), "mdi6.tray-arrow-down", self.choose_file)
        self.result.button.hide()
        self.show_which = ChipBar(
            [
                (_OPEN, _("Belum selesai")),
                (_COMMENTS, _("Catatan perbaikan")),
                (_DECISIONS, _("Penetapan KPK")),
                (_TASKS, _("Penugasan")),
                (_DONE, _("Sudah selesai")),
            ],
            single=True,
            name=_("Saringan"),
        )
        self.show_which.set_values(_OPEN)
        self.show_which.changed.connect(self._fill)
        self.count = QLabel()
        self.count.setObjectName("soft")
        self.empty = EmptyState(
            "mdi6.comment-check-outline",
            _("Belum ada catatan dari mentor"),
            _("Masukkan berkas jawaban (.sigap) dari inspektorat, atau lepaskan berkasnya di halaman ini."),
            action=_("Masukkan jawaban…") if may_take else "",
            on_action=self.choose_file,
        )
        self.nothing = EmptyState("mdi6.check-circle-outline", _("Tidak ada yang perlu dikerjakan"))
        self._rows = QWidget()
        self.rows: list[SaidRow] = []
        self._lines: tuple[SaidLine, ...] = ()
        self._most = _AT_ONCE
        self.more = QPushButton(_("Tampilkan lebih banyak"))
        self.more.setProperty("flat", True)
        self.more.clicked.connect(self._show_more)
        self.body.addWidget(self.show_which)
        self.body.addWidget(self.count)
        self.body.addWidget(self._rows)
        for widget in (self.more, self.empty, self.nothing):
            self.body.addWidget(widget)
            widget.hide()
        self.body.addStretch()

    def refresh(self) -> None:
        def fetch(desk: Any) -> tuple[SaidLine, ...]:
            from desktop.services import mentor_said

            return mentor_said.said(desk)

        self.workplace.read(fetch, self._show)

    def _show(self, lines: tuple[SaidLine, ...]) -> None:
        self._lines = lines
        self._fill()

    def _fill(self) -> None:
        shown = [line for line in self._lines if _wanted(line, self.show_which.value())]
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.rows = []
        for line in shown[: self._most]:
            row = SaidRow(line)
            row.opened.connect(self._open)
            row.sent.connect(lambda _line: self.workplace.go("send"))
            row.finished.connect(self._finish)
            column.addWidget(row)
            self.rows.append(row)
        self.body.replaceWidget(self._rows, rows)
        self._rows.deleteLater()
        self._rows = rows
        self.empty.setVisible(not self._lines)
        self.nothing.setVisible(bool(self._lines) and not shown)
        self.more.setVisible(len(shown) > self._most)
        self.show_which.setVisible(bool(self._lines))
        self.count.setText(_counted(self._lines))
        self.count.setVisible(bool(self._lines))

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self._fill()

    def _open(self, line: SaidLine) -> None:
        if line.page == "officials":
            self.workplace.go("officials")
        else:
            self.workplace.go(line.page, uid=line.item.record_uid)

    def _finish(self, line: SaidLine) -> None:
        uid = line.item.uid

        def finish(desk: Any) -> Any:
            from desktop.services import answers

            return answers.mark_done(desk, uid)

        self.workplace.change(finish)


def _wanted(line: SaidLine, which: str | None) -> bool:
    match which:
        case None:
            return True
        case "open":
            return line.open
        case "done":
            return not line.open
        case "comments":
            return line.item.kind is FeedbackKind.COMMENT
        case "decisions":
            return line.item.kind is FeedbackKind.DECISION
    return line.item.kind is FeedbackKind.ASSIGNMENT


def _counted(lines: Sequence[SaidLine]) -> str:
    open_ones = sum(1 for line in lines if line.open)
    late = sum(1 for line in lines if line.late)
    words = [ngettext("{n} belum selesai", "{n} belum selesai", open_ones).format(n=open_ones)]
    if late:
        words.append(ngettext("{n} lewat batas waktu", "{n} lewat batas waktu", late).format(n=late))
    return " · ".join(words)
