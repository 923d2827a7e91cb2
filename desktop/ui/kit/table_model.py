"""A model that holds a few pages of a long list and asks for others as they come into sight."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from html import escape
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from db.problem import Problem
from desktop.ui.kit.table_columns import Cell, Column, Reader, RowPage, Source, Stretch

R = TypeVar("R")

PAGE = 100  # rows asked for at once
_KEPT_PAGES = 12
_WAITING_PAGES = 3  # a fast scroll asks only for where it stops, not for all it passed

_Index = QModelIndex | QPersistentModelIndex
_WAITING = Cell("")


class PagedModel(QAbstractTableModel, Generic[R]):
    """Rows of a source, in constant memory.

    Signals: `counted(page)` with the first page of each answer; `arrived()` with every
    page; `failed(problem)` when there was none.
    """

    counted = Signal(object)
    arrived = Signal()
    failed = Signal(object)

    def __init__(self, columns: Sequence[Column[R]], reader: Reader, key: Callable[[R], str]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._reader = reader
        self.key = key
        self._source: Source[R] | None = None
        self._sort, self._descending = "", False
        self._count = 0
        self._pages: OrderedDict[int, Sequence[R]] = OrderedDict()
        self._wanted: list[int] = []
        self._asked: int | None = None
        # Answers of an older question are thrown away; `_fresh` tells that the next answer starts the list anew.
        self._question = 0
        self._fresh = False
        self._from_top = True
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(0)
        self._asking.timeout.connect(self._ask)

    @property
    def loaded(self) -> bool:
        """Whether the first answer of the present question has come."""
        return self._source is not None and not self._fresh

    @property
    def source(self) -> Source[R] | None:
        """Where the rows come from, to read all of them."""
        return self._source

    @property
    def count(self) -> int:
        """How many rows the source found."""
        return self._count

    @property
    def order(self) -> tuple[str, bool]:
        """The word the rows are sorted by, and whether downwards."""
        return self._sort, self._descending

    def show(self, source: Source[R]) -> None:
        """Show the rows of a source from the top; what is shown stays until the first answer."""
        self._source = source
        self._start(from_top=True)

    def exchange_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other heads and cells in the place of as many columns."""
        if len(columns) != len(self.columns):
            raise ValueError("as many columns as there are")
        self.columns = tuple(columns)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)

    def refresh(self, seen_row: int = 0) -> None:
        """Ask again for the same rows, those around `seen_row` first; the place in the list is kept."""
        if self._source is not None:
            self._start(from_top=False, first_page=seen_row // PAGE)

    def order_by(self, sort: str, descending: bool) -> None:
        """Sort by a column's word and show the list from the top."""
        self._sort, self._descending = sort, descending
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._source is not None:
            self._start(from_top=True)

    def row(self, number: int) -> R | None:
        """Return a row if it is at hand; otherwise ask for it and return None."""
        if not 0 <= number < self._count:
            return None
        page, place = divmod(number, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._want(page)
            return None
        self._pages.move_to_end(page)
        return rows[place] if place < len(rows) else None

    def find(self, key: str) -> int | None:
        """Return the number of the row with this key among the rows at hand."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if self.key(row) == key:
                    return page * PAGE + place
        return None

    def key_of(self, number: int) -> str:
        """Return the key of a row, or an empty text while it is not at hand."""
        row = self.row(number)
        return self.key(row) if row is not None else ""

    def cell(self, number: int, column: int) -> Cell | None:
        """Return what a cell shows; None while its row is on the way."""
        row = self.row(number)
        return None if row is None else self.columns[column].cell(row)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if self.columns[index.column()].right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        cell = self.cell(index.row(), index.column()) or _WAITING
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.said
        if role == Qt.ItemDataRole.ToolTipRole:
            # Typed words must not be read as markup: a tip that looks like HTML would be drawn as HTML.
            return f"<span>{escape(cell.hint or cell.text)}</span>"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._head(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.full_title or column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _head(self, column: Column[R]) -> str:
        """Return the title, with an arrow behind its first line when the rows are sorted by it."""
        if not column.sort or column.sort != self._sort:
            return column.title
        first, _break, rest = column.title.partition("\n")
        first += " ▼" if self._descending else " ▲"
        return f"{first}\n{rest}" if rest else first

    def _start(self, *, from_top: bool, first_page: int = 0) -> None:
        self._question += 1
        self._fresh = True
        # A refresh that overtakes a question not yet answered must not keep the place of the old list.
        self._from_top = self._from_top or from_top
        self._wanted = [0 if self._from_top else first_page]
        self._asked = None
        self._asking.start()

    def _want(self, page: int) -> None:
        if self._fresh or page == self._asked or page in self._wanted:
            return
        self._wanted = [*self._wanted, page][-_WAITING_PAGES:]
        self._asking.start()

    def _ask(self) -> None:
        if self._asked is not None or not self._wanted or self._source is None:
            return
        page, question, source = self._wanted.pop(), self._question, self._source
        self._asked = page
        stretch = Stretch(page * PAGE, PAGE, self._sort, self._descending, counted=self._fresh)
        self._reader(lambda desk: (question, page, source(desk, stretch)), self._take, on_problem=self._give_up)

    def _take(self, found: tuple[int, int, RowPage[R]]) -> None:
        question, page, answer = found
        if question != self._question:
            return
        self._asked = None
        if self._fresh:
            self._begin_list(page, answer)
            self.counted.emit(answer)
        else:
            self._keep(page, answer)
        self.arrived.emit()
        if self._wanted:
            self._asking.start()

    def _begin_list(self, page: int, answer: RowPage[R]) -> None:
        self._fresh = False
        if self._from_top:
            self.beginResetModel()
            self._count = answer.count
            self._pages = OrderedDict({page: answer.rows})
            self.endResetModel()
        else:
            self._pages = OrderedDict({page: answer.rows})
            self._resize(answer.count)
            self._tell_changed(0, self._count - 1)
        self._from_top = False

    def _keep(self, page: int, answer: RowPage[R]) -> None:
        self._pages[page] = answer.rows
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        if answer.count >= 0:
            self._resize(answer.count)
        self._tell_changed(page * PAGE, min((page + 1) * PAGE, self._count) - 1)

    def _resize(self, count: int) -> None:
        if count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        elif count < self._count:
            self.beginRemoveRows(QModelIndex(), count, self._count - 1)
            self._count = count
            self.endRemoveRows()

    def _tell_changed(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _give_up(self, problem: Problem) -> None:
        self._asked = None
        self._wanted = []
        self._fresh = False
        self.failed.emit(problem)
