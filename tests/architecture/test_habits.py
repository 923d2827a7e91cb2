"""Habits of the house that a machine can check."""

import re
from pathlib import Path

from tests.architecture.source import ROOT, python_files, relative

_LONGEST = 600
_REASON = re.compile(r"^# Long because ", re.MULTILINE)
_TEXT_FILES = (".py", ".toml", ".md", ".sh", ".cmd", ".po", ".json", ".in", ".cfg")
_TOP_LEVEL = {
    "pyproject.toml",
    "desktop",
    "resources",
    "db",
    "tests",
    "installer",
    "README.md",
    "LICENSE",
}
# Paths of one machine, and the helpers that may have been used on it, have no place in a project; the names are
# parted so that this file does not find itself.
_FOREIGN = re.compile(
    "|".join(
        (
            "/wo" + "rk/",
            "/ro" + "ot/",
            "cla" + "ude",
            "anth" + "ropic",
            "chat" + "gpt",
            "copi" + "lot",
        )
    ),
    re.IGNORECASE,
)


def _texts() -> list[Path]:
    folders = ("desktop", "db", "resources", "installer", "tests", ".ci")
    inside = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    return [
        path
        for path in (*inside, *ROOT.glob("*.*"))
        if path.is_file() and (path.suffix in _TEXT_FILES or path.parent.name == ".ci")
    ]


def test_no_file_grows_without_a_reason() -> None:
    long = [
        relative(path)
        for path in python_files("desktop", "db", "resources", "installer", "tests")
        if len(path.read_text("utf-8").splitlines()) > _LONGEST and not _REASON.search(path.read_text("utf-8"))
    ]
    assert long == []


def test_the_project_names_no_machine_and_no_helper() -> None:
    found = {relative(path): match[0] for path in _texts() if (match := _FOREIGN.search(path.read_text("utf-8")))}
    assert found == {}


def test_the_top_level_stays_as_it_was_decided() -> None:
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    built = {"build", "dist", "out"}
    assert {name for name in visible if not name.endswith(".egg-info")} - built <= _TOP_LEVEL


def test_both_commands_have_a_twin_for_windows() -> None:
    for name in ("run", "test"):
        assert (ROOT / "installer" / f"{name}.sh").is_file()
        twin = (ROOT / "installer" / f"{name}.cmd").read_bytes()
        assert b"\r\n" in twin and b"\n" not in twin.replace(b"\r\n", b"")
