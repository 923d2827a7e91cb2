"""Every problem has its words, once, in both languages, with the same parameters."""

import tomllib
from collections import Counter
from string import Formatter

from desktop.rules.problems import explain_code
from resources import resource_path
from resources.language import Language, use_language

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


def test_texts_follow_the_language_and_survive_odd_parameters():
    assert explain_code("period-unreadable", {"text": "{x} 2026"}).sentence == 'Periode "{x} 2026" tidak dapat dibaca.'
    assert "{text}" in explain_code("period-unreadable", {}).sentence
    use_language(Language.ENGLISH)
    try:
        assert explain_code("value-negative", {}).sentence == "The value cannot be below zero."
    finally:
        use_language(Language.INDONESIAN)
