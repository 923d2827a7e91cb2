"""What `sigap assess` answers at the limits, before and after 20 January 2026."""

from typing import Any

import pytest

from desktop.rules.assessment import answer

BEFORE, LAST_OLD, FIRST_NEW, AFTER = "2025-11-10", "2026-01-19", "2026-01-20", "2026-03-16"
OLD, NEW = "perkpk-2-2019", "perkpk-1-2026"

CEREMONY = {"relation": "other", "occasion": "ceremony", "object_kind": "money"}
COLLEAGUE = {"relation": "colleague", "occasion": "non_duty", "object_kind": "goods"}
FAREWELL = {"relation": "colleague", "occasion": "farewell", "object_kind": "goods"}


def ask(received_on: str, case: dict[str, Any], value: int, **more: Any) -> dict[str, Any]:
    return answer({"kind": "receipt", "received_on": received_on, "value": value} | case | more)


LIMITS = [
    # letter l: "paling banyak" is up to and including, per giver
    (BEFORE, CEREMONY, 1_000_000, 0, "exempt", OLD, "l", 1_000_000),
    (BEFORE, CEREMONY, 1_000_001, 0, "report", OLD, "l", 1_000_000),
    (LAST_OLD, CEREMONY, 1_500_000, 0, "report", OLD, "l", 1_000_000),
    (FIRST_NEW, CEREMONY, 1_500_000, 0, "exempt", NEW, "l", 1_500_000),
    (FIRST_NEW, CEREMONY, 1_500_001, 0, "report", NEW, "l", 1_500_000),
    (AFTER, CEREMONY, 1_200_000, 900_000, "exempt", NEW, "l", 1_500_000),  # the year does not count for a ceremony
    # letter o: per gift, and per year with the gift itself
    (BEFORE, COLLEAGUE, 200_000, 0, "exempt", OLD, "o", 200_000),
    (BEFORE, COLLEAGUE, 200_001, 0, "report", OLD, "o", 200_000),
    (BEFORE, COLLEAGUE, 200_000, 800_000, "exempt", OLD, "o", 200_000),
    (BEFORE, COLLEAGUE, 200_000, 800_001, "report", OLD, "o", 1_000_000),
    (AFTER, COLLEAGUE, 500_000, 0, "exempt", NEW, "o", 500_000),
    (AFTER, COLLEAGUE, 500_001, 0, "report", NEW, "o", 500_000),
    (AFTER, COLLEAGUE, 500_000, 1_000_000, "exempt", NEW, "o", 500_000),
    (AFTER, COLLEAGUE, 500_000, 1_000_001, "report", NEW, "o", 1_500_000),
    # letter n until 19 January 2026, letter o from then on
    (LAST_OLD, FAREWELL, 300_000, 0, "exempt", OLD, "n", 300_000),
    (LAST_OLD, FAREWELL, 300_001, 0, "report", OLD, "n", 300_000),
    (LAST_OLD, FAREWELL, 300_000, 700_001, "report", OLD, "n", 1_000_000),
    (FIRST_NEW, FAREWELL, 300_001, 0, "exempt", NEW, "o", 500_000),
    (FIRST_NEW, FAREWELL, 500_000, 0, "exempt", NEW, "o", 500_000),
    (FIRST_NEW, FAREWELL, 500_001, 0, "report", NEW, "o", 500_000),
]


@pytest.mark.parametrize(("day", "case", "value", "total", "duty", "rule_set", "letter", "limit"), LIMITS)
def test_limits(
    day: str, case: dict[str, Any], value: int, total: int, duty: str, rule_set: str, letter: str, limit: int
) -> None:
    found = ask(day, case, value, year_total_from_giver=total)
    assert (found["duty"], found["rule_set"], found["letter"], found["limit"]) == (duty, rule_set, letter, limit)
    assert f"huruf {letter}" in found["reason"]
    assert "saran" in found["reason"]


WITHOUT_LIMIT = [
    ("a", {"relation": "family", "occasion": "other", "object_kind": "money"}),
    ("a", {"relation": "family", "occasion": "holiday", "object_kind": "food"}),
    ("b", {"relation": "other", "occasion": "investment", "object_kind": "money"}),
    ("d", {"relation": "other", "occasion": "duty", "object_kind": "goods", "exempt_kind": "kit"}),
    ("e", {"relation": "provider", "occasion": "duty", "object_kind": "goods", "exempt_kind": "promo"}),
    ("f", {"relation": "other", "occasion": "other", "object_kind": "money", "exempt_kind": "contest"}),
    ("g", {"relation": "other", "occasion": "duty", "object_kind": "money", "exempt_kind": "award"}),
    ("h", {"relation": "other", "occasion": "investment", "object_kind": "goods", "exempt_kind": "prize"}),
    ("i", {"relation": "other", "occasion": "non_duty", "object_kind": "money", "exempt_kind": "honorarium"}),
    (
        "j",
        {
            "relation": "other",
            "occasion": "duty",
            "object_kind": "money",
            "exempt_kind": "allowance",
            "job_related": True,
        },
    ),
    ("k", {"relation": "other", "occasion": "ceremony", "object_kind": "flowers"}),
    ("k", {"relation": "colleague", "occasion": "farewell", "object_kind": "flowers"}),
    ("k", {"relation": "other", "occasion": "misfortune", "object_kind": "flowers"}),
    ("m", {"relation": "other", "occasion": "misfortune", "object_kind": "money"}),
    ("p", {"relation": "other", "occasion": "served_meal", "object_kind": "food"}),
    ("p", {"relation": "other", "occasion": "served_meal", "object_kind": "food", "job_related": True}),
    ("q", {"relation": "other", "occasion": "duty", "object_kind": "flowers", "for_office": True}),
    ("q", {"relation": "other", "occasion": "farewell", "object_kind": "goods", "for_office": True}),
]


@pytest.mark.parametrize("day", [LAST_OLD, FIRST_NEW])
@pytest.mark.parametrize(("letter", "case"), WITHOUT_LIMIT)
def test_exempt_whatever_the_value(letter: str, case: dict[str, Any], day: str) -> None:
    found = ask(day, case, 20_000_000)
    assert (found["duty"], found["letter"], found["limit"]) == ("exempt", letter, None)


@pytest.mark.parametrize("day", [LAST_OLD, FIRST_NEW])
@pytest.mark.parametrize(("letter", "case"), WITHOUT_LIMIT)
def test_a_conflict_of_interest_ends_every_exemption(letter: str, case: dict[str, Any], day: str) -> None:
    found = ask(day, case, 10_000, conflict_of_interest=True)
    assert found["duty"] != "exempt"
    assert (found["letter"], found["limit"]) == (None, None)


REPORTED = [
    # money and the like among colleagues is never exempt, whatever the value
    (COLLEAGUE | {"object_kind": "money"}, "report"),
    (COLLEAGUE | {"cash_equivalent": True}, "report"),
    (FAREWELL | {"object_kind": "money"}, "report"),
    (FAREWELL | {"object_kind": "food", "cash_equivalent": True}, "report"),
    # tied to the recipient's duties: no minimum
    (CEREMONY | {"job_related": True}, "report"),
    (COLLEAGUE | {"job_related": True}, "report"),
    (COLLEAGUE | {"occasion": "duty"}, "report"),
    ({"relation": "family", "occasion": "other", "object_kind": "goods", "job_related": True}, "report"),
    ({"relation": "unknown", "occasion": "duty", "object_kind": "money"}, "report"),
    ({"relation": "other", "occasion": "investment", "object_kind": "money", "job_related": True}, "report"),
    ({"relation": "other", "occasion": "other", "object_kind": "money", "exempt_kind": "prize", "job_related": True},
     "report"),
    # from the start against duty: should have been refused
    ({"relation": "provider", "occasion": "duty", "object_kind": "money"}, "refuse_and_report"),
    ({"relation": "provider", "occasion": "non_duty", "object_kind": "goods", "job_related": True},
     "refuse_and_report"),
    ({"relation": "provider", "occasion": "holiday", "object_kind": "food"}, "refuse_and_report"),
    ({"relation": "other", "occasion": "holiday", "object_kind": "goods"}, "refuse_and_report"),
    ({"relation": "unknown", "occasion": "holiday", "object_kind": "food"}, "refuse_and_report"),
    ({"relation": "colleague", "occasion": "holiday", "object_kind": "goods"}, "refuse_and_report"),
    ({"relation": "other", "occasion": "holiday", "object_kind": "goods", "for_office": True}, "refuse_and_report"),
    # no letter fits
    ({"relation": "other", "occasion": "other", "object_kind": "goods"}, "report"),
    ({"relation": "provider", "occasion": "farewell", "object_kind": "goods"}, "report"),
    ({"relation": "other", "occasion": "farewell", "object_kind": "goods"}, "report"),
    ({"relation": "provider", "occasion": "non_duty", "object_kind": "food"}, "report"),
    ({"relation": "other", "occasion": "served_meal", "object_kind": "money"}, "report"),
    ({"relation": "other", "occasion": "duty", "object_kind": "money", "for_office": True}, "report"),
    ({"relation": "other", "occasion": "other", "object_kind": "money", "exempt_kind": "kit"}, "report"),
    ({"relation": "other", "occasion": "other", "object_kind": "goods", "exempt_kind": "promo",
      "cash_equivalent": True}, "report"),
]  # fmt: skip


@pytest.mark.parametrize("day", [LAST_OLD, FIRST_NEW])
@pytest.mark.parametrize(("case", "duty"), REPORTED)
def test_reported_from_the_first_rupiah(case: dict[str, Any], duty: str, day: str) -> None:
    found = ask(day, case, 10_000)
    assert (found["duty"], found["letter"], found["limit"]) == (duty, None, None)
    assert "Pasal 2" in found["reason"]


def test_money_at_a_ceremony_of_a_colleague_is_a_ceremony_gift() -> None:
    found = ask(AFTER, CEREMONY | {"relation": "colleague"}, 1_500_000, year_total_from_giver=5_000_000)
    assert (found["duty"], found["letter"]) == ("exempt", "l")


@pytest.mark.parametrize(
    ("case", "value", "duty"),
    [
        ({"relation": "provider", "occasion": "duty", "object_kind": "money"}, 50_000, "report"),
        ({"relation": "provider", "occasion": "holiday", "object_kind": "food"}, 50_000, "report"),
        (CEREMONY, 1_500_001, "report"),
        (CEREMONY, 1_500_000, "exempt"),
    ],
)
def test_a_refusal_is_reported_unless_the_gift_was_exempt(case: dict[str, Any], value: int, duty: str) -> None:
    found = answer({"kind": "refusal", "received_on": AFTER, "value": value} | case)
    assert found["duty"] == duty
    if duty == "report":
        assert found["reason"].startswith("Penolakan ini perlu dilaporkan")


def test_holiday_food_may_be_distributed_with_papers_for_the_upg() -> None:
    found = ask(AFTER, {"relation": "provider", "occasion": "holiday", "object_kind": "food"}, 250_000)
    assert any("panti asuhan" in warning and "UPG" in warning for warning in found["warnings"])
    assert "SE KPK 2/2026" in found["reason"]
    goods = ask(AFTER, {"relation": "provider", "occasion": "holiday", "object_kind": "goods"}, 250_000)
    assert not any("panti asuhan" in warning for warning in goods["warnings"])


def test_misfortune_warns_that_the_value_must_be_reasonable() -> None:
    case = {"relation": "other", "occasion": "misfortune", "object_kind": "money"}
    small, large = ask(AFTER, case, 1_000_000), ask(AFTER, case, 1_000_001)
    assert any("wajar" in warning for warning in small["warnings"])
    assert not any("Rp1.000.000" in warning for warning in small["warnings"])
    assert any("Rp1.000.000" in warning for warning in large["warnings"])


def test_from_ten_million_on_the_burden_of_proof_is_named() -> None:
    case = {"relation": "other", "occasion": "other", "object_kind": "money"}
    assert not any("12B" in item or "suap" in item for item in ask(AFTER, case, 9_999_999)["warnings"])
    assert any("suap" in item for item in ask(AFTER, case, 10_000_000)["warnings"])


def test_deadlines_of_the_documented_example() -> None:
    found = ask("2026-03-16", CEREMONY, 1_200_000)
    assert found["deadlines"] == {
        "upg": "2026-04-07",
        "kpk": "2026-05-06",
        "kpk_safe": "2026-05-05",
        "completion": "2026-04-21",
    }


def test_completion_counts_from_the_report_and_was_longer_before() -> None:
    assert ask("2026-11-02", CEREMONY, 1, reported_on="2026-11-09")["deadlines"]["completion"] == "2026-12-07"
    assert ask("2025-11-03", CEREMONY, 1)["deadlines"]["completion"] == "2025-12-15"


def test_six_day_week_and_a_known_regency() -> None:
    assert ask("2026-11-23", CEREMONY, 1)["deadlines"]["upg"] == "2026-12-07"
    assert ask("2026-11-23", CEREMONY, 1, week=6)["deadlines"]["upg"] == "2026-12-04"
    magetan = ask("2026-11-23", CEREMONY, 1, regency="Kabupaten Magetan")
    assert magetan["deadlines"]["upg"] == "2026-12-02"
    assert any("14 hari kerja" in warning for warning in magetan["warnings"])


def test_years_that_are_not_settled_are_named() -> None:
    found = ask("2026-11-23", CEREMONY, 1)
    assert found["deadlines"]["kpk"] == "2027-01-08"
    assert any("2027" in warning and "perlu dicek" in warning for warning in found["warnings"])
    assert any(
        "2028" in warning and "belum ditetapkan" in warning for warning in ask("2028-02-01", CEREMONY, 1)["warnings"]
    )
    assert ask("2026-06-02", CEREMONY, 1)["warnings"] == []


def test_a_late_report_hears_what_it_means_and_a_very_old_gift_too() -> None:
    late = ask("2026-03-16", CEREMONY, 2_000_000, reported_on="2026-05-07")
    assert "milik negara" in late["warnings"][0]
    in_time = ask("2026-03-16", CEREMONY, 2_000_000, reported_on="2026-05-06")
    assert not any("milik negara" in warning for warning in in_time["warnings"])
    assert any("perkiraan" in warning for warning in ask("2018-06-01", CEREMONY, 1)["warnings"])
