"""The power-cut disk, compiled once and put under the driver the program ships with."""

import ctypes
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as driver

SOURCE = Path(__file__).with_name("power_cut_vfs.c")
_HEADERS = (Path("/usr/include/sqlite3ext.h"), Path("/usr/local/include/sqlite3ext.h"))


def missing() -> str:
    """Return why the disk cannot be built here, or nothing."""
    if sys.platform == "win32":
        return "the power-cut disk is written for unix file systems"
    if not any(header.exists() for header in _HEADERS):
        return "sqlite3ext.h is missing (Debian: libsqlite3-dev)"
    return "" if shutil.which("gcc") or shutil.which("cc") else "there is no C compiler (Debian: gcc)"


class PowerCutDisk:
    """Controls of the simulated disk."""

    def __init__(self, library: Path) -> None:
        control = driver.connect(":memory:")
        control.enable_load_extension(True)
        control.execute("SELECT load_extension(?, ?)", (str(library), "sqlite3_powercutvfs_init"))
        control.close()
        self._library = ctypes.CDLL(str(library))  # the same copy SQLite loaded
        self._library.power_arm.argtypes = [ctypes.c_long, ctypes.c_ulonglong]
        self._library.power_operations.restype = ctypes.c_long

    @contextmanager
    def installed(self) -> Iterator["PowerCutDisk"]:
        """Let every connection opened meanwhile stand on this disk."""
        self._library.power_reset()
        self._library.power_install(1)
        try:
            yield self
        finally:
            self._library.power_install(0)
            self._library.power_reset()

    def cut_in(self, operations: int, seed: int) -> None:
        """Let the power fail in the n-th operation from now that changes the disk."""
        self._library.power_arm(operations, seed)

    @property
    def is_down(self) -> bool:
        """Whether the power has failed."""
        return bool(self._library.power_is_down())

    @property
    def operations(self) -> int:
        """Operations that changed the disk since `cut_in`."""
        return int(self._library.power_operations())

    def lie_about_sync(self) -> None:
        """Become a disk that says it has synced and has not."""
        self._library.power_ignore_sync(1)

    def restart(self) -> None:
        """Switch the machine on again."""
        self._library.power_reset()


def build() -> PowerCutDisk:
    """Compile the disk (once per version of its source) and load it."""
    name = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]
    library = Path(tempfile.gettempdir()) / f"sigap-powercut-{name}.so"
    if not library.exists():
        made = library.with_suffix(".making.so")
        compiler = shutil.which("gcc") or shutil.which("cc") or "cc"
        command = [compiler, "-O1", "-g", "-Wall", "-Wextra", "-fPIC", "-shared", "-o", str(made), str(SOURCE)]
        subprocess.run(command, check=True, capture_output=True, text=True)
        made.replace(library)
    return PowerCutDisk(library)
