"""Whether two reports tell of the same gift: same giver, date, object, value."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from db.records.names import name_key, normalised
from db.records.report import ReportDraft, ReportRecord
from db.vocabulary import ReportState

_ENOUGH = 3


class Sameness(StrEnum):
    """What two reports have in common."""

    GIVER = "giver"
    DATE = "date"
    OBJECT = "object"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A report that may tell of the same gift, and why."""

    report: ReportRecord
    reasons: tuple[Sameness, ...]


def same_gift(a: ReportDraft, b: ReportDraft) -> tuple[Sameness, ...]:
    """Return what two reports have in common when it is enough to warn (three of giver, date, object, value).

    Empty fields are never in common. Reports of different kinds (receipt, refusal) are never the same gift.
    """
    if a.kind is not b.kind:
        return ()
    found = []
    if _givers(a) & _givers(b):
        found.append(Sameness.GIVER)
    if a.received_on is not None and a.received_on == b.received_on:
        found.append(Sameness.DATE)
    if _things(a) & _things(b):
        found.append(Sameness.OBJECT)
    if _values(a) & _values(b):
        found.append(Sameness.VALUE)
    return tuple(found) if len(found) >= _ENOUGH else ()


def same_entry(a: ReportDraft, b: ReportDraft) -> bool:
    """Tell whether two drafts say the same of who, when, what and how much, as in a book imported twice."""
    return (
        a.kind is b.kind
        and a.received_on == b.received_on
        and name_key(a.reporter.name) == name_key(b.reporter.name)
        and (_givers(a), _things(a), _values(a)) == (_givers(b), _things(b), _values(b))
    )


def find_duplicates(draft: ReportDraft, others: Iterable[ReportRecord]) -> tuple[Duplicate, ...]:
    """Return the reports that may tell of the same gift, the likeliest first; void ones are left out."""
    found = [
        Duplicate(other, reasons)
        for other in others
        if other.state is not ReportState.VOID and (reasons := same_gift(draft, other))
    ]
    return tuple(sorted(found, key=lambda item: (-len(item.reasons), item.report.number)))


def _givers(draft: ReportDraft) -> set[str]:
    return {name_key(item.giver.name) for item in draft.objects} - {""}


def _things(draft: ReportDraft) -> set[str]:
    return {normalised(item.description) for item in draft.objects} - {""}


def _values(draft: ReportDraft) -> set[int]:
    return {item.value for item in draft.objects if item.value}
