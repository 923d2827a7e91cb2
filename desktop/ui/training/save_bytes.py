"""Writing what was made to a file the person chose."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from db.problem import Problem
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def save_bytes(
    workplace: Workplace,
    path: Path,
    content: bytes,
    on_saved: Callable[[Path], None],
    on_problem: Callable[[Problem], None],
) -> None:
    """Write bytes to a file on the worker, whole or not at all."""

    def write(_desk: "Desk") -> Path:
        from db.safe_file import write_atomically

        try:
            write_atomically(path, content)
        except OSError as error:
            raise Problem("file-not-written", path=str(path)) from error
        return path

    workplace.read(write, on_saved, on_problem=on_problem)
