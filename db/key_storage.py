"""kunci.json and its two copies on disk."""

import contextlib
from pathlib import Path

from db import keyslots
from db.keyslots import KeyFile
from db.problem import Problem
from db.safe_file import write_atomically

FILE_NAMES = ("kunci.json", "kunci.salinan-1.json", "kunci.salinan-2.json")
_LARGEST = 4 * 1024 * 1024


def read_keys(directory: Path) -> KeyFile:
    """Read the newest undamaged copy of the key file.

    Raises Problem `register-missing` when there is no copy, `keys-damaged` when none can be read.
    """
    found = {name: _read(directory / name) for name in FILE_NAMES if (directory / name).is_file()}
    if not found:
        raise Problem("register-missing", directory=str(directory))
    readable = [keys for keys in found.values() if isinstance(keys, KeyFile)]
    if not readable:
        raise next(problem for problem in found.values() if isinstance(problem, Problem))
    return max(readable, key=lambda keys: keys.revision)


def write_keys(directory: Path, keys: KeyFile) -> None:
    """Write the key file and its copies, each atomically.

    Raises OSError; then at least one readable copy, old or new, is there.
    """
    content = keyslots.encode(keys)
    for name in FILE_NAMES:
        write_atomically(directory / name, content)


def mend_copies(directory: Path, keys: KeyFile) -> None:
    """Bring copies that are missing, damaged or old to the present state, as far as they can be written."""
    content = keyslots.encode(keys)
    for name in FILE_NAMES:
        with contextlib.suppress(OSError):
            if not (directory / name).is_file() or (directory / name).read_bytes() != content:
                write_atomically(directory / name, content)


def _read(path: Path) -> KeyFile | Problem:
    try:
        if path.stat().st_size > _LARGEST:
            return Problem("keys-damaged")
        return keyslots.decode(path.read_bytes())
    except Problem as problem:
        return problem
    except OSError:
        return Problem("keys-damaged")
