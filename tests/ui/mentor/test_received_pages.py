"""The registers of all offices, one record, one office, requests to destroy."""

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from db.queries import received as received_queries
from db.queries.received import ReceivedQuery
from db.vocabulary import AttachmentKind, FeedbackState, FileState, RequestState, Standing
from desktop.exchange.unseal import open_package, read_file
from desktop.services import (
    answers,
    attachments,
    audit,
    destruction,
    feedback,
    inbox,
    office_keys,
    received,
    reports,
    sign_in,
)
from desktop.ui.mentor.comment_dialog import CommentDialog, DecisionDialog
from desktop.ui.mentor.office_page import OfficePage
from desktop.ui.mentor.received_page import ReceivedPage
from desktop.ui.mentor.record_page import ReceivedRecordPage
from desktop.ui.mentor.requests_page import RequestsPage
from tests import offices
from tests.offices import NIK, TODAY, draft
from tests.services.files import jpeg
from tests.trainings import held_session
from tests.ui.mentor.conftest import Regency

Show = Callable[[QWidget], None]
Settle = Callable[[], None]


def lines(page: ReceivedPage) -> list[tuple[str, str]]:
    found = [page.table.rows.row(n) for n in range(page.table.rows.count)]
    return [(line.office_name, line.row.title) for line in found if line is not None]


def words(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_one_register_shows_all_offices_and_is_narrowed(regency: Regency, show: Show, settle: Settle) -> None:
    regency.received()
    reports.register_report(regency.villages[1], draft(received_on=TODAY - timedelta(days=60)))
    held_session(regency.villages[1])
    inbox.accept(regency.mentor, regency.send(regency.villages[1]))
    page = ReceivedPage(regency.place)
    show(page)
    settle()
    assert [office for office, _number in lines(page)] == ["Desa Contoh Makmur", "Desa Contoh Jaya"]
    page.table.sort_by("office", descending=False)
    settle()
    assert [office for office, _number in lines(page)] == ["Desa Contoh Jaya", "Desa Contoh Makmur"]
    page.open(collection="sessions")
    settle()
    assert lines(page) == [("Desa Contoh Jaya", "Sosialisasi Pengendalian Gratifikasi (contoh)")]
    assert "4 kehadiran" in page.totals.text()
    page.open(collection="reports", search="makmur")
    settle()
    assert len(lines(page)) == 1
    page.open(collection="reports", search="tidak-ada-kata-ini")
    settle()
    assert page.stack.currentWidget() is page.nothing_found
    page.filters.clear()
    settle()
    page.table.stand_on_first()
    page._open_line(page.table.current())  # type: ignore[arg-type]
    assert regency.went[-1][0] == "received-record"
    assert [name for name, _uids in received.places(regency.mentor)] == ["Kramatwatu"]


def test_a_record_is_read_as_at_its_office_and_its_nik_only_when_asked(
    regency: Regency, show: Show, settle: Settle
) -> None:
    report = reports.register_report(regency.villages[0], draft()).record
    photo = attachments.add(regency.villages[0], report.uid, jpeg(), "foto.jpg", AttachmentKind.OBJECT_PHOTO).record
    inbox.accept(regency.mentor, regency.send(regency.villages[0]))
    page = ReceivedRecordPage(regency.place)
    show(page)
    page.open(uid=report.uid)
    settle()
    said = words(page)
    assert "Bingkisan kain batik" in said and "Desa Contoh Makmur" in said and NIK not in said
    assert list(page.files.tiles) == [photo.uid]
    assert received.attachment(regency.mentor, photo.uid) == attachments.content(regency.villages[0], photo.uid)
    page.reporter.open_button.click()
    settle()
    assert NIK in words(page)
    assert any(entry.action == "identity-opened" for entry in audit.list_entries(regency.mentor))


def test_a_comment_is_checked_at_its_field_and_shown_at_the_record(
    regency: Regency, show: Show, settle: Settle
) -> None:
    uid = regency.received()
    page = ReceivedRecordPage(regency.place)
    show(page)
    page.open(uid=uid)
    settle()
    page.comment_button.click()
    dialog: CommentDialog = page.dialog
    dialog.accept_button.click()
    settle()
    assert dialog.isVisible() and dialog.text.has_problem
    dialog.text.set_value("Lengkapi alamat pemberi.")
    dialog.due_on.set_value(TODAY + timedelta(days=7))
    dialog.accept_button.click()
    settle()
    assert not dialog.isVisible()
    assert "Lengkapi alamat pemberi." in words(page.said) and "Perlu diperbaiki" in words(page)
    (item,) = feedback.items_of(regency.mentor, record_uid=uid)
    page.said.close_buttons[item.uid].click()
    settle()
    (item,) = feedback.items_of(regency.mentor, record_uid=uid)
    assert item.state is FeedbackState.CLOSED


def test_what_kpk_decided_is_passed_on(regency: Regency, show: Show, settle: Settle) -> None:
    uid = regency.received()
    page = ReceivedRecordPage(regency.place)
    show(page)
    page.open(uid=uid)
    settle()
    page.decision_button.click()
    dialog: DecisionDialog = page.dialog
    dialog.accept_button.click()
    assert dialog.dated.has_problem
    dialog.number.set_value("123/KPK/2026")
    dialog.dated.set_value(TODAY)
    dialog.outcome.set_value(next(iter(dialog.outcome.values())))
    dialog.accept_button.click()
    settle()
    assert "123/KPK/2026" in words(page.said)


def test_two_contents_are_laid_side_by_side_and_a_person_chooses(
    regency: Regency, show: Show, settle: Settle, boxes: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = regency.received()
    village = regency.villages[0]
    village.register.close()
    shutil.copytree(village.register.directory, tmp_path / "salinan")
    for directory, note in ((village.register.directory, "di sini"), (tmp_path / "salinan", "di sana")):
        if note == "di sana":
            monkeypatch.setenv("SIGAP_STATE_DIR", str(tmp_path / "state-lain"))
            monkeypatch.setattr("db.device._machine_id", lambda: "komputer lain")
        desk = sign_in.sign_in(directory, offices.MANAGER, offices.PASSWORD, village.clock)
        reports.correct_report(desk, uid, draft(note=note), "a")
        assert inbox.accept(regency.mentor, regency.send(desk)).record.state is FileState.ACCEPTED
        desk.register.close()
    page = ReceivedRecordPage(regency.place)
    show(page)
    page.open(uid=uid)
    settle()
    assert "di sini" in words(page.versions) and "di sana" in words(page.versions)
    other = next(version for version in page.view.forks if version.content.note == "di sana")  # type: ignore[union-attr]
    boxes.answers.append(True)
    page.versions.buttons[other.row.content_hash].click()
    settle()
    with regency.mentor.reading() as session:
        assert received_queries.get_row(session, uid).standing is Standing.CURRENT
    assert "di sana" in words(page) and "Pakai yang ini" not in words(page)


def test_an_office_has_its_files_its_periods_and_its_feedback_file(
    regency: Regency, show: Show, settle: Settle, chosen_files: list[Path | None], tmp_path: Path, boxes: Any
) -> None:
    uid = regency.received()
    regency.send(regency.villages[0])  # never arrives
    inbox.accept(regency.mentor, regency.send(regency.villages[0]))
    feedback.comment(regency.mentor, uid, FeedbackState.REJECTED, "Bukan gratifikasi.")
    office = next(p for p in _partners(regency) if p.code == "36.04.05.2003")
    page = OfficePage(regency.place)
    show(page)
    page.open(uid=office.uid)
    settle()
    assert page.files_table.rows.count == 2 and page.periods_table.rows.count == 1
    assert page.trouble.text == "Kiriman nomor 2 belum tiba."
    assert page.feedback_button.text() == "Buat umpan balik (1 baru)"
    folder = tmp_path / "jawaban"
    folder.mkdir()
    chosen_files.append(folder)
    page.feedback_button.click()
    settle()
    (path,) = folder.iterdir()
    assert path.name in boxes.shown[-1][1]
    with regency.villages[0].changing() as change:
        keys = office_keys.ensure_keys(change).all
    taken = answers.take_answer(regency.villages[0], open_package(read_file(path), keys), path.name).record
    assert taken.rejected == 1
    assert page.feedback_button.text() == "Buat umpan balik"


def test_a_request_to_destroy_waits_for_a_person(regency: Regency, show: Show, settle: Settle) -> None:
    uid = regency.received()
    destruction.ask(regency.villages[0], "reports", uid, "BA 12/2026")
    inbox.accept(regency.mentor, regency.send(regency.villages[0]))
    page = RequestsPage(regency.place)
    show(page)
    settle()
    page.table.stand_on_first()
    settle()
    assert page.grant_button.isEnabled()
    page.grant_button.click()
    page.dialog.reason.set_value("Berita acara sah.")
    page.dialog.accept_button.click()
    settle()
    (asked,) = received.asked_destructions(regency.mentor)
    assert asked.request.state is RequestState.GRANTED
    with regency.mentor.reading() as session:
        assert received_queries.totals(session, ReceivedQuery())[0] == 0
    settle()
    assert not page.grant_button.isEnabled()


def _partners(regency: Regency) -> Any:
    from desktop.services import partners

    return partners.list_partners(regency.mentor)
