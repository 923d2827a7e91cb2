"""Backups: one file `.sigapbak` with register, key slots and attachments, checked after writing (SAFETY.md R12).

The container is a plain ustar archive with fixed names: kunci.json, register.db, lampiran/<sealed name>, and at the
end manifest.json with length and SHA-256 of each. A backup made by hand holds the attachments; an automatic one beside
the register shares them through `cadangan/lampiran`, where each sealed file has a second name (or a copy).
"""

import contextlib
import re
import shutil
import tarfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from db import archive, disk, faults, keyslots, swap
from db.archive import Manifest
from db.attachments import is_sound
from db.clock import Clock
from db.engine import connect
from db.keyslots import KeyFile
from db.places import ATTACHMENTS, BACKUPS, FILE_NAME
from db.problem import Problem
from db.safe_file import replace, sync_file

if TYPE_CHECKING:
    from db.register import Register

SUFFIX = ".sigapbak"
KEPT = 10
SOON = timedelta(hours=1)
_AUTOMATIC = re.compile(r"^otomatis-(?P<at>\d{8}-\d{6})-(?P<commits>\d+)\.sigapbak$")
SCRATCH = ".periksa-cadangan"


@dataclass(frozen=True, slots=True)
class BackupFile:
    """An automatic backup beside the register; `made_at` is in UTC."""

    path: Path
    made_at: datetime
    commits: int
    length: int


def write_backup(register: "Register", target: Path, clock: Clock) -> Manifest:
    """Write a backup with everything in it to a file, also on another drive.

    Written aside, opened and checked, renamed; an older file of that name is replaced only then.
    Raises Problem `disk-full`, `folder-read-only`, `backup-unsound`.
    """
    with register.at_rest():
        return _write(register.directory, register.keyring.key_file, register.keyring.data_key, target, clock, True)


def automatic_backup(register: "Register", clock: Clock) -> Path | None:
    """Write a backup into `cadangan` when the register changed since the last one, and keep ten.

    Returns the file, or None when nothing changed. Raises as `write_backup`.
    """
    with register.at_rest():
        return _automatic(register.directory, register.keyring.key_file, register.keyring.data_key, clock)


def before_upgrade(directory: Path, keys: KeyFile, key: bytes, clock: Clock) -> Path | None:
    """Write an automatic backup of a closed register before it is upgraded."""
    swap.fold_in(directory / FILE_NAME, key)
    return _automatic(directory, keys, key, clock)


def list_backups(directory: Path) -> tuple[BackupFile, ...]:
    """Return the automatic backups of a register folder, newest first."""
    found = []
    folder = directory / BACKUPS
    for path in folder.iterdir() if folder.is_dir() else ():
        match = _AUTOMATIC.match(path.name)
        if match:
            made_at = datetime.strptime(match["at"] + "+0000", "%Y%m%d-%H%M%S%z")
            found.append(BackupFile(path, made_at, int(match["commits"]), path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: backup.path.name, reverse=True))


def _automatic(directory: Path, keys: KeyFile, key: bytes, clock: Clock) -> Path | None:
    commits = _facts(directory / FILE_NAME, key)[0]
    known = list_backups(directory)
    if any(backup.commits == commits for backup in known):
        return None
    folder = directory / BACKUPS
    with faults.named(folder):
        folder.mkdir(mode=0o700, exist_ok=True)
        shared = folder / ATTACHMENTS
        shared.mkdir(mode=0o700, exist_ok=True)
        for path in _sealed_files(directory):
            if not (shared / path.name).exists():
                disk.link_or_copy(path, shared / path.name)
    target = folder / f"otomatis-{clock.now():%Y%m%d-%H%M%S}-{commits:06d}{SUFFIX}"
    _write(directory, keys, key, target, clock, False)
    _forget_old(directory)
    return target


def _forget_old(directory: Path) -> None:
    """Remove the backups beyond ten, and the shared attachments that only they needed."""
    backups = list(list_backups(directory))
    while len(backups) > KEPT:
        backups.pop(_to_forget(backups)).path.unlink(missing_ok=True)
    try:
        needed = {name for kept in backups for name in archive.read_manifest(kept.path).shared}
    except Problem:
        return  # a damaged backup does not say what it needs: everything stays
    for path in (directory / BACKUPS / ATTACHMENTS).glob("*.age"):
        if path.name not in needed:
            path.unlink(missing_ok=True)


def _to_forget(backups: Sequence[BackupFile]) -> int:
    """Return the place of the oldest backup that was soon followed by another; without one, of the oldest of all.

    So a busy morning does not push out the copies of the days before.
    """
    for place in range(len(backups) - 1, 0, -1):
        if backups[place - 1].made_at - backups[place].made_at < SOON:
            return place
    return len(backups) - 1


def _write(directory: Path, keys: KeyFile, key: bytes, target: Path, clock: Clock, inside: bool) -> Manifest:
    register = directory / FILE_NAME
    sealed = [path for path in _sealed_files(directory) if is_sound(path)]
    aside = target.with_name(f".{target.name}.tmp")
    with faults.named(target.parent):
        disk.need_space(target.parent, register.stat().st_size + sum(p.stat().st_size for p in sealed if inside))
        try:
            manifest = _write_archive(aside, register, keys, key, sealed, clock, inside)
            sync_file(aside)
            _check(aside, manifest, directory, key)
            replace(aside, target)
        finally:
            aside.unlink(missing_ok=True)
    return manifest


def _write_archive(
    aside: Path, register: Path, keys: KeyFile, key: bytes, sealed: list[Path], clock: Clock, inside: bool
) -> Manifest:
    commits, entries, head, tables, revision = _facts(register, key)
    with tarfile.open(aside, "w:", format=tarfile.USTAR_FORMAT) as tar:
        members = [
            archive.add_bytes(tar, archive.KEYS, keyslots.encode(keys)),
            archive.add_file(tar, archive.REGISTER, register),
            *(archive.add_file(tar, f"{ATTACHMENTS}/{path.name}", path) for path in sealed if inside),
        ]
        manifest = Manifest(
            register=keys.register,
            made_at=clock.now(),
            revision=revision,
            commits=commits,
            audit_entries=entries,
            audit_head=head,
            tables=tables,
            members=tuple(members),
            shared=() if inside else tuple(path.name for path in sealed),
        )
        archive.add_manifest(tar, manifest)
    return manifest


def _check(file: Path, manifest: Manifest, directory: Path, key: bytes) -> None:
    """Read a backup back as a restore would, and compare it with what was to be written."""
    scratch = directory / SCRATCH
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(mode=0o700)
    try:
        copy = scratch / FILE_NAME
        if archive.read(file, scratch, only={archive.REGISTER}) != manifest:
            raise Problem("backup-unsound")
        swap.check_sound(copy, key)
        if _facts(copy, key)[:4] != (manifest.commits, manifest.audit_entries, manifest.audit_head, manifest.tables):
            raise Problem("backup-unsound")
    except Problem as problem:
        raise Problem("backup-unsound") from problem
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _facts(register: Path, key: bytes) -> tuple[int, int, str, dict[str, int], str]:
    """Return commits, audit entries, chain head, rows per table, and schema revision of a closed register."""
    with contextlib.closing(connect(register, key, ("query_only = ON",))) as connection:
        commits = int(connection.execute("PRAGMA user_version").fetchone()[0])
        last = connection.execute("SELECT seq, hash FROM audit_entries ORDER BY seq DESC LIMIT 1").fetchone()
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
            "AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
        ).fetchall()
        tables = {
            str(name): int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 — own tables
            for (name,) in names
            if '"' not in name
        }
        revision = str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    return commits, int(last[0]) if last else 0, str(last[1]) if last else "", tables, revision


def _sealed_files(directory: Path) -> Iterable[Path]:
    folder = directory / ATTACHMENTS
    return sorted(folder.glob("*.age")) if folder.is_dir() else ()
