"""Sending in the window: what goes and what stays is said, the file is made, and what goes wrong stands on the page."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QDesktopServices

from db.queries.exchange_files import FileQuery
from db.records.period import Period
from db.vocabulary import AttachmentKind, Confidentiality, PaperKind
from desktop.services import attachments, exports, inbox, papers, reports
from desktop.services.file_marks import own_code
from desktop.ui.exchange.done_card import DoneCard
from desktop.ui.papers.preview_dialog import PaperDialog
from tests.offices import TODAY, draft
from tests.services.files import jpeg
from tests.ui.exchange.conftest import Village
from tests.ui.exchange.test_pairing import dialog_of

Q3 = Period.parse("2026-Q3")
IN_Q3 = TODAY - timedelta(days=60)


def counted(village: Village, page: Any) -> None:
    """Wait until a changed choice was counted."""
    page._pause.stop()
    page._count()
    village.settle()


def test_the_last_period_is_offered_and_its_content_said(paired: Village) -> None:
    report = reports.register_report(paired.desk, draft(received_on=IN_Q3)).record
    attachments.add(paired.desk, report.uid, jpeg(), "foto.jpg", AttachmentKind.OBJECT_PHOTO)
    page = paired.page("send")
    assert page.options.period.value() == Q3
    assert page.contents.lines["Laporan gratifikasi"] == "1, nilai taksiran Rp750.000"
    assert page.contents.lines["Foto dan lampiran"].startswith("1 berkas")
    assert not page.contents.nil


def test_secret_reports_are_counted_on_this_screen_alone(paired: Village) -> None:
    reports.register_report(paired.desk, draft(received_on=IN_Q3, confidentiality=Confidentiality.SECRET))
    page = paired.page("send")
    assert page.contents.nil and "Laporan gratifikasi" not in page.contents.lines
    assert any(words.startswith("1 laporan Pribadi & Rahasia") for words in page.contents.left_out)
    page.write(paired.stick)
    paired.settle()
    (file,) = exports.files(paired.desk, FileQuery(outgoing=True))[0]
    assert file.nil and "reports" not in file.details.counts


def test_leaving_photos_out_is_said(paired: Village) -> None:
    report = reports.register_report(paired.desk, draft(received_on=IN_Q3)).record
    attachments.add(paired.desk, report.uid, jpeg(), "foto.jpg", AttachmentKind.OBJECT_PHOTO)
    page = paired.page("send")
    page.options.photos.set_value(False)
    assert not page.primary.isEnabled()  # until it is counted anew
    assert not page.options.smaller.isEnabled()
    counted(paired, page)
    assert "Foto dan lampiran" not in page.contents.lines
    assert any("Foto dan lampiran" in words for words in page.contents.left_out)
    assert page.primary.isEnabled()


def test_findings_lead_to_where_they_are_mended(paired: Village) -> None:
    reports.register_report(paired.desk, draft(received_on=IN_Q3, chronology=""))
    page = paired.page("send")
    banner = page.findings.banners["export-reports-incomplete"]
    banner.button.click()
    paired.settle()
    assert paired.window.current_key == "reports"


def test_an_open_period_is_named_in_words(paired: Village) -> None:
    page = paired.page("send", period="2026-Q4")
    assert page.findings.banners["export-period-open"].text == "Masa Triwulan IV 2026 belum berakhir."


def test_the_file_is_written_and_can_be_taken_in(paired: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    reports.register_report(paired.desk, draft(received_on=IN_Q3))
    page = paired.page("send")
    paired.chosen.append(paired.stick)
    before = set(paired.stick.iterdir())
    page.primary.click()
    paired.settle()
    (path,) = set(paired.stick.iterdir()) - before
    card: DoneCard = page.done
    assert card.isVisible() and card.banner.text == "Aman dicabut."
    assert [entry.file_name for entry in card.entries] == [path.name]
    shown = " ".join(label.text() for label in card.findChildren(type(page._title)))
    assert path.name in shown and own_code(card.entries[0]) in shown
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    card.open_button.click()
    assert [Path(each) for each in opened] == [paired.stick]
    taken = inbox.accept(paired.mentor, path).record
    assert taken.problem is None and taken.arrivals["reports"] == {"new": 1}
    card.close_button.click()
    paired.settle()
    assert not card.isVisible() and page.primary.isVisible()


def test_the_letter_is_printed_from_the_page(paired: Village) -> None:
    page = paired.page("send")
    page.write(paired.stick)
    paired.settle()
    page.done.letter.click()
    paired.settle()
    dialog = dialog_of(paired.window, PaperDialog)
    assert dialog.shown.requests[0].kind is PaperKind.TRANSMITTAL
    paired.chosen.append(paired.stick / "surat.pdf")
    dialog.save_button.click()
    paired.settle()
    (issued,) = papers.list_papers(paired.desk, kinds=(PaperKind.TRANSMITTAL,))
    assert issued.subject_uid == page.done.entries[0].uid
    assert (paired.stick / "surat.pdf").read_bytes().startswith(b"%PDF")
    dialog.reject()


def test_a_stick_that_takes_nothing_is_said_on_the_page(paired: Village) -> None:
    page = paired.page("send")
    page.write(paired.stick / "tidak ada")
    paired.settle()
    assert page.trouble.isVisible() and "tidak ada" in page.trouble.text
    assert paired.boxes.shown == [] and not page.done.isVisible() and page.primary.isEnabled()
    assert exports.files(paired.desk, FileQuery(outgoing=True))[1] == 0
    page.write(paired.stick)
    paired.settle()
    assert not page.trouble.isVisible() and page.done.isVisible()


def test_a_period_that_was_sent_before_is_said(paired: Village) -> None:
    page = paired.page("send")
    page.write(paired.stick)
    paired.settle()
    page.done.close_button.click()
    paired.settle()
    assert page.preview is not None and len(page.preview.sent_before) == 1
    words = " ".join(label.text() for label in page.contents.findChildren(type(page._title)))
    assert "sudah pernah dikirim: nomor 1" in words
