"""The register of certificates and the dialog of one, over a real register."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from db.records.certificate import CertificateRow
from db.vocabulary import CertificateState
from desktop.services import certificates
from desktop.ui import messages
from desktop.ui.papers.preview_dialog import PaperDialog
from desktop.ui.training.certificate_dialog import CertificateDialog
from desktop.ui.training.certificates_page import CertificatesPage
from desktop.ui.training.print_certificates import SidesDialog
from desktop.ui.workplace import Workplace
from tests.offices import OfficeAtWork
from tests.ui.lists.conftest import boxes, chosen_files, place_of, settle, show  # noqa: F401
from tests.ui.training.certificate_room import issued, none_shown, shown

Settle = Callable[[], None]
Show = Callable[[QWidget], None]


@pytest.fixture
def rows(office: OfficeAtWork) -> tuple[CertificateRow, ...]:
    return issued(office.trainer, 3)


@pytest.fixture
def place(rows: object, office: OfficeAtWork, place_of: Callable[[Any], Workplace]) -> Workplace:  # noqa: F811
    return place_of(office.trainer)


@pytest.fixture
def page(place: Workplace, show: Show, settle: Settle) -> CertificatesPage:  # noqa: F811
    made = CertificatesPage(place)
    show(made)
    settle()
    settle()
    return made


def names(page: CertificatesPage) -> list[str]:
    return [page.table.rows.row(n).name for n in range(page.table.rows.count)]  # type: ignore[union-attr]


def test_the_register_shows_the_latest_first_and_its_totals(page: CertificatesPage) -> None:
    assert names(page) == ["Narasumber Rekaan", "Peserta Rekaan 3", "Peserta Rekaan 2", "Peserta Rekaan 1"]
    assert page.list.totals.text() == "4 sertifikat"
    assert not page.print_button.isEnabled()


def test_it_is_narrowed_by_words_role_state_and_session(
    page: CertificatesPage,
    place: Workplace,
    rows: tuple[CertificateRow, ...],
    office: OfficeAtWork,
    settle: Settle,  # noqa: F811
) -> None:
    QTest.keyClicks(page.filters.search, "narasumber")
    page.filters.search.search_now()
    settle()
    assert names(page) == ["Narasumber Rekaan"]
    page.open(role="participant")
    settle()
    assert names(page) == ["Peserta Rekaan 3", "Peserta Rekaan 2", "Peserta Rekaan 1"]
    place.change(lambda desk: certificates.void(desk, rows[0].uid, "Nama salah"))
    page.open(state="void", year=2026)
    settle()
    assert names(page) == ["Peserta Rekaan 1"]
    assert page.list.totals.text() == "1 sertifikat  ·  1 dibatalkan"
    other = issued(office.trainer, 1, title="Kegiatan kedua (contoh)")
    page.filters.clear()
    page.filters.set_session(other[0].session_uid, "Kegiatan kedua (contoh)")
    settle()
    assert names(page) == ["Narasumber Rekaan", "Peserta Rekaan 1"]
    QTest.keyClick(page, Qt.Key.Key_Escape)
    settle()
    assert len(names(page)) == 6


def test_enter_opens_one_as_it_was_issued_and_saves_the_same_bytes(
    page: CertificatesPage,
    rows: tuple[CertificateRow, ...],
    office: OfficeAtWork,
    chosen_files: list[Path | None],  # noqa: F811
    tmp_path: Path,
    settle: Settle,  # noqa: F811
) -> None:
    page.table.stand_on(rows[1].uid)
    settle()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    dialog = shown(CertificateDialog)
    assert dialog.view.page_count == 2
    chosen_files.append(tmp_path / "satu.pdf")
    dialog.save_button.click()
    settle()
    office.clock.advance(days=1)
    assert (tmp_path / "satu.pdf").read_bytes() == certificates.pdf(office.trainer, [rows[1].uid])
    dialog.reject()


def test_voiding_asks_why_and_the_open_dialog_follows(
    page: CertificatesPage,
    place: Workplace,
    rows: tuple[CertificateRow, ...],
    office: OfficeAtWork,
    settle: Settle,  # noqa: F811
) -> None:
    dialog = CertificateDialog(place, certificates.certificate(office.trainer, rows[0].uid), page)
    dialog.show()
    settle()
    dialog.void()
    asking = dialog.void_dialog
    assert asking is not None
    asking.accept_button.click()
    assert asking.reason.has_problem
    asking.reason.set_value("Gelar salah tulis")
    asking.accept_button.click()
    settle()
    assert dialog.record.state is CertificateState.VOID
    assert "Dibatalkan" in dialog.banner.text
    assert not dialog.print_button.isVisible()
    assert not dialog.view.isVisible()
    settle()
    assert page.list.totals.text() == "4 sertifikat  ·  1 dibatalkan"
    dialog.reject()


def test_the_chosen_ones_are_one_pdf_without_the_void_ones(
    page: CertificatesPage,
    place: Workplace,
    rows: tuple[CertificateRow, ...],
    settle: Settle,  # noqa: F811
) -> None:
    place.change(lambda desk: certificates.void(desk, rows[0].uid, "Nama salah"))
    settle()
    page.table.selectAll()
    settle()
    assert page.print_button.text() == "Cetak yang dipilih (4)"
    page.print_button.click()
    sides = shown(SidesDialog)
    sides.accept_button.click()
    settle()
    settle()
    dialog = shown(PaperDialog)
    assert dialog.windowTitle() == "3 sertifikat"
    assert dialog.view.page_count == 6
    dialog.reject()


def test_only_void_ones_chosen_is_said(
    page: CertificatesPage,
    place: Workplace,
    rows: tuple[CertificateRow, ...],
    boxes: messages.Recorder,  # noqa: F811
    settle: Settle,  # noqa: F811
) -> None:
    place.change(lambda desk: certificates.void(desk, rows[0].uid, "Nama salah"))
    page.open(state="void")
    settle()
    page.table.selectAll()
    page.print_chosen()
    settle()
    assert ("problem", "certificate-is-void") in boxes.shown


def test_lines_out_of_sight_are_printed_too(
    office: OfficeAtWork,
    place_of: Callable[[Any], Workplace],  # noqa: F811
    show: Show,  # noqa: F811
    settle: Settle,  # noqa: F811
) -> None:
    issued(office.trainer, 149)
    page = CertificatesPage(place_of(office.trainer))
    show(page)
    settle()
    settle()
    page.table.selectAll()
    assert len(page.table.selected()) == 100  # one page of the table is at hand
    page.print_chosen()
    shown(SidesDialog).accept_button.click()
    settle()
    dialog = shown(PaperDialog)
    assert dialog.windowTitle() == "150 sertifikat"
    dialog.reject()


def test_the_narrowed_register_is_saved_as_a_spreadsheet(
    page: CertificatesPage,
    boxes: messages.Recorder,  # noqa: F811
    chosen_files: list[Path | None],  # noqa: F811
    tmp_path: Path,
    settle: Settle,  # noqa: F811
) -> None:
    page.open(search="Narasumber")
    settle()
    boxes.answers.append(True)
    chosen_files.append(tmp_path / "sertifikat.xlsx")
    page.save_button.click()
    settle()
    sheet = openpyxl.load_workbook(tmp_path / "sertifikat.xlsx").active
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert "Narasumber Rekaan" in cells
    assert "Peserta Rekaan 1" not in cells
    assert any(str(cell).startswith("004/SERT") for cell in cells)


def test_the_list_is_printed_after_a_warning(
    page: CertificatesPage,
    boxes: messages.Recorder,  # noqa: F811
    settle: Settle,  # noqa: F811
) -> None:
    page.print_list_button.click()
    settle()
    assert none_shown(PaperDialog)
    boxes.answers.append(True)
    page.print_list_button.click()
    settle()
    dialog = shown(PaperDialog)
    assert dialog.windowTitle() == "Register sertifikat"
    dialog.reject()


def test_a_reader_sees_names_but_no_scores_and_no_paper(
    rows: tuple[CertificateRow, ...],
    office: OfficeAtWork,
    place_of: Callable[[Any], Workplace],  # noqa: F811
    show: Show,  # noqa: F811
    settle: Settle,  # noqa: F811
) -> None:
    place = place_of(office.reader)
    page = CertificatesPage(place)
    show(page)
    settle()
    settle()
    assert len(names(page)) == 4
    for button in (page.print_button, page.save_button, page.print_list_button, page.designs_button):
        assert not button.isVisible()
    dialog = CertificateDialog(place, certificates.certificate(office.reader, rows[1].uid), page)
    dialog.show()
    settle()
    texts = [label.text() for label in dialog.findChildren(type(page.list.totals)) if label.isVisible()]
    assert "Peserta Rekaan 2" in texts
    assert "Nilai tes" not in texts
    assert not dialog.view.isVisible()
    assert not dialog.void_button.isVisible()
    dialog.reject()


def test_an_empty_register_says_what_to_do(
    office: OfficeAtWork,
    place_of: Callable[[Any], Workplace],  # noqa: F811
    show: Show,  # noqa: F811
    settle: Settle,  # noqa: F811
) -> None:
    page = CertificatesPage(place_of(office.trainer))
    show(page)
    settle()
    settle()
    assert page.list.stack.currentWidget() is page.list.empty
    assert page.list.empty.button.text() == "Terbitkan sertifikat…"
