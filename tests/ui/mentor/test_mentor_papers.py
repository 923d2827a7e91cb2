"""The papers of an inspectorate stand on the page of all papers, and nowhere else than at an inspectorate."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget

from db.vocabulary import PaperKind
from desktop.services.desk import Desk
from desktop.ui.mentor.sample_dialog import SampleDialog
from desktop.ui.papers.page import PapersPage
from desktop.ui.papers.preview_dialog import PaperDialog
from desktop.ui.workplace import Workplace
from tests.services.test_matrix import Q3
from tests.ui.mentor.conftest import Regency

Show = Callable[[QWidget], None]
Settle = Callable[[], None]


def open_dialogs(kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in QApplication.allWidgets() if isinstance(widget, kind) and widget.isVisible()]


def test_an_inspectorate_finds_its_papers_here(regency: Regency, show: Show, settle: Settle) -> None:
    regency.received()
    page = PapersPage(regency.place)
    show(page)
    page.open(kind="summary", period=Q3.code)
    settle()
    card = page.choose.mentor
    assert card.isVisible()
    for kind in (PaperKind.CONSOLIDATED, PaperKind.LATE_LETTERS):
        card.buttons[kind].click()
        settle()
        (dialog,) = open_dialogs(PaperDialog)
        dialog.close()
        settle()
    card.buttons[PaperKind.AUDIT_SAMPLE].click()
    settle()
    (sample,) = open_dialogs(SampleDialog)
    assert isinstance(sample, SampleDialog) and sample.period.value() == Q3
    sample.close()


def test_a_village_has_no_such_papers(
    regency: Regency, place_of: Callable[[Desk], Workplace], show: Show, settle: Settle
) -> None:
    page = PapersPage(place_of(regency.villages[0]))
    show(page)
    settle()
    assert not page.choose.mentor.isVisible()
