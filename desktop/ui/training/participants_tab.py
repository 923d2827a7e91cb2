"""The tab "Peserta": who takes part, put on the list from people known, typed, or imported."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QStackedWidget, QVBoxLayout

from db.problem import Problem
from db.records.names import normalised
from db.records.person import KnownPerson
from db.records.training import ParticipantRecord
from db.vocabulary import ParticipantRole
from desktop.ui import files, icons, messages
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.papers.print_list import print_list
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.training.batch_dialog import BatchDialog
from desktop.ui.training.participant_columns import participant_columns
from desktop.ui.training.participant_dialog import ParticipantDialog
from desktop.ui.training.participant_import import open_participant_import
from desktop.ui.training.pick_people import PickPeopleDialog
from desktop.ui.training.session_tab import SessionTab
from desktop.ui.training.session_view import SessionView
from desktop.ui.training.session_words import batches_of
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk


class ParticipantsTab(SessionTab):
    """A searched table with what can be done with it."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__(workplace)
        self.table: VirtualTable[ParticipantRecord] | None = None
        self._table_kind: tuple[bool, bool] | None = None
        self.dialog: ParticipantDialog | ReasonDialog | PickPeopleDialog | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari nama, jabatan, atau asal… (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari peserta"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.add_button = QPushButton(icons.icon("mdi6.account-plus-outline"), _("Tambah &orang"))
        self.add_menu = QMenu(self.add_button)
        self.add_menu.addAction(_("Pilih dari daftar orang…"), self.pick)
        self.add_menu.addAction(_("Ketik satu orang…"), self.type_one)
        self.add_menu.addAction(_("Impor atau tempel dari lembar kerja…"), self.import_list)
        self.add_menu.addSeparator()
        self.add_menu.addAction(_("Tambah yang hadir langsung…"), self.add_walk_in)
        self.add_button.setMenu(self.add_menu)
        self.change_button = QPushButton(icons.icon("mdi6.pencil-outline"), _("&Ubah"))
        self.change_button.clicked.connect(self.change)
        self.remove_button = QPushButton(icons.icon("mdi6.account-remove-outline"), _("&Keluarkan…"))
        self.remove_button.clicked.connect(self.remove)
        self.list_button = QPushButton(icons.icon("mdi6.dots-horizontal"), _("Daftar"))
        menu = QMenu(self.list_button)
        menu.addAction(_("Cetak daftar ini…"), self._print)
        menu.addAction(_("Simpan lembar kerja…"), self._ask_save)
        menu.addAction(_("Pilih kolom…"), self._show_columns)
        self.list_button.setMenu(menu)
        self.count = QLabel()
        self.count.setObjectName("soft")
        self.empty = EmptyState(
            "mdi6.account-group-outline",
            _("Belum ada peserta"),
            _("Pilih dari daftar orang yang sudah dikenal, atau impor daftar hadir dari lembar kerja."),
            action=_("Pilih dari daftar orang"),
            on_action=self.pick,
        )
        self.nothing = EmptyState("mdi6.filter-off-outline", _("Tidak ada yang cocok"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.nothing)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.search, 1)
        for button in (self.list_button, self.remove_button, self.change_button, self.add_button):
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.count)
        self.search.textChanged.connect(lambda _text: self._show())
        self.search.returnPressed.connect(self.take_focus)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._go_to_search)

    def fill(self, view: SessionView) -> None:
        """Show the list; the current row stays current."""
        self._make_table(view)
        for button in (self.add_button, self.change_button, self.remove_button, self.empty.button):
            button.setVisible(view.may_change)
        self.empty.text.setVisible(view.may_change)
        self.list_button.setVisible(view.may_write and bool(view.people))
        self._show()

    def take_focus(self) -> None:
        if self.table is not None and self.stack.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.table.current() is None:
                self.table.stand_on_first()

    def pick(self) -> None:
        """Put people on the list whom the register knows."""
        if self.view is None:
            return
        taken = frozenset(person.person_uid for person in self.view.people if person.person_uid)
        uid = self.view.record.uid

        def add(people: tuple[KnownPerson, ...], batch: str = "") -> None:
            self.workplace.change(lambda desk: _add_known(desk, uid, people, batch), on_problem=self._on_problem)

        def ask_batch(people: tuple[KnownPerson, ...]) -> None:
            BatchDialog(names, people, lambda batch: add(people, batch), self.window()).open()

        names = batches_of(self.view.record)
        title = _("Peserta {title}").format(title=self.view.record.title)
        self.dialog = PickPeopleDialog(
            self.workplace, ask_batch if len(names) > 1 else add, self.window(), title=title, taken=taken
        )
        self.dialog.open()

    def type_one(self) -> None:
        """Put one person on the list by hand."""
        self._open_dialog(None)

    def add_walk_in(self) -> None:
        """Put somebody on the list who came without being on it."""
        self._open_dialog(None, walk_in=True)

    def import_list(self) -> None:
        """Take a list over from a file, or pasted."""
        if self.view is not None:
            open_participant_import(self.workplace, self.view.record.uid)

    def change(self) -> None:
        """Open the person one stands on."""
        person = self.table.current() if self.table is not None else None
        if person is not None and self.view is not None and self.view.may_change:
            self._open_dialog(person)

    def remove(self) -> None:
        """Ask why, then take the person one stands on off the list."""
        person = self.table.current() if self.table is not None else None
        if person is None or self.view is None or not self.view.may_change:
            return
        dialog = ReasonDialog(
            self.window(),
            _("Keluarkan {name} dari daftar peserta").format(name=person.name[:80]),
            accept=_("Keluarkan"),
            question=_("Mengapa orang ini dikeluarkan?"),
            hint=_("Contoh: tercatat dua kali."),
            explanation=_("Catatannya tetap tersimpan, tetapi tidak muncul lagi di daftar mana pun."),
            destructive=True,
        )

        def take_off(reason: str) -> None:
            self.workplace.change(
                lambda desk: _remove(desk, person.uid, reason),
                lambda _none: dialog.accept(),
                on_problem=dialog.show_problem,
            )

        dialog.given.connect(take_off)
        self.dialog = dialog
        dialog.open()

    def _open_dialog(self, person: ParticipantRecord | None, *, walk_in: bool = False) -> None:
        if self.view is not None:
            dialog = ParticipantDialog(self.workplace, self.view.record, self.window(), person, walk_in=walk_in)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog = dialog
            dialog.open()

    def _make_table(self, view: SessionView) -> None:
        kind = (bool(batches_of(view.record)), view.sees_people)
        if self._table_kind == kind:
            return
        if self.table is not None:
            self.stack.removeWidget(self.table)
            self.table.deleteLater()
        self._table_kind = kind
        table: VirtualTable[ParticipantRecord] = VirtualTable(
            participant_columns(batches=kind[0], sees_people=kind[1]),
            key=lambda person: person.uid,
            name="participants.batches" if kind[0] else "participants",
            title=_("Daftar peserta"),
            memory=self.workplace.preferences,
        )
        table.opened.connect(lambda _person: self.change())
        table.chosen.connect(self._on_chosen)
        table.customContextMenuRequested.connect(self._show_row_menu)
        self.table = table
        self.stack.addWidget(table)

    def _show(self) -> None:
        if self.view is None or self.table is None:
            return
        wanted = normalised(self.search.text()).split()
        people = self.view.people
        shown = [person for person in people if _fits(person, wanted)] if wanted else list(people)
        self.table.renew_rows(from_list(shown, _SORTS))
        self.stack.setCurrentWidget(self.table if shown else self.nothing if people else self.empty)
        self._count(people)
        self._on_chosen(self.table.current())

    def _count(self, people: Sequence[ParticipantRecord]) -> None:
        counted = [person for person in people if person.role is ParticipantRole.PARTICIPANT]
        others = len(people) - len(counted)
        parts = [ngettext("{n} peserta", "{n} peserta", len(counted)).format(n=len(counted))]
        if others:
            parts.append(
                ngettext(
                    "{n} narasumber, moderator, atau panitia", "{n} narasumber, moderator, atau panitia", others
                ).format(n=others)
            )
        walk_ins = sum(person.walk_in for person in people)
        if walk_ins:
            parts.append(_("{n} hadir langsung").format(n=walk_ins))
        self.count.setText("  ·  ".join(parts))
        self.count.setVisible(bool(people))

    def _on_chosen(self, person: ParticipantRecord | None) -> None:
        for button in (self.change_button, self.remove_button):
            button.setEnabled(person is not None)

    def _show_row_menu(self, place: QPoint) -> None:
        if self.table is None or self.table.current() is None or self.view is None or not self.view.may_change:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Ubah…"), self.change)
        menu.addAction(_("Keluarkan…"), self.remove)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _show_columns(self) -> None:
        if self.table is not None:
            place = self.list_button.mapToGlobal(QPoint(0, self.list_button.height()))
            self.table.column_menu(self.list_button).popup(place)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _print(self) -> None:
        if self.table is not None and self.view is not None:
            title = _("Peserta {title}").format(title=self.view.record.title)
            print_list(self.workplace, self, self.table, "participants", title)

    def _ask_save(self) -> None:
        if self.view is None or not messages.ask(
            self,
            _("Daftar ini memuat nama orang dan disimpan tanpa kunci apa pun."),
            detail=_("Siapa pun yang memegang berkasnya dapat membacanya. NIK tetap disamarkan."),
            yes=_("Lanjutkan"),
        ):
            return
        uid = self.view.record.uid
        name = f"peserta-{self.workplace.desk.today:%Y-%m-%d}.xlsx"

        def write(path: Any) -> None:
            self.workplace.long(
                lambda desk, _progress, _cancelled: _save_sheet(desk, path, uid),
                _("Menyimpan lembar kerja…"),
                lambda _path: messages.tell(self, _("Lembar kerja sudah disimpan."), str(path)),
                parent=self.window(),
            )

        pattern = _("Lembar kerja Excel (*.xlsx)")
        files.ask_save(self.workplace, self.window(), _("Simpan lembar kerja"), name, pattern, write)

    def _on_problem(self, problem: Problem) -> None:
        messages.problem(self, problem)


_SORTS = {
    "place": lambda p: p.place_in_list,
    "name": lambda p: normalised(p.name),
    "position": lambda p: normalised(p.position),
    "institution": lambda p: normalised(p.institution),
    "batch": lambda p: (p.batch, p.place_in_list),
    "role": lambda p: (list(ParticipantRole).index(p.role), p.place_in_list),
    "kind": lambda p: (p.person_kind, p.place_in_list),
    "sex": lambda p: (p.sex or "", p.place_in_list),
    "risk": lambda p: (p.risk_level, p.place_in_list),
    "came": lambda p: (p.attended, bool(p.marks), p.place_in_list),
}


def _fits(person: ParticipantRecord, wanted: Sequence[str]) -> bool:
    text = normalised(f"{person.name} {person.position} {person.institution} {person.batch}")
    return all(word in text for word in wanted)


def _add_known(
    desk: "Desk", session_uid: str, people: tuple[KnownPerson, ...], batch: str
) -> "Done[tuple[ParticipantRecord, ...]]":
    from desktop.services import participants

    drafts = [participants.from_person(person, batch=batch) for person in people]
    return participants.add_participants(desk, session_uid, drafts)


def _remove(desk: "Desk", uid: str, reason: str) -> "Done[None]":
    from desktop.services import participants

    return participants.remove_participant(desk, uid, reason)


def _save_sheet(desk: "Desk", path: Any, session_uid: str) -> Any:
    from desktop.services import sheets

    return sheets.save_as_sheet(desk, "participants", path, session_uid)
