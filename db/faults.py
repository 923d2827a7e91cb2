"""What the driver reports about disk and file, as problems a person can mend."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from db import disk
from db.problem import Problem

# The driver gives sentences of SQLite and no codes; these stand in sqlite3.c as `sqlite3ErrStr`.
_SENTENCES = (
    ("database or disk is full", "disk-full"),
    ("readonly database", "folder-read-only"),
    ("disk I/O error", "disk-failed"),
    ("unable to open database file", "disk-failed"),
    ("database is locked", "register-in-use"),
    ("malformed", "register-damaged"),
    ("not a database", "register-damaged"),
)


def problem_of(error: Exception, directory: Path) -> Problem | None:
    """Return the problem that a driver's error is, or None when it is a bug."""
    sentence = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    for words, code in _SENTENCES:
        if words in sentence:
            return Problem(code, directory=str(directory))
    return None


@contextmanager
def named(directory: Path) -> Iterator[None]:
    """Let faults of disk and file inside the block come out as problems; bugs come out as they are."""
    try:
        yield
    except OSError as error:
        raise disk.write_problem(error, directory) from error
    except (driver.Error, DBAPIError) as error:
        problem = problem_of(error, directory)
        if problem is None:
            raise
        raise problem from error
