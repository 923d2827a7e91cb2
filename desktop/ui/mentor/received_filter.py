"""What a register of all offices is narrowed to, and the chips that say so."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from db.records.period import Period
from db.vocabulary import CertificateState, ReportState, SessionState
from desktop.rules.labels import label
from desktop.ui.period_words import period_name
from resources.language import _

if TYPE_CHECKING:
    from db.queries.received import ReceivedQuery

STATUSES: dict[str, tuple[StrEnum, ...]] = {
    "reports": tuple(state for state in ReportState if state is not ReportState.DRAFT),
    "sessions": tuple(SessionState),
    "certificates": tuple(CertificateState),
    "officials": (),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFilter:
    """Conditions; empty ones do not narrow. `offices` are uids, called `place` in the chip."""

    collection: str = "reports"
    search: str = ""
    place: str = ""
    offices: frozenset[str] = frozenset()
    period: Period | None = None
    statuses: frozenset[StrEnum] = frozenset()
    overdue: bool = False
    late: bool = False
    forked: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything is left out of the register."""
        return self != ReceivedFilter(collection=self.collection)

    def of(self, collection: str) -> "ReceivedFilter":
        """Return the same filter for another register; states belong to one register only."""
        return replace(self, collection=collection, statuses=frozenset())

    def chips(self) -> list[tuple[str, str]]:
        """Return a chip for each condition but the search words."""
        found = []
        if self.place:
            found.append(("place", self.place))
        if self.period is not None:
            found.append(("period", period_name(self.period)))
        found += [
            (f"status.{state.value}", label(state)) for state in STATUSES[self.collection] if state in self.statuses
        ]
        for on, key, words in (
            (self.overdue, "overdue", _("Lewat batas waktu")),
            (self.late, "late", _("Ada langkah terlambat")),
            (self.forked, "forked", _("Bentrok, menunggu keputusan")),
        ):
            if on:
                found.append((key, words))
        return found

    def without(self, key: str) -> "ReceivedFilter":
        """Return the filter without the condition of one chip."""
        group, _dot, word = key.partition(".")
        if group == "status":
            return replace(self, statuses=frozenset(state for state in self.statuses if state.value != word))
        if group == "place":
            return replace(self, place="", offices=frozenset())
        return replace(self, **{group: getattr(ReceivedFilter(), group)})

    def query(
        self, today: date, *, sort: str = "", descending: bool = False, offset: int = 0, limit: int = 100
    ) -> "ReceivedQuery":
        """Return the question for the service; an empty `sort` means the latest first."""
        from db.queries.received import ReceivedQuery

        return ReceivedQuery(
            collection=self.collection,
            search=self.search,
            # A kecamatan none of whose offices is known has no records: nothing must be found, not everything.
            offices=self.offices or (frozenset({"-"}) if self.place else frozenset()),
            period=self.period,
            statuses=frozenset(state.value for state in self.statuses),
            late=True if self.late else None,
            due_until=today - timedelta(days=1) if self.overdue else None,
            forked=True if self.forked else None,
            sort=sort or "day",
            descending=descending if sort else True,
            offset=offset,
            limit=limit,
        )
