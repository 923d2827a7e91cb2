"""People on screen: searched, picked, added, their training and outside certificates, covered from readers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records.person import KnownPerson, PersonDraft
from db.vocabulary import LearningState, PersonKind
from desktop.services import attachments, outside_certificates, participants, people, sessions
from desktop.services.people import PeopleQuery
from desktop.sheets.reader import read_cells
from desktop.ui.training.outside_dialog import OutsideCertificateDialog
from desktop.ui.training.people_page import PeoplePage
from desktop.ui.training.person_dialog import PersonDialog
from desktop.ui.training.person_page import PersonPage
from desktop.ui.training.pick_people import PickPeopleDialog
from tests.offices import OfficeAtWork
from tests.services.files import jpeg
from tests.trainings import held_session, session_draft
from tests.ui.training.conftest import Room

Show = Callable[[QWidget], None]
NIK = "0000001203800007"


@pytest.fixture
def jaya(office: OfficeAtWork) -> str:
    """The uid of somebody of another village."""
    draft = PersonDraft(name="Jaya Rekaan, S.IP", nik=NIK, position="Kadus", institution="Desa Lain", phone="0800-7")
    people.add_person(office.clerk, PersonDraft(name="Siti Contoh", kind=PersonKind.COMMUNITY, institution="Desa Lain"))
    return people.add_person(office.clerk, draft).record.uid


def _names(table: Any) -> list[str]:
    return [table.rows.row(n).name for n in range(table.rows.count)]


def _all_words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def _opened(room: Room, show: Show, qtbot: QtBot, **arguments: Any) -> PeoplePage:
    page = PeoplePage(room.workplace)
    show(page)
    page.open(**arguments)
    qtbot.wait(20)
    return page


def test_the_list_holds_officials_and_others_and_is_searched_while_typing(
    room: Room, show: Show, qtbot: QtBot, jaya: str
) -> None:
    page = _opened(room, show, qtbot)
    assert _names(page.table) == ["Jaya Rekaan, S.IP", "Siti Contoh", "Wulan Rekaan"]
    assert page.count.text() == "3 orang"
    qtbot.keyClicks(page.search, "kadus lain")
    qtbot.waitUntil(lambda: _names(page.table) == ["Jaya Rekaan, S.IP"])
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert room.went == [("person", {"uid": jaya})]


def test_chips_narrow_it_and_nothing_found_says_so(room: Room, show: Show, qtbot: QtBot, jaya: str) -> None:
    page = _opened(room, show, qtbot, kind="community")
    assert _names(page.table) == ["Siti Contoh"]
    page.search.setText("tidak ada")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.nothing)
    page.nothing.button.click()
    qtbot.waitUntil(lambda: page.table.rows.count == 3)


def test_a_reader_finds_names_but_no_numbers_and_no_buttons(
    office: OfficeAtWork, room_of: Callable[[Any], Room], show: Show, qtbot: QtBot, jaya: str
) -> None:
    page = _opened(room_of(office.reader), show, qtbot)
    assert {column.key for column in page.table.rows.columns}.isdisjoint({"nik", "id", "phone"})
    person = PersonPage(page.workplace)
    show(person)
    person.open(uid=jaya)
    words = _all_words(person)
    assert "Desa Lain" in words and "0800-7" not in words and "NIK" not in words
    assert not person.change_button.isVisible() and not person.identity_button.isVisible()


def test_a_new_person_is_added_and_opened(room: Room, show: Show, qtbot: QtBot) -> None:
    page = _opened(room, show, qtbot)
    page.add()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PersonDialog) and w.isVisible())
    dialog.accept_button.click()
    assert dialog.name.has_problem, "a name is needed"
    dialog.name.set_value("Budi Rekaan, S.Sos., M.Si")
    dialog.institution.set_value("CV Rekaan")
    dialog.kind.set_value(PersonKind.ASSOCIATE)
    dialog.accept_button.click()
    (found,) = people.find_people(room.desk, PeopleQuery(search="budi")).rows
    assert (found.name, found.kind) == ("Budi Rekaan, S.Sos., M.Si", PersonKind.ASSOCIATE)
    assert room.went == [("person", {"uid": found.uid})]


def test_a_nik_that_belongs_to_somebody_is_told_at_its_field(room: Room, show: Show, qtbot: QtBot, jaya: str) -> None:
    dialog = PersonDialog(room.workplace, None, draft=PersonDraft(name="Orang Lain", nik=NIK))
    show(dialog)
    dialog.accept_button.click()
    assert dialog.nik.has_problem
    assert "Jaya Rekaan, S.IP" in _all_words(dialog)
    assert people.find_people(room.desk, PeopleQuery()).count == 3


def test_a_person_is_changed_without_losing_the_covered_number(room: Room, show: Show, qtbot: QtBot, jaya: str) -> None:
    record = people.person_record(room.desk, jaya)
    dialog = PersonDialog(room.workplace, None, record)
    show(dialog)
    assert NIK not in dialog.nik.line.text()
    dialog.position.set_value("Sekretaris Desa")
    dialog.accept_button.click()
    opened = people.open_identity(room.desk, jaya)
    assert (opened.position, opened.nik) == ("Sekretaris Desa", NIK)


def test_people_are_ticked_across_searches_and_handed_over(room: Room, show: Show, qtbot: QtBot, jaya: str) -> None:
    chosen: list[tuple[KnownPerson, ...]] = []
    dialog = PickPeopleDialog(room.workplace, chosen.append)
    show(dialog)
    qtbot.waitUntil(lambda: dialog.table.rows.count == 3)
    assert not dialog.accept_button.isEnabled()
    dialog.search.setText("siti")
    qtbot.waitUntil(lambda: _names(dialog.table) == ["Siti Contoh"])
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.search.setText("jaya")
    qtbot.waitUntil(lambda: _names(dialog.table) == ["Jaya Rekaan, S.IP"])
    dialog.table.stand_on_first()
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.accept_button.text() == "Ambil 2 orang"
    dialog.accept_button.click()
    assert [[person.name for person in group] for group in chosen] == [["Siti Contoh", "Jaya Rekaan, S.IP"]]
    uid = sessions.add_session(room.desk, session_draft()).record.uid
    participants.add_participants(room.desk, uid, [participants.from_person(person) for person in chosen[0]])
    listed = participants.participants(room.desk, uid)
    assert participants.open_identity(room.desk, listed[1].uid).nik == NIK


def test_who_is_on_the_list_already_cannot_be_ticked(room: Room, show: Show, qtbot: QtBot, jaya: str) -> None:
    dialog = PickPeopleDialog(room.workplace, lambda _people: None, taken=frozenset({jaya}))
    show(dialog)
    qtbot.waitUntil(lambda: dialog.table.rows.count == 3)
    dialog._toggle_row(0)
    assert dialog.chosen == ()


def test_a_new_person_of_the_pick_dialog_is_ticked_at_once(room: Room, show: Show, qtbot: QtBot) -> None:
    dialog = PickPeopleDialog(room.workplace, lambda _people: None)
    show(dialog)
    dialog.add_button.click()
    form = dialog.findChild(PersonDialog)
    assert form is not None
    form.name.set_value("Budi Rekaan")
    form.accept_button.click()
    assert [person.name for person in dialog.chosen] == ["Budi Rekaan"]


def test_the_page_of_a_person_shows_trainings_and_opens_the_session(
    room: Room, show: Show, qtbot: QtBot, office: OfficeAtWork
) -> None:
    uid = held_session(office.trainer)
    entered = participants.participants(office.trainer, uid)[0]
    person = people.add_person(office.trainer, PersonDraft(name="Peserta Rekaan 9", position="Kadus")).record.uid
    known = people.person(office.trainer, person)
    participants.add_participants(office.trainer, uid, [participants.from_person(known)])
    page = PersonPage(room.workplace)
    show(page)
    page.open(uid=person)
    assert page.history is not None
    assert [row.title for row in page.history.rows] == ["Sosialisasi Pengendalian Gratifikasi (contoh)"]
    assert "tidak hadir" in page.history.rows[0].accessibleName()
    page.history.rows[0].click()
    assert room.went[-1] == ("session", {"uid": uid})
    assert entered.attended


def test_numbers_are_opened_on_purpose(room: Room, show: Show, qtbot: QtBot, jaya: str) -> None:
    page = PersonPage(room.workplace)
    show(page)
    page.open(uid=jaya)
    assert NIK not in _all_words(page)
    page.identity_button.click()
    assert NIK in _all_words(page)


def test_an_outside_certificate_is_registered_with_its_file_and_checked(
    room: Room, show: Show, qtbot: QtBot, jaya: str, tmp_path: Path
) -> None:
    path = tmp_path / "sertifikat.jpg"
    path.write_bytes(jpeg())
    page = PersonPage(room.workplace)
    show(page)
    page.open(uid=jaya)
    assert page.outside is not None
    page.outside.add_button.click()
    dialog = page.outside.dialog
    assert isinstance(dialog, OutsideCertificateDialog)
    dialog.number.set_value("CONTOH/001")
    dialog.dated.line.setText("01-10-2026")
    dialog.hours.line.setText("4")
    dialog.take([path])
    dialog.topics.toggle_all()
    dialog.accept_button.click()
    (record,) = outside_certificates.certificates_of(room.desk, jaya)
    assert (record.number, str(record.lesson_hours), record.state) == ("CONTOH/001", "4", LearningState.DONE)
    assert attachments.content(room.desk, record.attachment_uid)
    room.boxes.answers = [True]
    page.outside.check_buttons[record.uid].click()
    (checked,) = outside_certificates.certificates_of(room.desk, jaya)
    assert checked.state is LearningState.VERIFIED
    assert "Sudah diperiksa" in _all_words(page)
    page.outside.show_file(checked)
    page.outside.dialog.reject()  # type: ignore[union-attr]


def test_a_number_of_somebody_else_is_told_at_its_field(
    room: Room, show: Show, qtbot: QtBot, jaya: str, office: OfficeAtWork
) -> None:
    from db.records.person import OutsideCertificateDraft

    outside_certificates.add(office.clerk, OutsideCertificateDraft(person_uid=jaya, number="CONTOH/001"))
    siti = people.find_people(room.desk, PeopleQuery(search="siti")).rows[0]
    dialog = OutsideCertificateDialog(room.workplace, None, siti.uid)
    show(dialog)
    dialog.number.set_value("CONTOH/001")
    dialog.accept_button.click()
    assert dialog.number.has_problem and "Jaya Rekaan" in _all_words(dialog)


def test_the_list_is_saved_as_a_spreadsheet_by_a_trainer(
    room: Room, show: Show, qtbot: QtBot, jaya: str, chosen_files: list[Path | None], tmp_path: Path
) -> None:
    path = tmp_path / "orang.xlsx"
    chosen_files.append(path)
    page = _opened(room, show, qtbot, kind="other_office")
    room.boxes.answers = [True]
    page._save()
    cells = [cell for sheet in read_cells(path) for row in sheet.rows for cell in row]
    assert "Jaya Rekaan, S.IP" in cells and "Siti Contoh" not in cells and NIK not in cells
