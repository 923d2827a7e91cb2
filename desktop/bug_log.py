"""The log of what the program itself did wrong: where and of which kind, never what a person typed (threat S27)."""

import logging
import traceback
from pathlib import Path

LOG_FILE = "sigap.log"
_LONGEST_LOG = 1_000_000
_OWN = ("desktop", "db", "resources")
log = logging.getLogger(__name__)


def log_path() -> Path:
    """Return the log file of this computer."""
    from db.places import state_dir

    return state_dir() / LOG_FILE


def start_log() -> logging.Handler | None:
    """Send what the program itself reports to the log file; an unwritable folder means no log, and None."""
    try:
        path = log_path()
        if path.exists() and path.stat().st_size > _LONGEST_LOG:
            path.replace(path.with_suffix(".log.1"))
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(_PlaceOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    return handler


def note_once(error: BaseException) -> bool:
    """Write one error to the log and close it again; tell whether it could be written."""
    handler = start_log()
    if handler is None:
        return False
    try:
        log.error("%s", fingerprint(error))
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    return True


def fingerprint(error: BaseException) -> str:
    """Return where an error happened, without its message: a message may hold what a person typed.

    One line for each step, "file.py:12 function", then the kinds of the error and of its causes.
    """
    lines = [
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
    ]
    kinds: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(kinds) < 5:
        kinds.append(type(seen).__qualname__)
        seen = seen.__cause__ or seen.__context__
    return "\n".join([*lines, " < ".join(kinds)])


def _short(file_name: str) -> str:
    """Return the last three parts of a path: the full one may hold the user's name."""
    return "/".join(Path(file_name).parts[-3:])


class _PlaceOnly(logging.Formatter):
    """Writes an exception as its place and kind, and of other people's code only where it complained."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name.partition(".")[0] not in _OWN:
            place = f"{_short(record.pathname)}:{record.lineno}"
            record = logging.makeLogRecord(record.__dict__ | {"msg": place, "args": None, "exc_text": None})
        return super().format(record)

    def formatException(self, ei: object) -> str:
        error = ei[1] if isinstance(ei, tuple) else None
        return fingerprint(error) if isinstance(error, BaseException) else ""
