"""A table over any number of rows: sorted by its head, columns chosen by hand, widths remembered."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from desktop.ui.kit.table_columns import Column, Memory, Reader, Source, read_at_once
from desktop.ui.kit.table_delegate import TableDelegate
from desktop.ui.kit.table_model import PagedModel
from resources.language import _

R = TypeVar("R")

_NARROWEST = 36
_LEAST_SHARE = 0.8  # a column that takes shares gives up this much at most before the table scrolls sideways


class VirtualTable(QTableView, Generic[R]):
    """Shows the rows of a source page by page.

    Signals: `opened(row)` on Enter or double click; `chosen(row)` when the current row changes (None without one);
    `selection_changed()` where several rows can be chosen;
    `counted(page)` with the first page of each answer of the source; `failed(problem)` when it could not answer.
    """

    opened = Signal(object)
    chosen = Signal(object)
    selection_changed = Signal()
    counted = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], str],
        *,
        name: str,
        title: str,
        reader: Reader = read_at_once,
        memory: Memory | None = None,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("virtualTable")
        self.setAccessibleName(title)
        self._name = f"table.{name}"
        self._memory = memory
        self._restoring = False
        self._touched = False  # widths are the person's own; they are no longer spread over the room
        self._wanted_key = ""
        self.rows: PagedModel[R] = PagedModel(columns, reader, key)
        self.setModel(self.rows)
        self._delegate = TableDelegate(self.rows)  # type: ignore[arg-type]
        self.setItemDelegate(self._delegate)
        self._dress()
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(800)
        self._saving.timeout.connect(self._remember)
        self._connect()
        if memory is not None:
            memory.get(self._name, None, self._recall)

    def show_rows(self, source: Source[R]) -> None:
        """Show the rows of a source from the top."""
        self.rows.show(source)

    def refresh(self) -> None:
        """Ask again for what is in sight; the current row stays current wherever it went."""
        self._keep_current()
        self.rows.refresh(max(0, self.rowAt(0)))

    def renew_rows(self, source: Source[R]) -> None:
        """Show newly read rows of the same list; the current row stays current wherever it went."""
        self._keep_current()
        self.rows.show(source)

    def current(self) -> R | None:
        """Return the row the person stands on, if it is at hand."""
        return self.rows.row(self.currentIndex().row()) if self.currentIndex().isValid() else None

    def selected(self) -> list[R]:
        """Return the chosen rows that are at hand, from top to bottom."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [row for number in numbers if (row := self.rows.row(number)) is not None]

    def stand_on(self, key: str) -> None:
        """Make the row with this key the current one as soon as it is at hand."""
        self._wanted_key = key
        self._find_wanted()

    def stand_on_first(self) -> None:
        """Make the first row the current one."""
        if self.rows.count:
            self.setCurrentIndex(self.rows.index(0, self._first_shown()))

    def column_actions(self) -> list[QAction]:
        """Return one checkable action for each column, to show or hide it."""
        actions = []
        for number, column in enumerate(self.rows.columns):
            action = QAction(column.full_title or column.title, self)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(number))
            action.triggered.connect(lambda shown, n=number: self.set_column_shown(n, shown))
            actions.append(action)
        return actions

    def column_menu(self, parent: QWidget) -> QMenu:
        """Return the column chooser: which columns are shown, and back to how it was at first."""
        menu = QMenu(parent)
        menu.addActions(self.column_actions())
        menu.addSeparator()
        menu.addAction(_("Kembalikan susunan kolom semula"), self.forget_choices)
        return menu

    def set_column_shown(self, number: int, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        visible = [n for n in range(len(self.rows.columns)) if not self.isColumnHidden(n)]
        if not shown and visible == [number]:
            return
        self.setColumnHidden(number, not shown)
        self._spread()
        self._saving.start()

    def forget_choices(self) -> None:
        """Go back to the first columns, widths and order."""
        self._touched = False
        header = self.horizontalHeader()
        for number, column in enumerate(self.rows.columns):
            header.moveSection(header.visualIndex(number), number)
            self.setColumnHidden(number, not column.shown)
        self._set_first_widths()
        self._spread()
        self._saving.start()

    def shown_columns(self) -> list[Column[R]]:
        """Return the columns in sight, from left to right."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [self.rows.columns[n] for n in order if not self.isColumnHidden(n)]

    def sort_by(self, sort: str, descending: bool) -> None:
        """Sort by a column's word and show it in the head; an empty word leaves the order to the source."""
        for number, column in enumerate(self.rows.columns):
            if column.sort == sort and sort:
                order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
                self.horizontalHeader().setSortIndicator(number, order)
        self.rows.order_by(sort, descending)

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        vertical, header = self.verticalHeader(), self.horizontalHeader()
        vertical.setVisible(False)
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setDefaultSectionSize(self.fontMetrics().height() + 18)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_NARROWEST)
        # Qt draws its own arrow over the end of right-aligned titles; the model puts one behind the words instead.
        header.setSortIndicatorShown(False)
        header.setSortIndicatorClearable(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._set_first_widths()

    def _connect(self) -> None:
        header = self.horizontalHeader()
        header.sectionClicked.connect(self._on_head_clicked)
        header.sectionResized.connect(self._on_arranged)
        header.sectionMoved.connect(self._on_arranged)
        header.customContextMenuRequested.connect(self._on_head_menu)
        self.rows.arrived.connect(self._find_wanted)
        self.rows.counted.connect(self.counted)
        self.rows.modelReset.connect(self.scrollToTop)
        self.rows.failed.connect(self.failed)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.selectionModel().selectionChanged.connect(lambda *_ranges: self.selection_changed.emit())
        self.doubleClicked.connect(self._on_double_click)

    def _on_head_clicked(self, number: int) -> None:
        column = self.rows.columns[number]
        sort, descending = self.rows.order
        if not column.sort:
            self.sort_by(sort, descending)
            return
        self.sort_by(column.sort, not descending if column.sort == sort else False)
        self._saving.start()

    def _on_head_menu(self, place: QPoint) -> None:
        self.column_menu(self).popup(self.horizontalHeader().mapToGlobal(place))

    def _on_arranged(self, *_numbers: int) -> None:
        if not self._restoring:
            self._touched = True
            self._saving.start()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self._wanted_key = ""  # the person went elsewhere
        self.chosen.emit(self.rows.row(current.row()) if current.isValid() else None)

    def _on_double_click(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None:
            self.opened.emit(row)

    def _keep_current(self) -> None:
        row = self.current()
        if row is not None:
            self._wanted_key = self.rows.key(row)

    def _find_wanted(self) -> None:
        number = self.rows.find(self._wanted_key) if self._wanted_key else None
        if number is not None:
            self._wanted_key = ""
            self.setCurrentIndex(self.rows.index(number, self._first_shown()))

    def _first_shown(self) -> int:
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return next((n for n in order if not self.isColumnHidden(n)), 0)

    def _set_first_widths(self) -> None:
        self._restoring = True
        for number, column in enumerate(self.rows.columns):
            self.setColumnWidth(number, int(column.width * self._scale()))
            self.setColumnHidden(number, not column.shown)
        self._restoring = False

    def _spread(self) -> None:
        """Share out the room: what is left over, or a little that is missing, goes to the columns with a share."""
        if self._touched:
            return
        self._restoring = True
        scale = self._scale()
        shown = [(n, c, int(c.width * scale)) for n, c in enumerate(self.rows.columns) if not self.isColumnHidden(n)]
        spare = self.viewport().width() - sum(width for _n, _c, width in shown)
        shares = max(sum(c.stretch for _n, c, _width in shown), 1)
        for number, column, width in shown:
            wanted = width + spare * column.stretch // shares
            self.setColumnWidth(number, max(wanted, int(width * _LEAST_SHARE)) if column.stretch else width)
        self._restoring = False

    def _scale(self) -> float:
        # Widths are meant for a base font of 10 points; a larger text size widens them alike.
        return max(self.fontMetrics().horizontalAdvance("0123456789") / 70, 1.0)

    def _recall(self, kept: object) -> None:
        if not isinstance(kept, Mapping):
            return
        header = self.horizontalHeader()
        places = {column.key: number for number, column in enumerate(self.rows.columns)}
        self._restoring = True
        for place, entry in enumerate(e for e in kept.get("columns", []) if e.get("key") in places):
            number = places[entry["key"]]
            header.moveSection(header.visualIndex(number), place)
            self.setColumnHidden(number, not entry.get("shown", True))
            self.setColumnWidth(number, max(_NARROWEST, int(entry.get("width", _NARROWEST))))
        self._restoring = False
        self._touched = bool(kept.get("touched", True))
        if kept.get("sort"):
            self.sort_by(str(kept["sort"]), bool(kept.get("descending")))

    def _remember(self) -> None:
        if self._memory is None:
            return
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        columns = [
            {"key": self.rows.columns[n].key, "shown": not self.isColumnHidden(n), "width": self.columnWidth(n)}
            for n in order
        ]
        sort, descending = self.rows.order
        choice = {"columns": columns, "touched": self._touched, "sort": sort, "descending": descending}
        self._memory.put(self._name, choice)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.Copy) and row is not None:
            texts = [column.cell(row).text for column in self.shown_columns()]
            QGuiApplication.clipboard().setText("\t".join(texts))
            event.accept()
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered_row:
            self._delegate.hovered_row = row
            self.viewport().update()
