"""Every problem has its words, once, in both languages, with the same parameters."""

import ast
import tomllib
from collections import Counter
from pathlib import Path
from string import Formatter

from desktop.rules.problems import explain_code
from resources import resource_path
from resources.language import Language, use_language

FILES = sorted(resource_path("wording", "problems").glob("*.toml"))
ROOT = Path(__file__).parents[2]
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


def test_texts_follow_the_language_and_survive_odd_parameters():
    assert explain_code("period-unreadable", {"text": "{x} 2026"}).sentence == 'Periode "{x} 2026" tidak dapat dibaca.'
    assert "{text}" in explain_code("period-unreadable", {}).sentence
    use_language(Language.ENGLISH)
    try:
        assert explain_code("value-negative", {}).sentence == "The value cannot be below zero."
    finally:
        use_language(Language.INDONESIAN)


def test_each_problem_is_raised_with_every_word_its_texts_need():
    texts = {code: " ".join(entry.values()) for __, code, entry in entries()}
    lacking = []
    for path in (path for room in ("db", "desktop") for path in sorted((ROOT / room).rglob("*.py"))):
        if path.parent.name == "sheets" and path.name in ("formats.py", "cells.py"):
            continue  # raised in the child process; the reader adds the name of the file
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"):
                continue
            code, given = node.args[0], {word.arg for word in node.keywords}
            if not isinstance(code, ast.Constant) or None in given:
                continue
            needed = {name for __, name, __, __ in Formatter().parse(texts[str(code.value)]) if name}
            if needed - given:
                lacking.append((path.name, node.lineno, code.value, sorted(needed - given)))
    assert lacking == []
