"""How records and files that arrive stand to those that came before. There is no merge order and no clock decides.

The register of the mentor is the union of (uid, revision, content hash): nothing that arrived is ever replaced, equal
uid and revision with another hash is a fork that a person decides (SAFETY.md §2.4).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db.vocabulary import Arrival


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """One version of a record: what the union is made of."""

    uid: str
    revision: int
    content_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What holds for one record. `current` is None while its highest revision is forked and nobody has decided."""

    uid: str
    current: Version | None
    highest: tuple[Version, ...]  # all versions of the highest revision
    forks: tuple[int, ...]  # every revision that has two contents, decided or not

    @property
    def open_fork(self) -> bool:
        """Whether a person has to decide."""
        return self.current is None


def arrival(held: Iterable[Version], arriving: Version) -> Arrival:
    """Tell how a version stands to the held versions of the same uid, in whatever order those came."""
    held = [version for version in held if version.uid == arriving.uid]
    if not held:
        return Arrival.NEW
    if arriving in held:
        return Arrival.SAME
    if any(version.revision == arriving.revision for version in held):
        return Arrival.FORK
    if arriving.revision > max(version.revision for version in held):
        return Arrival.CHANGED
    return Arrival.OLDER


def arrivals(held: Iterable[Version], arriving: Iterable[Version]) -> dict[Version, Arrival]:
    """Tell for all versions of a file how each stands to the register before the file.

    Two contents of one revision inside the file are a fork as well.
    """
    by_uid: dict[str, set[Version]] = defaultdict(set)
    for version in held:
        by_uid[version.uid].add(version)
    arriving = list(dict.fromkeys(arriving))
    told = {version: arrival(by_uid[version.uid], version) for version in arriving}
    revisions: dict[tuple[str, int], list[Version]] = defaultdict(list)
    for version in arriving:
        revisions[version.uid, version.revision].append(version)
    for same in revisions.values():
        if len(same) > 1:
            told |= {version: Arrival.FORK for version in same if told[version] is not Arrival.SAME}
    return told


def union(*registers: Iterable[Version]) -> frozenset[Version]:
    """Return everything that is in any of some registers or files."""
    return frozenset().union(*registers)


def standings(versions: Iterable[Version], decided: Mapping[tuple[str, int], str] | None = None) -> dict[str, Standing]:
    """Return what holds for every record of a register.

    `decided` names, for a forked (uid, revision), the content hash a person chose; a higher revision needs no decision.
    """
    by_uid: dict[str, dict[int, set[Version]]] = defaultdict(lambda: defaultdict(set))
    for version in versions:
        by_uid[version.uid][version.revision].add(version)
    return {uid: _standing(uid, revisions, decided or {}) for uid, revisions in sorted(by_uid.items())}


def _standing(uid: str, revisions: Mapping[int, set[Version]], decided: Mapping[tuple[str, int], str]) -> Standing:
    top = max(revisions)
    highest = tuple(sorted(revisions[top]))
    chosen = decided.get((uid, top))
    current = highest[0] if len(highest) == 1 else next((v for v in highest if v.content_hash == chosen), None)
    forks = tuple(sorted(revision for revision, same in revisions.items() if len(same) > 1))
    return Standing(uid=uid, current=current, highest=highest, forks=forks)
