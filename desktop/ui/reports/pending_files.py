"""Files put beside a form that is not registered yet: held in memory only, never written to disk."""

from dataclasses import dataclass
from pathlib import Path

from db.vocabulary import AttachmentKind

LARGEST = 12_000_000  # bytes read before the service says its own limit; a film dropped by mistake is not loaded
ENDINGS = ("jpg", "jpeg", "png", "pdf")


@dataclass(frozen=True, slots=True)
class PendingFile:
    """A checked file waiting to be sealed with its report."""

    content: bytes
    file_name: str
    media_type: str
    kind: AttachmentKind
    caption: str = ""


def read_start(path: Path) -> bytes:
    """Return the bytes of a file, cut where it is certainly too large.

    Raises OSError when it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(LARGEST)


def open_pattern(text: str) -> str:
    """Return the pattern of a file dialog for pictures and PDF."""
    return f"{text} ({' '.join(f'*.{ending}' for ending in ENDINGS)})"


def size_words(length: int) -> str:
    """Return a file's size: "245 kB", "1,2 MB"."""
    if length < 1_000_000:
        return f"{max(1, round(length / 1000))} kB"
    return f"{length / 1_000_000:.1f} MB".replace(".", ",")
