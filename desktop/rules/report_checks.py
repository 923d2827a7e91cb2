"""Checks of a report: what cannot be kept, what the official form still lacks, what looks odd.

A report may be registered with gaps and doubts; only what makes no sense as a record is blocked: no date of the gift
(rule set, deadlines and period hang on it), no object at all, impossible dates and amounts, texts beyond the limits.
Texts are expected as `texts.clean_record` leaves them; unsafe signs still in them block.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from db.records.report import GiftObject, ReportDraft, Reporter
from db.vocabulary import ObjectKind, ObjectLocation, Occasion, Relation
from desktop.rules.findings import Finding, FindingLevel
from desktop.rules.labels import form_number
from desktop.rules.nik import nik_findings
from desktop.rules.texts import clean_text
from resources import resource_path

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
_TEXTS = frozenset(["address", "reason", "description", "late_reason", "relation_other", "kind_other"])
_LONG = frozenset(["chronology", "note"])
_REPORTER_NEEDS = (
    "name",
    "nik",
    "birth_place",
    "birth_date",
    "institution",
    "position",
    "email",
    "address",
    "subdistrict",
    "regency",
    "province",
    "phone",
    "contact_name",
    "contact_phone",
)
_OTHERS = (
    ("occasion", Occasion.OTHER, "occasion_other"),
    ("location", ObjectLocation.OTHER, "location_other"),
    ("kind", ObjectKind.GOODS, "kind_other"),
    ("kind", ObjectKind.FACILITY, "kind_other"),
)

__all__ = ["Finding", "FindingLevel", "check_report"]


def check_report(draft: ReportDraft, today: date) -> tuple[Finding, ...]:
    """Return all findings about a report, blocking ones first, then gaps, then doubts, each in the form's order."""
    found = [
        *_texts(draft),
        *_reporter(draft.reporter, today),
        *_objects(draft),
        *_dates(draft, today),
        *_story(draft),
    ]
    order = list(FindingLevel)
    return tuple(sorted(found, key=lambda item: order.index(item.level)))


@cache
def limits() -> dict[str, Any]:
    """Return the limits of resources/code_lists/report_limits.toml."""
    return tomllib.loads(resource_path("code_lists", "report_limits.toml").read_text("utf-8"))


def longest(field_name: str) -> int:
    """Return how many characters a field of a report may hold; `field_name` is the last part of its path."""
    kind = "long" if field_name in _LONG else "text" if field_name in _TEXTS else "name"
    return int(limits()["length"][kind])


def date_findings(path: str, day: date | None, today: date) -> Iterator[Finding]:
    """Yield what is wrong or odd about a date typed as the day of an event."""
    if day is None:
        return
    bounds = limits()["day"]
    latest = today + timedelta(days=bounds["future_kept"])
    if day < bounds["earliest_kept"] or day > latest:
        yield _blocking(path, "report-date-impossible", date=day, earliest=bounds["earliest_kept"], latest=latest)
    elif day > today:
        yield _doubt(path, "date-in-future", date=day)
    elif day < bounds["earliest_usual"]:
        yield _doubt(path, "date-very-old", date=day)


def _texts(draft: ReportDraft) -> Iterator[Finding]:
    for path, text in texts_of(draft):
        most = longest(path.rpartition(".")[2])
        if len(text) > most:
            yield _blocking(path, "text-too-long", length=len(text), most=most)
        elif not text.isascii() or not text.isprintable():
            unsafe = text.replace("\ufffd", "").replace("\r", "")
            if "\ufffd" in clean_text(unsafe):
                yield _blocking(path, "text-unsafe")


def texts_of(record: Any, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a report with its dotted path."""
    for item in fields(record):
        value = getattr(record, item.name)
        path = prefix + item.name
        if type(value) is str:
            yield path, value
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                if isinstance(part, GiftObject):
                    yield from texts_of(part, f"{path}.{index}.")
        elif item.name in ("reporter", "giver"):
            yield from texts_of(value, f"{path}.")


def _reporter(reporter: Reporter, today: date) -> Iterator[Finding]:
    for name in _REPORTER_NEEDS:
        value = getattr(reporter, name)
        if value is None or not str(value).strip():
            yield _gap(f"reporter.{name}")
    yield from nik_findings("reporter.nik", reporter.nik, reporter.birth_date)
    if reporter.email.strip() and not _EMAIL.fullmatch(reporter.email.strip()):
        yield Finding("reporter.email", FindingLevel.GAP, "email-not-usable")
    for name in ("phone", "contact_phone"):
        number = getattr(reporter, name)
        if number.strip() and not 8 <= sum(sign.isdigit() for sign in number) <= 15:
            yield _doubt(f"reporter.{name}", "phone-odd")
    if reporter.birth_date is not None and not date(1900, 1, 1) <= reporter.birth_date <= today:
        yield _doubt("reporter.birth_date", "birth-date-odd")


def _objects(draft: ReportDraft) -> Iterator[Finding]:
    if not draft.objects:
        yield _blocking("objects", "no-object")
    for index, item in enumerate(draft.objects):
        path = f"objects.{index}"
        yield from _giver(item, path)
        yield from _choices(item, path)
        if not item.description.strip():
            yield _gap(f"{path}.description")
        yield from _amounts(item, path)


def _giver(item: GiftObject, path: str) -> Iterator[Finding]:
    if item.giver.relation is None:
        yield _gap(f"{path}.giver.relation")
    elif item.giver.relation is Relation.OTHER and not item.giver.relation_other.strip():
        yield _gap(f"{path}.giver.relation_other")
    if item.giver.relation is not Relation.UNKNOWN:
        for name in ("name", "institution", "address"):
            if not getattr(item.giver, name).strip():
                yield _gap(f"{path}.giver.{name}")
    if not item.giver.reason.strip():
        yield _gap(f"{path}.giver.reason")


def _choices(item: GiftObject, path: str) -> Iterator[Finding]:
    for name in ("occasion", "location", "kind"):
        if getattr(item, name) is None:
            yield _gap(f"{path}.{name}")
    for name, member, other in _OTHERS:
        if getattr(item, name) is member and not getattr(item, other).strip():
            yield _gap(f"{path}.{other}")


def _amounts(item: GiftObject, path: str) -> Iterator[Finding]:
    most_kept, most_usual = limits()["value"]["most_kept"], limits()["value"]["most_usual"]
    if item.value is None:
        yield _gap(f"{path}.value")
    elif item.value < 0:
        yield _blocking(f"{path}.value", "value-negative")
    elif item.value > most_kept:
        yield _blocking(f"{path}.value", "value-impossible")
    elif item.value == 0:
        yield _doubt(f"{path}.value", "value-zero")
    elif item.value > most_usual:
        yield _doubt(f"{path}.value", "value-very-large")
    if item.currency != "IDR":
        if not re.fullmatch("[A-Z]{3}", item.currency):
            yield _blocking(f"{path}.currency", "currency-unknown", text=item.currency)
        if item.foreign_value is None:
            yield _gap(f"{path}.foreign_value")
    yield from _decimal(f"{path}.foreign_value", item.foreign_value, Decimal(most_kept))
    yield from _decimal(f"{path}.quantity", item.quantity, Decimal(limits()["quantity"]["most_kept"]))


def _decimal(path: str, number: Decimal | None, most: Decimal) -> Iterator[Finding]:
    if number is None:
        return
    if not number.is_finite() or number < 0 or number > most:
        yield _blocking(path, "number-impossible")
    elif number == 0:
        yield _doubt(path, "number-zero")


def _dates(draft: ReportDraft, today: date) -> Iterator[Finding]:
    if draft.received_on is None:
        yield _blocking("received_on", "report-date-missing")
    for name in ("received_on", "reported_on", "reported_to_upg_on"):
        yield from date_findings(name, getattr(draft, name), today)
    if draft.received_on is not None:
        for name in ("reported_on", "reported_to_upg_on"):
            day = getattr(draft, name)
            if day is not None and day < draft.received_on:
                yield _doubt(name, "reported-before-received", date=day, received=draft.received_on)


def _story(draft: ReportDraft) -> Iterator[Finding]:
    for name in ("received_place", "chronology"):
        if not getattr(draft, name).strip():
            yield _gap(name)
    if draft.compensation is None:
        yield _gap("compensation")


def _blocking(path: str, code: str, **params: object) -> Finding:
    return Finding(path, FindingLevel.BLOCKING, code, params)


def _gap(path: str) -> Finding:
    return Finding(path, FindingLevel.GAP, "field-empty", {"number": form_number(path)})


def _doubt(path: str, code: str, **params: object) -> Finding:
    return Finding(path, FindingLevel.DOUBT, code, params)
