"""The files of each device in their order: which are missing, which numbers came twice, whose clock is wrong.

A device counts every file it makes and names the file before it, so order, gaps and forks need no clock. The clock of
the sender is compared only to point out that it is wrong.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from db.vocabulary import FileStanding

_CLOCK_ROOM = timedelta(hours=26)  # a wrong time zone, or a date line, is no wrong clock
_LONGEST_SILENCE = timedelta(days=400)
_MOST_NAMED = 100  # missing numbers that are listed one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMark:
    """What orders a file: its office and device, its number, its digest and the digest of the file before it."""

    office: str  # uid
    device: str
    sequence: int
    digest: str
    previous: str
    written_at: datetime
    received_at: datetime


class ClockFault(StrEnum):
    """In which way the clock of a sender is out of step."""

    BEFORE_BUILD = "before_build"  # before the program itself was made
    AHEAD = "ahead"  # after the moment the file was received
    BACKWARDS = "backwards"  # before the file that precedes it
    LEAP = "leap"  # more than 400 days after the file that precedes it


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFinding:
    """A file whose time cannot be right."""

    mark: FileMark
    fault: ClockFault


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Numbers of files that have not arrived: from `first` to `last`."""

    first: int
    last: int

    @property
    def count(self) -> int:
        """How many files are missing."""
        return self.last - self.first + 1

    @property
    def numbers(self) -> tuple[int, ...]:
        """The missing numbers, at most a hundred of them."""
        return tuple(range(self.first, min(self.last, self.first + _MOST_NAMED - 1) + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceHistory:
    """What the files of one device say about each other."""

    office: str
    device: str
    marks: tuple[FileMark, ...]  # by number
    gaps: tuple[Gap, ...]
    forks: tuple[int, ...]  # numbers used for two files
    broken: tuple[int, ...]  # files that name another file before them than the one that arrived
    clocks: tuple[ClockFinding, ...]


def file_standing(held: Iterable[FileMark], arriving: FileMark) -> FileStanding:
    """Tell how a file stands to the files that came before it, in whatever order those came."""
    own = [mark for mark in held if (mark.office, mark.device) == (arriving.office, arriving.device)]
    if any(mark.digest == arriving.digest for mark in own):
        return FileStanding.SAME
    if any(mark.sequence == arriving.sequence for mark in own):
        return FileStanding.FORK
    if not all(_joined(mark, arriving) and _joined(arriving, mark) for mark in own):
        return FileStanding.BROKEN
    newest = max((mark.sequence for mark in own), default=0)
    if arriving.sequence < newest:
        return FileStanding.LATE
    return FileStanding.NEXT if arriving.sequence == newest + 1 else FileStanding.GAP


def device_histories(marks: Iterable[FileMark], built_at: datetime) -> tuple[DeviceHistory, ...]:
    """Return the history of every device, whatever the order of the marks; `built_at` is when the program was made."""
    by_device: dict[tuple[str, str], set[FileMark]] = defaultdict(set)
    for mark in marks:
        by_device[mark.office, mark.device].add(mark)
    return tuple(_history(*key, tuple(sorted(own, key=_place)), built_at) for key, own in sorted(by_device.items()))


def _history(office: str, device: str, marks: tuple[FileMark, ...], built_at: datetime) -> DeviceHistory:
    digests: dict[int, set[str]] = defaultdict(set)
    for mark in marks:
        digests[mark.sequence].add(mark.digest)
    numbers = sorted(digests)
    gaps = [
        Gap(first=before + 1, last=after - 1)
        for before, after in zip([0, *numbers], numbers, strict=False)
        if after > before + 1
    ]
    broken = {
        mark.sequence
        for mark in marks
        if (mark.sequence - 1 in digests and mark.previous not in digests[mark.sequence - 1])
        or (mark.sequence == 1 and mark.previous)
    }
    return DeviceHistory(
        office=office,
        device=device,
        marks=marks,
        gaps=tuple(gaps),
        forks=tuple(number for number in numbers if len(digests[number]) > 1),
        broken=tuple(sorted(broken)),
        clocks=tuple(_clock_findings(marks, built_at)),
    )


def _clock_findings(marks: tuple[FileMark, ...], built_at: datetime) -> Iterable[ClockFinding]:
    before: FileMark | None = None
    for mark in marks:
        fault = _clock_fault(before, mark, built_at)
        if fault is not None:
            yield ClockFinding(mark=mark, fault=fault)
        if before is None or mark.sequence > before.sequence:
            before = mark


def _clock_fault(before: FileMark | None, mark: FileMark, built_at: datetime) -> ClockFault | None:
    if mark.written_at < built_at - _CLOCK_ROOM:
        return ClockFault.BEFORE_BUILD
    if mark.written_at > mark.received_at + _CLOCK_ROOM:
        return ClockFault.AHEAD
    if before is None or before.sequence == mark.sequence:
        return None
    if mark.written_at < before.written_at:
        return ClockFault.BACKWARDS
    return ClockFault.LEAP if mark.written_at - before.written_at > _LONGEST_SILENCE else None


def _joined(before: FileMark, after: FileMark) -> bool:
    """Whether two files, if one directly follows the other, say so."""
    return after.sequence != before.sequence + 1 or after.previous == before.digest


def _place(mark: FileMark) -> tuple[int, str]:
    return mark.sequence, mark.digest
