"""How far an office is with training its officials, as its inspectorate knows it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCoverage:
    """One office. The counts of officials are what it said last, of `period`; empty: it has not said anything yet.

    `sessions` and `present` are those of the twelve months before today.
    """

    code: str
    name: str
    kind: str  # RegionKind or OfficeKind value
    subdistrict: str
    partner_uid: str  # empty: not enrolled
    in_list: bool
    period: str = ""
    officials: int = 0
    current: int = 0  # whose training is up to date
    overdue: int = 0  # never trained, or not again in time
    sessions: int = 0
    present: int = 0
    last_held: date | None = None

    @property
    def share(self) -> int | None:
        """Percent of the officials whose training is up to date, rounded down; None where none are known."""
        return 100 * self.current // self.officials if self.officials else None
