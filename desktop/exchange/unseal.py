"""A file from outside opened and checked against its own signature; whether its sender is known is asked afterwards."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from db.problem import Problem
from db.records.keys import OfficeKeys
from desktop.exchange.container import read_container
from desktop.exchange.diagnosis import AGE_MARK, why_unopened
from desktop.exchange.header import Header
from desktop.exchange.limits import MEGABYTE, PART_LIMIT
from desktop.exchange.payload import Payload, read_payload
from desktop.exchange.seal import OPEN_KINDS, OPEN_MARK
from desktop.exchange.upgrades import SHIPPED, Upgrades


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """A package whose seal and signature are sound. `payload()` reads its records, `blobs` are its attachments."""

    header: Header
    digest: str  # names the package whatever its seal
    sha256: str  # of the file as it arrived
    file_format: int
    opened_by: str  # id of the key it was opened with; empty for a file that is not sealed
    own_copy: bool  # this office made it itself
    body: memoryview = field(repr=False)
    blobs: tuple[memoryview, ...] = field(repr=False)
    upgrades: Upgrades = field(default=SHIPPED, repr=False)

    def payload(self) -> Payload:
        """Read the records.

        Raises the Problems of `payload.read_payload`.
        """
        return read_payload(self.header, self.body, self.upgrades)


def read_file(path: Path) -> bytes:
    """Return the bytes of a file of any name.

    Raises Problem `file-missing`, `file-unreadable` or `package-too-large`.
    """
    try:
        with path.open("rb") as file:
            content = file.read(PART_LIMIT + 1)
    except FileNotFoundError:
        raise Problem("file-missing", path=path.name) from None
    except (OSError, ValueError):
        raise Problem("file-unreadable", file=path.name) from None
    if len(content) > PART_LIMIT:
        raise _too_large()
    return content


def open_package(content: bytes, keys: Iterable[OfficeKeys], upgrades: Upgrades = SHIPPED) -> OpenedFile:
    """Open a file with the keys of this office, the present ones first, and check all that its signature binds.

    Raises Problem: `package-empty`, `package-zero-filled`, `package-not-sigap`, `package-too-large`,
    `package-truncated`, `package-damaged`, `package-not-for-us`, `package-not-sealed`, `package-resealed`,
    `package-recipient-differs`, and those of `container.read_container`.
    """
    own = tuple(keys)
    if len(content) > PART_LIMIT:
        raise _too_large()
    plain, opener = _unsealed(content, own)
    container = read_container(plain, upgrades)
    header = container.header
    own_copy = header.office.key_id in {item.public.key_id for item in own}
    if opener is None:
        if header.kind not in OPEN_KINDS:
            raise Problem("package-not-sealed", office=header.office.name)
    else:
        _check_recipient(header, opener, own)
    return OpenedFile(
        header=header,
        digest=container.digest,
        sha256=hashlib.sha256(content).hexdigest(),
        file_format=container.file_format,
        opened_by=opener.public.key_id if opener else "",
        own_copy=own_copy,
        body=container.body,
        blobs=container.blobs,
        upgrades=upgrades,
    )


def _unsealed(content: bytes, own: tuple[OfficeKeys, ...]) -> tuple[bytes, OfficeKeys | None]:
    """Return what is under the seal, and the keys that opened it."""
    if not content:
        raise Problem("package-empty")
    if OPEN_MARK.startswith(content):
        raise Problem("package-truncated")
    if content.startswith(OPEN_MARK):
        plain = content[len(OPEN_MARK) :]
        _refuse_cut_off(plain)
        return plain, None
    if content.startswith(AGE_MARK):
        from pyrage import DecryptError, decrypt, x25519

        for keys in own:
            try:
                return decrypt(content, [x25519.Identity.from_str(keys.identity)]), keys
            except DecryptError:
                continue
    raise why_unopened(content, [keys.identity for keys in own])


def _refuse_cut_off(plain: bytes) -> None:
    from desktop.exchange.diagnosis import stated_length

    stated = stated_length(plain)
    if stated is None or stated > len(plain):
        raise Problem("package-truncated")


def _check_recipient(header: Header, opener: OfficeKeys, own: tuple[OfficeKeys, ...]) -> None:
    """A signed package may be sealed anew for somebody else; the recipients inside the signature tell (S9)."""
    opened_by = opener.public.key_id
    if opened_by in header.recipients or opened_by == header.office.key_id:
        return
    if any(keys.public.key_id in header.recipients for keys in own):
        raise Problem("package-recipient-differs", office=header.office.name)
    raise Problem("package-resealed", office=header.office.name)


def _too_large() -> Problem:
    return Problem("package-too-large", megabytes=PART_LIMIT // MEGABYTE)
