"""What the decision helper is asked about one gift: from the form, or from the JSON of `sigap assess`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from db.problem import Problem
from db.records.report import ReportDraft
from db.vocabulary import ExemptKind, ObjectKind, Occasion, Relation, ReportKind, WorkWeek
from desktop.rules.giver_totals import GiverTotals
from resources.language import _

# UU 20/2001 brought article 12B; before it there was nothing to report.
EARLIEST = date(2001, 11, 21)
# The holiday table ends in 2100, and a deadline must still fit in.
LATEST = date(2099, 12, 31)
# One trillion rupiah: a larger figure is a slip of the finger, not a gift to a village.
LARGEST_VALUE = 1_000_000_000_000

_NEEDED = ("kind", "received_on", "relation", "occasion", "object_kind", "value")
_YES_NO = ("job_related", "conflict_of_interest", "for_office", "cash_equivalent")
_MAY = ("year_total_from_giver", *_YES_NO, "exempt_kind", "reported_on", "week", "regency")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One gift, as the decision helper sees it. None stands for "not answered yet" on the form.

    Totals are rupiah this giver gave this recipient without this gift. The three PROVE IT answers only add warnings.
    """

    kind: ReportKind
    received_on: date
    relation: Relation | None
    occasion: Occasion | None
    object_kind: ObjectKind | None
    value: int | None
    year_total_from_giver: int = 0  # in the calendar year of receipt
    rolling_total_from_giver: int = 0  # in the twelve months up to the receipt
    job_related: bool = False
    conflict_of_interest: bool = False
    for_office: bool = False
    cash_equivalent: bool = False
    exempt_kind: ExemptKind = ExemptKind.NONE
    reported_on: date | None = None
    week: WorkWeek = WorkWeek.FIVE
    regency: str = ""
    received_on_known: bool = True  # False: the form has no date yet, and today stands in for it
    given_in_secret: bool | None = None
    decision_pending: bool | None = None
    uneasy: bool | None = None

    @property
    def as_good_as_cash(self) -> bool:
        """Tell whether the object is money or something that buys like money."""
        return self.object_kind is ObjectKind.MONEY or self.cash_equivalent

    @property
    def on_duty(self) -> bool:
        """Tell whether the gift is tied to the recipient's duties, by answer or by the occasion of the form."""
        return self.job_related or self.occasion is Occasion.DUTY


def question_of(
    report: ReportDraft,
    object_index: int,
    totals: GiverTotals | None = None,
    *,
    today: date,
    week: WorkWeek = WorkWeek.FIVE,
) -> Question:
    """Return the question about one object of a report; `today` stands in for a date of receipt not typed yet."""
    item = report.objects[object_index]
    answers = item.answers
    totals = totals or GiverTotals()
    return Question(
        kind=report.kind,
        received_on=report.received_on or today,
        received_on_known=report.received_on is not None,
        relation=item.giver.relation,
        occasion=item.occasion,
        object_kind=item.kind,
        value=item.value,
        year_total_from_giver=totals.calendar_year,
        rolling_total_from_giver=totals.rolling_year,
        job_related=answers.job_related,
        conflict_of_interest=answers.conflict_of_interest,
        for_office=answers.for_office,
        cash_equivalent=answers.cash_equivalent,
        exempt_kind=answers.exempt_kind,
        reported_on=report.reported_on,
        week=week,
        given_in_secret=answers.given_in_secret,
        decision_pending=answers.decision_pending,
        uneasy=answers.uneasy,
    )


def read_question(content: object) -> Question:
    """Read the JSON object of `sigap assess`.

    Raises Problem: `assess-not-an-object`, `assess-unknown-key`, `assess-missing-key`, `assess-unknown-word` (with the
    allowed words), `assess-wrong-type`, `assess-date-unreadable`, `assess-date-out-of-range`, `assess-date-order`,
    `assess-value-out-of-range`; `field` names the key.
    """
    if not isinstance(content, Mapping):
        raise Problem("assess-not-an-object")
    for key in content:
        if key not in _NEEDED and key not in _MAY:
            raise Problem("assess-unknown-key", field=str(key)[:80], key=str(key)[:80], allowed=(*_NEEDED, *_MAY))
    for key in _NEEDED:
        if key not in content:
            raise Problem("assess-missing-key", field=key, key=key)
    question = Question(
        kind=_word(content, "kind", ReportKind),
        received_on=_date(content, "received_on"),
        relation=_word(content, "relation", Relation),
        occasion=_word(content, "occasion", Occasion),
        object_kind=_word(content, "object_kind", ObjectKind),
        value=_amount(content, "value"),
    )
    return _read_optional(question, content)


def _read_optional(question: Question, content: Mapping[str, object]) -> Question:
    total = _amount(content, "year_total_from_giver") if "year_total_from_giver" in content else 0
    answers: dict[str, Any] = {key: _yes_no(content, key) for key in _YES_NO if key in content}
    reported_on = _date(content, "reported_on") if content.get("reported_on") is not None else None
    if reported_on is not None and reported_on < question.received_on:
        raise Problem(
            "assess-date-order", field="reported_on", reported_on=reported_on, received_on=question.received_on
        )
    return replace(
        question,
        year_total_from_giver=total,
        exempt_kind=_word(content, "exempt_kind", ExemptKind) if "exempt_kind" in content else ExemptKind.NONE,
        reported_on=reported_on,
        week=_week(content),
        regency=_text(content, "regency"),
        **answers,
    )


def _word(content: Mapping[str, object], key: str, words: type[Word]) -> Word:
    given = content[key]
    if not isinstance(given, str):
        raise _wrong_type(key, _("teks"))
    try:
        return words(given)
    except ValueError:
        allowed = tuple(member.value for member in words)
        raise Problem("assess-unknown-word", field=key, key=key, word=given[:80], allowed=allowed) from None


def _amount(content: Mapping[str, object], key: str) -> int:
    given = content[key]
    if isinstance(given, bool) or not isinstance(given, int):
        raise _wrong_type(key, _("bilangan bulat"))
    if not 0 <= given <= LARGEST_VALUE:
        raise Problem("assess-value-out-of-range", field=key, key=key, largest=LARGEST_VALUE)
    return given


def _yes_no(content: Mapping[str, object], key: str) -> bool:
    given = content[key]
    if not isinstance(given, bool):
        raise _wrong_type(key, "true / false")
    return given


def _week(content: Mapping[str, object]) -> WorkWeek:
    given = content.get("week", 5)
    if isinstance(given, bool) or not isinstance(given, int):
        raise _wrong_type("week", "5 / 6")
    if given not in (5, 6):
        raise Problem("assess-unknown-word", field="week", key="week", word=str(given)[:80], allowed=("5", "6"))
    return WorkWeek(str(given))


def _text(content: Mapping[str, object], key: str) -> str:
    given = content.get(key)
    if given is None:
        return ""
    if not isinstance(given, str):
        raise _wrong_type(key, _("teks"))
    return given[:200]


def _date(content: Mapping[str, object], key: str) -> date:
    given = content[key]
    if not isinstance(given, str):
        raise _wrong_type(key, _("tanggal"))
    if not _ISO_DATE.fullmatch(given):
        raise Problem("assess-date-unreadable", field=key, key=key, text=given[:80])
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise Problem("assess-date-unreadable", field=key, key=key, text=given) from None
    if not EARLIEST <= day <= LATEST:
        raise Problem("assess-date-out-of-range", field=key, key=key, text=given, first=EARLIEST, last=LATEST)
    return day


def _wrong_type(key: str, wanted: str) -> Problem:
    return Problem("assess-wrong-type", field=key, key=key, wanted=wanted)
