"""Who on a list is somebody the register knows already: certain, doubtful with reasons, or new.

Decided: a NIK is one person's, so the same NIK with a like name is certain. Without a NIK only the same name at the
same post of the same institution is certain; everything else that looks alike is for a person to decide.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from db.records.names import normalised
from db.records.person import KnownPerson
from db.records.training import ParticipantDraft
from desktop.rules.institutions import institution_key
from desktop.rules.masking import COVER
from desktop.rules.name_likeness import NameLikeness, core_name, is_part, name_likeness
from desktop.rules.nik import plain_nik
from desktop.rules.person_checks import is_whole_nik

_MOST_DOUBTFUL = 8
_SLIPS = 2  # digits that may be typed wrong in a NIK


class MatchReason(StrEnum):
    """Why somebody may be, or may not be, the same person."""

    SAME_NIK = "same_nik"
    SAME_NAME = "same_name"
    TITLES_DIFFER = "titles_differ"
    SPELLING_DIFFERS = "spelling_differs"
    NAME_IN_PART = "name_in_part"
    NAME_DIFFERS = "name_differs"
    POSITION_DIFFERS = "position_differs"
    INSTITUTION_DIFFERS = "institution_differs"
    SAME_POST = "same_post"
    NIK_NEARLY = "nik_nearly"
    NIK_DIFFERS = "nik_differs"
    SEVERAL = "several"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody the register knows and why it may be the one on the list."""

    person: KnownPerson
    reasons: tuple[MatchReason, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What is known of one line of a list: the person it certainly is, or those it may be, the likeliest first."""

    draft: ParticipantDraft
    certain: KnownPerson | None = None
    doubtful: tuple[Likeness, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether nobody known looks like this person."""
        return self.certain is None and not self.doubtful

    @property
    def reasons(self) -> tuple[MatchReason, ...]:
        """Why the likeliest person is in doubt."""
        return self.doubtful[0].reasons if self.doubtful else ()


@dataclass(frozen=True, slots=True)
class Twins:
    """Two lines of one list, by their places from 0, that may be one person, and why."""

    earlier: int
    later: int
    reasons: tuple[MatchReason, ...]


@dataclass(frozen=True, slots=True)
class _Judged:
    person: KnownPerson
    reasons: tuple[MatchReason, ...]
    certain: bool
    weight: int


def match_people(drafts: Iterable[ParticipantDraft], known: Sequence[KnownPerson]) -> tuple[Match, ...]:
    """Return for each line of a list what the register knows of it; numbers of `known` must be in full."""
    by_nik: dict[str, list[KnownPerson]] = defaultdict(list)
    by_name: dict[str, list[KnownPerson]] = defaultdict(list)
    by_post: dict[tuple[str, str, str], list[tuple[str, KnownPerson]]] = defaultdict(list)
    for person in known:
        if _nik(person):
            by_nik[_nik(person)].append(person)
        core = core_name(person.name)
        by_name[core].append(person)
        for key in _words_at_post(core, _post(person)):
            by_post[key].append((core, person))
    matches = []
    for draft in drafts:
        core, post = core_name(draft.name), _post(draft)
        found = [*by_nik.get(_nik(draft), ()), *by_name.get(core, ())]
        for key in _words_at_post(core, post):
            found += (person for other, person in by_post.get(key, ()) if is_part(core, other))
        judged = [one for person in _once(found) if (one := _judge(draft, person)) is not None]
        matches.append(_settle(draft, judged))
    return tuple(matches)


def twins_in(drafts: Sequence[ParticipantDraft]) -> tuple[Twins, ...]:
    """Return the lines of one list that may tell of the same person twice, each with the first like it."""
    found: list[Twins] = []
    by_nik: dict[str, int] = {}
    by_name: dict[str, list[int]] = defaultdict(list)
    by_post: dict[tuple[str, str, str], list[tuple[str, str, int]]] = defaultdict(list)
    for place, draft in enumerate(drafts):
        nik, core, post = _nik(draft), core_name(draft.name), _post(draft)
        earlier = by_nik.setdefault(nik, place) if nik else place
        if earlier == place:
            earlier = next(iter(by_name[core]), place) if core else place
        keys = _words_at_post(core, post)
        if earlier == place:
            there = (one for key in keys for one in by_post.get(key, ()))
            near = (where for other, number, where in there if is_part(core, other) and not (nik and number))
            earlier = min(near, default=place)
        if earlier != place:
            found.append(Twins(earlier, place, _reasons(draft, drafts[earlier])))
        by_name[core].append(place)
        for key in keys:
            by_post[key].append((core, nik, place))
    return tuple(found)


def names_differ(reasons: Iterable[MatchReason]) -> bool:
    """Tell whether reasons say that one NIK stands beside two names."""
    reasons = tuple(reasons)
    return MatchReason.SAME_NIK in reasons and MatchReason.NAME_DIFFERS in reasons


def _judge(draft: ParticipantDraft, person: KnownPerson) -> _Judged | None:
    """Return how somebody known fits a line of a list, or None when it is another person."""
    reasons = _reasons(draft, person)
    likeness = name_likeness(draft.name, person.name)
    nik, other_nik = _nik(draft), _nik(person)
    if nik and nik == other_nik:
        return _Judged(person, reasons, certain=likeness > NameLikeness.NONE, weight=100 + likeness)
    same_post = MatchReason.SAME_POST in reasons
    if nik and other_nik:
        near = MatchReason.NIK_NEARLY in reasons and likeness > NameLikeness.NONE
        if not near and not (same_post and likeness >= NameLikeness.SPELLING):
            return None
        return _Judged(person, reasons, certain=False, weight=50 + likeness)
    if likeness < NameLikeness.SPELLING and not (same_post and likeness is NameLikeness.PART):
        return None
    certain = likeness is NameLikeness.SAME and same_post
    return _Judged(person, reasons, certain=certain, weight=10 * same_post + likeness)


def _settle(draft: ParticipantDraft, judged: list[_Judged]) -> Match:
    certain = [one for one in judged if one.certain]
    strongest = max((one.weight for one in certain), default=0)
    best = [one for one in certain if one.weight == strongest]
    if len(best) == 1:
        return Match(draft, certain=best[0].person)
    several = (MatchReason.SEVERAL,) if len(best) > 1 else ()
    ordered = sorted(judged, key=lambda one: (-one.weight, one.person.uid))[:_MOST_DOUBTFUL]
    return Match(draft, doubtful=tuple(Likeness(one.person, (*several, *one.reasons)) for one in ordered))


def _reasons(draft: ParticipantDraft, other: KnownPerson | ParticipantDraft) -> tuple[MatchReason, ...]:
    return (*_nik_reasons(_nik(draft), _nik(other)), *_name_reasons(draft, other), *_post_reasons(draft, other))


def _nik_reasons(nik: str, other: str) -> Iterator[MatchReason]:
    if nik and nik == other:
        yield MatchReason.SAME_NIK
    elif nik and other:
        yield MatchReason.NIK_NEARLY if _nearly(nik, other) else MatchReason.NIK_DIFFERS


def _name_reasons(draft: ParticipantDraft, other: KnownPerson | ParticipantDraft) -> Iterator[MatchReason]:
    match name_likeness(draft.name, other.name):
        case NameLikeness.SAME:
            yield MatchReason.SAME_NAME
        case NameLikeness.TITLES:
            yield MatchReason.TITLES_DIFFER
        case NameLikeness.SPELLING | NameLikeness.SLIP:
            yield MatchReason.SPELLING_DIFFERS
        case NameLikeness.PART:
            yield MatchReason.NAME_IN_PART
        case NameLikeness.NONE:
            yield MatchReason.NAME_DIFFERS


def _post_reasons(draft: ParticipantDraft, other: KnownPerson | ParticipantDraft) -> Iterator[MatchReason]:
    (institution, position), (institution_other, position_other) = _post(draft), _post(other)
    if institution and position and (institution, position) == (institution_other, position_other):
        yield MatchReason.SAME_POST
        return
    if institution and institution_other and institution != institution_other:
        yield MatchReason.INSTITUTION_DIFFERS
    if position and position_other and position != position_other:
        yield MatchReason.POSITION_DIFFERS


def _nik(person: KnownPerson | ParticipantDraft) -> str:
    nik = plain_nik(person.nik)
    return nik if COVER not in nik and is_whole_nik(nik) else ""


def _post(person: KnownPerson | ParticipantDraft) -> tuple[str, str]:
    return institution_key(person.institution), normalised(person.position)


def _words_at_post(core: str, post: tuple[str, str]) -> list[tuple[str, str, str]]:
    """Return the keys under which names at one post are compared: a name and a part of it share a word."""
    return [(*post, word) for word in set(core.split())] if all(post) else []


def _nearly(nik: str, other: str) -> bool:
    """Tell whether two NIKs differ by a slip of the fingers: one or two digits, or two changed about."""
    return sum(a != b for a, b in zip(nik, other, strict=True)) <= _SLIPS


def _once(people: Iterable[KnownPerson]) -> list[KnownPerson]:
    return list({person.uid: person for person in people}.values())
