"""The home page of an inspectorate: what waits for its tutors, and where a press leads."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from db.clock import FixedClock
from db.vocabulary import CellState, FeedbackState
from desktop.services import feedback, inbox, offices, tutor_due
from desktop.services import home as service
from desktop.services.desk import Desk
from desktop.services.office_keys import own_public_keys
from desktop.ui.home.page import HomePage
from desktop.ui.kit.row_button import RowButton
from desktop.ui.workplace import Workplace
from tests import pairs
from tests.services.test_matrix import Q3
from tests.ui.mentor.conftest import Regency

Show = Callable[[QWidget], None]
Settle = Callable[[], None]


def rows(place: Workplace, show: Show, settle: Settle) -> dict[str, RowButton]:
    """The lines of the card by their titles."""
    page = HomePage(place)
    show(page)
    settle()
    assert page.tutor is not None and page.mentor is None
    return {row.title: row for row in page.tutor.findChildren(RowButton)}


def test_a_new_inspectorate_is_told_what_to_do_first(
    tmp_path: Path, place_of: Callable[[Desk], Workplace], show: Show, settle: Settle
) -> None:
    place = place_of(pairs.inspectorate(tmp_path / "inspektorat"))
    went: list[str] = []
    place.page_wanted.connect(lambda key, _arguments: went.append(key))
    found = rows(place, show, settle)
    assert list(found) == ["1. Bagikan berkas pendaftaran", "2. Masukkan berkas dari desa"]
    for row in found.values():
        row.click()
    assert went == ["files", "inbox"]


def test_offices_to_compare_late_ones_and_comments_open_their_pages(
    regency: Regency, show: Show, settle: Settle
) -> None:
    pairs.enrol(regency.mentor, regency.stranger, regency.stick)
    uid = regency.received()
    inbox.accept(regency.mentor, regency.send(regency.villages[0], Q3))
    feedback.comment(regency.mentor, uid, FeedbackState.TO_MEND, "Lengkapi. (Contoh.)", regency.mentor.today)
    found = rows(regency.place, show, settle)
    late = next(title for title in found if "belum mengirim Triwulan III 2026" in title)
    assert set(found) == {"1 kantor belum dicocokkan katanya", late, "1 catatan belum dikirim ke kantornya"}
    grid = service.home(regency.mentor).tutor
    assert grid is not None and late.startswith(str(grid.late_offices)) and grid.known == 3
    assert "Contoh Baru" in found["1 kantor belum dicocokkan katanya"].accessibleName()
    for title in found:
        found[title].click()
    village = own_public_keys(regency.villages[0]).office_uid
    assert ("matrix", {"states": (CellState.OVERDUE,), "period": Q3.code}) in regency.went
    assert ("tutored-office", {"uid": village, "view": "said"}) in regency.went
    assert regency.went[0] == ("tutored-office", {"uid": own_public_keys(regency.stranger).office_uid})


def test_a_comment_is_overdue_the_day_after_its_day(regency: Regency) -> None:
    uid = regency.received()
    today = regency.mentor.today
    feedback.comment(regency.mentor, uid, FeedbackState.TO_MEND, "Lengkapi. (Contoh.)", today)
    assert not service.home(regency.mentor).tutor.overdue  # type: ignore[union-attr]
    clock = regency.mentor.clock
    assert isinstance(clock, FixedClock)
    clock.advance(days=1)
    waits = service.home(regency.mentor).tutor.overdue  # type: ignore[union-attr]
    assert [(office.name, office.count) for office in waits] == [("Desa Contoh Makmur", 1)]


def test_the_period_said_to_be_late_is_the_last_whose_day_is_past(regency: Regency) -> None:
    with regency.mentor.reading() as session:
        due = tutor_due.due_in(session, regency.mentor, offices.profile(regency.mentor))
    assert due is not None and due.period == Q3 and due.due < regency.mentor.today


def test_a_village_has_no_such_card(regency: Regency) -> None:
    assert service.home(regency.villages[0]).tutor is None
