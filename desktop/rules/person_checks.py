"""Checks of a person who is no official: what cannot be kept and what looks odd."""

from collections.abc import Iterator
from dataclasses import fields

from db.records.person import PersonDraft
from db.vocabulary import PersonKind
from desktop.rules.findings import Finding, FindingLevel
from desktop.rules.masking import COVER
from desktop.rules.nik import nik_findings
from desktop.rules.texts import clean_text
from desktop.rules.training_checks import longest

_NIK_LENGTH = 16


def check_person(draft: PersonDraft) -> tuple[Finding, ...]:
    """Return all findings about a person, blocking ones first; texts are expected as `texts.clean_record` leaves them.

    A NIK may be missing, but one that is not 16 digits cannot be kept: people are told apart by it.
    """
    found = [*_texts(draft), *_nik(draft.nik)]
    if not draft.name:
        found.append(Finding("name", FindingLevel.BLOCKING, "person-name-missing"))
    if draft.kind is PersonKind.OFFICIAL:
        found.append(Finding("kind", FindingLevel.BLOCKING, "person-is-official"))
    order = list(FindingLevel)
    return tuple(sorted(found, key=lambda item: order.index(item.level)))


def is_whole_nik(nik: str) -> bool:
    """Tell whether a NIK has its 16 digits."""
    return len(nik) == _NIK_LENGTH and nik.isascii() and nik.isdigit()


def _nik(nik: str) -> Iterator[Finding]:
    if nik and COVER not in nik and not is_whole_nik(nik):
        yield Finding("nik", FindingLevel.BLOCKING, "nik-malformed")
    else:
        yield from nik_findings("nik", nik, None)


def _texts(draft: PersonDraft) -> Iterator[Finding]:
    for item in fields(draft):
        text = getattr(draft, item.name)
        if type(text) is not str:
            continue
        most = longest(item.name)
        if len(text) > most:
            yield Finding(item.name, FindingLevel.BLOCKING, "text-too-long", {"length": len(text), "most": most})
        elif not text.isascii() and "\ufffd" in clean_text(text.replace("\ufffd", "")):
            yield Finding(item.name, FindingLevel.BLOCKING, "text-unsafe")
