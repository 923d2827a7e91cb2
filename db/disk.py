"""What the folder of the register must be: on a fixed disk of this computer, writable, with room."""

import ctypes
import errno
import os
import secrets
import shutil
import sys
from pathlib import Path

from db.problem import Problem
from db.safe_file import sync_file

LOW_SPACE = 200 * 1024 * 1024  # bytes; below this the window warns (SAFETY.md R7)

_NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "fuse.sshfs", "fuse.rclone", "davfs"}
)
_WINDOWS_FIXED = (3, 6)  # DRIVE_FIXED, DRIVE_RAMDISK of GetDriveTypeW


def check_folder(directory: Path) -> None:
    """Make sure the register may live in a folder.

    Raises Problem `drive-not-fixed` or `folder-read-only`.
    """
    if not on_fixed_drive(directory):
        raise Problem("drive-not-fixed", directory=str(directory))
    probe = directory / f".uji-tulis-{secrets.token_hex(4)}"
    try:
        probe.write_bytes(b"sigap")
        sync_file(probe)
    except OSError as error:
        raise write_problem(error, directory) from None
    finally:
        remove_if_possible(probe)


def write_problem(error: OSError, directory: Path) -> Problem:
    """Return what to tell about a failed file operation: `disk-full`, `folder-read-only` or `disk-failed`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Problem("disk-full", directory=str(directory))
    forbidden = error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
    return Problem("folder-read-only" if forbidden else "disk-failed", directory=str(directory))


def remove_if_possible(path: Path) -> None:
    """Remove a file if that is possible."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def low_space(directory: Path) -> Problem | None:
    """Return the finding `low-disk-space` when less than `LOW_SPACE` is free."""
    free = shutil.disk_usage(directory).free
    return Problem("low-disk-space", megabytes=free // (1024 * 1024)) if free < LOW_SPACE else None


def need_space(directory: Path, wanted: int) -> None:
    """Make sure a copy of `wanted` bytes fits beside what is there.

    Raises Problem `disk-full`.
    """
    if shutil.disk_usage(directory).free < wanted + 8 * 1024 * 1024:
        raise Problem("disk-full", directory=str(directory))


def on_fixed_drive(directory: Path) -> bool:
    """Tell whether a folder is on a disk built into this computer, as far as the system says."""
    if sys.platform == "win32":
        anchor = directory.resolve().anchor
        return not anchor.startswith("\\\\") and ctypes.windll.kernel32.GetDriveTypeW(anchor) in _WINDOWS_FIXED
    mounts, blocks = Path("/proc/self/mountinfo"), Path("/sys/dev/block")
    if not mounts.exists():
        return True
    return _fixed_on_linux(directory.resolve(), mounts.read_text("utf-8", "replace"), blocks)


def _fixed_on_linux(directory: Path, mountinfo: str, blocks: Path) -> bool:
    device, system = _mount_of(directory, mountinfo)
    if system in _NETWORK_SYSTEMS:
        return False
    block = blocks / device
    if not block.exists():
        return True  # tmpfs, overlay, btrfs: no single device to ask
    for folder in (block.resolve(), *block.resolve().parents[:2]):
        if (folder / "removable").is_file():
            return (folder / "removable").read_text().strip() == "0"
    return True


def _mount_of(directory: Path, mountinfo: str) -> tuple[str, str]:
    """Return device numbers and file system type of the mount a folder is on (format: proc(5), mountinfo)."""
    best, found = -1, ("", "")
    for line in mountinfo.splitlines():
        left, _, right = line.partition(" - ")
        fields, kind = left.split(), right.split()
        if len(fields) < 5 or not kind:
            continue
        point = Path(fields[4].encode().decode("unicode_escape", "replace"))
        if directory.is_relative_to(point) and len(point.parts) >= best:
            best, found = len(point.parts), (fields[2], kind[0])
    return found


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name, or copy it where the file system has no links.

    Raises OSError.
    """
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        sync_file(target)
