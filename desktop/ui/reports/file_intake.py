"""Brings files from outside to the form: read, checked and shrunk on the worker, with a clear word when refused."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from db.problem import Problem
from db.vocabulary import AttachmentKind
from desktop.ui import files, messages
from desktop.ui.reports.pending_files import PendingFile, open_pattern, read_start
from desktop.ui.workplace import Workplace
from resources.language import _

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def browse(workplace: Workplace, parent: QWidget, on_file: Callable[[PendingFile], None]) -> None:
    """Ask for one file and check it."""
    files.ask_open(
        workplace,
        parent,
        _("Pilih foto atau PDF"),
        open_pattern(_("Foto dan PDF")),
        lambda path: take(workplace, parent, [path], on_file),
    )


def take(workplace: Workplace, parent: QWidget, paths: Iterable[Path], on_file: Callable[[PendingFile], None]) -> None:
    """Check files; `on_file` gets each one that can be kept."""
    for path in paths:
        try:
            content = read_start(path)
        except OSError:
            messages.problem(parent, Problem("file-unreadable", file=path.name))
            continue
        take_bytes(workplace, parent, content, path.name, on_file)


def take_bytes(
    workplace: Workplace,
    parent: QWidget,
    content: bytes,
    name: str,
    on_file: Callable[[PendingFile], None],
    kind: AttachmentKind = AttachmentKind.OBJECT_PHOTO,
) -> None:
    """Check one file's bytes on the worker."""
    workplace.read(
        lambda desk: _prepare(desk, content, name, kind),
        on_file,
        on_problem=lambda problem: messages.problem(parent, problem),
    )


def _prepare(_desk: "Desk", content: bytes, name: str, kind: AttachmentKind) -> PendingFile:
    from desktop.services import pictures

    kept = pictures.prepare(content, name)
    return PendingFile(kept.content, kept.file_name, kept.media_type, kind)
