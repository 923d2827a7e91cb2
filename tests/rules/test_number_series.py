"""Numbers counted on from the one that was typed."""

import pytest

from desktop.rules.number_series import count_on


@pytest.mark.parametrize(
    ("first", "third"),
    [
        ("012/SERT/XI/2026", "014/SERT/XI/2026"),
        ("800/012/XI/2026", "800/014/XI/2026"),
        ("800.1.2/009/Sekr/2026", "800.1.2/011/Sekr/2026"),
        ("B-099/XI/2026", "B-101/XI/2026"),
        ("12/2026", "14/2026"),
        ("7", "9"),
    ],
)
def test_what_counts_is_the_running_number(first: str, third: str) -> None:
    numbers = count_on(first, 3)
    assert numbers[0] == first
    assert numbers[2] == third
    assert len(set(numbers)) == 3


def test_what_has_no_running_number_is_given_once() -> None:
    assert count_on("tanpa angka", 3) == ("tanpa angka",)
    assert count_on("1234567890123", 2) == ("1234567890123",)
    assert count_on("", 3) == ()
    assert count_on("012/2026", 0) == ()
