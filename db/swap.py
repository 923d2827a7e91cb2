"""Great changes are made on a copy that is checked and then takes the register's place in one rename.

Used by migrations and by the renewal of the data key. A kill at any moment leaves the old file or the new one.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from db import disk
from db.engine import connect, key_literal, salt_of
from db.problem import Problem
from db.safe_file import replace, sync_file

ASIDE_SUFFIX = ".baru"
_SIDE_FILES = ("-wal", "-shm", "-journal")


def rebuild(path: Path, work: Callable[[Path], None], check: Callable[[Path], None]) -> None:
    """Copy a closed register file, let `work` change the copy and `check` approve it, then swap it in.

    Raises whatever `work` and `check` raise, Problem `disk-full`, OSError; the register is then untouched.
    """
    settle(path)
    aside = path.with_name(path.name + ASIDE_SUFFIX)
    discard(aside)
    disk.need_space(path.parent, path.stat().st_size * 2)
    try:
        shutil.copyfile(path, aside)
        sync_file(aside)
        work(aside)
        check(aside)
        settle(aside)
        sync_file(aside)
    except BaseException:
        discard(aside)
        raise
    replace(aside, path)


def settle(path: Path) -> None:
    """Make sure a closed register is one file: everything of its -wal has reached it.

    Raises Problem `disk-full` when a side file still holds something: folding it in failed.
    """
    for suffix in _SIDE_FILES:
        side = path.with_name(path.name + suffix)
        if suffix != "-shm" and side.exists() and side.stat().st_size > 0:
            raise Problem("disk-full", directory=str(path.parent))
        side.unlink(missing_ok=True)


def discard(path: Path) -> None:
    """Remove an unfinished copy and its side files."""
    for suffix in ("", *_SIDE_FILES):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def fold_in(path: Path, key: bytes) -> None:
    """Bring everything of the -wal into the register file and close it, so that it is one file."""
    connection = connect(path, key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


def check_sound(path: Path, key: bytes) -> None:
    """Read every page of a register file: page HMACs, structure, references.

    Raises Problem `register-damaged`.
    """
    try:
        connection = connect(path, key, ("query_only = ON",))
    except driver.DatabaseError:
        raise Problem("register-damaged") from None
    try:
        broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        structure = [row[0] for row in connection.execute("PRAGMA quick_check").fetchall()]
        references = connection.execute("PRAGMA foreign_key_check").fetchall()
    except driver.DatabaseError:
        raise Problem("register-damaged") from None
    finally:
        connection.close()
    if broken or structure != ["ok"] or references:
        raise Problem("register-damaged")


def mend_header(path: Path, key: bytes) -> bool:
    """Put back the 16 bytes a closed register begins with, if they were changed; tell whether they were.

    No value depends on them (`engine.salt_of`), so no page HMAC notices them; other programs need them.
    """
    with path.open("rb") as file:
        if file.read(16) == salt_of(key):
            return False
    fold_in(path, key)  # a -wal with the first page writes them anew
    with path.open("rb+") as file:
        file.write(salt_of(key))
        file.flush()
        os.fsync(file.fileno())
    return True


def rekey(path: Path, old: bytes, new: bytes) -> None:
    """Encrypt a register file anew under another data key, in place: only ever done to a copy."""
    connection = connect(path, old, ("journal_mode = DELETE", "synchronous = EXTRA"))
    try:
        connection.execute(f"PRAGMA rekey = {key_literal(new)}")
    finally:
        connection.close()


def opens(path: Path, key: bytes) -> bool:
    """Tell whether a data key fits a register file: its first page answers to the key."""
    try:
        connection = connect(path, key, ())
    except driver.DatabaseError as error:
        return _not_a_wrong_key(error)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError as error:
        return _not_a_wrong_key(error)
    finally:
        connection.close()
    return True


def _not_a_wrong_key(error: Exception) -> bool:
    if "not a database" in str(error):
        return False
    raise error
