"""The page "Catat gratifikasi": what a clerk sees, what is kept, what reaches the register."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records.report import Answers, GiftObject, Giver, ReportDraft, Reporter
from db.vocabulary import AttachmentKind, Confidentiality, ObjectKind, Occasion, Relation, ReportKind
from desktop.services import audit, drafts, officials, reports
from desktop.services.reports import ReportQuery
from desktop.ui.reports.form_page import ReportFormPage
from desktop.ui.reports.pending_files import PendingFile
from desktop.ui.reports.registered_dialog import RegisteredDialog
from tests import offices
from tests.ui.reports.conftest import ClerksRoom

Show = Callable[[QWidget], None]


@pytest.fixture
def page(room: ClerksRoom, show: Show) -> ReportFormPage:
    made = ReportFormPage(room.workplace)
    show(made)
    return made


def words(widget: QWidget) -> str:
    """All words in sight inside a widget."""
    QApplication.processEvents()  # new labels come into sight with the next layout
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def in_register(room: ClerksRoom) -> list[str]:
    return [row.number for row in reports.find_reports(room.desk, ReportQuery()).rows]


def photo(colour: str = "green") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(out, "JPEG")
    return out.getvalue()


FOREIGN = GiftObject(
    giver=Giver(name="Tamu Rekaan", relation=Relation.OTHER, relation_other="tamu dinas", reason="kunjungan"),
    occasion=Occasion.OTHER,
    occasion_other="kunjungan studi",
    kind=ObjectKind.MONEY,
    kind_other="uang asing",
    description="Amplop berisi uang <b>asing</b> & kartu",
    quantity=Decimal("2.5"),
    unit="lembar",
    value=730_000,
    currency="USD",
    foreign_value=Decimal("45.5"),
    answers=Answers(job_related=True, uneasy=True, given_in_secret=False),
)


@pytest.mark.parametrize(
    "draft",
    [
        offices.draft(),
        replace(offices.draft(), objects=(offices.gift(), FOREIGN), compensation=True, late_reason="Baru tahu"),
        replace(
            offices.draft(),
            kind=ReportKind.REFUSAL,
            confidentiality=Confidentiality.SECRET,
            typed_number="12/B/2026",
            reporter=Reporter(name="ن" * 200, position="😀 <img src=x>"),
        ),
    ],
)
def test_the_form_hands_back_what_it_was_given(page: ReportFormPage, draft: ReportDraft) -> None:
    page.begin(draft)
    given = replace(
        draft,
        reporter=replace(
            draft.reporter,
            institution=draft.reporter.institution or "Pemerintah Desa Contoh Makmur",
            subdistrict=draft.reporter.subdistrict or "Contoh Jaya",
            regency=draft.reporter.regency or "Kabupaten Contoh",
            province=draft.reporter.province or "Provinsi Contoh",
        ),
    )
    assert page.form.collect() == given
    assert not page.is_changed


def test_a_usual_case_fills_the_form_and_says_what_to_do(page: ReportFormPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.chooser.cards["envelope-for-letter"], Qt.MouseButton.LeftButton)
    page.form.field("received_on").set_value(date(2026, 11, 20))
    page.form.field("objects.0.value").set_value(100_000)
    page.assistant.ask_now()
    shown = words(page.helper)
    assert "Tolak, dan laporkan" in shown
    assert "4 Desember 2026" in shown  # ten working days on
    assert "7 Januari 2027" in shown  # thirty, past the holidays
    assert "bukan keputusan hukum" in shown
    assert page.form.collect().objects[0].giver.relation is Relation.PROVIDER


def test_the_value_that_passes_the_limit_changes_the_advice(page: ReportFormPage) -> None:
    page.begin(ReportDraft(received_on=date(2026, 11, 2)))
    for path, value in (
        ("objects.0.giver.relation", Relation.OTHER),
        ("objects.0.occasion", Occasion.CEREMONY),
        ("objects.0.kind", ObjectKind.MONEY),
        ("objects.0.value", 1_500_000),
    ):
        page.form.field(path).set_value(value)
    page.assistant.ask_now()
    assert page.helper.duty.duty.text() == "Kemungkinan tidak wajib lapor"
    assert "Rp1.500.000" in page.helper.duty.limit.text()
    assert "20 Januari 2026" in page.helper.duty.limit.text()
    page.form.field("objects.0.value").set_value(1_500_001)
    page.assistant.ask_now()
    assert page.helper.duty.duty.text() == "Wajib dilaporkan"
    page.form.field("objects.0.value").set_value(100_000)
    page.helper.questions.rows["conflict_of_interest"].chips[0].click()
    assert page.helper.duty.duty.text() == "Wajib dilaporkan"
    assert page.form.collect().objects[0].answers.conflict_of_interest


def test_a_line_of_the_gap_list_leads_to_its_field(page: ReportFormPage) -> None:
    page.begin(ReportDraft(objects=(GiftObject(), GiftObject(description="Kedua"))))
    page.helper.gap_chosen.emit("objects.1.kind")
    assert page.form.objects.current == 1
    field = page.form.field("objects.1.kind")
    assert field.isVisible()
    page.helper.gap_chosen.emit("received_place")
    assert page.form.field("received_place").isVisible()
    listed = [button.text() for button in page.helper.gaps.buttons]
    assert listed[0].startswith("Tanggal diterima/ditolak (harus diisi)")
    page.form.field("received_on").set_value(date(2026, 11, 2))
    assert not [button for button in page.helper.gaps.buttons if "harus diisi" in button.text()]


def test_a_draft_is_kept_as_fields_are_left_and_found_again(page: ReportFormPage, room: ClerksRoom, show: Show) -> None:
    page.begin(ReportDraft())
    page.form.field("reporter.name").line.setText(offices.REPORTER)
    page.form.left.emit("reporter.name")
    page.form.field("objects.0.description").set_value("Amplop putih")
    page.form.left.emit("objects.0.description")
    kept = drafts.list_drafts(room.desk)
    assert len(kept) == 1
    assert kept[0].draft.objects[0].description == "Amplop putih"
    assert "Draf tersimpan" in words(page)
    again = ReportFormPage(room.workplace)
    show(again)
    again.open(draft_uid=kept[0].uid)
    assert again.form.collect().reporter.name == offices.REPORTER
    again.form.field("received_place").set_value("Kantor")
    again.form.left.emit("received_place")
    assert len(drafts.list_drafts(room.desk)) == 1


def test_an_incomplete_report_is_registered_after_its_gaps_are_named(page: ReportFormPage, room: ClerksRoom) -> None:
    page.begin(ReportDraft())
    page.form.field("received_on").set_value(date(2026, 11, 12))
    page.form.left.emit("received_on")
    room.boxes.answers = [False]
    page.register()
    assert in_register(room) == []
    room.boxes.answers = [True]
    page.form.files.take([])
    page.register()
    assert [kind for kind, _text in room.boxes.shown] == ["ask", "ask"]
    assert "Masih kurang" in room.boxes.shown[0][1]
    (number,) = in_register(room)
    dialog = page.registering.dialog
    assert isinstance(dialog, RegisteredDialog)
    assert dialog.number.text() == number
    assert drafts.list_drafts(room.desk) == ()
    dialog.open_button.click()
    assert room.went[-1][0] == "report"


def test_a_complete_report_needs_no_question_and_takes_its_files_along(
    page: ReportFormPage, room: ClerksRoom, tmp_path: Path
) -> None:
    path = tmp_path / "objek.jpg"
    path.write_bytes(photo())
    page.begin(replace(offices.draft(), compensation=False))
    page.form.files.take([path])
    assert len(page.form.files.files) == 1
    page.register()
    assert room.boxes.shown == []
    row = reports.find_reports(room.desk, ReportQuery()).rows[0]
    record = reports.report(room.desk, row.uid)
    assert [item.file_name for item in record.attachments] == ["objek.jpg"]
    assert page.form.files.files == ()


def test_a_report_without_a_date_is_led_to_the_date(page: ReportFormPage, room: ClerksRoom) -> None:
    page.begin(replace(offices.draft(), received_on=None))
    page.register()
    assert in_register(room) == []
    assert page.form.field("received_on").has_problem
    assert "belum diisi" in page.form.field("received_on").problem.text()


def test_an_unreadable_date_is_not_passed_over(page: ReportFormPage, room: ClerksRoom) -> None:
    page.begin(offices.draft())
    page.form.field("received_on").line.setText("31-02-2026")
    page.register()
    assert in_register(room) == []


def test_a_late_report_is_asked_why_and_never_refused(page: ReportFormPage, room: ClerksRoom) -> None:
    late = replace(offices.draft(), received_on=date(2026, 6, 1), compensation=False)
    page.begin(late)
    page.assistant.ask_now()
    assert page.form.field("late_reason").isVisible()
    assert "terlambat" in words(page.form).lower()
    room.boxes.answers = [True]
    page.register()
    assert in_register(room) == []
    page.register()  # the reason is asked for once
    assert len(in_register(room)) == 1


def test_a_gift_that_may_be_known_already_is_pointed_out(page: ReportFormPage, room: ClerksRoom) -> None:
    first = reports.register_report(room.desk, offices.draft()).record
    page.begin(replace(offices.draft(), compensation=False))
    page.assistant.ask_now()
    (banner,) = page.helper.duplicate_banners
    assert first.number in banner.text
    room.boxes.answers = [False]
    page.register()
    assert len(in_register(room)) == 1
    assert first.number in room.boxes.shown[0][1]


def test_totals_of_the_same_giver_are_shown(page: ReportFormPage, room: ClerksRoom) -> None:
    reports.register_report(
        room.desk, offices.draft(received_on=date(2026, 3, 2), objects=(offices.gift(value=400_000),))
    )
    page.begin(offices.draft(received_on=date(2026, 11, 2)))
    page.assistant.ask_now()
    assert "Rp400.000 pada 2026" in page.helper.duty.totals.text()


def test_objects_are_added_with_the_giver_and_removed_after_a_question(page: ReportFormPage, room: ClerksRoom) -> None:
    page.begin(offices.draft())
    page.form.objects.add_button.click()
    assert page.form.objects.tabs.count() == 2
    second = page.form.collect().objects[1]
    assert second.giver.name == offices.GIVER
    assert second.description == ""
    page.form.objects.remove_button.click()
    assert page.form.objects.tabs.count() == 2  # not sure
    room.boxes.answers = [True]
    page.form.objects.remove_button.click()
    assert page.form.objects.tabs.count() == 1
    assert page.form.collect().objects[0].description == offices.draft().objects[0].description


def test_the_secret_choice_says_who_will_see_it(page: ReportFormPage) -> None:
    page.begin(ReportDraft())
    assert "hanya terlihat" not in words(page.form.kind_group)
    page.form.field("confidentiality").set_value(Confidentiality.SECRET)
    assert "hanya terlihat oleh pengelola dan Anda" in words(page.form.kind_group)


def test_leaving_with_files_asks_first_and_keeps_the_rest_as_a_draft(page: ReportFormPage, room: ClerksRoom) -> None:
    page.begin(ReportDraft())
    page.form.field("reporter.name").line.setText(offices.REPORTER)
    page.form.files.add(PendingFile(photo(), "a.jpg", "image/jpeg", AttachmentKind.OBJECT_PHOTO))
    assert not page.can_leave()
    room.boxes.answers = [True]
    assert page.can_leave()
    assert drafts.list_drafts(room.desk)[0].draft.reporter.name == offices.REPORTER


def test_an_official_picked_by_name_fills_part_a_with_an_audited_look(
    page: ReportFormPage, room: ClerksRoom, office: offices.OfficeAtWork
) -> None:
    person = officials.list_officials(room.desk)[0]
    page.begin(ReportDraft())
    completer = page.form.reporter.name.line.completer()
    page.form.reporter.name.line.setText(person.name[:4])
    completer.setCompletionPrefix(person.name[:4])
    page.form.reporter._on_completed(completer.completionModel().index(0, 0))
    made = page.form.collect()
    assert made.official_uid == person.uid
    assert made.reporter.name == person.name
    assert made.reporter.nik.isdigit()
    assert any(entry.action == "identity-opened" for entry in audit.list_entries(office.manager, "", 0, 20))


def test_a_file_that_is_none_is_refused_in_words(page: ReportFormPage, room: ClerksRoom, tmp_path: Path) -> None:
    bad = tmp_path / "foto.jpg"
    bad.write_bytes(b"MZ" + b"\0" * 400)
    page.begin(ReportDraft())
    page.form.files.take([bad, tmp_path / "tidak-ada.jpg"])
    assert page.form.files.files == ()
    assert [kind for kind, _code in room.boxes.shown] == ["problem", "problem"]


def test_keys_save_the_draft_and_register(page: ReportFormPage, room: ClerksRoom, qtbot: QtBot) -> None:
    page.begin(ReportDraft())
    page.form.field("objects.0.description").set_value("Rokok")
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert drafts.list_drafts(room.desk)[0].draft.objects[0].description == "Rokok"
    page.begin(replace(offices.draft(), compensation=False))
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(in_register(room)) == 1


def test_a_correction_keeps_the_old_and_asks_why(page: ReportFormPage, room: ClerksRoom) -> None:
    record = reports.register_report(room.desk, offices.draft()).record
    page.open(correct=record.uid)
    assert record.number in words(page)
    assert not page.is_changed
    page.form.field("objects.0.value").set_value(123_000)
    page.register()
    dialog = page.registering.dialog
    dialog.accept_button.click()
    assert dialog.reason.has_problem
    dialog.reason.set_value("Salah ketik")
    dialog.accept_button.click()
    now = reports.report(room.desk, record.uid)
    assert now.objects[0].value == 123_000
    assert now.revision == 2
    assert reports.open_identity(room.desk, record.uid).reporter.nik == offices.NIK
    assert room.went[-1] == ("report", {"uid": record.uid})


def test_the_tab_key_follows_the_eye_through_a_second_object(page: ReportFormPage, qtbot: QtBot) -> None:
    page.begin(replace(offices.draft(), objects=(offices.gift(), offices.gift(description="Jam dinding"))))
    page.activateWindow()
    last_of_a = page.form.field("reporter.contact_phone").focus_widgets()[0]
    assert last_of_a.nextInFocusChain() is page.form.objects.tabs
    page.form.objects.tabs.setCurrentIndex(1)
    chain, widget = [], page.form.objects.tabs
    while widget is not page.form.field("received_on").focus_widgets()[0]:
        widget = widget.nextInFocusChain()
        if widget.isVisible():
            chain.append(widget)
    paths = ("giver.name", "occasion", "description", "value", "location")
    places = [chain.index(page.form.field(f"objects.1.{path}").focus_widgets()[0]) for path in paths]
    assert places == sorted(places)
    assert page.form.field("objects.0.value").focus_widgets()[0] not in chain


def test_what_looks_odd_is_said_beside_the_field_and_the_person_may_go_on(
    page: ReportFormPage, room: ClerksRoom
) -> None:
    page.begin(replace(offices.draft(), compensation=False))
    email = page.form.field("reporter.email")
    email.set_value("bukan email")
    page.form.left.emit("reporter.email")
    assert email.problem.isVisible()
    assert not email.has_problem  # a warning, no barrier
    room.boxes.answers = [True]
    page.register()
    assert len(in_register(room)) == 1


@pytest.mark.parametrize("path", ["chronology", "objects.0.description", "reporter.name"])
def test_the_keys_work_inside_every_kind_of_field(
    page: ReportFormPage, room: ClerksRoom, qtbot: QtBot, path: str
) -> None:
    page.begin(replace(offices.draft(), compensation=False, note="Catatan"))
    page.form.jump(path)
    editor = page.form.field(path).focus_widgets()[0]
    page.form.field("note").set_value("Catatan lain")
    qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert drafts.list_drafts(room.desk)[0].draft.note == "Catatan lain"
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(in_register(room)) == 1
