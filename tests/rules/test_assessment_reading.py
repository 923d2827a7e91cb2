"""What `sigap assess` refuses, by name."""

import pytest

from db.problem import Problem
from desktop.rules.assessment import answer, read_question
from desktop.rules.problems import explain

GOOD: dict[str, object] = {
    "kind": "receipt",
    "received_on": "2026-03-16",
    "relation": "other",
    "occasion": "ceremony",
    "object_kind": "money",
    "value": 1_200_000,
}


def test_only_six_keys_are_needed_and_the_documented_object_is_read() -> None:
    question = read_question(GOOD)
    assert (question.year_total_from_giver, question.week.value, question.regency) == (0, "5", "")
    documented = GOOD | {
        "year_total_from_giver": 0,
        "job_related": False,
        "conflict_of_interest": False,
        "for_office": False,
        "cash_equivalent": False,
        "exempt_kind": "none",
        "reported_on": None,
        "week": 5,
        "regency": None,
    }
    assert read_question(documented) == question


@pytest.mark.parametrize("key", sorted(GOOD))
def test_a_missing_key_is_named(key: str) -> None:
    with pytest.raises(Problem) as refused:
        read_question({name: value for name, value in GOOD.items() if name != key})
    assert (refused.value.code, refused.value.field) == ("assess-missing-key", key)


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("kind", "gift", "assess-unknown-word"),
        ("relation", "friend", "assess-unknown-word"),
        ("relation", "Family", "assess-unknown-word"),
        ("occasion", "wedding", "assess-unknown-word"),
        ("occasion", "", "assess-unknown-word"),
        ("object_kind", "cash", "assess-unknown-word"),
        ("exempt_kind", "seminar", "assess-unknown-word"),
        ("week", 7, "assess-unknown-word"),
        ("week", "5", "assess-wrong-type"),
        ("week", True, "assess-wrong-type"),
        ("relation", None, "assess-wrong-type"),
        ("relation", ["family"], "assess-wrong-type"),
        ("value", "1200000", "assess-wrong-type"),
        ("value", 1200000.0, "assess-wrong-type"),
        ("value", float("nan"), "assess-wrong-type"),
        ("value", True, "assess-wrong-type"),
        ("value", None, "assess-wrong-type"),
        ("value", -1, "assess-value-out-of-range"),
        ("value", 10**30, "assess-value-out-of-range"),
        ("year_total_from_giver", -5, "assess-value-out-of-range"),
        ("job_related", "no", "assess-wrong-type"),
        ("job_related", 0, "assess-wrong-type"),
        ("conflict_of_interest", None, "assess-wrong-type"),
        ("received_on", "16-03-2026", "assess-date-unreadable"),
        ("received_on", "20260316", "assess-date-unreadable"),
        ("received_on", "2026-W12-1", "assess-date-unreadable"),
        ("received_on", "2026-02-30", "assess-date-unreadable"),
        ("received_on", "٢٠٢٦-03-16", "assess-date-unreadable"),
        ("received_on", "0001-01-01", "assess-date-out-of-range"),
        ("received_on", "2001-11-20", "assess-date-out-of-range"),
        ("received_on", "9999-12-31", "assess-date-out-of-range"),
        ("received_on", 20260316, "assess-wrong-type"),
        ("reported_on", "2026-03-15", "assess-date-order"),
        ("reported_on", "yesterday", "assess-date-unreadable"),
        ("regency", 5, "assess-wrong-type"),
        ("regency", "Kabupaten Khayalan", "regency-unknown"),
        ("giver", "Budi", "assess-unknown-key"),
    ],
)
def test_bad_input_is_refused_by_name(key: str, value: object, code: str) -> None:
    with pytest.raises(Problem) as refused:
        answer(GOOD | {key: value})
    assert (refused.value.code, refused.value.field) == (code, key)
    text = explain(refused.value)
    assert text.code == code
    assert "{" not in text.sentence + text.next_step


def test_allowed_words_are_told() -> None:
    with pytest.raises(Problem) as refused:
        answer(GOOD | {"occasion": "wedding"})
    text = explain(refused.value)
    assert "wedding" in text.sentence
    assert "ceremony" in text.next_step
    with pytest.raises(Problem) as unknown:
        answer(GOOD | {"regency": "Atlantis"})
    assert "Kabupaten Magetan" in explain(unknown.value).next_step


@pytest.mark.parametrize("content", [[], "text", 5, None, [GOOD]])
def test_only_one_object_is_taken(content: object) -> None:
    with pytest.raises(Problem) as refused:
        answer(content)
    assert refused.value.code == "assess-not-an-object"


def test_the_first_and_last_day_that_are_taken() -> None:
    assert answer(GOOD | {"received_on": "2001-11-21"})["rule_set"] == "perkpk-2-2019"
    assert answer(GOOD | {"received_on": "2099-12-31"})["rule_set"] == "perkpk-1-2026"
    assert answer(GOOD | {"value": 0})["duty"] == "exempt"
    assert answer(GOOD | {"value": 10**12})["duty"] == "report"
