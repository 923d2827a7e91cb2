"""At a kecamatan the pages of tutored offices show everything and offer nothing that is for the inspectorate."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget

from db.vocabulary import OfficeKind
from desktop.services import exports, inbox, offices, reports
from desktop.services.exports import ExportChoice
from desktop.ui import pages
from desktop.ui.mentor.matrix_page import MatrixPage
from desktop.ui.mentor.office_page import OfficePage
from desktop.ui.mentor.received_page import ReceivedPage
from desktop.ui.mentor.record_page import ReceivedRecordPage
from desktop.ui.workplace import Workplace
from tests.offices import draft
from tests.services.test_copies import subdistrict
from tests.services.test_inbox import Q4, Pair, pair, unpaired  # noqa: F401 — fixtures

Show = Callable[[QWidget], None]
Settle = Callable[[], None]
At = tuple[Workplace, str, str]


@pytest.fixture
def kecamatan(pair: Pair, place_of: Callable[..., Workplace]) -> Iterator[At]:  # noqa: F811
    """A workplace at a kecamatan that took one report of its village over; the uids of the report and the village."""
    desk = subdistrict(pair)
    report = reports.register_report(pair.village, draft()).record
    to = ExportChoice(period=Q4, to=offices.profile(desk).office.uid, with_training=False)
    (entry,) = exports.export(pair.village, to, pair.stick).record
    assert inbox.accept(desk, pair.stick / entry.file_name).record.problem is None
    yield place_of(desk), report.uid, offices.profile(pair.village).office.uid
    desk.register.close()


def test_its_pages_are_there_and_those_of_the_inspectorate_are_not() -> None:
    here = {entry.key for entry in pages.PAGES if OfficeKind.SUBDISTRICT in entry.kinds}
    assert {"inbox", "matrix", "received", "received-record", "tutored-office", "send", "feedback"} <= here
    assert not {"requests", "office-coverage"} & here
    assert "inbox" not in {entry.key for entry in pages.PAGES if OfficeKind.VILLAGE in entry.kinds}


def test_the_matrix_offers_no_task_letter_or_summary(kecamatan: At, show: Show, settle: Settle) -> None:
    place, _report, village = kecamatan
    page = MatrixPage(place)
    show(page)
    settle()
    assert page.matrix is not None and [row.partner_uid for row in page.matrix.rows if row.partner_uid] == [village]
    assert not page.summary.isVisible() and not page.assign_button.isVisible() and not page.letters.isVisible()
    assert page.print_button.isVisible() and page.save_button.isVisible()


def test_a_record_is_read_and_not_commented_on(kecamatan: At, show: Show, settle: Settle) -> None:
    place, report, _village = kecamatan
    page = ReceivedRecordPage(place)
    page.open(uid=report)
    show(page)
    settle()
    assert page.view is not None and page.view.report is not None
    assert not page.comment_button.isVisible() and not page.decision_button.isVisible()
    assert not hasattr(page, "said")


def test_the_register_offers_no_sample(kecamatan: At, show: Show, settle: Settle) -> None:
    place, _report, _village = kecamatan
    page = ReceivedPage(place)
    show(page)
    settle()
    assert page.save_button.isVisible() and not page.sample_button.isVisible()


def test_an_office_gets_a_receipt_and_no_feedback(
    kecamatan: At,
    pair: Pair,  # noqa: F811
    show: Show,
    settle: Settle,
) -> None:
    place, _report, village = kecamatan
    page = OfficePage(place)
    page.open(uid=village)
    show(page)
    settle()
    assert page.feedback_button.text() == "Buat tanda terima" and not page.assign_button.isVisible()
    assert [chip.value for chip in page.views.chips] == ["files", "periods"]
    page._write_into(pair.stick)
    settle()
    assert page.card is not None
    assert [file.kind.value for file in page.card.files if file.outgoing] == ["receipt"]
