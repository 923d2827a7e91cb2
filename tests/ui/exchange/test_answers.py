"""Answers of the mentor in the window: taken in, at the record, on the home page, mended and sent again."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from db.records.report import StepDetails
from db.vocabulary import DecisionOutcome, FeedbackState, FileState, PaperKind, Step
from desktop.services import answer_files, destruction, exports, feedback, inbox, reports
from desktop.services.mentor_said import Said
from desktop.ui.exchange.file_dialog import FileDialog
from desktop.ui.exchange.file_filter import FileFilter
from desktop.ui.papers.preview_dialog import PaperDialog
from tests.offices import TODAY, draft
from tests.trainings import held_session
from tests.ui.exchange.conftest import Village
from tests.ui.exchange.test_pairing import dialog_of

CODE = "36.04.05.2003"
MEND_BY = TODAY + timedelta(days=14)


def send(village: Village) -> Path:
    """Write the file of this quarter."""
    from db.records.period import Period

    choice = exports.ExportChoice(period=Period.parse("2026-Q4"))
    (entry,) = exports.export(village.desk, choice, village.stick).record
    return village.stick / entry.file_name


def answer(village: Village) -> Path:
    """Write the answer of the inspectorate."""
    return village.stick / answer_files.write_feedback(village.mentor, CODE, village.stick).record.file_name


@pytest.fixture
def spoken(paired: Village) -> tuple[Village, str, Path]:
    """A report the mentor wants mended, and the answer that says so."""
    report = reports.register_report(paired.desk, draft(chronology="")).record
    inbox.accept(paired.mentor, send(paired))
    feedback.comment(paired.mentor, report.uid, FeedbackState.TO_MEND, "Kronologi masih kosong.", MEND_BY)
    return paired, report.uid, answer(paired)


def take_in(village: Village, path: Path) -> Any:
    """Take a file in on the page of comments."""
    page = village.page("feedback")
    village.chosen.append(path)
    page.choose_file()
    village.settle()
    return page


def test_an_answer_is_taken_in_and_its_content_said(spoken: tuple[Village, str, Path]) -> None:
    village, uid, path = spoken
    page = village.page("feedback")
    assert page.empty.isVisible()
    page = take_in(village, path)
    assert page.result.isVisible() and "sudah dimasukkan" in page.result.text
    assert "1 catatan perlu diperbaiki" in page.result._detail.text()
    (row,) = page.rows
    assert row.line.state is Said.TO_MEND and row.line.item.text == "Kronologi masih kosong."
    row.open_button.click()
    village.settle()
    assert village.window.current_key == "report"
    report = village.window.page("report")
    assert report.view.record.uid == uid and report.mentor.isVisible()


def test_the_same_answer_again_says_so(spoken: tuple[Village, str, Path]) -> None:
    village, _uid, path = spoken
    take_in(village, path)
    page = take_in(village, path)
    assert page.result.text == "Berkas ini sudah pernah dimasukkan. Tidak ada yang berubah."


def test_a_damaged_answer_is_refused_where_it_was_dropped(spoken: tuple[Village, str, Path]) -> None:
    village, _uid, path = spoken
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    page = take_in(village, path)
    assert page.result.property("tone") == "danger" and path.name in page.result.text
    assert village.boxes.shown == [] and page.rows == []


def test_a_comment_goes_from_the_report_to_the_file_and_is_closed(spoken: tuple[Village, str, Path]) -> None:
    village, uid, path = spoken
    take_in(village, path)
    home = village.page("home")
    assert home.mentor is not None
    page = village.page("report", uid=uid)
    ((_item, button),) = page.mentor.buttons.items()
    assert button.text() == "Perbaiki laporan"
    reports.correct_report(village.desk, uid, draft(), "dilengkapi")
    village.desk.clock.move_to(village.desk.clock.now() + timedelta(minutes=5))  # type: ignore[attr-defined]
    page.refresh()
    village.settle()
    ((_item, button),) = page.mentor.buttons.items()
    assert page.view.mentor[0].state is Said.MENDED
    button.click()
    village.settle()
    assert village.window.current_key == "send"
    sending = village.page("send", period="2026-Q4")
    sending.write(village.stick)
    village.settle()
    page = village.page("report", uid=uid)
    assert page.view.mentor[0].state is Said.SENT and page.mentor.buttons == {}
    (entry,) = sending.done.entries
    inbox.accept(village.mentor, village.stick / entry.file_name)
    feedback.comment(village.mentor, uid, FeedbackState.ACCEPTED)
    feedback_page = take_in(village, answer(village))
    assert feedback_page.rows == [] and feedback_page.nothing.isVisible()


def test_a_decision_is_recorded_with_what_the_mentor_passed_on(paired: Village) -> None:
    report = reports.register_report(paired.desk, draft()).record
    reports.record_step(paired.desk, report.uid, Step.SENT_TO_UPG, TODAY, StepDetails())
    inbox.accept(paired.mentor, send(paired))
    feedback.decide_on_report(paired.mentor, report.uid, "SK-7/2026", TODAY, "state", "Serahkan ke KPK.")
    take_in(paired, answer(paired))
    page = paired.page("report", uid=report.uid)
    next(iter(page.mentor.buttons.values())).click()
    dialog = page.dialog
    assert dialog.fields["number"].value() == "SK-7/2026"
    assert dialog.fields["document_date"].value() == TODAY
    assert dialog.fields["outcome"].value() is DecisionOutcome.STATE
    dialog.accept_button.click()
    paired.settle()
    event = reports.report(paired.desk, report.uid).event(Step.DECIDED)
    assert event is not None and event.details.number == "SK-7/2026"
    page.refresh()
    paired.settle()
    assert page.view.mentor[0].state is Said.DONE and page.mentor.buttons == {}


def test_a_decision_that_comes_too_early_says_what_is_missing(paired: Village) -> None:
    report = reports.register_report(paired.desk, draft()).record
    inbox.accept(paired.mentor, send(paired))
    feedback.decide_on_report(paired.mentor, report.uid, "SK-7/2026", TODAY, "state")
    take_in(paired, answer(paired))
    page = paired.page("report", uid=report.uid)
    next(iter(page.mentor.buttons.values())).click()
    assert paired.boxes.shown[-1] == ("warn", "Penetapan belum dapat dicatat pada laporan ini.")


def test_a_task_is_marked_as_done(paired: Village) -> None:
    inbox.accept(paired.mentor, send(paired))
    feedback.assign(paired.mentor, CODE, "Latih kaur keuangan.", MEND_BY)
    page = take_in(paired, answer(paired))
    (row,) = page.rows
    row.finish_button.click()
    paired.settle()
    assert page.rows == [] and page.nothing.isVisible()


def test_a_comment_on_a_session_stands_above_its_tabs(paired: Village) -> None:
    uid = held_session(paired.desk)
    inbox.accept(paired.mentor, send(paired))
    feedback.comment(paired.mentor, uid, FeedbackState.TO_MEND, "Daftar hadir belum ada.", MEND_BY)
    take_in(paired, answer(paired))
    page = paired.page("session", uid=uid)
    (banner,) = page.mentor.banners
    assert "Daftar hadir belum ada." in banner.text and page.mentor.isVisible()


def test_the_book_shows_what_became_of_a_file(spoken: tuple[Village, str, Path]) -> None:
    village, _uid, path = spoken
    take_in(village, path)
    page = village.page("files")
    assert page.table.rows.count == 2
    page.filters.set_filter(FileFilter(outgoing=True, states=frozenset({FileState.RECEIVED_THERE})))
    village.settle()
    assert page.table.rows.count == 1 and page.filters.words()
    page.table.stand_on_first()
    page.show_file(page.table.current())
    dialog = dialog_of(village.window, FileDialog)
    assert dialog.facts.values["Status"].text() == "Diterima di tujuan"
    assert dialog.facts.values["Kode tanda terima"].text() != dialog.facts.values["Kode cek"].text()
    dialog.receipt.click()
    village.settle()
    paper = dialog_of(village.window, PaperDialog)
    assert paper.shown.requests[0].kind is PaperKind.FILE_RECEIPT
    paper.reject()
    dialog.accept()
    page.filters.set_filter(FileFilter(search="tidak ada kata ini"))
    village.settle()
    assert page.list.stack.currentWidget() is page.list.nothing_found


def test_the_book_is_saved_and_printed(spoken: tuple[Village, str, Path]) -> None:
    village, _uid, _path = spoken
    page = village.page("files")
    village.chosen.append(village.stick / "buku.xlsx")
    page.save_button.click()
    village.settle()
    assert (village.stick / "buku.xlsx").is_file()
    page.print_book()
    page.dialog.accept_button.click()
    village.settle()
    paper = dialog_of(village.window, PaperDialog)
    assert paper.shown.requests[0].kind is PaperKind.FILE_BOOK
    paper.reject()


def test_home_leads_to_the_mentor_until_there_is_one(village: Village) -> None:
    home = village.page("home")
    assert home.mentor is not None
    row = home.mentor.body.itemAt(1).widget()
    assert row.title == "Daftarkan inspektorat pembina"
    row.click()
    village.settle()
    assert village.window.current_key == "send"


def test_the_answer_to_a_request_to_destroy_is_seen_at_the_report(paired: Village) -> None:
    report = reports.register_report(paired.desk, draft()).record
    destruction.ask(paired.desk, "reports", report.uid, "BA contoh 1/2026")
    inbox.accept(paired.mentor, send(paired))
    (request,) = destruction.requests(paired.mentor)
    destruction.refuse(paired.mentor, request.uid, "Masih diperiksa.")
    page = paired.page("report", uid=report.uid)
    assert page.view.mentor[0].state is Said.DESTROY_ASKED
    feedback_page = take_in(paired, answer(paired))
    assert "1 keputusan pemusnahan" in feedback_page.result._detail.text()
    feedback_page.show_which.set_values("done")
    feedback_page._fill()
    (row,) = feedback_page.rows
    texts = [label.text() for label in row.findChildren(QLabel)]
    assert "Pemusnahan ditolak" in texts and "Berita acara: BA contoh 1/2026 – Masih diperiksa." in texts
    row.open_button.click()
    paired.settle()
    shown = [label.text() for label in paired.window.page("report").mentor.findChildren(QLabel)]
    assert "Pemusnahan ditolak" in shown
