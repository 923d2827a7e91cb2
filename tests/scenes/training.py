"""Scenes of the pages of training sessions."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from db.records.training import Meeting, SessionRecord
from db.vocabulary import AttachmentKind, PaperKind, SessionKind
from desktop.services.desk import Desk
from tests import made_up_sessions as training
from tests.scenes import Stage, scene


def photo(colour: str = "#7a8f6a") -> bytes:
    """A made-up picture."""
    picture = Image.new("RGB", (640, 480), colour)
    ImageDraw.Draw(picture).rectangle((120, 160, 520, 420), fill="#e8e0d0", outline="#55503f", width=6)
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def rich_session(stage: Stage) -> SessionRecord:
    """A session with everything; made once, with a few others beside it."""

    def make(desk: Desk) -> SessionRecord:
        from desktop.services import attachments, papers, sessions
        from desktop.services.papers import PaperRequest

        known = sessions.find_sessions(desk, sessions.SessionQuery(search=training.TITLE)).rows
        if known:
            return sessions.session(desk, known[0].uid)
        record = training.filled_session(desk)
        draft = sessions.draft_of(record)
        sessions.change_session(desk, record.uid, replace(draft, minutes=training.minutes()), "Notulen")
        sessions.mark_held(desk, record.uid)
        for name, colour in (("pembukaan.jpg", "#7a8f6a"), ("diskusi.jpg", "#5a6f8f")):
            attachments.add(desk, record.uid, photo(colour), name, AttachmentKind.SESSION_PHOTO, "Pembukaan acara")
        for kind in (PaperKind.INVITATION, PaperKind.ATTENDANCE):
            paper = papers.issue(desk, PaperRequest(kind=kind, subject_uid=record.uid)).record
            papers.mark_printed(desk, paper.uid)
        training.filled_session(desk, 30, training.two_batches())
        planned = training.session_draft(
            title="Pengenalan kebijakan anti-penyuapan bagi perangkat baru",
            kind=SessionKind.INDUCTION,
            meetings=(Meeting(on=date(2026, 12, 3), starts_at="09.00", place="Ruang rapat"),),
        )
        sessions.add_session(desk, planned)
        gone = sessions.add_session(desk, training.session_draft(title="Arahan singkat", kind=SessionKind.BRIEFING))
        sessions.void_session(desk, gone.record.uid, "Narasumber berhalangan, dijadwalkan ulang.")
        return sessions.session(desk, record.uid)

    record: SessionRecord = stage.read(make)
    return record


def opened(stage: Stage, tab: str, search: str = training.TITLE) -> tuple[QWidget, Any]:
    """Open a session at a tab."""
    rich_session(stage)

    def find(desk: Desk) -> str:
        from desktop.services import sessions

        return sessions.find_sessions(desk, sessions.SessionQuery(search=search)).rows[0].uid

    window = stage.page("session", uid=stage.read(find), tab=tab)
    page: Any = window.page("session")
    stage.settle()
    return window, page


@scene("training-0-empty")
def sessions_empty(stage: Stage) -> QWidget:
    window = stage.page("sessions", search="")
    page: Any = window.page("sessions")
    page.list.show_count(0)
    return window


@scene("training-1-list")
def sessions_list(stage: Stage) -> QWidget:
    rich_session(stage)
    return stage.page("sessions", search="")


@scene("training-1-list-filtered")
def sessions_filtered(stage: Stage) -> QWidget:
    rich_session(stage)
    return stage.page("sessions", period="2026", kind="socialisation", state="held")


@scene("training-1-list-nothing")
def sessions_nothing(stage: Stage) -> QWidget:
    rich_session(stage)
    return stage.page("sessions", search="tidak ada kata ini")


def form(stage: Stage, part: str = "") -> tuple[QWidget, Any]:
    """Open the form with a complete draft, scrolled to a part."""
    window = stage.page("session-form")
    page: Any = window.page("session-form")
    page.begin(training.two_batches())
    stage.settle()
    if part:
        page.form.jump(part)
        stage.settle()
    return window, page


@scene("training-2-form-empty")
def form_empty(stage: Stage) -> QWidget:
    window, page = form(stage)
    page._throw_away()
    page.start_anew()
    stage.settle()
    return window


@scene("training-2-form-top")
def form_top(stage: Stage) -> QWidget:
    return form(stage)[0]


@scene("training-2-form-invitation")
def form_invitation(stage: Stage) -> QWidget:
    return form(stage, "purpose")[0]


@scene("training-2-form-subjects")
def form_subjects(stage: Stage) -> QWidget:
    window, page = form(stage, "subjects.1.lesson_hours")
    page.form.field("subjects.1.lesson_hours").line.setText("99")
    page.form.field("subjects.1.lesson_hours").line.textEdited.emit("99")
    page._on_left("subjects.1.lesson_hours")
    stage.settle()
    return window


@scene("training-2-form-topics")
def form_topics(stage: Stage) -> QWidget:
    window, page = form(stage, "pass_mark")
    page.form.field("pass_mark").line.setText("105")
    page._on_left("pass_mark")
    stage.settle()
    return window


@scene("training-2-form-end")
def form_end(stage: Stage) -> QWidget:
    return form(stage, "note")[0]


@scene("training-2-form-resumed")
def form_resumed(stage: Stage) -> QWidget:
    window, page = form(stage)
    page.can_leave()
    page.start_anew()
    stage.settle()
    return window


@scene("training-2-form-copy")
def form_copy(stage: Stage) -> QWidget:
    rich_session(stage)
    from desktop.ui.training.copy_dialog import CopyDialog

    return stage.dialog(CopyDialog(stage.workplace, stage.window))


@scene("training-3-summary")
def summary(stage: Stage) -> QWidget:
    return opened(stage, "summary")[0]


@scene("training-3-summary-end")
def summary_end(stage: Stage) -> QWidget:
    window, page = opened(stage, "summary")
    bar = page.summary._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.settle()
    return window


@scene("training-3-void")
def void(stage: Stage) -> QWidget:
    return opened(stage, "summary", "Arahan singkat")[0]


@scene("training-4-participants")
def participants(stage: Stage) -> QWidget:
    window, page = opened(stage, "participants")
    page.participants.table.stand_on_first()
    return window


@scene("training-4-participants-empty")
def participants_empty(stage: Stage) -> QWidget:
    return opened(stage, "participants", "Pengenalan kebijakan")[0]


@scene("training-4-participant-walk-in")
def walk_in(stage: Stage) -> QWidget:
    _window, page = opened(stage, "participants", "Bimbingan teknis")
    page.participants.add_walk_in()
    return stage.dialog(page.participants.dialog)


@scene("training-4-participant-change")
def participant_change(stage: Stage) -> QWidget:
    _window, page = opened(stage, "participants")
    page.participants.table.stand_on_first()
    page.participants.change()
    return stage.dialog(page.participants.dialog)


@scene("training-5-attendance")
def attendance(stage: Stage) -> QWidget:
    window, page = opened(stage, "attendance")
    page.attendance.grid.stand_on(4, 0)
    page.attendance.take_focus()
    stage.settle()
    return window


@scene("training-5-attendance-batches")
def attendance_batches(stage: Stage) -> QWidget:
    window, page = opened(stage, "attendance", "Bimbingan teknis")
    page.attendance.grid.stand_on(6, 2)
    page.attendance.take_focus()
    stage.settle()
    return window


@scene("training-5-attendance-absent")
def attendance_absent(stage: Stage) -> QWidget:
    window, page = opened(stage, "attendance")
    page.attendance.only.set_values("absent")
    page.attendance._show_rows()
    stage.settle()
    return window


@scene("training-6-scores")
def scores(stage: Stage) -> QWidget:
    window, page = opened(stage, "scores")
    page.scores.grid.stand_on(6, 1)
    page.scores.take_focus()
    QTest.keyClicks(page.scores.grid, "1")
    editor = page.scores.grid._delegate.editor
    editor.setText("105")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    stage.settle()
    return window


@scene("training-7-minutes")
def minutes(stage: Stage) -> QWidget:
    return opened(stage, "minutes")[0]


@scene("training-7-minutes-empty")
def minutes_empty(stage: Stage) -> QWidget:
    return opened(stage, "minutes", "Pengenalan kebijakan")[0]


@scene("training-7-captions")
def captions(stage: Stage) -> QWidget:
    from desktop.ui.reports.pending_files import PendingFile
    from desktop.ui.training.caption_dialog import CaptionDialog

    record = rich_session(stage)
    dialog = CaptionDialog(stage.workplace, record.uid, 2, stage.window)
    for name in ("IMG_0001.jpg", "IMG_0002.jpg"):
        dialog.add(PendingFile(photo(), name, "image/jpeg", AttachmentKind.SESSION_PHOTO))
    return stage.dialog(dialog)


@scene("training-8-papers")
def session_papers(stage: Stage) -> QWidget:
    return opened(stage, "papers")[0]


@scene("training-8-attendance-paper")
def attendance_paper(stage: Stage) -> QWidget:
    _window, page = opened(stage, "papers", "Bimbingan teknis")
    page.papers.make(PaperKind.ATTENDANCE)
    return stage.dialog(page.papers.dialog)
