"""The pages about the office, over a real register."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.problem import Problem
from desktop.services import accounts, audit, calendar, offices, officials, sign_in
from desktop.ui import files
from desktop.ui.messages import Recorder
from desktop.ui.office.account_dialogs import AddAccountDialog, CodeDialog
from desktop.ui.office.calendar_dialog import CalendarDayDialog
from desktop.ui.office.change_office_dialog import ChangeOfficeDialog
from desktop.ui.office.official_dialog import OfficialDialog
from desktop.ui.office.password_dialog import PasswordDialog
from desktop.ui.office.restore import RestoreDialog
from desktop.ui.shell import MainWindow
from desktop.ui.workplace import Workplace
from tests.offices import MANAGER, NIP, PASSWORD, READER, OfficeAtWork

Settled = Callable[[], None]


@pytest.fixture
def opened(window: MainWindow, settled: Settled) -> Callable[..., Any]:
    """Open a page and wait until it is filled."""

    def open_page(key: str, **arguments: object) -> Any:
        assert window.show_page(key, arguments)
        settled()
        return window.page(key)

    return open_page


def _dialog(parent: QWidget, kind: type[Any]) -> Any:
    found = [child for child in parent.findChildren(kind) if child.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def _names(table: Any) -> list[str]:
    return [table.rows.row(n).name for n in range(table.rows.count)]


def test_an_official_is_added_and_the_list_follows(
    opened: Callable[..., Any], office: OfficeAtWork, settled: Settled
) -> None:
    page = opened("officials")
    page.add()
    dialog = _dialog(page, OfficialDialog)
    QTest.keyClicks(dialog.name.line, "Dewi Rekaan")
    QTest.keyClicks(dialog.position.line, "Bendahara")
    dialog.active_from.line.setText("01-02-2024")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert not dialog.isVisible()
    assert "Dewi Rekaan" in _names(page.table)
    kept = next(r for r in officials.list_officials(office.manager) if r.name == "Dewi Rekaan")
    assert kept.active_from == date(2024, 2, 1)


def test_identity_numbers_stay_masked_until_opened_on_purpose(
    opened: Callable[..., Any], office: OfficeAtWork, settled: Settled
) -> None:
    page = opened("officials")
    page._open(officials.list_officials(office.manager)[0])
    dialog = _dialog(page, OfficialDialog)
    assert dialog.nip.line.text().startswith("•")
    before = audit.count_entries(office.manager, "identity-opened")
    QTest.mouseClick(dialog.identity, Qt.MouseButton.LeftButton)
    settled()
    assert dialog.nip.line.text() == NIP
    assert audit.count_entries(office.manager, "identity-opened") == before + 1


def test_a_masked_number_saved_again_stays_what_it_was(
    opened: Callable[..., Any], office: OfficeAtWork, settled: Settled
) -> None:
    page = opened("officials")
    record = officials.list_officials(office.manager)[0]
    page._open(record)
    dialog = _dialog(page, OfficialDialog)
    dialog.position.set_value("Sekretaris Desa")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settled()
    opened_record = officials.open_identity(office.manager, record.uid)
    assert (opened_record.nip, opened_record.position) == (NIP, "Sekretaris Desa")


def test_a_date_that_cannot_be_stops_the_dialog(opened: Callable[..., Any]) -> None:
    page = opened("officials")
    page.add()
    dialog = _dialog(page, OfficialDialog)
    dialog.name.set_value("Dewi Rekaan")
    dialog.active_from.line.setText("31-02-2024")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()


def test_the_search_box_narrows_the_officials(opened: Callable[..., Any], settled: Settled) -> None:
    page = opened("officials")
    page.search.setText("tidak ada orang ini")
    settled()
    assert page.stack.currentWidget() is page.nothing


def test_a_reader_sees_no_button_that_changes(
    office: OfficeAtWork, worker: Any, qtbot: QtBot, settled: Settled
) -> None:
    window = MainWindow(Workplace(office.reader, worker))
    qtbot.addWidget(window, before_close_func=lambda w: setattr(w, "_may_close", True))
    window.show()
    assert not {"settings", "audit"} & set(window.navigation.keys())
    window.show_page("officials")
    settled()
    texts = {button.text() for button in window.page("officials").findChildren(type(window.top_bar.lock_button))}
    assert "Tambah perangkat" not in texts


def test_an_account_is_added_and_can_sign_in(
    opened: Callable[..., Any], office: OfficeAtWork, settled: Settled
) -> None:
    page = opened("accounts")
    page._add()
    dialog = _dialog(page, AddAccountDialog)
    QTest.keyClicks(dialog.name.line, "Petugas Baru Rekaan")
    dialog.password.set_value("kata sandi petugas baru")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert "Petugas Baru Rekaan" in _names(page.table)
    assert "Petugas Baru Rekaan" in sign_in.account_names(office.directory)


def test_removing_an_account_asks_first_and_takes_its_password(
    opened: Callable[..., Any], office: OfficeAtWork, settled: Settled, boxes: Recorder, qtbot: QtBot
) -> None:
    page = opened("accounts")
    page.table.stand_on(office.account(READER).uid)
    assert page.remove_button.isEnabled()
    QTest.mouseClick(page.remove_button, Qt.MouseButton.LeftButton)
    assert boxes.shown[-1][0] == "destroy" and READER in boxes.shown[-1][1]
    settled()
    assert READER in sign_in.account_names(office.directory)
    boxes.answers.append(True)
    QTest.mouseClick(page.remove_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: boxes.shown[-1][0] == "tell", timeout=15_000)
    assert READER not in sign_in.account_names(office.directory)


def test_nobody_removes_the_own_account(opened: Callable[..., Any], office: OfficeAtWork) -> None:
    page = opened("accounts")
    page.table.stand_on(office.account(MANAGER).uid)
    assert not page.remove_button.isEnabled()


def test_the_own_password_is_changed_only_with_the_old_one(
    opened: Callable[..., Any], office: OfficeAtWork, settled: Settled, boxes: Recorder
) -> None:
    page = opened("accounts")
    page._change_password()
    dialog = _dialog(page, PasswordDialog)
    dialog.old.set_value("bukan yang lama")
    dialog.new.set_value("kata sandi baru sekali")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settled()
    assert dialog.old.has_problem
    dialog.old.set_value(PASSWORD)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settled()
    assert not dialog.isVisible()
    office.manager.register.close()
    with pytest.raises(Problem, match="wrong-password"):
        sign_in.sign_in(office.directory, MANAGER, PASSWORD, office.clock)


def test_a_new_recovery_code_stays_in_sight_until_it_is_ticked(
    opened: Callable[..., Any], settled: Settled, boxes: Recorder, qtbot: QtBot
) -> None:
    page = opened("accounts")
    boxes.answers.append(True)
    page._renew_code()
    qtbot.waitUntil(lambda: bool(page.findChildren(CodeDialog)), timeout=10_000)
    dialog = page.findChildren(CodeDialog)[0]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.done_button.isEnabled()
    QTest.keyClick(dialog.sheet.tick.tick, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_settings_are_saved_and_asked_about_before_leaving(
    opened: Callable[..., Any], window: MainWindow, office: OfficeAtWork, settled: Settled, boxes: Recorder
) -> None:
    page = opened("settings", tab=1)
    assert not page.save_button.isEnabled()
    page.letterhead.address.line.setText("Jalan Baru Rekaan 9")
    assert page.save_button.isEnabled()
    assert not window.show_page("officials")
    assert boxes.shown[-1][0] == "destroy"
    assert window.current_key == "settings"
    QTest.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert offices.profile(office.manager).letterhead.address == "Jalan Baru Rekaan 9"
    assert window.show_page("officials")


def test_a_looser_local_deadline_is_warned_about_but_kept(
    opened: Callable[..., Any], office: OfficeAtWork, settled: Settled
) -> None:
    page = opened("settings", tab=4)
    line = next(iter(page.rules.lines.values()))
    line.days.line.setText("30")
    line.source.line.setText("Peraturan Rekaan 1/2026")
    line.check()
    assert "longgar" in line.note.text()
    page.save()
    settled()
    assert offices.profile(office.manager).rules.deadlines[0].working_days == 30


def test_an_impossible_local_deadline_is_refused(opened: Callable[..., Any], office: OfficeAtWork) -> None:
    page = opened("settings", tab=4)
    next(iter(page.rules.lines.values())).days.line.setText("abc")
    page.save()
    assert offices.profile(office.manager).rules.deadlines == ()
    assert page.tabs.currentIndex() == 4


def test_the_number_template_shows_what_comes_out_of_it(opened: Callable[..., Any]) -> None:
    page = opened("settings", tab=5)
    page.numbering.template.line.setText("{number:03d}/GRT/{roman}/{year}")
    assert "007/GRT/XI/2026" in page.numbering.example.text
    page.numbering.template.line.setText("{year}")
    assert page.numbering.template.has_problem


def test_an_office_gets_another_name_and_keeps_its_history(
    opened: Callable[..., Any], window: MainWindow, office: OfficeAtWork, settled: Settled, boxes: Recorder
) -> None:
    page = opened("settings")
    before = offices.profile(office.manager).office
    QTest.mouseClick(page.identity.button, Qt.MouseButton.LeftButton)
    dialog = _dialog(page, ChangeOfficeDialog)
    dialog.form.name.set_value("Contoh Baru")
    dialog.until.set_value(date(2026, 11, 15))
    dialog.reason.set_value("Perda Rekaan 1/2026")
    boxes.answers.append(True)
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settled()
    settled()
    after = offices.profile(office.manager).office
    assert (after.uid, after.name) == (before.uid, "Contoh Baru")
    assert window.top_bar.office.text() == "Desa Contoh Baru"
    assert "Contoh Makmur" in page.identity._history.text()


def test_a_day_is_added_to_the_calendar_and_taken_away(
    opened: Callable[..., Any], office: OfficeAtWork, settled: Settled, boxes: Recorder
) -> None:
    page = opened("calendar", year=2026)
    page.add()
    dialog = _dialog(page, CalendarDayDialog)
    QTest.keyClicks(dialog.day.line, "23122026")
    QTest.keyClicks(dialog.name.line, "Hari jadi kabupaten rekaan")
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert "Hari jadi kabupaten rekaan" in _names(page.table)
    assert not calendar.calendar(office.manager).is_working(date(2026, 12, 23))
    page.table.stand_on("2026-12-23")
    assert page.remove_button.isEnabled()
    boxes.answers.append(True)
    QTest.mouseClick(page.remove_button, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert calendar.own_days(office.manager) == ()


def test_a_national_holiday_cannot_be_removed(opened: Callable[..., Any]) -> None:
    page = opened("calendar", year=2026)
    page.table.stand_on_first()
    assert not page.remove_button.isEnabled()


def test_a_year_without_decree_says_so(opened: Callable[..., Any]) -> None:
    page = opened("calendar", year=2030)
    assert "2030" in page.state.text
    assert page.state.property("tone") == "warn"


def test_the_audit_log_lists_what_was_done_in_words(opened: Callable[..., Any]) -> None:
    page = opened("audit")
    columns = {column.key: column for column in page.table.rows.columns}
    actions = [columns["action"].cell(page.table.rows.row(n)).text for n in range(page.table.rows.count)]
    assert "Masuk" in actions
    assert not [action for action in actions if "-" in action]


def test_a_list_is_saved_as_a_spreadsheet(
    opened: Callable[..., Any],
    tmp_path: Path,
    settled: Settled,
    boxes: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    target = tmp_path / "perangkat.xlsx"
    monkeypatch.setattr(files, "prepared", [target])
    page = opened("officials")
    page._save()
    assert boxes.shown[-1][0] == "ask" and not target.exists(), "a list with names is written after a warning only"
    boxes.answers.append(True)
    page._save()
    qtbot.waitUntil(lambda: boxes.shown[-1][0] == "tell", timeout=15_000)
    assert target.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("key", ["officials", "calendar", "accounts", "audit"])
def test_every_list_of_the_office_can_be_printed(
    opened: Callable[..., Any], boxes: Recorder, key: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown: list[bytes] = []
    monkeypatch.setattr("desktop.ui.papers.print_list.show_pdf", lambda _w, _p, content, *_rest: shown.append(content))
    page = opened(key)
    boxes.answers.append(True)
    page._print()
    qtbot.waitUntil(lambda: bool(shown), timeout=15_000)
    assert shown[0].startswith(b"%PDF")


def test_a_backup_is_written_and_brought_back_after_two_questions(
    opened: Callable[..., Any],
    office: OfficeAtWork,
    workplace: Workplace,
    tmp_path: Path,
    boxes: Recorder,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    target = tmp_path / "stik" / "cadangan.sigapbak"
    target.parent.mkdir()
    monkeypatch.setattr(files, "prepared", [target])
    page = opened("backup")
    page._back_up()
    qtbot.waitUntil(lambda: bool(boxes.shown), timeout=20_000)
    assert boxes.shown == [("tell", boxes.shown[0][1])] and target.exists()
    officials.add_official(office.manager, officials.OfficialDraft(name="Sesudah Cadangan"))
    done: list[bool] = []
    dialog = RestoreDialog(
        page,
        target,
        office.directory,
        workplace.worker,
        office.clock,
        before=lambda then: workplace.lock(then),
        on_done=lambda: done.append(True),
    )
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.account.set_value(MANAGER)
    dialog.password.set_value(PASSWORD)
    dialog._ask()
    assert [kind for kind, _text in boxes.shown[1:]] == ["destroy"]
    boxes.answers += [True, True]
    dialog._ask()
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    desk = sign_in.sign_in(office.directory, MANAGER, PASSWORD, office.clock)
    assert "Sesudah Cadangan" not in [record.name for record in officials.list_officials(desk)]
    assert accounts.list_accounts(desk)
    desk.register.close()


def test_the_navigation_answers_to_keys(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_first_page()
    keys = window.navigation.keys()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key == keys[1]
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.current_key == keys[0]
    assert window.navigation.button(keys[0]).isChecked()
    settled()


def test_larger_text_makes_everything_larger(window: MainWindow, settled: Settled, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before = window.top_bar.office.fontMetrics().height()
    window.top_bar.text_size_wanted.connect(window.set_text_size)
    QTest.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert window.top_bar.office.fontMetrics().height() > before
    settled()
