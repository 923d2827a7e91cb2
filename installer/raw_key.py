#!/usr/bin/env python3
"""From kunci.json and a password to the raw key of the register, without the rest of SIGAP Desa.

    python raw_key.py kunci.json "account name"     asks for the password (or takes SIGAP_PASSWORD)
    python raw_key.py kunci.json --recovery         asks for the code of the recovery sheet

Needs pyrage, argon2-cffi and cryptography; nothing of SIGAP itself, so a register can be read in twenty years.
It prints the raw key and the PRAGMA lines that open register.db in any SQLCipher, such as Debian's `sqlcipher`.
WHOEVER HAS THE RAW KEY READS EVERYTHING. Work on a copy of the folder, with the program closed.

How it works (formats: kunci.json is JSON and, on its second line, the SHA-256 of the first):
1. A slot = {id, kind, name, kdf, salt, nonce, sealed_identity, public, sealed_key}; bytes are base64.
2. argon2id(password as NFC UTF-8, salt, memory_kib, passes, lanes; 32 bytes) gives a ChaCha20-Poly1305 key. It opens
   `sealed_identity` with `nonce` and the associated data "SIGAP-SLOT-v1|" slot id "|" register uid.
   For the recovery sheet the password is the code's first 20 signs (capitals; O is 0, I and L are 1).
3. Inside is an age identity ("AGE-SECRET-KEY-1..."). It opens `sealed_key`, an age file: the data key, 32 bytes.
   (The same by hand: save the identity to a file, then `age -d -i FILE`.)
4. The data key is the raw key of SQLCipher. Page size 4096; HMAC-SHA1 and PBKDF2-HMAC-SHA1, the settings of
   SQLCipher 3, so that old and new versions open it. The file's first 16 bytes are its salt, as SQLCipher expects.
If a removal of an account was cut off, `pending` holds a second list; try its key when the first does not open.
Attachments (lampiran/*.age) are age files; their identity stands in the register:
SELECT json FROM settings WHERE key = 'attachment_identity'.
"""

import argparse
import base64
import getpass
import json
import os
import sys
import unicodedata
from pathlib import Path

import pyrage
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305


def raw_keys(content: bytes, account: str | None, secret: str) -> list[str]:
    """Return the data keys (hex) a password opens: one, or two while a removal is cut off.

    Raises SystemExit with a sentence when account or password do not fit.
    """
    keys = json.loads(content.splitlines()[0])
    lists = [slots for slots in (keys["current"], keys.get("pending")) if slots]
    found = [key for slots in lists if (key := _raw_key(keys["register"], slots["slots"], account, secret))]
    if not found:
        sys.exit("wrong password, or no such account in this file")
    return found


def pragmas(key: str) -> list[str]:
    """Return the lines that open the register, the key first; a version that lacks one of them ignores it."""
    return [
        f"PRAGMA key = \"x'{key}'\";",
        "PRAGMA cipher_page_size = 4096;",
        "PRAGMA cipher_hmac_algorithm = HMAC_SHA1;",
        "PRAGMA cipher_kdf_algorithm = PBKDF2_HMAC_SHA1;",
    ]


def _raw_key(register: str, slots: list[dict[str, object]], account: str | None, secret: str) -> str | None:
    for slot in slots:
        wanted = slot["kind"] == "recovery" if account is None else _folded(str(slot["name"])) == _folded(account)
        if wanted:
            try:
                return _unlock(register, slot, secret)
            except InvalidTag:
                return None
    return None


def _unlock(register: str, slot: dict[str, object], secret: str) -> str:
    kdf = slot["kdf"]
    assert isinstance(kdf, dict)  # noqa: S101 — the format above
    sealing_key = hash_secret_raw(
        secret=unicodedata.normalize("NFC", secret).encode(),
        salt=_bytes(slot["salt"]),
        time_cost=kdf["passes"],
        memory_cost=kdf["memory_kib"],
        parallelism=kdf["lanes"],
        hash_len=32,
        type=Type.ID,
    )
    bound_to = f"SIGAP-SLOT-v1|{slot['id']}|{register}".encode()
    identity = ChaCha20Poly1305(sealing_key).decrypt(_bytes(slot["nonce"]), _bytes(slot["sealed_identity"]), bound_to)
    opened: bytes = pyrage.decrypt(_bytes(slot["sealed_key"]), [pyrage.x25519.Identity.from_str(identity.decode())])
    return opened.hex()


def _bytes(text: object) -> bytes:
    return base64.b64decode(str(text))


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _code_signs(typed: str) -> str:
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    return signs.replace("O", "0").replace("I", "1").replace("L", "1")[:20]


def main() -> None:
    """Ask for the password and print what opens the register."""
    parser = argparse.ArgumentParser(description="Print the raw key of a SIGAP register.")
    parser.add_argument("keys", type=Path, help="kunci.json or one of its copies")
    parser.add_argument("account", nargs="?", help="account name; without it, or with --recovery, the recovery code")
    parser.add_argument("--recovery", action="store_true")
    arguments = parser.parse_args()
    account = None if arguments.recovery else arguments.account
    secret = os.environ.get("SIGAP_PASSWORD") or getpass.getpass("Password: " if account else "Recovery code: ")
    for key in raw_keys(arguments.keys.read_bytes(), account, secret if account else _code_signs(secret)):
        print(f"-- raw key: {key}", *pragmas(key), sep="\n")  # noqa: T201 — its purpose


if __name__ == "__main__":
    main()
