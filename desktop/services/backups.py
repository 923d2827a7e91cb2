"""Backups: written whole, checked by opening them, brought back only after two questions."""

from dataclasses import dataclass
from pathlib import Path

from db import backup, restore
from db.backup import BackupFile
from db.clock import Clock
from db.problem import Problem
from db.vocabulary import Role, Topic
from desktop.services.desk import Desk

__all__ = ["BackupFile", "Written", "automatic", "back_up", "list_backups", "restore_backup"]

SUFFIX = ".sigapbak"


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that was written and checked."""

    path: Path
    length: int


def back_up(desk: Desk, target: Path | None = None) -> Written:
    """Write a backup to a chosen file, or among the automatic ones.

    The file is opened and checked before it gets its name. Raises the Problems of `db.backup.write_backup`.
    """
    desk.require(Role.MANAGER, Role.CLERK)
    with desk.changing() as change:
        change.audit("backup-made", "office", desk.register.uid)
        change.touch(Topic.BACKUPS)
    try:
        if target is None:
            path = backup.automatic_backup(desk.register, desk.clock) or list_backups(desk)[0].path
        else:
            path = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
            backup.write_backup(desk.register, path, desk.clock)
    except Problem:
        # The backup holds its own line, so the line was written first.
        with desk.changing() as change:
            change.audit("backup-failed", "office", desk.register.uid)
        raise
    return Written(path, path.stat().st_size)


def automatic(desk: Desk) -> Path | None:
    """Write an automatic backup when something changed since the last one; for closing the program."""
    return backup.automatic_backup(desk.register, desk.clock)


def list_backups(desk: Desk) -> tuple[BackupFile, ...]:
    """Return the automatic backups, the latest first."""
    return backup.list_backups(desk.register.directory)


def restore_backup(file: Path, directory: Path, account_name: str, password: str, clock: Clock) -> None:
    """Bring a backup back into the register folder; what stood there is kept aside.

    The password is that of the account as of the day of the backup. Raises Problem `backup-damaged`,
    `backup-not-ours`, `wrong-password` and others of the store; then nothing has changed.
    """
    restore.restore(file, directory, account_name=account_name, password=password, clock=clock)
