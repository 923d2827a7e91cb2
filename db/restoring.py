"""The last step of a restore: prepared files move into place; a cut-off move is finished at the next start."""

import shutil
from pathlib import Path

from db.places import ATTACHMENTS
from db.safe_file import replace, sync_directory, write_atomically

STAGING = ".pemulihan"
_READY = "SIAP"  # holds the name of the folder that receives what is replaced
# The key files go last: a register file without its own keys is finished by the marker, never shown.
_FILES = ("register.db", "kunci.json", "kunci.salinan-1.json", "kunci.salinan-2.json")
_SIDE_FILES = ("register.db-wal", "register.db-shm")


def commit(directory: Path, aside_name: str) -> None:
    """Mark the staged files as complete and move them in; `aside_name` is a folder for what they replace."""
    write_atomically(directory / STAGING / _READY, aside_name.encode())
    finish(directory)


def finish(directory: Path) -> None:
    """Finish a restore that was marked complete, or forget one that was not; without one, do nothing."""
    staging = directory / STAGING
    if not staging.is_dir():
        return
    marker = staging / _READY
    if marker.is_file():
        aside = directory / marker.read_text("utf-8")
        aside.mkdir(exist_ok=True)
        _move_attachments(staging, directory)
        if (staging / _FILES[0]).exists():
            for name in _SIDE_FILES:
                _set_aside(directory / name, aside)
        for name in _FILES:
            if (staging / name).exists():
                _set_aside(directory / name, aside)
                replace(staging / name, directory / name)
        sync_directory(aside)
        marker.unlink()
    shutil.rmtree(staging)


def _set_aside(path: Path, aside: Path) -> None:
    if path.exists() and not (aside / path.name).exists():
        replace(path, aside / path.name)


def _move_attachments(staging: Path, directory: Path) -> None:
    target = directory / ATTACHMENTS
    target.mkdir(mode=0o700, exist_ok=True)
    for path in sorted((staging / ATTACHMENTS).glob("*.age")):
        replace(path, target / path.name)
