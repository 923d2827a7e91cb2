"""Coverage by office: what is seen, narrowed, opened, given as a task."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services import inbox, officials
from desktop.ui.mentor.assign_dialog import AssignDialog
from desktop.ui.mentor.coverage_page import OfficeCoveragePage
from tests.offices import official
from tests.trainings import held_session
from tests.ui.mentor.conftest import Regency

Show = Callable[[QWidget], None]
Settle = Callable[[], None]


def opened(regency: Regency, show: Show, settle: Settle) -> OfficeCoveragePage:
    village = regency.villages[0]
    officials.add_official(village, official("Siti Contoh", nik=""))
    held_session(village)
    inbox.accept(regency.mentor, regency.send(village))
    page = OfficeCoveragePage(regency.place)
    show(page)
    settle()
    return page


def cells(page: OfficeCoveragePage, code: str) -> dict[str, str]:
    rows = [page.table.rows.row(n) for n in range(page.table.rows.count)]
    (row,) = [row for row in rows if row is not None and row.code == code]
    return {column.key: column.cell(row).text for column in page.table.rows.columns}


def test_an_office_shows_its_figures_and_a_silent_one_dashes(regency: Regency, show: Show, settle: Settle) -> None:
    page = opened(regency, show, settle)
    said = cells(page, "36.04.05.2003")
    assert (said["officials"], said["current"], said["share"], said["sessions"]) == ("1", "0", "0%", "1")
    silent = cells(page, "36.04.05.2004")
    assert (silent["officials"], silent["share"], silent["last_held"]) == ("–", "–", "–")
    assert "0 dari 1 perangkat masih berlaku (0%)" in page.list.totals.text()


def test_it_is_narrowed_by_attention_and_words_and_escape_widens_it(
    regency: Regency, show: Show, settle: Settle
) -> None:
    page = opened(regency, show, settle)
    everybody = page.table.rows.count
    page.open(low=True)
    settle()
    assert page.table.rows.count == 1 and page.filters.words() == ("Cakupan di bawah 50%",)
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    settle()
    assert page.table.rows.count == everybody
    QTest.keyClicks(page.filters.search, "36.04.05.2004")
    page.filters.search.search_now()
    settle()
    assert page.table.rows.count == 1
    page.open(unsaid=True, search="tidak ada")
    settle()
    assert page.list.nothing_found.isVisible()


def test_enter_opens_the_office_and_a_task_is_given_to_those_chosen(
    regency: Regency, show: Show, settle: Settle
) -> None:
    page = opened(regency, show, settle)
    page.open(low=True)
    settle()
    page.table.setFocus()
    page.table.stand_on_first()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    ((key, arguments),) = regency.went
    assert key == "tutored-office" and arguments["uid"]
    page.table.selectRow(0)
    page.assign()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, AssignDialog) and w.isVisible()]
    dialog.reject()
