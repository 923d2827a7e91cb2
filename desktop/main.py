"""The composition root: one entry, two faces."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# What a packaged program answers to when it starts itself as the process that reads a spreadsheet (SAFETY.md §2.10).
READ_SHEET = "--read-sheet"
_OPTIONS = ("--register", "--account", "--lang")


@dataclass(frozen=True, slots=True)
class WindowWanted:
    """What `sigap` without a command was asked for."""

    register: Path | None = None
    account: str = ""
    language: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run SIGAP: without a command the window opens, with one the command line answers.

    Returns the exit code: 0 done, 2 the user can mend it, 1 a bug.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [READ_SHEET]:
        from desktop.sheets.child import main as read_sheet

        return read_sheet(given[1:])
    wanted = window_wanted(given)
    if wanted is None:
        from desktop.commands.main import run

        return run(given)
    return _open_window(wanted)


def window_wanted(arguments: list[str]) -> WindowWanted | None:
    """Return how to open the window, or None when there is a command (or an option only commands know)."""
    found: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name not in _OPTIONS:
            return None
        if not equals:
            if not rest:
                return None
            value = rest.pop(0)
        found[name] = value
    if found.get("--lang", "id") not in ("id", "en"):
        return None
    register = found.get("--register")
    return WindowWanted(Path(register) if register else None, found.get("--account", ""), found.get("--lang", ""))


def _open_window(wanted: WindowWanted) -> int:
    from desktop.ui.display import obstacle

    hindrance = obstacle()
    if hindrance:
        print(hindrance, file=sys.stderr)  # noqa: T201 — the only thing said when there is no window
        return 2
    from desktop.ui.application import run_window
    from resources.language import Language

    return run_window(wanted.register, wanted.account, Language(wanted.language) if wanted.language else None)
