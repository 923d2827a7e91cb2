"""Importing a book that exists already: choose the file, look at what was understood, take it over in one step."""

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from db.problem import Problem
from db.vocabulary import Topic
from desktop.sheets.mapping import Mapping, Target
from desktop.sheets.preview import SheetPreview
from desktop.ui import files, messages
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.page import Page
from desktop.ui.reports.import_book import ImportBook
from desktop.ui.reports.import_mapping import MappingDialog
from desktop.ui.reports.import_preview import ImportPreview
from desktop.ui.reports.import_start import ImportStart, target_words
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

_DESTINATION = {Target.REPORTS: "reports", Target.OFFICIALS: "officials", Target.CALENDAR: "calendar"}


class ImportPage(Page):
    """Opened with `target` (reports, officials or calendar) and perhaps `path` of a file."""

    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self.start = ImportStart()
        self.start.dropped.connect(self.read_file)
        self.start.choose_wanted.connect(self._ask_file)
        self.start.template_wanted.connect(self._ask_template)
        self.book: ImportBook | None = None
        self.result: EmptyState | None = None
        self._path = Path()
        self._corrected: dict[str, Mapping] = {}
        self.take_button = self.set_primary("", "mdi6.check", self._accept)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.body.addWidget(self.stack, 1)
        self._show_start()

    def open(self, **arguments: object) -> None:
        """Begin anew with what is given."""
        if "target" in arguments:
            self.start.set_target(Target(str(arguments["target"])))
            self._show_start()
        if "path" in arguments:
            self.read_file(Path(str(arguments["path"])))

    def take_focus(self) -> None:
        if self.stack.currentWidget() is self.start:
            self.start.zone.button.setFocus()

    @property
    def preview(self) -> ImportPreview | None:
        """The preview of the sheet that is shown."""
        return None if self.book is None else self.book.current

    def read_file(self, path: Path, mapping: Mapping | None = None) -> None:
        """Read a file beside the window and show what was understood; `mapping` is one just corrected."""
        if mapping is None:
            self._corrected = {}
        else:
            self._corrected[mapping.fingerprint] = mapping
        self._path = path
        target, corrected = self.start.target, tuple(self._corrected.values())
        self.start.set_working(path.name)

        def understand(desk: Any) -> tuple[SheetPreview[Any], ...]:
            from desktop.services import sheets

            return sheets.understand_file(desk, path, target, corrected)

        self.workplace.read(understand, self._show_preview, on_problem=self._on_unreadable)

    def _show_start(self) -> None:
        self.set_title(
            _("Impor lembar kerja"), _("Buku atau daftar yang sudah ada diambil setelah Anda melihat hasil bacanya.")
        )
        self.start.set_working("")
        self.take_button.hide()
        self._drop(self.book)
        self._drop(self.result)
        self.book = self.result = None
        self.stack.setCurrentWidget(self.start)

    def _show_preview(self, found: tuple[SheetPreview[Any], ...]) -> None:
        place = 0 if self.book is None or len(self.book.sheets) != len(found) else self.book.stack.currentIndex()
        self.start.set_working("")
        self._drop(self.book)
        self.book = ImportBook(found)
        self.book.show_sheet(place)  # a sheet read again with corrected columns stays in sight
        self.book.mapping_wanted.connect(self._ask_mapping)
        self.book.other_file_wanted.connect(self._show_start)
        self.book.taken_changed.connect(self._name_button)
        self.stack.addWidget(self.book)
        self.stack.setCurrentWidget(self.book)
        self.set_title(_("Impor: {what}").format(what=target_words(found[0].target).lower()))
        self.take_button.show()
        self._name_button(sum(map(len, self.book.taken())))
        self.book.current.table.setFocus()

    def _show_result(self, count: int) -> None:
        if self.book is None:
            return
        found = self.book.previews
        target = found[0].target
        left = sum(len(preview.rows) for preview in found) - count
        taken = ngettext("{n} baris diambil dari {file}.", "{n} baris diambil dari {file}.", count)
        sentence = taken.format(n=count, file=found[0].file_name)
        rest = _("Semua baris sudah diambil.")
        if left:
            rest = _("{n} baris tidak diambil; berkas aslinya tidak berubah.").format(n=left)
        self.result = EmptyState(
            "mdi6.check-circle-outline",
            sentence,
            rest,
            action=_("Buka {where}").format(where=_where(target)),
            on_action=lambda: self.workplace.go(_DESTINATION[target]),
        )
        self.take_button.hide()
        self.stack.addWidget(self.result)
        self.stack.setCurrentWidget(self.result)
        self.set_title(_("Impor selesai"))

    def _name_button(self, count: int) -> None:
        self.take_button.setText(ngettext("Ambil {n} baris", "Ambil {n} baris", count).format(n=count))
        self.take_button.setEnabled(count > 0)

    def _accept(self) -> None:
        if self.book is None:
            return
        found, rows = self.book.previews, self.book.taken()
        count = sum(map(len, rows))

        def take(desk: Any, progress: Any, _cancelled: Any) -> Any:
            from desktop.services import sheets

            return sheets.accept(desk, found, rows, lambda done: progress(done, count))

        self.workplace.long(take, _("Mengambil baris…"), self._show_result, parent=self)

    def _ask_file(self) -> None:
        pattern = _("Lembar kerja (*.xlsx *.xls *.ods *.csv)")
        files.ask_open(self.workplace, self, _("Pilih berkas"), pattern, self.read_file)

    def _ask_mapping(self) -> None:
        if self.preview is None:
            return
        dialog = MappingDialog(self.window(), self.preview.preview)
        dialog.accepted.connect(lambda: self.read_file(self._path, dialog.mapping))
        dialog.open()

    def _ask_template(self) -> None:
        target = self.start.target
        name = f"templat-{target.value}.xlsx"
        pattern = _("Lembar kerja Excel (*.xlsx)")
        files.ask_save(self.workplace, self, _("Unduh templat"), name, pattern, self._save_template)

    def _save_template(self, path: Path) -> None:
        target = self.start.target

        def write(_desk: Any) -> Path:
            from desktop.services import sheets

            sheets.template(target, path)
            return path

        self.workplace.read(write, lambda where: messages.tell(self, _("Templat sudah disimpan."), str(where)))

    def _on_unreadable(self, problem: Problem) -> None:
        self.start.set_working("")
        messages.problem(self, problem)

    def _drop(self, widget: QWidget | None) -> None:
        if widget is not None:
            self.stack.removeWidget(widget)
            widget.deleteLater()


def _where(target: Target) -> str:
    match target:
        case Target.REPORTS:
            return _("buku register")
        case Target.OFFICIALS:
            return _("daftar perangkat")
        case Target.CALENDAR:
            return _("kalender kantor")
        case Target.PARTICIPANTS:
            return _("daftar peserta")
