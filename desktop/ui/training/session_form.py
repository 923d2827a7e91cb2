"""The page "Catat kegiatan": a new session, a copy of another one, or the correction of one."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from db.problem import Problem
from db.records.training import ParticipantRecord, SessionDraft, SessionRecord
from db.vocabulary import SessionState, Topic
from desktop.rules.findings import Finding, FindingLevel
from desktop.rules.training_checks import check_session
from desktop.ui import messages
from desktop.ui.kit.surfaces import Banner
from desktop.ui.page import Page
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.reports.shown import time_words
from desktop.ui.training.copy_dialog import CopyDialog
from desktop.ui.training.kept_draft import KeptDraft
from desktop.ui.training.session_form_body import SessionFormBody
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from db.records.changes import Done
    from desktop.services.desk import Desk

_NEW = "training.session-draft"  # key of the draft of a new session; a correction adds the uid


class SessionFormPage(Page):
    """The form in one column. What is typed is kept as a draft of the account until it is saved or thrown away."""

    topics: ClassVar[frozenset[Topic]] = frozenset()
    widest: ClassVar[int] = 1060

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(workplace, parent)
        self._original = SessionDraft()
        self._correcting: SessionRecord | None = None
        self._marked: frozenset[str] = frozenset()  # sittings whose attendance was taken
        self._writing = False
        self._left = False
        self.dialog: ReasonDialog | CopyDialog | None = None
        self.form = SessionFormBody(workplace)
        self.form.meetings.is_marked = lambda uid: uid in self._marked
        self.keeper: KeptDraft[SessionDraft] = KeptDraft(workplace, self.form.collect, SessionDraft(), self)
        self.resumed = Banner("info", "", action=_("Mulai dari kosong"))
        self.resumed.acted.connect(self._on_start_empty)
        self.resumed.hide()
        self.body.addWidget(self.resumed)
        self.body.addWidget(self.form, 1)
        self._copy = self.add_action(_("Salin dari &kegiatan lain"), "mdi6.content-copy", self.choose_copy)
        self._discard = self.add_action(_("&Buang draf"), "mdi6.trash-can-outline", self._on_discard)
        self._close = self.add_action(_("&Tutup"), "mdi6.close", self._on_close)
        self.primary = self.set_primary(_("&Simpan kegiatan"), "mdi6.check", self.save)
        self._connect()

    def open(self, **arguments: object) -> None:
        """Open with `correct` or `copy_of` (uid of a session), or with nothing for a new one; `field` is jumped to."""
        field = str(arguments.get("field", ""))
        self.keeper.finish()
        self._left = False
        self._writing = True  # else the page would begin a new form while the answer is on its way
        if arguments.get("correct"):
            uid = str(arguments["correct"])
            self.workplace.read(lambda desk: _for_correction(desk, uid), lambda found: self._correct(*found, field))
        elif arguments.get("copy_of"):
            uid = str(arguments["copy_of"])
            self.keeper.fetch(_NEW, lambda kept: self._copy_unless_kept(uid, kept))
        else:
            self.start_anew()

    def take_focus(self) -> None:
        """Opened without arguments: a new form, or the one of a new session that was left unfinished."""
        left, self._left = self._left, False
        if not self._writing or (left and self._correcting is not None):
            self.start_anew()
        elif left and self.is_changed:
            self._say_resumed(_("Draf kegiatan yang belum disimpan dilanjutkan."))

    @property
    def is_changed(self) -> bool:
        """Whether the form holds something that was not there when it was opened."""
        return self._writing and self.form.collect() != self._original

    @property
    def correcting(self) -> SessionRecord | None:
        """The session that is being corrected, or None for a new one."""
        return self._correcting

    def can_leave(self) -> bool:
        """Keep the draft of a new session silently; ask where a correction would stay unfinished."""
        if self.is_changed and self._correcting is not None:
            stay = not messages.ask(
                self,
                _("Perbaikan kegiatan ini belum disimpan. Tinggalkan halaman ini?"),
                yes=_("Tinggalkan"),
                no=_("Tetap di sini"),
                detail=_("Isian disimpan sebagai draf dan muncul lagi saat kegiatan ini diperbaiki."),
            )
            if stay:
                return False
        self.keeper.save()
        self._left = True
        return True

    def start_anew(self) -> None:
        """Show an empty form, or the draft that was left unfinished."""
        self.keeper.finish()
        self._writing = True
        self.keeper.fetch(_NEW, self._on_kept_new)

    def begin(self, draft: SessionDraft) -> None:
        """Show the form of a new session with what is known already, such as a copy."""
        self._show(draft, None)
        self._original = SessionDraft()
        self.keeper.start(_NEW, SessionDraft())
        self.keeper.save()

    def choose_copy(self) -> None:
        """Ask which session to begin from."""
        if self.is_changed and not messages.ask_destructive(
            self, _("Ganti isian formulir ini dengan salinan kegiatan lain?"), yes=_("Pilih kegiatan")
        ):
            return
        dialog = CopyDialog(self.workplace, self)
        dialog.picked.connect(lambda row: self.workplace.read(lambda desk: _copy_of(desk, row.uid), self.begin))
        self.dialog = dialog
        dialog.open()

    def _copy_unless_kept(self, uid: str, kept: SessionDraft | None) -> None:
        """Begin a copy; the draft of another session that was left unfinished is not thrown away unasked."""
        if kept is not None:
            instead = messages.ask_destructive(
                self,
                _("Ganti draf kegiatan yang belum disimpan dengan salinan ini?"),
                yes=_("Ganti draf"),
                no=_("Lanjutkan draf"),
                detail=kept.title,
            )
            if not instead:
                self._on_kept_new(kept)
                return
        self.workplace.read(lambda desk: _copy_of(desk, uid), self.begin)

    def findings(self) -> tuple[Finding, ...]:
        """Return what the checks say about the form as it stands."""
        return check_session(self.form.collect(), self.workplace.desk.today)

    def save(self) -> None:
        """Enter the session in the register, or its correction, when nothing forbids it."""
        wrong = next(self.form.unreadable(), None)
        if wrong is not None:
            self.form.jump(wrong)
            return
        findings = self.findings()
        blocked = next((item for item in findings if item.level is FindingLevel.BLOCKING), None)
        if blocked is not None:
            self.form.jump(blocked.field)
            self.form.show_findings(blocked.field, findings)
            return
        record = self._correcting
        if record is None:
            self._store("")
        elif record.state is SessionState.HELD and self.is_changed:
            self._ask_reason(record)
        else:
            self._store("")

    def _correct(self, record: SessionRecord, people: tuple[ParticipantRecord, ...], field: str) -> None:
        self._marked = frozenset(mark.meeting_uid for person in people for mark in person.marks)
        self._show(_draft_of(record), record)
        self.keeper.fetch(f"{_NEW}.{record.uid}", lambda kept: self._on_kept_correction(kept, field))

    def _show(self, draft: SessionDraft, record: SessionRecord | None) -> None:
        self._writing = True
        self._correcting = record
        if record is None:
            self._marked = frozenset()
        self.resumed.hide()
        self.form.load(draft)
        self._original = self.form.collect()
        self._entitle()
        self.form.mark_parts(self.findings())
        self.form.jump("title")

    def _on_kept_new(self, kept: SessionDraft | None) -> None:
        self._show(kept or SessionDraft(), None)
        self._original = SessionDraft() if kept else self._original
        self.keeper.start(_NEW, kept or self._original, stored=kept is not None)
        if kept is not None:
            self._say_resumed(_("Draf kegiatan yang belum disimpan dilanjutkan."))

    def _on_kept_correction(self, kept: SessionDraft | None, field: str) -> None:
        record = self._correcting
        if record is None:
            return
        self.keeper.start(f"{_NEW}.{record.uid}", self._original, stored=kept is not None)
        if kept is not None and kept != self._original:
            original = self._original
            self.form.load(kept)
            self._original = original
            self.form.mark_parts(self.findings())
            self._say_resumed(_("Perbaikan yang belum disimpan dilanjutkan."))
        self.form.jump(field or "title")

    def _say_resumed(self, words: str) -> None:
        again = _("Mulai dari kosong") if self._correcting is None else _("Pakai isian tersimpan")
        self.resumed.say("info", words)
        self.resumed.button.setText(again)
        self.resumed.show()

    def _entitle(self, subtitle: str = "") -> None:
        record = self._correcting
        if record is None:
            self.set_title(_("Catat kegiatan"), subtitle or _("Draf disimpan sendiri selagi Anda mengetik."))
        else:
            self.set_title(_("Perbaiki kegiatan"), subtitle or _("Isi lama tetap tersimpan sebagai riwayat."))
        self._copy.setVisible(record is None)
        self._discard.setText(_("&Buang draf") if record is None else _("&Buang perbaikan"))
        self.primary.setText(_("&Simpan kegiatan") if record is None else _("&Simpan perbaikan"))

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.left.connect(self._on_left)
        self.keeper.saved.connect(self._on_saved)
        self.keeper.failed.connect(self._on_not_saved)
        for keys, action in (
            ("Ctrl+S", self.keeper.save),
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _on_edited(self, path: str) -> None:
        self.keeper.note_edit()
        findings = self.findings()
        self.form.mark_parts(findings)
        if path in ("meetings", "speakers", "subjects"):
            self.form.show_findings(path, findings)
            self.keeper.save()

    def _on_left(self, path: str) -> None:
        if path:
            self.form.show_findings(path, self.findings())
        self.keeper.save()

    def _ask_reason(self, record: SessionRecord) -> None:
        dialog = ReasonDialog(
            self,
            _("Perbaiki kegiatan yang sudah terlaksana"),
            accept=_("Simpan perbaikan"),
            question=_("Mengapa kegiatan ini diperbaiki?"),
            hint=_("Contoh: JP salah ketik."),
            explanation=record.title,
        )
        dialog.given.connect(self._store)
        self.dialog = dialog
        dialog.open()

    def _store(self, reason: str) -> None:
        draft, record = self.form.collect(), self._correcting
        self.primary.setEnabled(False)
        self.workplace.change(
            lambda desk: _store(desk, draft, record.uid if record else "", reason),
            self._on_stored,
            on_problem=self._on_refused,
        )

    def _on_stored(self, record: SessionRecord) -> None:
        self.primary.setEnabled(True)
        if isinstance(self.dialog, ReasonDialog):
            self.dialog.accept()
        self.dialog = None
        self.keeper.discard()
        self._writing = False
        self.workplace.go("session", uid=record.uid)

    def _on_refused(self, problem: Problem) -> None:
        self.primary.setEnabled(True)
        if isinstance(self.dialog, ReasonDialog):
            self.dialog.reject()
        self.dialog = None
        field = self.form.field(problem.field)
        if field is None:
            messages.problem(self, problem)
        else:
            self.form.jump(problem.field)
            field.show_found(problem)

    def _on_saved(self, at: datetime) -> None:
        if self._writing:
            self._entitle(_("Draf tersimpan {time}").format(time=time_words(at)))

    def _on_not_saved(self, problem: Problem) -> None:
        sentence, _next_step = messages.problem_text(problem)
        self._entitle(_("Draf belum tersimpan: {why}").format(why=sentence))

    def _on_start_empty(self) -> None:
        self._throw_away()
        if self._correcting is None:
            self.start_anew()
        else:
            self.open(correct=self._correcting.uid)

    def _on_discard(self) -> None:
        words = _("Buang draf kegiatan ini?") if self._correcting is None else _("Buang perbaikan ini?")
        yes = _("Buang draf") if self._correcting is None else _("Buang perbaikan")
        if self.is_changed and not messages.ask_destructive(self, words, yes=yes):
            return
        self._throw_away()
        self._leave()

    def _throw_away(self) -> None:
        self.keeper.discard()
        self._writing = False

    def _on_close(self) -> None:
        if self.can_leave():
            self._leave()

    def _leave(self) -> None:
        record = self._correcting
        if record is not None:
            self.workplace.go("session", uid=record.uid)
        else:
            self.workplace.go("sessions")


def _draft_of(record: SessionRecord) -> SessionDraft:
    return SessionDraft(**{name: getattr(record, name) for name in SessionDraft.__dataclass_fields__})


def _for_correction(desk: "Desk", uid: str) -> tuple[SessionRecord, tuple[ParticipantRecord, ...]]:
    from desktop.services import participants, sessions

    return sessions.session(desk, uid), participants.participants(desk, uid)


def _copy_of(desk: "Desk", uid: str) -> SessionDraft:
    from desktop.services import sessions

    return sessions.copy_of(desk, uid)


def _store(desk: "Desk", draft: SessionDraft, uid: str, reason: str) -> "Done[SessionRecord]":
    from desktop.services import sessions

    return sessions.change_session(desk, uid, draft, reason) if uid else sessions.add_session(desk, draft)
