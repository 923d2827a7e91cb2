"""The register of an office: one encrypted file, its keys, its attachments; every read and change goes through here."""

import contextlib
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import msgspec
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from db import audit, disk, faults, opening, recovery_code, restoring, start_checks, swap
from db.attachments import AttachmentStore
from db.change import Change
from db.clock import Clock
from db.engine import READING, open_engine
from db.highwater import HighWater, Mark
from db.instance_lock import InstanceLock
from db.key_storage import read_keys
from db.keyring import Keyring, first_keys
from db.models.system import SettingModel
from db.places import ATTACHMENT_IDENTITY, ATTACHMENTS, FILE_NAME
from db.problem import Problem
from db.records import names
from db.records.changes import Changes

_LONGEST_WAIT = 15.0  # seconds one thread waits for another's transaction
_CHECKPOINT_AFTER = 2.0  # seconds of quiet; SAFETY.md §2.1 asks for at most 5 after a save


class Register:
    """An open register. One thread at a time reads or changes; a second thread waits its turn."""

    def __init__(self, directory: Path, keyring: Keyring, lock: InstanceLock) -> None:
        """Use `create`, `open` or `open_with_recovery`."""
        self.directory = directory
        self._keyring = keyring
        self._lock = lock
        self._turn = threading.Lock()
        self._owner: int | None = None
        self._session: Session | None = None
        self._saved_at: float | None = None
        self._high_water = HighWater(keyring.uid)
        self._engine: Engine | None = open_engine(self.path, keyring.data_key)
        self.findings: tuple[Problem, ...] = ()
        self.changes = Changes()  # what was changed since the register was opened
        try:
            self.attachments = AttachmentStore(directory / ATTACHMENTS, self._attachment_identity())
        except BaseException:
            self._engine.dispose()
            raise

    # -- making and opening --------------------------------------------------------------------------------------

    @classmethod
    def create(cls, directory: Path, *, account_name: str, password: str, clock: Clock) -> tuple[Self, str]:
        """Make a new register and return it with its recovery code.

        Raises Problem `register-exists`, `password-too-weak`, `drive-not-fixed`, `folder-read-only`, `disk-full`.
        """
        uid = uuid.uuid4().hex
        keys, key, unlocked, code = first_keys(uid, account_name, password)
        opening.make_folder(directory)
        lock = InstanceLock(directory)
        try:
            with faults.named(directory):
                opening.make_files(directory, keys, key)
                register = cls(directory, Keyring(directory, keys, key, unlocked), lock)
        except BaseException:
            lock.release()
            raise
        with register.changing("", clock) as change:
            change.audit("register-created", "register", uid)
        opening.write_note(directory)
        register.findings = register._look_around(clock)
        return register, code

    @classmethod
    def open(cls, directory: Path, *, account_name: str, password: str, clock: Clock) -> Self:
        """Open a register with an account's password.

        Raises Problem `register-missing`, `account-unknown`, `wrong-password`, `wait-before-retry(seconds)`,
        `account-removed`, `register-in-use`, `register-damaged`, `keys-damaged`, `keys-changed-outside`,
        `register-newer`, `drive-not-fixed`, `folder-read-only`, `disk-full`.
        """
        return cls._open(directory, account_name, password, clock)

    @classmethod
    def open_with_recovery(cls, directory: Path, code: str, *, clock: Clock) -> Self:
        """Open a register with the code of the recovery sheet.

        Raises Problem `recovery-code-incomplete`, `recovery-code-mistyped`, `wrong-recovery-code` and those of `open`.
        """
        return cls._open(directory, None, recovery_code.read_code(code), clock)

    @staticmethod
    def account_names(directory: Path) -> tuple[str, ...]:
        """Return the names that may sign in, in the order they were added.

        Raises Problem `register-missing` or `keys-damaged`.
        """
        keys = read_keys(directory)
        slots = (keys.pending or keys.current).slots
        return tuple(slot.name for slot in slots if slot.kind == "password")

    @classmethod
    def _open(cls, directory: Path, account_name: str | None, secret: str, clock: Clock) -> Self:
        opening.find_register(directory)
        disk.check_folder(directory)
        lock = InstanceLock(directory)
        try:
            with faults.named(directory):
                restoring.finish(directory)
                keys = read_keys(directory)
                unlocked = opening.unlock(keys, account_name, secret, clock)
                keyring, findings = opening.prepare(directory, keys, unlocked, clock)
                keyring.raise_parameters(secret)
                return cls._started(directory, keyring, lock, clock, findings)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _started(
        cls, directory: Path, keyring: Keyring, lock: InstanceLock, clock: Clock, findings: tuple[Problem, ...]
    ) -> Self:
        register = cls(directory, keyring, lock)
        try:
            opening.write_note(directory)
            seen = register._look_around(clock)
            # A changed file alone says less than lost commits, a broken chain, or that it was in use elsewhere.
            told = bool({f.code for f in seen} & {*start_checks.INTEGRITY, start_checks.USED_ELSEWHERE})
            changed = any(f.code == "changed-while-closed" for f in findings)
            register.findings = tuple(
                finding
                for finding in (*findings, *seen)
                if (finding.code != "changed-while-closed" or not told)
                and (finding.code != start_checks.USED_ELSEWHERE or changed)
            )
        except BaseException:
            register.close()
            raise
        return register

    @property
    def path(self) -> Path:
        """The encrypted file."""
        return self.directory / FILE_NAME

    @property
    def uid(self) -> str:
        """The uid of this register; it names the high-water file."""
        return self._keyring.uid

    @property
    def slot_id(self) -> str:
        """The key slot that opened the register."""
        return self._keyring.slot_id

    def slot_ids(self) -> tuple[str, ...]:
        """The ids of all key slots, the recovery code's among them."""
        return self._keyring.slot_ids()

    def slot_named(self, name: str) -> str:
        """The id of the slot of a name, or nothing."""
        return self._keyring.slot_named(name)

    @property
    def keyring(self) -> Keyring:
        """The keys; backups need them."""
        return self._keyring

    # -- reading and changing ------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that may not write; inside a change of the same thread it is the change's own session.

        Raises Problem `register-damaged` when a page does not answer to its HMAC.
        """
        if self._owner == threading.get_ident() and self._session is not None:
            yield self._session
            return
        with self._my_turn() as session, self._faults_named(reading=True):
            session.connection(execution_options={READING: True})
            yield session

    @contextlib.contextmanager
    def changing(self, account_uid: str, clock: Clock) -> Iterator[Change]:
        """Give a change: committed and forced to disk at the end, rolled back on any exception.

        Raises Problem `disk-full`, `disk-failed`, `folder-read-only` or `register-damaged`.
        """
        if self._owner == threading.get_ident():
            raise RuntimeError("a change cannot begin inside another change or inside reading")
        with self._my_turn() as session, self._faults_named():
            connection = session.connection()
            commits = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one()) + 1
            # Counts every commit, also those without an audit entry, so that the high-water file can miss it.
            connection.exec_driver_sql(f"PRAGMA user_version = {commits}")
            change = Change(session, account_uid, clock)
            yield change
            session.flush()
            state = audit.state(session)
            session.commit()
            self.changes |= change.changes
            self._saved_at = time.monotonic()
            self._raise_mark(Mark(commits, state.count, state.head, state.last_at))

    @contextlib.contextmanager
    def _my_turn(self) -> Iterator[Session]:
        if self._engine is None:
            raise RuntimeError("the register is closed")
        if not self._turn.acquire(timeout=_LONGEST_WAIT):
            raise RuntimeError("another thread holds the register")
        try:
            if self._engine is None:
                raise RuntimeError("the register was closed meanwhile")
            self._owner = threading.get_ident()
            self._session = Session(self._engine, expire_on_commit=False)
            with self._session:
                yield self._session
        finally:
            self._session = None
            self._owner = None
            self._turn.release()

    @contextlib.contextmanager
    def _faults_named(self, reading: bool = False) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            problem = faults.problem_of(error, self.directory)
            if problem is None or (reading and problem.code == "folder-read-only"):
                raise  # writing while reading is a bug, whatever SQLite calls it
            if self._session is not None:
                self._session.invalidate()  # after a failed write the next transaction starts on a fresh connection
            raise problem from error

    def _raise_mark(self, mark: Mark) -> None:
        try:
            self._high_water.write(mark)
        except OSError:
            # The commit stands and was promised; a mark that lags behind only weakens the next check.
            return

    # -- keys ----------------------------------------------------------------------------------------------------

    def add_slot(self, name: str, password: str) -> str:
        """Make a key slot for another account and return its id; see `Keyring.add`."""
        return self._keyring.add(name, password)

    def change_password(self, slot_id: str, old: str, new: str, clock: Clock) -> None:
        """Change a password, knowing the old one; see `Keyring.change_password`."""
        self._keyring.change_password(slot_id, old, new, clock)

    def reset_password(self, slot_id: str, new: str) -> None:
        """Set a password without the old one; see `Keyring.reset_password`."""
        self._keyring.reset_password(slot_id, new)

    def renew_recovery_code(self) -> str:
        """Replace the recovery code and return the new one; see `Keyring.renew_recovery_code`."""
        return self._keyring.renew_recovery_code()

    def remove_slot(self, slot_id: str) -> None:
        """Remove an account's slot and renew the data key: what its password opened before opens nothing new.

        The register is written anew under the new key beside the old one, checked, and swapped in.
        Raises Problem `account-unknown`, `account-is-own`, `account-is-recovery`, `disk-full`, `register-damaged`.
        """
        old = self._keyring.data_key
        with self.at_rest():
            new = self._keyring.begin_renewal(slot_id)
            try:
                swap.rebuild(
                    self.path, lambda copy: swap.rekey(copy, old, new), lambda copy: swap.check_sound(copy, new)
                )
            except BaseException:
                self._keyring.drop_renewal()
                raise
            self._keyring.finish_renewal(new)

    @contextlib.contextmanager
    def at_rest(self) -> Iterator[None]:
        """Close the file for a while, everything of the -wal in it, so that it can be copied or exchanged.

        (Copying an open one would drop SQLite's own locks: closing any handle of a file drops them all on unix.)
        Raises Problem `disk-full` when the -wal cannot be folded in.
        """
        if self._owner == threading.get_ident() or self._engine is None:
            raise RuntimeError("the register must be open and at rest")
        with self._turn:
            self._fold_in()
            self._engine.dispose()
            try:
                with faults.named(self.directory):
                    swap.settle(self.path)
                    yield
            finally:
                self._engine = open_engine(self.path, self._keyring.data_key)

    # -- checkpoint and end --------------------------------------------------------------------------------------

    def checkpoint(self) -> None:
        """Bring every commit from the -wal into the register file."""
        if self._engine is not None:
            with self._turn:
                self._fold_in()

    @property
    def checkpoint_due(self) -> bool:
        """Whether a save was made that is not in the register file yet, and two seconds have passed since the last."""
        saved_at = self._saved_at
        quiet = saved_at is not None and time.monotonic() - saved_at >= _CHECKPOINT_AFTER
        return quiet and self._engine is not None

    def checkpoint_if_due(self) -> bool:
        """Checkpoint when one is due; never waits for a turn."""
        if not self.checkpoint_due or not self._turn.acquire(blocking=False):
            return False
        try:
            self._fold_in()
        finally:
            self._turn.release()
        return True

    def close(self) -> None:
        """Checkpoint, close the file and let another program in; a second call does nothing."""
        if self._engine is None:
            return
        with self._turn:
            try:
                self._fold_in()
            finally:
                self._engine.dispose()
                self._engine = None
                names.forget()
                self._note_closed()
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _fold_in(self) -> None:
        if self._engine is None:
            return
        connection = self._engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            self._saved_at = None
        except Exception as error:
            # The commits are safe in the -wal; the next start or the next quiet moment folds them in.
            if faults.problem_of(error, self.directory) is None:
                raise
        finally:
            connection.close()

    def _note_closed(self) -> None:
        with contextlib.suppress(OSError, Problem):
            swap.settle(self.path)
            self._high_water.closed(self.path)

    # -- what is looked at when opening --------------------------------------------------------------------------

    def _look_around(self, clock: Clock) -> tuple[Problem, ...]:
        mark = self._high_water.read()
        with self.reading() as session:
            commits = int(session.connection().exec_driver_sql("PRAGMA user_version").scalar_one())
            state = audit.state(session)
            lost = start_checks.lost_commits(session, commits, mark)
            found = (
                lost,
                start_checks.used_elsewhere(commits, state, mark) if lost is None else None,
                start_checks.broken_chain(audit.verify(session, audit.LAST_VERIFIED_AT_OPEN)),
                start_checks.clock_suspect(clock.now(), state),
                disk.low_space(self.directory),
            )
        if lost is not None:
            self._note_loss(lost, mark, clock)
        elif mark is None or mark.commits < commits:
            self._raise_mark(Mark(commits, state.count, state.head, state.last_at))
        return tuple(finding for finding in found if finding is not None)

    def _note_loss(self, lost: Problem, mark: Mark | None, clock: Clock) -> None:
        """Write the loss into the log itself: the mark moves on, the fact stays."""
        with self.changing("", clock) as change:
            change.audit(lost.code, "register", self.uid, mark)

    def _attachment_identity(self) -> str:
        with self.reading() as session:
            row = session.get(SettingModel, ATTACHMENT_IDENTITY)
            if row is None:
                raise Problem("register-damaged")
            return str(msgspec.json.decode(row.json))
