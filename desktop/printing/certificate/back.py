"""The back of a certificate: subjects with lesson hours, and the scores where the design shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from db.records.certificate import CertificateWords
from desktop.printing.certificate.fitting import balanced
from desktop.printing.certificate.front import Front
from desktop.printing.certificate.look import FOOT, SIDE, PrintedCertificate
from desktop.printing.fonts import Face
from desktop.printing.layout import GREY, HAIR, PALE, Align, Line, Style, wrap
from desktop.printing.text import trimmed
from desktop.rules.certificate_words import passed
from desktop.rules.words import date_long, decimal_text

_SIZES = (10.5, 9.5, 8.5, 7.5)  # the first with which all subjects fit on one page
_ON_SEVERAL_PAGES = 9.0  # where none does
_PAD = 1.1  # millimetres above and below the words of a cell
_SCORES = 22.0  # height of the table of scores


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[list[Line], ...]
    height: float


class Back:
    """The back pages of one list of subjects under one look; drawn once for everybody who was taught them."""

    def __init__(self, front: Front, words: CertificateWords) -> None:
        self.front, self.pages, self.subjects = front, front.pages, words.subjects
        self.key = ("back", front.key, words.activity, words.subjects, words.lesson_hours)
        self.left, self.right = SIDE + 2, self.pages.width - SIDE - 2
        self.top = front.top + 15.0
        self.total = decimal_text(words.lesson_hours)
        self.title = balanced(words.activity, Style(12, Face.SEMIBOLD), self.right - self.left)
        self.table_top = self.top + 9 + len(self.title) * Style(12).line_mm + 2.5
        self.with_speakers = any(trimmed(speaker) for _name, _hours, speaker in words.subjects)
        # The scores stand left of the signatures, so the higher of both counts.
        scores = _SCORES if front.design.with_scores else 0.0
        self.room = self.pages.height - FOOT - self.table_top - max(front.signing.height + 3, scores + 3)
        self.columns = self._columns()
        for size in (*_SIZES, _ON_SEVERAL_PAGES):
            self.style = Style(size)
            self.rows = [self._row(number, subject) for number, subject in enumerate(self.subjects, start=1)]
            if self._height(self.rows) <= self.room:
                break
        self.sheets = self._split()

    def draw(self, item: PrintedCertificate, index: int) -> None:
        """Draw back page `index` of one certificate on the page just begun."""
        pages, words, last = self.pages, item.words, index == len(self.sheets) - 1
        front = self.front
        pages.part(("back frame", front.key, words.demo), lambda: front.frame(words.demo))
        pages.part((*self.key, index), lambda: self._fixed(index))
        room = self.right - self.left
        for place, text in enumerate((f"Sertifikat nomor {words.number}", trimmed(words.name))):
            named = Style(9.5, colour=GREY)
            while len(wrap(text, named, room)) > 1:
                named = Style(named.size - 0.5, colour=GREY)
            pages.lines(self.left, front.top + place * 4.2, wrap(text, named, room), named, room, Align.CENTER)
        if not last:
            return
        dated = f"{words.place}, {date_long(words.issued_on)}"
        pages.part(("signing", front.key, dated), lambda: front.signing.draw(pages, dated, pages.height - FOOT))
        if front.design.with_scores:
            self._scores(words)

    # The table

    def _fixed(self, index: int) -> None:
        pages, left, width = self.pages, self.left, self.right - self.left
        heading = Style(14, Face.BOLD, self.front.colours.main)
        text = ("DAFTAR MATERI" if index == 0 else "DAFTAR MATERI (LANJUTAN)") if self.subjects else "HASIL TES"
        pages.column(left, self.top, width, text, heading, Align.CENTER)
        title = Style(12, Face.SEMIBOLD)
        pages.lines(left, self.top + 9, self.title, title, width, Align.CENTER)
        if not self.subjects:
            return
        rows = self.sheets[index]
        last = index == len(self.sheets) - 1
        y = self.table_top
        ends = [y]
        head = self._cells(("No.", "Materi", "JP", "Narasumber"), self.style.bold())
        total = self._cells(("", "Jumlah", self.total, ""), self.style.bold())
        for row in (head, *rows, total) if last else (head, *rows):
            if row is head:
                pages.box(left, y, width, row.height, fill=PALE)
            self._draw_row(row, y, bold=row is head or row is total)
            y += row.height
            ends.append(y)
        x, across = left, [left]
        for column in self.columns:
            x += column
            across.append(x)
        pages.grid(across, ends, 0.5, HAIR)
        if last:
            pages.text(left, y + 4.2, "1 JP (jam pelajaran) = 45 menit.", Style(8, colour=GREY))

    def _columns(self) -> tuple[float, ...]:
        width = self.right - self.left
        number, hours = 12.0, 18.0
        speaker = (width - number - hours) * 0.36 if self.with_speakers else 0.0
        columns = (number, width - number - hours - speaker, hours)
        return (*columns, speaker) if self.with_speakers else columns

    def _row(self, number: int, subject: tuple[str, Decimal, str]) -> _Row:
        name, hours, speaker = subject
        return self._cells((f"{number}.", name, decimal_text(hours), speaker), self.style)

    def _cells(self, texts: Sequence[str], style: Style) -> _Row:
        cells = tuple(wrap(text, style, width - 3) for text, width in zip(texts, self.columns, strict=False))
        most = max(len(cell) for cell in cells)
        return _Row(cells, most * style.line_mm + 2 * _PAD)

    def _draw_row(self, row: _Row, y: float, *, bold: bool) -> None:
        style = self.style.bold() if bold else self.style
        x = self.left
        for place, (cell, width) in enumerate(zip(row.cells, self.columns, strict=True)):
            align = Align.CENTER if place in (0, 2) else Align.LEFT
            self.pages.lines(x + 1.5, y + _PAD, cell, style, width - 3, align)
            x += width

    def _height(self, rows: Sequence[_Row]) -> float:
        extra = 2 * (self.style.line_mm + 2 * _PAD) + 6  # head, total, the note on lesson hours
        return sum(row.height for row in rows) + extra

    def _split(self) -> list[list[_Row]]:
        """Part the rows into pages; only the last one needs room for the signatures."""
        whole = self.pages.height - FOOT - self.table_top
        sheets: list[list[_Row]] = [[]]
        for row in self.rows:
            if sheets[-1] and self._height([*sheets[-1], row]) > whole:
                sheets.append([])
            sheets[-1].append(row)
        if self._height(sheets[-1]) > self.room:
            if len(sheets[-1]) > 1:
                sheets.append([sheets[-1].pop()])
            else:
                sheets.append([])
        return sheets

    # Scores

    def _scores(self, words: CertificateWords) -> None:
        shown = [
            ("Nilai pre-test", words.pre_score),
            ("Nilai post-test", words.post_score),
        ]
        lines = [(label, decimal_text(score)) for label, score in shown if score is not None]
        if words.pre_score is not None and words.post_score is not None:
            lines.append(("Kenaikan nilai", decimal_text(words.post_score - words.pre_score)))
        if passed(words) and self.front.design.passed_words:
            lines.append(("Hasil", self.front.design.passed_words))
        if not lines:
            return
        pages, style = self.pages, Style(9.5)
        height = style.line_mm + 1.4
        wide, narrow = 38.0, 24.0
        y = pages.height - FOOT - height * len(lines)
        ends = [y + height * place for place in range(len(lines) + 1)]
        for place, (label, value) in enumerate(lines):
            pages.lines(self.left + 1.5, ends[place] + 0.7, wrap(label, style, wide - 3), style, wide - 3)
            cell = wrap(value, style.bold(), narrow - 3)[:2]
            pages.lines(self.left + wide + 1.5, ends[place] + 0.7, cell, style.bold(), narrow - 3, Align.CENTER)
        pages.grid([self.left, self.left + wide, self.left + wide + narrow], ends, 0.5, HAIR)
