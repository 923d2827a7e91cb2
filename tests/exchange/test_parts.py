"""What goes into which part: everything once, in order, and no part too large."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problem import Problem
from desktop.exchange import limits
from desktop.exchange.parts import plan_parts

_LIMIT = 1_000_000


@given(
    st.lists(st.integers(0, 300_000), max_size=30),
    st.lists(st.integers(0, 900_000), max_size=30),
)
def test_everything_is_in_one_part_and_no_part_is_too_large(records: list[int], blobs: list[int]) -> None:
    parts = plan_parts(records, blobs, _LIMIT)
    assert [n for part in parts for n in part.records] == list(range(len(records)))
    assert [n for part in parts for n in part.blobs] == list(range(len(blobs)))
    for part in parts:
        assert sum(records[n] for n in part.records) + sum(blobs[n] for n in part.blobs) < _LIMIT
    assert len(parts) == 1 or all(len(part.records) + len(part.blobs) for part in parts)
    # Two parts in a row would never have fitted one.
    for one, two in pairwise(parts):
        need = [records[n] for n in (*one.records, *two.records[:1])] + [
            blobs[n] for n in (*one.blobs, *(() if two.records else two.blobs[:1]))
        ]
        assert sum(need) + 512 * len(need) > _LIMIT - 40_000


def test_nothing_at_all_is_one_part() -> None:
    (part,) = plan_parts([], [])
    assert (len(part.records), len(part.blobs)) == (0, 0)


def test_more_records_than_a_file_may_hold_are_shared() -> None:
    parts = plan_parts([10] * (limits.MOST_RECORDS + 1), [10])
    assert [len(part.records) for part in parts] == [limits.MOST_RECORDS, 1]
    assert [len(part.blobs) for part in parts] == [0, 1]
    assert len(plan_parts([900_000] * 100, [])) == 2  # 64 MB of JSON
    assert len(plan_parts([], [10] * (limits.MOST_BLOBS + 1))) == 2


def test_what_fits_no_part_is_told() -> None:
    with pytest.raises(Problem) as refused:
        plan_parts([], [limits.CHAT_LIMIT], limits.CHAT_LIMIT)
    assert (refused.value.code, refused.value.params["megabytes"]) == ("package-part-too-small", 16)
