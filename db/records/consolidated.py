"""The figures of a regency: what all offices sent for a period, added up by kecamatan and by office."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from db.records.period import Period
from db.vocabulary import CellState


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFigures:
    """One office, or the sum of several. Values are whole rupiah; coverage counts officials."""

    code: str = ""
    name: str = ""
    state: CellState | None = None  # of the single period; None for a sum
    offices: int = 0
    arrived: int = 0
    nil: int = 0
    late_files: int = 0
    missing: int = 0
    reports: int = 0
    receipts: int = 0
    refusals: int = 0
    value: int = 0
    late_reports: int = 0
    open_reports: int = 0
    decided: int = 0
    sessions: int = 0
    present: int = 0
    certificates: int = 0
    officials: int = 0
    officials_current: int = 0
    open_comments: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidated:
    """A regency's summary of a period. `objects` and `occasions` are (count, rupiah) by stored word."""

    period: Period
    as_of: date
    due: date
    whole: OfficeFigures
    subdistricts: tuple[OfficeFigures, ...]
    offices: tuple[OfficeFigures, ...]
    missing: tuple[OfficeFigures, ...]
    objects: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    occasions: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    outcomes: Mapping[str, int] = field(default_factory=dict)
    forks: int = 0
