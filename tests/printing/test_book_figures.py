"""The register book holds its figures: at most 3× a bare canvas, under 300 MB for ten thousand rows."""

import pytest

from tests.benchmarks.register_book import bare, made_up_rows, memory_of_ours, ours


def test_a_book_costs_at_most_three_times_a_bare_canvas() -> None:
    rows = made_up_rows(600)
    bare(rows[:30])
    ours(rows[:30])
    assert min(ours(rows) for _ in range(2)) <= 3 * max(bare(rows) for _ in range(2))


@pytest.mark.night
def test_ten_thousand_rows_take_less_than_300_megabytes() -> None:
    rows = made_up_rows(10_000)
    assert ours(rows) <= 3 * bare(rows)
    assert memory_of_ours(10_000) < 300
