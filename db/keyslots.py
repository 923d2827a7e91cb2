"""Key slots: the random data key of the register, sealed once for each person (SAFETY.md §2.3).

A slot holds an X25519 identity sealed under argon2id(password), and the data key sealed by age to its public key.
So the data key can be renewed without anybody's password.
"""

import hashlib
import hmac
import os
import secrets
from typing import Literal

import msgspec
import pyrage
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from db import passwords
from db.problem import Problem
from db.records import canonical

FORMAT = "sigap-keys-1"
KEY_LENGTH = 32

SlotKind = Literal["password", "recovery"]


class Kdf(msgspec.Struct, frozen=True, kw_only=True):
    """Parameters of argon2id, kept with each slot so that they can be raised later."""

    name: Literal["argon2id"] = "argon2id"
    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 1


STANDARD_KDF = Kdf()
# A key file from outside must not make the program take all memory or compute for hours.
_MOST_MEMORY_KIB = 1024 * 1024
_MOST_PASSES = 64


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """One person's way to the data key."""

    id: str
    kind: SlotKind
    name: str
    kdf: Kdf
    salt: bytes
    nonce: bytes
    sealed_identity: bytes  # the age identity under argon2id(password)
    public: str  # its age recipient
    sealed_key: bytes  # the data key, age-sealed to `public`


class SlotList(msgspec.Struct, frozen=True, kw_only=True):
    """The slots of one data key, with the proof that they belong to it."""

    check: bytes  # derived from the data key: tells a damaged file from a wrong password
    slots: tuple[Slot, ...]
    mac: bytes  # HMAC of the slots under a key derived from the data key

    def by_name(self, name: str) -> Slot | None:
        """Return the slot of an account name, whatever its case."""
        wanted = _folded(name)
        return next((s for s in self.slots if s.kind == "password" and _folded(s.name) == wanted), None)

    def by_id(self, slot_id: str) -> Slot | None:
        """Return the slot of an id, or None."""
        return next((s for s in self.slots if s.id == slot_id), None)

    def recovery(self) -> Slot | None:
        """Return the slot of the recovery code, or None."""
        return next((s for s in self.slots if s.kind == "recovery"), None)


class KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """The content of kunci.json. `pending` is the list under the next data key while a renewal is under way."""

    format: str = FORMAT
    register: str
    revision: int
    current: SlotList
    pending: SlotList | None = None


class Unlocked(msgspec.Struct, frozen=True, kw_only=True):
    """What a password opened: the identity of its slot."""

    slot_id: str
    identity: str

    def data_key(self, slots: SlotList, register: str) -> bytes:
        """Unseal the data key of a slot list and check that the list belongs to it.

        Raises Problem `account-removed`, `keys-damaged` or `keys-changed-outside`.
        """
        slot = slots.by_id(self.slot_id)
        if slot is None:
            raise Problem("account-removed")
        try:
            key: bytes = pyrage.decrypt(slot.sealed_key, [pyrage.x25519.Identity.from_str(self.identity)])
        except pyrage.DecryptError:
            raise Problem("keys-changed-outside") from None
        if len(key) != KEY_LENGTH or not hmac.compare_digest(_derived(key, b"SIGAP-KEYCHECK-v1"), slots.check):
            raise Problem("keys-damaged")
        if not hmac.compare_digest(_mac(key, register, slots.slots), slots.mac):
            raise Problem("keys-changed-outside")
        return key


def new_data_key() -> bytes:
    """Return a new random data key of 32 bytes."""
    return secrets.token_bytes(KEY_LENGTH)


def new_slot(
    register: str, key: bytes, kind: SlotKind, name: str, secret: str, kdf: Kdf, slot_id: str | None = None
) -> Slot:
    """Make a slot with a new identity, for a password or for the secret signs of a recovery code."""
    identity = pyrage.x25519.Identity.generate()
    return _sealed_slot(register, key, slot_id or secrets.token_hex(8), kind, name, secret, kdf, identity)


def with_secret(register: str, key: bytes, slot: Slot, unlocked: Unlocked, secret: str, kdf: Kdf) -> Slot:
    """Return the slot with its identity sealed under another password."""
    identity = pyrage.x25519.Identity.from_str(unlocked.identity)
    return _sealed_slot(register, key, slot.id, slot.kind, slot.name, secret, kdf, identity)


def slot_list(register: str, key: bytes, slots: tuple[Slot, ...]) -> SlotList:
    """Return the slots with their key check value and HMAC; sealed keys are taken as they are."""
    return SlotList(check=_derived(key, b"SIGAP-KEYCHECK-v1"), slots=slots, mac=_mac(key, register, slots))


def renewed(register: str, new_key: bytes, slots: tuple[Slot, ...]) -> SlotList:
    """Return the slots with a new data key sealed to each; no password is needed."""
    resealed = tuple(msgspec.structs.replace(s, sealed_key=_seal(new_key, s.public)) for s in slots)
    return slot_list(register, new_key, resealed)


def unlock(register: str, slot: Slot, secret: str) -> Unlocked:
    """Open the identity of a slot with its password or code.

    Raises Problem `wrong-password` (or `wrong-recovery-code`), and `keys-damaged` for absurd parameters.
    """
    try:
        sealing_key = _stretched(secret, slot.salt, slot.kdf)
        identity = ChaCha20Poly1305(sealing_key).decrypt(slot.nonce, slot.sealed_identity, _bound_to(register, slot.id))
    except InvalidTag:
        raise Problem(
            "wrong-password" if slot.kind == "password" else "wrong-recovery-code", field="password"
        ) from None
    except ValueError:
        raise Problem("keys-damaged") from None
    return Unlocked(slot_id=slot.id, identity=identity.decode())


def encode(keys: KeyFile) -> bytes:
    """Return the bytes of kunci.json: canonical JSON and, on a second line, its checksum against accidents."""
    body = canonical.to_bytes(keys)
    return body + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n"


def decode(content: bytes) -> KeyFile:
    """Read the bytes of kunci.json.

    Raises Problem `keys-damaged`, or `register-newer` for a format of a later program.
    """
    body, _, checksum = content.rstrip(b"\n").rpartition(b"\n")
    if hashlib.sha256(body).hexdigest().encode() != checksum.strip():
        raise Problem("keys-damaged")
    try:
        if msgspec.json.decode(body, type=_FormatOnly).format != FORMAT:
            raise Problem("register-newer")
        return msgspec.json.decode(body, type=KeyFile)
    except msgspec.MsgspecError:
        raise Problem("keys-damaged") from None


class _FormatOnly(msgspec.Struct):
    format: str


def _sealed_slot(
    register: str,
    key: bytes,
    slot_id: str,
    kind: SlotKind,
    name: str,
    secret: str,
    kdf: Kdf,
    identity: "pyrage.x25519.Identity",
) -> Slot:
    salt, nonce = os.urandom(16), os.urandom(12)
    sealing_key = _stretched(secret, salt, kdf)
    public = str(identity.to_public())
    return Slot(
        id=slot_id,
        kind=kind,
        name=name,
        kdf=kdf,
        salt=salt,
        nonce=nonce,
        sealed_identity=ChaCha20Poly1305(sealing_key).encrypt(
            nonce, str(identity).encode(), _bound_to(register, slot_id)
        ),
        public=public,
        sealed_key=_seal(key, public),
    )


def _stretched(secret: str, salt: bytes, kdf: Kdf) -> bytes:
    if not (0 < kdf.memory_kib <= _MOST_MEMORY_KIB and 0 < kdf.passes <= _MOST_PASSES and 0 < kdf.lanes <= 16):
        raise ValueError("absurd parameters")
    return hash_secret_raw(
        secret=passwords.normal(secret).encode("utf-8", "surrogatepass"),
        salt=salt,
        time_cost=kdf.passes,
        memory_cost=kdf.memory_kib,
        parallelism=kdf.lanes,
        hash_len=32,
        type=Type.ID,
    )


def _bound_to(register: str, slot_id: str) -> bytes:
    return b"SIGAP-SLOT-v1|" + slot_id.encode() + b"|" + register.encode()


def _seal(key: bytes, public: str) -> bytes:
    sealed: bytes = pyrage.encrypt(key, [pyrage.x25519.Recipient.from_str(public)])
    return sealed


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key)


def _mac(key: bytes, register: str, slots: tuple[Slot, ...]) -> bytes:
    covered = canonical.to_bytes((FORMAT, register, slots))
    return hmac.new(_derived(key, b"SIGAP-SLOTS-v1"), covered, hashlib.sha256).digest()


def _folded(name: str) -> str:
    return " ".join(passwords.normal(name).casefold().split())
