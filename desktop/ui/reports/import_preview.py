"""The second step of an import: row by row what was understood, what is doubted, what is refused."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.sheets.mapping import field_label
from desktop.sheets.preview import RowStatus, SheetPreview, skipped_lines
from desktop.ui import icons
from desktop.ui.kit.chips import ChipBar
from desktop.ui.kit.surfaces import Banner
from desktop.ui.kit.table_columns import from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.reports.import_columns import Row, import_columns, status_words
from resources.language import _


class ImportPreview(QWidget):
    """Shows a preview and lets rows be left out.

    Signals: `mapping_wanted()`; `other_file_wanted()`; `taken_changed(int)` with how many rows would be taken.
    """

    mapping_wanted = Signal()
    other_file_wanted = Signal()
    taken_changed = Signal(int)

    def __init__(self, preview: SheetPreview[Any]) -> None:
        from desktop.services.sheets import known_already

        super().__init__()
        self.preview = preview
        # A row known already starts left out: a book imported twice must not double the register.
        self._left_out = {row.row_number for row in preview.rows if known_already(row)}
        self.chips = ChipBar(self._chip_choices(), single=True, name=_("Saring baris"))
        self.chips.changed.connect(self._show)
        self.table: VirtualTable[Row] = VirtualTable(
            import_columns(preview.target, self._left_out),
            key=lambda row: str(row.row_number),
            name=f"import-{preview.target.value}",
            title=_("Baris yang dipahami"),
        )
        self.table.chosen.connect(self._show_row)
        self.table.clicked.connect(self._on_clicked)
        self.table.opened.connect(self._toggle)
        self.table.installEventFilter(self)
        self.details = _RowDetails(preview)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.details)
        split.setSizes([420, 150])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._build_head())
        if preview.mapping.uncertain:
            layout.addWidget(self._uncertain_banner())
        layout.addLayout(self._build_bar())
        layout.addWidget(split, 1)
        self._show()

    def taken(self) -> set[int]:
        """Return the numbers of the rows that would be taken over."""
        return {row.row_number for row in self.preview.rows if row.draft is not None} - self._left_out

    def leave_out(self, row_number: int, *, out: bool = True) -> None:
        """Leave a row out, or take it again."""
        (self._left_out.add if out else self._left_out.discard)(row_number)
        self.table.viewport().update()
        self.taken_changed.emit(len(self.taken()))

    def _chip_choices(self) -> list[tuple[RowStatus, str]]:
        return [
            (status, f"{status_words(status)[0]} ({self.preview.count(status)})")
            for status in RowStatus
            if self.preview.count(status)
        ]

    def _build_head(self) -> QHBoxLayout:
        preview = self.preview
        parts = [preview.file_name]
        if preview.sheet_name:
            parts.append(_("lembar {name}").format(name=preview.sheet_name))
        parts.append(_("judul kolom di baris {n}").format(n=preview.header_row))
        parts.append(_("{n} baris terbaca").format(n=len(preview.rows)))
        if preview.skipped:
            parts.append(_("{n} baris lain dilewati").format(n=len(preview.skipped)))
        words = QLabel("  ·  ".join(parts))
        words.setObjectName("soft")
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setToolTip("\n".join(skipped_lines(preview)[:20]))
        mapping = QPushButton(icons.icon("mdi6.table-cog"), _("Arti kolom…"))
        mapping.clicked.connect(self.mapping_wanted)
        other = QPushButton(icons.icon("mdi6.file-replace-outline"), _("Berkas lain"))
        other.clicked.connect(self.other_file_wanted)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words, 1)
        head.addWidget(other)
        head.addWidget(mapping)
        return head

    def _uncertain_banner(self) -> Banner:
        names = ", ".join(
            f"“{match.header}” → {field_label(self.preview.target, match.field)}"
            for match in self.preview.mapping.uncertain
        )
        banner = Banner("warn", _("Periksa arti kolom ini: {columns}").format(columns=names), action=_("Arti kolom…"))
        banner.acted.connect(self.mapping_wanted)
        return banner

    def _build_bar(self) -> QHBoxLayout:
        hint = QLabel(_("Spasi: ambil atau lewati baris"))
        hint.setObjectName("soft")
        bar = QHBoxLayout()
        bar.addWidget(self.chips, 1)
        bar.addWidget(hint)
        return bar

    def _show(self) -> None:
        wanted = self.chips.value()
        rows = [row for row in self.preview.rows if wanted is None or row.status is wanted]
        order = list(RowStatus)
        sorts = {"row": lambda r: r.row_number, "status": lambda r: (-order.index(r.status), r.row_number)}
        self.table.renew_rows(from_list(rows, sorts))

    def _show_row(self, row: Row | None) -> None:
        self.details.show_row(row)

    def _on_clicked(self, index: Any) -> None:
        if self.table.rows.columns[index.column()].key == "taken":
            self._toggle(self.table.rows.row(index.row()))

    def _toggle(self, row: Row | None) -> None:
        if row is not None and row.draft is not None:
            self.leave_out(row.row_number, out=row.row_number not in self._left_out)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.table
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        ):
            self._toggle(self.table.current())
            return True
        return super().eventFilter(watched, event)


class _RowDetails(QScrollArea):
    """One row as it stands in the sheet, with everything that is said about it."""

    def __init__(self, preview: SheetPreview[Any]) -> None:
        super().__init__()
        self._preview = preview
        self.setWidgetResizable(True)
        self.setObjectName("card")
        self.setMinimumHeight(96)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setContentsMargins(14, 10, 14, 10)
        self.setWidget(self.words)
        self.show_row(None)

    def show_row(self, row: Row | None) -> None:
        """Show a row, or what to do to see one."""
        from html import escape

        if row is None:
            self.words.setText(escape(_("Pilih satu baris untuk melihat isinya seperti di lembar kerja.")))
            return
        cells = [
            f"<b>{escape(head or _('Kolom {n}').format(n=number + 1))}</b>: {escape(text)}"
            for number, (head, text) in enumerate(zip(self._preview.header, row.raw, strict=False))
            if text.strip()
        ]
        said = [
            f"• {escape(_name(self._preview, remark.field))}{escape(str(remark))}"
            for remark in (*row.refusals, *row.doubts, *row.inferred)
        ]
        lines = [_("Baris {n} di lembar kerja").format(n=row.row_number), " &nbsp;·&nbsp; ".join(cells), *said]
        self.words.setText("<br>".join(lines))


def _name(preview: SheetPreview[Any], field: str) -> str:
    if not field:
        return ""
    try:
        return f"{field_label(preview.target, field)}: "
    except KeyError:  # a field that was concluded from another column has no column of its own
        return ""
