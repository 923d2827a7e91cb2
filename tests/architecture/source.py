"""What the tests of the house read: every source file, parsed once."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("desktop", "db", "resources")


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Return the Python files under some folders of the project, sorted."""
    return tuple(path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))


@cache
def parsed(path: Path) -> ast.Module:
    """Return a source file as a tree."""
    return ast.parse(path.read_text("utf-8"), str(path))


def calls(path: Path, *names: str) -> Iterator[ast.Call]:
    """Yield the calls of functions or methods with one of these names."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
            if name in names:
                yield node


def relative(path: Path) -> str:
    """Return a path as the project names it."""
    return path.relative_to(ROOT).as_posix()
