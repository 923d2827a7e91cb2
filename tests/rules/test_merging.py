"""R15, R16: the register of the mentor is a union: order, repeats and clocks change nothing, and nothing is lost."""

import itertools
import os
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.vocabulary import Arrival
from desktop.rules.merging import Version, arrival, arrivals, standings, union

_COUNT = 1_000  # of R16; 10,000 by night
_versions = st.builds(
    Version,
    st.sampled_from(["a", "b", "c"]),
    st.integers(1, 4),
    st.sampled_from(["red", "green", "blue"]),
)
_files = st.lists(_versions, max_size=8)
_registers = st.lists(_files, max_size=6)


def _taken_in(files: list[list[Version]]) -> frozenset[Version]:
    """A register that took files in one by one, keeping what is new in any way."""
    held: set[Version] = set()
    for file in files:
        told = arrivals(held, file)
        held |= {version for version, how in told.items() if how is not Arrival.SAME}
    return frozenset(held)


def _any_order_is_the_union(files: list[list[Version]], order: list[int]) -> None:
    shuffled = [files[n] for n in order]
    twice = [file for file in shuffled for __ in range(2)]
    merged = _taken_in(files)
    assert merged == union(*files) == _taken_in(shuffled) == _taken_in(twice)
    assert standings(merged) == standings(_taken_in(shuffled))
    # Lossless: whatever came in any file is there.
    assert all(version in merged for file in files for version in file)


def _the_union_is_a_union(a: list[Version], b: list[Version], c: list[Version]) -> None:
    assert union(a, b) == union(b, a)
    assert union(a, union(b, c)) == union(union(a, b), c)
    assert union(a, a) == union(a) == frozenset(a)


def _every_fork_is_seen(files: list[list[Version]]) -> None:
    merged = union(*files)
    told = standings(merged)
    for uid, standing in told.items():
        own = [version for version in merged if version.uid == uid]
        contents = {number: {v.content_hash for v in own if v.revision == number} for number in range(1, 5)}
        assert standing.forks == tuple(number for number, found in contents.items() if len(found) > 1)
        top = max(version.revision for version in own)
        assert {version.content_hash for version in standing.highest} == contents[top]
        assert standing.open_fork == (len(contents[top]) > 1)
        if standing.current is not None:
            assert standing.current.revision == top


def _the_arrival_tells_the_truth(held: list[Version], arriving: Version) -> None:
    own = {version for version in held if version.uid == arriving.uid}
    told = arrival(held, arriving)
    same_revision = {version for version in own if version.revision == arriving.revision}
    expected = (
        Arrival.NEW
        if not own
        else Arrival.SAME
        if arriving in own
        else Arrival.FORK
        if same_revision
        else Arrival.CHANGED
        if arriving.revision > max(version.revision for version in own)
        else Arrival.OLDER
    )
    assert told is expected


_order = st.shared(_registers, key="files").flatmap(lambda files: st.permutations(range(len(files))))
_PROPERTIES: list[tuple[Callable[..., None], dict[str, st.SearchStrategy[object]]]] = [
    (_any_order_is_the_union, {"files": st.shared(_registers, key="files"), "order": _order}),
    (_the_union_is_a_union, {"a": _files, "b": _files, "c": _files}),
    (_every_fork_is_seen, {"files": _registers}),
    (_the_arrival_tells_the_truth, {"held": _files, "arriving": _versions}),
]


@pytest.mark.parametrize(("law", "values"), _PROPERTIES, ids=lambda value: getattr(value, "__name__", ""))
def test_the_union_keeps_its_laws(law: Callable[..., None], values: dict[str, st.SearchStrategy[object]]) -> None:
    settings(max_examples=_COUNT, deadline=None)(given(**values)(law))()


@pytest.mark.night
@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("law", "values"), _PROPERTIES, ids=lambda value: getattr(value, "__name__", ""))
def test_the_union_keeps_its_laws_the_long_count(
    law: Callable[..., None], values: dict[str, st.SearchStrategy[object]]
) -> None:
    count = int(os.environ.get("SIGAP_MERGES", "10000"))
    settings(max_examples=count, deadline=None)(given(**values)(law))()


def test_five_files_in_all_120_orders_with_repeats_end_the_same() -> None:
    """R15: E1 to E5 of an office with two computers, one of them an old copy put back."""
    files = [
        [Version("a", 1, "x")],
        [Version("a", 2, "y"), Version("b", 1, "z")],
        [Version("a", 2, "other"), Version("b", 1, "z")],
        [Version("a", 3, "w"), Version("c", 1, "q")],
        [Version("c", 1, "r")],
    ]
    ends = {_taken_in([file for file in order for __ in range(2)]) for order in itertools.permutations(files)}
    assert len(ends) == 1
    told = standings(ends.pop())
    assert told["a"].current == Version("a", 3, "w") and told["a"].forks == (2,) and not told["a"].open_fork
    assert told["b"].forks == ()
    assert told["c"].open_fork and told["c"].current is None


def test_a_person_decides_a_fork_and_a_later_revision_settles_it() -> None:
    forked = [Version("a", 2, "x"), Version("a", 2, "y")]
    assert standings(forked)["a"].open_fork
    decided = standings(forked, {("a", 2): "y"})["a"]
    assert decided.current == Version("a", 2, "y") and decided.forks == (2,)
    assert standings(forked, {("a", 1): "y"})["a"].open_fork
    assert standings(forked, {("a", 2): "never arrived"})["a"].open_fork
    later = standings([*forked, Version("a", 3, "z")], {("a", 2): "y"})["a"]
    assert later.current == Version("a", 3, "z") and later.forks == (2,)


def test_two_contents_of_one_revision_in_one_file_are_a_fork() -> None:
    told = arrivals([], [Version("a", 1, "x"), Version("a", 1, "y"), Version("b", 1, "x")])
    assert told == {
        Version("a", 1, "x"): Arrival.FORK,
        Version("a", 1, "y"): Arrival.FORK,
        Version("b", 1, "x"): Arrival.NEW,
    }
    told = arrivals([Version("a", 1, "x")], [Version("a", 1, "x"), Version("a", 1, "y")])
    assert told == {Version("a", 1, "x"): Arrival.SAME, Version("a", 1, "y"): Arrival.FORK}
