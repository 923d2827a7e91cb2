"""Versions of this program, as they stand in files: which of two is older."""

import re

_NUMBERS = re.compile(r"[0-9]{1,5}(?:\.[0-9]{1,5}){0,2}")

Version = tuple[int, int, int]


def version_said(text: str) -> Version | None:
    """Return the version at the end of a text such as "SIGAP Desa 0.1.0", or None where there is none."""
    last = text.split()[-1:] or [""]
    if not _NUMBERS.fullmatch(last[0]):
        return None
    first, second, third = (*(int(part) for part in last[0].split(".")), 0, 0)[:3]
    return first, second, third


def is_older(program: str, oldest: str) -> bool:
    """Tell whether a program is older than the oldest one taken; one that says no version is."""
    wanted = version_said(oldest)
    if wanted is None:
        return False
    return (version_said(program) or (0, 0, 0)) < wanted
