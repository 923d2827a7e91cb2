"""Files that are either the old one or the new one, whatever happens in between."""

import os
import secrets
import sys
from pathlib import Path


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file as a whole: written aside, forced to disk, renamed, folder forced to disk.

    Raises OSError (disk full, no rights); the old file is then untouched.
    """
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(aside, path)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def replace(source: Path, target: Path) -> None:
    """Rename a file that is already on the disk over another, and force the folder to disk."""
    source.replace(target)
    sync_directory(target.parent)


def sync_file(path: Path) -> None:
    """Force what was written to a file to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_directory(directory: Path) -> None:
    """Force the names in a folder to the disk; Windows does this with the rename itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
