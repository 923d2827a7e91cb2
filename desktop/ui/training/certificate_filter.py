"""What the register of certificates is narrowed to, and the chips that say so; each chip can be taken away alone."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.vocabulary import CertificateState, ParticipantRole
from desktop.rules.labels import label

if TYPE_CHECKING:
    from desktop.services.certificates import CertificateQuery


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFilter:
    """Everything a person can narrow the register by; `session_title` is the name of the session for its chip."""

    search: str = ""
    year: int | None = None
    states: frozenset[CertificateState] = frozenset()
    roles: frozenset[ParticipantRole] = frozenset()
    session_uid: str = ""
    session_title: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out of the register."""
        return self != CertificateFilter()

    def chips(self) -> tuple[tuple[str, str], ...]:
        """Return (key, words) for each condition but the search words, which stand in their own box."""
        chips = [("session", self.session_title)] if self.session_uid else []
        chips += [("year", str(self.year))] if self.year is not None else []
        chips += [(f"state.{state.value}", label(state)) for state in CertificateState if state in self.states]
        chips += [(f"role.{role.value}", label(role)) for role in ParticipantRole if role in self.roles]
        return tuple(chips)

    def without(self, key: str) -> "CertificateFilter":
        """Return the filter without the condition of one chip."""
        group, _dot, word = key.partition(".")
        match group:
            case "session":
                return replace(self, session_uid="", session_title="")
            case "state":
                return replace(self, states=self.states - {CertificateState(word)})
            case "role":
                return replace(self, roles=self.roles - {ParticipantRole(word)})
        return replace(self, year=None)

    def query(
        self, *, sort: str = "", descending: bool = False, offset: int = 0, limit: int = 100
    ) -> "CertificateQuery":
        """Return the question for the service; an empty `sort` means the latest number first."""
        from desktop.services.certificates import CertificateQuery

        return CertificateQuery(
            search=self.search,
            year=self.year,
            states=self.states,
            roles=self.roles,
            session_uid=self.session_uid,
            sort=sort or "issued_on",
            descending=descending if sort else True,
            offset=offset,
            limit=limit,
        )
