"""The keys of an open register: the data key in memory, and every change of the slots in kunci.json."""

import unicodedata
from pathlib import Path

import msgspec

from db import keyslots, passwords, recovery_code
from db.clock import Clock
from db.key_storage import write_keys
from db.keyslots import KeyFile, Slot, SlotList, Unlocked
from db.problem import Problem
from db.sign_in_delays import guarded

_LONGEST_NAME = 80


class Keyring:
    """Works on the slot list whose HMAC was checked at sign-in, never on what stands on the disk meanwhile."""

    def __init__(self, directory: Path, keys: KeyFile, key: bytes, unlocked: Unlocked) -> None:
        self._directory = directory
        self._keys = keys
        self._unlocked = unlocked
        self.data_key = key

    @property
    def uid(self) -> str:
        """The uid of the register."""
        return self._keys.register

    @property
    def slot_id(self) -> str:
        """The slot that opened the register."""
        return self._unlocked.slot_id

    @property
    def key_file(self) -> KeyFile:
        """The content of kunci.json as it now is."""
        return self._keys

    def slot(self, slot_id: str) -> Slot:
        """Return a slot.

        Raises Problem `account-unknown`.
        """
        found = self._keys.current.by_id(slot_id)
        if found is None:
            raise Problem("account-unknown", name="")
        return found

    def slot_ids(self) -> tuple[str, ...]:
        """The ids of all key slots."""
        return tuple(slot.id for slot in self._keys.current.slots)

    def slot_named(self, name: str) -> str:
        """The id of the slot of a name, upper and lower case alike, or nothing."""
        wanted = name.strip().casefold()
        return next((slot.id for slot in self._keys.current.slots if slot.name.casefold() == wanted), "")

    def add(self, name: str, password: str) -> str:
        """Make a slot for another account and return its id.

        Raises Problem `account-name-missing`, `account-name-taken` or `password-too-weak`.
        """
        name = self._free_name(name)
        passwords.check_password(password)
        slot = keyslots.new_slot(self.uid, self.data_key, "password", name, password, keyslots.STANDARD_KDF)
        self._write((*self._keys.current.slots, slot))
        return slot.id

    def change_password(self, slot_id: str, old: str, new: str, clock: Clock) -> None:
        """Seal a slot's identity under a new password.

        Raises Problem `wrong-password`, `wait-before-retry` or `password-too-weak`.
        """
        passwords.check_password(new)
        slot = self.slot(slot_id)
        with guarded(self.uid, slot_id, clock):
            unlocked = keyslots.unlock(self.uid, slot, old)
        self._put(keyslots.with_secret(self.uid, self.data_key, slot, unlocked, new, keyslots.STANDARD_KDF))

    def check_password(self, slot_id: str, password: str, clock: Clock) -> None:
        """Make sure that a password is the one of a slot.

        Raises Problem `account-unknown`, `wrong-password`, `wait-before-retry(seconds)`.
        """
        slot = self.slot(slot_id)
        with guarded(self.uid, slot_id, clock):
            keyslots.unlock(self.uid, slot, password)

    def reset_password(self, slot_id: str, new: str) -> None:
        """Give a slot a new identity and password without the old one: somebody else who is signed in allows it.

        Raises Problem `password-too-weak`.
        """
        passwords.check_password(new)
        slot = self.slot(slot_id)
        kdf = keyslots.STANDARD_KDF
        self._put(keyslots.new_slot(self.uid, self.data_key, slot.kind, slot.name, new, kdf, slot.id))

    def raise_parameters(self, secret: str) -> None:
        """Seal the own slot under today's parameters when it still has weaker ones."""
        slot, standard = self.slot(self.slot_id), keyslots.STANDARD_KDF
        if (slot.kdf.memory_kib, slot.kdf.passes) < (standard.memory_kib, standard.passes):
            self._put(keyslots.with_secret(self.uid, self.data_key, slot, self._unlocked, secret, standard))

    def renew_recovery_code(self) -> str:
        """Replace the recovery slot and return its new code; the old sheet opens nothing new from now on."""
        code = recovery_code.new_code()
        secret = recovery_code.read_code(code)
        slot = keyslots.new_slot(self.uid, self.data_key, "recovery", "", secret, keyslots.STANDARD_KDF)
        self._write((*(s for s in self._keys.current.slots if s.kind != "recovery"), slot))
        return code

    def begin_renewal(self, leaving: str) -> bytes:
        """Write a pending slot list, without the slot `leaving`, under a new data key; return that key.

        Raises Problem `account-unknown`, `account-is-own` or `account-is-recovery`.
        """
        slot = self.slot(leaving)
        if leaving == self.slot_id:
            raise Problem("account-is-own", name=slot.name)
        if slot.kind == "recovery":
            raise Problem("account-is-recovery")
        key = keyslots.new_data_key()
        remaining = tuple(s for s in self._keys.current.slots if s.id != leaving)
        self._save(self._keys.current, keyslots.renewed(self.uid, key, remaining))
        return key

    def finish_renewal(self, key: bytes) -> None:
        """Make the pending list the only one, once the register answers to its key."""
        if self._keys.pending is None:
            raise RuntimeError("no renewal is under way")
        self.data_key = key
        self._save(self._keys.pending, None)

    def drop_renewal(self) -> None:
        """Forget the pending list: the register still answers to the present key."""
        self._save(self._keys.current, None)

    def _put(self, slot: Slot) -> None:
        self._write(tuple(slot if s.id == slot.id else s for s in self._keys.current.slots))

    def _write(self, slots: tuple[Slot, ...]) -> None:
        self._save(keyslots.slot_list(self.uid, self.data_key, slots), None)

    def _save(self, current: SlotList, pending: SlotList | None) -> None:
        revision = self._keys.revision + 1
        keys = KeyFile(register=self.uid, revision=revision, current=current, pending=pending)
        # Kept in memory first: were a copy written and the next one not, a later change must still be newer.
        self._keys = msgspec.structs.replace(self._keys, revision=revision)
        write_keys(self._directory, keys)
        self._keys = keys

    def _free_name(self, name: str) -> str:
        name = _clean(name)
        if self._keys.current.by_name(name) is not None:
            raise Problem("account-name-taken", field="name", name=name)
        return name


def first_keys(register: str, name: str, password: str) -> tuple[KeyFile, bytes, Unlocked, str]:
    """Make the key file of a new register: one account, one recovery code.

    Returns the key file, the data key, the opened slot of the account, and the recovery code.
    Raises Problem `account-name-missing` or `password-too-weak`.
    """
    name = _clean(name)
    passwords.check_password(password)
    key, code, kdf = keyslots.new_data_key(), recovery_code.new_code(), keyslots.STANDARD_KDF
    account = keyslots.new_slot(register, key, "password", name, password, kdf)
    recovery = keyslots.new_slot(register, key, "recovery", "", recovery_code.read_code(code), kdf)
    keys = KeyFile(register=register, revision=1, current=keyslots.slot_list(register, key, (account, recovery)))
    return keys, key, keyslots.unlock(register, account, password), code


def _clean(name: str) -> str:
    """Return a name as it is kept: NFC, single spaces, no control or direction signs, 80 characters at most."""
    shown = "".join(sign for sign in passwords.normal(name) if sign.isspace() or unicodedata.category(sign)[0] != "C")
    cleaned = " ".join(shown.split())[:_LONGEST_NAME].strip()
    if not cleaned:
        raise Problem("account-name-missing", field="name")
    return cleaned
