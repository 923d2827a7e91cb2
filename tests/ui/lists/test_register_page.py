"""The register page on a real register: found, narrowed, sorted, opened, saved."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records.report import StepDetails
from db.vocabulary import Confidentiality, ReportKind, ReportState, Step
from desktop.services import audit, reports
from desktop.services.desk import Desk
from desktop.ui.messages import Recorder
from desktop.ui.papers.preview_dialog import PaperDialog
from desktop.ui.reports.register_page import RegisterPage
from desktop.ui.tasks import Worker
from desktop.ui.workplace import Workplace
from tests.offices import OfficeAtWork
from tests.ui.lists.made_up_reports import draft

Show = Callable[[QWidget], None]
Settle = Callable[[], None]


def shown(page: RegisterPage) -> list[Any]:
    return [page.table.rows.row(n) for n in range(page.table.rows.count)]


def opened_page(place: Workplace, show: Show, settle: Settle) -> RegisterPage:
    page = RegisterPage(place)
    show(page)
    settle()
    return page


def test_all_reports_stand_in_the_table_with_their_totals(place: Workplace, show: Show, settle: Settle) -> None:
    page = opened_page(place, show, settle)
    whole = reports.find_reports(place.desk, reports.ReportQuery())
    assert len(shown(page)) == whole.count == 12
    assert "12 laporan" in page.list.totals.text()
    assert f"{whole.total_value:,}".replace(",", ".") in page.list.totals.text()


def test_the_value_of_a_void_report_is_not_in_the_total(place: Workplace, show: Show, settle: Settle) -> None:
    page = opened_page(place, show, settle)
    whole = reports.find_reports(place.desk, reports.ReportQuery())
    row = next(row for row in whole.rows if row.total_value and row.state is ReportState.REGISTERED)
    details = StepDetails(reason="Tercatat dua kali")
    reports.record_step(place.desk, row.uid, Step.VOIDED, place.desk.today, details)
    after = reports.find_reports(place.desk, reports.ReportQuery())
    assert (after.count, after.void_count) == (whole.count, whole.void_count + 1)
    assert after.total_value == whole.total_value - row.total_value
    page.refresh()
    settle()
    assert f"(tanpa {after.void_count} yang dibatalkan)" in page.list.totals.text()
    alone = reports.find_reports(place.desk, reports.ReportQuery(states=frozenset({ReportState.VOID})))
    assert (alone.count, alone.void_count) == (after.void_count, after.void_count)
    assert alone.total_value >= row.total_value
    found = reports.find_reports(place.desk, reports.ReportQuery(search=row.number))
    assert (found.count, found.total_value, found.void_count) == (1, 0, 1)


def test_a_report_is_found_by_its_number_as_it_is_printed(place: Workplace) -> None:
    for row in reports.find_reports(place.desk, reports.ReportQuery()).rows:
        found = reports.find_reports(place.desk, reports.ReportQuery(search=row.number))
        assert [one.number for one in found.rows] == [row.number]
        shorter = reports.find_reports(place.desk, reports.ReportQuery(search=row.number.rpartition("/")[0]))
        assert row.number in [one.number for one in shorter.rows]


def test_typing_narrows_after_a_pause_and_the_cross_widens_again(
    place: Workplace, show: Show, settle: Settle, qtbot: QtBot
) -> None:
    page = opened_page(place, show, settle)
    qtbot.keyClicks(page.filters.search, "jam tang")
    assert len(shown(page)) == 12, "not while typing"
    qtbot.waitUntil(lambda: 0 < page.table.rows.count < 12)
    assert all("Jam tangan" in row.description for row in shown(page))
    page.filters.search.clear()
    qtbot.waitUntil(lambda: page.table.rows.count == 12)


def test_filters_combine_and_each_chip_is_taken_away_alone(
    place: Workplace, show: Show, settle: Settle, qtbot: QtBot
) -> None:
    page = opened_page(place, show, settle)
    page.open(kind="refusal", period="2026", person="Ratna")
    settle()
    found = shown(page)
    assert found
    assert all(row.kind is ReportKind.REFUSAL and "Ratna" in row.reporter_name for row in found)
    assert page.filters.words() == ("Tahun 2026", "Penolakan", "Pelapor: Ratna")
    page.filters.set_filter(page.filters.filter.without("kind.refusal"))
    settle()
    assert len(shown(page)) > len(found)
    assert page.filters.words() == ("Tahun 2026", "Pelapor: Ratna")
    page.filters.clear()
    settle()
    assert len(shown(page)) == 12


def test_late_only(place: Workplace, show: Show, settle: Settle, qtbot: QtBot) -> None:
    page = opened_page(place, show, settle)
    qtbot.mouseClick(page.filters.late, Qt.MouseButton.LeftButton)
    settle()
    assert shown(page)
    assert all(row.late for row in shown(page))


def test_sorting_by_value(place: Workplace, show: Show, settle: Settle) -> None:
    page = opened_page(place, show, settle)
    page.table.sort_by("total_value", True)
    settle()
    values = [row.total_value for row in shown(page)]
    assert values == sorted(values, reverse=True)


def test_enter_opens_the_report(
    place: Workplace, show: Show, settle: Settle, qtbot: QtBot, went: list[tuple[str, dict[str, Any]]]
) -> None:
    page = opened_page(place, show, settle)
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    wanted = page.table.current()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted is not None
    assert went == [("report", {"uid": wanted.uid})]


def test_a_new_report_appears_by_itself_and_the_person_stays_on_the_row(
    place: Workplace, show: Show, settle: Settle
) -> None:
    page = opened_page(place, show, settle)
    page.table.stand_on_first()
    stood_on = page.table.current()
    place.change(lambda desk: reports.register_report(desk, draft(40, desk.today)))
    settle()
    assert page.table.rows.count == 13
    assert page.table.current() == stood_on


def test_a_secret_report_carries_a_lock_and_other_clerks_do_not_see_it(
    office: OfficeAtWork,
    place: Workplace,
    place_of: Callable[[Desk], Workplace],
    show: Show,
    settle: Settle,
) -> None:
    page = opened_page(place, show, settle)
    secret = next(row for row in shown(page) if row.confidentiality is Confidentiality.SECRET)
    assert page.table.rows.columns[0].cell(secret).icon == "mdi6.lock"
    others = opened_page(place_of(office.other_clerk), show, settle)
    assert len(shown(others)) == 11
    assert secret.uid not in {row.uid for row in shown(others)}


def test_a_late_report_says_so_in_words_not_only_in_red(place: Workplace, show: Show, settle: Settle) -> None:
    page = opened_page(place, show, settle)
    number, row = next((n, row) for n, row in enumerate(shown(page)) if row.late and row.next_deadline)
    column = next(n for n, c in enumerate(page.table.rows.columns) if c.key == "deadline")
    said = page.table.rows.index(number, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"{row.next_deadline:%d-%m-%Y}: batas waktu sudah lewat"


def test_the_page_works_with_the_real_worker(office: OfficeAtWork, place: Workplace, show: Show, qtbot: QtBot) -> None:
    worker = Worker()
    beside = Workplace(office.manager, worker)
    page = RegisterPage(beside)
    show(page)
    qtbot.waitUntil(lambda: page.table.rows.count == 12)
    qtbot.keyClicks(page.filters.search, "voucer")
    qtbot.waitUntil(lambda: 0 < page.table.rows.count < 12)
    beside.change(lambda desk: reports.register_report(desk, draft(3, desk.today)))
    before = page.table.rows.count
    qtbot.waitUntil(lambda: page.table.rows.count == before + 1)
    qtbot.waitUntil(lambda: worker.idle)
    page.close()
    assert worker.stop()


def test_an_empty_register_says_what_to_do_first(empty_place: Workplace, show: Show, settle: Settle) -> None:
    page = opened_page(empty_place, show, settle)
    assert page.list.stack.currentWidget() is page.list.empty
    assert page.list.empty.button.text() == "Catat gratifikasi"
    page.open(search="apa saja")
    settle()
    assert page.list.stack.currentWidget() is page.list.nothing_found
    page.list.nothing_found.button.click()
    settle()
    assert page.list.stack.currentWidget() is page.list.empty


def test_a_reader_sees_no_names_and_cannot_write(
    office: OfficeAtWork, place: Workplace, place_of: Callable[[Desk], Workplace], show: Show, settle: Settle
) -> None:
    page = opened_page(place_of(office.reader), show, settle)
    assert shown(page)
    names = {row.reporter_name for row in shown(page)}
    assert not any("Contoh" in name for name in names)
    assert page.save_button.isHidden()


def test_the_list_as_filtered_is_saved_as_spreadsheet_without_secret_reports(
    place: Workplace,
    show: Show,
    settle: Settle,
    boxes: Recorder,
    chosen_files: list[Path | None],
    tmp_path: Path,
) -> None:
    page = opened_page(place, show, settle)
    target = tmp_path / "daftar.xlsx"
    chosen_files.append(target)
    boxes.answers.append(True)
    page.save_button.click()
    settle()
    assert [kind for kind, _text in boxes.shown] == ["ask", "tell"]
    words = _words(target)
    secret = next(row for row in shown(page) if row.confidentiality is Confidentiality.SECRET)
    assert shown(page)[0].number in words
    assert secret.number not in words


def test_no_spreadsheet_without_the_warning_being_taken(
    place: Workplace, show: Show, settle: Settle, chosen_files: list[Path | None], tmp_path: Path
) -> None:
    page = opened_page(place, show, settle)
    chosen_files.append(tmp_path / "daftar.xlsx")
    page.save_button.click()
    assert not (tmp_path / "daftar.xlsx").exists()


def test_the_list_is_printed_as_it_stands_on_screen_without_secret_reports(
    place: Workplace, show: Show, settle: Settle, boxes: Recorder, qtbot: QtBot
) -> None:
    page = opened_page(place, show, settle)
    page.table.sort_by("total_value", True)
    page.table.set_column_shown(next(n for n, c in enumerate(page.table.rows.columns) if c.key == "giver"), False)
    settle()
    boxes.answers.append(True)
    page.print_menu.actions()[0].trigger()
    settle()
    dialog = page.findChild(PaperDialog)
    assert dialog is not None
    words = "".join(_words_of_pdf(dialog.shown.content).split())  # long words go on over lines
    rows = shown(page)
    secret = next(row for row in rows if row.confidentiality is Confidentiality.SECRET)
    open_rows = [row for row in rows if row is not secret]
    assert "11baris" in words
    assert secret.number not in words
    assert words.index(open_rows[0].number) < words.index(open_rows[-1].number), "the order of the screen"
    assert open_rows[0].reporter_name.replace(" ", "") in words
    assert "WawanRekaan" not in words, "a column that is hidden stays hidden"
    assert audit.list_entries(place.desk)[0].action == "list-printed"
    dialog.reject()


def _words_of_pdf(content: bytes) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def _words(path: Path) -> str:
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode("utf-8") for name in book.namelist() if name.endswith(".xml"))
