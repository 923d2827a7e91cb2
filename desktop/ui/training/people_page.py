"""The page "Orang": officials and everybody else who takes part in training, found, opened, added, printed, saved."""

from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QStackedWidget, QWidget

from db.problem import Problem
from db.records.person import KnownPerson
from db.vocabulary import PersonKind, Topic
from desktop.rules.labels import label
from desktop.rules.words import grouped
from desktop.ui import icons, messages
from desktop.ui.kit import ChipBar, EmptyState, Stretch, VirtualTable
from desktop.ui.page import Page
from desktop.ui.papers.print_list import print_list
from desktop.ui.save_list import save_list
from desktop.ui.training.people_columns import people_columns
from desktop.ui.training.person_dialog import PersonDialog
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

_TYPING_PAUSE = 150  # milliseconds


class PeoplePage(Page):
    """Opened with `search` or `kind` it is narrowed to that; Enter opens a person."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PEOPLE, Topic.OFFICIALS})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Orang"), _("Perangkat kantor ini dan semua orang lain yang mengikuti pelatihan."))
        self._may_write = workplace.desk.sees_people
        self._asked = False
        if self._may_write:
            self.add_action(_("Cetak"), "mdi6.printer-outline", self._print)
            self.add_action(_("Simpan lembar kerja"), "mdi6.table-arrow-right", self._save)
            self.set_primary(_("Tambah orang"), "mdi6.account-plus-outline", self.add)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari nama, jabatan, atau asal… (Ctrl+F)"))
        self.search.setAccessibleName(_("Cari orang"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.kinds = ChipBar([(kind, label(kind)) for kind in PersonKind], name=_("Kelompok"))
        self.table: VirtualTable[KnownPerson] = VirtualTable(
            people_columns(with_numbers=self._may_write),
            key=lambda person: person.uid,
            name="people",
            title=_("Daftar orang"),
            reader=workplace.read,
            memory=workplace.preferences,
        )
        self.empty = EmptyState(
            "mdi6.account-multiple-outline",
            _("Belum ada orang"),
            _("Orang bertambah sendiri saat daftar peserta diimpor ke kegiatan; boleh juga ditambah satu per satu."),
            action=_("Tambah orang") if self._may_write else "",
            on_action=self.add,
        )
        self.nothing = EmptyState(
            "mdi6.filter-off-outline", _("Tidak ada yang cocok"), action=_("Hapus saringan"), on_action=self.clear
        )
        self.stack = QStackedWidget()
        for widget in (self.table, self.empty, self.nothing):
            self.stack.addWidget(widget)
        self.count = QLabel()
        self.count.setObjectName("soft")
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_TYPING_PAUSE)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        if self._asked:
            self.table.refresh()
        else:
            self._ask()

    def open(self, **arguments: object) -> None:
        """Narrow the list to what is given; without arguments it stays as the person left it."""
        if arguments:
            kind = arguments.get("kind")
            self.kinds.set_values(*([PersonKind(str(kind))] if kind else []))
            self.search.setText(str(arguments.get("search", "")))
            self._ask()

    def take_focus(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self) -> None:
        """Open an empty dialog for a new person, and the person's page afterwards."""
        PersonDialog(self.workplace, self.window(), on_saved=lambda uid: self.workplace.go("person", uid=uid)).open()

    def clear(self) -> None:
        """Show everybody again."""
        self.kinds.set_values()
        self.search.clear()
        self._ask()

    def _lay_out(self) -> None:
        button = QPushButton(icons.icon("mdi6.view-column-outline"), _("Kolom"))
        button.clicked.connect(lambda: self._show_columns(button))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.search, 1)
        row.addWidget(button)
        hint = QLabel(_("Enter membuka data orang"))
        hint.setObjectName("soft")
        foot = QHBoxLayout()
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(hint)
        self.body.addLayout(row)
        self.body.addWidget(self.kinds)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._waiting.start())
        self._waiting.timeout.connect(self._ask)
        self.search.returnPressed.connect(self._go_to_table)
        self.kinds.changed.connect(self._ask)
        self.table.opened.connect(self._open)
        self.table.counted.connect(self._on_page)
        self.table.failed.connect(self._on_failed)
        self.table.customContextMenuRequested.connect(self._show_menu)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.take_focus)

    def _ask(self) -> None:
        self._asked = True
        self._waiting.stop()
        text, kinds = self.search.text(), frozenset(self.kinds.values())

        def fetch(desk: Any, stretch: Stretch) -> Any:
            from desktop.services import people

            query = people.PeopleQuery(
                search=text,
                kinds=kinds,
                sort=stretch.sort or "name",
                descending=stretch.descending,
                offset=stretch.offset,
                limit=stretch.limit,
            )
            return people.find_people(desk, query)

        self.table.show_rows(fetch)

    def _on_page(self, page: Any) -> None:
        narrowed = bool(self.search.text().strip() or self.kinds.values())
        self.stack.setCurrentWidget(self.table if page.count else self.nothing if narrowed else self.empty)
        self.count.setText(ngettext("{n} orang", "{n} orang", page.count).format(n=grouped(page.count)))

    def _on_failed(self, problem: Problem) -> None:
        messages.problem(self, problem)

    def _open(self, person: KnownPerson) -> None:
        self.workplace.go("person", uid=person.uid)

    def _show_menu(self, place: QPoint) -> None:
        person = self.table.current()
        if person is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Buka"), lambda: self._open(person))
        if person.institution:
            menu.addAction(_("Cari yang seasal"), lambda: self.search.setText(person.institution))
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _show_columns(self, button: QPushButton) -> None:
        self.table.column_menu(button).popup(button.mapToGlobal(QPoint(0, button.height())))

    def _go_to_table(self) -> None:
        if self.stack.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.stand_on_first()

    def _print(self) -> None:
        words = [label(kind) for kind in self.kinds.values()]
        note = " · ".join([*words, *([self.search.text().strip()] if self.search.text().strip() else [])])
        print_list(self.workplace, self, self.table, "people", _("Daftar orang"), note=note)

    def _save(self) -> None:
        from desktop.services.people import PeopleQuery

        query = PeopleQuery(search=self.search.text(), kinds=frozenset(self.kinds.values()))
        name = f"orang-{self.workplace.desk.today:%Y-%m-%d}.xlsx"
        save_list(self.workplace, self, "people", name, query=query)
