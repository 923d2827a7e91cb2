"""Importing participants: file or paste, what was understood, who is known, everybody entered in one step."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QCheckBox, QStackedWidget, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.training import SessionDraft, SessionRecord
from db.vocabulary import Topic
from desktop.sheets.mapping import Mapping, Target
from desktop.ui import files, messages
from desktop.ui.kit import Banner, EmptyState
from desktop.ui.page import Page
from desktop.ui.reports.import_mapping import MappingDialog
from desktop.ui.reports.import_preview import ImportPreview
from desktop.ui.training.import_matching import ImportMatching
from desktop.ui.training.import_source import ImportSource
from desktop.ui.training.session_words import days_words
from desktop.ui.workplace import Workplace
from resources.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.participant_import import Entered
    from desktop.services.participant_lists import ListReview, ReviewedRow

_Found = tuple[SessionRecord, "ListReview", SessionDraft | None]


class ParticipantImportPage(Page):
    """Opened with `session`, and perhaps `path` of a file."""

    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._session_uid = ""
        self._path: Path | None = None
        self._text = ""
        self.review: ListReview | None = None
        self.preview: ImportPreview | None = None
        self._preview_page: QWidget | None = None
        self.matching: ImportMatching | None = None
        self.result: EmptyState | None = None
        self.offer: Banner | None = None
        self.presence = QCheckBox(_("Tandai hadir mereka yang bertanda tangan, tertulis hadir, atau mempunyai nilai"))
        self.presence.setChecked(True)
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

    def read_file(self, path: Path, mapping: Mapping | None = None) -> None:
        """Read a spreadsheet beside the window and show what was understood."""
        self._path, self._text = path, ""
        self._read(mapping)

    def read_text(self, text: str, mapping: Mapping | None = None) -> None:
        """Read pasted text and show what was understood."""
        self._path, self._text = None, text
        self._read(mapping)

    def back(self) -> None:
        """Go one step back; from the first step to the session."""
        current = self.stack.currentWidget()
        if current is self.matching and self.preview is not None and self._preview_page is not None:
            self._show_step(self._preview_page)
            self._drop(self.matching)
            self.matching = None
            self._name_button(len(self.preview.taken()))
        elif current is self.source or self.result is not None:
            self.workplace.go("session", uid=self._session_uid, tab="participants")
        else:
            self._show_source()

    def go_on(self) -> None:
        """Ask about the doubtful ones, or enter everybody."""
        if self.stack.currentWidget() is not self.matching and self.doubtful():
            self._show_matching()
        else:
            self.enter()

    def doubtful(self) -> tuple["ReviewedRow", ...]:
        """Return the rows that would be taken and may be somebody known."""
        if self.review is None or self.preview is None:
            return ()
        taken = self.preview.taken()
        return tuple(
            one
            for one in self.review.rows
            if one.row.row_number in taken and one.match and one.match.doubtful and not one.participant_uid
        )

    def enter(self) -> None:
        """Put everybody who is ticked on the list of the session, in one step or nobody."""
        review, preview = self.review, self.preview
        if review is None or preview is None:
            return
        taken, chosen = preview.taken(), self.matching.choices() if self.matching else {}
        session_uid, take_presence, remembered = self._session_uid, self.presence.isChecked(), preview.preview.mapping

        def work(desk: Any, _progress: Any, _cancelled: Any) -> Any:
            from desktop.services import participant_import, sheets

            decisions = [
                participant_import.decision(one, chosen.get(one.row.row_number))
                for one in review.rows
                if one.row.row_number in taken
            ]
            done = participant_import.enter(desk, session_uid, decisions, take_presence=take_presence)
            sheets.remember_mapping(desk, remembered)
            return done

        self.workplace.long(work, _("Memasukkan peserta…"), self._show_result, parent=self)

    def _read(self, mapping: Mapping | None) -> None:
        path, text, uid = self._path, self._text, self._session_uid
        self.source.set_working(True)

        def understand(desk: Any) -> _Found:
            from dataclasses import replace

            from desktop.services import participant_lists, sessions

            if path is not None:
                found = participant_lists.understand_file(desk, path, mapping)
            else:
                found = replace(participant_lists.understand_text(desk, text, mapping), file_name=_("teks tempelan"))
            record = sessions.session(desk, uid)
            review = participant_lists.review(desk, found, uid)
            return record, review, participant_lists.completed_session(sessions.draft_of(record), review.session)

        self.workplace.read(understand, self._show_preview, on_problem=self._on_unreadable)

    def _show_source(self) -> None:
        self.set_title(_("Impor peserta"), _("Daftar hadir yang sudah ada diambil setelah Anda melihat hasil bacanya."))
        self.source.set_working(False)
        self.take_button.hide()
        self.stack.setCurrentWidget(self.source)
        for widget in (self._preview_page, self.matching, self.result):
            self._drop(widget)
        self.review = self.preview = self._preview_page = self.matching = self.result = None

    def _show_preview(self, found: _Found) -> None:
        record, review, completed = found
        self.source.set_working(False)
        self._drop(self._preview_page)
        self.review = review
        self.preview = ImportPreview(review.preview)
        self.preview.mapping_wanted.connect(self._ask_mapping)
        self.preview.other_file_wanted.connect(self._show_source)
        self.preview.taken_changed.connect(self._name_button)
        page = self._preview_page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for banner in self._banners(review, record, completed):
            layout.addWidget(banner)
        layout.addWidget(self.preview, 1)
        self.presence.setVisible(any(row.draft is not None and row.draft.present for row in review.preview.rows))
        layout.addWidget(self.presence)
        self._show_step(page)
        self.set_title(_("Impor peserta"), record.title)
        self.take_button.show()
        self._name_button(len(self.preview.taken()))
        self.preview.table.setFocus()

    def _banners(self, review: "ListReview", record: SessionRecord, completed: SessionDraft | None) -> list[Banner]:
        banners = [Banner("warn", remark.text) for remark in review.preview.remarks]
        self.offer = None
        if completed is not None:
            meeting = completed.meetings[0]
            words = ", ".join(filter(None, (days_words(meeting.on, meeting.on), meeting.place)))
            self.offer = Banner(
                "info", _("Di atas daftar tertulis: {what}.").format(what=words), action=_("Isikan ke kegiatan")
            )
            self.offer.acted.connect(lambda: self._complete(record.uid, completed))
            banners.append(self.offer)
        return banners

    def _complete(self, uid: str, draft: SessionDraft) -> None:
        def store(desk: Any) -> Any:
            from desktop.services import sessions

            return sessions.change_session(desk, uid, draft, _("dari judul daftar hadir"))

        self.workplace.change(store, self._on_completed)

    def _on_completed(self, _record: SessionRecord) -> None:
        if self.offer is not None:
            self.offer.say("good", _("Tanggal dan tempat kegiatan sudah diisi dari daftar."))
            self.offer.button.hide()

    def _show_matching(self) -> None:
        self._drop(self.matching)
        self.matching = ImportMatching(self.doubtful())
        self.matching.decided.connect(lambda _open: self._allow_entering())
        self._show_step(self.matching)
        self.set_title(_("Orang yang sama atau orang lain?"))
        self._allow_entering()

    def _allow_entering(self) -> None:
        if self.matching is not None and self.preview is not None:
            count = len(self.preview.taken())
            words = ngettext("Masukkan {n} orang", "Masukkan {n} orang", count).format(n=count)
            self.take_button.setText(words)
            self.take_button.setEnabled(self.matching.open_count == 0)

    def _show_result(self, entered: "Entered") -> None:
        count = len(entered.added)
        sentence = ngettext("{n} orang masuk daftar peserta.", "{n} orang masuk daftar peserta.", count)
        parts = [
            _("{new} orang baru dan {known} yang sudah dikenal.").format(new=count - entered.known, known=entered.known)
        ]
        if entered.already:
            parts.append(_("{n} sudah ada di daftar dan tidak dimasukkan lagi.").format(n=entered.already))
        if entered.scores:
            parts.append(_("Nilai dilengkapi untuk {n} orang.").format(n=entered.scores))
        if entered.present:
            parts.append(_("{n} orang ditandai hadir.").format(n=entered.present))
        self.result = EmptyState(
            "mdi6.check-circle-outline",
            sentence.format(n=count),
            " ".join(parts),
            action=_("Buka kegiatan"),
            on_action=self.back,
        )
        self.take_button.hide()
        self._show_step(self.result)
        self.set_title(_("Impor selesai"), entered.session.title)

    def _name_button(self, count: int) -> None:
        doubtful = len(self.doubtful())
        words = ngettext("Masukkan {n} orang", "Masukkan {n} orang", count).format(n=count)
        if doubtful:
            words = ngettext("Tentukan {n} yang mirip", "Tentukan {n} yang mirip", doubtful).format(n=doubtful)
        self.take_button.setText(words)
        self.take_button.setEnabled(count > 0)

    def _ask_file(self) -> None:
        pattern = _("Lembar kerja (*.xlsx *.xls *.ods *.csv)")
        files.ask_open(self.workplace, self, _("Pilih berkas"), pattern, self.read_file)

    def _ask_mapping(self) -> None:
        if self.preview is None:
            return
        dialog = MappingDialog(self.window(), self.preview.preview)
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
            if self.presence.parent() is widget:
                self.presence.setParent(self)
                self.presence.hide()
            self.stack.removeWidget(widget)
            widget.deleteLater()
