"""What this program calls itself in files that leave the office."""

from functools import cache
from importlib import metadata


@cache
def program_name() -> str:
    """Return name and version, as "SIGAP Desa 0.1.0"."""
    try:
        return f"SIGAP Desa {metadata.version('sigap-desa')}"
    except metadata.PackageNotFoundError:
        return "SIGAP Desa"
