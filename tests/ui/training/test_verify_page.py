"""The page that checks certificates: scanner, typed codes, pictures, PDF, and the page it writes for browsers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from db.records.certificate import CertificateRow
from desktop.printing.pdfium_turn import PDFIUM_TURN
from desktop.rules.verdict_words import Tone
from desktop.services import certificates
from desktop.ui.training.certificate_dialog import CertificateDialog
from desktop.ui.training.verify_page import VerifyPage
from desktop.ui.workplace import Workplace
from tests.offices import OfficeAtWork
from tests.ui.lists.conftest import boxes, chosen_files, place_of, settle, show  # noqa: F401
from tests.ui.training.certificate_room import issued, shown

Settle = Callable[[], None]
Show = Callable[[QWidget], None]


@pytest.fixture
def rows(office: OfficeAtWork) -> tuple[CertificateRow, ...]:
    return issued(office.trainer, 2)


@pytest.fixture
def place(rows: object, office: OfficeAtWork, place_of: Callable[[Any], Workplace]) -> Workplace:  # noqa: F811
    return place_of(office.trainer)


@pytest.fixture
def page(place: Workplace, show: Show, settle: Settle) -> VerifyPage:  # noqa: F811
    made = VerifyPage(place)
    show(made)
    settle()
    return made


def code(office: OfficeAtWork, row: CertificateRow) -> str:
    return certificates.certificate(office.trainer, row.uid).qr


def said(page: VerifyPage) -> str:
    """Everything that stands in the answer."""
    assert page.shown is not None
    return "\n".join(label.text() for label in page.shown.findChildren(QLabel) if label.text())


def scan(page: VerifyPage, text: str, settle: Settle, *, enter: bool = True) -> None:  # noqa: F811
    """Type as a USB scanner does."""
    page.take_focus()
    QTest.keyClicks(page.line, text)
    if enter:
        QTest.keyClick(page.line, Qt.Key.Key_Return)
    settle()


def test_a_scanned_code_is_valid_and_its_fields_stand_large(
    page: VerifyPage,
    office: OfficeAtWork,
    rows: tuple[CertificateRow, ...],
    settle: Settle,  # noqa: F811
) -> None:
    scan(page, code(office, rows[0]), settle)
    words = said(page)
    assert page.findings[0].words.tone is Tone.GOOD
    assert "SAH menurut daftar per" in words
    assert "Apakah sama dengan yang tercetak?" in words
    assert "Peserta Rekaan 1" in words
    assert "Bukan tanda tangan elektronik tersertifikasi." in words
    # The next scan takes the place of the first one, without the mouse.
    scan(page, code(office, rows[1]), settle)
    assert "Peserta Rekaan 2" in said(page)
    assert page.shown is not None
    page.shown.open_button.click()
    settle()
    dialog = shown(CertificateDialog)
    assert dialog.record.words.name == "Peserta Rekaan 2"
    dialog.reject()


def test_a_scanner_without_enter_is_understood(
    page: VerifyPage,
    office: OfficeAtWork,
    rows: tuple[CertificateRow, ...],
    qtbot: Any,
    settle: Settle,  # noqa: F811
) -> None:
    scan(page, code(office, rows[0]), settle, enter=False)
    qtbot.waitUntil(lambda: bool(page.findings), timeout=2000)
    assert "Peserta Rekaan 1" in said(page)


def test_one_sign_changed_is_seen(
    page: VerifyPage,
    office: OfficeAtWork,
    rows: tuple[CertificateRow, ...],
    settle: Settle,  # noqa: F811
) -> None:
    text = code(office, rows[0])
    place = len(text) - 30
    scan(page, text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :], settle)
    assert page.findings[0].words.tone is not Tone.GOOD
    assert "SAH menurut" not in said(page)


def test_a_void_one_is_refused_with_the_reason(
    page: VerifyPage,
    place: Workplace,
    office: OfficeAtWork,
    rows: tuple[CertificateRow, ...],
    settle: Settle,  # noqa: F811
) -> None:
    text = code(office, rows[0])
    place.change(lambda desk: certificates.void(desk, rows[0].uid, "Gelar salah tulis"))
    scan(page, text, settle)
    assert page.findings[0].words.headline == "DIBATALKAN"
    assert "Gelar salah tulis" in said(page)
    scan(page, rows[0].number, settle)
    assert page.findings[0].words.headline == "DIBATALKAN"
    assert page.findings[0].words.tone is Tone.BAD


def test_check_code_and_number_are_looked_up_here(
    page: VerifyPage,
    rows: tuple[CertificateRow, ...],
    settle: Settle,  # noqa: F811
) -> None:
    scan(page, rows[1].check_code.lower().replace("-", " "), settle)
    assert page.findings[0].words.headline == "TERCATAT DI REGISTER INI"
    assert "Peserta Rekaan 2" in said(page)
    assert rows[1].check_code in said(page)
    scan(page, rows[0].number, settle)
    assert "Peserta Rekaan 1" in said(page)
    scan(page, "ZZZZ-0000-ZZZZ-0000", settle)
    assert page.findings[0].words.headline == "TIDAK DAPAT DIPERIKSA"
    assert "Tidak ada sertifikat atau dokumen" in said(page)


def picture_of(office: OfficeAtWork, row: CertificateRow, folder: Path) -> Path:
    """A scan at 200 dpi of the front of a certificate."""
    path = folder / "foto.png"
    with PDFIUM_TURN:
        document = pypdfium2.PdfDocument(certificates.pdf(office.trainer, [row.uid]))
        document[0].render(scale=200 / 72).to_pil().save(path)
        document.close()
    return path


def test_a_photo_is_dropped(
    page: VerifyPage,
    office: OfficeAtWork,
    rows: tuple[CertificateRow, ...],
    tmp_path: Path,
    settle: Settle,  # noqa: F811
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture_of(office, rows[0], tmp_path)))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.drop.dropEvent(event)
    settle()
    assert "Peserta Rekaan 1" in said(page)


def test_a_pdf_of_many_is_listed_and_each_line_opens(
    page: VerifyPage,
    office: OfficeAtWork,
    rows: tuple[CertificateRow, ...],
    chosen_files: list[Path | None],  # noqa: F811
    tmp_path: Path,
    settle: Settle,  # noqa: F811
) -> None:
    path = tmp_path / "semua.pdf"
    path.write_bytes(certificates.pdf(office.trainer, [row.uid for row in rows]))
    certificates.void(office.trainer, rows[1].uid, "Diganti")
    chosen_files.append(path)
    page.drop.button.click()
    settle()
    assert len(page.rows) == 3
    assert [finding.words.tone for finding in page.findings] == [Tone.GOOD, Tone.BAD, Tone.GOOD]
    page.rows[1].click()
    settle()
    assert "Diganti" in said(page)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("kosong.png", b"", "kosong"),
        ("program.exe", b"MZ\x90\x00", "bukan"),
        ("rusak.png", b"\x89PNG\r\n\x1a\n rusak", "rusak"),
    ],
)
def test_files_that_are_no_pictures_get_a_clear_word(
    page: VerifyPage,
    tmp_path: Path,
    settle: Settle,  # noqa: F811
    name: str,
    content: bytes,
    words: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    page.check_file(path)
    settle()
    assert page.findings[0].words.headline == "TIDAK DAPAT DIPERIKSA"
    assert words in said(page).lower()


def test_the_page_for_browsers_is_written_and_explained(
    page: VerifyPage,
    chosen_files: list[Path | None],  # noqa: F811
    tmp_path: Path,
    settle: Settle,  # noqa: F811
) -> None:
    chosen_files.append(tmp_path / "periksa-sertifikat.html")
    page.write_button.click()
    settle()
    written = (tmp_path / "periksa-sertifikat.html").read_text("utf-8")
    assert written.lstrip().lower().startswith("<!doctype html>")
    assert "Desa Contoh Makmur" in written
    assert page.written.isVisible()
    assert "periksa-sertifikat.html" in page.written.text


def test_a_reader_checks_but_writes_no_page(
    rows: tuple[CertificateRow, ...],
    office: OfficeAtWork,
    place_of: Callable[[Any], Workplace],  # noqa: F811
    show: Show,  # noqa: F811
    settle: Settle,  # noqa: F811
) -> None:
    page = VerifyPage(place_of(office.reader))
    show(page)
    scan(page, code(office, rows[0]), settle)
    assert "Peserta Rekaan 1" in said(page)
    assert not hasattr(page, "write_button")
