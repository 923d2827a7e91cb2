"""What a table shows: columns, cells and pages of rows, told apart from how they are painted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from db.problem import Problem

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Tone(StrEnum):
    """What a cell's colour says; it never says it alone, there is always a word too."""

    PLAIN = "plain"
    MUTED = "muted"
    INFO = "info"
    GOOD = "good"
    WARN = "warn"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, the colour of what it says, an icon before it, and whether it is drawn as a chip."""

    text: str
    tone: Tone = Tone.PLAIN
    icon: str = ""  # QtAwesome name
    chip: bool = False
    bold: bool = False
    hint: str = ""  # shown when the mouse rests; empty shows the text where it is cut off

    @property
    def said(self) -> str:
        """What the cell says without its colour and icon: on paper, and to those who do not see them."""
        return self.hint if self.hint and (self.chip or self.tone is Tone.DANGER) else self.text


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column of a table. `sort` is the word the source sorts by; empty means it cannot be sorted."""

    key: str
    title: str
    cell: Callable[[R], Cell]
    width: int
    sort: str = ""
    right: bool = False
    shown: bool = True
    stretch: int = 0  # its share of the room that is left over
    cut_middle: bool = False  # what does not fit is left out in the middle: both ends of a number matter
    full_title: str = ""  # for the column chooser, where the title in the head is short


class RowPage(Protocol[R_co]):
    """A stretch of the rows a query found, and how many it found in all (-1 where that was not asked)."""

    @property
    def rows(self) -> Sequence[R_co]: ...

    @property
    def count(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Rows(Generic[R]):
    """Rows that are in memory already, as a page."""

    rows: Sequence[R]
    count: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which rows a table asks for: `limit` rows from `offset`, in an order ("" = the source's own).

    `counted` tells whether the source must say how many rows there are; while scrolling that is known already.
    """

    offset: int
    limit: int
    sort: str = ""
    descending: bool = False
    counted: bool = True


# Where a table gets its rows: called beside the window with the desk (None for rows in memory) and what is wanted.
Source = Callable[[Any, Stretch], RowPage[R]]


class Reader(Protocol):
    """Runs a reading function beside the window and hands back its result: `Workplace.read`, or `read_at_once`."""

    def __call__(
        self,
        function: Callable[[Any], Any],
        on_done: Callable[[Any], None],
        *,
        on_problem: Callable[[Problem], None] | None = None,
    ) -> None: ...


class Memory(Protocol):
    """Where a table keeps its widths and choices between starts: `Workplace.preferences`."""

    def get(self, key: str, default: Any, on_done: Callable[[Any], None]) -> None: ...

    def put(self, key: str, value: Any) -> None: ...


def read_at_once(
    function: Callable[[Any], Any],
    on_done: Callable[[Any], None],
    *,
    on_problem: Callable[[Problem], None] | None = None,
) -> None:
    """Read rows that are in memory already: no worker, no waiting."""
    on_done(function(None))


def from_list(rows: Sequence[R], sort_keys: Mapping[str, Callable[[R], Any]] | None = None) -> Source[R]:
    """Return a source over rows in memory; `sort_keys` tells how each sortable column orders them."""

    def fetch(_desk: Any, stretch: Stretch) -> Rows[R]:
        ordered: Sequence[R] = rows
        key = (sort_keys or {}).get(stretch.sort)
        if key is not None:
            ordered = sorted(rows, key=key, reverse=stretch.descending)
        return Rows(ordered[stretch.offset : stretch.offset + stretch.limit], len(rows))

    return fetch
