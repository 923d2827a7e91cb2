"""The table of any length: constant memory, answers out of order, sorting, columns, the row a person stands on."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.kit.table_columns import Cell, Column, Rows, Stretch, from_list, read_at_once
from desktop.ui.kit.virtual_table import VirtualTable

HUNDRED_THOUSAND = 100_000


class Shelf:
    """Keeps what a table remembers, as the preferences of an account do."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def get(self, key: str, default: Any, on_done: Callable[[Any], None]) -> None:
        on_done(self.kept.get(key, default))

    def put(self, key: str, value: Any) -> None:
        self.kept[key] = value


class Numbers:
    """A source of numbers that notes what it was asked."""

    def __init__(self, count: int) -> None:
        self.numbers = list(range(count))
        self.asked: list[Stretch] = []

    def __call__(self, _desk: Any, stretch: Stretch) -> Rows[int]:
        self.asked.append(stretch)
        ordered = sorted(self.numbers, reverse=stretch.descending) if stretch.sort else self.numbers
        count = len(ordered) if stretch.counted else -1
        return Rows(ordered[stretch.offset : stretch.offset + stretch.limit], count)


class SlowReader:
    """Answers only when told to, in any order."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def __call__(self, function: Callable[[Any], Any], on_done: Callable[[Any], None], **_more: Any) -> None:
        self.waiting.append(lambda: on_done(function(None)))


def columns() -> tuple[Column[int], ...]:
    return (
        Column("number", "Nomor", lambda n: Cell(str(n)), 100, sort="number"),
        Column("twice", "Dua kali", lambda n: Cell(str(2 * n)), 100, stretch=1),
        Column("name", "Nama", lambda n: Cell(f"<b>{n}</b>"), 100, shown=False),
    )


@pytest.fixture
def table(qtbot: QtBot, qapp: QApplication) -> VirtualTable[int]:
    theme.apply(qapp)
    return make_table(qtbot)


def make_table(qtbot: QtBot, reader: Any = read_at_once, memory: Any = None) -> VirtualTable[int]:
    made: VirtualTable[int] = VirtualTable(
        columns(), key=str, name="angka", title="Angka", reader=reader, memory=memory
    )
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show()
    return made


def texts(table: VirtualTable[int], row: int) -> list[str]:
    return [str(table.rows.index(row, n).data()) for n in range(2)]


def test_a_hundred_thousand_rows_are_scrolled_in_constant_memory(qtbot: QtBot, table: VirtualTable[int]) -> None:
    source = Numbers(HUNDRED_THOUSAND)
    table.show_rows(source)
    qtbot.waitUntil(lambda: table.rows.count == HUNDRED_THOUSAND)
    bar = table.verticalScrollBar()
    for place in range(0, bar.maximum(), bar.maximum() // 40):
        bar.setValue(place)
        qtbot.wait(5)
    bar.setValue(bar.maximum())
    last = HUNDRED_THOUSAND - 1
    qtbot.waitUntil(lambda: texts(table, last) == [str(last), str(2 * last)])
    assert len(table.rows._pages) <= 12
    assert [stretch.counted for stretch in source.asked].count(True) == 1, "rows are counted once, not at every scroll"


def test_what_is_passed_in_a_fast_scroll_is_not_asked_for(qtbot: QtBot, qapp: QApplication) -> None:
    reader, source = SlowReader(), Numbers(HUNDRED_THOUSAND)
    table = make_table(qtbot, reader)
    table.show_rows(source)
    qtbot.waitUntil(lambda: bool(reader.waiting))
    reader.waiting.pop()()
    for place in range(0, 90_000, 1000):
        table.verticalScrollBar().setValue(place)
        table.viewport().repaint()
    qtbot.wait(10)
    assert len(reader.waiting) == 1, "one question at a time"
    while reader.waiting:
        reader.waiting.pop(0)()
        qtbot.wait(5)
    assert len(source.asked) < 8


def test_an_answer_to_an_older_question_is_dropped(qtbot: QtBot, qapp: QApplication) -> None:
    reader = SlowReader()
    table = make_table(qtbot, reader)
    table.show_rows(from_list([1, 2, 3]))
    qtbot.waitUntil(lambda: len(reader.waiting) == 1)
    table.show_rows(from_list([7, 8]))
    qtbot.waitUntil(lambda: len(reader.waiting) == 2)
    newer, older = reader.waiting.pop(), reader.waiting.pop()
    newer()
    older()
    assert table.rows.count == 2
    assert texts(table, 0) == ["7", "14"]


def test_rows_on_the_way_are_told_from_empty_ones(qtbot: QtBot, qapp: QApplication) -> None:
    reader = SlowReader()
    table = make_table(qtbot, reader)
    table.show_rows(Numbers(500))
    qtbot.waitUntil(lambda: bool(reader.waiting))
    assert not table.rows.loaded
    reader.waiting.pop()()
    assert table.rows.loaded
    assert table.rows.cell(0, 0) is not None
    assert table.rows.cell(450, 0) is None


def test_the_head_sorts_and_turns_the_order(qtbot: QtBot, table: VirtualTable[int]) -> None:
    table.show_rows(Numbers(50))
    qtbot.waitUntil(lambda: table.rows.count == 50)
    head = table.horizontalHeader()

    def press(number: int) -> None:
        place = head.sectionViewportPosition(number) + 20
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=head.viewport().rect().topLeft() + _at(place))
        qtbot.wait(10)

    def heads() -> list[object]:
        return [table.rows.headerData(number, Qt.Orientation.Horizontal) for number in (0, 1)]

    press(0)
    assert texts(table, 0)[0] == "0" and heads() == ["Nomor ▲", "Dua kali"]
    press(0)
    assert texts(table, 0)[0] == "49" and heads() == ["Nomor ▼", "Dua kali"]
    press(1)  # a column that cannot be sorted leaves the order as it is
    assert texts(table, 0)[0] == "49"


def test_chosen_columns_widths_and_order_come_back(qtbot: QtBot, qapp: QApplication) -> None:
    shelf = Shelf()
    first = make_table(qtbot, memory=shelf)
    first.set_column_shown(2, True)
    first.set_column_shown(1, False)
    first.setColumnWidth(0, 173)
    first.sort_by("number", True)
    qtbot.waitUntil(lambda: "table.angka" in shelf.kept, timeout=3000)
    qtbot.wait(900)
    second = make_table(qtbot, memory=shelf)
    assert [column.key for column in second.shown_columns()] == ["number", "name"]
    assert second.columnWidth(0) == 173
    assert second.rows.order == ("number", True)
    second.forget_choices()
    assert [column.key for column in second.shown_columns()] == ["number", "twice"]


def test_the_last_column_cannot_be_hidden(table: VirtualTable[int]) -> None:
    table.set_column_shown(0, False)
    table.set_column_shown(1, False)
    assert [column.key for column in table.shown_columns()] == ["twice"]


def test_the_person_stays_on_the_row_when_a_new_one_comes_above(qtbot: QtBot, table: VirtualTable[int]) -> None:
    source = Numbers(20)
    table.show_rows(source)
    qtbot.waitUntil(lambda: table.rows.count == 20)
    table.stand_on("5")
    assert table.current() == 5
    source.numbers.insert(0, 99)
    table.refresh()
    qtbot.waitUntil(lambda: table.rows.count == 21)
    assert table.current() == 5
    assert table.currentIndex().row() == 6


def test_enter_opens_and_arrows_move(qtbot: QtBot, table: VirtualTable[int]) -> None:
    table.show_rows(Numbers(20))
    qtbot.waitUntil(lambda: table.rows.count == 20)
    opened: list[int] = []
    table.opened.connect(opened.append)
    table.stand_on_first()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == [2]


def test_typed_markup_is_shown_as_it_was_typed(qtbot: QtBot, table: VirtualTable[int]) -> None:
    table.show_rows(Numbers(3))
    qtbot.waitUntil(lambda: table.rows.count == 3)
    index = table.rows.index(1, 2)
    assert index.data() == "<b>1</b>"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "<span>&lt;b&gt;1&lt;/b&gt;</span>"


def test_a_row_is_copied_as_text(qtbot: QtBot, table: VirtualTable[int]) -> None:
    table.show_rows(Numbers(3))
    qtbot.waitUntil(lambda: table.rows.count == 3)
    table.stand_on("2")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "2\t4"


def _at(x: int) -> Any:
    from PySide6.QtCore import QPoint

    return QPoint(x, 10)
