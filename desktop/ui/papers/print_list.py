"""Printing a table as it stands: the columns in sight, in the order they are sorted, every row of the list."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget

from desktop.ui import messages
from desktop.ui.kit.table_columns import Column, Source, Stretch
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.papers.preview_dialog import show_pdf
from desktop.ui.workplace import Workplace
from resources.language import _

R = TypeVar("R")

_AT_ONCE = 1000


def print_list(
    workplace: Workplace,
    parent: QWidget,
    table: VirtualTable[R],
    what: str,
    title: str,
    *,
    note: str = "",
    has_names: bool = True,
    keep: Callable[[R], bool] = lambda row: True,
) -> None:
    """Show a list as PDF, to print or save; one that holds names only after a warning.

    `what` names the list in the audit log; rows for which `keep` says no stay in the office.
    """
    source = table.rows.source
    if source is None:
        return
    if has_names and not messages.ask(
        parent,
        _("Daftar ini memuat nama orang dan dicetak tanpa kunci apa pun."),
        detail=_("Simpan kertasnya di tempat yang aman. Laporan Pribadi & Rahasia tidak ikut dicetak."),
        yes=_("Lanjutkan"),
    ):
        return
    columns = [column for column in table.shown_columns() if column.title]
    sort, descending = table.rows.order

    def draw(desk: Any, _progress: Any, _cancelled: Any) -> bytes:
        from desktop.services.list_papers import ListColumn, list_sheet

        rows = [
            [column.cell(row).said for column in columns]
            for row in _all_rows(desk, source, sort, descending)
            if keep(row)
        ]
        heads = [ListColumn(column.title, _share(column), column.right) for column in columns]
        return list_sheet(desk, what, title, note, heads, rows)

    def show(content: bytes) -> None:
        show_pdf(workplace, parent.window(), content, title, f"daftar-{what}")

    workplace.long(draw, _("Menyiapkan daftar…"), show, parent=parent)


def _all_rows(desk: Any, source: Source[R], sort: str, descending: bool) -> Iterator[R]:
    offset = 0
    while True:
        page = source(desk, Stretch(offset, _AT_ONCE, sort, descending, counted=False))
        yield from page.rows
        if len(page.rows) < _AT_ONCE:
            return
        offset += _AT_ONCE


def _share(column: Column[Any]) -> float:
    # On paper texts are whole, so columns that grow on screen get more room here too.
    return column.width * (1.0 + 0.35 * min(column.stretch, 3) + (0.8 if column.cut_middle else 0.0))
