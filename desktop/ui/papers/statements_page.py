"""Who has returned the periodic statement (Surat Pernyataan Gratifikasi), and what it says."""

from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QWidget

from db.records.paper import StatementStatus
from db.records.period import Period
from db.vocabulary import PaperKind, PeriodKind, Role, Topic
from desktop.rules.statement_words import answer_words
from desktop.rules.words import date_short
from desktop.ui import icons
from desktop.ui.kit.choice_fields import RadioField
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.period_field import PeriodField
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import Cell, Column, Tone, from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.page import Page
from desktop.ui.papers.preview_dialog import preview_papers
from desktop.ui.papers.print_list import print_list
from desktop.ui.period_words import period_name
from desktop.ui.save_list import save_list
from desktop.ui.workplace import Workplace
from resources.language import _


class StatementsPage(Page):
    """Opened with `period` (a code such as 2026-S1) that period is shown."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PAPERS, Topic.OFFICIALS})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Pernyataan berkala"), _("Surat Pernyataan Gratifikasi yang dikembalikan setiap perangkat."))
        self._may_write = workplace.desk.account.role in (Role.MANAGER, Role.CLERK)
        self._given = False
        if self._may_write:
            self.add_action(_("Cetak daftar"), "mdi6.format-list-checks", self._print_list)
            self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save_list)
            self.set_primary(_("Cetak lembar pernyataan"), "mdi6.printer-outline", self._print)
        self.period = PeriodField("", today=workplace.desk.today, kind=PeriodKind.SEMESTER)
        self.period.set_value(Period.containing(workplace.desk.today, PeriodKind.QUARTER).previous())
        self.period.changed.connect(self._fetch)
        self.figures = QLabel()
        self.figures.setObjectName("soft")
        self.table: VirtualTable[StatementStatus] = VirtualTable(
            _columns(),
            key=lambda status: status.official_uid,
            name="statements",
            title=_("Pernyataan berkala"),
            memory=workplace.preferences,
        )
        self.table.opened.connect(self._ask_returned)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.returned_button = QPushButton(icons.icon("mdi6.check"), _("Sudah kembali…"))
        self.returned_button.setEnabled(False)
        self.returned_button.setVisible(self._may_write)
        self.returned_button.clicked.connect(lambda: self._ask_returned(self.table.current()))
        self.table.chosen.connect(lambda row: self.returned_button.setEnabled(row is not None))
        bar = QHBoxLayout()
        bar.setSpacing(16)
        bar.addWidget(self.period)
        bar.addWidget(self.figures, 1)
        bar.addWidget(self.returned_button)
        self.empty = EmptyState(
            "mdi6.account-group-outline",
            _("Belum ada perangkat"),
            _("Isi daftar perangkat dahulu; pernyataan dicetak dan diikuti per orang."),
            action=_("Buka daftar perangkat"),
            on_action=lambda: workplace.go("officials"),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.body.addLayout(bar)
        self.body.addWidget(self.stack, 1)

    def refresh(self) -> None:
        if self._given:
            self._fetch()
        else:
            self.workplace.read(_summary_period, self._suggest)

    def open(self, **arguments: object) -> None:
        """Show the period asked for."""
        code = arguments.get("period")
        if code:
            self._given = True
            self.period.set_value(Period.parse(str(code)))

    def take_focus(self) -> None:
        self.table.setFocus()

    def _suggest(self, kind: PeriodKind) -> None:
        self._given = True
        self.period.set_value(Period.containing(self.workplace.desk.today, kind).previous())

    def _fetch(self) -> None:
        period = self.period.value()

        def fetch(desk: Any) -> tuple[StatementStatus, ...]:
            from desktop.services import statements

            return statements.list_statements(desk, period)

        self.workplace.read(fetch, self._show)

    def _show(self, found: tuple[StatementStatus, ...]) -> None:
        sorts = {
            "name": lambda s: s.official_name.casefold(),
            "position": lambda s: s.position.casefold(),
            "returned": lambda s: s.returned_on or date.max,
        }
        self.table.renew_rows(from_list(found, sorts))
        self.stack.setCurrentWidget(self.table if found else self.empty)
        back = sum(1 for status in found if status.returned_on is not None)
        self.figures.setText(_("{back} dari {all} sudah kembali").format(back=back, all=len(found)) if found else "")

    def returned_dialog(self, status: StatementStatus) -> FormDialog:
        """Return the question when the statement came back and what it says."""
        dialog = FormDialog(
            self.window(),
            _("Pernyataan sudah kembali"),
            accept=_("Catat"),
            explanation=f"{status.official_name} · {period_name(self.period.value())}",
        )
        today = self.workplace.desk.today
        day = DateField(_("Tanggal kembali"), path="returned_on", latest=today)
        day.set_value(status.returned_on or today)
        answer = RadioField(_("Isi pernyataan"), [(word, answer_words(word)) for word in _ANSWERS], path="answer")
        answer.set_value(status.answer or _ANSWERS[0])
        dialog.body.addWidget(day)
        dialog.body.addWidget(answer)
        dialog.fit()
        dialog.on_accept(lambda: self._note_returned(dialog, status.official_uid, day, answer.value()))
        return dialog

    def _ask_returned(self, status: StatementStatus | None) -> None:
        if status is not None and self._may_write:
            self.returned_dialog(status).open()

    def _note_returned(self, dialog: FormDialog, official_uid: str, day: DateField, answer: str) -> None:
        on, period = day.value(), self.period.value()
        if on is None:
            day.show_problem(_("Isi tanggal seperti 21-11-2026."))
            return
        dialog.set_working(True)

        def mark(desk: Any) -> Any:
            from desktop.services import statements

            return statements.mark_returned(desk, period, official_uid, on, answer)

        self.workplace.change(mark, lambda _r: dialog.accept(), on_problem=dialog.show_problem)

    def _show_menu(self, place: Any) -> None:
        status = self.table.current()
        if status is None or not self._may_write:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Sudah kembali…"), lambda: self._ask_returned(status))
        if status.returned_on is not None:
            menu.addAction(_("Hapus catatan kembali"), lambda: self._unmark(status))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _unmark(self, status: StatementStatus) -> None:
        period = self.period.value()

        def unmark(desk: Any) -> Any:
            from desktop.services import statements

            return statements.unmark_returned(desk, period, status.official_uid)

        self.workplace.change(unmark)

    def _print(self) -> None:
        from desktop.services.papers import PaperRequest

        request = PaperRequest(kind=PaperKind.STATEMENT, period=self.period.value())
        preview_papers(self.workplace, self.window(), (request,), _("Surat pernyataan perangkat"))

    def _print_list(self) -> None:
        title = _("Pernyataan berkala")
        note = period_name(self.period.value())
        print_list(self.workplace, self, self.table, "statements", title, note=note)

    def _save_list(self) -> None:
        period = self.period.value()
        save_list(self.workplace, self, "statements", f"pernyataan-{period.code}.xlsx", query=period)


_ANSWERS = ("never", "reported", "unreported")


def _columns() -> tuple[Column[StatementStatus], ...]:
    return (
        Column("name", _("Nama"), lambda s: Cell(s.official_name, bold=True), 220, sort="name", stretch=2),
        Column("position", _("Jabatan"), lambda s: Cell(s.position or "–"), 180, sort="position", stretch=1),
        Column("state", _("Status"), _state, 150),
        Column(
            "returned", _("Tanggal kembali"), lambda s: Cell(date_short(s.returned_on) or "–"), 120, sort="returned"
        ),
        Column("answer", _("Isi pernyataan"), _answer, 220, stretch=2),
    )


def _state(status: StatementStatus) -> Cell:
    if status.returned_on is None:
        return Cell(_("Belum kembali"), Tone.WARN, chip=True)
    return Cell(_("Sudah kembali"), Tone.GOOD, chip=True)


def _answer(status: StatementStatus) -> Cell:
    tone = Tone.DANGER if status.answer == "unreported" else Tone.PLAIN
    return Cell(answer_words(status.answer) or "–", tone)


def _summary_period(desk: Any) -> Any:
    from desktop.services import offices

    return offices.profile(desk).rules.summary_period
