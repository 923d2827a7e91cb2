"""Papers as they were issued: which is printed, signed, back as a scan; reprinted identically."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.paper import IssuedPaper
from db.vocabulary import Role
from desktop.rules.words import date_short
from desktop.ui import files, icons, messages
from desktop.ui.kit.chips import ChipBar
from desktop.ui.kit.date_field import DateField
from desktop.ui.kit.form_dialog import FormDialog
from desktop.ui.kit.surfaces import EmptyState
from desktop.ui.kit.table_columns import Cell, Column, Tone, from_list
from desktop.ui.kit.virtual_table import VirtualTable
from desktop.ui.papers.paper_words import paper_state, paper_subject, paper_title
from desktop.ui.papers.preview_dialog import show_issued
from desktop.ui.papers.print_list import print_list
from desktop.ui.workplace import Workplace
from resources.language import _

# A scan larger than this is refused by the attachment store anyway; it is not even read.
_LARGEST_SCAN = 20 * 1024 * 1024


class IssuedList(QWidget):
    """The list of issued papers with what can be done to the chosen ones."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self._workplace = workplace
        self._papers: tuple[IssuedPaper, ...] = ()
        self.chips = ChipBar(
            [("waiting", _("Menunggu pindaian")), ("unsigned", _("Belum ditandatangani"))],
            single=True,
            name=_("Saring dokumen terbit"),
        )
        self.chips.changed.connect(self._show)
        self.table: VirtualTable[IssuedPaper] = VirtualTable(
            _columns(),
            key=lambda paper: paper.uid,
            name="papers",
            title=_("Dokumen terbit"),
            memory=workplace.preferences,
            several=True,
        )
        self.table.opened.connect(lambda paper: self._reprint())
        self.table.selection_changed.connect(self._on_chosen)
        self.table.counted.connect(lambda _page: self._on_chosen())
        self.reprint_button = self._button(_("Lihat dan cetak ulang"), "mdi6.printer-outline", self._reprint)
        self.sign_button = self._button(
            _("Sudah ditandatangani…"), "mdi6.draw-pen", lambda: self.signed_dialog().open()
        )
        self.scan_button = self._button(_("Lampirkan pindaian…"), "mdi6.scanner", self._ask_scan)
        may_write = workplace.desk.account.role in (Role.MANAGER, Role.CLERK)
        self.sign_button.setVisible(may_write)
        self.scan_button.setVisible(may_write)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.chips, 1)
        for button in (self.reprint_button, self.sign_button, self.scan_button):
            bar.addWidget(button)
        self.empty = EmptyState(
            "mdi6.printer-outline",
            _("Belum ada dokumen di daftar ini"),
            _("Dokumen dicatat di sini saat pertama kali dicetak atau disimpan sebagai PDF."),
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(bar)
        layout.addWidget(self.stack, 1)
        self._on_chosen()

    def refresh(self) -> None:
        """Fetch the list anew."""

        def fetch(desk: Any) -> tuple[IssuedPaper, ...]:
            from desktop.services import papers

            return papers.list_papers(desk)

        self._workplace.read(fetch, self._take)

    def show_awaiting_scan(self) -> None:
        """Narrow the list to papers whose signed scan is not back."""
        self.chips.set_values("waiting")
        self._show()

    def chosen(self) -> tuple[IssuedPaper, ...]:
        """Return the papers chosen, in the order of the list."""
        return tuple(self.table.selected())

    def _take(self, found: tuple[IssuedPaper, ...]) -> None:
        self._papers = found
        self._show()

    def _show(self) -> None:
        rows = self._narrowed()
        sorts = {
            "title": lambda p: paper_title(p.kind),
            "number": lambda p: p.number,
            "dated": lambda p: (p.dated, p.issued_at),
            "state": lambda p: paper_state(p)[0],
        }
        self.table.renew_rows(from_list(rows, sorts))
        self.stack.setCurrentWidget(self.table if rows else self.empty)
        self._on_chosen()

    def _narrowed(self) -> Sequence[IssuedPaper]:
        match self.chips.value():
            case "waiting":
                return [p for p in self._papers if p.needs_scan and not p.scan_uid]
            case "unsigned":
                return [p for p in self._papers if p.needs_scan and p.signed_on is None and not p.scan_uid]
        return self._papers

    def _on_chosen(self) -> None:
        chosen = self.chosen()
        one = chosen[0] if len(chosen) == 1 else None
        self.reprint_button.setEnabled(bool(chosen))
        self.sign_button.setEnabled(one is not None and one.signed_on is None)
        self.scan_button.setEnabled(one is not None and not one.scan_uid)

    def _reprint(self) -> None:
        chosen = self.chosen()
        if chosen:
            title = paper_title(chosen[0].kind) if len(chosen) == 1 else _("{n} dokumen").format(n=len(chosen))
            show_issued(self._workplace, self.window(), chosen, title)

    def print_list(self) -> None:
        """Show the list as it stands, to print it."""
        print_list(self._workplace, self, self.table, "papers", _("Dokumen terbit"))

    def signed_dialog(self) -> FormDialog:
        """Return the question on which day the chosen paper was signed."""
        paper = self.chosen()[0]
        dialog = FormDialog(self.window(), _("Dokumen sudah ditandatangani"), accept=_("Catat"), width=420)
        field = DateField(_("Tanggal ditandatangani"), path="signed_on", latest=self._workplace.desk.today)
        field.set_value(self._workplace.desk.today)
        dialog.body.addWidget(field)
        dialog.fit()

        def note() -> None:
            day = field.value()
            if day is None:
                field.show_problem(_("Isi tanggal seperti 21-11-2026."))
                return
            dialog.set_working(True)

            def mark(desk: Any) -> Any:
                from desktop.services import papers

                return papers.mark_signed(desk, paper.uid, day)

            self._workplace.change(mark, lambda _r: dialog.accept(), on_problem=dialog.show_problem)

        dialog.on_accept(note)
        return dialog

    def _ask_scan(self) -> None:
        pattern = _("Gambar atau PDF (*.jpg *.jpeg *.png *.pdf)")
        files.ask_open(self._workplace, self.window(), _("Lampirkan pindaian"), pattern, self._attach)

    def _attach(self, path: Path) -> None:
        paper = self.chosen()[0]

        def attach(desk: Any) -> Any:
            from desktop.services import papers

            return papers.attach_scan(desk, paper.uid, _content(path), path.name)

        self._workplace.change(attach, lambda _r: messages.tell(self, _("Pindaian sudah dilampirkan.")))

    def _button(self, text: str, icon: str, action: Any) -> QPushButton:
        button = QPushButton(icons.icon(icon), text)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: action())
        return button


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_SCAN:
            raise Problem("attachment-too-large", name=path.name, limit=_LARGEST_SCAN // 1024 // 1024)
        return path.read_bytes()
    except OSError as error:
        raise Problem("file-unreadable", file=path.name) from error


def _columns() -> tuple[Column[IssuedPaper], ...]:
    return (
        Column("title", _("Dokumen"), lambda p: Cell(paper_title(p.kind), bold=True), 190, sort="title", stretch=2),
        Column("number", _("Nomor"), lambda p: Cell(p.number or "–"), 150, sort="number", stretch=2, cut_middle=True),
        Column("subject", _("Periode atau kegiatan"), lambda p: Cell(paper_subject(p) or "–"), 120, stretch=1),
        Column("dated", _("Tanggal"), lambda p: Cell(date_short(p.dated)), 90, sort="dated"),
        Column("state", _("Status"), _state, 170, sort="state"),
        Column("code", _("Kode cek"), lambda p: Cell(p.check_code, Tone.MUTED), 170),
        Column("by", _("Diterbitkan oleh"), lambda p: Cell(p.issued_by), 120, shown=False),
    )


def _state(paper: IssuedPaper) -> Cell:
    words, tone = paper_state(paper)
    return Cell(words, tone, chip=True)
