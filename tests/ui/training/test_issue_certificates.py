"""Issuing from a session's page: who, when, with which design and numbers, all in one go."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from desktop.services import certificates, participants
from desktop.ui import messages
from desktop.ui.papers.preview_dialog import PaperDialog
from desktop.ui.training.certificate_dialog import CertificateDialog
from desktop.ui.training.issue_dialog import IssueDialog
from desktop.ui.training.issue_model import ABOUT, NUMBER
from desktop.ui.training.print_certificates import SidesDialog
from desktop.ui.training.session_page import SessionPage
from desktop.ui.workplace import Workplace
from tests.offices import TODAY, OfficeAtWork
from tests.trainings import HELD_ON, held_session, participant
from tests.ui.lists.conftest import boxes, place_of, settle, show  # noqa: F401
from tests.ui.training.certificate_room import none_shown, shown

Settle = Callable[[], None]


@pytest.fixture
def session_uid(office: OfficeAtWork) -> str:
    uid = held_session(office.trainer, 3)
    participants.add_participants(office.trainer, uid, [participant("Tidak Hadir Rekaan")])
    return uid


@pytest.fixture
def place(office: OfficeAtWork, place_of: Callable[[Any], Workplace]) -> Workplace:  # noqa: F811
    return place_of(office.trainer)


@pytest.fixture
def page(
    place: Workplace,
    session_uid: str,
    show: Callable[[QWidget], None],  # noqa: F811
    settle: Settle,  # noqa: F811
) -> SessionPage:
    made = SessionPage(place)
    show(made)
    made.open(uid=session_uid, tab="certificates")
    settle()
    settle()
    return made


@pytest.fixture
def dialog(page: SessionPage, settle: Settle) -> IssueDialog:  # noqa: F811
    page.certificates.issue_button.click()
    settle()
    opened: IssueDialog = shown(IssueDialog)
    return opened


def cell(dialog: IssueDialog, row: int, column: int) -> str:
    return str(dialog.model.index(row, column).data())


def test_the_tab_says_who_qualifies_and_who_not_and_why(page: SessionPage) -> None:
    tab = page.certificates
    assert tab.summary.text() == "0 sudah bersertifikat  ·  4 memenuhi syarat  ·  1 tidak"
    cells = {column.key: column.cell for column in tab.table.rows.columns}
    last: Any = tab.table.rows.row(4)
    assert last.candidate.person.name == "Tidak Hadir Rekaan"
    assert cells["number"](last).text == "Tidak hadir pada satu pun pertemuan."
    assert not tab.print_button.isVisible()


def test_numbers_are_shown_before_and_given_so(
    dialog: IssueDialog,
    page: SessionPage,
    boxes: messages.Recorder,  # noqa: F811
    office: OfficeAtWork,
    settle: Settle,  # noqa: F811
) -> None:
    assert dialog.accept_button.text() == "Terbitkan 4 sertifikat"
    assert [cell(dialog, row, NUMBER)[:3] for row in range(5)] == ["001", "002", "003", "004", "–"]
    assert [cell(dialog, row, ABOUT) for row in range(4)] == [
        "tanpa kata LULUS",
        "tercetak LULUS",
        "tercetak LULUS",
        "",
    ]
    dialog.table.setCurrentIndex(dialog.model.index(1, 1))
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.accept_button.text() == "Terbitkan 3 sertifikat"
    assert [cell(dialog, row, NUMBER)[:3] for row in range(4)] == ["001", "–", "002", "003"]
    boxes.answers.append(True)
    dialog.accept_button.click()
    settle()
    settle()
    assert none_shown(IssueDialog)
    assert ("ask", "3 sertifikat sudah terbit.") in boxes.shown
    rows = certificates.find_certificates(office.trainer, certificates.CertificateQuery(sort="number")).rows
    assert (rows[-1].number[:3], rows[-1].name) == ("001", "Peserta Rekaan 1")
    assert {row.name for row in rows} == {"Peserta Rekaan 1", "Peserta Rekaan 3", "Narasumber Rekaan"}
    # "Print now" was the answer: the order of the sides is asked, then the paper is shown.
    shown(SidesDialog).accept_button.click()
    settle()
    paper = shown(PaperDialog)
    assert paper.windowTitle() == "3 sertifikat"
    paper.reject()
    settle()
    assert page.certificates.summary.text() == "3 sudah bersertifikat  ·  1 memenuhi syarat  ·  1 tidak"
    assert page.certificates.print_button.isVisible()


def test_the_preview_is_of_the_person_one_stands_on(dialog: IssueDialog, settle: Settle) -> None:  # noqa: F811
    dialog.table.setCurrentIndex(dialog.model.index(3, 1))
    assert dialog.preview_of.text() == "Pratinjau untuk Narasumber Rekaan"
    dialog.preview.draw_now()
    settle()
    assert dialog.preview.view.page_count == 2
    dialog.design.set_value("ready-plain")
    dialog.preview.draw_now()
    settle()
    assert dialog.preview.trouble.isHidden()


def test_typed_numbers_count_on_and_each_can_be_changed(
    dialog: IssueDialog,
    boxes: messages.Recorder,  # noqa: F811
    office: OfficeAtWork,
    settle: Settle,  # noqa: F811
) -> None:
    dialog.numbering.set_value(True)
    dialog.accept_button.click()
    assert dialog.trouble.text == "Ada yang belum bernomor."
    dialog.first_number.set_value("800/041/Ds.Contoh/XI/2026")
    assert cell(dialog, 3, NUMBER) == "800/044/Ds.Contoh/XI/2026"
    dialog.model.setData(dialog.model.index(0, NUMBER), "800/044/Ds.Contoh/XI/2026")
    dialog.accept_button.click()
    settle()
    assert "sudah dipakai sertifikat lain" in dialog.first_number.problem.text()
    assert certificates.find_certificates(office.trainer, certificates.CertificateQuery()).count == 0
    dialog.model.setData(dialog.model.index(0, NUMBER), "800/040/Ds.Contoh/XI/2026")
    dialog.accept_button.click()
    settle()
    assert none_shown(IssueDialog)
    found = certificates.certificate(office.trainer, "800/040/Ds.Contoh/XI/2026")
    assert found.words.name == "Peserta Rekaan 1"
    assert found.running_number is None


def test_a_date_before_the_session_leaves_nobody(dialog: IssueDialog, settle: Settle) -> None:  # noqa: F811
    dialog.day.set_value(HELD_ON.replace(day=HELD_ON.day - 1))
    dialog._fetch()
    settle()
    assert not dialog.accept_button.isEnabled()
    assert cell(dialog, 0, ABOUT) == "Tanggal sertifikat mendahului hari terakhir kegiatannya."
    dialog.day.set_value(TODAY)
    dialog._fetch()
    settle()
    assert dialog.accept_button.isEnabled()


def test_enter_opens_the_certificate_of_a_line(
    page: SessionPage,
    place: Workplace,
    session_uid: str,
    office: OfficeAtWork,
    settle: Settle,  # noqa: F811
) -> None:
    who = [one.person.uid for one in certificates.candidates(office.trainer, session_uid) if one.qualifies]
    place.change(lambda desk: certificates.issue(desk, session_uid, who[:1], "ready-ribbon", issued_on=TODAY))
    settle()
    settle()
    number = next(n for n in range(5) if page.certificates.table.rows.row(n).certificate)  # type: ignore[union-attr]
    page.certificates.table.setCurrentIndex(page.certificates.table.rows.index(number, 1))
    QTest.keyClick(page.certificates.table, Qt.Key.Key_Return)
    settle()
    opened = shown(CertificateDialog)
    assert opened.record.words.name == "Peserta Rekaan 1"
    opened.reject()


def test_a_reader_issues_nothing(
    session_uid: str,
    office: OfficeAtWork,
    place_of: Callable[[Any], Workplace],  # noqa: F811
    show: Callable[[QWidget], None],  # noqa: F811
    settle: Settle,  # noqa: F811
) -> None:
    page = SessionPage(place_of(office.reader))
    show(page)
    page.open(uid=session_uid, tab="certificates")
    settle()
    settle()
    tab = page.certificates
    assert tab.table.rows.count == 5
    assert not tab.issue_button.isVisible()
    cells = {column.key: column.cell for column in tab.table.rows.columns}
    said = {cells["number"](tab.table.rows.row(n)).text for n in range(5)}  # type: ignore[arg-type]
    assert not any("LULUS" in words for words in said)  # results of tests are not a reader's business
