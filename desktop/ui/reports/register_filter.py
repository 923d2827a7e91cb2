"""What the register is narrowed to, and the chips that say so; each chip can be taken away alone."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.records.period import Period
from db.vocabulary import ReportKind, ReportState
from desktop.rules.labels import label
from desktop.ui.period_words import period_name
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.reports import ReportQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """Everything a person can narrow the register by."""

    search: str = ""
    period: Period | None = None
    kinds: frozenset[ReportKind] = frozenset()
    states: frozenset[ReportState] = frozenset()
    late: bool = False
    giver: str = ""
    person: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out of the register."""
        return self != RegisterFilter()

    def chips(self) -> tuple[tuple[str, str], ...]:
        """Return (key, words) for each condition but the search words, which stand in their own box."""
        chips: list[tuple[str, str]] = []
        if self.period is not None:
            chips.append(("period", period_name(self.period)))
        chips += [(f"kind.{kind.value}", label(kind)) for kind in ReportKind if kind in self.kinds]
        chips += [(f"state.{state.value}", label(state)) for state in ReportState if state in self.states]
        if self.late:
            chips.append(("late", _("Terlambat")))
        if self.giver:
            chips.append(("giver", _("Pemberi: {name}").format(name=self.giver)))
        if self.person:
            chips.append(("person", _("Pelapor: {name}").format(name=self.person)))
        return tuple(chips)

    def without(self, key: str) -> "RegisterFilter":
        """Return the filter without the condition of one chip."""
        group, _dot, word = key.partition(".")
        match group:
            case "kind":
                return replace(self, kinds=self.kinds - {ReportKind(word)})
            case "state":
                return replace(self, states=self.states - {ReportState(word)})
            case "period":
                return replace(self, period=None)
            case "late":
                return replace(self, late=False)
            case "giver":
                return replace(self, giver="")
            case "person":
                return replace(self, person="")
        return self

    def query(self, *, sort: str = "", descending: bool = False, offset: int = 0, limit: int = 100) -> "ReportQuery":
        """Return the question for the service; an empty `sort` means the newest first."""
        from desktop.services.reports import ReportQuery

        return ReportQuery(
            search=self.search,
            period=self.period,
            kinds=self.kinds,
            states=self.states,
            late=True if self.late else None,
            giver=self.giver,
            person=self.person,
            sort=sort or "registered_on",
            descending=descending if sort else True,
            offset=offset,
            limit=limit,
        )
