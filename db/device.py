"""Which computer this is, and how many files it has sent.

Kept outside the register, so that a copy or an old backup of the register never uses a number twice (SAFETY.md S7, S8).
"""

import contextlib
import hashlib
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from db import places
from db.safe_file import write_atomically


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The last file sent to one office: its number, counted from 1, and its digest."""

    sequence: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMark:
    """What a device has sent, by the uid of the office it was for (empty: for everybody)."""

    device: str
    lines: dict[str, Line] = field(default_factory=dict)


def machine_hash(register_uid: str) -> str:
    """Return what tells this computer from others, mixed with the register's uid so that it says nothing elsewhere."""
    return hashlib.sha256(f"{register_uid}|{_machine_id()}".encode()).hexdigest()[:32]


def read_mark(register_uid: str) -> SentMark | None:
    """Return what this computer has sent from a register, or None when it knows of nothing."""
    try:
        return msgspec.json.decode(_path(register_uid).read_bytes(), type=SentMark)
    except (OSError, msgspec.MsgspecError):
        return None


def write_mark(register_uid: str, mark: SentMark) -> None:
    """Note the last numbers used, before the file that bears the newest is written.

    Raises OSError.
    """
    write_atomically(_path(register_uid), msgspec.json.encode(mark))


def _path(register_uid: str) -> Path:
    return places.state_dir() / f"{register_uid}.kiriman"


def _machine_id() -> str:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            return _windows_id()
        return Path("/etc/machine-id").read_text("utf-8").strip() or _network_id()
    return _network_id()


def _windows_id() -> str:
    import winreg  # type: ignore[import-not-found,unused-ignore]

    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:  # type: ignore[attr-defined,unused-ignore]
        return str(winreg.QueryValueEx(key, "MachineGuid")[0])  # type: ignore[attr-defined,unused-ignore]


def _network_id() -> str:
    return f"{uuid.getnode():012x}"
