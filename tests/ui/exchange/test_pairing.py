"""Pairing in the window: a file is taken in, eight words are compared, a wrong one is helped with."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from db.vocabulary import KeyState, PartnerRelation, Role
from desktop.services import partners
from desktop.ui.exchange.own_keys_dialog import OwnKeysDialog
from desktop.ui.exchange.partner_dialog import PartnerDialog
from desktop.ui.exchange.words_dialog import WordsDialog
from desktop.ui.papers import preview_dialog
from desktop.ui.shell import MainWindow
from tests.offices import PASSWORD
from tests.ui.exchange.conftest import Village


def dialog_of(window: MainWindow, kind: type[Any]) -> Any:
    """The open dialog of a kind."""
    found = [child for child in window.findChildren(kind) if child.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def enrol(village: Village) -> WordsDialog:
    """Take the enrolment file of the inspectorate in by the button of the card."""
    path = partners.write_enrolment(village.mentor, village.stick).record
    page = village.page("send")
    assert page.pairing.state == "none" and not page.primary.isEnabled()
    village.chosen.append(path)
    page.pairing.zone.button.click()
    village.settle()
    found: WordsDialog = dialog_of(village.window, WordsDialog)
    return found


def test_no_file_can_be_made_until_the_words_were_typed(village: Village) -> None:
    dialog = enrol(village)
    page = village.window.page("send")
    words = partners.own_words(village.mentor)
    assert dialog.view.words == words
    assert page.pairing.state == "pending" and not page.primary.isEnabled()
    QTest.keyClicks(dialog.words.boxes[0], f"{words[0]} ")
    assert dialog.words.boxes[1].hasFocus() or not village.window.isActiveWindow()
    dialog.words.set_value(" ".join(words))
    dialog.accept_button.click()
    assert dialog.source.has_problem  # it was not said where they came from
    dialog.source.set_value(True)
    dialog.accept_button.click()
    village.settle()
    assert page.pairing.state == "confirmed" and page.primary.isEnabled()
    assert partners.mentor(village.desk).state is KeyState.CONFIRMED


def test_a_whole_line_of_words_is_spread_over_the_boxes(village: Village) -> None:
    dialog = enrol(village)
    words = partners.own_words(village.mentor)
    dialog.words.boxes[0].setText("")
    dialog.words.boxes[0].textEdited.emit("1. " + " - ".join(words).upper())
    assert dialog.words.value().casefold() == " ".join(words)
    dialog.reject()


def test_a_mistyped_word_gets_those_it_may_be_meant_to_be(village: Village) -> None:
    dialog = enrol(village)
    words = partners.own_words(village.mentor)
    slip = words[2][:-1] + ("x" if words[2][-1] != "x" else "y")
    dialog.words.set_value(" ".join([*words[:2], slip, *words[3:]]))
    dialog.source.set_value(True)
    dialog.accept_button.click()
    village.settle()
    assert dialog.isVisible() and dialog.words.has_problem
    assert slip in dialog.words.problem.text()
    assert dialog.words.boxes[2].property("wrong") and not dialog.words.boxes[1].property("wrong")
    offered = [b for b in dialog.words._near.children() if getattr(b, "text", None) and b.text() == words[2]]
    offered[0].click()
    assert not dialog.words.has_problem
    dialog.accept_button.click()
    village.settle()
    assert partners.mentor(village.desk).state is KeyState.CONFIRMED


def test_words_of_other_keys_are_refused_and_the_enrolment_withdrawn(village: Village) -> None:
    dialog = enrol(village)
    words = list(partners.own_words(village.mentor))
    dialog.words.set_value(" ".join(reversed(words)))
    dialog.source.set_value(True)
    dialog.accept_button.click()
    village.settle()
    assert dialog.isVisible() and dialog.words.boxes[0].property("wrong")
    assert partners.mentor(village.desk).state is KeyState.PENDING
    village.boxes.answers.append(True)
    dialog.different.click()
    village.settle()
    assert partners.mentor(village.desk).state is KeyState.RETIRED
    page = village.window.page("send")
    assert page.pairing.state == "withdrawn" and not page.primary.isEnabled()


def test_an_enrolment_file_is_dropped_anywhere_on_the_page(village: Village) -> None:
    path = partners.write_enrolment(village.mentor, village.stick).record
    page = village.page("send")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(400, 300), copy, data, left, none)
    page.dragEnterEvent(enter)
    assert enter.isAccepted() and page._veil.isVisible()
    page.dropEvent(QDropEvent(QPointF(400, 300), copy, data, left, none))
    village.settle()
    assert not page._veil.isVisible()
    dialog_of(village.window, WordsDialog).reject()
    assert page.pairing.state == "pending"
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile(str(village.stick / "foto.jpg"))])
    refused = QDragEnterEvent(QPoint(400, 300), copy, other, left, none)
    refused.ignore()
    page.dragEnterEvent(refused)
    assert not refused.isAccepted()


def test_the_own_enrolment_file_is_of_use_at_the_inspectorate(village: Village) -> None:
    page = village.page("send")
    page.pairing.own_keys()
    village.settle()
    dialog = dialog_of(village.window, OwnKeysDialog)
    assert dialog.view.words == partners.own_words(village.desk)
    assert dialog.sheet.isHidden()  # a village has no key sheet
    village.chosen.append(village.stick)
    dialog.save_enrolment()
    village.settle()
    (path,) = village.stick.iterdir()
    assert path.name in dialog.note._detail.text()
    from desktop.exchange.unseal import open_package, read_file

    known = partners.take_enrolment(village.mentor, open_package(read_file(path), ())).record
    assert partners.words_of(known) == dialog.view.words and known.relation is PartnerRelation.PUPIL


def test_renewed_keys_have_other_words(village: Village) -> None:
    page = village.page("send")
    page.pairing.own_keys()
    village.settle()
    dialog = dialog_of(village.window, OwnKeysDialog)
    before = dialog.view.words
    dialog.renew()
    village.settle()
    assert dialog.view.words == before  # the question was answered with no
    village.boxes.answers.append(True)
    dialog.renew()
    village.settle()
    assert dialog.view.words == partners.own_words(village.desk) != before


def test_an_enrolment_is_withdrawn_with_a_reason(paired: Village) -> None:
    page = paired.page("send")
    assert page.pairing.state == "confirmed"
    page.pairing.details(partners.mentor(paired.desk))
    dialog = dialog_of(paired.window, PartnerDialog)
    dialog.withdraw_button.click()
    asked = dialog.dialog
    asked.accept_button.click()
    assert asked.reason.has_problem
    asked.reason.set_value("kuncinya hilang")
    asked.accept_button.click()
    paired.settle()
    assert partners.mentor(paired.desk).state is KeyState.RETIRED
    assert page.pairing.state == "withdrawn"


@pytest.mark.usefixtures("inspectorate_window")
def test_the_key_sheet_wants_the_password_again(
    village: Village, inspectorate_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bytes] = []
    monkeypatch.setattr(
        preview_dialog, "show_pdf", lambda _place, _parent, content, _title, _name: shown.append(content)
    )
    monkeypatch.setattr("desktop.ui.exchange.key_sheet_dialog.show_pdf", preview_dialog.show_pdf)
    assert inspectorate_window.show_page("files")
    page: Any = inspectorate_window.page("files")
    assert page.take_button.isHidden() and not page.acceptDrops()  # an inspectorate has an inbox
    page.show_keys()
    dialog = page.dialog
    assert not dialog.sheet.isHidden()
    dialog.show_sheet()
    asked = dialog.dialog
    asked.password.set_value("bukan ini")
    asked.accept_button.click()
    assert asked.password.has_problem and shown == []
    asked.password.set_value(PASSWORD)
    asked.accept_button.click()
    assert len(shown) == 1 and shown[0].startswith(b"%PDF")
    assert village.mentor.account.role is Role.MANAGER


def test_a_village_has_the_pages_of_sending_and_an_inspectorate_has_not(
    village: Village, inspectorate_window: MainWindow
) -> None:
    def shown(window: MainWindow) -> set[str]:
        return set(window.navigation.keys())

    assert {"send", "feedback", "files"} <= shown(village.window)
    assert "files" in shown(inspectorate_window)
    assert not {"send", "feedback"} & shown(inspectorate_window)
