"""Attachments, each sealed once in a file of its own beside the register (SAFETY.md §2.2).

A sealed file is named by the SHA-256 of its sealed bytes: whoever keeps a copy can check it without a key, and the
name tells nothing about the picture. Sealed files are written once and never changed.
"""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyrage

from db.problem import Problem
from db.safe_file import write_atomically

SEALED_NAME = re.compile(r"^[0-9a-f]{64}\.age$")


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A sealed attachment: `sha256` (hex) and `length` are of the plain content."""

    sha256: str
    sealed_name: str
    length: int


@dataclass(frozen=True, slots=True)
class AttachmentCheck:
    """What a check of the folder found, as sealed names."""

    sound: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    unused: tuple[str, ...]


class AttachmentStore:
    """The folder of sealed attachments and the age identity that opens them."""

    def __init__(self, directory: Path, identity: str) -> None:
        self.directory = directory
        self._identity = pyrage.x25519.Identity.from_str(identity)

    def seal(self, content: bytes) -> SealedFile:
        """Seal a content and write it to the disk.

        Raises OSError.
        """
        sealed = pyrage.encrypt(content, [self._identity.to_public()])
        name = f"{hashlib.sha256(sealed).hexdigest()}.age"
        self.directory.mkdir(mode=0o700, exist_ok=True)
        write_atomically(self.directory / name, sealed)
        return SealedFile(hashlib.sha256(content).hexdigest(), name, len(content))

    def discard(self, sealed_name: str) -> None:
        """Remove a sealed file whose content is to be destroyed; one that is gone already is no fault."""
        if SEALED_NAME.match(sealed_name):
            (self.directory / sealed_name).unlink(missing_ok=True)

    def open(self, sealed_name: str, sha256: str = "", length: int | None = None) -> bytes:
        """Return the content of a sealed file; with `sha256` or `length`, only if it is that content.

        Raises Problem `attachment-missing` or `attachment-damaged`.
        """
        if not SEALED_NAME.match(sealed_name):
            raise Problem("attachment-missing", sealed_name=sealed_name)
        try:
            sealed = (self.directory / sealed_name).read_bytes()
        except OSError:
            raise Problem("attachment-missing", sealed_name=sealed_name) from None
        if f"{hashlib.sha256(sealed).hexdigest()}.age" != sealed_name:
            raise Problem("attachment-damaged", sealed_name=sealed_name)
        try:
            content: bytes = pyrage.decrypt(sealed, [self._identity])
        except pyrage.DecryptError:
            raise Problem("attachment-damaged", sealed_name=sealed_name) from None
        same_length = length is None or len(content) == length
        if not same_length or (sha256 and hashlib.sha256(content).hexdigest() != sha256):
            raise Problem("attachment-damaged", sealed_name=sealed_name)
        return content

    def check(self, known: Iterable[str]) -> AttachmentCheck:
        """Compare the folder with the sealed names the register knows, reading every file once."""
        wanted = set(known)
        present = {p.name for p in self.directory.glob("*.age")} if self.directory.is_dir() else set()
        damaged = {name for name in wanted & present if not is_sound(self.directory / name)}
        return AttachmentCheck(
            sound=len(wanted & present) - len(damaged),
            missing=tuple(sorted(wanted - present)),
            damaged=tuple(sorted(damaged)),
            unused=tuple(sorted(present - wanted)),
        )


def is_sound(path: Path) -> bool:
    """Tell whether a sealed file still is what its name says; no key is needed."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == path.name.removesuffix(".age")
    except OSError:
        return False
