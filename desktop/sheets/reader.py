"""A spreadsheet from outside, read by a process of its own so that nothing in it can harm the program."""

import json
import subprocess
import sys
from pathlib import Path

from db.problem import Problem
from desktop.sheets.cells import SheetCells, from_answer

FILE_LIMIT = 50 * 1024 * 1024  # bytes
SECONDS = 20
# In a frozen build the program's own executable answers to this hidden word instead of `-m`.
HIDDEN_WORD = "--read-sheet"

_ROOT = Path(__file__).resolve().parents[2]


def read_cells(path: Path) -> list[SheetCells]:
    """Return the sheets of an xlsx, xls, ods or csv file that hold anything, in the file's order.

    Raises Problem: file-unreadable, sheet-empty, sheet-unknown-kind, sheet-is-web-page, sheet-locked, sheet-damaged,
    sheet-too-large, sheet-too-slow.
    """
    content = _content(path)
    try:
        answer = subprocess.run(  # noqa: S603 — our own interpreter with our own module
            _command(path.suffix),
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            cwd=_ROOT,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        raise Problem("sheet-too-slow", file=path.name, seconds=SECONDS) from None
    except OSError:
        raise Problem("sheet-damaged", file=path.name) from None
    if answer.returncode != 0:
        raise Problem("sheet-damaged", file=path.name)
    sheets = [sheet for sheet in _answered(answer.stdout, path.name) if not sheet.empty]
    if not sheets:
        raise Problem("sheet-empty", file=path.name)
    return sheets


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(FILE_LIMIT + 1)
    except (OSError, ValueError):
        raise Problem("file-unreadable", file=path.name) from None
    if len(content) > FILE_LIMIT:
        raise Problem("sheet-too-large", file=path.name)
    return content


def _command(suffix: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, HIDDEN_WORD, suffix]
    return [sys.executable, "-m", "desktop.sheets.child", suffix]


def _answered(output: bytes, file_name: str) -> list[SheetCells]:
    try:
        answer = json.loads(output)
    except (ValueError, RecursionError):
        raise Problem("sheet-damaged", file=file_name) from None
    if isinstance(answer, dict):
        raise Problem(str(answer.get("problem", "sheet-damaged")), file=file_name)
    return from_answer(answer)
