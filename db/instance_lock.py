"""One running program per register: a lock that the system drops by itself when the program ends or power fails."""

import os
import sys
from pathlib import Path

from db.problem import Problem

FILE_NAME = "sedang-dibuka.lock"


class InstanceLock:
    """The lock on a register folder; held until `release`."""

    def __init__(self, directory: Path) -> None:
        """Take the lock.

        Raises Problem `register-in-use` when another program has it.
        """
        self._descriptor = os.open(directory / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._descriptor)
        except OSError:
            os.close(self._descriptor)
            raise Problem("register-in-use", directory=str(directory)) from None

    def release(self) -> None:
        """Give the lock back; the file stays, it means nothing by itself."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
