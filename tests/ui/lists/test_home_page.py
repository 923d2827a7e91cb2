"""The home page on a real register: what is due and late, what waits, where a press leads."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records.report import ReportDraft
from db.vocabulary import PaperKind
from desktop.services import drafts, papers, reports
from desktop.services import home as service
from desktop.ui.home.page import HomePage, greeting
from desktop.ui.kit.row_button import RowButton
from desktop.ui.kit.surfaces import Banner
from desktop.ui.workplace import Workplace

Show = Callable[[QWidget], None]
Settle = Callable[[], None]


def lines(widget: QWidget) -> list[RowButton]:
    return widget.findChildren(RowButton)


def titles(widget: QWidget) -> list[str]:
    return [line.title for line in lines(widget)]


def opened_page(place: Workplace, show: Show, settle: Settle) -> HomePage:
    page = HomePage(place)
    show(page)
    settle()
    return page


def test_the_late_stand_first_and_a_press_opens_the_report(
    place: Workplace, show: Show, settle: Settle, went: list[tuple[str, dict[str, Any]]]
) -> None:
    view = service.home(place.desk)
    assert view.late, "the made-up register has late reports"
    page = opened_page(place, show, settle)
    first = lines(page.deadlines)[0]
    assert first.title.startswith(view.late[0].number)
    assert "Terlambat" in first.accessibleName()
    first.click()
    assert went == [("report", {"uid": view.late[0].uid})]


def test_a_report_that_is_settled_leaves_the_list(place: Workplace, show: Show, settle: Settle) -> None:
    from db.records.report import StepDetails
    from db.vocabulary import Step

    page = opened_page(place, show, settle)
    view = service.home(place.desk)
    row = view.late[0]
    details = StepDetails(reason="Dicatat dua kali. (Contoh.)")
    place.change(lambda desk: reports.record_step(desk, row.uid, Step.VOIDED, desk.today, details))
    settle()
    assert not any(title.startswith(row.number) for title in titles(page.deadlines))


def test_drafts_summaries_scans_and_statements_wait(place: Workplace, show: Show, settle: Settle) -> None:
    desk = place.desk
    drafts.save_draft(desk, ReportDraft(chronology="Belum selesai. (Contoh.)"), None)
    page = opened_page(place, show, settle)
    assert titles(page.waiting) == [
        "Laporan belum bernama",
        "Ringkasan Triwulan III 2026",
        "6 pernyataan belum kembali",
    ]
    request = papers.PaperRequest(kind=PaperKind.SUMMARY, period=service.home(desk).statement_period)
    place.change(lambda at: papers.issue(at, request))
    settle()
    assert titles(page.waiting) == [
        "Laporan belum bernama",
        "1 dokumen menunggu pindaian",
        "6 pernyataan belum kembali",
    ]


def test_an_unsettled_holiday_year_is_pointed_out(
    place: Workplace, show: Show, settle: Settle, went: list[tuple[str, dict[str, Any]]], qtbot: QtBot
) -> None:
    page = opened_page(place, show, settle)
    unsettled = service.home(place.desk).unpublished_years
    banners = [banner for banner in page.findChildren(Banner) if "libur" in banner.text]
    assert len(banners) == len([year for year in unsettled if year in (2026, 2027)])
    for banner in banners[:1]:
        banner.button.click()
        assert went == [("calendar", {})]


def test_an_empty_register_says_what_to_do_first(empty_place: Workplace, show: Show, settle: Settle) -> None:
    page = opened_page(empty_place, show, settle)
    asked: list[tuple[str, dict[str, Any]]] = []
    empty_place.page_wanted.connect(lambda key, arguments: asked.append((key, arguments)))
    assert not lines(page.deadlines)
    from desktop.ui.kit.surfaces import EmptyState

    page.deadlines.findChildren(EmptyState)[0].button.click()
    assert asked == [("import", {"target": "reports"})]


def test_the_greeting_follows_the_hour() -> None:
    morning = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)
    said = [greeting(morning + timedelta(hours=hours), "Sari") for hours in (0, 5, 9, 12)]
    assert said == ["Selamat pagi, Sari", "Selamat siang, Sari", "Selamat sore, Sari", "Selamat malam, Sari"]
