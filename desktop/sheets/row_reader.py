"""Reading one row field by field, collecting what is doubtful and what is refused."""

from collections.abc import Mapping as Mapped
from collections.abc import Sequence
from datetime import date, datetime

from db.problem import Problem
from desktop.rules.problems import explain
from desktop.rules.reading import DateHabit, read_date, read_rupiah
from desktop.rules.texts import clean_line, clean_text
from desktop.rules.words import date_short
from desktop.sheets.cells import Cell, filled
from desktop.sheets.mapping import Mapping
from desktop.sheets.preview import Remark
from desktop.sheets.wordlists import means_nothing

Habits = Mapped[int, DateHabit]  # column from 0 to how its dates are written

LONGEST_TEXT = 10_000  # characters of one cell; longer ones are no entry of a book


class RowReader:
    """The cells of one row by the fields they hold, with everything that had to be said about them."""

    def __init__(
        self,
        row_number: int,
        cells: Sequence[Cell],
        mapping: Mapping,
        today: date,
        habits: Habits | None = None,
    ) -> None:
        self.row_number = row_number
        self.doubts: list[Remark] = []
        self.refusals: list[Remark] = []
        self.inferred: list[Remark] = []
        self._cells = cells
        self._mapping = mapping
        self._today = today
        self._habits = habits or {}

    @property
    def raw(self) -> tuple[str, ...]:
        """The cells as text, as they stand in the sheet."""
        return tuple(cell_text(cell) for cell in self._cells)

    def cell(self, field: str) -> Cell:
        """Return the cell of a field, or None when it is empty or has no column."""
        column = self._mapping.column(field)
        if column is None or column >= len(self._cells) or not filled(self._cells[column]):
            return None
        return self._cells[column]

    def has_column(self, field: str) -> bool:
        """Tell whether a column holds this field at all."""
        return self._mapping.column(field) is not None

    def text(self, field: str, *, lines: bool = False) -> str:
        """Return the text of a field, cleaned; nothing for an empty cell or one that only holds a dash."""
        text = cell_text(self.cell(field))
        if len(text) > LONGEST_TEXT:
            self.refuse(Problem("sheet-text-too-long", longest=LONGEST_TEXT), field)
            return ""
        cleaned = clean_text(text) if lines else clean_line(text)
        return "" if means_nothing(cleaned) else cleaned

    def date(self, field: str, *, prefer_before: date | None = None, future: bool = False) -> date | None:
        """Return the date of a field; what cannot be read refuses the row. `future` allows coming dates."""
        cell = self.cell(field)
        if cell is None or (isinstance(cell, str) and means_nothing(cell)):
            return None
        try:
            column = self._mapping.column(field)
            habit = None if column is None else self._habits.get(column)
            reading = read_date(cell, prefer_before=prefer_before, today=None if future else self._today, habit=habit)
        except Problem as problem:
            self.refuse(problem, field)
            return None
        self.doubts.extend(Remark(field, sentence, "date") for sentence in reading.doubts)
        self.inferred.extend(Remark(field, sentence, "date") for sentence in reading.notes)
        return reading.value

    def rupiah(self, field: str) -> int | None:
        """Return the amount of a field; what cannot be read refuses the row."""
        cell = self.cell(field)
        if cell is None or (isinstance(cell, str) and cell.strip() != "0" and means_nothing(cell)):
            return None
        try:
            if isinstance(cell, date):
                raise Problem("amount-unreadable", text=cell_text(cell))
            reading = read_rupiah(cell)
        except Problem as problem:
            self.refuse(problem, field)
            return None
        self.doubts.extend(Remark(field, sentence, "amount") for sentence in reading.doubts)
        return reading.value

    def identity_number(self, field: str) -> str:
        """Return a NIK without the apostrophe that marks it as text; a number cell or an odd length is doubted."""
        cell = self.cell(field)
        digits = "".join(sign for sign in cell_text(cell).lstrip("'’`") if sign not in " .-")
        if not digits or means_nothing(digits):
            return ""
        if isinstance(cell, float | int):
            self.doubt("sheet-nik-as-number", field, ending=digits[-4:])
        elif not (digits.isascii() and digits.isdigit() and len(digits) == 16):
            self.doubt("sheet-nik-length", field, length=len(digits))
        return digits[:32]

    def phone(self, field: str) -> str:
        """Return a telephone number; a number cell gets back the 0 that the spreadsheet took away."""
        text = self.text(field).lstrip("'’`")
        if isinstance(self.cell(field), float | int) and text.startswith("8"):
            return "0" + text
        return text

    def doubt(self, code: str, field: str = "", /, **params: object) -> None:
        """Note a doubt by its code."""
        self.doubts.append(remark_of(Problem(code, field=field, **params), field))

    def infer(self, code: str, field: str, /, **params: object) -> None:
        """Note by its code what was concluded from words."""
        self.inferred.append(remark_of(Problem(code, field=field, **params), field))

    def refuse(self, problem: Problem, field: str = "") -> None:
        """Note why this row cannot be taken over."""
        self.refusals.append(remark_of(problem, field))

    def unmapped(self) -> list[tuple[str, str]]:
        """Return heading and text of every cell whose column holds no field."""
        return [
            (match.header, clean_line(cell_text(self._cells[match.column])))
            for match in self._mapping.columns
            if not match.field and match.column < len(self._cells) and filled(self._cells[match.column])
        ]


def cell_text(cell: Cell) -> str:
    """Return a cell as text: whole numbers without a fraction, dates as dd-mm-yyyy."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell.is_integer() and abs(cell) < 1e18 else f"{cell:.15g}"
    if isinstance(cell, datetime | date):
        return date_short(cell)
    return str(cell)


def remark_of(problem: Problem, field: str = "") -> Remark:
    """Return a problem as a remark about a row: its sentence and the next step."""
    text = explain(problem)
    return Remark(field, f"{text.sentence} {text.next_step}".strip(), problem.code)
