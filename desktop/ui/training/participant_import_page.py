"""Importing participants: file or paste, what was understood, who is known, everybody entered in one step."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from db.problem import Problem
from db.records.training import SessionDraft, SessionRecord
from db.vocabulary import Topic
from desktop.sheets.mapping import Mapping, Target
from desktop.ui import files, messages
from desktop.ui.kit import EmptyState
from desktop.ui.page import Page
from desktop.ui.reports.import_mapping import MappingDialog
from desktop.ui.training.import_matching import ImportMatching
from desktop.ui.training.import_source import ImportSource
from desktop.ui.training.import_understood import ImportUnderstood
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.participant_import import Entered
    from desktop.services.participant_lists import ListReview

_Found = tuple[SessionRecord, "ListReview", SessionDraft | None]


class ParticipantImportPage(Page):
    """Opened with `session`, and perhaps `path` of a file. Steps: source, understood, matching, result."""

    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._session_uid = ""
        self._path: Path | None = None
        self._text = ""
        self._sheet: str | None = None
        self.understood: ImportUnderstood | None = None
        self.matching: ImportMatching | None = None
        self.result: EmptyState | None = None
        self.source = ImportSource()
        self.source.chosen.connect(lambda paths: self.read_file(paths[0]))
        self.source.browse.connect(self._ask_file)
        self.source.pasted.connect(self.read_text)
        self.source.template_wanted.connect(self._ask_template)
        self.back_button = self.add_action(_("&Kembali"), "mdi6.arrow-left", self.back)
        self.take_button = self.set_primary("", "mdi6.check", self.go_on)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.source)
        self.body.addWidget(self.stack, 1)
        self._show_source()

    def open(self, **arguments: object) -> None:
        """Begin anew for a session."""
        self._session_uid = str(arguments.get("session", ""))
        self.source.text.clear()
        self._show_source()
        if "path" in arguments:
            self.read_file(Path(str(arguments["path"])))

    def take_focus(self) -> None:
        if self.stack.currentWidget() is self.source:
            self.source.zone.button.setFocus()

    def read_file(self, path: Path) -> None:
        """Read a spreadsheet beside the window and show what was understood."""
        self._path, self._text, self._sheet = path, "", None
        self._read(None)

    def read_text(self, text: str) -> None:
        """Read pasted text and show what was understood."""
        self._path, self._text, self._sheet = None, text, None
        self._read(None)

    def back(self) -> None:
        """Go one step back; from the first step, and after the last, to the session."""
        if self.result is not None or self.understood is None:
            self.workplace.go("session", uid=self._session_uid, tab="participants")
        elif self.matching is not None:
            self._show_step(self.understood)
            self._drop(self.matching)
            self.matching = None
            self._name_button(len(self.understood.preview.taken()))
        else:
            self._show_source()

    def go_on(self) -> None:
        """Ask about the doubtful ones, or enter everybody."""
        if self.matching is None and self.understood is not None and self.understood.doubtful():
            self._show_matching(self.understood)
        else:
            self.enter()

    def enter(self) -> None:
        """Put everybody who is ticked on the list of the session, in one step or nobody."""
        step = self.understood
        if step is None:
            return
        review, taken = step.review, step.preview.taken()
        chosen = self.matching.choices() if self.matching else {}
        session_uid, take_presence = self._session_uid, step.presence.isChecked()

        def work(desk: Any, _progress: Any, _cancelled: Any) -> Any:
            from desktop.services import participant_import, sheets

            decisions = [
                participant_import.decision(one, chosen.get(one.row.row_number))
                for one in review.rows
                if one.row.row_number in taken
            ]
            done = participant_import.enter(desk, session_uid, decisions, take_presence=take_presence)
            sheets.remember_mapping(desk, review.preview.mapping)
            return done

        self.workplace.long(work, _("Memasukkan peserta…"), self._show_result, parent=self)

    def _read(self, mapping: Mapping | None) -> None:
        path, text, uid, sheet = self._path, self._text, self._session_uid, self._sheet
        self.source.set_working(True)

        def understand(desk: Any) -> _Found:
            from dataclasses import replace

            from desktop.services import participant_lists, sessions

            if path is not None:
                found = participant_lists.understand_file(desk, path, mapping, sheet)
            else:
                found = replace(participant_lists.understand_text(desk, text, mapping), file_name=_("teks tempelan"))
            record = sessions.session(desk, uid)
            review = participant_lists.review(desk, found, uid)
            return record, review, participant_lists.completed_session(sessions.draft_of(record), review.session)

        self.workplace.read(understand, self._show_understood, on_problem=self._on_unreadable)

    def _read_sheet(self, name: str) -> None:
        self._sheet = name
        self._read(None)

    def _show_source(self) -> None:
        self.set_title(_("Impor peserta"), _("Daftar hadir yang sudah ada diambil setelah Anda melihat hasil bacanya."))
        self.source.set_working(False)
        self.take_button.hide()
        self.stack.setCurrentWidget(self.source)
        for widget in (self.understood, self.matching, self.result):
            self._drop(widget)
        self.understood = self.matching = self.result = None

    def _show_understood(self, found: _Found) -> None:
        record, review, completed = found
        self.source.set_working(False)
        self._drop(self.understood)
        step = self.understood = ImportUnderstood(review, completed)
        step.preview.mapping_wanted.connect(self._ask_mapping)
        step.preview.other_file_wanted.connect(self._show_source)
        step.preview.taken_changed.connect(self._name_button)
        step.sheet_wanted.connect(self._read_sheet)
        step.completion_wanted.connect(lambda: self._complete(record.uid, completed))
        self._show_step(step)
        self.set_title(_("Impor peserta"), record.title)
        self.take_button.show()
        self._name_button(len(step.preview.taken()))
        step.preview.table.setFocus()

    def _complete(self, uid: str, draft: SessionDraft | None) -> None:
        step = self.understood
        if draft is None or step is None:
            return
        completed = draft

        def store(desk: Any) -> Any:
            from desktop.services import sessions

            return sessions.change_session(desk, uid, completed, _("dari judul daftar hadir"))

        self.workplace.change(store, lambda _record: step.say_completed())

    def _show_matching(self, step: ImportUnderstood) -> None:
        self.matching = ImportMatching(step.doubtful())
        self.matching.decided.connect(lambda _open: self._allow_entering())
        self._show_step(self.matching)
        self.set_title(_("Orang yang sama atau orang lain?"))
        self._allow_entering()

    def _allow_entering(self) -> None:
        if self.matching is not None and self.understood is not None:
            count = len(self.understood.preview.taken())
            words = ngettext("Masukkan {n} orang", "Masukkan {n} orang", count).format(n=count)
            self.take_button.setText(words)
            self.take_button.setEnabled(self.matching.open_count == 0)

    def _show_result(self, entered: "Entered") -> None:
        count = len(entered.added)
        sentence = ngettext("{n} orang masuk daftar peserta.", "{n} orang masuk daftar peserta.", count)
        self.result = EmptyState(
            "mdi6.check-circle-outline",
            sentence.format(n=count),
            " ".join(_result_words(entered)),
            action=_("Buka kegiatan"),
            on_action=self.back,
        )
        self.take_button.hide()
        self._show_step(self.result)
        self.set_title(_("Impor selesai"), entered.session.title)

    def _name_button(self, count: int) -> None:
        doubtful = len(self.understood.doubtful()) if self.understood else 0
        words = ngettext("Masukkan {n} orang", "Masukkan {n} orang", count).format(n=count)
        if doubtful:
            words = ngettext("Tentukan {n} yang mirip", "Tentukan {n} yang mirip", doubtful).format(n=doubtful)
        self.take_button.setText(words)
        self.take_button.setEnabled(count > 0)

    def _ask_file(self) -> None:
        pattern = _("Lembar kerja (*.xlsx *.xls *.ods *.csv)")
        files.ask_open(self.workplace, self, _("Pilih berkas"), pattern, self.read_file)

    def _ask_mapping(self) -> None:
        if self.understood is not None:
            dialog = MappingDialog(self.window(), self.understood.review.preview)
            dialog.accepted.connect(lambda: self._read(dialog.mapping))
            dialog.open()

    def _ask_template(self) -> None:
        pattern = _("Lembar kerja Excel (*.xlsx)")
        files.ask_save(self.workplace, self, _("Unduh templat"), "templat-peserta.xlsx", pattern, self._save_template)

    def _save_template(self, path: Path) -> None:
        def write(_desk: Any) -> Path:
            from desktop.services import sheets

            return sheets.template(Target.PARTICIPANTS, path)

        self.workplace.read(write, lambda where: messages.tell(self, _("Templat sudah disimpan."), str(where)))

    def _on_unreadable(self, problem: Problem) -> None:
        self.source.set_working(False)
        messages.problem(self, problem)

    def _show_step(self, widget: QWidget) -> None:
        if self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)

    def _drop(self, widget: QWidget | None) -> None:
        if widget is not None:
            self.stack.removeWidget(widget)
            widget.deleteLater()


def _result_words(entered: "Entered") -> list[str]:
    new = len(entered.added) - entered.known
    words = [_("{new} orang baru dan {known} yang sudah dikenal.").format(new=new, known=entered.known)]
    if entered.already:
        words.append(_("{n} sudah ada di daftar dan tidak dimasukkan lagi.").format(n=entered.already))
    if entered.repeated:
        words.append(_("{n} baris mengulang orang yang sama.").format(n=entered.repeated))
    if entered.scores:
        words.append(_("Nilai dilengkapi untuk {n} orang.").format(n=entered.scores))
    if entered.present:
        words.append(_("{n} orang ditandai hadir.").format(n=entered.present))
    return words
