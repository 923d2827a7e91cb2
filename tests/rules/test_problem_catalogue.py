"""Every problem has its words, once, in both languages; and every code the program raises is in the catalogue."""

import ast
import tomllib
from collections import Counter
from pathlib import Path
from string import Formatter

from desktop.rules.problems import all_codes, explain_code
from resources import resource_path
from resources.language import Language, use_language

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(resource_path("wording", "problems").glob("*.toml"))
KEYS = {"id", "id_next", "en", "en_next"}


def entries():
    for path in FILES:
        for code, entry in tomllib.loads(path.read_text("utf-8")).items():
            yield path.name, code, entry


def test_no_code_stands_twice():
    counted = Counter(code for __, code, __ in entries())
    assert [code for code, times in counted.items() if times > 1] == []


def test_each_code_has_four_texts_with_the_same_parameters():
    for file, code, entry in entries():
        assert set(entry) == KEYS, (file, code)
        assert entry["id"].strip() and entry["en"].strip(), (file, code)
        used = {key: {name for __, name, __, __ in Formatter().parse(entry[key]) if name} for key in KEYS}
        assert used["id"] | used["id_next"] == used["en"] | used["en_next"], (file, code)


def test_every_problem_the_program_raises_is_in_the_catalogue():
    known = set(all_codes())
    missing = {}
    for room in ("db", "desktop"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"
                if named and node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value not in known:
                    missing[node.args[0].value] = f"{path.relative_to(ROOT)}:{node.lineno}"
    assert missing == {}


def test_texts_follow_the_language_and_survive_odd_parameters():
    assert explain_code("period-unreadable", {"text": "{x} 2026"}).sentence == 'Periode "{x} 2026" tidak dapat dibaca.'
    assert "{text}" in explain_code("period-unreadable", {}).sentence
    use_language(Language.ENGLISH)
    try:
        assert explain_code("value-negative", {}).sentence == "The value cannot be below zero."
    finally:
        use_language(Language.INDONESIAN)
