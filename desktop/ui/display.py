"""Whether a window can be shown here at all, asked before Qt is loaded: Qt would end the process without a word."""

import ctypes
import os
import socket
import sys
from pathlib import Path


def obstacle() -> str:
    """Return in one Indonesian line why no window can be shown, or an empty text."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM", "xcb") not in ("xcb", "wayland"):
        return ""
    wayland = os.environ.get("WAYLAND_DISPLAY", "")
    display = os.environ.get("DISPLAY", "")
    if not wayland and not (display and _answers(display)):
        return (
            "Tidak ada layar: jendela SIGAP Desa tidak dapat dibuka di sini. "
            "Pakai perintah baris, misalnya: sigap --help"
        )
    if not wayland:
        missing = [name for name in ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0") if not _loads(name)]
        if missing:
            return (
                f"Pustaka layar belum terpasang ({', '.join(missing)}). "
                "Jalankan: sudo apt-get install libxcb-cursor0 libxkbcommon-x11-0"
            )
    return ""


def _answers(display: str) -> bool:
    host, _colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        path = Path("/tmp/.X11-unix") / f"X{number}"  # noqa: S108 — where every X server puts its socket
        return _connects(socket.AF_UNIX, str(path)) or _connects(socket.AF_UNIX, f"\0{path}")
    return _connects(socket.AF_INET, (host.strip("[]"), 6000 + int(number)))


def _connects(family: socket.AddressFamily, address: str | tuple[str, int]) -> bool:
    with socket.socket(family, socket.SOCK_STREAM) as line:
        line.settimeout(2)
        try:
            line.connect(address)
        except OSError:
            return False
    return True


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
