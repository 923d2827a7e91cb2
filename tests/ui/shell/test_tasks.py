"""The worker and the workplace: order, answers, problems, changes, lock."""

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from db.problem import Problem
from db.records.changes import Changes, Done
from db.vocabulary import Topic
from desktop.services import officials
from desktop.ui.messages import Recorder
from desktop.ui.tasks import ReadTask, Worker
from desktop.ui.workplace import Workplace
from tests.offices import MANAGER, OfficeAtWork, official


def test_tasks_run_in_their_order_and_answer_in_the_window(qtbot: QtBot, worker: Worker) -> None:
    answers: list[int] = []
    for number in range(20):
        worker.submit(ReadTask(lambda n=number: n, answers.append))
    qtbot.waitUntil(lambda: len(answers) == 20)
    assert answers == list(range(20))


def test_a_problem_goes_to_its_own_way(qtbot: QtBot, worker: Worker) -> None:
    def fail() -> None:
        raise Problem("not-allowed", role="reader")

    found: list[Problem] = []
    worker.submit(ReadTask(fail, lambda _answer: pytest.fail("no answer"), found.append))
    qtbot.waitUntil(lambda: bool(found))
    assert found[0].code == "not-allowed"


def test_a_bug_is_raised_in_the_window_and_the_worker_goes_on(qtbot: QtBot, worker: Worker) -> None:
    answers: list[str] = []
    with capture_exceptions() as caught:
        worker.submit(ReadTask(lambda: 1 // 0))
        worker.submit(ReadTask(lambda: "weiter", answers.append))
        qtbot.waitUntil(lambda: bool(answers))
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


def test_an_answer_for_a_closed_page_is_dropped(qtbot: QtBot, worker: Worker) -> None:
    class Asker(QObject):
        heard: list[str] = []  # noqa: RUF012

        def hear(self, answer: str) -> None:
            self.heard.append(answer)

    asker, later = Asker(), []
    worker.submit(ReadTask(lambda: "spät", asker.hear))
    worker.submit(ReadTask(lambda: "danach", later.append))
    delete(asker)
    qtbot.waitUntil(lambda: bool(later))
    assert Asker.heard == []


def test_a_change_tells_the_pages_before_its_answer(workplace: Workplace, qtbot: QtBot) -> None:
    heard: list[object] = []
    workplace.changed.connect(lambda changes: heard.append(changes.topics))
    workplace.change(
        lambda desk: officials.add_official(desk, official("Tambahan Rekaan", nik="")), lambda r: heard.append(r.name)
    )
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=10_000)
    assert heard == [frozenset({Topic.OFFICIALS}), "Tambahan Rekaan"]


def test_a_problem_nobody_takes_is_shown(workplace: Workplace, boxes: Recorder, qtbot: QtBot) -> None:
    workplace.change(lambda desk: officials.add_official(desk, official("", nik="")))
    qtbot.waitUntil(lambda: boxes.shown == [("problem", "official-name-missing")], timeout=10_000)


def test_long_work_can_be_cancelled(workplace: Workplace, qtbot: QtBot) -> None:
    from desktop.ui.progress import ProgressWindow

    holder = QWidget()
    qtbot.addWidget(holder)
    ended: list[str] = []

    def work(_desk: object, report: Callable[[int, int], None], cancelled: Callable[[], bool]) -> Done[str]:
        for step in range(2000):
            report(step, 2000)
            if cancelled():
                return Done("berhenti", Changes())
            qtbot_pause.wait(0.01)
        return Done("selesai", Changes())

    import threading

    qtbot_pause = threading.Event()
    workplace.long(work, "Pekerjaan panjang", ended.append, parent=holder)
    window = holder.findChild(ProgressWindow)
    assert window is not None
    qtbot.waitUntil(window.isVisible, timeout=5_000)
    window._cancel.click()
    qtbot.waitUntil(lambda: bool(ended), timeout=5_000)
    assert ended == ["berhenti"]


def test_what_is_asked_while_locked_waits_for_the_unlock(
    workplace: Workplace, office: OfficeAtWork, qtbot: QtBot
) -> None:
    from desktop.services import sign_in
    from tests.offices import PASSWORD

    order: list[str] = []
    workplace.about_to_lock.connect(
        lambda: workplace.change(
            lambda desk: officials.add_official(desk, official("Draf Terakhir", nik="")),
            lambda _r: order.append("saved"),
        )
    )
    workplace.lock(lambda: order.append("closed"))
    assert workplace.is_locked
    workplace.read(lambda desk: desk.account.name, order.append)
    qtbot.waitUntil(lambda: order == ["saved", "closed"], timeout=10_000)
    workplace.unlock(sign_in.sign_in(office.directory, MANAGER, PASSWORD, office.clock))
    qtbot.waitUntil(lambda: order[-1] == MANAGER, timeout=10_000)
    workplace.desk.register.close()


def test_thousands_of_calls_do_not_use_up_true_and_none(qtbot: QtBot) -> None:
    """A PySide that takes a reference from None at each call ends the process before CPython 3.12."""
    from PySide6.QtWidgets import QCheckBox

    box = QCheckBox()
    qtbot.addWidget(box)
    box.toggled.connect(lambda _on: box.property("none of this name"))
    before = sys.getrefcount(True), sys.getrefcount(None)
    for _turn in range(2000):
        box.toggle()
    after = sys.getrefcount(True), sys.getrefcount(None)
    assert all(abs(now - then) < 500 for now, then in zip(after, before, strict=True)), (before, after)


@pytest.mark.timeout(60)
def test_a_save_reaches_the_register_file_within_seconds_while_the_window_is_open(
    workplace: Workplace, office: OfficeAtWork, qtbot: QtBot
) -> None:
    """Who copies the register file by hand gets what was saved (SAFETY.md S30)."""
    wal = office.directory / "register.db-wal"
    workplace.change(lambda desk: officials.add_official(desk, official("Baru Contoh", nik="")))
    qtbot.waitUntil(lambda: wal.exists() and wal.stat().st_size > 0, timeout=5_000)
    qtbot.waitUntil(lambda: not wal.exists() or wal.stat().st_size == 0, timeout=5_000)
