"""The container of a backup: a plain ustar archive whose names and sizes are checked before a byte is believed."""

import hashlib
import io
import re
import tarfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import IO

import msgspec

from db.problem import Problem
from db.safe_file import sync_file

KEYS, REGISTER, MANIFEST = "kunci.json", "register.db", "manifest.json"
FORMAT = "sigap-backup-1"

_SEALED = re.compile(r"^lampiran/[0-9a-f]{64}\.age$")
_MOST_MEMBERS = 200_000
_LARGEST = {KEYS: 4 << 20, REGISTER: 7 << 30, MANIFEST: 64 << 20}
_LARGEST_SEALED = 64 << 20
_PIECE = 1 << 20


class Member(msgspec.Struct, frozen=True):
    """A file of the archive, with the length and SHA-256 (hex) it must have."""

    name: str
    length: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup holds. `shared` names attachments kept once beside all automatic backups."""

    format: str = FORMAT
    register: str
    made_at: datetime
    revision: str
    commits: int
    audit_entries: int
    audit_head: str
    tables: dict[str, int]
    members: tuple[Member, ...]
    shared: tuple[str, ...] = ()


def add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> Member:
    """Add a member from memory."""
    info = tarfile.TarInfo(name)
    info.size = len(content)
    tar.addfile(info, io.BytesIO(content))
    return Member(name, len(content), hashlib.sha256(content).hexdigest())


def add_file(tar: tarfile.TarFile, name: str, path: Path) -> Member:
    """Add a member from a file that does not change meanwhile.

    Raises OSError.
    """
    info = tarfile.TarInfo(name)
    info.size = path.stat().st_size
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        tar.addfile(info, file)
    return Member(name, info.size, digest)


def add_manifest(tar: tarfile.TarFile, manifest: Manifest) -> None:
    """Add the manifest; it is the last member."""
    add_bytes(tar, MANIFEST, msgspec.json.encode(manifest, order="deterministic"))


def read_manifest(file: Path) -> Manifest:
    """Return what a backup file says it holds, without reading the rest of it.

    Raises Problem `backup-damaged`, `backup-not-ours` or `register-newer`.
    """
    try:
        with tarfile.open(file, "r:") as tar:
            for info in tar:
                content = tar.extractfile(info) if info.name == MANIFEST and _acceptable(info) else None
                if content is not None:
                    return _manifest(content.read())
    except (tarfile.TarError, EOFError, OSError, msgspec.MsgspecError, ValueError):
        raise Problem("backup-damaged") from None
    raise Problem("backup-damaged")


def read(file: Path, target: Path, only: set[str] | None = None) -> Manifest:
    """Check a whole backup file against its manifest and write its members (or those of `only`) under a folder.

    Only the fixed names are accepted, so nothing can land outside the folder.
    Raises Problem `backup-damaged`, `backup-not-ours` or `register-newer`; OSError when the folder cannot be written.
    """
    try:
        with tarfile.open(file, "r:") as tar:
            return _read(tar, target, only)
    except (tarfile.TarError, EOFError, msgspec.MsgspecError, ValueError, OverflowError):
        raise Problem("backup-damaged") from None


def _read(tar: tarfile.TarFile, target: Path, only: set[str] | None) -> Manifest:
    members: list[Member] = []
    names: set[str] = set()
    manifest: Manifest | None = None
    while (info := tar.next()) is not None:
        if manifest is not None or len(members) > _MOST_MEMBERS or not _acceptable(info):
            raise Problem("backup-not-ours")
        content = tar.extractfile(info)
        if content is None or info.name in names:
            raise Problem("backup-not-ours")
        names.add(info.name)
        if info.name == MANIFEST:
            manifest = _manifest(content.read())
        elif only is None or info.name in only:
            path = target / info.name
            path.parent.mkdir(mode=0o700, exist_ok=True)
            with path.open("xb") as out:
                members.append(_copy(content, info, out.write))
            sync_file(path)
        else:
            members.append(_copy(content, info, lambda _: None))
    if manifest is None or tuple(members) != manifest.members or [m.name for m in members[:2]] != [KEYS, REGISTER]:
        raise Problem("backup-damaged")
    return manifest


def _acceptable(info: tarfile.TarInfo) -> bool:
    plain = info.type == tarfile.REGTYPE and not info.pax_headers and not getattr(info, "sparse", None)
    largest = _LARGEST_SEALED if _SEALED.match(info.name) else _LARGEST.get(info.name, -1)
    return plain and 0 <= info.size <= largest


def _manifest(content: bytes) -> Manifest:
    found = msgspec.json.decode(content, type=dict[str, object]).get("format")
    if found != FORMAT:
        raise Problem("register-newer" if str(found).startswith("sigap-backup-") else "backup-not-ours")
    return msgspec.json.decode(content, type=Manifest)


def _copy(content: IO[bytes], info: tarfile.TarInfo, write: Callable[[bytes], object]) -> Member:
    digest, length = hashlib.sha256(), 0
    while piece := content.read(_PIECE):
        digest.update(piece)
        length += len(piece)
        write(piece)
    return Member(info.name, length, digest.hexdigest())
