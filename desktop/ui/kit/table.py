"""A table that holds only the rows in sight, however long the register is."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QWidget

_PAGE = 100
_KEPT_PAGES = 12

# (offset, limit, answer): asks for rows and calls answer(rows, count of all rows) when they are there.
Answer = Callable[[Sequence[Any], int], None]
Fetch = Callable[[int, int, Answer], None]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `text` and `tooltip` take a row record; `colour` may return a colour of the theme or an empty string.

    `sort` is the key handed to `sort_wanted`; a column without it does not sort. `hidden` columns start unseen.
    """

    key: str
    title: str
    text: Callable[[Any], str]
    width: int = 120
    right: bool = False
    sort: str = ""
    hidden: bool = False
    fixed: bool = False  # always seen: not in the column chooser
    tooltip: Callable[[Any], str] | None = None
    colour: Callable[[Any], str] | None = None
    icon: Callable[[Any], Any] | None = None


class PagedModel(QAbstractTableModel):
    """Rows by the hundred, fetched when a row of them is first looked at, oldest forgotten.

    Signals: `counted(int)` when the number of all rows is known.
    """

    counted = Signal(int)

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._fetch: Fetch | None = None
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._asked: set[int] = set()
        self._count = 0
        self._generation = 0

    def set_source(self, fetch: Fetch) -> None:
        """Take rows from a function from now on."""
        self._fetch = fetch
        self.reload()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show rows that are at hand."""
        kept = tuple(rows)
        self._fetch = lambda offset, limit, answer: answer(kept[offset : offset + limit], len(kept))
        self.reload()

    def reload(self) -> None:
        """Forget all rows and fetch the first ones; answers still on their way are dropped."""
        self._generation += 1
        self._asked.clear()
        self._ask(0)

    def row_at(self, row: int) -> Any:
        """Return the record of a row, or None while it is being fetched."""
        if row // _PAGE not in self._pages:
            self._ask(row // _PAGE)
        page = self._pages.get(row // _PAGE)
        offset = row % _PAGE
        return page[offset] if page is not None and offset < len(page) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        row = self.row_at(index.row())
        if row is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return (column.tooltip or column.text)(row)
            case Qt.ItemDataRole.ForegroundRole if column.colour is not None:
                colour = column.colour(row)
                return QColor(colour) if colour else None
            case Qt.ItemDataRole.DecorationRole if column.icon is not None:
                return column.icon(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if self.columns[section].right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _ask(self, number: int) -> None:
        if self._fetch is None or number in self._asked:
            return
        self._asked.add(number)
        generation = self._generation

        def answer(rows: Sequence[Any], count: int) -> None:
            if generation == self._generation:
                self._take(number, rows, count)

        self._fetch(number * _PAGE, _PAGE, answer)

    def _take(self, number: int, rows: Sequence[Any], count: int) -> None:
        self._asked.discard(number)
        fresh = number == 0 or count != self._count
        if fresh:
            self.beginResetModel()
            self._pages.clear()
            self._count = count
        self._pages[number] = rows
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        if fresh:
            self.endResetModel()
            self.counted.emit(count)
        elif rows:
            first = self.index(number * _PAGE, 0)
            last = self.index(number * _PAGE + len(rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(first, last)


class VirtualTable(QTableView):
    """A table over any number of rows: arrows move, Enter or double click opens, the header sorts and chooses columns.

    Signals: `opened(row)` on Enter or double click; `chosen(row or None)` when another row is selected;
    `sort_wanted(key, descending)`; `layout_changed()` when widths or columns were changed by the person;
    `counted(int)`.
    """

    opened = Signal(object)
    chosen = Signal(object)
    sort_wanted = Signal(str, bool)
    layout_changed = Signal()
    counted = Signal(int)

    def __init__(self, columns: Sequence[Column], *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paged = PagedModel(columns)
        self.setModel(self.paged)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(self.fontMetrics().height() + 16)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(48)
        header.setSortIndicatorClearable(False)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda place: self.choose_columns(header.mapToGlobal(place)))
        header.sectionClicked.connect(self._on_header)
        header.sectionResized.connect(lambda *_sizes: self.layout_changed.emit())
        header.sectionMoved.connect(lambda *_places: self.layout_changed.emit())
        self._descending: dict[int, bool] = {}
        self._restore: int | None = None
        for number, column in enumerate(self.paged.columns):
            self.setColumnWidth(number, column.width)
            self.setColumnHidden(number, column.hidden)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.paged.modelAboutToBeReset.connect(self._remember_row)
        self.paged.modelReset.connect(self._return_to_row)
        self.paged.counted.connect(self.counted)

    def set_source(self, fetch: Fetch) -> None:
        """Take rows from `fetch(offset, limit, answer)`, which calls `answer(rows, count)` when it has them."""
        self.paged.set_source(fetch)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show rows that are at hand."""
        self.paged.set_rows(rows)

    def reload(self) -> None:
        """Fetch the rows anew; the selected line stays selected."""
        self.paged.reload()

    def current(self) -> Any:
        """Return the record of the selected row, or None."""
        index = self.currentIndex()
        return self.paged.row_at(index.row()) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Select a row."""
        self.selectRow(row)

    def show_sort(self, key: str, descending: bool) -> None:
        """Show in the header by which column the rows are sorted."""
        header = self.horizontalHeader()
        for number, column in enumerate(self.paged.columns):
            if column.sort == key and key:
                self._descending[number] = descending
                order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
                header.setSortIndicatorShown(True)
                header.setSortIndicator(number, order)

    def layout_state(self) -> dict[str, Any]:
        """Return widths, order and hidden columns as plain values for the preferences."""
        header = self.horizontalHeader()
        keys = [column.key for column in self.paged.columns]
        return {
            "widths": {key: header.sectionSize(n) for n, key in enumerate(keys) if not self.isColumnHidden(n)},
            "hidden": [key for n, key in enumerate(keys) if self.isColumnHidden(n)],
            "order": [keys[header.logicalIndex(n)] for n in range(len(keys))],
        }

    def restore_layout(self, state: dict[str, Any]) -> None:
        """Take widths, order and hidden columns from the preferences; unknown columns are left as they are."""
        header = self.horizontalHeader()
        header.blockSignals(True)
        numbers = {column.key: n for n, column in enumerate(self.paged.columns)}
        for key, width in state.get("widths", {}).items():
            if key in numbers:
                self.setColumnWidth(numbers[key], int(width))
        if "hidden" in state:
            for key, number in numbers.items():
                self.setColumnHidden(number, key in state["hidden"] and not self.paged.columns[number].fixed)
        known = [key for key in state.get("order", []) if key in numbers]
        for place, key in enumerate(known):
            header.moveSection(header.visualIndex(numbers[key]), place)
        header.blockSignals(False)
        self.updateGeometries()

    def choose_columns(self, place: QPoint) -> None:
        """Show the list of columns, each with a tick."""
        menu = QMenu(self)
        for number, column in enumerate(self.paged.columns):
            if column.fixed:
                continue
            action = QAction(column.title, menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.toggled.connect(lambda on, n=number: self._show_column(n, on))
            menu.addAction(action)
        menu.exec(place)
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.chosen.emit(self.paged.row_at(current.row()) if current.isValid() else None)

    def _open(self, row: int) -> None:
        record = self.paged.row_at(row)
        if record is not None:
            self.opened.emit(record)

    def _show_column(self, number: int, shown: bool) -> None:
        self.setColumnHidden(number, not shown)
        self.layout_changed.emit()

    def _on_header(self, number: int) -> None:
        key = self.paged.columns[number].sort
        if not key:
            return
        header = self.horizontalHeader()
        was_here = header.isSortIndicatorShown() and header.sortIndicatorSection() == number
        descending = not self._descending.get(number, True) if was_here else False
        self.show_sort(key, descending)
        self.sort_wanted.emit(key, descending)

    def _remember_row(self) -> None:
        index = self.currentIndex()
        self._restore = index.row() if index.isValid() else None

    def _return_to_row(self) -> None:
        if self._restore is not None and self._restore < self.paged.rowCount():
            self.setCurrentIndex(self.paged.index(self._restore, 0))
        self._restore = None
