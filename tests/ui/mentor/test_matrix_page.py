"""The matrix: every office of the regency, narrowed, opened, printed, tasks given."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.records.matrix import MentorRules
from db.vocabulary import CellState
from desktop.services import feedback, inbox, matrix
from desktop.ui.mentor.assign_dialog import AssignDialog
from desktop.ui.mentor.matrix_page import MatrixPage
from desktop.ui.mentor.matrix_rules_dialog import MatrixRulesDialog
from desktop.ui.papers.preview_dialog import PaperDialog
from tests.offices import TODAY
from tests.services.test_matrix import Q3
from tests.ui.mentor.conftest import Regency

Show = Callable[[QWidget], None]
Settle = Callable[[], None]


def opened(regency: Regency, show: Show, settle: Settle) -> MatrixPage:
    inbox.accept(regency.mentor, regency.send(regency.villages[0], Q3))
    page = MatrixPage(regency.place)
    show(page)
    settle()
    return page


def names(page: MatrixPage) -> list[str]:
    assert page.table is not None
    return [page.table.rows.row(n).name for n in range(page.table.rows.count)]  # type: ignore[union-attr]


def test_squares_carry_word_sign_and_hint_and_periods_begin_with_the_first_file(
    regency: Regency, show: Show, settle: Settle
) -> None:
    page = opened(regency, show, settle)
    assert page.table is not None and page.matrix is not None
    assert [period.code for period in page.matrix.periods] == ["2026-Q3", "2026-Q4"]
    row = next(row for row in page.matrix.rows if row.code == "36.04.05.2003")
    column = next(column for column in page.table.rows.columns if column.key == "2026-Q3")
    cell = column.cell(row)
    assert (cell.text, cell.icon) == ("Nihil", "mdi6.clock-outline")
    assert cell.hint == "Nihil, terlambat · tiba 16-11-2026"
    assert column.title.splitlines() == ["Tw III 2026", f"1/{len(page.matrix.rows)}"]
    assert "Triwulan III 2026, paling lambat 10-10-2026: Nihil, terlambat 1" in page.counts.text()


def test_it_is_narrowed_by_state_kecamatan_and_words(regency: Regency, show: Show, settle: Settle) -> None:
    page = opened(regency, show, settle)
    page.open(states=(CellState.LATE_NIL,))
    settle()
    assert page.table is not None and page.table.rows.count == 1
    page.open(subdistrict="Kramatwatu")
    settle()
    assert "Kramatwatu" in names(page)
    QTest.keyClicks(page.filters.search, "36.04.05.2004")
    QTest.qWait(260)
    settle()
    assert page.table.rows.count == 1
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settle()
    assert page.table.rows.count == len(page.matrix.rows)  # type: ignore[union-attr]


def test_an_office_is_opened_and_one_that_is_not_enrolled_says_so(
    regency: Regency, show: Show, settle: Settle, boxes: object
) -> None:
    page = opened(regency, show, settle)
    assert page.matrix is not None
    known = next(row for row in page.matrix.rows if row.code == "36.04.05.2003")
    page._open_row(known)
    assert regency.went == [("tutored-office", {"uid": known.partner_uid})]
    page._open_row(next(row for row in page.matrix.rows if not row.partner_uid))
    assert "belum terdaftar" in boxes.shown[-1][1]  # type: ignore[attr-defined]


def test_letters_and_summary_are_shown_as_papers(regency: Regency, show: Show, settle: Settle) -> None:
    page = opened(regency, show, settle)
    for start in (page._print_letters, page._print_consolidated):
        start()
        settle()
        dialog = next(w for w in QApplication.allWidgets() if isinstance(w, PaperDialog) and w.isVisible())
        assert dialog.view.page_count > 1
        dialog.reject()
        settle()


def test_the_same_task_goes_to_all_chosen_or_to_none(regency: Regency, show: Show, settle: Settle) -> None:
    page = opened(regency, show, settle)
    assert page.matrix is not None
    offices = [(row.partner_uid, row.name) for row in page.matrix.rows if row.partner_uid]
    dialog = AssignDialog(regency.place, page, offices)
    dialog.show()
    dialog.accept_button.click()
    settle()
    assert dialog.isVisible() and dialog.text.has_problem
    dialog.text.set_value("Latih semua Kaur.")
    dialog.due_on.set_value(TODAY - timedelta(days=1))
    dialog.accept_button.click()
    settle()
    assert dialog.due_on.has_problem
    dialog.due_on.set_value(TODAY + timedelta(days=30))
    dialog.accept_button.click()
    settle()
    assert not dialog.isVisible()
    for uid, _name in offices:
        (item,) = feedback.items_of(regency.mentor, office_uid=uid)
        assert item.text == "Latih semua Kaur." and item.due_on == TODAY + timedelta(days=30)
    assert page.matrix.rows[0].open_comments == 0


def test_rules_are_changed_and_the_squares_follow(regency: Regency, show: Show, settle: Settle) -> None:
    page = opened(regency, show, settle)
    dialog = MatrixRulesDialog(regency.place, page, MentorRules())
    dialog.show()
    dialog.due_days.set_value("banyak")
    dialog.accept_button.click()
    settle()
    assert dialog.due_days.has_problem
    dialog.due_days.set_value("60")
    dialog.with_subdistricts.set_value(False)
    dialog.accept_button.click()
    settle()
    settle()
    assert matrix.rules(regency.mentor).due_days == 60
    row = next(row for row in page.matrix.rows if row.code == "36.04.05.2003")  # type: ignore[union-attr]
    assert row.cells[0].state is CellState.NIL


def test_it_is_saved_as_a_spreadsheet(
    regency: Regency, show: Show, settle: Settle, chosen_files: list[Path | None], tmp_path: Path
) -> None:
    from python_calamine import CalamineWorkbook

    page = opened(regency, show, settle)
    chosen_files.append(tmp_path / "matriks.xlsx")
    page.save_button.click()
    settle()
    sheet = CalamineWorkbook.from_path(str(tmp_path / "matriks.xlsx")).get_sheet_by_index(0).to_python()
    own = next(row for row in sheet if row[0] == "36.04.05.2003")
    assert "Nihil, terlambat" in own and own[3] == "ya"
