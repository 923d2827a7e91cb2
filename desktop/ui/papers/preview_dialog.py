"""A paper looked at in the window, then printed or saved; the only way papers leave the program."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.problem import Problem
from db.records.paper import IssuedPaper
from db.vocabulary import Role
from desktop.ui import files, icons, messages
from desktop.ui.kit.pdf_bar import PdfBar
from desktop.ui.kit.pdf_view import PdfView
from desktop.ui.kit.surfaces import Banner
from desktop.ui.papers.printing import print_pdf
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.papers import PaperRequest


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """What is looked at: a PDF, the requests that would issue it, or the papers already issued."""

    title: str
    file_name: str  # without ending
    content: bytes
    requests: "tuple[PaperRequest, ...]" = ()
    issued: tuple[IssuedPaper, ...] = ()


def preview_papers(
    workplace: Workplace,
    parent: QWidget,
    requests: "tuple[PaperRequest, ...]",
    title: str,
    on_closed: Callable[[], object] | None = None,
) -> None:
    """Show papers as they would be issued, several as one PDF; printing or saving them issues them."""

    def draw(desk: "Desk") -> ShownPaper:
        from desktop.printing.catalogue import PAPERS, join
        from desktop.services import papers

        drawn = [papers.preview(desk, request) for request in requests]
        content = drawn[0] if len(drawn) == 1 else join(drawn)
        name = PAPERS[requests[0].kind].file_name
        period = requests[0].period
        return ShownPaper(title, f"{name}-{period.code}" if period else name, content, requests)

    workplace.read(draw, lambda shown: _open(workplace, parent, shown, on_closed))


def show_issued(workplace: Workplace, parent: QWidget, papers_: tuple[IssuedPaper, ...], title: str = "") -> None:
    """Show papers as they were issued, several as one PDF; a reprint is identical."""

    def draw(desk: "Desk") -> ShownPaper:
        from desktop.printing.catalogue import PAPERS
        from desktop.services import papers

        content = (
            papers.joined(desk, [p.uid for p in papers_]) if len(papers_) > 1 else papers.pdf(desk, papers_[0].uid)
        )
        name = PAPERS[papers_[0].kind].file_name if len(papers_) == 1 else "dokumen"
        return ShownPaper(title or papers_[0].title, f"{name}-{papers_[0].dated:%Y-%m-%d}", content, issued=papers_)

    workplace.read(draw, lambda shown: _open(workplace, parent, shown, None))


def show_pdf(workplace: Workplace, parent: QWidget, content: bytes, title: str, file_name: str) -> None:
    """Show a PDF that is not kept among the issued papers: blank forms, lists."""
    _open(workplace, parent, ShownPaper(title, file_name, content), None)


def _open(workplace: Workplace, parent: QWidget, shown: ShownPaper, on_closed: Callable[[], object] | None) -> None:
    try:
        dialog = PaperDialog(workplace, shown, parent)
    except Problem as problem:
        messages.problem(parent, problem)
        return
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if on_closed is not None:
        dialog.finished.connect(lambda _code: on_closed())
    dialog.open()


class PaperDialog(QDialog):
    """The paper, its pages and zoom, and three buttons: print, save as PDF, close."""

    def __init__(self, workplace: Workplace, shown: ShownPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._shown = shown
        self.setWindowTitle(shown.title)
        self._fit_to_screen()
        self.view = PdfView()
        self.view.show_pdf(shown.content)
        self.banner = Banner("info", "")
        self.banner.setVisible(bool(shown.requests or shown.issued))
        self._say_state()
        self.print_button = QPushButton(icons.icon("mdi6.printer", on_accent=True), _("Cetak"))
        self.print_button.setProperty("primary", True)
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(lambda: self._when_issued(self._print))
        self.save_button = QPushButton(icons.icon("mdi6.file-download-outline"), _("Simpan PDF"))
        self.save_button.clicked.connect(lambda: self._when_issued(self._ask_save))
        close = QPushButton(_("Tutup"))
        close.clicked.connect(self.reject)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(PdfBar(self.view), 1)
        for button in (close, self.save_button, self.print_button):
            button.setAutoDefault(False)
            bar.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(10)
        layout.addLayout(bar)
        layout.addWidget(self.banner)
        layout.addWidget(self.view, 1)
        if shown.requests and workplace.desk.account.role is Role.READER:
            self.print_button.hide()  # only who may issue a paper takes it out of the program
            self.save_button.hide()
            self.banner.say("info", _("Pratinjau. Akun pembaca tidak menerbitkan dokumen."))
        self._add_keys()
        self.view.setFocus()

    @property
    def shown(self) -> ShownPaper:
        """What is looked at; after issuing, the papers as issued."""
        return self._shown

    def _add_keys(self) -> None:
        keys = QKeySequence.StandardKey
        for key, action in (
            (QKeySequence(keys.Print), self.print_button.click),
            (QKeySequence(keys.Save), self.save_button.click),
            (QKeySequence(keys.ZoomIn), self.view.zoom_in),
            (QKeySequence(keys.ZoomOut), self.view.zoom_out),
            (QKeySequence("Ctrl+0"), self.view.fit_width),
        ):
            QShortcut(key, self).activated.connect(action)

    def _fit_to_screen(self) -> None:
        screen = self.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        self.resize(min(1000, int(room.width() * 0.92)), int(room.height() * 0.92))

    def _say_state(self) -> None:
        if self._shown.requests:
            self.banner.say(
                "info",
                _("Pratinjau. Dokumen ini dicatat sebagai dokumen terbit saat dicetak atau disimpan."),
            )
        elif len(self._shown.issued) == 1:
            paper = self._shown.issued[0]
            number = _("Nomor {number}").format(number=paper.number) if paper.number else paper.title
            text = _("{number} · kode cek {code}").format(number=number, code=paper.check_code)
            self.banner.say("good", text)
        elif self._shown.issued:
            self.banner.say("good", _("{n} dokumen terbit").format(n=len(self._shown.issued)))

    def _when_issued(self, then: Callable[[], None]) -> None:
        """Issue the papers first when that was not done yet; what is printed is what was issued."""
        if not self._shown.requests:
            then()
            return
        requests = self._shown.requests
        self._set_working(True)

        def issue(desk: "Desk") -> Any:
            from desktop.printing.catalogue import join
            from desktop.services import papers

            done = [papers.issue(desk, request) for request in requests]
            drawn = [papers.pdf(desk, item.record.uid) for item in done]
            changes = done[0].changes
            for item in done[1:]:
                changes |= item.changes
            content = drawn[0] if len(drawn) == 1 else join(drawn)
            return changes, tuple(item.record for item in done), content

        def settle(answer: Any) -> None:
            changes, issued, content = answer
            self._set_working(False)
            self._shown = ShownPaper(self._shown.title, self._shown.file_name, content, issued=issued)
            self.view.show_pdf(content)
            self._say_state()
            self._workplace.announce(changes)
            then()

        self._workplace.change(issue, settle, on_problem=self._on_problem)

    def _print(self) -> None:
        try:
            sheets = print_pdf(self, self._shown.content, self._shown.title, self.view.page_count)
        except Problem as problem:
            self._on_problem(problem)
            return
        if sheets and self._shown.issued:
            uids = [paper.uid for paper in self._shown.issued if not paper.printed]

            def mark(desk: "Desk") -> Any:
                from desktop.services import papers

                done = None
                for uid in uids:
                    done = papers.mark_printed(desk, uid)
                return done

            self._workplace.change(mark)

    def _ask_save(self) -> None:
        name = f"{self._shown.file_name}.pdf"
        files.ask_save(self._workplace, self, _("Simpan PDF"), name, _("Dokumen PDF (*.pdf)"), self._save)

    def _save(self, path: Path) -> None:
        content = self._shown.content

        def write(_desk: "Desk") -> Path:
            from db.safe_file import write_atomically

            try:
                write_atomically(path, content)
            except OSError as error:
                raise Problem("file-not-written", path=str(path)) from error
            return path

        def saved(_path: Path) -> None:
            self.banner.say("good", _("PDF sudah disimpan."), str(path))
            self.banner.show()

        self._workplace.read(write, saved, on_problem=self._on_problem)

    def _set_working(self, working: bool) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(not working)

    def done(self, result: int) -> None:
        super().done(result)
        self.view.clear()  # the paper is let go of at once, not when the dialog is collected

    def _on_problem(self, problem: Problem) -> None:
        self._set_working(False)
        messages.problem(self, problem)
