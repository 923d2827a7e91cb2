"""Scenes of the report form, the report page and their dialogs."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from PIL import Image, ImageDraw
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from db.records.report import GiftObject, Giver, ReportDraft, Reporter, ReportRecord, StepDetails
from db.vocabulary import AttachmentKind, DecisionOutcome, ObjectKind, Occasion, PaperKind, Relation, Step
from desktop.services.desk import Desk
from desktop.ui import messages
from desktop.ui.reports.attachment_dialog import AttachmentDialog
from desktop.ui.reports.form_page import ReportFormPage
from desktop.ui.reports.pending_files import PendingFile
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.reports.registered_dialog import RegisteredDialog
from desktop.ui.reports.signed_dialog import SignedDialog
from desktop.ui.reports.step_dialog import StepDialog
from tests.scenes import Stage, scene

_TODAY = date(2026, 11, 21)


def photo(colour: str = "#6b8f5a") -> bytes:
    """A made-up picture of a parcel."""
    picture = Image.new("RGB", (900, 640), colour)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((230, 170, 670, 520), fill="#e9dcc0", outline="#7a5c33", width=8)
    pen.line((450, 170, 450, 520), fill="#b23b3b", width=26)
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def full_draft(received: date = date(2026, 11, 19)) -> ReportDraft:
    """A made-up report with two objects, complete but for a few fields."""
    giver = Giver(
        name="Tuti Rekaan",
        institution="CV Karangan Sentosa",
        address="Kampung Contoh RT 002",
        relation=Relation.PROVIDER,
        reason="Ucapan terima kasih atas pengurusan surat",
    )
    envelope = GiftObject(
        giver=giver,
        occasion=Occasion.DUTY,
        kind=ObjectKind.MONEY,
        description="Amplop putih berisi uang",
        quantity=Decimal(1),
        unit="amplop",
        value=200_000,
    )
    cloth = replace(
        envelope,
        kind=ObjectKind.GOODS,
        kind_other="kain",
        description="Kain batik tulis",
        unit="potong",
        value=730_000,
        currency="USD",
        foreign_value=Decimal("45.5"),
    )
    return ReportDraft(
        reporter=Reporter(name="Ratna Contoh", position="Kasi Pelayanan", nik="0000004107850003", phone="080000000001"),
        objects=(envelope, cloth),
        received_on=received,
        reported_on=_TODAY,
        received_place="Ruang pelayanan",
        chronology="Sesudah surat selesai, pemberi meninggalkan amplop di meja. (Cerita contoh.)",
    )


def form(stage: Stage, draft: ReportDraft) -> tuple[QWidget, ReportFormPage]:
    """Open the form with a draft."""
    window = stage.page("report-form")
    page: Any = window.page("report-form")
    page.begin(draft)
    stage.settle()
    page.assistant.ask_now()
    stage.settle()
    return window, page


def wait(stage: Stage, milliseconds: int = 80) -> None:
    """Let scroll bars and pictures come to rest."""
    done: list[bool] = []
    QTimer.singleShot(milliseconds, lambda: done.append(True))
    while not done:
        stage.application.processEvents()


@scene("report-chooser")
def chooser(stage: Stage) -> QWidget:
    return stage.page("report-form")


@scene("report-form-top")
def form_top(stage: Stage) -> QWidget:
    return form(stage, full_draft())[0]


@scene("report-form-object")
def form_object(stage: Stage) -> QWidget:
    window, page = form(stage, full_draft())
    page.form.jump("objects.1.description")
    page.helper.verticalScrollBar().setValue(330)
    wait(stage)
    return window


@scene("report-form-giver")
def form_giver(stage: Stage) -> QWidget:
    window, page = form(stage, full_draft())
    page.form.jump("objects.0.giver.reason")
    page.helper.verticalScrollBar().setValue(700)
    wait(stage)
    return window


@scene("report-form-late")
def form_late(stage: Stage) -> QWidget:
    window, page = form(stage, full_draft(date(2026, 6, 8)))
    page.form.jump("late_reason")
    wait(stage)
    return window


@scene("report-form-files")
def form_files(stage: Stage) -> QWidget:
    window, page = form(stage, full_draft())
    page.form.files.add(PendingFile(photo(), "amplop-di-meja.jpg", "image/jpeg", AttachmentKind.OBJECT_PHOTO))
    page.form.files.add(PendingFile(b"%PDF-", "surat-tugas.pdf", "application/pdf", AttachmentKind.ASSIGNMENT))
    page.form.jump("note")
    wait(stage)
    # Files hold a form open until somebody says to leave it: the next scene finds that answer laid ready.
    if messages.recorder is not None:
        messages.recorder.answers.append(True)
    return window


@scene("report-form-problem")
def form_problem(stage: Stage) -> QWidget:
    window, page = form(stage, ReportDraft())
    page.register()
    wait(stage)
    return window


@scene("report-registered")
def registered(stage: Stage) -> QWidget:
    window, page = form(stage, full_draft())
    record = a_report(stage, lambda item: bool(item.number))
    page.left_behind()
    return stage.dialog(RegisteredDialog(stage.workplace, record, page.guidance, window))


@scene("report-correction-reason")
def correction_reason(stage: Stage) -> QWidget:
    dialog = ReasonDialog(
        stage.window,
        "Simpan perbaikan laporan 007",
        accept="Simpan perbaikan",
        question="Mengapa laporan ini diperbaiki?",
    )
    return stage.dialog(dialog)


def a_report(stage: Stage, wanted: Callable[[ReportRecord], bool]) -> ReportRecord:
    """Find a made-up report that fits."""

    def find(desk: Desk) -> ReportRecord:
        from desktop.services import reports

        rows = reports.find_reports(desk, reports.ReportQuery(limit=200)).rows
        found = (reports.report(desk, row.uid) for row in rows)
        return next(record for record in found if wanted(record))

    record: ReportRecord = stage.read(find)
    return record


def rich_report(stage: Stage) -> ReportRecord:
    """A report that went the whole way, with a correction, files and papers; made once."""

    def make(desk: Desk) -> ReportRecord:
        from desktop.services import attachments, papers, reports
        from desktop.services.papers import PaperRequest
        from desktop.ui.reports.form_page import draft_of

        rows = reports.find_reports(desk, reports.ReportQuery(search="Karangan Sentosa")).rows
        if rows:
            return reports.report(desk, rows[0].uid)
        record = reports.register_report(desk, full_draft(date(2026, 11, 2))).record
        draft = draft_of(record)
        value = replace(draft.objects[0], value=250_000)
        corrected = replace(draft, objects=(value, *draft.objects[1:]), compensation=False)
        reports.correct_report(desk, record.uid, corrected, "Nilai taksiran salah ketik")
        attachments.add(desk, record.uid, photo(), "amplop.jpg", AttachmentKind.OBJECT_PHOTO, "Amplop di meja")
        attachments.add(desk, record.uid, photo("#5a6f8f"), "serah.jpg", AttachmentKind.DISTRIBUTION_PHOTO)
        details = StepDetails(number="005/17/2026", recipient="Petugas UPG Contoh")
        reports.record_step(desk, record.uid, Step.SENT_TO_UPG, date(2026, 11, 5), details)
        details = StepDetails(number="GOL-2026-00042")
        reports.record_step(desk, record.uid, Step.FORWARDED, date(2026, 11, 11), details)
        details = StepDetails(number="SK-77/2026", document_date=date(2026, 11, 18), outcome=DecisionOutcome.STATE)
        reports.record_step(desk, record.uid, Step.DECIDED, date(2026, 11, 19), details)
        paper = papers.issue(desk, PaperRequest(kind=PaperKind.REPORT_FORM, subject_uid=record.uid)).record
        papers.mark_printed(desk, paper.uid)
        return reports.report(desk, record.uid)

    record: ReportRecord = stage.read(make)
    return record


def detail(stage: Stage, scrolled: int = 0) -> tuple[QWidget, Any]:
    """Open the page of the rich report."""
    record = rich_report(stage)
    window = stage.page("report", uid=record.uid)
    page: Any = window.page("report")
    wait(stage)
    bar = page._area.verticalScrollBar()
    bar.setValue(min(scrolled, bar.maximum()))
    wait(stage)
    return window, page


@scene("report-detail")
def detail_top(stage: Stage) -> QWidget:
    return detail(stage)[0]


@scene("report-detail-middle")
def detail_middle(stage: Stage) -> QWidget:
    return detail(stage, 520)[0]


@scene("report-detail-end")
def detail_end(stage: Stage) -> QWidget:
    return detail(stage, 9999)[0]


def _step_scene(step: Step) -> Callable[[Stage], QWidget]:
    def show(stage: Stage) -> QWidget:
        from desktop.rules.life_cycle import option

        _window, page = detail(stage)
        return stage.dialog(StepDialog(stage.workplace, page.view, option(step), stage.window))

    return show


for _step in (
    Step.NOTED,
    Step.SENT_TO_UPG,
    Step.RETURNED,
    Step.COMPLETED,
    Step.FORWARDED,
    Step.IN_CUSTODY,
    Step.DISTRIBUTED,
    Step.KEPT,
    Step.DECIDED,
    Step.HANDED_OVER,
    Step.PAID,
    Step.NOT_FOLLOWED_UP,
    Step.CLOSED,
):
    scene(f"report-step-{_step.value.replace('_', '-')}")(_step_scene(_step))


@scene("report-void")
def void(stage: Stage) -> QWidget:
    _window, page = detail(stage)
    page.void()
    return stage.dialog(page.dialog)


@scene("report-attachment")
def attachment(stage: Stage) -> QWidget:
    record = rich_report(stage)
    uid = record.attachments[0].uid
    dialog = stage.dialog(AttachmentDialog(stage.workplace, record, uid, stage.window, may_write=True))
    wait(stage)
    return dialog


@scene("report-paper-signed")
def signed(stage: Stage) -> QWidget:
    _window, page = detail(stage)
    return stage.dialog(SignedDialog(stage.workplace, page.view.papers[0], stage.window))
