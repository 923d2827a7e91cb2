"""R9 and R18: cut off anywhere, one bit turned, changed at every depth: a Problem, quickly, in little memory."""

import os
import random
import time
import tracemalloc
from collections.abc import Callable

import pytest

from db.problem import Problem
from desktop.exchange.seal import BlobSource
from tests.exchange import fuzz
from tests.exchange import made_up as here


def _content(photos: int) -> bytes:
    chance = random.Random(7)
    blobs: tuple[BlobSource, ...] = tuple(here.blob(chance.randbytes(90_000), f"foto-{n}") for n in range(photos))
    return here.sealed(records=here.report_records(8), blobs=blobs).content


def _code(content: bytes) -> str:
    try:
        here.opened(content).payload()
    except Problem as problem:
        return problem.code
    return ""


@pytest.mark.parametrize("photos", [0, 3], ids=["one chunk of age", "many chunks"])
def test_cut_off_at_500_places_it_says_cut_off(photos: int) -> None:
    content = _content(photos)
    codes = {_code(cut) or cut for cut in fuzz.truncations(content, 500, seed=1)}
    assert codes <= {"package-truncated", "package-empty"}


@pytest.mark.parametrize("photos", [0, 3], ids=["one chunk of age", "many chunks"])
def test_one_bit_turned_is_never_read_and_never_called_cut_off(photos: int) -> None:
    content = _content(photos)
    body = content.index(b"\n--- ") + 1000  # past age's header and the lengths in ours
    codes: dict[str, int] = {}
    for changed in fuzz.flips(content, 1000, seed=2):
        code = _code(changed)
        codes[code] = codes.get(code, 0) + 1
        assert code
        if changed[:body] == content[:body]:
            assert code == "package-damaged"
    assert set(codes) <= {
        "package-damaged",
        "package-not-for-us",
        "package-not-sigap",
        "package-truncated",
    }


def test_zeros_at_the_end_are_a_copy_that_was_broken_off() -> None:
    """FAT gives a file its length before its content."""
    content = _content(3)
    for place in range(512, len(content), 4096):
        assert _code(content[:place] + bytes(len(content) - place)) == "package-truncated"


def test_an_enrolment_cut_off_anywhere_says_so() -> None:
    from db.vocabulary import PackageKind

    made = here.sealed(kind=PackageKind.ENROL, recipients=(), records=(here.one_record(),))
    for place in range(1, len(made.content)):
        assert _code(made.content[:place]) == "package-truncated"


def _check(depth: Callable[[int, int], fuzz.Outcome], count: int) -> None:
    found = depth(count, 3)
    assert found.escaped == []
    assert found.trials == count
    if depth in (fuzz.of_the_seal, fuzz.past_the_seal):
        assert found.other == 0  # what was not signed by the village is never read
    assert sum(found.refused.values()) > count // 2
    assert found.slowest < 2


@pytest.mark.parametrize("depth", fuzz.DEPTHS, ids=lambda depth: depth.__name__)
def test_changed_at_any_depth_it_is_a_problem(depth: Callable[[int, int], fuzz.Outcome]) -> None:
    _check(depth, 2000)


@pytest.mark.night
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("depth", fuzz.DEPTHS, ids=lambda depth: depth.__name__)
def test_changed_at_any_depth_the_long_count(depth: Callable[[int, int], fuzz.Outcome]) -> None:
    """R18: two million files in all; `SIGAP_FUZZ` gives another count of each depth."""
    _check(depth, int(os.environ.get("SIGAP_FUZZ", "500000")))


def test_the_largest_file_there_may_be_is_read_within_bounds() -> None:
    """50,000 records and blobs up to a part's size would be 200 MB of objects; a tenth shows the slope."""
    records = here.report_records(1)
    many = tuple(here.one_record(f"kantor-{number}") for number in range(5000))
    content = here.sealed(records=(*records, *many), blobs=(here.blob(bytes(9_000_000)),)).content
    tracemalloc.start()
    started = time.perf_counter()
    assert len(here.opened(content).payload().records) == 5003
    assert time.perf_counter() - started < 10
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()
