"""What the list of sessions is narrowed to, and the chips that say so; each chip can be taken away alone."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.records.period import Period
from db.vocabulary import SessionKind, SessionState
from desktop.rules.labels import label
from desktop.ui.period_words import period_name

if TYPE_CHECKING:
    from desktop.services.sessions import SessionQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFilter:
    """Everything a person can narrow the list by."""

    search: str = ""
    period: Period | None = None
    kinds: frozenset[SessionKind] = frozenset()
    states: frozenset[SessionState] = frozenset()

    @property
    def narrows(self) -> bool:
        """Whether anything is left out of the list."""
        return self != SessionFilter()

    def chips(self) -> tuple[tuple[str, str], ...]:
        """Return (key, words) for each condition but the search words, which stand in their own box."""
        chips = [("period", period_name(self.period))] if self.period is not None else []
        chips += [(f"kind.{kind.value}", label(kind)) for kind in SessionKind if kind in self.kinds]
        chips += [(f"state.{state.value}", label(state)) for state in SessionState if state in self.states]
        return tuple(chips)

    def without(self, key: str) -> "SessionFilter":
        """Return the filter without the condition of one chip."""
        group, _dot, word = key.partition(".")
        match group:
            case "kind":
                return replace(self, kinds=self.kinds - {SessionKind(word)})
            case "state":
                return replace(self, states=self.states - {SessionState(word)})
        return replace(self, period=None)

    def query(self, *, sort: str = "", descending: bool = False, offset: int = 0, limit: int = 100) -> "SessionQuery":
        """Return the question for the service; an empty `sort` means the latest day first."""
        from desktop.services.sessions import SessionQuery

        return SessionQuery(
            search=self.search,
            period=self.period,
            kinds=self.kinds,
            states=self.states,
            sort=sort or "starts_on",
            descending=descending if sort else True,
            offset=offset,
            limit=limit,
        )
