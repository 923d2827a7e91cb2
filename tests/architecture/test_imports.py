"""Imports run one way, and each room knows only what it may know."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, parsed, python_files, relative

# What the rooms below the services may use of the ground floor; the rest of db is the register itself.
_GROUND_FLOOR = ("db.vocabulary", "db.records", "db.problem", "db.clock")
_ALSO = {"desktop/sheets": ("db.safe_file",), "desktop/exchange": ("db.safe_file",)}
# Libraries that a start of the window must not wait for.
_HEAVY = ("reportlab", "holidays", "alembic", "PIL", "pypdfium2", "xlsxwriter", "python_calamine", "num2words")


def _imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def test_the_import_contracts_are_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize("room", ["desktop/rules", "desktop/exchange", "desktop/printing", "desktop/sheets"])
def test_rules_papers_and_sheets_know_only_the_words_of_the_ground_floor(room: str) -> None:
    allowed = (*_GROUND_FLOOR, *_ALSO.get(room, ()))
    strange = [
        f"{relative(path)}: {name}"
        for path in python_files(room)
        for name in _imported(path)
        if name.split(".")[0] == "db" and not name.startswith(allowed)
    ]
    assert strange == []


def test_the_window_starts_without_the_heavy_libraries() -> None:
    code = f"import sys, desktop.main; print([name for name in {_HEAVY} if name in sys.modules])"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "[]"
