"""Which office sent what for which period."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.records.period import Period
from db.vocabulary import CellState


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One square: `first_on` is the day the first file arrived, `files` how many did."""

    state: CellState
    first_on: date | None = None
    files: int = 0
    file_uid: str = ""  # of the latest file
    value: int = 0  # rupiah
    participants: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One office: an office of the official list, or one that sent files and is not in it."""

    code: str
    name: str
    kind: str  # RegionKind or OfficeKind value
    subdistrict: str
    partner_uid: str  # empty: not enrolled
    confirmed: bool
    in_list: bool
    cells: tuple[Cell, ...]
    open_comments: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Offices × periods. `due` is the day each period's file is due; `counts` adds up the states of each period."""

    periods: tuple[Period, ...]
    due: tuple[date, ...]
    rows: tuple[MatrixRow, ...]
    counts: tuple[Mapping[CellState, int], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorRules:
    """How an inspectorate expects its offices' files: by which day after the end of a period, and on what ground.

    Kecamatan and villages are expected by default; OPD may be added as offices that are not in the list. Files of
    programs older than `oldest_program` are set aside (SAFETY.md S11).
    """

    due_days: int = 10  # calendar days after the last day of a period
    source: str = ""
    with_subdistricts: bool = True
    with_urban_villages: bool = True
    oldest_program: str = ""  # a version such as "0.1.0"; empty: every one that can be read
