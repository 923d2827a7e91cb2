"""The page of one report: what it shows, what its steps ask, what stays covered."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records.report import ReportRecord, StepDetails
from db.vocabulary import AttachmentKind, Confidentiality, DecisionOutcome, PaperKind, ReportState, Step
from desktop.services import attachments, audit, destruction, papers, reports
from desktop.services.desk import Desk
from desktop.services.papers import PaperRequest
from desktop.ui import files
from desktop.ui.papers.preview_dialog import PaperDialog
from desktop.ui.reports import detail_page, papers_card
from desktop.ui.reports.attachment_dialog import AttachmentDialog
from desktop.ui.reports.destroy_dialog import DestroyDialog
from desktop.ui.reports.detail_page import ReportPage
from desktop.ui.reports.pending_files import PendingFile
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.reports.step_dialog import StepDialog
from tests import offices
from tests.ui.reports.conftest import ClerksRoom

Show = Callable[[QWidget], None]


@pytest.fixture
def record(room: ClerksRoom) -> ReportRecord:
    return reports.register_report(room.desk, offices.draft()).record


@pytest.fixture
def page(room: ClerksRoom, show: Show, record: ReportRecord) -> ReportPage:
    made = ReportPage(room.workplace)
    show(made)
    made.open(uid=record.uid)
    return made


def words(widget: QWidget) -> str:
    """All words in sight inside a widget."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), "navy").save(out, "JPEG")
    return out.getvalue()


def begin(page: ReportPage, step: Step) -> StepDialog:
    """Press the button of a step."""
    page.steps.buttons[step].click()
    assert isinstance(page.dialog, StepDialog)
    return page.dialog


def test_it_shows_number_state_deadlines_and_the_facts(page: ReportPage, record: ReportRecord) -> None:
    shown = words(page)
    for text in (record.number, "Tercatat", offices.REPORTER, offices.GIVER, "Rp750.000", "Bingkisan kain batik"):
        assert text in shown
    assert "Lapor ke UPG" in shown
    assert "Lapor ke KPK" in shown
    assert "Dicatat di buku register" in shown


def test_the_nik_is_covered_until_opened_and_the_look_is_audited(
    page: ReportPage, office: offices.OfficeAtWork, room: ClerksRoom
) -> None:
    assert offices.NIK not in words(page)
    page.reporter.open_button.click()
    assert offices.NIK in words(page)
    assert any(entry.action == "identity-opened" for entry in audit.list_entries(office.manager))
    page.can_leave()
    page.refresh()
    assert offices.NIK not in words(page)


def test_a_step_is_recorded_and_its_paper_offered(
    page: ReportPage, room: ClerksRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[tuple[Any, ...]] = []
    monkeypatch.setattr(detail_page, "preview_papers", lambda *given: offered.append(given))
    room.boxes.answers = [True]
    dialog = begin(page, Step.SENT_TO_UPG)
    assert set(dialog.fields) == {"number", "recipient", "reason"}
    assert dialog.fields["reason"].isHidden()  # it is in time
    dialog.fields["number"].set_value("005/12/2026")
    dialog.accept_button.click()
    assert page.view is not None
    assert page.view.record.state is ReportState.SENT_TO_UPG
    assert "005/12/2026" in words(page)
    assert offered[0][2][0].kind is PaperKind.REPORT_FORM


def test_a_late_step_asks_why(page: ReportPage, office: offices.OfficeAtWork) -> None:
    dialog = begin(page, Step.FORWARDED)
    dialog.on.set_value(date(2027, 3, 1))
    assert dialog.fields["reason"].isVisible()
    assert "Lewat batas waktu" in words(dialog)
    dialog.reject()


def test_a_step_says_what_it_still_needs(page: ReportPage, room: ClerksRoom) -> None:
    dialog = begin(page, Step.IN_CUSTODY)
    dialog.accept_button.click()
    assert dialog.fields["recipient"].has_problem
    assert page.view is not None
    assert len(page.view.record.events) == 2
    dialog.reject()


def test_food_is_distributed_with_recipient_and_photo(page: ReportPage, room: ClerksRoom) -> None:
    dialog = begin(page, Step.DISTRIBUTED)
    dialog.fields["recipient"].set_value("Panti Asuhan Rekaan")
    dialog.fields["reason"].set_value("Makanan mudah basi")
    assert dialog.photos is not None
    dialog.photos.add(PendingFile(photo(), "serah.jpg", "image/jpeg", AttachmentKind.OBJECT_PHOTO))
    dialog.accept_button.click()
    assert page.view is not None
    event = page.view.record.event(Step.DISTRIBUTED)
    assert event is not None
    assert event.details.recipient == "Panti Asuhan Rekaan"
    kept = page.view.record.attachments
    assert [item.kind for item in kept] == [AttachmentKind.DISTRIBUTION_PHOTO]
    assert event.details.attachment_uids == (kept[0].uid,)
    assert "Panti Asuhan Rekaan" in words(page)
    assert PaperKind.DISTRIBUTION in page.papers.makers
    assert PaperKind.HANDOVER not in page.papers.makers


def test_a_decision_for_one_of_two_objects(room: ClerksRoom, show: Show) -> None:
    two = replace(offices.draft(), objects=(offices.gift(), offices.gift(description="Jam dinding", value=90_000)))
    record = reports.register_report(room.desk, two).record
    reports.record_step(room.desk, record.uid, Step.FORWARDED, date(2026, 11, 16), StepDetails(number="GOL-1"))
    page = ReportPage(room.workplace)
    show(page)
    page.open(uid=record.uid)
    dialog = begin(page, Step.DECIDED)
    dialog.fields["outcome"].set_value(DecisionOutcome.STATE)
    dialog.fields["number"].set_value("SK-77/2026")
    dialog.fields["document_date"].set_value(date(2026, 11, 16))
    ticks = dialog.fields["object_uids"].focus_widgets()
    ticks[0].setChecked(False)
    dialog.accept_button.click()
    assert page.view is not None
    event = page.view.record.event(Step.DECIDED)
    assert event is not None
    assert event.details.object_uids == (page.view.record.objects[1].uid,)
    assert "Milik negara" in words(page)


def test_voiding_names_the_number_asks_why_and_cancel_is_the_default(
    page: ReportPage, room: ClerksRoom, record: ReportRecord
) -> None:
    page.void()
    dialog = page.dialog
    assert isinstance(dialog, ReasonDialog)
    assert record.number in dialog.accept_button.text()
    assert dialog.cancel_button.isDefault()
    dialog.accept_button.click()
    assert dialog.reason.has_problem
    dialog.reason.set_value("Tercatat dua kali")
    dialog.accept_button.click()
    assert page.view is not None
    assert page.view.record.state is ReportState.VOID
    assert "Tercatat dua kali" in words(page)
    assert not page.primary.isVisible()


def test_a_correction_shows_before_and_after(page: ReportPage, room: ClerksRoom, record: ReportRecord) -> None:
    draft = replace(offices.draft(), objects=(replace(record.objects[0], value=650_000),))
    changed = replace(draft, reporter=replace(draft.reporter, nik=record.reporter.nik))
    room.workplace.change(lambda desk: reports.correct_report(desk, record.uid, changed, "Salah ketik"))
    shown = words(page.revisions)
    assert "Salah ketik" in shown
    assert "Rp750.000" in shown
    assert "Rp650.000" in shown


def test_papers_show_printed_signed_and_scanned(
    page: ReportPage, room: ClerksRoom, record: ReportRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issued = papers.issue(room.desk, PaperRequest(kind=PaperKind.REPORT_FORM, subject_uid=record.uid)).record
    page.refresh()
    assert "belum dicetak" in words(page.papers)
    room.workplace.change(lambda desk: papers.mark_printed(desk, issued.uid))
    assert "menunggu tanda tangan" in words(page.papers)
    room.workplace.change(lambda desk: papers.mark_signed(desk, issued.uid, date(2026, 11, 16)))
    assert "menunggu pindaian" in words(page.papers)
    scan = tmp_path / "pindaian.jpg"
    scan.write_bytes(photo())
    monkeypatch.setattr(files, "prepared", [scan])
    row = page.papers.rows[issued.uid]
    next(button for button in row.findChildren(QPushButton) if button.text() == "Pindaian…").click()
    assert "pindaian ada" in words(page.papers)
    shown: list[Any] = []
    monkeypatch.setattr(papers_card, "preview_papers", lambda *given: shown.append(given))
    page.papers.makers[PaperKind.RECEIPT].click()
    assert shown


def test_attachments_are_shown_from_memory_and_copying_out_warns(
    page: ReportPage, room: ClerksRoom, record: ReportRecord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = attachments.add(room.desk, record.uid, photo(), "amplop.jpg", AttachmentKind.OBJECT_PHOTO, "Amplop").record
    page.refresh()
    assert list(page.attachments.tiles) == [added.uid]
    dialog = AttachmentDialog(room.workplace, page.view.record, added.uid, page, may_write=True)  # type: ignore[union-attr]
    dialog.show()
    assert dialog.picture.isVisible()
    target = tmp_path / "salinan.jpg"
    monkeypatch.setattr(files, "prepared", [target])
    dialog.save_copy()  # not sure
    assert not target.exists()
    room.boxes.answers = [True]
    dialog.save_copy()
    assert target.read_bytes().startswith(b"\xff\xd8\xff")
    dialog.reject()


def test_a_reader_sees_no_identity_and_no_step(
    office: offices.OfficeAtWork, room_of: Callable[[Desk], ClerksRoom], show: Show
) -> None:
    record = reports.register_report(office.clerk, offices.draft()).record
    page = ReportPage(room_of(office.reader).workplace)
    show(page)
    page.open(uid=record.uid)
    shown = words(page)
    assert offices.REPORTER not in shown
    assert offices.GIVER not in shown
    assert not page.primary.isVisible()
    assert "Langkah berikutnya" not in shown


def test_a_secret_report_does_not_offer_the_upg(room: ClerksRoom, show: Show) -> None:
    secret = replace(offices.draft(), confidentiality=Confidentiality.SECRET)
    record = reports.register_report(room.desk, secret).record
    page = ReportPage(room.workplace)
    show(page)
    page.open(uid=record.uid)
    assert Step.SENT_TO_UPG not in page.steps.buttons
    assert page.primary.text() == "Diteruskan ke KPK"
    assert "Pribadi & Rahasia" in words(page)


def test_a_report_that_is_not_there_leads_back_to_the_register(room: ClerksRoom, show: Show) -> None:
    page = ReportPage(room.workplace)
    show(page)
    page.open(uid="tidak-ada")
    assert room.boxes.shown == [("problem", "report-unknown")]
    assert room.went == [("reports", {})]


def test_odd_words_are_shown_as_they_are(room: ClerksRoom, show: Show) -> None:
    odd = "<img src=x> & “kue” " + "A" * 120
    record = reports.register_report(
        room.desk, replace(offices.draft(), objects=(offices.gift(description=odd),))
    ).record
    page = ReportPage(room.workplace)
    show(page)
    page.open(uid=record.uid)
    assert "<img src=x> & “kue”" in words(page)


def test_all_files_dropped_at_once_are_kept(page: ReportPage, room: ClerksRoom, tmp_path: Path) -> None:
    paths = []
    for number in range(3):
        path = tmp_path / f"foto-{number}.jpg"
        path.write_bytes(photo())
        paths.append(path)
    page.attachments.zone.dropped.emit(paths)
    assert page.view is not None
    assert [item.file_name for item in page.view.record.attachments] == ["foto-0.jpg", "foto-1.jpg", "foto-2.jpg"]


def test_a_paper_stays_open_while_it_is_issued(page: ReportPage, room: ClerksRoom, qtbot: QtBot) -> None:
    page.papers.make(PaperKind.RECEIPT)
    (dialog,) = [item for item in page.window().findChildren(PaperDialog) if item.isVisible()]
    dialog._when_issued(lambda: None)
    assert dialog.isVisible()
    assert dialog.shown.issued
    assert "Tanda" in words(page.papers)
    dialog.reject()


def test_an_attachment_taken_off_leaves_the_page_and_not_the_audit_log(
    page: ReportPage, room: ClerksRoom, record: ReportRecord, office: offices.OfficeAtWork
) -> None:
    added = attachments.add(room.desk, record.uid, photo(), "a.jpg", AttachmentKind.OBJECT_PHOTO).record
    page.refresh()
    page.attachments.show_attachment(added.uid)
    (dialog,) = page.window().findChildren(AttachmentDialog)
    dialog._on_remove()
    (why,) = dialog.findChildren(ReasonDialog)
    why.reason.set_value("Salah berkas")
    why.accept_button.click()
    QApplication.processEvents()
    assert page.view is not None
    assert page.view.record.attachments == ()
    assert any(entry.action == "attachment-removed" for entry in audit.list_entries(office.manager))


@pytest.mark.parametrize(
    ("outcome", "button"), [(DecisionOutcome.RECIPIENT, "Selesai"), (DecisionOutcome.STATE, "Objek diserahkan")]
)
def test_the_primary_button_is_the_likeliest_step(
    room: ClerksRoom, show: Show, outcome: DecisionOutcome, button: str
) -> None:
    record = reports.register_report(room.desk, offices.draft()).record
    day = date(2026, 11, 16)
    page = ReportPage(room.workplace)
    show(page)
    page.open(uid=record.uid)
    assert page.primary.text() == "Sampaikan ke UPG"
    room.workplace.change(lambda desk: reports.record_step(desk, record.uid, Step.FORWARDED, day, StepDetails()))
    assert page.primary.text() == "Catat penetapan KPK"
    details = StepDetails(number="SK-1", document_date=day, outcome=outcome)
    room.workplace.change(lambda desk: reports.record_step(desk, record.uid, Step.DECIDED, day, details))
    assert page.primary.text() == button


def asked_of(page: ReportPage) -> bool:
    """Whether the menu offers to ask for destruction."""
    return "Mohon dimusnahkan…" in [action.text() for action in page.menu.actions()]


def test_a_manager_asks_to_destroy_with_the_minutes(
    office: offices.OfficeAtWork, room_of: Callable[[Desk], ClerksRoom], show: Show, page: ReportPage, boxes: Any
) -> None:
    assert not asked_of(page)  # a clerk does not ask
    record = reports.register_report(office.manager, offices.draft()).record
    room = room_of(office.manager)
    own = ReportPage(room.workplace)
    show(own)
    own.open(uid=record.uid)
    assert asked_of(own)
    dialog = DestroyDialog(room.workplace, own, record.uid, record.number)
    dialog.show()
    dialog.accept_button.click()
    assert dialog.minutes.has_problem
    dialog.minutes.set_value("BA 12/2026")
    dialog.accept_button.click()
    assert [(item.record_uid, item.minutes) for item in destruction.requests(room.desk)] == [(record.uid, "BA 12/2026")]
    assert record.number in str(boxes.shown)


def test_a_secret_report_is_not_offered_for_a_request_that_never_leaves(
    office: offices.OfficeAtWork, room_of: Callable[[Desk], ClerksRoom], show: Show
) -> None:
    secret = replace(offices.draft(), confidentiality=Confidentiality.SECRET)
    record = reports.register_report(office.manager, secret).record
    own = ReportPage(room_of(office.manager).workplace)
    show(own)
    own.open(uid=record.uid)
    assert not asked_of(own)
