"""A file written to a stick so that it may be pulled out afterwards (SAFETY.md R10).

Sticks lie: they say "written" before it is true, and some have less room than they claim. So the file is written under
another name, forced out, renamed, closed, opened again and compared with what it should be.
"""

import errno
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from db.problem import Problem
from db.safe_file import replace

_TRIES = 2
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_PIECE = 1 << 20  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file that was read back and found to be what was written."""

    path: Path
    length: int  # bytes
    sha256: str


def write_safely(folder: Path, name: str, content: bytes) -> Written:
    """Write a file, read it back and compare; a file of that name with another content is kept beside it.

    Raises Problem `stick-full`, `stick-read-only`, `stick-failed` or `stick-differs`; nothing half written is left.
    """
    expected = hashlib.sha256(content).hexdigest()
    try:
        for __ in range(_TRIES):
            path = _free_path(folder, name, expected)
            if not path.exists():
                _write(path, content)
            if read_hash(path) == expected:
                return Written(path=path, length=len(content), sha256=expected)
            path.unlink()
    except OSError as error:
        raise _problem(error, folder) from error
    raise Problem("stick-differs", folder=str(folder))


def read_hash(path: Path) -> str:
    """Return the SHA-256 of a file as the medium has it, not as the computer remembers it, in hex."""
    hasher = hashlib.sha256()
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(_PIECE):
            hasher.update(piece)
    return hasher.hexdigest()


def _write(path: Path, content: bytes) -> None:
    aside = path.with_name(f"~{secrets.token_hex(4)}.tmp")
    try:
        with aside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(aside, path)
    except BaseException:
        _remove(aside)
        raise


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # the stick is gone; what matters is the error that led here


def _free_path(folder: Path, name: str, expected: str) -> Path:
    """The path of the name, or with a number when it holds something else."""
    stem, suffix = Path(name).stem, Path(name).suffix
    path = folder / name
    number = 2
    while path.exists() and read_hash(path) != expected:
        path = folder / f"{stem}_{number}{suffix}"
        number += 1
    return path


def _problem(error: OSError, folder: Path) -> Problem:
    if error.errno in _FULL:
        return Problem("stick-full", folder=str(folder))
    if error.errno in _FORBIDDEN:
        return Problem("stick-read-only", folder=str(folder))
    return Problem("stick-failed", folder=str(folder))
