"""The coverage page, the rules of training and the card on the home page, over a real register."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.records.person import TrainingRules
from db.records.training import AttendanceMark, Meeting
from db.vocabulary import PersonKind, RiskLevel, Topic
from desktop.rules.coverage import CoverageState
from desktop.services import attendance, officials, participants, sessions, training_rules
from desktop.services import home as home_service
from desktop.ui.home.page import HomePage
from desktop.ui.kit.row_button import RowButton
from desktop.ui.papers.preview_dialog import PaperDialog
from desktop.ui.training.coverage_page import CoveragePage
from desktop.ui.training.rules_dialog import TrainingRulesDialog
from desktop.ui.workplace import Workplace
from tests.offices import TODAY, OfficeAtWork, official
from tests.trainings import participant, session_draft
from tests.ui.lists.conftest import boxes, chosen_files, place_of, settle, show  # noqa: F401

Show = Callable[[QWidget], None]
Settle = Callable[[], None]
Went = list[tuple[str, dict[str, Any]]]


def hold(office: OfficeAtWork, days_ago: int, names: list[str], *, held: bool = True, **changes: Any) -> str:
    """A session so many days ago that these officials attended; its uid."""
    desk, day = office.trainer, TODAY - timedelta(days=days_ago)
    draft = session_draft(meetings=(Meeting(on=day, place="Aula Contoh"),), invitation_date=None, **changes)
    record = sessions.add_session(desk, draft).record
    uids = {record.name: record.uid for record in officials.list_officials(office.manager)}
    drafts = [participant(name, person_uid=uids[name], person_kind=PersonKind.OFFICIAL) for name in names]
    mark = (AttendanceMark(meeting_uid=record.meetings[0].uid, present=True),)
    added = participants.add_participants(desk, record.uid, drafts).record
    attendance.mark(desk, record.uid, {one.uid: mark for one in added})
    if held:
        sessions.mark_held(desk, record.uid)
    return record.uid


@pytest.fixture
def trained(office: OfficeAtWork) -> OfficeAtWork:
    """Six officials: current, due soon, overdue, never trained, new."""
    for name, changes in (
        ("Aman Rekaan", {}),
        ("Segera Rekaan", {"risk_level": RiskLevel.ABOVE_LOW}),
        ("Lewat Rekaan", {"risk_level": RiskLevel.ABOVE_LOW, "position": "Kaur Keuangan"}),
        ("Baru Rekaan", {"active_from": TODAY - timedelta(days=5)}),
    ):
        officials.add_official(office.clerk, official(name, nik="", **changes))
    hold(office, 30, ["Aman Rekaan"], title="Baru saja (contoh)")
    hold(office, 350, ["Segera Rekaan"], title="Hampir setahun (contoh)")
    hold(office, 400, ["Lewat Rekaan"], title="Lebih setahun (contoh)")
    return office


@pytest.fixture
def place(trained: OfficeAtWork, place_of: Callable[[Any], Workplace]) -> Workplace:  # noqa: F811
    return place_of(trained.trainer)


@pytest.fixture
def went(place: Workplace) -> Went:
    asked: Went = []
    place.page_wanted.connect(lambda key, arguments: asked.append((key, arguments)))
    return asked


@pytest.fixture
def page(place: Workplace, show: Show, settle: Settle) -> CoveragePage:  # noqa: F811
    made = CoveragePage(place)
    show(made)
    settle()
    settle()
    return made


def names(page: CoveragePage) -> list[str]:
    return [page.table.rows.row(n).name for n in range(page.table.rows.count)]  # type: ignore[union-attr]


def shown(kind: type[Any]) -> Any:
    found = [widget for widget in QApplication.allWidgets() if isinstance(widget, kind) and widget.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def test_the_most_urgent_stand_first_with_their_state_and_date(page: CoveragePage) -> None:
    assert names(page) == ["Wulan Rekaan", "Lewat Rekaan", "Segera Rekaan", "Baru Rekaan", "Aman Rekaan"]
    cells = {column.key: column.cell for column in page.table.rows.columns}
    late: Any = page.table.rows.row(1)
    assert cells["state"](late).text == "Lewat waktu"
    assert cells["due_on"](late).text == "12-10-2026"
    assert cells["lacking"](late).text == "semua"
    fine: Any = page.table.rows.row(4)
    assert cells["lacking"](fine).text == "7 topik"
    assert "Akibat bila tidak mematuhi" in cells["lacking"](fine).hint
    assert page.head.whole.text() == "40%"
    assert page.list.totals.text() == "5 orang"


def test_tiles_narrow_the_list_and_chips_take_it_back(page: CoveragePage, settle: Settle) -> None:  # noqa: F811
    tile = page.head.tiles[CoverageState.OVERDUE]
    assert tile.accessibleName() == "1 Lewat waktu"
    tile.click()
    settle()
    assert names(page) == ["Lewat Rekaan"]
    page.head.tiles[CoverageState.NEVER].click()
    settle()
    assert names(page) == ["Wulan Rekaan", "Lewat Rekaan"]
    page.filters.clear()
    settle()
    assert len(names(page)) == 5
    assert not tile.isChecked()


def test_search_and_position_narrow_and_nothing_found_is_said(page: CoveragePage, settle: Settle) -> None:  # noqa: F811
    page.by_position.opened.emit("Kaur Keuangan")
    settle()
    assert names(page) == ["Lewat Rekaan"]
    assert page.list.stack.currentIndex() == 0
    page.open(search="tidak-ada")
    settle()
    assert page.list.stack.currentWidget() is page.list.nothing_found
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settle()
    assert len(names(page)) == 5


def test_views_show_topics_and_positions(page: CoveragePage, settle: Settle) -> None:  # noqa: F811
    page._show_view("positions")
    settle()
    shares = [page.by_position.table.rows.row(n) for n in range(page.by_position.table.rows.count)]
    assert [(s.label, s.covered, s.total) for s in shares] == [("Kasi Pemerintahan", 2, 4), ("Kaur Keuangan", 0, 1)]
    page._show_view("topics")
    assert page.by_topic.isVisible()
    assert "Kebijakan, prosedur" in page.by_topic.chart.accessibleDescription()


def test_the_page_follows_a_session_that_was_held(
    page: CoveragePage,
    trained: OfficeAtWork,
    place: Workplace,
    settle: Settle,  # noqa: F811
) -> None:
    uid = hold(trained, 1, ["Wulan Rekaan"], held=False)
    place.change(lambda desk: sessions.mark_held(desk, uid))
    settle()
    settle()
    assert page.head.whole.text() == "60%"
    assert names(page)[-1] == "Wulan Rekaan"


def test_report_and_history_are_shown(page: CoveragePage, settle: Settle) -> None:  # noqa: F811
    page.report_button.click()
    settle()
    dialog = shown(PaperDialog)
    assert dialog.windowTitle() == "Laporan cakupan pelatihan"
    dialog.reject()
    settle()
    page.table.stand_on_first()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    dialog = shown(PaperDialog)
    assert dialog.windowTitle() == "Riwayat pelatihan Wulan Rekaan"
    dialog.reject()


def test_the_narrowed_list_is_saved_as_a_spreadsheet(
    page: CoveragePage,
    boxes: Any,  # noqa: F811
    chosen_files: list[Path | None],  # noqa: F811
    tmp_path: Path,
    settle: Settle,  # noqa: F811
) -> None:
    from python_calamine import CalamineWorkbook

    boxes.answers.append(True)
    page.open(states=(CoverageState.OVERDUE,))
    settle()
    chosen_files.append(tmp_path / "cakupan.xlsx")
    page.save_button.click()
    settle()
    settle()
    rows = CalamineWorkbook.from_path(str(tmp_path / "cakupan.xlsx")).get_sheet_by_index(0).to_python()
    cells = [str(cell) for row in rows for cell in row]
    assert "Lewat Rekaan" in cells
    assert "Aman Rekaan" not in cells


def test_rules_are_changed_and_what_cannot_be_is_said_at_its_field(
    page: CoveragePage,
    place: Workplace,
    trained: OfficeAtWork,
    settle: Settle,  # noqa: F811
) -> None:
    dialog = TrainingRulesDialog(place, page, TrainingRules(), "36.04.05.2003")
    heard: list[Any] = []
    place.changed.connect(lambda changes: heard.append(changes.topics))
    dialog.show()
    assert "007/SERT/36.04.05.2003/XI/2026" in dialog.example.text()
    dialog.months_above_low.set_value("0")
    dialog.accept_button.click()
    settle()
    assert dialog.isVisible()
    assert "antara 1 dan 120 bulan" in dialog.months_above_low.problem.text()
    dialog.months_above_low.set_value("18")
    dialog.kinds[PersonKind.ASSOCIATE].set_value(True)
    dialog.certificate_months.set_value("36")
    dialog.accept_button.click()
    settle()
    assert not dialog.isVisible()
    kept = training_rules.rules(trained.reader)
    assert (kept.months_above_low, kept.certificate_months) == (18, 36)
    assert kept.kinds == (PersonKind.OFFICIAL, PersonKind.ASSOCIATE)
    assert heard == [frozenset({Topic.TRAINING_RULES})]
    settle()
    assert "Lewat Rekaan" in names(page)
    assert page.head.tiles[CoverageState.OVERDUE].accessibleName() == "0 Lewat waktu"


def test_a_reader_only_looks(
    trained: OfficeAtWork,
    place_of: Callable[[Any], Workplace],  # noqa: F811
    show: Show,  # noqa: F811
    settle: Settle,  # noqa: F811
) -> None:
    page = CoveragePage(place_of(trained.reader))
    show(page)
    settle()
    settle()
    assert len(names(page)) == 5
    assert not page.save_button.isVisible()
    assert not page.list_button.isVisible()


def test_home_names_who_is_late_what_comes_and_what_is_missing(
    trained: OfficeAtWork,
    place_of: Callable[[Any], Workplace],  # noqa: F811
    show: Show,  # noqa: F811
    settle: Settle,  # noqa: F811
) -> None:
    coming = hold(trained, -7, [], title="Akan datang (contoh)", held=False)
    past = hold(trained, 3, [], title="Belum ditandai (contoh)", held=False)
    place = place_of(trained.clerk)
    asked: Went = []
    place.page_wanted.connect(lambda key, arguments: asked.append((key, arguments)))
    page = HomePage(place)
    show(page)
    settle()
    rows = page.training.findChildren(RowButton)
    said = {row.title: row.accessibleName() for row in rows}
    assert list(said)[:4] == [
        "2 orang lewat waktu pelatihannya",
        "1 orang perlu dilatih lagi",
        "1 perangkat baru perlu pengenalan",
        "Akan datang (contoh)",
    ]
    assert "1 di antaranya belum pernah dilatih" in said["2 orang lewat waktu pelatihannya"]
    assert "tanda terlaksana, kehadiran, notulen" in said["Belum ditandai (contoh)"]
    assert "notulen, sertifikat" in said["Baru saja (contoh)"]
    assert "Hampir setahun (contoh)" not in said  # long ago: nobody is asked for it any more
    for row in rows:
        row.click()
    assert asked[0] == ("coverage", {"states": (CoverageState.OVERDUE, CoverageState.NEVER)})
    assert ("session", {"uid": coming}) in asked
    assert ("session", {"uid": past}) in asked


def test_home_of_a_reader_has_the_card_too(trained: OfficeAtWork) -> None:
    due = home_service.home(trained.reader).training
    assert (due.people, due.covered, due.overdue, due.never, due.due, due.induction) == (5, 2, 1, 1, 1, 1)
