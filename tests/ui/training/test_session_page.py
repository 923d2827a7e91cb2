"""The page of a session: its tabs, its states, its papers."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records.training import Minutes, SessionRecord
from db.vocabulary import PaperKind, PersonKind, RiskLevel, SessionState
from desktop.services import attachments, papers, participants, people, sessions
from desktop.services.papers import PaperRequest
from desktop.ui.papers.preview_dialog import PaperDialog
from desktop.ui.training.caption_dialog import CaptionDialog
from desktop.ui.training.participant_dialog import ParticipantDialog
from desktop.ui.training.pick_people import PickPeopleDialog
from desktop.ui.training.session_page import SessionPage
from tests import made_up_sessions as made_up
from tests.offices import OfficeAtWork
from tests.scenes.training import photo
from tests.ui.training.conftest import Room

Show = Callable[[QWidget], None]


@pytest.fixture
def record(room: Room) -> SessionRecord:
    return made_up.filled_session(room.desk, 12)


@pytest.fixture
def page(room: Room, record: SessionRecord, show: Show) -> SessionPage:
    made = SessionPage(room.workplace)
    show(made)
    made.open(uid=record.uid)
    return made


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def names(room: Room, uid: str) -> list[str]:
    return [person.name for person in participants.participants(room.desk, uid)]


def test_the_head_says_what_when_where_and_how_it_stands(page: SessionPage) -> None:
    assert page._title.text() == made_up.TITLE
    assert page._subtitle.text() == "12 November 2026  ·  Aula Kantor Desa"
    assert page.primary.isVisible() and page.primary.text() == "Tandai terlaksana"
    shown = words(page.summary)
    for text in ("Pemerintah Desa Contoh Makmur", "2,5 JP", "Karangan Rekaan", "4 dari 9 topik", "nilai lulus 75"):
        assert text in shown
    assert page.tabs.tabText(1) == "Peserta (12)"


def test_a_session_is_marked_as_held_once_it_began(page: SessionPage, room: Room, record: SessionRecord) -> None:
    page.primary.click()
    assert sessions.session(room.desk, record.uid).state is SessionState.HELD
    assert not page.primary.isVisible()


def test_a_session_of_tomorrow_cannot_be_held_today(room: Room, show: Show) -> None:
    from datetime import date

    draft = made_up.session_draft()
    later = replace(draft, meetings=(replace(draft.meetings[0], on=date(2026, 12, 24)),))
    uid = sessions.add_session(room.desk, later).record.uid
    page = SessionPage(room.workplace)
    show(page)
    page.open(uid=uid)
    page.primary.click()
    assert room.boxes.shown == [("problem", "session-not-begun")]


def test_void_asks_why_and_closes_everything(page: SessionPage, room: Room, record: SessionRecord) -> None:
    page.void()
    assert page.dialog is not None
    page.dialog.accept_button.click()
    assert page.dialog.reason.has_problem
    page.dialog.reason.set_value("Narasumber berhalangan")
    page.dialog.accept_button.click()
    assert page.void_banner.isVisible() and not page.primary.isVisible()
    page.show_tab("participants")
    assert not page.participants.add_button.isVisible()
    page.show_tab("attendance")
    assert not page.attendance.rest_button.isVisible() and not page.attendance.grid.may_mark


def test_the_history_shows_before_and_after(page: SessionPage, room: Room, record: SessionRecord) -> None:
    draft = replace(sessions.draft_of(record), pass_mark=Decimal(80), organiser="Kecamatan Contoh")
    room.workplace.change(lambda desk: sessions.change_session(desk, record.uid, draft, "Salah ketik"))
    shown = words(page.summary)
    assert page.summary.changes == [("organiser", "pass_mark")]
    for text in ("Salah ketik", "Nilai lulus", "75", "80", "Pemerintah Desa Contoh Makmur", "Kecamatan Contoh"):
        assert text in shown


def test_people_known_are_put_on_the_list(page: SessionPage, room: Room, record: SessionRecord, qtbot: QtBot) -> None:
    from db.records.person import PersonDraft

    known = people.add_person(
        room.desk,
        PersonDraft(name="Budi Rekaan", kind=PersonKind.COMMUNITY, nik="0000004107850003", position="Ketua RT"),
    ).record
    page.show_tab("participants")
    page.participants.pick()
    dialog = page.participants.dialog
    assert isinstance(dialog, PickPeopleDialog)
    qtbot.wait(200)
    dialog.toggle(people.person(room.desk, known.uid))
    dialog.accept_button.click()
    assert "Budi Rekaan" in names(room, record.uid)
    added = next(p for p in participants.participants(room.desk, record.uid) if p.name == "Budi Rekaan")
    assert participants.open_identity(room.desk, added.uid).nik == "0000004107850003"
    page.participants.pick()
    assert known.uid in page.participants.dialog._taken  # type: ignore[union-attr]


def test_one_is_typed_changed_and_removed_with_a_reason(
    page: SessionPage, room: Room, record: SessionRecord, qtbot: QtBot
) -> None:
    page.show_tab("participants")
    page.participants.type_one()
    dialog = page.participants.dialog
    assert isinstance(dialog, ParticipantDialog)
    dialog.accept_button.click()
    assert dialog.name.has_problem
    dialog.name.set_value("Zulaikha Karangan")
    dialog.risk.set_value(RiskLevel.ABOVE_LOW)
    dialog.accept_button.click()
    assert names(room, record.uid)[-1] == "Zulaikha Karangan"
    qtbot.wait(20)
    table: Any = page.participants.table
    table.setCurrentIndex(table.rows.index(12, 1))
    page.participants.change()
    dialog = page.participants.dialog
    assert isinstance(dialog, ParticipantDialog) and dialog.name.value() == "Zulaikha Karangan"
    dialog.position.set_value("Bidan desa")
    dialog.accept_button.click()
    person = participants.participants(room.desk, record.uid)[-1]
    assert (person.position, person.risk_level) == ("Bidan desa", RiskLevel.ABOVE_LOW)
    qtbot.wait(20)
    page.participants.remove()
    reason: Any = page.participants.dialog
    reason.reason.set_value("Tercatat dua kali")
    reason.accept_button.click()
    assert "Zulaikha Karangan" not in names(room, record.uid)
    assert page.participants.count.text().startswith("11 peserta  ·  1 narasumber")


def test_a_walk_in_is_on_the_list_and_present(page: SessionPage, room: Room, record: SessionRecord) -> None:
    page.show_tab("participants")
    page.participants.add_walk_in()
    dialog = page.participants.dialog
    assert isinstance(dialog, ParticipantDialog)
    assert dialog.meeting.value() == record.meetings[0].uid
    dialog.name.set_value("Datang Tanpa Undangan")
    dialog.accept_button.click()
    person = participants.participants(room.desk, record.uid)[-1]
    assert person.walk_in and person.present_at(record.meetings[0].uid)


def test_a_name_twice_is_told_in_the_dialog(page: SessionPage, room: Room, record: SessionRecord) -> None:
    first = participants.participants(room.desk, record.uid)[0]
    page.show_tab("participants")
    page.participants.type_one()
    dialog: Any = page.participants.dialog
    dialog.name.set_value(first.name)
    dialog.position.set_value(first.position)
    dialog.institution.set_value(first.institution)
    dialog.accept_button.click()
    assert "sudah ada di daftar peserta" in dialog.name.problem.text() and len(names(room, record.uid)) == 12


def test_the_search_narrows_the_list(page: SessionPage, qtbot: QtBot) -> None:
    page.show_tab("participants")
    page.participants.search.setText("anggota bpd")
    qtbot.wait(20)
    table: Any = page.participants.table
    assert [row.name for row in table.rows._pages[0]] == ["Eka Rekaan", "Kartika Rekaan"]
    page.participants.search.setText("tidak ada")
    assert page.participants.stack.currentWidget() is page.participants.nothing


def test_participants_become_a_spreadsheet_without_nik(
    page: SessionPage, room: Room, chosen_files: list[Path | None], tmp_path: Path
) -> None:
    target = tmp_path / "peserta.xlsx"
    chosen_files.append(target)
    room.boxes.answers.append(True)
    page.show_tab("participants")
    page.participants._ask_save()
    text = str(list(openpyxl.load_workbook(target).active.values))
    assert "Asep Rekaan" in text and "tidak hadir" in text and "Pre-test" in text


def test_minutes_are_kept_while_typed_and_saved_as_a_revision(
    page: SessionPage, room: Room, record: SessionRecord, show: Show
) -> None:
    page.show_tab("minutes")
    tab = page.minutes
    tab.group.fields["leader"].set_value("Kepala Rekaan")
    tab.group.fields["leader"].left.emit()
    tab.group.fields["proceedings"].set_value("Acara dibuka.")
    tab.group.fields["proceedings"].left.emit()
    assert sessions.session(room.desk, record.uid).minutes == Minutes()
    assert page.can_leave()
    after = SessionPage(room.workplace)
    show(after)
    after.open(uid=record.uid, tab="minutes")
    assert after.minutes.collect() == Minutes(leader="Kepala Rekaan", proceedings="Acara dibuka.")
    assert after.minutes.state.text() == "Notulen yang belum disimpan dilanjutkan."
    after.minutes.save_button.click()
    assert sessions.session(room.desk, record.uid).minutes.proceedings == "Acara dibuka."
    assert after.minutes.state.text() == "Notulen sudah disimpan."
    assert not after.minutes.save_button.isEnabled()


def test_minutes_of_one_session_do_not_reach_another(page: SessionPage, room: Room) -> None:
    other = sessions.add_session(room.desk, made_up.session_draft(title="Kegiatan lain")).record
    page.show_tab("minutes")
    page.minutes.group.fields["agreed"].set_value("Hanya kegiatan pertama")
    page.minutes.group.fields["agreed"].left.emit()
    page.open(uid=other.uid, tab="minutes")
    assert page.minutes.collect() == Minutes()


def test_photos_get_captions_and_are_shown(
    page: SessionPage, room: Room, record: SessionRecord, tmp_path: Path, qtbot: QtBot
) -> None:
    files = []
    for number in range(2):
        file = tmp_path / f"foto-{number}.jpg"
        file.write_bytes(photo())
        files.append(file)
    broken = tmp_path / "rusak.jpg"
    broken.write_bytes(b"\xff\xd8\xff not a picture")
    page.show_tab("minutes")
    page.minutes.photos.take([*files, broken])
    dialog: Any = next(d for d in page.window().findChildren(CaptionDialog))
    assert len(dialog.photos) == 2 and room.boxes.shown == [("problem", "picture-damaged")]
    dialog.photos[0][1].set_value("Pembukaan")
    dialog.accept_button.click()
    kept = attachments.of_subject(room.desk, record.uid)
    assert [item.caption for item in kept] == ["Pembukaan", ""]
    assert set(page.minutes.photos.tiles) == {item.uid for item in kept}
    assert page.minutes.photos.tiles[kept[0].uid].text() == "Pembukaan"


def test_papers_are_previewed_and_listed_when_issued(page: SessionPage, room: Room, record: SessionRecord) -> None:
    page.show_tab("papers")
    page.papers.make(PaperKind.INVITATION)
    dialog = next(d for d in page.window().findChildren(PaperDialog))
    assert dialog.view.page_count >= 1
    dialog.reject()
    assert papers.list_papers(room.desk, record.uid) == ()
    request = PaperRequest(kind=PaperKind.INVITATION, subject_uid=record.uid)
    room.workplace.change(lambda desk: papers.issue(desk, request))
    (paper,) = papers.list_papers(room.desk, record.uid)
    assert paper.uid in page.papers.rows


def test_an_attendance_list_asks_what_it_is_to_look_like(page: SessionPage) -> None:
    page.show_tab("papers")
    page.papers.make(PaperKind.ATTENDANCE)
    dialog = page.papers.dialog
    assert dialog is not None and dialog.form.isVisible()
    dialog.blank.line.setText("2,5")
    dialog.accept_button.click()
    assert "bilangan bulat" in dialog.blank.problem.text()
    dialog.blank.line.setText("3")
    dialog.accept_button.click()
    shown = next(d for d in page.window().findChildren(PaperDialog))
    assert shown.shown.requests[0].details == {"blank_rows": "3"}
    shown.reject()


def test_who_did_not_come_is_printed_alone(page: SessionPage) -> None:
    page.show_tab("papers")
    page.papers.make(PaperKind.ATTENDANCE)
    dialog = page.papers.dialog
    assert dialog is not None
    dialog.form.set_value("absent")
    dialog.form.changed.emit()
    assert not dialog.blank.isVisible() and not dialog.phones.isVisible()
    dialog.accept_button.click()
    shown = next(d for d in page.window().findChildren(PaperDialog))
    assert shown.shown.requests[0].details == {"blank_rows": "0", "absent": "1"}
    shown.reject()


def test_what_cannot_be_printed_yet_says_why(page: SessionPage, room: Room) -> None:
    shown: list[str] = []
    room.workplace._show_problem = lambda problem: shown.append(problem.code)  # type: ignore[method-assign]
    page.show_tab("papers")
    page.papers.make(PaperKind.PHOTOS)
    page.papers.make(PaperKind.ACTIVITY)
    assert shown == ["session-without-photos", "session-not-held"]


def test_a_reader_sees_names_but_no_scores_nor_minutes(
    office: OfficeAtWork, room_of: Callable[[Any], Room], show: Show
) -> None:
    record = made_up.filled_session(office.manager, 6)
    room = room_of(office.reader)
    page = SessionPage(room.workplace)
    show(page)
    page.open(uid=record.uid)
    tabs = [page.tabs.tabText(n) for n in range(page.tabs.count())]
    assert tabs[:3] == ["Ringkasan", "Peserta (6)", "Kehadiran"]
    assert not {"Nilai tes", "Notulen dan foto", "Dokumen cetak"} & set(tabs)
    assert not page.primary.isVisible() and not page._more.isVisible()
    page.show_tab("participants")
    assert not page.participants.add_button.isVisible() and not page.participants.list_button.isVisible()
    page.show_tab("attendance")
    assert not page.attendance.grid.may_mark


def test_a_long_title_wraps(room: Room, show: Show) -> None:
    long = "Sosialisasi dan Bimbingan Teknis Penguatan Sistem Manajemen Anti-Penyuapan " * 2
    uid = sessions.add_session(room.desk, made_up.session_draft(title=long.strip())).record.uid
    page = SessionPage(room.workplace)
    show(page)
    page.open(uid=uid)
    assert page.width() == 1126 and page._title.heightForWidth(page._title.width()) <= page._title.height() + 2


def test_minutes_go_on_being_kept_when_the_page_is_not_left_after_all(
    page: SessionPage, room: Room, record: SessionRecord
) -> None:
    page.show_tab("minutes")
    page.minutes.group.fields["leader"].set_value("Kepala Rekaan")
    assert page.can_leave()
    page.minutes.group.fields["agreed"].set_value("Dicatat setiap hari")
    page.minutes.save_button.click()
    minutes = sessions.session(room.desk, record.uid).minutes
    assert (minutes.leader, minutes.agreed) == ("Kepala Rekaan", "Dicatat setiap hari")
