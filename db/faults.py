"""What the driver reports about disk and file, as problems a person can mend."""

from pathlib import Path

from sqlalchemy.exc import DBAPIError

from db.problem import Problem

# The driver gives sentences of SQLite and no codes; these stand in sqlite3.c as `sqlite3ErrStr`.
_SENTENCES = (
    ("database or disk is full", "disk-full"),
    ("readonly database", "folder-read-only"),
    ("disk I/O error", "disk-failed"),
    ("unable to open database file", "disk-failed"),
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
