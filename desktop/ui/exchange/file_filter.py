"""What the book of files is narrowed to, and the chips that say so; each chip can be taken away alone."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.records.period import Period
from db.vocabulary import FileState, PackageKind
from desktop.rules.labels import label
from desktop.ui.exchange.file_words import way_words
from desktop.ui.period_words import period_name

if TYPE_CHECKING:
    from db.queries.exchange_files import FileQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFilter:
    """Everything a person can narrow the book by; `outgoing` is None for both ways."""

    search: str = ""
    outgoing: bool | None = None
    kinds: frozenset[PackageKind] = frozenset()
    states: frozenset[FileState] = frozenset()
    period: Period | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything is left out of the book."""
        return self != FileFilter()

    def chips(self) -> tuple[tuple[str, str], ...]:
        """Return (key, words) for each condition but the search words, which stand in their own box."""
        chips = [] if self.outgoing is None else [("outgoing", way_words(outgoing=self.outgoing))]
        chips += [("period", period_name(self.period))] if self.period is not None else []
        chips += [(f"kind.{kind.value}", label(kind)) for kind in PackageKind if kind in self.kinds]
        chips += [(f"state.{state.value}", label(state)) for state in FileState if state in self.states]
        return tuple(chips)

    def without(self, key: str) -> "FileFilter":
        """Return the filter without the condition of one chip."""
        group, _dot, word = key.partition(".")
        match group:
            case "kind":
                return replace(self, kinds=self.kinds - {PackageKind(word)})
            case "state":
                return replace(self, states=self.states - {FileState(word)})
            case "outgoing":
                return replace(self, outgoing=None)
        return replace(self, period=None)

    def query(self, *, offset: int = 0, limit: int = 100) -> "FileQuery":
        """Return the question for the service."""
        from db.queries.exchange_files import FileQuery

        return FileQuery(
            search=self.search,
            outgoing=self.outgoing,
            kinds=self.kinds,
            states=self.states,
            period=self.period,
            offset=offset,
            limit=limit,
        )
