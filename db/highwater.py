"""How far the register had come, kept outside it: a register that lost commits or was put back is behind this mark.

Two files are written by turns, so one torn by a power cut leaves the other (SAFETY.md §2.1, S7).
"""

import hashlib
import os
from datetime import datetime
from pathlib import Path

import msgspec

from db import places

_LENGTH = 512  # always the same, so a write changes no metadata and is one sector


class Mark(msgspec.Struct, frozen=True):
    """How far the register was after a commit: its commits, its audit entries, their head, the time of the last."""

    commits: int
    count: int
    head: str
    last_at: datetime | None


class _Written(msgspec.Struct, frozen=True):
    turn: int
    mark: Mark


class HighWater:
    """The mark of one register, in the state folder of this computer."""

    def __init__(self, register_uid: str, directory: Path | None = None) -> None:
        folder = directory or places.state_dir()
        self._paths = tuple(folder / f"{register_uid}.puncak-{name}" for name in "ab")
        self._turn = max((written.turn for written in self._written()), default=0)

    def read(self) -> Mark | None:
        """Return the newest readable mark, or None when this computer has none."""
        newest = max(self._written(), key=lambda written: written.turn, default=None)
        return None if newest is None else newest.mark

    def write(self, mark: Mark) -> None:
        """Write the mark and force it to the disk.

        Raises OSError.
        """
        turn = self._turn + 1
        body = msgspec.json.encode(_Written(turn, mark))
        content = body + b" " + hashlib.sha256(body).hexdigest().encode()
        descriptor = os.open(self._paths[turn % 2], os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            os.write(descriptor, content.ljust(_LENGTH))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        self._turn = turn

    def _written(self) -> list[_Written]:
        found = []
        for path in self._paths:
            try:
                body, _, checksum = path.read_bytes().rstrip().rpartition(b" ")
                if hashlib.sha256(body).hexdigest().encode() == checksum:
                    found.append(msgspec.json.decode(body, type=_Written))
            except (OSError, msgspec.MsgspecError):
                continue
        return found
