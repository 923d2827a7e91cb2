"""What must hold for every question there can be, and what the form adds to the command line."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.office import LocalLimits, RegencyRules
from db.records.report import Answers, GiftObject, Giver, ReportDraft
from db.vocabulary import Duty, ExemptKind, ObjectKind, Occasion, Relation, ReportKind, WorkWeek
from desktop.rules.assessment import Question, assess, question_of
from desktop.rules.calendar import WorkCalendar
from desktop.rules.giver_totals import GiverTotals, PastGift, totals_on
from resources.language import Language, use_language

CALENDARS = {week: WorkCalendar(week) for week in WorkWeek}
NATIONAL = RegencyRules()
STRICT = RegencyRules(
    limits=LocalLimits(
        ceremony_per_giver=500_000, colleague_per_gift=100_000, colleague_per_year=300_000, source="Perbup contoh"
    )
)

questions = st.builds(
    Question,
    kind=st.sampled_from(ReportKind),
    received_on=st.dates(date(2019, 1, 1), date(2027, 12, 31)),
    relation=st.sampled_from([*Relation, None]),
    occasion=st.sampled_from([*Occasion, None]),
    object_kind=st.sampled_from([*ObjectKind, None]),
    value=st.one_of(st.none(), st.integers(0, 3_000_000), st.sampled_from([200_000, 300_000, 500_000, 1_500_000])),
    year_total_from_giver=st.integers(0, 2_000_000),
    job_related=st.booleans(),
    conflict_of_interest=st.booleans(),
    for_office=st.booleans(),
    cash_equivalent=st.booleans(),
    exempt_kind=st.sampled_from(ExemptKind),
    week=st.sampled_from(WorkWeek),
)


@settings(max_examples=300, deadline=None)
@given(questions)
def test_every_question_gets_a_sound_answer(question: Question) -> None:
    advice = assess(question, CALENDARS[question.week], NATIONAL)
    days = advice.deadlines
    assert question.received_on < days.upg < days.kpk_safe < days.kpk
    assert json.loads(json.dumps(advice.as_json()))["duty"] in list(Duty)
    assert "{" not in advice.reason + "".join(advice.warnings)
    if advice.duty is Duty.EXEMPT:
        assert not question.conflict_of_interest
        assert advice.letter
        assert advice.limit is None or (question.value or 0) <= advice.limit
    if question.kind is ReportKind.REFUSAL:
        assert advice.duty is not Duty.REFUSE_AND_REPORT
    if advice.limit is not None:
        assert advice.letter


@settings(max_examples=200, deadline=None)
@given(questions, st.integers(1, 5_000_000))
def test_a_larger_gift_is_never_more_exempt(question: Question, more: int) -> None:
    calendar = CALENDARS[question.week]
    larger = replace(question, value=(question.value or 0) + more)
    if assess(larger, calendar, NATIONAL).duty is Duty.EXEMPT:
        assert assess(question, calendar, NATIONAL).duty is Duty.EXEMPT


@settings(max_examples=200, deadline=None)
@given(questions)
def test_a_stricter_local_rule_never_exempts_more(question: Question) -> None:
    calendar = CALENDARS[question.week]
    if assess(question, calendar, STRICT).duty is Duty.EXEMPT:
        assert assess(question, calendar, NATIONAL).duty is Duty.EXEMPT


def ceremony(value: int | None = 600_000, **more: object) -> Question:
    fields: dict[str, object] = {
        "kind": ReportKind.RECEIPT,
        "received_on": date(2026, 6, 2),
        "relation": Relation.OTHER,
        "occasion": Occasion.CEREMONY,
        "object_kind": ObjectKind.MONEY,
        "value": value,
    }
    return Question(**(fields | more))  # type: ignore[arg-type]


def test_a_stricter_local_limit_is_applied_and_named() -> None:
    advice = assess(ceremony(), CALENDARS[WorkWeek.FIVE], STRICT)
    assert (advice.duty, advice.letter, advice.limit) == (Duty.REPORT, "l", 500_000)
    assert "Perbup contoh" in advice.reason


def test_a_looser_local_limit_is_not_applied_and_warned_about() -> None:
    loose = RegencyRules(limits=LocalLimits(ceremony_per_giver=2_000_000, source="Perkades contoh"))
    advice = assess(ceremony(1_600_000), CALENDARS[WorkWeek.FIVE], loose)
    assert (advice.duty, advice.limit) == (Duty.REPORT, 1_500_000)
    assert any("Rp2.000.000" in warning and "longgar" in warning for warning in advice.warnings)


def test_twelve_months_over_the_limit_warn_even_when_the_calendar_year_is_not() -> None:
    gift = ceremony(
        400_000,
        relation=Relation.COLLEAGUE,
        occasion=Occasion.NON_DUTY,
        object_kind=ObjectKind.GOODS,
        year_total_from_giver=0,
        rolling_total_from_giver=1_200_000,
    )
    advice = assess(gift, CALENDARS[WorkWeek.FIVE], NATIONAL)
    assert advice.duty is Duty.EXEMPT
    assert any("Rp1.600.000" in warning and "dua belas bulan" in warning for warning in advice.warnings)


def test_prove_it_answers_warn_but_decide_nothing() -> None:
    plain = assess(ceremony(), CALENDARS[WorkWeek.FIVE], NATIONAL)
    asked = assess(
        ceremony(given_in_secret=True, decision_pending=True, uneasy=True), CALENDARS[WorkWeek.FIVE], NATIONAL
    )
    assert asked.duty is plain.duty
    assert len(asked.warnings) == len(plain.warnings) + 3


def test_an_unfinished_form_gets_preliminary_advice() -> None:
    draft = ReportDraft(objects=(GiftObject(occasion=Occasion.CEREMONY),))
    question = question_of(draft, 0, today=date(2026, 6, 2))
    advice = assess(question, CALENDARS[WorkWeek.FIVE], NATIONAL)
    assert advice.preliminary
    assert advice.open_questions == ("received_on", "relation", "object_kind", "value")
    assert "paling banyak Rp1.500.000" in advice.reason


def test_the_form_and_the_totals_reach_the_question() -> None:
    item = GiftObject(
        giver=Giver(relation=Relation.COLLEAGUE),
        occasion=Occasion.FAREWELL,
        kind=ObjectKind.GOODS,
        value=400_000,
        answers=Answers(uneasy=True),
    )
    draft = ReportDraft(received_on=date(2026, 6, 2), objects=(GiftObject(), item))
    totals = GiverTotals(calendar_year=1_200_000, rolling_year=1_300_000)
    advice = assess(question_of(draft, 1, totals, today=date(2026, 6, 3)), CALENDARS[WorkWeek.FIVE], NATIONAL)
    assert (advice.duty, advice.letter, advice.limit) == (Duty.REPORT, "o", 1_500_000)
    assert "Rp1.600.000" in advice.reason


def test_citations_name_rule_source_and_mark() -> None:
    advice = assess(ceremony(), CALENDARS[WorkWeek.FIVE], NATIONAL)
    assert advice.citations[0].rule == "Peraturan KPK 2/2019 jo. 1/2026 Pasal 2 ayat (3) huruf l"
    assert all(citation.source and citation.mark in ("V", "V~", "K", "U") for citation in advice.citations)


def test_totals_of_the_calendar_year_and_of_twelve_months() -> None:
    gifts = [
        PastGift(received_on=date(2025, 6, 2), value=1),  # a year ago to the day: outside
        PastGift(received_on=date(2025, 6, 3), value=10),
        PastGift(received_on=date(2026, 1, 1), value=100),
        PastGift(received_on=date(2026, 12, 31), value=1000),  # later in the same calendar year
    ]
    assert totals_on(gifts, date(2026, 6, 2)) == GiverTotals(calendar_year=1100, rolling_year=110)
    leap = [PastGift(received_on=date(2027, 2, 28), value=5), PastGift(received_on=date(2027, 3, 1), value=7)]
    assert totals_on(leap, date(2028, 2, 29)).rolling_year == 7


def test_the_english_answer_is_english() -> None:
    use_language(Language.ENGLISH)
    try:
        advice = assess(ceremony(), CALENDARS[WorkWeek.FIVE], NATIONAL)
        assert "up to" in advice.reason or "a gift on an engagement" in advice.reason
    finally:
        use_language(Language.INDONESIAN)
