"""The inbox: files dropped, looked at, taken over one by one; what is wrong stays listed with its reason."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from db.queries import received
from db.queries.received import ReceivedQuery
from db.vocabulary import FileState
from desktop.services import partners, reports
from desktop.services.desk import Desk
from desktop.ui.exchange.words_dialog import WordsDialog
from desktop.ui.mentor.computers_tab import GiveDialog, TakeDialog
from desktop.ui.mentor.inbox_columns import inbox_columns, remark_cell, remarks
from desktop.ui.mentor.inbox_details import InboxDetails
from desktop.ui.mentor.inbox_page import InboxPage
from desktop.ui.workplace import Workplace
from tests import pairs
from tests.offices import draft
from tests.ui.mentor.conftest import Regency

Show = Callable[[QWidget], None]
Settle = Callable[[], None]


def worked(page: InboxPage, settle: Settle) -> None:
    """Wait until every file is done."""
    for _turn in range(200):
        settle()
        if not page.work.running and not page._showing.isActive():
            return
    raise AssertionError("the inbox did not come to an end")


def states(page: InboxPage) -> dict[str, FileState]:
    return {file.path.name: file.outcome.state for file in page.files.values()}


def folder_of(regency: Regency, tmp_path: Path) -> Path:
    """Two good files, one of a village not compared, two that are broken."""
    folder = tmp_path / "kiriman"
    folder.mkdir()
    for number, desk in enumerate((*regency.villages, regency.stranger)):
        reports.register_report(desk, draft())
        shutil.copy(regency.send(desk), folder / f"{number}.sigap")
    good = (folder / "0.sigap").read_bytes()
    (folder / "terpotong.sigap").write_bytes(good[: len(good) // 2])
    (folder / "kosong.sigap").write_bytes(b"")
    return folder


def rows(regency: Regency) -> int:
    with regency.mentor.reading() as session:
        return received.totals(session, ReceivedQuery())[0]


def test_a_dropped_folder_is_checked_and_nothing_is_taken_over_yet(
    regency: Regency, tmp_path: Path, show: Show, settle: Settle
) -> None:
    folder = folder_of(regency, tmp_path)
    page = InboxPage(regency.place)
    show(page)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder))])
    drop = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.zone.dropEvent(drop)
    worked(page, settle)
    assert states(page) == {
        "0.sigap": FileState.STAGED,
        "1.sigap": FileState.STAGED,
        "2.sigap": FileState.QUARANTINED,
        "terpotong.sigap": FileState.REJECTED,
        "kosong.sigap": FileState.REJECTED,
    }
    assert rows(regency) == 0
    assert page.accept_button.text() == "Terima semua yang baik (2)"
    cut = next(file for file in page.files.values() if file.path.name == "terpotong.sigap")
    assert remark_cell(cut).text == "Berkas terpotong: bagian akhirnya tidak ada."
    assert "Minta kirim ulang." in remark_cell(cut).hint
    assert "Contoh Baru" in page.held.accessibleName()


def test_the_good_are_taken_over_and_the_others_stay_with_their_reason(
    regency: Regency, tmp_path: Path, show: Show, settle: Settle
) -> None:
    page = InboxPage(regency.place)
    show(page)
    page.add([folder_of(regency, tmp_path)])
    worked(page, settle)
    page.accept_button.click()
    worked(page, settle)
    assert rows(regency) == 2
    found = states(page)
    assert found["0.sigap"] is FileState.ACCEPTED and found["1.sigap"] is FileState.ACCEPTED
    assert found["2.sigap"] is FileState.QUARANTINED and found["kosong.sigap"] is FileState.REJECTED
    assert not page.accept_button.isEnabled()
    # The same folder once more, in a new window: everything that was taken over is known.
    again = InboxPage(regency.place)
    show(again)
    again.add([tmp_path / "kiriman"])
    worked(again, settle)
    assert states(again)["0.sigap"] is FileState.SEEN_BEFORE and not again.accept_button.isEnabled()
    assert rows(regency) == 2


def test_a_held_office_is_taken_over_once_its_words_were_compared(
    regency: Regency, tmp_path: Path, show: Show, settle: Settle
) -> None:
    page = InboxPage(regency.place)
    show(page)
    page.add([folder_of(regency, tmp_path)])
    worked(page, settle)
    page.held.button.click()
    settle()
    dialog = next(w for w in QApplication.allWidgets() if isinstance(w, WordsDialog) and w.isVisible())
    dialog.words.set_value(" ".join(partners.own_words(regency.stranger)))
    dialog.source.set_value(True)
    dialog.accept_button.click()
    worked(page, settle)
    assert states(page)["2.sigap"] is FileState.STAGED
    assert not page.held.isVisible()
    page.accept_good()
    worked(page, settle)
    assert rows(regency) == 3


def test_an_enrolment_dropped_here_is_taken_too(regency: Regency, tmp_path: Path, show: Show, settle: Settle) -> None:
    page = InboxPage(regency.place)
    show(page)
    path = partners.write_enrolment(regency.stranger, tmp_path).record
    page.add([path])
    worked(page, settle)
    (file,) = page.files.values()
    assert file.good
    page.accept_good()
    worked(page, settle)
    (file,) = page.files.values()
    assert file.outcome.state is FileState.ACCEPTED
    assert remarks(file) == ["Pendaftaran masuk; cocokkan delapan katanya."]
    assert page.held.isVisible()


def test_work_is_stopped_in_between_and_what_was_done_stays(
    regency: Regency, tmp_path: Path, show: Show, settle: Settle
) -> None:
    page = InboxPage(regency.place)
    show(page)
    page.add([folder_of(regency, tmp_path)])
    page.stop_button.click()
    worked(page, settle)
    assert 0 < len(page.files) < 5


def test_details_say_what_is_inside_against_the_header(
    regency: Regency, tmp_path: Path, show: Show, settle: Settle
) -> None:
    page = InboxPage(regency.place)
    show(page)
    page.add([folder_of(regency, tmp_path)])
    worked(page, settle)
    good = next(file for file in page.files.values() if file.path.name == "0.sigap")
    dialog = InboxDetails(regency.place, good, page)
    said = " ".join(label.text() for label in dialog.findChildren(type(page.summary)))
    assert "Nilai laporan: Rp750.000." in said
    assert "36.04.05.2003" in said and "Triwulan IV 2026" in said
    assert good.outcome.receipt_code in said
    assert {column.key for column in inbox_columns()} >= {"new", "changed", "same", "fork", "receipt", "problem"}


def test_a_collector_bundles_what_the_first_computer_takes_over(
    regency: Regency,
    tmp_path: Path,
    show: Show,
    settle: Settle,
    chosen_files: list[Path | None],
    place_of: Callable[[Desk], Workplace],
) -> None:
    collector, window = pairs.inspectorate(tmp_path / "pengumpul"), QWidget()
    give = GiveDialog(regency.place, window, partners.write_enrolment(collector, tmp_path).record)
    give.words.set_value(" ".join(partners.own_words(collector)))
    give.collector.set_value(True)
    stick = tmp_path / "gabung"
    stick.mkdir()
    give.write(stick)
    settle()
    place = place_of(collector)
    take = TakeDialog(place, window, next(stick.iterdir()))
    take.words.set_value(" ".join(partners.own_words(regency.mentor)))
    take.take()
    settle()
    assert partners.own_words(collector) == partners.own_words(regency.mentor)
    page = InboxPage(place)
    show(page)
    page.add([folder_of(regency, tmp_path)])
    worked(page, settle)
    # The collector knows no village's keys: it opens and checks, whose files they are is for the first computer.
    bundle = tmp_path / "bundel"
    bundle.mkdir()
    page.write_bundle(bundle)
    settle()
    first = InboxPage(regency.place)
    show(first)
    first.add([bundle])
    worked(first, settle)
    first.accept_good()
    worked(first, settle)
    found = [file.outcome.state for file in first.files.values()]
    assert found.count(FileState.ACCEPTED) == 2 and found.count(FileState.QUARANTINED) == 1
    assert rows(regency) == 2


def test_the_list_is_not_filled_anew_for_each_file(
    regency: Regency, tmp_path: Path, show: Show, settle: Settle
) -> None:
    page = InboxPage(regency.place)
    show(page)
    page._showing.setInterval(3_600_000)  # what is shown in between is a matter of time, not of files
    filled: list[int] = []
    renew = page.table.renew_rows

    def counted(source: Any) -> None:
        filled.append(len(page.files))
        renew(source)

    page.table.renew_rows = counted  # type: ignore[method-assign]
    folder = folder_of(regency, tmp_path)
    for number in range(20):
        (folder / f"rusak-{number}.sigap").write_bytes(b"bukan berkas")
    page.add([folder])
    for _turn in range(400):
        settle()
        if not page.work.running and page.files:
            break
    assert len(page.files) == 25 and filled == [25], "once, at the end"
    page.accept_good()
    for _turn in range(400):
        settle()
        if not page.work.running:
            break
    assert len(filled) <= 3 and page.table.rows.count == 25
