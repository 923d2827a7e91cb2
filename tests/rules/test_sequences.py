"""S7, S8, S10, S22: missing files, numbers used twice, chains that do not join, clocks that are wrong."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from db.vocabulary import FileStanding
from desktop.rules.sequences import ClockFault, FileMark, Gap, device_histories, file_standing

BUILT = datetime(2026, 11, 1, tzinfo=UTC)
_FIRST = datetime(2026, 11, 21, 3, tzinfo=UTC)


def _row(count: int, device: str = "pc-1", start: int = 1) -> list[FileMark]:
    """Files of a device, one a day, each naming the one before."""
    return [
        FileMark(
            office="desa",
            device=device,
            sequence=number,
            digest=f"{device}-{number}",
            previous=f"{device}-{number - 1}" if number > 1 else "",
            written_at=_FIRST + timedelta(days=number),
            received_at=_FIRST + timedelta(days=60),
        )
        for number in range(start, start + count)
    ]


def test_files_in_order_are_in_order() -> None:
    held: list[FileMark] = []
    for mark in _row(4):
        assert file_standing(held, mark) is FileStanding.NEXT
        held.append(mark)
        assert file_standing(held, mark) is FileStanding.SAME
    (told,) = device_histories(held, BUILT)
    assert (told.gaps, told.forks, told.broken, told.clocks) == ((), (), (), ())


def test_a_gap_is_named_and_filled_later() -> None:
    first, second, third, fourth = _row(4)
    assert file_standing([], fourth) is FileStanding.GAP
    assert file_standing([first], fourth) is FileStanding.GAP
    assert file_standing([first, fourth], third) is FileStanding.LATE
    (told,) = device_histories([fourth, first], BUILT)
    assert told.gaps == (Gap(first=2, last=3),)
    assert (told.gaps[0].count, told.gaps[0].numbers) == (2, (2, 3))
    (told,) = device_histories([fourth, second, third, first], BUILT)
    assert told.gaps == () and told.broken == ()
    assert len(Gap(first=1, last=2**31).numbers) == 100


def test_an_old_backup_put_back_is_a_fork() -> None:
    held = _row(3)
    again = replace(held[1], digest="another file")
    assert file_standing(held, again) is FileStanding.FORK
    (told,) = device_histories([*held, again], BUILT)
    assert told.forks == (2,) and told.broken == ()


def test_a_second_computer_has_its_own_numbers() -> None:
    held = _row(3)
    other = _row(2, "pc-2")
    assert file_standing(held, other[0]) is FileStanding.NEXT
    assert [told.device for told in device_histories([*other, *held], BUILT)] == ["pc-1", "pc-2"]
    foreign = replace(held[0], office="desa lain", digest="x")
    assert file_standing(held, foreign) is FileStanding.NEXT


def test_a_file_that_names_another_before_it_does_not_join() -> None:
    held = _row(3)
    stranger = replace(_row(1, start=4)[0], previous="never seen")
    assert file_standing(held, stranger) is FileStanding.BROKEN
    (told,) = device_histories([*held, stranger], BUILT)
    assert told.broken == (4,)
    (told,) = device_histories([replace(held[0], previous="something")], BUILT)
    assert told.broken == (1,)


@given(st.permutations(range(5)), st.sets(st.integers(0, 4), max_size=3))
@settings(max_examples=300)
def test_what_is_told_in_the_end_does_not_hang_on_the_order(order: list[int], lost: set[int]) -> None:
    marks = [*_row(4), replace(_row(4)[2], digest="again")]
    kept = [mark for n, mark in enumerate(marks) if n not in lost]
    shuffled = [marks[n] for n in order if n not in lost]
    assert device_histories(shuffled * 2, BUILT) == device_histories(kept, BUILT)


def test_clocks_out_of_step_are_pointed_out_and_change_nothing() -> None:
    marks = _row(6)
    marks[1] = replace(marks[1], written_at=datetime(1980, 1, 1, tzinfo=UTC))
    marks[2] = replace(marks[2], written_at=datetime(2099, 1, 1, tzinfo=UTC))
    marks[4] = replace(marks[4], written_at=marks[3].written_at - timedelta(hours=1))
    marks[5] = replace(
        marks[5],
        written_at=marks[4].written_at + timedelta(days=500),
        received_at=marks[4].written_at + timedelta(days=501),
    )
    (told,) = device_histories(marks, BUILT)
    assert [(finding.mark.sequence, finding.fault) for finding in told.clocks] == [
        (2, ClockFault.BEFORE_BUILD),
        (3, ClockFault.AHEAD),
        (4, ClockFault.BACKWARDS),
        (5, ClockFault.BACKWARDS),
        (6, ClockFault.LEAP),
    ]
    assert (told.gaps, told.forks, told.broken) == ((), (), ())


@given(st.lists(st.datetimes(timezones=st.just(UTC)), min_size=5, max_size=5))
@settings(max_examples=300)
def test_no_clock_orders_anything(times: list[datetime]) -> None:
    right = _row(5)
    wrong = [replace(mark, written_at=moment) for mark, moment in zip(right, times, strict=True)]
    for n, mark in enumerate(wrong):
        assert file_standing(wrong[:n], mark) is file_standing(right[:n], right[n])
    (told,) = device_histories(wrong, BUILT)
    (expected,) = device_histories(right, BUILT)
    assert (told.gaps, told.forks, told.broken) == (expected.gaps, expected.forks, expected.broken)


def test_120_orders_leave_one_history() -> None:
    marks = _row(5)
    assert len({repr(device_histories(order, BUILT)) for order in itertools.permutations(marks)}) == 1
