"""A draft is kept once, whatever the order in which saves, registering and throwing away meet."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from db.records.report import ReportDraft
from desktop.services import drafts
from desktop.ui.reports.draft_keeper import DraftKeeper
from desktop.ui.tasks import Worker
from desktop.ui.workplace import Workplace
from tests.offices import OfficeAtWork


@pytest.fixture
def slow(office: OfficeAtWork, qtbot: QtBot) -> Any:
    """A workplace with the real worker thread: saves end later than they begin."""
    worker = Worker()
    made = Workplace(office.clerk, worker)
    yield made
    worker.stop()


def settled(qtbot: QtBot, place: Workplace) -> None:
    qtbot.waitUntil(lambda: place.worker.idle, timeout=5000)
    qtbot.wait(20)
    qtbot.waitUntil(lambda: place.worker.idle, timeout=5000)


def keeper_of(place: Workplace, text: list[str]) -> tuple[DraftKeeper, QObject]:
    owner = QObject()
    keeper = DraftKeeper(place, lambda: ReportDraft(note=text[0]), owner)
    keeper.start(ReportDraft())
    return keeper, owner


def kept(office: OfficeAtWork) -> list[str]:
    return [item.draft.note for item in drafts.list_drafts(office.clerk)]


def test_saves_that_overlap_leave_one_draft_with_the_last_words(
    slow: Workplace, office: OfficeAtWork, qtbot: QtBot
) -> None:
    text = ["satu"]
    keeper, _owner = keeper_of(slow, text)
    keeper.save()
    text[0] = "dua"
    keeper.save()
    text[0] = "tiga"
    keeper.finish()
    settled(qtbot, slow)
    assert kept(office) == ["tiga"]


@pytest.mark.parametrize(
    "end", [lambda keeper, seen: keeper.settle(seen.append), lambda keeper, seen: keeper.discard()]
)
def test_what_comes_after_a_save_under_way_knows_its_uid(
    slow: Workplace, office: OfficeAtWork, qtbot: QtBot, end: Callable[[DraftKeeper, list[Any]], None]
) -> None:
    seen: list[Any] = []
    keeper, _owner = keeper_of(slow, ["satu"])
    keeper.save()
    end(keeper, seen)
    settled(qtbot, slow)
    if seen:
        assert seen == [drafts.list_drafts(office.clerk)[0].uid]
    else:
        assert kept(office) == []


def test_nothing_is_saved_where_nothing_changed(slow: Workplace, office: OfficeAtWork, qtbot: QtBot) -> None:
    keeper, _owner = keeper_of(slow, [""])
    keeper.save()
    keeper.finish()
    settled(qtbot, slow)
    assert kept(office) == []
