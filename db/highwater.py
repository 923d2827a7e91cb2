"""How far the register had come, kept outside it: a register that lost commits or was put back is behind this mark.

Two files are written by turns, so one torn by a power cut leaves the other (SAFETY.md §2.1, S7).
"""

import hashlib
import os
from datetime import datetime
from pathlib import Path

import msgspec

from db import places

# Larger files are not read as a whole at every start and end; their pages have their own HMACs.
LARGEST_DIGESTED = 64 * 1024 * 1024

_LENGTH = 512  # always the same, so a write changes no metadata and is one sector


class Mark(msgspec.Struct, frozen=True):
    """How far the register was after a commit: its commits, its audit entries, their head, the time of the last.

    `digest` is the SHA-256 of the file since the program closed it, and empty while it is open.
    """

    commits: int
    count: int
    head: str
    last_at: datetime | None
    digest: str = ""


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
            getattr(os, "fdatasync", os.fsync)(descriptor)  # the length never changes, so the data is enough
        finally:
            os.close(descriptor)
        self._turn = turn

    def opened(self) -> str:
        """Return the digest the file was closed with, if any, and forget it: from now on the file may change.

        Raises OSError.
        """
        mark = self.read()
        if mark is None or not mark.digest:
            return ""
        self.write(msgspec.structs.replace(mark, digest=""))
        return mark.digest

    def closed(self, path: Path) -> None:
        """Note the digest of a register file that was closed with everything in it.

        Raises OSError.
        """
        mark = self.read()
        if mark is not None and path.stat().st_size <= LARGEST_DIGESTED:
            self.write(msgspec.structs.replace(mark, digest=digest_of(path)))

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


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file (hex), or nothing when it is larger than `LARGEST_DIGESTED`."""
    if path.stat().st_size > LARGEST_DIGESTED:
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
