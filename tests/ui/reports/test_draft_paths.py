"""Dotted paths reach every field of a draft and change nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.kit.decimal_field import decimal_text, read_decimal
from desktop.ui.reports.draft_paths import split_object_path, value_at, with_value
from tests import offices


@pytest.mark.parametrize("path", ["note", "reporter.name", "objects.0.giver.name", "objects.1.description"])
@given(text=st.text(max_size=20))
def test_a_value_set_is_the_value_found(path: str, text: str) -> None:
    draft = replace(offices.draft(), objects=(offices.gift(), offices.gift()))
    changed = with_value(draft, path, text)
    assert value_at(changed, path) == text
    assert with_value(changed, path, value_at(draft, path)) == draft


def test_paths_of_objects_are_told_apart() -> None:
    assert split_object_path("objects.3.giver.name") == (3, "giver.name")
    assert split_object_path("objects") == (0, "")
    assert split_object_path("reporter.name") is None


@given(st.decimals(min_value=0, max_value=999_999_999, places=2))
def test_a_number_shown_is_read_again_as_the_same(number: object) -> None:
    assert read_decimal(decimal_text(number)) == number  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "read"), [("2,5", "2.5"), ("2.5", "2.5"), ("1.250", "1250"), ("1.250,75", "1250.75"), (" 3 ", "3")]
)
def test_numbers_as_people_type_them(typed: str, read: str) -> None:
    assert str(read_decimal(typed)) == read


@pytest.mark.parametrize("typed", ["", "dua", "-3", "1e5", "1,2,3", "٣"])
def test_what_is_no_number(typed: str) -> None:
    assert read_decimal(typed) is None
