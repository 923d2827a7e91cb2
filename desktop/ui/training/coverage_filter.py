"""What the list of the coverage is narrowed to, and the chips that say so; each chip can be taken away alone."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.vocabulary import RiskLevel
from desktop.rules.coverage import CoverageState
from desktop.rules.labels import label
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.coverage import CoverageQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageFilter:
    """Everything a person can narrow the list by."""

    search: str = ""
    states: frozenset[CoverageState] = frozenset()
    risks: frozenset[RiskLevel] = frozenset()
    position: str = ""
    institution: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anybody is left out of the list."""
        return self != CoverageFilter()

    def chips(self) -> tuple[tuple[str, str], ...]:
        """Return (key, words) for each condition but the search words, which stand in their own box."""
        chips = [(f"state.{state.value}", label(state)) for state in CoverageState if state in self.states]
        chips += [
            (f"risk.{risk.value}", _("Risiko: {level}").format(level=label(risk)))
            for risk in RiskLevel
            if risk in self.risks
        ]
        chips += [("position", self.position)] if self.position else []
        chips += [("institution", self.institution)] if self.institution else []
        return tuple(chips)

    def without(self, key: str) -> "CoverageFilter":
        """Return the filter without the condition of one chip."""
        group, _dot, word = key.partition(".")
        match group:
            case "state":
                return replace(self, states=self.states - {CoverageState(word)})
            case "risk":
                return replace(self, risks=self.risks - {RiskLevel(word)})
            case "position":
                return replace(self, position="")
        return replace(self, institution="")

    def query(self, *, sort: str = "", descending: bool = False, offset: int = 0, limit: int = 100) -> "CoverageQuery":
        """Return the question for the service; an empty `sort` means the most urgent first."""
        from desktop.services.coverage import CoverageQuery

        return CoverageQuery(
            search=self.search,
            states=self.states,
            risks=self.risks,
            position=self.position,
            institution=self.institution,
            sort=sort or "due_on",
            descending=descending if sort else False,
            offset=offset,
            limit=limit,
        )
