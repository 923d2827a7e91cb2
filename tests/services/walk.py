"""Which public functions of the services change the register, read from their source."""

import ast
from pathlib import Path

import desktop.services

FOLDER = Path(next(iter(desktop.services.__path__)))
_NOT_SERVICES = {"desk"}


def changing_services() -> set[str]:
    """Return "module.function" of every public function that opens a change, itself or through another."""
    calls: dict[str, set[str]] = {}
    changing: set[str] = set()
    for path in FOLDER.glob("*.py"):
        if path.stem in _NOT_SERVICES:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        names = _imported(tree)
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                own = f"{path.stem}.{node.name}"
                calls[own] = set()
                for call in (n for n in ast.walk(node) if isinstance(n, ast.Call)):
                    target = call.func
                    if isinstance(target, ast.Attribute) and target.attr == "changing":
                        changing.add(own)
                    calls[own].add(_name(target, path.stem, names))
    while True:
        more = {name for name, called in calls.items() if called & changing} - changing
        if not more:
            break
        changing |= more
    return {name for name in changing if not name.split(".")[1].startswith("_")}


def _imported(tree: ast.Module) -> dict[str, str]:
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "desktop.services":
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("desktop.services."):
            module = (node.module or "").removeprefix("desktop.services.")
            names |= {alias.asname or alias.name: f"{module}.{alias.name}" for alias in node.names}
    return names


def _name(target: ast.expr, module: str, names: dict[str, str]) -> str:
    if isinstance(target, ast.Name):
        return names.get(target.id, f"{module}.{target.id}")
    if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
        name = f"{names.get(target.value.id, target.value.id)}.{target.attr}"
        # `reports` hands on what stands in `report_writing`.
        return name.replace("reports.re", "report_writing.re") if name.startswith("reports.re") else name
    return ""
