"""Checks of a certificate another body issued."""

from collections.abc import Iterator
from datetime import date

from db.records.person import OutsideCertificateDraft
from db.vocabulary import LearningState
from desktop.rules.findings import Finding, FindingLevel
from desktop.rules.texts import clean_text
from desktop.rules.training_checks import limits, longest


def check_outside_certificate(draft: OutsideCertificateDraft, today: date) -> tuple[Finding, ...]:
    """Return all findings about such a certificate, blocking ones first."""
    found = [*_texts(draft), *_values(draft, today), *_gaps(draft)]
    order = list(FindingLevel)
    return tuple(sorted(found, key=lambda item: order.index(item.level)))


def _texts(draft: OutsideCertificateDraft) -> Iterator[Finding]:
    for name in ("title", "issuer", "number", "note"):
        text, most = getattr(draft, name), longest(name)
        if len(text) > most:
            yield Finding(name, FindingLevel.BLOCKING, "text-too-long", {"length": len(text), "most": most})
        elif not text.isascii() and "\ufffd" in clean_text(text.replace("\ufffd", "")):
            yield Finding(name, FindingLevel.BLOCKING, "text-unsafe")
    for name in ("title", "issuer"):
        if not getattr(draft, name):
            yield Finding(name, FindingLevel.BLOCKING, "outside-certificate-nameless")


def _values(draft: OutsideCertificateDraft, today: date) -> Iterator[Finding]:
    earliest = limits()["day"]["earliest_kept"]
    if draft.dated is not None and not earliest <= draft.dated <= today:
        params = {"date": draft.dated, "earliest": earliest, "latest": today}
        yield Finding("dated", FindingLevel.BLOCKING, "report-date-impossible", params)
    hours = draft.lesson_hours
    if not hours.is_finite() or not 0 <= hours <= limits()["lesson_hours"]["most_kept"] or hours * 10 % 1:
        yield Finding("lesson_hours", FindingLevel.BLOCKING, "lesson-hours-impossible")


def _gaps(draft: OutsideCertificateDraft) -> Iterator[Finding]:
    if draft.state is LearningState.NOT_YET:
        return
    for name in ("number", "dated"):
        if not getattr(draft, name):
            yield Finding(name, FindingLevel.GAP, "outside-certificate-gap")
