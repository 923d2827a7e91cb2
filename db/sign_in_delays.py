"""The growing delay after wrong passwords; it survives a restart (SAFETY.md S5)."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from db import places
from db.clock import Clock
from db.problem import Problem
from db.safe_file import write_atomically

# Seconds to wait after the n-th wrong password in a row; afterwards always the last.
DELAYS = (0, 0, 2, 5, 15, 30, 60, 120, 300)


class _Tries(msgspec.Struct, frozen=True):
    wrong: int
    last: datetime


@contextmanager
def guarded(register_uid: str, slot_id: str, clock: Clock) -> Iterator[None]:
    """Count a try before it is made, and forget the count when it succeeds.

    Raises Problem `wait-before-retry(seconds)` when the last wrong try was too recent.
    """
    path = _path(register_uid, slot_id)
    tries = _read(path)
    now = clock.now()
    if tries is not None and tries.wrong:
        delay = timedelta(seconds=DELAYS[min(tries.wrong, len(DELAYS)) - 1])
        # A clock put back must not lock the person out for longer than the delay itself.
        left = min(tries.last + delay - now, delay)
        if left > timedelta(0) and now >= tries.last - delay:
            raise Problem("wait-before-retry", seconds=int(left.total_seconds()) + 1)
    wrong = (tries.wrong if tries else 0) + 1
    # Written before the try: ending the program in the middle of it saves nothing.
    write_atomically(path, msgspec.json.encode(_Tries(wrong, now)))
    yield
    path.unlink(missing_ok=True)


def _path(register_uid: str, slot_id: str) -> Path:
    name = hashlib.sha256(f"{register_uid}|{slot_id}".encode()).hexdigest()[:24]
    return places.state_dir() / f"{name}.percobaan"


def _read(path: Path) -> _Tries | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Tries)
    except (OSError, msgspec.MsgspecError):
        return None
