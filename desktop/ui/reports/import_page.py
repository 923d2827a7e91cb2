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
        self.preview: ImportPreview | None = None
        self.result: EmptyState | None = None
        self._path = Path()
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

    def read_file(self, path: Path, mapping: Mapping | None = None) -> None:
        """Read a file beside the window and show what was understood."""
        self._path = path
        target = self.start.target
        self.start.set_working(path.name)

        def understand(desk: Any) -> SheetPreview[Any]:
            from desktop.services import sheets

            return sheets.understand_file(desk, path, target, mapping)

        self.workplace.read(understand, self._show_preview, on_problem=self._on_unreadable)

    def _show_start(self) -> None:
        self.set_title(
            _("Impor lembar kerja"), _("Buku atau daftar yang sudah ada diambil setelah Anda melihat hasil bacanya.")
        )
        self.start.set_working("")
        self.take_button.hide()
        self._drop(self.preview)
        self._drop(self.result)
        self.preview = self.result = None
        self.stack.setCurrentWidget(self.start)

    def _show_preview(self, found: SheetPreview[Any]) -> None:
        self.start.set_working("")
        self._drop(self.preview)
        self.preview = ImportPreview(found)
        self.preview.mapping_wanted.connect(self._ask_mapping)
        self.preview.other_file_wanted.connect(self._show_start)
        self.preview.taken_changed.connect(self._name_button)
        self.stack.addWidget(self.preview)
        self.stack.setCurrentWidget(self.preview)
        self.set_title(_("Impor: {what}").format(what=target_words(found.target).lower()))
        self.take_button.show()
        self._name_button(len(self.preview.taken()))
        self.preview.table.setFocus()

    def _show_result(self, count: int) -> None:
        preview = self.preview
        if preview is None:
            return
        target = preview.preview.target
        left = len(preview.preview.rows) - count
        taken = ngettext("{n} baris diambil dari {file}.", "{n} baris diambil dari {file}.", count)
        sentence = taken.format(n=count, file=preview.preview.file_name)
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
        if self.preview is None:
            return
        found, rows = self.preview.preview, self.preview.taken()

        def take(desk: Any, progress: Any, _cancelled: Any) -> Any:
            from desktop.services import sheets

            return sheets.accept(desk, found, rows, lambda done: progress(done, len(rows)))

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
