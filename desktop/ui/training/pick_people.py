"""The dialog that chooses several people: searched, ticked, new ones added on the way."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.person import KnownPerson
from db.vocabulary import PersonKind
from desktop.rules.labels import label
from desktop.ui import icons, messages
from desktop.ui.kit import Cell, ChipBar, Column, Stretch, Tone, VirtualTable
from desktop.ui.training.people_columns import people_columns
from desktop.ui.training.person_dialog import PersonDialog
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

_TYPING_PAUSE = 150  # milliseconds


class PickPeopleDialog(QDialog):
    """Chooses people; `on_chosen` gets them in the order they were ticked, numbers masked.

    `taken` holds the uids of those who need not be chosen any more, such as those on the list already.
    """

    def __init__(
        self,
        workplace: Workplace,
        on_chosen: Callable[[tuple[KnownPerson, ...]], object],
        parent: QWidget | None = None,
        *,
        title: str = "",
        taken: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(parent or workplace.window)
        self._workplace = workplace
        self._on_chosen = on_chosen
        self._taken = taken
        self._chosen: dict[str, KnownPerson] = {}
        self.setWindowTitle(title or _("Pilih orang"))
        self.setMinimumSize(860, 560)
        self.resize(980, 600)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Cari nama, jabatan, atau asal…"))
        self.search.setAccessibleName(_("Cari orang"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icons.icon("mdi6.magnify"), QLineEdit.ActionPosition.LeadingPosition)
        self.kinds = ChipBar([(kind, label(kind)) for kind in PersonKind], single=True, name=_("Kelompok"))
        tick: Column[KnownPerson] = Column("ticked", "", self._tick, 40, full_title=_("Dipilih"))
        self.table: VirtualTable[KnownPerson] = VirtualTable(
            (tick, *people_columns(with_numbers=False)),
            key=lambda person: person.uid,
            name="pick-people",
            title=_("Daftar orang"),
            reader=workplace.read,
        )
        self.add_button = QPushButton(icons.icon("mdi6.account-plus-outline"), _("Orang baru…"))
        self.add_button.setAutoDefault(False)
        self.summary = QLabel()
        self.summary.setObjectName("soft")
        self.summary.setWordWrap(True)
        self.cancel_button = QPushButton(_("Batal"))
        self.cancel_button.setAutoDefault(False)
        self.accept_button = QPushButton()
        self.accept_button.setProperty("primary", True)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_TYPING_PAUSE)
        self._lay_out()
        self._connect()
        self._name_button()
        self._ask()

    @property
    def chosen(self) -> tuple[KnownPerson, ...]:
        """Who is ticked, in the order of ticking."""
        return tuple(self._chosen.values())

    def toggle(self, person: KnownPerson) -> None:
        """Tick somebody, or take the tick away."""
        if person.uid in self._taken:
            return
        if self._chosen.pop(person.uid, None) is None:
            self._chosen[person.uid] = person
        self.table.viewport().update()
        self._name_button()

    def _lay_out(self) -> None:
        find = QHBoxLayout()
        find.setSpacing(12)
        find.addWidget(self.search, 1)
        find.addWidget(self.add_button)
        hint = QLabel(_("Spasi atau klik: centang. Centang tetap ada walaupun pencarian diganti."))
        hint.setObjectName("soft")
        hint.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(find)
        layout.addWidget(self.kinds)
        layout.addWidget(self.table, 1)
        layout.addWidget(hint)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._waiting.start())
        self._waiting.timeout.connect(self._ask)
        self.kinds.changed.connect(self._ask)
        self.table.clicked.connect(lambda index: self._toggle_row(index.row()))
        self.table.opened.connect(self.toggle)
        self.table.failed.connect(self._on_failed)
        self.table.installEventFilter(self)
        self.search.installEventFilter(self)
        self.add_button.clicked.connect(self._add)
        self.cancel_button.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._finish)

    def _ask(self) -> None:
        text, kind = self.search.text(), self.kinds.value()
        kinds = frozenset({kind}) if kind else frozenset()
        today = self._workplace.desk.today

        def fetch(desk: Any, stretch: Stretch) -> Any:
            from desktop.services import people

            query = people.PeopleQuery(
                search=text,
                kinds=kinds,
                active_on=today,
                sort=stretch.sort or "name",
                descending=stretch.descending,
                offset=stretch.offset,
                limit=stretch.limit,
            )
            return people.find_people(desk, query)

        self.table.show_rows(fetch)

    def _tick(self, person: KnownPerson) -> Cell:
        if person.uid in self._taken:
            return Cell("", Tone.MUTED, icon="mdi6.check", hint=_("Sudah ada di daftar"))
        if person.uid in self._chosen:
            return Cell("", Tone.GOOD, icon="mdi6.checkbox-marked", hint=_("Dipilih"))
        return Cell("", Tone.MUTED, icon="mdi6.checkbox-blank-outline", hint=_("Belum dipilih"))

    def _toggle_row(self, number: int) -> None:
        person = self.table.rows.row(number)
        if person is not None:
            self.toggle(person)

    def _name_button(self) -> None:
        count = len(self._chosen)
        words = ngettext("Ambil {n} orang", "Ambil {n} orang", count).format(n=count)
        self.accept_button.setText(words if count else _("Ambil"))
        self.accept_button.setEnabled(count > 0)
        names = [person.name for person in self._chosen.values()]
        more = _(" dan {n} lagi").format(n=len(names) - 3) if len(names) > 3 else ""
        self.summary.setText(", ".join(names[-3:]) + more if names else _("Belum ada yang dipilih."))

    def _add(self) -> None:
        PersonDialog(self._workplace, self, on_saved=self._take_new).open()

    def _take_new(self, uid: str) -> None:
        def fetch(desk: Any) -> KnownPerson:
            from desktop.services import people

            return people.person(desk, uid)

        self._workplace.read(fetch, self._tick_new)

    def _tick_new(self, person: KnownPerson) -> None:
        self._chosen[person.uid] = person
        self._name_button()
        self.table.refresh()

    def _on_failed(self, problem: Problem) -> None:
        messages.problem(self, problem)

    def _finish(self) -> None:
        chosen = self.chosen
        self.accept()
        self._on_chosen(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.table and event.key() == Qt.Key.Key_Space:
                person = self.table.current()
                if person is not None:
                    self.toggle(person)
                return True
            if watched is self.search and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.table.setFocus()
                self.table.stand_on_first()
                return True  # Enter in the search box is no "take"
        return super().eventFilter(watched, event)
