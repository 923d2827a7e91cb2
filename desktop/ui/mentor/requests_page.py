"""The page "Permohonan musnah": requests to destroy a record with their minutes, granted or refused by a person."""

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QWidget

from db.vocabulary import RequestState, Role, Topic
from desktop.rules.collection_words import collection_word
from desktop.rules.labels import label
from desktop.rules.words import date_short
from desktop.ui import icons
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import Cell, Column, Tone, from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.page import Page
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.received import AskedDestruction

_TONES = {RequestState.WAITING: Tone.WARN, RequestState.GRANTED: Tone.MUTED, RequestState.REFUSED: Tone.DANGER}


class RequestsPage(Page):
    """Waiting requests first; nothing is destroyed without a reason typed by a manager."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.RECEIVED})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(
            _("Permohonan musnah"), _("Isi catatan hanya dimusnahkan di sini bila berita acaranya sah dan Anda setuju")
        )
        self.table: VirtualTable[AskedDestruction] = VirtualTable(
            _columns(),
            key=lambda asked: asked.request.uid,
            name="destroy-requests",
            title=_("Permohonan musnah"),
            memory=workplace.preferences,
        )
        self.empty = EmptyState("mdi6.file-check-outline", _("Tidak ada permohonan musnah"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)
        self.refuse_button = QPushButton(icons.icon("mdi6.close"), _("Tolak…"))
        self.grant_button = QPushButton(icons.icon("mdi6.delete-forever-outline"), _("Kabulkan dan musnahkan…"))
        self.grant_button.setProperty("danger", True)
        manager = workplace.desk.account.role is Role.MANAGER
        foot = QHBoxLayout()
        hint = QLabel(_("Pilih permohonan, lalu putuskan. Enter membuka catatannya."))
        hint.setObjectName("soft")
        foot.addWidget(hint, 1)
        for button in (self.refuse_button, self.grant_button):
            button.setVisible(manager)
            button.setEnabled(False)
            foot.addWidget(button)
        self.body.addLayout(foot)
        self.refuse_button.clicked.connect(lambda: self._ask(grant=False))
        self.grant_button.clicked.connect(lambda: self._ask(grant=True))
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(lambda asked: workplace.go("received-record", uid=asked.request.record_uid))
        self.table.customContextMenuRequested.connect(self._show_row_menu)

    def refresh(self) -> None:
        def fetch(desk: Any) -> Any:
            from desktop.services import received

            return received.asked_destructions(desk)

        self.workplace.read(fetch, self._show)

    def take_focus(self) -> None:
        self.table.setFocus()

    def _show(self, found: "tuple[AskedDestruction, ...]") -> None:
        waiting_first = sorted(found, key=lambda asked: asked.request.state is not RequestState.WAITING)
        self.table.renew_rows(from_list(waiting_first))
        self.stack.setCurrentWidget(self.table if found else self.empty)
        self._on_chosen(None)

    def _on_chosen(self, asked: "AskedDestruction | None") -> None:
        waiting = asked is not None and asked.request.state is RequestState.WAITING
        for button in (self.refuse_button, self.grant_button):
            button.setEnabled(waiting)

    def _ask(self, *, grant: bool) -> None:
        asked = self.table.current()
        if asked is None:
            return
        name = asked.title or collection_word(asked.request.collection)
        dialog = ReasonDialog(
            self,
            _("Kabulkan permohonan musnah") if grant else _("Tolak permohonan musnah"),
            accept=_("Musnahkan {record}").format(record=name) if grant else _("Tolak permohonan"),
            question=_("Atas dasar apa?"),
            hint=_("Berita acara: {minutes}").format(minutes=asked.request.minutes),
            explanation=_(
                "Isi semua versi dan lampirannya dihapus dari register ini. Pengenal, sidik, dan keputusan ini tetap."
            )
            if grant
            else _("Catatan tetap ada; permohonan tercatat beserta alasannya."),
            destructive=grant,
        )
        uid = asked.request.uid

        def decide(reason: str) -> None:
            self.workplace.change(
                lambda desk: _decide(desk, uid, reason, grant=grant),
                lambda _request: dialog.accept(),
                on_problem=dialog.show_problem,
            )

        dialog.given.connect(decide)
        self.dialog = dialog
        dialog.open()

    def _show_row_menu(self, place: QPoint) -> None:
        asked = self.table.current()
        if asked is None:
            return
        menu = QMenu(self.table)
        uid, office = asked.request.record_uid, asked.request.office_uid
        menu.addAction(_("Buka catatan"), lambda: self.workplace.go("received-record", uid=uid))
        menu.addAction(_("Riwayat kantor"), lambda: self.workplace.go("tutored-office", uid=office))
        menu.popup(self.table.viewport().mapToGlobal(place))


def _columns() -> "tuple[Column[AskedDestruction], ...]":
    return (
        Column("at", _("Tiba"), lambda asked: Cell(date_short(asked.request.at.astimezone().date())), 104),
        Column("office", _("Kantor"), lambda asked: Cell(asked.office_name, bold=True), 140, stretch=2),
        Column("what", _("Jenis"), lambda asked: Cell(collection_word(asked.request.collection)), 140),
        Column("title", _("Catatannya"), lambda asked: Cell(asked.title or "–"), 160, stretch=2),
        Column("minutes", _("Berita acara"), lambda asked: Cell(asked.request.minutes), 160, stretch=2),
        Column("state", _("Status"), _state, 150),
        Column("reason", _("Alasan"), lambda asked: Cell(asked.request.reason or "–"), 110, stretch=1),
    )


def _state(asked: "AskedDestruction") -> Cell:
    return Cell(label(asked.request.state), _TONES[asked.request.state], chip=True)


def _decide(desk: Any, uid: str, reason: str, *, grant: bool) -> Any:
    from desktop.services import destruction

    return destruction.grant(desk, uid, reason) if grant else destruction.refuse(desk, uid, reason)
