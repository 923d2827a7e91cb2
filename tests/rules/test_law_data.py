"""The shipped law: complete, dated, sourced; presets and PROVE IT questions in both languages."""

from datetime import date, timedelta

import pytest

from db.problem import Problem
from db.records.office import RegencyRules
from db.records.report import Answers, GiftObject, Giver, ReportDraft
from db.vocabulary import DeadlineKind, Duty, ReportKind
from desktop.rules import prove_it
from desktop.rules.assessment import assess, question_of
from desktop.rules.calendar import WorkCalendar
from desktop.rules.law import LimitName, StartEvent, rule_set, rule_set_on, rule_sets
from desktop.rules.presets import preset, presets
from desktop.rules.regional_rules import regency_rules
from resources.language import Language, use_language

MARKS = {"V", "V~", "K", "U"}


def test_seventeen_letters_before_and_sixteen_after() -> None:
    old, new = rule_sets()
    assert {item.letter for item in old.exemptions} == set("abcdefghijklmnopq")
    assert {item.letter for item in new.exemptions} == set("abcdefghijklmopq")
    assert old.exemption("n") is not None
    assert new.exemption("n") is None


def test_rule_sets_follow_each_other_without_a_gap() -> None:
    old, new = rule_sets()
    assert old.in_force_to is not None
    assert old.in_force_to + timedelta(days=1) == new.in_force_from == date(2026, 1, 20)
    assert new.in_force_to is None
    assert rule_set_on(date(2026, 1, 19)) is old
    assert rule_set_on(date(2026, 1, 20)) is new
    assert rule_set_on(date(2010, 1, 1)) is old
    assert rule_set("perkpk-1-2026") is new
    with pytest.raises(Problem):
        rule_set("perkpk-9-2099")


def _limits(day: date) -> dict[LimitName, int]:
    limits = rule_set_on(day).limits.items()
    return {name: limit.amount for name, limit in limits if name is not LimitName.MISFORTUNE_OLD}


def test_limits_of_both_rule_sets() -> None:
    assert _limits(date(2026, 1, 19)) == {
        LimitName.CEREMONY_PER_GIVER: 1_000_000,
        LimitName.FAREWELL_PER_GIFT: 300_000,
        LimitName.COLLEAGUE_PER_GIFT: 200_000,
        LimitName.COLLEAGUE_PER_YEAR: 1_000_000,
    }
    assert _limits(date(2026, 1, 20)) == {
        LimitName.CEREMONY_PER_GIVER: 1_500_000,
        LimitName.COLLEAGUE_PER_GIFT: 500_000,
        LimitName.COLLEAGUE_PER_YEAR: 1_500_000,
    }


def test_every_clock_has_its_length_start_and_basis() -> None:
    old, new = rule_sets()
    assert {kind: item.working_days for kind, item in new.deadlines.items()} == {
        DeadlineKind.TO_UPG: 10,
        DeadlineKind.UPG_TO_KPK: 10,
        DeadlineKind.TO_KPK: 30,
        DeadlineKind.COMPLETION: 20,
        DeadlineKind.DECISION: 30,
        DeadlineKind.FOLLOW_UP: 7,
    }
    assert old.deadlines[DeadlineKind.COMPLETION].working_days == 30
    assert new.deadlines[DeadlineKind.FOLLOW_UP].starts is StartEvent.DECIDED
    assert all(item.basis for law in (old, new) for item in law.deadlines.values())


def test_every_line_of_the_law_has_a_source_and_a_mark() -> None:
    for law in rule_sets():
        texts = [item.wording for item in law.exemptions] + [item.per for item in law.limits.values()]
        texts += [*law.consequences.values(), law.note, law.refusal_note]
        for text in texts:
            assert text.indonesian, text
            assert text.english, text
            assert text.source, text
            assert text.mark in MARKS, text
        assert all(item.source and item.mark in MARKS for item in law.deadlines.values())
        assert set(law.consequences) == {"late", "incomplete", "penalty"}


@pytest.mark.parametrize(
    ("code", "duty", "letter"),
    [
        ("envelope-for-letter", Duty.REFUSE_AND_REPORT, None),
        ("holiday-parcel", Duty.REFUSE_AND_REPORT, None),
        ("family-celebration", Duty.EXEMPT, "l"),
        ("provider-souvenir", Duty.REFUSE_AND_REPORT, None),
        ("plaque-for-office", Duty.EXEMPT, "q"),
        ("speaker-fee", Duty.EXEMPT, "j"),
        ("meal-on-visit", Duty.EXEMPT, "p"),
        ("land-deed-thanks", Duty.REFUSE_AND_REPORT, None),
        ("colleague-farewell", Duty.EXEMPT, "o"),
        ("public-raffle", Duty.EXEMPT, "h"),
        ("seminar-kit", Duty.EXEMPT, "d"),
        ("misfortune", Duty.EXEMPT, "m"),
        ("envelope-left-behind", Duty.REPORT, None),
        ("refused-envelope", Duty.REPORT, None),
    ],
)
def test_each_preset_leads_to_the_advice_its_line_promises(code: str, duty: Duty, letter: str | None) -> None:
    draft = preset(code).apply(ReportDraft(received_on=date(2026, 6, 2)))
    advice = assess(question_of(draft, 0, today=date(2026, 6, 2)), WorkCalendar(), RegencyRules())
    assert (advice.duty, advice.letter) == (duty, letter)


def test_every_preset_is_tested_and_speaks_both_languages() -> None:
    assert len(presets()) == 14
    for item in presets():
        assert item.title_indonesian != item.title_english
        assert item.explanation_indonesian != item.explanation_english
    with pytest.raises(Problem) as refused:
        preset("nothing")
    assert refused.value.code == "preset-unknown"


def test_a_preset_keeps_what_was_typed_and_touches_one_object_only() -> None:
    typed = GiftObject(
        giver=Giver(name="Contoh", reason="alasan sendiri"),
        description="Rokok",
        value=50_000,
        answers=Answers(uneasy=True),
    )
    draft = ReportDraft(objects=(GiftObject(), typed))
    after = preset("refused-envelope").apply(draft, 1)
    assert after.kind is ReportKind.REFUSAL
    assert after.objects[0] == GiftObject()
    item = after.objects[1]
    assert (item.giver.name, item.giver.reason, item.description, item.value) == (
        "Contoh",
        "alasan sendiri",
        "Rokok",
        50_000,
    )
    assert item.answers.job_related
    assert item.answers.uneasy


def test_prove_it_asks_seven_questions_whose_answers_the_form_holds() -> None:
    asked = prove_it.questions()
    assert "".join(item.letter for item in asked) == "PROVEIT"
    assert all(item.field == "value" or hasattr(Answers(), item.field) for item in asked)
    use_language(Language.ENGLISH)
    try:
        english = prove_it.questions()
        assert prove_it.heading() != ""
    finally:
        use_language(Language.INDONESIAN)
    assert not {item.question for item in asked} & {item.question for item in english}


def test_a_regency_by_its_name_or_a_short_form() -> None:
    assert regency_rules("JATIM") == regency_rules("Provinsi Jawa Timur")
    assert regency_rules(None) == regency_rules("") == RegencyRules()
    assert regency_rules("kabupaten serang") == RegencyRules()  # real, with no rule of its own here
    with pytest.raises(Problem) as refused:
        regency_rules("Kabupaten Khayalan")
    assert refused.value.code == "regency-unknown"
