"""The form of a session: typed, checked, kept as a draft, saved, copied, corrected."""

import hashlib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records.training import SessionDraft
from db.vocabulary import SessionKind, TrainingTopic
from desktop.services import sessions
from desktop.ui.reports.reason_dialog import ReasonDialog
from desktop.ui.training.session_form import SessionFormPage
from tests import made_up_sessions as made_up
from tests.ui.training.conftest import Room

Show = Callable[[QWidget], None]


@pytest.fixture
def page(room: Room, show: Callable[[QWidget], None]) -> SessionFormPage:
    made = SessionFormPage(room.workplace)
    show(made)
    made.take_focus()
    return made


def fill(page: SessionFormPage, path: str, value: object) -> None:
    field = page.form.field(path)
    assert field is not None, path
    field.set_value(value)
    field.left.emit()


def stored(room: Room) -> list[SessionDraft]:
    rows = sessions.find_sessions(room.desk, sessions.SessionQuery()).rows
    return [sessions.session(room.desk, row.uid) for row in rows]


def test_a_session_is_typed_and_saved(page: SessionFormPage, room: Room, qtbot: QtBot) -> None:
    fill(page, "title", "Sosialisasi gratifikasi")
    fill(page, "kind", SessionKind.BIMTEK)
    fill(page, "meetings.0.on", date(2026, 12, 1))
    start: Any = page.form.field("meetings.0.starts_at")
    start.line.setFocus()
    qtbot.keyClicks(start.line, "9")
    end: Any = page.form.field("meetings.0.ends_at")
    end.line.setFocus()
    qtbot.keyClicks(end.line, "11:30")
    page.form.field("meetings.0.place").line.setFocus()  # type: ignore[union-attr]
    assert (start.line.text(), end.line.text()) == ("09.00", "11.30")
    page.form.meetings.add_button.click()
    assert page.form.meetings.lines[1].collect().on == date(2026, 12, 2)
    page.form.speakers.add_button.click()
    fill(page, "speakers.0.name", "Dra. Rekaan, M.Si.")
    page.form.subjects.add_button.click()
    fill(page, "subjects.0.name", "Batas waktu melapor")
    fill(page, "subjects.0.lesson_hours", Decimal("1.5"))
    page.form.subjects.add_button.click()
    fill(page, "subjects.1.name", "Latihan")
    fill(page, "subjects.1.lesson_hours", Decimal(1))
    assert page.form.subjects.total.text() == "Jumlah 2,5 JP"
    page.form.topics.topics.all_button.click()
    fill(page, "pass_mark", Decimal(70))
    page.save()
    (record,) = stored(room)
    assert (record.title, record.kind, record.lesson_hours) == (
        "Sosialisasi gratifikasi",
        SessionKind.BIMTEK,
        Decimal("2.5"),
    )
    assert [(m.on, m.starts_at, m.ends_at) for m in record.meetings] == [
        (date(2026, 12, 1), "09.00", "11.30"),
        (date(2026, 12, 2), "09.00", "11.30"),
    ]
    assert set(record.topics) == set(TrainingTopic) and record.pass_mark == 70
    assert room.went[-1][0] == "session"


def test_each_bad_value_is_told_at_its_field(page: SessionFormPage, room: Room) -> None:
    page.save()
    title: Any = page.form.field("title")
    assert "Nama kegiatan belum diisi" in title.problem.text()
    fill(page, "title", "Arahan")
    fill(page, "pass_mark", Decimal(105))
    mark: Any = page.form.field("pass_mark")
    assert mark.problem.text().startswith("Nilai 105 di luar 0 sampai 100")
    page.save()
    assert stored(room) == []
    fill(page, "pass_mark", Decimal(75))
    start: Any = page.form.field("meetings.0.starts_at")
    start.line.setText("25.00")
    start._on_left()
    page.save()
    assert "09.00" in start.problem.text() and stored(room) == []
    fill(page, "meetings.0.starts_at", "13.00")
    fill(page, "meetings.0.ends_at", "09.00")
    page.save()
    end: Any = page.form.field("meetings.0.ends_at")
    assert "Jam selesai 09.00 tidak sesudah jam mulai 13.00" in end.problem.text() and stored(room) == []


def test_a_doubt_about_the_whole_list_stands_under_it(page: SessionFormPage) -> None:
    page.begin(made_up.session_draft())
    fill(page, "subjects.1.lesson_hours", Decimal(9))
    assert "lebih lama daripada waktu kegiatannya" in page.form.subjects.trouble.text()
    fill(page, "subjects.1.lesson_hours", Decimal("1.5"))
    assert page.form.subjects.trouble.isHidden()


def test_batches_are_asked_only_where_there_are_several(page: SessionFormPage) -> None:
    assert page.form.field("meetings.0.batch").isHidden()  # type: ignore[union-attr]
    page.form.meetings.batch_button.click()
    assert [line.collect().batch for line in page.form.meetings.lines] == ["Gelombang 1", "Gelombang 2"]
    assert not page.form.field("meetings.0.batch").isHidden()  # type: ignore[union-attr]


def test_a_power_cut_loses_at_most_one_field(
    page: SessionFormPage, room: Room, show: Callable[[QWidget], None]
) -> None:
    fill(page, "title", "Belum selesai ditulis")
    fill(page, "organiser", "Pemerintah Desa Contoh")
    page.form.field("note").set_value("belum ditinggalkan")  # type: ignore[union-attr] # the field is not left yet
    page.keeper._key = ""  # the power goes
    after = SessionFormPage(room.workplace)
    show(after)
    after.take_focus()
    draft = after.form.collect()
    assert (draft.title, draft.organiser, draft.note) == ("Belum selesai ditulis", "Pemerintah Desa Contoh", "")
    assert after.resumed.text == "Draf kegiatan yang belum disimpan dilanjutkan."
    after.resumed.button.click()
    assert after.form.collect() == SessionDraft() and not after.resumed.isVisible()


def test_saving_forgets_the_draft(page: SessionFormPage, room: Room, show: Callable[[QWidget], None]) -> None:
    fill(page, "title", "Arahan pagi")
    page.save()
    after = SessionFormPage(room.workplace)
    show(after)
    after.take_focus()
    assert after.form.collect() == SessionDraft()


def test_a_new_form_is_left_without_a_question(page: SessionFormPage, room: Room) -> None:
    fill(page, "title", "Arahan pagi")
    assert page.can_leave() and room.boxes.shown == []


def test_material_files_leave_name_and_hash(page: SessionFormPage, room: Room, tmp_path: Path) -> None:
    file = tmp_path / "modul.pdf"
    file.write_bytes(b"%PDF-1.7 bahan contoh" * 1000)
    page.form.materials.take([file, tmp_path / "tidak-ada.pdf"])
    (material,) = page.form.materials.materials
    assert material.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (material.name, material.length) == ("modul.pdf", file.stat().st_size)
    assert room.boxes.shown == [("problem", "file-unreadable")]
    page.form.materials.take([file])
    assert "sudah ada di daftar" in room.boxes.shown[-1][1]


def test_a_copy_takes_words_but_no_dates(page: SessionFormPage, room: Room) -> None:
    record = made_up.filled_session(room.desk, 5)
    page.open(copy_of=record.uid)
    draft = page.form.collect()
    assert (draft.title, draft.speakers, draft.topics) == (record.title, record.speakers, record.topics)
    assert draft.days == () and draft.invitation_number == "" and draft.meetings[0].place == "Aula Kantor Desa"
    page.save()
    assert len(stored(room)) == 2


def test_a_copy_does_not_throw_an_unfinished_draft_away_unasked(page: SessionFormPage, room: Room) -> None:
    record = made_up.filled_session(room.desk, 2)
    fill(page, "title", "Draf yang berharga")
    assert page.can_leave()
    page.open(copy_of=record.uid)
    assert room.boxes.shown[-1] == ("destroy", "Ganti draf kegiatan yang belum disimpan dengan salinan ini?")
    assert page.form.collect().title == "Draf yang berharga"


def test_a_correction_keeps_people_and_asks_before_leaving(page: SessionFormPage, room: Room) -> None:
    record = made_up.filled_session(room.desk, 5)
    page.open(correct=record.uid)
    fill(page, "organiser", "Kecamatan Contoh")
    assert not page.can_leave()
    assert room.boxes.shown[-1][0] == "ask"
    page.save()
    after = sessions.session(room.desk, record.uid)
    assert (after.organiser, after.participant_count, len(after.meetings)) == ("Kecamatan Contoh", 5, 1)
    assert after.meetings[0].uid == record.meetings[0].uid
    assert room.went[-1] == ("session", {"uid": record.uid})


def test_a_held_session_is_corrected_with_a_reason(page: SessionFormPage, room: Room) -> None:
    record = made_up.filled_session(room.desk, 5)
    sessions.mark_held(room.desk, record.uid)
    page.open(correct=record.uid)
    fill(page, "pass_mark", Decimal(60))
    page.save()
    assert isinstance(page.dialog, ReasonDialog)
    page.dialog.accept_button.click()
    assert page.dialog.reason.has_problem
    page.dialog.reason.set_value("Nilai lulus salah ketik")
    page.dialog.accept_button.click()
    last = sessions.revisions(room.desk, record.uid)[-1]
    assert (last.reason, last.content.pass_mark) == ("Nilai lulus salah ketik", 60)


def test_a_sitting_with_attendance_is_not_removed_unasked(page: SessionFormPage, room: Room) -> None:
    record = made_up.filled_session(room.desk, 6, made_up.two_batches())
    page.open(correct=record.uid)
    page.form.meetings.lines[0].remove_button.click()
    assert room.boxes.shown[-1][0] == "destroy" and len(page.form.meetings.lines) == 3
    room.boxes.answers.append(True)
    page.form.meetings.lines[0].remove_button.click()
    assert len(page.form.meetings.lines) == 2


def test_the_keys_follow_the_eye(page: SessionFormPage, qtbot: QtBot) -> None:
    page.form.speakers.add_button.click()
    page.form.speakers.add_button.click()
    name: Any = page.form.field("speakers.0.name")
    name.line.setFocus()
    for path in ("speakers.0.position", "speakers.0.institution"):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.form.field(path).line is page.focusWidget()  # type: ignore[union-attr]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.form.field("speakers.1.name").line is page.focusWidget()  # type: ignore[union-attr]


def test_a_form_that_may_be_left_but_is_not_goes_on_being_kept(page: SessionFormPage, room: Room, show: Show) -> None:
    fill(page, "title", "Arahan pagi")
    assert page.can_leave()  # the window was to be closed, but another page objected
    fill(page, "organiser", "Pemerintah Desa Contoh")
    page.keeper._key = ""  # the power goes
    after = SessionFormPage(room.workplace)
    show(after)
    after.take_focus()
    assert after.form.collect().organiser == "Pemerintah Desa Contoh"


def test_coming_back_shows_what_was_left(page: SessionFormPage, room: Room) -> None:
    fill(page, "title", "Arahan pagi")
    assert page.can_leave()
    page.take_focus()
    assert page.form.collect().title == "Arahan pagi" and page.resumed.isVisible()
    page.resumed.button.click()
    assert page.form.collect() == SessionDraft()


def test_a_correction_left_unfinished_is_no_new_session(page: SessionFormPage, room: Room) -> None:
    record = made_up.filled_session(room.desk, 3)
    page.open(correct=record.uid)
    fill(page, "organiser", "Belum disimpan")
    room.boxes.answers.append(True)
    assert page.can_leave()
    page.take_focus()
    assert page.correcting is None and page.form.collect() == SessionDraft()
    page.open(correct=record.uid)
    assert page.form.collect().organiser == "Belum disimpan"
    assert page.resumed.text == "Perbaikan yang belum disimpan dilanjutkan."
    page.resumed.button.click()
    assert page.form.collect().organiser == record.organiser
