"""Every text a person may meet exists in both languages and says the same."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import polib
import pytest

from tests.architecture.source import ROOMS, ROOT, calls, python_files, relative

_CODE = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)+$")
_PARTS = sorted((ROOT / "resources" / "i18n" / "parts").glob("*.po"))


def _catalogue() -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = {}
    for path in sorted((ROOT / "resources" / "wording" / "problems").glob("*.toml")):
        entries |= tomllib.loads(path.read_text("utf-8"))
    return entries


def _strings(node: ast.expr) -> list[str]:
    """The texts an argument can be: a constant, or one of the two of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _strings(node.body) + _strings(node.orelse)
    return []


def _raised_codes() -> dict[str, str]:
    """Every problem code that stands in the source as one, with a place it stands."""
    found: dict[str, str] = {}
    for path in python_files(*ROOMS):
        for call in calls(path, "Problem", "doubt", "infer", "Finding", "Field"):
            for argument in [*call.args[:4], *(word.value for word in call.keywords if word.arg == "code")]:
                for text in _strings(argument):
                    if _CODE.match(text):
                        found.setdefault(text, f"{relative(path)}:{call.lineno}")
    return found


def _placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)[^{}]*\}", text))


def test_every_problem_has_its_texts() -> None:
    catalogue = _catalogue()
    missing = {code: place for code, place in _raised_codes().items() if code not in catalogue}
    assert missing == {}


def test_every_problem_says_the_same_in_both_languages() -> None:
    unequal = [
        code
        for code, entry in _catalogue().items()
        if set(entry) != {"id", "id_next", "en", "en_next"}
        or not entry["id"]
        or not entry["en"]
        or bool(entry["id_next"]) != bool(entry["en_next"])
        or _placeholders(entry["id"] + entry["id_next"]) != _placeholders(entry["en"] + entry["en_next"])
    ]
    assert unequal == []


def test_no_problem_text_is_left_over() -> None:
    written = "\n".join(path.read_text("utf-8") for path in python_files(*ROOMS))
    # A code may be put together from its beginning, as f"sheet-remark-{…}".
    beginnings = tuple(re.findall(r'f"([a-z0-9]+(?:-[a-z0-9]+)*-)\{', written))
    left = [code for code in _catalogue() if f'"{code}"' not in written and not code.startswith(beginnings or ("\0",))]
    assert left == []


def test_texts_of_screens_are_plain_constants() -> None:
    built = [
        f"{relative(path)}:{call.lineno}"
        for path in python_files(*ROOMS)
        for call in calls(path, "_", "ngettext")
        if any(not isinstance(argument, ast.Constant) for argument in call.args[: 2 if len(call.args) > 1 else 1])
        and relative(path) != "resources/language.py"
    ]
    assert built == []


def _screen_texts() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in python_files(*ROOMS):
        for call in calls(path, "_", "ngettext"):
            if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
                found.setdefault(call.args[0].value, f"{relative(path)}:{call.lineno}")
    return found


def test_every_text_of_a_screen_has_its_english() -> None:
    known = {entry.msgid for part in _PARTS for entry in polib.pofile(str(part)) if entry.msgstr or entry.msgstr_plural}
    missing = sorted(f"{place}: {text}" for text, place in _screen_texts().items() if text and text not in known)
    assert missing == []


@pytest.mark.parametrize("part", _PARTS, ids=lambda part: part.stem)
def test_english_texts_keep_the_placeholders(part: Path) -> None:
    unequal = [
        entry.msgid
        for entry in polib.pofile(str(part))
        for said in ([entry.msgstr] if not entry.msgid_plural else entry.msgstr_plural.values())
        if said and not _placeholders(said) <= _placeholders(entry.msgid) | _placeholders(entry.msgid_plural)
    ]
    assert unequal == []


def test_the_english_catalogue_is_built_from_its_parts() -> None:
    script = ROOT / "installer" / "merge_catalogue.py"
    answer = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
