"""Files that were taught from: only their names and hashes are kept, so that one can prove later which they were."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from db.problem import Problem
from db.records.training import MaterialFile
from desktop.rules.texts import clean_line

_BLOCK = 1 << 20


def fingerprint(
    path: Path,
    on_progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> MaterialFile | None:
    """Return name, length and SHA-256 of a file; None when it was cancelled. Progress is told in megabytes.

    Raises Problem `file-unreadable`.
    """
    digest, length = hashlib.sha256(), 0
    try:
        whole = path.stat().st_size
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                if cancelled is not None and cancelled():
                    return None
                digest.update(block)
                length += len(block)
                if on_progress is not None:
                    on_progress(length // _BLOCK, whole // _BLOCK)
    except OSError as error:
        raise Problem("file-unreadable", file=path.name) from error
    return MaterialFile(name=clean_line(path.name), length=length, sha256=digest.hexdigest())
