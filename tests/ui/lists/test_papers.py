"""Papers in the window: looked at, issued when they leave the program, printed, saved, signed, scanned, returned."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records.period import Period
from db.vocabulary import PaperKind, PaperSize
from desktop.services import officials, papers, statements
from desktop.services.desk import Desk
from desktop.ui.kit.pdf_pages import PdfPages
from desktop.ui.messages import Recorder
from desktop.ui.papers import printing
from desktop.ui.papers.page import PapersPage
from desktop.ui.papers.paper_words import blank_choices
from desktop.ui.papers.preview_dialog import PaperDialog, ShownPaper
from desktop.ui.papers.statements_page import StatementsPage
from desktop.ui.workplace import Workplace
from tests.offices import OfficeAtWork, official

Show = Callable[[QWidget], None]
Settle = Callable[[], None]
THIRD_QUARTER = Period.parse("2026-Q3")


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer that writes into a file."""
    target = tmp_path / "kertas.pdf"

    def choose(_parent: QWidget, _sheets: int) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setResolution(100)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return printer

    monkeypatch.setattr(printing, "printer_chooser", choose)
    return target


def dialog_of(place: Workplace, qtbot: QtBot, *requests: papers.PaperRequest) -> PaperDialog:
    from desktop.printing.catalogue import join

    drawn = [papers.preview(place.desk, request) for request in requests]
    content = drawn[0] if len(drawn) == 1 else join(drawn)
    dialog = PaperDialog(place, ShownPaper("Contoh", "contoh", content, requests))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def summary() -> papers.PaperRequest:
    return papers.PaperRequest(kind=PaperKind.SUMMARY, period=THIRD_QUARTER, number="700/1/2026")


def test_looking_at_a_paper_issues_nothing(place: Workplace, qtbot: QtBot) -> None:
    dialog = dialog_of(place, qtbot, summary())
    assert dialog.view.page_count >= 1
    dialog.reject()
    assert papers.list_papers(place.desk) == ()


def test_printing_issues_the_paper_once_and_notes_that_it_was_printed(
    place: Workplace, qtbot: QtBot, printed: Path, settle: Settle
) -> None:
    dialog = dialog_of(place, qtbot, summary())
    sheets = dialog.view.page_count
    dialog.print_button.click()
    settle()
    dialog.print_button.click()
    settle()
    (paper,) = papers.list_papers(place.desk)
    assert (paper.number, paper.printed) == ("700/1/2026", True)
    assert paper.check_code in dialog.banner.text
    on_paper = PdfPages(printed.read_bytes())
    assert len(on_paper) == sheets
    size = on_paper.size(0)
    assert (round(size.width() * 25.4 / 72), round(size.height() * 25.4 / 72)) == (210, 297)
    assert _dark_share(on_paper.draw(0, 1.0)) > 0.01, "the sheet is not white"
    on_paper.close()


def test_a_wide_sheet_of_folio_is_printed_wide_and_of_folio(
    place: Workplace, qtbot: QtBot, printed: Path, settle: Settle
) -> None:
    request = papers.PaperRequest(kind=PaperKind.REGISTER, period=THIRD_QUARTER, paper_size=PaperSize.F4)
    dialog_of(place, qtbot, request).print_button.click()
    settle()
    on_paper = PdfPages(printed.read_bytes())
    size = on_paper.size(0)
    # The printer's own name for this paper is 8.5 × 13 inch, a millimetre off.
    assert (size.width() * 25.4 / 72, size.height() * 25.4 / 72) == pytest.approx((330, 215), abs=1)
    on_paper.close()


def test_several_papers_are_saved_as_one_pdf(
    place: Workplace, qtbot: QtBot, settle: Settle, chosen_files: list[Path | None], tmp_path: Path
) -> None:
    letter = papers.PaperRequest(kind=PaperKind.COVER_LETTER, period=THIRD_QUARTER, number="005/2/2026")
    dialog = dialog_of(place, qtbot, letter, summary())
    chosen_files.append(tmp_path / "berkas.pdf")
    dialog.save_button.click()
    settle()
    issued = papers.list_papers(place.desk)
    assert {paper.kind for paper in issued} == {PaperKind.COVER_LETTER, PaperKind.SUMMARY}
    assert not any(paper.printed for paper in issued)
    saved = PdfPages((tmp_path / "berkas.pdf").read_bytes())
    assert len(saved) == dialog.view.page_count >= 2
    saved.close()


def test_the_last_folder_is_remembered(
    place: Workplace, qtbot: QtBot, settle: Settle, chosen_files: list[Path | None], tmp_path: Path
) -> None:
    folder = tmp_path / "stik"
    folder.mkdir()
    chosen_files.append(folder / "a.pdf")
    dialog_of(place, qtbot, summary()).save_button.click()
    settle()
    kept: list[str] = []
    place.preferences.get("files.last-folder", "", kept.append)
    assert kept == [str(folder)]


def test_a_folder_that_takes_nothing_is_told(
    place: Workplace, qtbot: QtBot, settle: Settle, chosen_files: list[Path | None], tmp_path: Path, boxes: Recorder
) -> None:
    chosen_files.append(tmp_path / "tidak" / "ada" / "a.pdf")
    dialog_of(place, qtbot, summary()).save_button.click()
    settle()
    assert boxes.shown == [("problem", "file-not-written")]


def test_the_page_asks_for_what_is_ticked(place: Workplace, show: Show, settle: Settle) -> None:
    page = PapersPage(place)
    show(page)
    page.open(kind="register", period="2026-Q2")
    settle()
    assert page.choose.with_names.isVisible()
    page.choose.with_names.set_value(True)
    (request,) = page.choose.requests()
    assert (request.kind, request.period, request.with_names) == (PaperKind.REGISTER, Period.parse("2026-Q2"), True)
    page.choose.choose(PaperKind.NIL)
    page.choose.numbers[PaperKind.NIL].set_value("700/9/2026")
    (request,) = page.choose.requests()
    assert (request.number, request.with_names) == ("700/9/2026", False)
    page.choose.ticks[PaperKind.NIL].setChecked(False)
    assert not page.choose.preview_button.isEnabled()


@pytest.mark.parametrize("kind", [kind for kind, _title in blank_choices()])
def test_blank_forms_can_be_drawn(place: Workplace, kind: PaperKind) -> None:
    pages = PdfPages(papers.blank(place.desk, kind))
    assert len(pages) >= 1
    pages.close()


def test_an_issued_paper_is_followed_until_its_scan_is_back(
    place: Workplace,
    show: Show,
    settle: Settle,
    chosen_files: list[Path | None],
    tmp_path: Path,
    boxes: Recorder,
) -> None:
    papers.issue(place.desk, summary())
    page = PapersPage(place)
    show(page)
    page.open(awaiting_scan=True)
    settle()
    issued = page.issued
    assert _states(issued) == ["Terbit, belum dicetak"]
    issued.table.stand_on_first()
    dialog = issued.signed_dialog()
    dialog.accept_button.click()
    settle()
    assert _states(issued) == ["Menunggu pindaian"]
    scan = tmp_path / "pindaian.jpg"
    buffer = io.BytesIO()
    Image.new("RGB", (400, 600), "white").save(buffer, "JPEG")
    scan.write_bytes(buffer.getvalue())
    chosen_files.append(scan)
    issued.scan_button.click()
    settle()
    assert boxes.shown == [("tell", "Pindaian sudah dilampirkan.")]
    assert _states(issued) == [], "nothing awaits its scan any more"
    issued.chips.set_values()
    issued.chips.changed.emit()
    settle()
    assert _states(issued) == ["Pindaian terlampir"]


def test_a_reprint_is_identical(place: Workplace) -> None:
    done = papers.issue(place.desk, summary())
    assert papers.pdf(place.desk, done.record.uid) == papers.pdf(place.desk, done.record.uid)


def test_a_reader_may_look_but_not_take_papers_away(
    office: OfficeAtWork,
    place: Workplace,
    place_of: Callable[[Desk], Workplace],
    show: Show,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    readers_place = place_of(office.reader)
    page = PapersPage(readers_place)
    show(page)
    settle()
    assert PaperKind.REGISTER not in page.choose.ticks
    dialog = dialog_of(readers_place, qtbot, summary())
    assert not dialog.print_button.isVisible()
    assert not dialog.save_button.isVisible()


def test_who_has_returned_the_statement(empty_place: Workplace, show: Show, settle: Settle) -> None:
    officials.add_official(empty_place.desk, official("Asep Rekaan", nik="", nip=""))
    page = StatementsPage(empty_place)
    show(page)
    settle()
    assert page.period.value() == THIRD_QUARTER
    assert page.figures.text() == "0 dari 2 sudah kembali"
    page.table.stand_on_first()
    status: Any = page.table.current()
    dialog = page.returned_dialog(status)
    dialog.accept_button.click()
    settle()
    assert page.figures.text() == "1 dari 2 sudah kembali"
    kept = {s.official_uid: s for s in statements.list_statements(empty_place.desk, THIRD_QUARTER)}
    assert kept[status.official_uid].returned_on == date(2026, 11, 16)
    assert kept[status.official_uid].answer == "never"


def _states(issued: Any) -> list[str]:
    rows = [issued.table.rows.row(n) for n in range(issued.table.rows.count)]
    column = next(c for c in issued.table.rows.columns if c.key == "state")
    return [column.cell(row).text for row in rows]


def _dark_share(picture: Any) -> float:
    small = picture.scaled(80, 110)
    dark = sum(small.pixelColor(x, y).lightness() < 200 for x in range(80) for y in range(110))
    return dark / (80 * 110)
