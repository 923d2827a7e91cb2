"""Before a register is used: its folder, its first files, the key that fits, what a cut-off change left behind."""

import contextlib
import shutil
from pathlib import Path

import msgspec
import pyrage

from db import backup, disk, keyslots, restoring, schema, swap
from db.clock import Clock
from db.engine import connect
from db.highwater import HighWater, digest_of
from db.key_storage import FILE_NAMES as KEY_FILES
from db.key_storage import mend_copies, write_keys
from db.keyring import Keyring
from db.keyslots import KeyFile, SlotList, Unlocked
from db.places import ATTACHMENT_IDENTITY, ATTACHMENTS, BACKUPS, FILE_NAME, NOTE
from db.problem import Problem
from db.safe_file import write_atomically
from db.sign_in_delays import guarded
from resources import resource_path


def settle_keys(directory: Path, register: Path, keys: KeyFile, unlocked: Unlocked) -> tuple[KeyFile, bytes]:
    """Return the key file and the data key that fit the register, finishing a renewal that was cut off.

    The register's own first page decides: it answers to the old data key or to the new one, never to both.
    Raises Problem `register-damaged`, `account-removed`, `keys-damaged` or `keys-changed-outside`.
    """
    refusals: list[Problem] = []
    for slots in (keys.current, keys.pending):
        if slots is None:
            continue
        key = _key_of(unlocked, slots, keys.register, refusals)
        if key is not None and swap.opens(register, key):
            return _settled(directory, keys, slots), key
    raise refusals[0] if refusals else Problem("register-damaged")


def prepare(directory: Path, keys: KeyFile, unlocked: Unlocked, clock: Clock) -> tuple[Keyring, tuple[Problem, ...]]:
    """Bring the files of a register to rest before they are used: key renewal, first bytes, key copies, upgrade.

    Returns the keys and what was found: `header-mended`, or `changed-while-closed` when the file is not the one that
    was closed although every page answers to its HMAC (another program wrote to it, or bytes that carry nothing: beside
    an HMAC-SHA1 each page has 12 spare ones).
    Raises Problem `register-damaged`, `register-newer`, `upgrade-failed`, `disk-full` and those of `settle_keys`.
    """
    path = directory / FILE_NAME
    if not path.is_file():
        raise Problem("register-damaged", directory=str(directory))
    _sweep(directory)
    found_digest = digest_of(path)  # before anything opens the file and may write to it
    keys, key = settle_keys(directory, path, keys, unlocked)
    closed_digest = HighWater(keys.register).opened()
    changed = bool(closed_digest and found_digest) and closed_digest != found_digest
    if changed:
        swap.check_sound(path, key)
    mended = swap.mend_header(path, key)
    findings = (Problem("header-mended"),) if mended else (Problem("changed-while-closed"),) if changed else ()
    if schema.needs_upgrade(schema.revision_of(path, key)):
        backup.before_upgrade(directory, keys, key, clock)
        schema.upgrade(path, key)
    mend_copies(directory, keys)
    return Keyring(directory, keys, key, unlocked), findings


def find_register(directory: Path) -> None:
    """Make sure a folder holds a register, before anything is written there.

    Raises Problem `register-missing`.
    """
    if not (directory / restoring.STAGING).is_dir() and not any((directory / name).is_file() for name in KEY_FILES):
        raise Problem("register-missing", directory=str(directory))


def _sweep(directory: Path) -> None:
    """Remove what a program that was cut off left half written; nothing of it was ever in use."""
    swap.discard(directory / (FILE_NAME + swap.ASIDE_SUFFIX))
    shutil.rmtree(directory / backup.SCRATCH, ignore_errors=True)
    for folder in (directory, directory / ATTACHMENTS, directory / BACKUPS):
        for leftover in (*folder.glob(".*.tmp"), *folder.glob(".uji-tulis-*")):
            disk.remove_if_possible(leftover)


def unlock(keys: KeyFile, account_name: str | None, secret: str, clock: Clock) -> Unlocked:
    """Try a secret on an account's slot, or on the recovery slot when no account is named.

    Raises Problem `account-unknown`, `wait-before-retry`, `wrong-password` or `wrong-recovery-code`.
    """
    slot = keys.current.recovery() if account_name is None else keys.current.by_name(account_name)
    if slot is None:
        raise Problem("account-unknown", field="account_name", name=account_name or "")
    with guarded(keys.register, slot.id, clock):
        return keyslots.unlock(keys.register, slot, secret)


def make_folder(directory: Path) -> None:
    """Make the folder of a new register and see that a register may live there.

    Raises Problem `drive-not-fixed`, `folder-read-only` or `disk-full`.
    """
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise disk.write_problem(error, directory) from None
    disk.check_folder(directory)


def make_files(directory: Path, keys: KeyFile, key: bytes) -> None:
    """Write the files of a new register; the key file comes last, from then on there is a register.

    Raises Problem `register-exists`, OSError.
    """
    if any((directory / name).exists() for name in KEY_FILES):
        raise Problem("register-exists", directory=str(directory))
    path = directory / FILE_NAME
    swap.discard(path)  # without a key file it is what an unfinished beginning left
    schema.migrate(path, key)
    identity = msgspec.json.encode(str(pyrage.x25519.Identity.generate())).decode()
    with contextlib.closing(connect(path, key)) as connection:
        connection.execute("INSERT INTO settings (key, json) VALUES (?, ?)", (ATTACHMENT_IDENTITY, identity))
    write_keys(directory, keys)


def write_note(directory: Path) -> None:
    """Put the note for people who look into the folder (SAFETY.md S30) where it is missing or changed."""
    note = directory / NOTE
    content = resource_path("wording", "lembar-baca.txt").read_bytes()
    with contextlib.suppress(OSError):
        if not note.is_file() or note.read_bytes() != content:
            write_atomically(note, content)


def _key_of(unlocked: Unlocked, slots: SlotList, register: str, refusals: list[Problem]) -> bytes | None:
    try:
        return unlocked.data_key(slots, register)
    except Problem as refusal:
        refusals.append(refusal)
        return None


def _settled(directory: Path, keys: KeyFile, slots: SlotList) -> KeyFile:
    if keys.pending is None:
        return keys
    settled = msgspec.structs.replace(keys, current=slots, pending=None, revision=keys.revision + 1)
    write_keys(directory, settled)
    return settled
