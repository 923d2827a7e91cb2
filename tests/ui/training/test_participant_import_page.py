"""Importing participants through the window: file or paste, doubts looked at, doubtful people decided, one step."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records.person import PersonDraft
from db.records.training import Meeting
from desktop.services import participants, people, sessions
from desktop.services.people import PeopleQuery
from desktop.sheets.preview import RowStatus
from desktop.ui.kit import Banner
from desktop.ui.training.import_matching import NEW
from desktop.ui.training.import_understood import ImportUnderstood
from desktop.ui.training.participant_import import open_participant_import
from desktop.ui.training.participant_import_page import ParticipantImportPage
from tests.trainings import session_draft
from tests.ui.training.conftest import Room

Show = Callable[[QWidget], None]
SAMPLE = Path(__file__).parents[2] / "data" / "sheets" / "daftar-hadir.xls"


@pytest.fixture
def session(room: Room) -> str:
    """The uid of a planned session without day and place."""
    return sessions.add_session(room.desk, session_draft(meetings=(Meeting(),))).record.uid


def _page(room: Room, show: Show, session: str, **arguments: Any) -> ParticipantImportPage:
    page = ParticipantImportPage(room.workplace)
    show(page)
    page.open(session=session, **arguments)
    return page


def _step(page: ParticipantImportPage) -> ImportUnderstood:
    assert page.understood is not None
    return page.understood


def _offer(page: ParticipantImportPage) -> Banner:
    offer = _step(page).offer
    assert offer is not None
    return offer


def _all_words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_the_button_of_the_session_leads_here(room: Room, session: str) -> None:
    open_participant_import(room.workplace, session)
    assert room.went == [("participant-import", {"session": session})]


def test_the_sample_is_looked_at_and_entered_in_one_step(room: Room, show: Show, qtbot: QtBot, session: str) -> None:
    page = _page(room, show, session, path=SAMPLE)
    assert page.take_button.text() == "Masukkan 41 orang"
    assert _step(page).preview.preview.count(RowStatus.DOUBTFUL) == 10
    assert "081298765432 ditulis untuk 9 orang" in "\n".join(b for b in _banner_words(page))
    assert _step(page).presence.isVisible() and _step(page).presence.isChecked()
    page.take_button.click()
    assert page.result is not None
    assert page.result.title.text() == "41 orang masuk daftar peserta."
    assert "41 orang ditandai hadir." in page.result.text.text()
    listed = participants.participants(room.desk, session)
    assert len(listed) == 41 and all(one.attended for one in listed)
    page.result.button.click()
    assert room.went[-1] == ("session", {"uid": session, "tab": "participants"})


def _banner_words(page: ParticipantImportPage) -> list[str]:
    return [banner.text for banner in page.findChildren(Banner)]


def test_day_and_place_above_the_list_are_offered_to_the_session(
    room: Room, show: Show, qtbot: QtBot, session: str
) -> None:
    page = _page(room, show, session, path=SAMPLE)
    assert "12 Mei 2026, Aula Kecamatan" in _offer(page).text
    _offer(page).button.click()
    meeting = sessions.session(room.desk, session).meetings[0]
    assert (str(meeting.on), meeting.place) == ("2026-05-12", "Aula Kecamatan")
    again = _page(room, show, session, path=SAMPLE)
    assert _step(again).offer is None, "the session has them now"


def test_names_pasted_from_a_chat_are_entered(room: Room, show: Show, qtbot: QtBot, session: str) -> None:
    page = _page(room, show, session)
    assert not page.source.read_button.isEnabled()
    QGuiApplication.clipboard().setText("1. Jaya Rekaan, S.IP\n2. Siti Contoh")
    page.source.text.setFocus()
    page.source.text.paste()
    page.source.read_button.click()
    assert page.take_button.text() == "Masukkan 2 orang"
    page.take_button.click()
    assert [one.name for one in participants.participants(room.desk, session)] == ["Jaya Rekaan, S.IP", "Siti Contoh"]


def test_doubtful_people_are_decided_one_by_one(room: Room, show: Show, qtbot: QtBot, session: str) -> None:
    known = people.add_person(
        room.desk, PersonDraft(name="Jaya Rekaan, S.IP", position="Kadus", institution="Desa Contoh Lain")
    ).record
    people.add_person(room.desk, PersonDraft(name="Siti Contoh", position="Kaur", institution="Desa Jauh"))
    page = _page(room, show, session)
    text = "Nama\tJabatan\tAsal\nJAYA REKAAN BIN ABDUL\tKadus\tDs. Contoh Lain\nSiti Contoh\tKaur\tDesa Contoh Lain\n"
    page.read_text(text + "Orang Baru\tKadus\tDesa Contoh Lain\n")
    assert page.take_button.text() == "Tentukan 2 yang mirip"
    page.take_button.click()
    matching = page.matching
    assert matching is not None
    assert not page.take_button.isEnabled()
    words = _all_words(matching)
    assert "JAYA REKAAN BIN ABDUL" in words and "nama mirip, ditulis berbeda; jabatan dan asal sama." in words
    assert "asal berbeda" in words
    first, second = matching.cards.values()
    button = first.group.buttons()[0]
    assert button.text() == "Orang yang sama: Jaya Rekaan, S.IP"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert matching.open_words.text() == "1 belum ditentukan"
    second.choose(NEW)
    assert page.take_button.isEnabled() and page.take_button.text() == "Masukkan 3 orang"
    page.take_button.click()
    listed = participants.participants(room.desk, session)
    assert [one.name for one in listed] == ["Jaya Rekaan, S.IP", "Siti Contoh", "Orang Baru"]
    assert listed[0].person_uid == known.uid
    assert people.find_people(room.desk, PeopleQuery()).count == 5


def test_one_step_back_keeps_what_was_left_out(room: Room, show: Show, qtbot: QtBot, session: str) -> None:
    people.add_person(room.desk, PersonDraft(name="Jaya Rekaan, S.IP"))
    page = _page(room, show, session)
    page.read_text("Nama\tJabatan\nJaya Rekaan\tKadus\nSiti Contoh\tKaur\n")
    page.go_on()
    assert page.matching is not None
    page.back()
    assert page.matching is None and page.understood is not None
    _step(page).preview.leave_out(2)
    assert page.take_button.text() == "Masukkan 1 orang", "nobody doubtful is left"
    page.back()
    assert page.stack.currentWidget() is page.source
    page.back()
    assert room.went[-1] == ("session", {"uid": session, "tab": "participants"})


def test_a_refused_score_is_shown_and_the_others_are_taken(room: Room, show: Show, qtbot: QtBot, session: str) -> None:
    page = _page(room, show, session)
    page.read_text("Nama\tJabatan\tPost test\nJaya Rekaan\tKadus\t105\nSiti Contoh\tKaur\t85,5\n")
    _step(page).preview.table.stand_on("2")
    qtbot.wait(20)
    assert "Nilai 105 di luar 0 sampai 100." in _step(page).preview.details.words.text()
    page.take_button.click()
    assert [str(one.post_score) for one in participants.participants(room.desk, session)] == ["85.5"]


def test_without_the_tick_nobody_is_marked_present(room: Room, show: Show, qtbot: QtBot, session: str) -> None:
    page = _page(room, show, session, path=SAMPLE)
    _step(page).presence.setChecked(False)
    page.take_button.click()
    assert not any(one.attended for one in participants.participants(room.desk, session))


def test_a_file_that_is_no_list_is_refused_in_words(
    room: Room, show: Show, qtbot: QtBot, session: str, tmp_path: Path
) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(b"PK\x03\x04 bukan lembar kerja")
    page = _page(room, show, session, path=path)
    assert [kind for kind, _code in room.boxes.shown] == ["problem"]
    assert page.stack.currentWidget() is page.source and page.source.zone.isEnabled()


def test_another_sheet_of_the_file_is_chosen(
    room: Room, show: Show, qtbot: QtBot, session: str, tmp_path: Path
) -> None:
    path = tmp_path / "dua-hari.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, person in (("Hari 1", "Jaya Rekaan"), ("Hari 2", "Siti Contoh")):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate((("No", "Nama", "Jabatan"), (1, person, "Kadus"))):
                sheet.write_row(row, 0, cells)
    page = _page(room, show, session, path=path)
    assert [row.draft.draft.name for row in _step(page).preview.preview.rows if row.draft] == ["Jaya Rekaan"]
    assert any("Hari 2" in words for words in _banner_words(page))
    chip = next(chip for chip in _step(page).sheets.chips if chip.value == "Hari 2")
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [row.draft.draft.name for row in _step(page).preview.preview.rows if row.draft] == ["Siti Contoh"]


def test_the_template_is_saved(
    room: Room, show: Show, qtbot: QtBot, session: str, chosen_files: list[Path | None], tmp_path: Path
) -> None:
    path = tmp_path / "templat.xlsx"
    chosen_files.append(path)
    _page(room, show, session).source.template_button.click()
    assert path.exists()


def test_everything_is_reached_by_keyboard(room: Room, show: Show, qtbot: QtBot, session: str) -> None:
    page = _page(room, show, session)
    page.take_focus()
    assert page.source.zone.button.hasFocus()
    for widget in (page.source.text, page.source.read_button, page.source.template_button, page.back_button):
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
