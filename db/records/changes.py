"""What a service hands back besides its record: the topics it changed."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from db.vocabulary import Topic

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Changes:
    """The topics a change touched; one signal carries them to all pages."""

    topics: frozenset[Topic] = field(default_factory=frozenset)

    @classmethod
    def of(cls, *topics: Topic) -> "Changes":
        """Return the changes of these topics."""
        return cls(frozenset(topics))

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(self.topics | other.topics)


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The outcome of a change: the record as it now is, and what changed."""

    record: T
    changes: Changes
