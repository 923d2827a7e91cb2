"""The page "Kotak masuk": files of other offices dropped, checked, looked at, taken over one by one."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QProgressBar, QPushButton, QStackedWidget, QWidget

from db.problem import Problem
from db.records.changes import Changes
from db.vocabulary import Arrival, FileState, Topic
from desktop.rules.words import grouped
from desktop.ui import files, messages
from desktop.ui.kit.drop_zone import DropZone
from desktop.ui.kit.surfaces import Banner, EmptyState
from desktop.ui.kit.table_columns import Rows, Stretch, from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.mentor.inbox_columns import SORT_KEYS, inbox_columns
from desktop.ui.mentor.inbox_details import InboxDetails
from desktop.ui.mentor.inbox_filter import InboxChips
from desktop.ui.mentor.inbox_work import InboxWork
from desktop.ui.mentor.words import compare_words
from desktop.ui.page import Page
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.staging import StagedFile

_SHOW_EVERY = 600  # milliseconds between two renewals of the list while files are worked on


class InboxPage(Page):
    """Files stay listed, with what became of them, until the program is closed or the list is cleared."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PARTNERS})

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.set_title(_("Kotak masuk"), _("Berkas .sigap dari kantor binaan: diperiksa dahulu, baru diterima"))
        self.files: dict[str, StagedFile] = {}
        self.collector = False
        self.work = InboxWork(workplace, self)
        self._build_actions()
        self.zone = DropZone(
            _("Seret banyak berkas .sigap atau satu folder ke sini. Belum ada yang diterima sebelum Anda putuskan."),
            _("Pilih berkas…"),
        )
        self.chips = InboxChips()
        self.table: VirtualTable[StagedFile] = VirtualTable(
            inbox_columns(),
            key=_key,
            name="inbox",
            title=_("Berkas masuk"),
            memory=workplace.preferences,
            several=True,
        )
        self.held = Banner("warn", "", action=_("Cocokkan delapan kata…"))
        self.held.hide()
        self.empty = EmptyState(
            "mdi6.inbox-arrow-down-outline",
            _("Belum ada berkas yang dimasukkan"),
            _("Kumpulkan berkas dari flashdisk atau WhatsApp dalam satu folder, lalu seret folder itu ke sini."),
        )
        self.stack = QStackedWidget()
        for widget in (self.empty, self.table):
            self.stack.addWidget(widget)
        self.summary = QLabel()
        self.summary.setObjectName("soft")
        self.body.addWidget(self.zone)
        self.body.addWidget(self.held)
        self.body.addWidget(self.chips)
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(self._build_foot())
        self._showing = QTimer(self)
        self._showing.setSingleShot(True)
        self._showing.setInterval(_SHOW_EVERY)
        self._showing.timeout.connect(self._show)
        self._connect()
        self._show()

    def open(self, **arguments: object) -> None:
        """Check the files of `paths`, when given."""
        paths: Any = arguments.get("paths", ())
        if paths:
            self.add([Path(path) for path in paths])

    def take_focus(self) -> None:
        self.table.setFocus()

    def add(self, paths: Sequence[Path]) -> None:
        """Open and check files and everything in folders."""
        self.work.stage(paths)

    def refresh(self) -> None:
        self.workplace.read(_collects, self._on_collects)

    def accept_good(self) -> None:
        """Take over every file that can be; a collector gathers them for the computer that decides."""
        good = [file.path for file in self.files.values() if file.good]
        if good and self.collector:
            files.ask_folder(self.workplace, self, _("Simpan bundel di folder"), self.write_bundle)
        elif good:
            self.work.take(good)

    def write_bundle(self, folder: Path) -> None:
        """Write the files that can be opened into a bundle for the first computer of this office."""
        paths = [file.path for file in self.files.values()]

        def write(desk: Any, _progress: Any, _cancelled: Any) -> Any:
            from desktop.services import bundles

            return bundles.write_bundle(desk, paths, folder)

        self.workplace.long(write, _("Membuat bundel…"), self._on_bundle, parent=self)

    def _on_bundle(self, found: Any) -> None:
        written, _outcomes = found
        names = ", ".join(path.name for path in written)
        messages.tell(self, _("Bundel sudah ditulis: {name}").format(name=names), _("Bawa ke komputer pertama."))

    def _on_collects(self, collects: bool) -> None:
        self.collector = collects
        self._show()

    def _build_actions(self) -> None:
        self.folder_button = self.add_action(_("Pilih folder…"), "mdi6.folder-open-outline", self._ask_folder)
        self.clear_button = self.add_action(_("Kosongkan daftar"), "mdi6.playlist-remove", self._clear)
        self.accept_button = self.set_primary(_("Terima semua yang baik"), "mdi6.check-all", self.accept_good)

    def _build_foot(self) -> QHBoxLayout:
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(220)
        self.stop_button = QPushButton(_("Hentikan"))
        self.stop_button.clicked.connect(self.work.stop)
        self.hint = QLabel(_("Enter membuka rincian berkas"))
        self.hint.setObjectName("soft")
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.progress)
        foot.addWidget(self.stop_button)
        foot.addWidget(self.hint)
        for widget in (self.progress, self.stop_button):
            widget.hide()
        return foot

    def _connect(self) -> None:
        self.zone.dropped.connect(self.add)
        self.zone.browse.connect(self._ask_files)
        self.chips.changed.connect(self._show)
        self.table.opened.connect(self.show_details)
        self.table.customContextMenuRequested.connect(self._show_row_menu)
        self.held.acted.connect(self._compare_next)
        self.work.staged.connect(self._on_staged)
        self.work.taken.connect(self._on_taken)
        self.work.moved.connect(self._on_moved)
        self.work.ended.connect(self._on_ended)
        self.work.failed.connect(self._on_failed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self).activated.connect(self._ask_files)

    def show_details(self, file: "StagedFile") -> None:
        """Show everything about one file."""
        dialog = InboxDetails(self.workplace, file, self)
        dialog.compare_wanted.connect(self._compare)
        dialog.open()

    def _ask_files(self) -> None:
        pattern = _("Berkas SIGAP (*.sigap);;Semua berkas (*)")
        files.ask_open_many(self.workplace, self, _("Pilih berkas kiriman"), pattern, self.add)

    def _ask_folder(self) -> None:
        files.ask_folder(self.workplace, self, _("Pilih folder berisi kiriman"), lambda path: self.add([path]))

    def _clear(self) -> None:
        """Forget the list; nothing that was taken over is touched."""
        self.work.stop()
        self.files.clear()
        self._show()

    def _on_staged(self, found: "list[StagedFile]") -> None:
        for file in found:
            self.files[_key(file)] = file
        self._show_soon()

    def _on_taken(self, path: Path, found: "list[StagedFile]") -> None:
        for key in [key for key, file in self.files.items() if file.path == path]:
            del self.files[key]
        self._on_staged(found)

    def _on_moved(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        for widget in (self.progress, self.stop_button):
            widget.show()
        self.hint.hide()
        self.accept_button.setEnabled(False)
        self._say(_("{done} dari {total} berkas").format(done=grouped(done), total=grouped(total)))

    def _on_ended(self) -> None:
        for widget in (self.progress, self.stop_button):
            widget.hide()
        self.hint.show()
        self._show()

    def _on_failed(self, problem: Problem) -> None:
        messages.problem(self, problem)

    def _show_soon(self) -> None:
        if not self._showing.isActive():
            self._showing.start()

    def _show(self) -> None:
        every = list(self.files.values())
        self.chips.show_files(every)
        wanted = [file for file in every if self.chips.wants(file)]
        self.table.renew_rows(_source(wanted))
        self.stack.setCurrentWidget(self.table if every else self.empty)
        self.chips.setVisible(bool(every))
        good = sum(1 for file in every if file.good)
        if self.collector:
            self.accept_button.setText(_("Buat bundel…"))
        else:
            self.accept_button.setText(
                _("Terima semua yang baik ({n})").format(n=grouped(good)) if good else _("Terima semua yang baik")
            )
        self.accept_button.setEnabled(bool(good) and not self.work.running)
        self.clear_button.setEnabled(bool(every))
        self._show_held()
        if not self.work.running:
            self._say(self._sums(every))

    def _show_held(self) -> None:
        offices = {file.waits_for_words: file.outcome.office_name for file in self._waiting()}
        self.held.setVisible(bool(offices))
        if offices:
            names = ", ".join(list(offices.values())[:3]) + (" …" if len(offices) > 3 else "")
            text = ngettext(
                "{n} kantor menunggu delapan katanya dicocokkan.",
                "{n} kantor menunggu delapan katanya dicocokkan.",
                len(offices),
            ).format(n=grouped(len(offices)))
            self.held.say("warn", text, names)

    def _waiting(self) -> "list[StagedFile]":
        return [file for file in self.files.values() if file.waits_for_words]

    def _sums(self, every: "Sequence[StagedFile]") -> str:
        if not every:
            return ""
        new = sum(file.outcome.count(Arrival.NEW) for file in every)
        changed = sum(file.outcome.count(Arrival.CHANGED) for file in every)
        found = ngettext("{n} berkas", "{n} berkas", len(every)).format(n=grouped(len(every)))
        return "  ·  ".join(
            (
                found,
                _("{n} catatan baru").format(n=grouped(new)),
                _("{n} berubah").format(n=grouped(changed)),
            )
        )

    def _say(self, words: str) -> None:
        self.summary.setText(words)

    def _compare_next(self) -> None:
        waiting = self._waiting()
        if waiting:
            self._compare(waiting[0])

    def _compare(self, file: "StagedFile") -> None:
        compare_words(self.workplace, self, file)

    def _on_register_changed(self, changes: Changes) -> None:
        """Words were compared somewhere: files that were held back are checked again."""
        if Topic.PARTNERS in changes.topics and not self.work.running:
            again = [file for file in self._waiting() if file.outcome.state is FileState.QUARANTINED]
            for file in [file for file in self._waiting() if file.outcome.state is FileState.ACCEPTED]:
                self.files[_key(file)] = _without_wait(file)
            if again:
                self.work.stage_again(dict.fromkeys(file.path for file in again))
            self._show_soon()

    def _show_row_menu(self, place: QPoint) -> None:
        row = self.table.current()
        if row is None:
            return
        menu = QMenu(self.table)
        menu.addAction(_("Rincian berkas"), lambda: self.show_details(row))
        if row.waits_for_words:
            menu.addAction(_("Cocokkan delapan kata…"), lambda: self._compare(row))
        chosen = self.table.selected()
        good = [file.path for file in chosen if file.good]
        if good:
            menu.addAction(_("Terima yang dipilih"), lambda: self.work.take(good))
        menu.addAction(_("Periksa lagi"), lambda: self.work.stage_again([file.path for file in chosen]))
        menu.popup(self.table.viewport().mapToGlobal(place))


def _collects(desk: Any) -> bool:
    from desktop.services import staging

    return staging.collects(desk)


def _key(file: "StagedFile") -> str:
    return f"{file.path}|{file.outcome.file_name}"


def _source(wanted: "Sequence[StagedFile]") -> Any:
    ordered = from_list(wanted, SORT_KEYS)

    def fetch(desk: Any, stretch: Stretch) -> "Rows[StagedFile]":
        found: Rows[StagedFile] = ordered(desk, stretch)  # type: ignore[assignment]
        return found

    return fetch


def _without_wait(file: "StagedFile") -> "StagedFile":
    from dataclasses import replace

    return replace(file, waits_for_words="")
