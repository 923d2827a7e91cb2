"""A backup takes the register's place: everything is verified aside first, and what is replaced is kept (S29)."""

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path

import msgspec
import sqlcipher3.dbapi2 as driver
from sqlalchemy.orm import Session

from db import archive, audit, disk, faults, keyslots, opening, recovery_code, restoring, schema, swap
from db.archive import Manifest
from db.attachments import is_sound
from db.clock import Clock
from db.engine import connect, open_engine
from db.highwater import HighWater, Mark
from db.instance_lock import InstanceLock
from db.key_storage import write_keys
from db.keyslots import KeyFile
from db.places import ATTACHMENTS, BACKUPS, FILE_NAME
from db.problem import Problem


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: where the replaced register is kept, and which attachments the backup only shared and
    could not be found any more (sealed names)."""

    manifest: Manifest
    kept_aside: Path
    missing_attachments: tuple[str, ...]


def inspect(file: Path) -> Manifest:
    """Check a backup file as far as that is possible without a password, and return what it says it holds.

    Raises Problem `backup-missing`, `backup-damaged`, `backup-not-ours` or `register-newer`.
    """
    if not file.is_file():
        raise Problem("backup-missing", file=str(file))
    return archive.read(file, file.parent, only=set())  # an empty `only`: nothing is written


def restore(file: Path, directory: Path, *, account_name: str | None, password: str, clock: Clock) -> Restored:
    """Put a backup in the place of the register of a folder, with a password of the backup's own accounts.

    Without `account_name`, `password` is the recovery code. Nothing of the present register changes before the backup
    has been read, decrypted and compared as a whole; a cut-off exchange is finished at the next start.
    Raises Problem `backup-missing`, `backup-damaged`, `backup-not-ours`, `backup-foreign-objects(name)`,
    `register-newer`, `register-in-use`, `disk-full` and the sign-in problems of `Register.open`.
    """
    if not file.is_file():
        raise Problem("backup-missing", file=str(file))
    secret = recovery_code.read_code(password) if account_name is None else password
    opening.make_folder(directory)
    lock = InstanceLock(directory)
    try:
        with faults.named(directory):
            return _restore(file, directory, account_name, secret, clock)
    finally:
        lock.release()


def _restore(file: Path, directory: Path, account_name: str | None, secret: str, clock: Clock) -> Restored:
    restoring.finish(directory)
    disk.need_space(directory, file.stat().st_size)
    staging = directory / restoring.STAGING
    staging.mkdir(mode=0o700)
    try:
        manifest, missing, mark = _prepare(file, directory, staging, account_name, secret, clock)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    aside = f"diganti-{clock.now():%Y%m%d-%H%M%S}"
    restoring.commit(directory, aside)
    with contextlib.suppress(OSError):
        HighWater(manifest.register).write(mark)
    return Restored(manifest, directory / aside, missing)


def _prepare(
    file: Path, directory: Path, staging: Path, account_name: str | None, secret: str, clock: Clock
) -> tuple[Manifest, tuple[str, ...], Mark]:
    manifest = archive.read(file, staging)
    keys = keyslots.decode((staging / archive.KEYS).read_bytes())
    if keys.register != manifest.register:
        raise Problem("backup-damaged")
    unlocked = opening.unlock(keys, account_name, secret, clock)
    register = staging / FILE_NAME
    key = _key(register, keys, unlocked)
    _check_register(register, key, manifest, staging)
    missing = _share_attachments(manifest, directory, file.parent, staging / ATTACHMENTS)
    mark = _note(register, key, manifest, clock)
    write_keys(staging, msgspec.structs.replace(keys, pending=None))
    return manifest, missing, mark


def _key(register: Path, keys: KeyFile, unlocked: keyslots.Unlocked) -> bytes:
    key = unlocked.data_key(keys.current, keys.register)
    if not swap.opens(register, key):
        raise Problem("backup-damaged")
    return key


def _check_register(register: Path, key: bytes, manifest: Manifest, scratch: Path) -> None:
    """Read all of it before any of its own SQL could run; `trusted_schema` is off on every connection."""
    try:
        swap.check_sound(register, key)
    except Problem:
        raise Problem("backup-damaged") from None
    revision = schema.revision_of(register, key)
    schema.needs_upgrade(revision)
    expected = schema.expected_objects(scratch, revision)
    try:
        with contextlib.closing(connect(register, key, ("query_only = ON",))) as connection:
            found = schema.objects(connection)
    except driver.DatabaseError:
        raise Problem("backup-damaged") from None
    foreign = sorted(name for _kind, name, _sql in found ^ expected)
    if foreign:
        raise Problem("backup-foreign-objects", name=foreign[0])
    _check_chain(register, key, manifest)


def _check_chain(register: Path, key: bytes, manifest: Manifest) -> None:
    engine = open_engine(register, key)
    try:
        with Session(engine) as session:
            verdict = audit.verify(session)
    finally:
        engine.dispose()
    state = verdict.state
    if not verdict.sound or (state.count, state.head) != (manifest.audit_entries, manifest.audit_head):
        raise Problem("backup-damaged")


def _share_attachments(manifest: Manifest, directory: Path, beside: Path, target: Path) -> tuple[str, ...]:
    """Bring the attachments that an automatic backup only names; return those that are nowhere any more."""
    missing = []
    target.mkdir(mode=0o700, exist_ok=True)
    for name in manifest.shared:
        places = (beside / ATTACHMENTS / name, directory / BACKUPS / ATTACHMENTS / name, directory / ATTACHMENTS / name)
        found = next((path for path in places if path.is_file() and is_sound(path)), None)
        if found is None:
            missing.append(name)
        else:
            disk.link_or_copy(found, target / name)
    return tuple(missing)


def _note(register: Path, key: bytes, manifest: Manifest, clock: Clock) -> Mark:
    """Write the restore into the log of the restored register and return its new high-water mark."""
    engine = open_engine(register, key)
    commits = manifest.commits + 1
    try:
        with Session(engine) as session, session.begin():
            session.connection().exec_driver_sql(f"PRAGMA user_version = {commits}")
            audit.append(
                session,
                at=clock.now(),
                account_uid="",
                action="register-restored",
                subject_kind="register",
                subject_uid=manifest.register,
                content=(manifest.made_at, manifest.commits, manifest.audit_head),
            )
            state = audit.state(session)
    finally:
        engine.dispose()
    swap.fold_in(register, key)
    swap.settle(register)
    return Mark(commits, state.count, state.head, state.last_at)
